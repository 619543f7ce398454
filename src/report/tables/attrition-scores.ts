import type { Attrition, AttritionGroup, AttritionScore, Count, Result } from '../../model/result.ts';
import { type Context, sentenceCase } from '../context.ts';
import { MISSING } from '../number-format.ts';
import { type Cell, type Table, type TableColumn, type Text, type Value, words } from '../table.ts';
import { collectGaps } from './gaps.ts';
import { intervalMethods, labelledNotes } from './notes.ts';
import { countCell, intervalCell, printing } from './number-cells.ts';
import { type ScoreRow, scoreRows } from './score-rows.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

const DIGITS = 2;

/** Those who left against those who stayed, on their scores of the first wave. `null` when nobody left or nobody was matched. */
export function attritionScoresTable(result: Result, context: Context): Table | null {
  const { attrition } = result;
  if (attrition === undefined || attrition.left === 0) return null;
  const compared = scoreRows(result.scales).flatMap((row) => {
    const own = scoreOf(attrition, row);
    return own === undefined ? [] : [{ row, own }];
  });
  if (compared.length === 0) return null;
  const gaps = collectGaps(context);
  const rows = compared.map(({ row, own }) => {
    const name = context.name(row.scale.name);
    const cells = cellsOf(own, context);
    gaps.watch(cells, tooFew(own.stayed.n) || tooFew(own.left.n) ? 'too-few' : 'zero-variance', name);
    return {
      kind: row.parent === null ? ('body' as const) : ('sub' as const),
      cells: [words(name), ...cells],
    };
  });
  return {
    id: 'attrition-scores',
    label: null,
    title: context.word('title.attrition.scores'),
    subtitle: null,
    columns: columnsOf(result.settings.confidence, context),
    rows,
    notes: labelledNotes(context, [
      context.text('note.attrition'),
      ...undecidedNote(attrition, context),
      context.text('note.attrition.scores'),
      effectNote(compared[0]!.own, context),
      ...gaps.notes(),
    ]),
    data: {
      columns: [...DATA_COLUMNS, ...withheldColumn(context)],
      rows: compared.map(({ row, own }) => dataRow(row, own, context)),
    },
  };
}

/** Those who left against those who stayed, on the quantities that were asked for, such as age in years. `null` without any. */
export function attritionQuantitiesTable(result: Result, context: Context): Table | null {
  const { attrition } = result;
  const { quantities = [] } = attrition ?? {};
  if (attrition === undefined || attrition.left === 0 || quantities.length === 0) return null;
  const gaps = collectGaps(context);
  const rows = quantities.map((own) => {
    const cells = cellsOf(own, context);
    gaps.watch(cells, tooFew(own.stayed.n) || tooFew(own.left.n) ? 'too-few' : 'zero-variance', own.column);
    return { kind: 'body' as const, cells: [words(own.column), ...cells] };
  });
  const [first, ...others] = columnsOf(result.settings.confidence, context);
  return {
    id: 'attrition-quantities',
    label: null,
    title: context.word('title.attrition.quantities'),
    subtitle: null,
    columns: [{ ...first!, key: 'characteristic', header: context.text('column.characteristic') }, ...others],
    rows,
    notes: labelledNotes(context, [
      context.text('note.attrition'),
      ...undecidedNote(attrition, context),
      context.text('note.attrition.quantities'),
      effectNote(quantities[0]!, context),
      ...gaps.notes(),
    ]),
    data: {
      columns: ['characteristic', ...DATA_COLUMNS.slice(3), ...withheldColumn(context)],
      rows: quantities.map((own) => [own.column, ...dataValues(own), ...withheldValue(context, own)]),
    },
  };
}

function effectNote({ effectSize }: Compared, context: Context): Text {
  return [
    ...context.text('effect.definition.hedges-g'),
    ...context.text('note.effectInterval', {
      method: intervalMethods(context, [effectSize.ci.method]) ?? MISSING,
    }),
  ];
}

/** How many of the first wave are in neither group. */
export function undecidedNote({ undecided }: Attrition, context: Context): Text[] {
  if (undecided === 0) return [];
  return [context.text('note.attrition.undecided', { n: context.number.count(undecided) })];
}

function scoreOf({ scores }: Attrition, { scale, parent }: ScoreRow): AttritionScore | undefined {
  const [ofScale, ofSubscale] = parent === null ? [scale.id, null] : [parent.id, scale.id];
  return scores.find((each) => each.scale === ofScale && each.subscale === ofSubscale);
}

function tooFew(n: Count): boolean {
  return n !== null && n < 2;
}

function columnsOf(confidence: number, context: Context): TableColumn[] {
  const right = { align: 'right' } as const;
  const groupColumns = (key: 'stayed' | 'left'): TableColumn[] => {
    const group = sentenceCase(context.text(`attrition.${key}`));
    return [
      { key: `${key} n`, header: context.text('column.n'), ...right, group },
      { key: `${key} mean`, header: context.text('column.mean'), ...right, group },
      { key: `${key} sd`, header: context.text('column.sd'), ...right, group },
    ];
  };
  const test = { ...right, group: sentenceCase(context.text('method.welch')) };
  const effect = { ...right, group: sentenceCase(context.text('effect.hedges-g')) };
  return [
    { key: 'scale', header: context.text('column.scale'), align: 'left', stub: true },
    ...groupColumns('stayed'),
    ...groupColumns('left'),
    { key: 'difference', header: context.text('column.difference'), ...test },
    { key: 'statistic', header: context.text('symbol.t'), ...test },
    { key: 'df', header: context.text('column.df'), ...test },
    { key: 'p', header: context.text('column.p'), ...test },
    { key: 'effect', header: context.text('symbol.hedges-g'), ...effect },
    {
      key: 'effectInterval',
      header: context.text('column.interval', { level: context.number.level(confidence) }),
      ...effect,
    },
  ];
}

/** Those who stayed and those who left, of a score or a quantity. */
type Compared = Omit<AttritionScore, 'scale' | 'subscale'>;

function cellsOf(score: Compared, context: Context): Cell[] {
  const { stayed, left, test, effectSize } = score;
  const own = printing(context, score);
  const { number } = own;
  const fixed = (value: number | null): Cell => ({ value, text: number.fixed(value, DIGITS) });
  const group = ({ n, mean, sd }: AttritionGroup): Cell[] => [countCell(n, context), fixed(mean), fixed(sd)];
  return [
    ...group(stayed),
    ...group(left),
    fixed(test.difference),
    fixed(test.statistic),
    { value: test.df, text: number.degreesOfFreedom(test.df) },
    { value: test.p, text: number.p(test.p) },
    fixed(effectSize.value),
    intervalCell([effectSize.ci.lower, effectSize.ci.upper], DIGITS, own),
  ];
}

const DATA_COLUMNS = [
  ...['scale', 'name', 'parent', 'stayedN', 'stayedMean', 'stayedSd', 'leftN', 'leftMean', 'leftSd'],
  ...['method', 'difference', 'standardError', 'ciLevel', 'ciLower', 'ciUpper', 'statistic', 'df', 'p'],
  ...['effectSize', 'effectValue', 'effectCiLower', 'effectCiUpper', 'effectCiMethod'],
] as const;

function dataRow({ scale, parent }: ScoreRow, own: AttritionScore, context: Context): Value[] {
  return [
    ...[scale.id, context.name(scale.name), parent?.id ?? null],
    ...dataValues(own),
    ...withheldValue(context, own),
  ];
}

function dataValues({ stayed, left, test, effectSize }: Compared): Value[] {
  return [
    ...[stayed.n, stayed.mean, stayed.sd, left.n, left.mean, left.sd],
    ...[test.method, test.difference, test.standardError, test.ci.level, test.ci.lower, test.ci.upper],
    ...[test.statistic, test.df, test.p],
    ...[
      effectSize.type,
      effectSize.value,
      effectSize.ci.lower,
      effectSize.ci.upper,
      effectSize.ci.method ?? null,
    ],
  ];
}
