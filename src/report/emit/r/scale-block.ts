import { bandDecimals } from '../../../model/band-decimals.ts';
import type {
  AnswerTable,
  EmitItem,
  EmitPlan,
  EmitScale,
  EmitScore,
  EmitSource,
} from '../../../model/emit-plan.ts';
import { englishText, scoreRule } from '../wording.ts';
import { columnOf, contrastFrame } from './data.ts';
import { rComment, rName, rNumber, rString, rVector } from './literals.ts';
import { MODEL_FUNCTIONS } from './model-functions.ts';

/** Answers, items and scores of a scale: decoding for each wave, reversal, and one `report()` per score. */
export function scaleBlock(scale: EmitScale, plan: EmitPlan): string {
  const { sources, waves } = plan;
  const tables = scale.answers.map((table, index) => answerTable(tableName(index), table, scale));
  const decoded = waves.flatMap(({ name, source }, wave) => {
    const items = scale.items.filter((item) => item.columns[wave] !== null);
    return items.length < scale.items.length
      ? []
      : [`${rName(name)} = ${decodedItems(items, name, wave, sources[source]!)}`];
  });
  const reversed = scale.items.flatMap(({ id, reversal }) =>
    reversal === null ? [] : [`${rName(id)} = ${rNumber(reversal)}`],
  );
  const skipped = scale.items.flatMap((item) => {
    if (item.skipped === null) return [];
    const when = item.skipped.when.map(
      (codes) => `c(${codes.map(([id, code]) => `${rName(id)} = ${rNumber(code)}`).join(', ')})`,
    );
    return [
      `list(item = ${rString(item.id)}, code = ${rNumber(item.skipped.code)}, when = list(${when.join(', ')}))`,
    ];
  });
  const recoded = scale.items.flatMap(({ id, recode }) =>
    recode === null
      ? []
      : [
          `${rName(id)} = list(${vectorOf(recode.map(([code]) => code))}, ${vectorOf(recode.map(([, value]) => value))})`,
        ],
  );
  const single = plan.singleItems && scale.items.some((item) => item.single !== null);
  return [
    `# ---- ${englishText(scale.name).replace(/\s+/g, ' ')} (${scale.id} ${scale.version}) ----`,
    '',
    ...tables,
    `items <- list(\n  ${decoded.join(',\n  ')}\n)`,
    ...(skipped.length === 0
      ? []
      : [`items <- lapply(items, fill_skipped, ${rVector(skipped, '', 'list(')})`]),
    ...(single ? ['given <- items  # before reversal'] : []),
    ...(reversed.length === 0 ? [] : [`items <- lapply(items, reverse, ${rVector(reversed, '')})`]),
    ...(recoded.length === 0 ? [] : [`items <- lapply(items, recode, ${rVector(recoded, '', 'list(')})`]),
    ...scale.scores.map((score) => reportCall(scale, score, plan)),
    ...(single ? [singleItemsCall(scale)] : []),
  ].join('\n');
}

/** Every item by itself. */
function singleItemsCall({ id, items }: EmitScale): string {
  const listed = items.flatMap((item) => (item.single === null ? [] : [{ id: item.id, ...item.single }]));
  const list = (key: 'codes' | 'agreeing') =>
    rVector(
      listed.map((item) => `${rName(item.id)} = ${vectorOf(item[key])}`),
      '  ',
      'list(',
    );
  const shares = listed.flatMap((item) => (item.of === 'shares' ? [rString(item.id)] : []));
  const options = [
    ...[rString(id), 'given', 'items'],
    `codes = ${list('codes')}`,
    `agreeing = ${list('agreeing')}`,
    `shares = ${shares.length === 0 ? 'character(0)' : rVector(shares, '  ')}`,
  ];
  return rVector(options, '', 'report_single_items(');
}

function vectorOf(values: readonly number[]): string {
  return `c(${values.map(rNumber).join(', ')})`;
}

function tableName(index: number): string {
  return index === 0 ? 'meanings' : `meanings_${index + 1}`;
}

/** What the words of these columns mean; numbers mean themselves. */
function answerTable(name: string, table: AnswerTable, { answers }: EmitScale): string {
  if (table.length === 0) return `${name} <- numeric(0)  # numbers only`;
  const width = Math.max(...table.map(({ cell }) => rString(cell).length));
  const lines = table.map(({ cell, value, kind }, index) => {
    const literal = rString(cell);
    const comma = index === table.length - 1 ? '' : ',';
    const remarks = [
      ...(kind === 'impossible' ? ['impossible, counted as missing'] : []),
      ...(kind === 'missing' ? ['no answer'] : []),
      ...(literal.includes('\\u') || literal.includes('\\U') ? [cell.replace(/\s+/g, ' ')] : []),
    ];
    const entry = `${literal.padEnd(width)} = ${value === null ? 'NA' : rNumber(value)}${comma}`;
    return `  ${entry}${remarks.length === 0 ? '' : `  # ${remarks.join('; ')}`}`;
  });
  const which =
    answers.length > 1 && name !== 'meanings' ? ' for columns that write their answers another way' : '';
  return `${rComment(`What each answer means${which}, before reversal`)}\n${name} <- c(\n${lines.join('\n')}\n)`;
}

/** `decode(…)` of a wave; items with another range or table of answers are decoded apart and bound together again. */
function decodedItems(
  items: readonly EmitItem[],
  name: string,
  wave: number,
  { columns }: EmitSource,
): string {
  const groups = new Map<string, EmitItem[]>();
  for (const item of items) {
    const key = `${item.columns[wave]!.answers} ${item.range.join(' ')}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const calls = [...groups.values()].map((group) => {
    const [low, high] = group[0]!.range;
    const range = `range = c(${rNumber(low)}, ${rNumber(high ?? Number.POSITIVE_INFINITY)})`;
    const headers = group.map((item) => {
      const column = columns.find(({ index }) => index === item.columns[wave]!.index)!;
      return { literal: `${rName(item.id)} = ${columnOf(column)}`, isNumber: column.isAmbiguous };
    });
    const table = tableName(group[0]!.columns[wave]!.answers);
    // Places and headers are no one vector.
    const open = headers.some(({ isNumber }) => isNumber) ? 'list(' : 'c(';
    const list = rVector(
      headers.map(({ literal }) => literal),
      '  ',
      open,
    );
    return `decode(waves[[${rString(name)}]], ${table}, ${range}, columns = ${list})`;
  });
  if (calls.length === 1) return calls[0]!;
  const order = rVector(
    items.map(({ id }) => rString(id)),
    '  ',
  );
  return `cbind(\n  ${calls.join(',\n  ')}\n  )[, ${order}, drop = FALSE]`;
}

function reportCall(scale: EmitScale, score: EmitScore, { contrasts, samples }: EmitPlan): string {
  const [low, high] = score.range;
  const part = score.items.length < scale.items.length || score.items.some((item, index) => item !== index);
  const ids = score.items.map((index) => scale.items[index]!.id);
  const options = [
    rString(score.id),
    'items',
    `aggregate = "${score.aggregate}"`,
    `at_least = ${score.minAnswered}`,
    `range = c(${rNumber(low)}, ${rNumber(high ?? Number.POSITIVE_INFINITY)})`,
    ...(part ? [`only = ${rVector(ids.map(rString), '  ')}`] : []),
    ...(score.weights === null
      ? []
      : [
          `weights = ${rVector(
            score.weights.map((weight, i) => `${rName(ids[i]!)} = ${rNumber(weight)}`),
            '  ',
          )}`,
        ]),
    ...(score.transform === null ? [] : [`transform = ${transformFunction(score.transform)}`]),
    ...bands(score),
    ...(score.models.length + score.populations.length === 0
      ? []
      : [`models = ${rVector([...score.models.map(modelCall), ...populationsCall(score)], '  ', 'list(')}`]),
    ...(score.inFamily ? [] : ['in_family = FALSE']),
    // Not every wave has the scale.
    ...(scale.contrasts.length === contrasts.length
      ? []
      : [`compared = ${contrastFrame(scale.contrasts, samples)}`]),
  ];
  const rule = `${englishText(score.name)}: ${scoreRule(scale, score)}`;
  return `${rComment(rule)}\n${rVector(options, '', 'report(')}`;
}

/** The function of a model, with what it is told. */
function modelCall({ method, covariance }: EmitScore['models'][number]): string {
  const name = MODEL_FUNCTIONS[method];
  if (covariance === null || covariance === 'unstructured') return name;
  return `function(...) ${name}(..., covariance = ${rString(covariance)})`;
}

/** The comparison with populations, each by its numbers. */
function populationsCall({ populations }: EmitScore): string[] {
  if (populations.length === 0) return [];
  const each = populations.map(
    ({ mean, sd, n }) =>
      `list(mean = ${rNumber(mean)}, sd = ${rNumber(sd)}, n = ${n === null ? 'NA' : rNumber(n)})`,
  );
  return [`against(${each.join(', ')})`];
}

function transformFunction(transform: NonNullable<EmitScore['transform']>): string {
  if ('lookup' in transform) {
    const raw = rVector(
      transform.lookup.map(([from]) => rNumber(from)),
      '  ',
    );
    const to = rVector(
      transform.lookup.map(([, score]) => rNumber(score)),
      '  ',
    );
    return `function(raw) ${to}[match(raw, ${raw})]`;
  }
  const expression = transform.steps.reduce((inner, step) => {
    if ('add' in step) return `(${inner} + ${operand(step.add)})`;
    if ('subtract' in step) return `(${inner} - ${operand(step.subtract)})`;
    if ('multiply' in step) return `(${inner} * ${operand(step.multiply)})`;
    return `(${inner} / ${operand(step.divide)})`;
  }, 'raw');
  return `function(raw) ${expression}`;
}

function operand(value: number): string {
  return value < 0 ? `(${rNumber(value)})` : rNumber(value);
}

function bands(score: EmitScore): string[] {
  if (score.bands.length === 0) return [];
  const min = vectorOf(score.bands.map((band) => band.min));
  const max = vectorOf(score.bands.map((band) => band.max ?? Number.POSITIVE_INFINITY));
  return [`bands = list(min = ${min}, max = ${max})`, `decimals = ${bandDecimals(score.bands)}`];
}
