import type { Count, IndividualChangeCounts, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Cell, EMPTY, type Table, type Value, words } from '../table.ts';
import { type ComparedScore, comparedScores } from './comparison.ts';
import { COMPARED_COLUMNS, comparedValues } from './comparison-data.ts';
import { labelledNotes } from './notes.ts';
import { countCell, printing } from './number-cells.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

const DIGITS = 2;

/** Matched respondents who changed beyond measurement error: one row per score. `null` without any. */
export function individualChangeTable(result: Result, context: Context): Table | null {
  const changed = comparedScores(result).flatMap((score) => {
    const counts = score.comparison.further?.individualChange ?? null;
    return counts === null ? [] : [{ score, counts }];
  });
  if (changed.length === 0) return null;
  const recovers = changed.some(({ counts }) => counts.recovered !== null);
  const right = { align: 'right' } as const;
  return {
    id: 'individual-change',
    label: null,
    title: context.word('title.individualChange'),
    subtitle: null,
    columns: [
      { key: 'scale', header: context.text('column.scale'), align: 'left', stub: true },
      { key: 'n', header: context.text('column.n'), ...right },
      { key: 'reliability', header: context.text('column.reliability'), ...right },
      { key: 'smallest', header: context.text('column.reliableChange'), ...right },
      { key: 'better', header: context.text('column.improved'), ...right },
      { key: 'unchanged', header: context.text('column.unchanged'), ...right },
      { key: 'worse', header: context.text('column.worsened'), ...right },
      ...(recovers ? [{ key: 'recovered', header: context.text('column.recovered'), ...right }] : []),
    ],
    rows: changed.map(({ score: { scale, parent }, counts }) => ({
      kind: parent === null ? 'body' : 'sub',
      cells: [words(context.name(scale.name)), ...countCells(counts, recovers, context)],
    })),
    notes: labelledNotes(context, [
      context.text('note.individualChange'),
      ...(changed.some(({ counts }) => counts.improved === null) ? [context.text('note.neutralChange')] : []),
      ...(recovers ? [context.text('note.recovered')] : []),
    ]),
    data: {
      columns: [...DATA_COLUMNS, ...withheldColumn(context)],
      rows: changed.map(({ score, counts }) => dataRowOf(score, counts, context)),
    },
  };
}

function countCells(counts: IndividualChangeCounts, recovers: boolean, context: Context): Cell[] {
  const { number } = printing(context, counts);
  const count = (value: Count): Cell => countCell(value, context);
  return [
    count(counts.n),
    { value: counts.reliability, text: number.bounded(counts.reliability, DIGITS) },
    { value: counts.smallestReliableChange, text: number.fixed(counts.smallestReliableChange, DIGITS) },
    // A neutral scale has no better or worse: it rose or fell.
    count(counts.improved ?? counts.rose),
    count(counts.unchanged),
    count(counts.worsened ?? counts.fell),
    ...(recovers ? [counts.recovered === null ? EMPTY : count(counts.recovered)] : []),
  ];
}

const DATA_COLUMNS = [
  ...COMPARED_COLUMNS,
  ...[
    'method',
    'n',
    'reliability',
    'reliabilitySource',
    'sd',
    'criterion',
    'smallestReliableChange',
    'rose',
    'unchanged',
  ],
  ...[
    'fell',
    'improved',
    'worsened',
    'cutoffType',
    'cutoff',
    'recovered',
    'bandHigher',
    'bandSame',
    'bandLower',
  ],
] as const;

function dataRowOf(score: ComparedScore, counts: IndividualChangeCounts, context: Context): Value[] {
  const { method, n, reliability, reliabilitySource, sd, criterion, smallestReliableChange } = counts;
  return [
    ...comparedValues(score, context),
    ...[method, n, reliability, reliabilitySource, sd, criterion, smallestReliableChange],
    ...[counts.rose, counts.unchanged, counts.fell, counts.improved, counts.worsened],
    ...[counts.cutoff?.type ?? null, counts.cutoff?.value ?? null, counts.recovered],
    ...[counts.bands?.higher ?? null, counts.bands?.same ?? null, counts.bands?.lower ?? null],
    ...withheldValue(context, counts),
  ];
}
