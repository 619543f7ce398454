import type { AttritionCharacteristic, Count, Result } from '../../model/result.ts';
import { sumOfCounts } from '../../model/withheld.ts';
import { type Context, sentenceCase } from '../context.ts';
import {
  type Cell,
  EMPTY,
  type Table,
  type TableColumn,
  type TableRow,
  type Text,
  type Value,
  words,
} from '../table.ts';
import { undecidedNote } from './attrition-scores.ts';
import { collectGaps, type Gaps } from './gaps.ts';
import { intervalMethods, labelledNotes } from './notes.ts';
import { boundedIntervalCell, countCell, printing } from './number-cells.ts';
import { categoryCell } from './respondents.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

const DIGITS = 2;

/** Those who left against those who stayed, on the characteristics that were asked for. `null` without any. */
export function attritionCharacteristicsTable(result: Result, context: Context): Table | null {
  const { attrition } = result;
  if (attrition === undefined || attrition.left === 0 || attrition.characteristics.length === 0) return null;
  const { characteristics } = attrition;
  const gaps = collectGaps(context);
  const rows = characteristics.flatMap((characteristic) => rowsOf(characteristic, context, gaps));
  return {
    id: 'attrition-characteristics',
    label: null,
    title: context.word('title.attrition.characteristics'),
    subtitle: null,
    columns: columnsOf(result.settings.confidence, context),
    rows,
    notes: labelledNotes(context, [
      context.text('note.attrition'),
      ...undecidedNote(attrition, context),
      context.text('note.attrition.characteristics', {
        method: intervalMethods(context, [characteristics[0]!.effectSize.ci.method]) ?? '',
      }),
      ...smallExpectedNote(characteristics, context),
      ...gaps.notes(),
    ]),
    data: {
      columns: [...DATA_COLUMNS, ...withheldColumn(context)],
      rows: characteristics.flatMap((each) => dataRows(each, context)),
    },
  };
}

function columnsOf(confidence: number, context: Context): TableColumn[] {
  const right = { align: 'right' } as const;
  const group = (key: 'stayed' | 'left'): TableColumn[] => {
    const heading = sentenceCase(context.text(`attrition.${key}`));
    return [
      { key: `${key} n`, header: context.text('column.n'), ...right, group: heading },
      { key: `${key} share`, header: [{ text: '%' }], ...right, group: heading },
    ];
  };
  const test = { ...right, group: context.text('group.test') };
  const effect = { ...right, group: context.text('effect.cramers-v') };
  return [
    { key: 'characteristic', header: context.text('column.characteristic'), align: 'left', stub: true },
    ...group('stayed'),
    ...group('left'),
    { key: 'statistic', header: context.text('symbol.chi-square'), ...test },
    { key: 'df', header: context.text('column.df'), ...test },
    { key: 'p', header: context.text('column.p'), ...test },
    { key: 'effect', header: context.text('symbol.cramers-v'), ...effect },
    {
      key: 'effectInterval',
      header: context.text('column.interval', { level: context.number.level(confidence) }),
      ...effect,
    },
  ];
}

function rowsOf(characteristic: AttritionCharacteristic, context: Context, gaps: Gaps): TableRow[] {
  const { column, categories, test, effectSize } = characteristic;
  const own = printing(context, characteristic);
  const { number } = own;
  const statistics: Cell[] = [
    { value: test.statistic, text: number.fixed(test.statistic, DIGITS) },
    { value: test.df, text: number.degreesOfFreedom(test.df) },
    { value: test.p, text: number.p(test.p) },
    { value: effectSize.value, text: number.bounded(effectSize.value, DIGITS) },
    boundedIntervalCell([effectSize.ci.lower, effectSize.ci.upper], DIGITS, own),
  ];
  gaps.watch(statistics, 'not-computed', column);
  const totals = totalsOf(characteristic);
  const shares = ([stayed, left]: readonly [Count, Count], counted: boolean): Cell[] =>
    ([stayed, left] as const).flatMap((n, group): Cell[] => {
      const total = totals[group] ?? null;
      const share = counted && total !== null && total > 0 && n !== null ? n / total : null;
      return [countCell(n, context), share === null ? EMPTY : { value: share, text: number.share(share, 1) }];
    });
  const blanks = [EMPTY, EMPTY, EMPTY, EMPTY, EMPTY];
  return [
    { kind: 'body', cells: [words(column), EMPTY, EMPTY, EMPTY, EMPTY, ...statistics] },
    ...categories.map((category): TableRow => {
      const { value, others, stayed, left } = category;
      const counted = value !== null || others === true;
      const name = categoryCell(category, column, context);
      return { kind: 'sub', cells: [name, ...shares([stayed, left], counted), ...blanks] };
    }),
  ];
}

/** Respondents with a value, who stayed and who left. */
function totalsOf({ categories }: AttritionCharacteristic): [Count, Count] {
  const answered = categories.filter(({ value, others }) => value !== null || others === true);
  return [sumOfCounts(answered.map(({ stayed }) => stayed)), sumOfCounts(answered.map(({ left }) => left))];
}

function smallExpectedNote(characteristics: readonly AttritionCharacteristic[], context: Context): Text[] {
  const flagged = characteristics.flatMap(({ column, test: { smallExpected, expected, exact } }) => {
    if (!smallExpected || expected === null) return [];
    const { count, p } = context.number;
    const facts = { column, below: count(expected.below5), cells: count(expected.cells) };
    const known = exact?.p ?? null;
    return known === null
      ? [context.word('smallExpected', facts)]
      : [context.word('smallExpected.exact', { ...facts, p: p(known) })];
  });
  if (flagged.length === 0) return [];
  return [context.text('note.smallExpected', { columns: flagged.join(context.word('separator')) })];
}

const DATA_COLUMNS = [
  ...['variable', 'value', 'stayed', 'left', 'n', 'method', 'statistic', 'df', 'p'],
  ...['expectedCells', 'expectedBelow5', 'expectedSmallest', 'smallExpected', 'exactMethod', 'exactP'],
  ...['effectSize', 'effectValue', 'ciLevel', 'ciLower', 'ciUpper', 'ciMethod'],
] as const;

function dataRows(characteristic: AttritionCharacteristic, context: Context): Value[][] {
  const { column, categories, test, effectSize } = characteristic;
  const { expected } = test;
  return categories.map(({ value, stayed, left }) => [
    ...[column, value, stayed, left, test.n, test.method, test.statistic, test.df, test.p],
    ...[expected?.cells ?? null, expected?.below5 ?? null, expected?.smallest ?? null, test.smallExpected],
    ...[test.exact?.method ?? null, test.exact?.p ?? null],
    ...[effectSize.type, effectSize.value, effectSize.ci.level, effectSize.ci.lower, effectSize.ci.upper],
    effectSize.ci.method ?? null,
    ...withheldValue(context, characteristic, stayed, left),
  ]);
}
