import { bandDecimals } from '../../../model/band-decimals.ts';
import type { EmitPlan, EmitScore } from '../../../model/emit-plan.ts';
import { powerOfTen } from '../../../model/power-of-ten.ts';
import { englishText, scoreRule } from '../wording.ts';
import { operand, spssComment, spssLabel, spssNumber, wrapped } from './literals.ts';
import { UNKNOWN } from './read-file.ts';
import type { ScoreVariables, Variables } from './variables.ts';

/** The check that every cell was understood. Shown before anything is computed from it. */
export function checkCommands(plan: EmitPlan, variables: Variables): string {
  const name = variables.names.give('unknown_answers');
  const ranges = new Map<string, { range: readonly [number, number | null]; items: string[] }>();
  for (const item of scoredScales(plan).flatMap(({ items }) => items)) {
    const key = item.range.join(' ');
    const known = ranges.get(key) ?? { range: item.range, items: [] };
    known.items.push(variables.itemName(item));
    ranges.set(key, known);
  }
  const counts = [...ranges.values()].map(({ range: [low, high], items }) => {
    const above = high === null ? '' : `, ${spssNumber(high + 1e-6)} THRU HIGHEST`;
    return `${wrapped(items)}\n      (LOWEST THRU ${spssNumber(low - 1e-6)}${above})`;
  });
  const all = [...ranges.values()].flatMap(({ items }) => items);
  const respondents = plan.waves.reduce((sum, wave) => sum + wave.respondents, 0);
  const grouped = plan.groups.length > 0;
  return [
    spssComment(
      'Check: the maximum of this table must be 0. Anything else is an answer that this syntax does not know',
      grouped
        ? 'N is the respondents of the groups'
        : `N must be ${respondents}; otherwise the files have changed since this syntax was written`,
    ),
    `COUNT ${name} =\n    ${counts.join('\n    ')}.`,
    `DESCRIPTIVES VARIABLES=${name} /STATISTICS=MAX.`,
    `RECODE ${wrapped(all)} (${UNKNOWN}=SYSMIS).`,
  ].join('\n');
}

function scoredScales(plan: EmitPlan) {
  return plan.scales.filter(({ scores }) => scores.length > 0);
}

/** Reversal, scores and bands. */
export function scoreCommands(plan: EmitPlan, variables: Variables): string {
  const reversals = scoredScales(plan).flatMap(({ items }) =>
    items.flatMap((item) => {
      const name = variables.itemName(item);
      return item.reversal === null ? [] : [`COMPUTE ${name} = ${spssNumber(item.reversal)} - ${name}.`];
    }),
  );
  const recodings = scoredScales(plan).flatMap(({ items }) =>
    items.flatMap((item) => {
      if (item.recode === null) return [];
      const values = item.recode.map(([code, value]) => `(${spssNumber(code)}=${spssNumber(value)})`);
      return [`RECODE ${variables.itemName(item)} ${wrapped(values)} (ELSE=SYSMIS).`];
    }),
  );
  const skips = scoredScales(plan).flatMap(({ items }) =>
    items.flatMap((item) => {
      if (item.skipped === null) return [];
      const name = variables.itemName(item);
      const holds = item.skipped.when.map((codes) => {
        const equal = codes.map(
          ([id, code]) =>
            `${variables.itemName(items.find((other) => other.id === id)!)} EQ ${spssNumber(code)}`,
        );
        return `(${equal.join(' AND ')})`;
      });
      return [
        `IF (MISSING(${name}) AND (${holds.join(' OR ')})) ${name} = ${spssNumber(item.skipped.code)}.`,
      ];
    }),
  );
  return [
    ...(skips.length === 0
      ? []
      : [
          spssComment('Questions that the form lets people skip: what a blank counts as after these codes'),
          ...skips,
        ]),
    ...(reversals.length === 0
      ? []
      : [
          spssComment('Reversed items: lowest plus highest code of the declared range, minus the answer'),
          ...reversals,
        ]),
    ...(recodings.length === 0
      ? []
      : [spssComment('Items with a key of their own: what each answer counts as'), ...recodings]),
    ...variables.scores.flatMap((score) => [
      spssComment(`${englishText(score.score.name)}: ${scoreRule(score.scale, score.score)}`),
      ...computeScore(score, variables),
      ...bandCommands(score),
    ]),
  ].join('\n');
}

function computeScore({ score, name, items }: ScoreVariables, variables: Variables): string[] {
  const { aggregate, weights, transform } = score;
  const expression = weights === null ? unweighted(score, items) : weighted(score, items, weights);
  if (transform === null) return [`COMPUTE ${name} = ${expression}.`];
  if ('lookup' in transform) {
    const raw = variables.names.give(`${name}_${aggregate}`);
    const values = transform.lookup.map(([from, to]) => `(${spssNumber(from)}=${spssNumber(to)})`);
    return [
      `COMPUTE ${raw} = ${expression}.`,
      `RECODE ${raw} ${wrapped(values)} (ELSE=SYSMIS) INTO ${name}.`,
    ];
  }
  const steps = transform.steps.map((step) => {
    if ('add' in step) return `${name} + ${operand(step.add)}`;
    if ('subtract' in step) return `${name} - ${operand(step.subtract)}`;
    if ('multiply' in step) return `${name} * ${operand(step.multiply)}`;
    return `${name} / ${operand(step.divide)}`;
  });
  return [`COMPUTE ${name} = ${expression}.`, ...steps.map((step) => `COMPUTE ${name} = ${step}.`)];
}

function unweighted({ aggregate, minAnswered }: EmitScore, items: readonly string[]): string {
  const list = wrapped(items, ', ');
  if (aggregate === 'mean') return `MEAN.${minAnswered}(${list})`;
  if (minAnswered === items.length) return `SUM.${minAnswered}(${list})`;
  return `SUM.${minAnswered}(${list}) * ${items.length} / NVALID(${list})`;
}

/** Products that are missing drop out of a sum, as the items do. */
function weighted(
  { aggregate, minAnswered }: EmitScore,
  items: readonly string[],
  weights: readonly number[],
): string {
  const products = items.map((item, index) => `${spssNumber(weights[index]!)} * ${item}`);
  const answered = items.map((item, index) => `${spssNumber(weights[index]!)} * NVALID(${item})`);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const sum = `SUM.${minAnswered}(${wrapped(products, ', ')})`;
  const weight = `SUM(${wrapped(answered, ', ')})`;
  return aggregate === 'mean' ? `${sum} / ${weight}` : `${sum} * ${spssNumber(all)} / ${weight}`;
}

/** Scores are rounded half away from zero to the decimals of the limits before they are put in a band. */
function bandCommands({ score, name, band }: ScoreVariables): string[] {
  if (band === null) return [];
  const factor = powerOfTen(bandDecimals(score.bands));
  const sign = score.range[0] < 0 ? ` * (2 * (${name} GE 0) - 1)` : '';
  const limits = score.bands.map(
    ({ min, max }, index) =>
      `(${spssNumber(min)} THRU ${max === null ? 'HIGHEST' : spssNumber(max)}=${index + 1})`,
  );
  const labels = score.bands.map(({ label }, index) => `${index + 1} ${spssLabel(englishText(label), 120)}`);
  return [
    `COMPUTE ${band} = TRUNC(ABS(${name}) * ${factor} + 0.500000001) / ${factor}${sign}.`,
    `RECODE ${band} ${wrapped(limits)} (ELSE=SYSMIS).`,
    `VALUE LABELS ${band} ${wrapped(labels)}.`,
  ];
}
