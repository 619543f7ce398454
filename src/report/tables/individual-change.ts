import type { IndividualChangeCounts, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Column, EMPTY, numberColumn, type Table, tableOf } from '../table.ts';
import { type ComparedScore, comparedColumns, comparedScores } from './comparison.ts';
import { labelledNotes } from './notes.ts';
import { countCell, type NumberCells, numberCells, readingOf } from './number-cells.ts';
import { rowKind } from './score-rows.ts';

const DIGITS = 2;

/** Matched respondents who changed beyond measurement error: one row per score. `null` without any. */
export function individualChangeTable(result: Result, context: Context): Table | null {
  const rows = comparedScores(result).flatMap((score) => {
    const counts = score.comparison.further?.individualChange ?? null;
    return counts === null ? [] : [{ ...score, counts, own: numberCells(context, counts) }];
  });
  const [one] = rows;
  if (one === undefined) return null;
  const recovers = rows.some(({ counts }) => counts.recovered !== null);
  return tableOf<ChangeRow>(context, {
    id: 'individual-change',
    title: context.word('title.individualChange'),
    rows,
    kind: rowKind,
    columns: columnsOf(recovers, one.isOneOf, context),
    notes: () =>
      labelledNotes(context, [
        context.text('note.individualChange'),
        ...(rows.some(({ counts }) => counts.improved === null) ? [context.text('note.neutralChange')] : []),
        ...(recovers ? [context.text('note.recovered')] : []),
      ]),
  });
}

interface ChangeRow extends ComparedScore {
  readonly counts: IndividualChangeCounts;
  readonly own: NumberCells;
}

/** @param recovers whether it is known of some score how many recovered */
function columnsOf(recovers: boolean, several: boolean, context: Context): Column<ChangeRow>[] {
  return [
    ...comparedColumns(context, several),
    { key: 'method', value: ({ counts }) => counts.method },
    numberColumn('n', context.text('column.n'), ({ counts }) => countCell(counts.n, context)),
    numberColumn('reliability', context.text('column.reliability'), ({ own, counts }) =>
      own.bounded(counts.reliability, DIGITS),
    ),
    { key: 'reliabilitySource', value: ({ counts }) => counts.reliabilitySource },
    { key: 'sd', value: ({ counts }) => counts.sd },
    { key: 'criterion', value: ({ counts }) => counts.criterion },
    numberColumn('smallestReliableChange', context.text('column.reliableChange'), ({ own, counts }) =>
      own.fixed(counts.smallestReliableChange, DIGITS),
    ),
    // A neutral scale has no better or worse: it rose or fell.
    numberColumn(
      'better',
      context.text('column.improved'),
      ({ counts }) => countCell(counts.improved ?? counts.rose, context),
      { data: [] },
    ),
    { key: 'rose', value: ({ counts }) => readingOf(counts, 'rose', counts.rose) },
    numberColumn('unchanged', context.text('column.unchanged'), ({ counts }) =>
      countCell(counts.unchanged, context),
    ),
    numberColumn(
      'worse',
      context.text('column.worsened'),
      ({ counts }) => countCell(counts.worsened ?? counts.fell, context),
      { data: [] },
    ),
    { key: 'fell', value: ({ counts }) => readingOf(counts, 'fell', counts.fell) },
    { key: 'improved', value: ({ counts }) => readingOf(counts, 'improved', counts.improved) },
    { key: 'worsened', value: ({ counts }) => readingOf(counts, 'worsened', counts.worsened) },
    { key: 'cutoffType', value: ({ counts }) => counts.cutoff?.type },
    { key: 'cutoff', value: ({ counts }) => counts.cutoff?.value },
    numberColumn(
      'recovered',
      context.text('column.recovered'),
      ({ counts }) => (counts.recovered === null ? EMPTY : countCell(counts.recovered, context)),
      { when: recovers, data: [] },
    ),
    { key: 'recovered', value: ({ counts }) => readingOf(counts, 'recovered', counts.recovered) },
    { key: 'bandHigher', value: ({ counts }) => readingOf(counts, 'bands', counts.bands?.higher) },
    { key: 'bandSame', value: ({ counts }) => readingOf(counts, 'bands', counts.bands?.same) },
    { key: 'bandLower', value: ({ counts }) => readingOf(counts, 'bands', counts.bands?.lower) },
  ];
}
