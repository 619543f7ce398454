import type { NonInferiority, Result } from '../../model/result.ts';
import { isRankTest } from '../../model/statistics/tests.ts';
import type { Context } from '../context.ts';
import { type Column, EMPTY, numberColumn, type Table, type Text, tableOf, words } from '../table.ts';
import {
  type ComparedScore,
  comparedColumns,
  comparedName,
  comparedScores,
  differenceCell,
  differenceIntervalCell,
} from './comparison.ts';
import { alphaText } from './decision.ts';
import { labelledNotes } from './notes.ts';
import { type NumberCells, numberCells, respondentsCell } from './number-cells.ts';
import { rowKind } from './score-rows.ts';
import { related, STATISTIC_DIGITS } from './test-names.ts';

interface NonInferiorityRow extends ComparedScore {
  readonly found: NonInferiority;
  readonly own: NumberCells;
}

/** Every difference against its margin of non-inferiority. `null` where no margin was given. */
export function nonInferiorityTable(result: Result, context: Context): Table | null {
  const rows = rowsOf(result, context);
  const [one] = rows;
  if (one === undefined) return null;
  return tableOf<NonInferiorityRow>(context, {
    id: 'non-inferiority',
    title: context.word('title.nonInferiority'),
    rows,
    kind: rowKind,
    name: (score) => comparedName(score, context),
    columns: columnsOf(result.settings.confidence, one.isOneOf, context),
    notes: (blanks) =>
      labelledNotes(context, [
        context.text('note.nonInferiority', {
          alpha: [...new Set(rows.map(({ found }) => alphaText(found.alpha, context)))].join(', '),
        }),
        ...nonInferioritySentences(result, context),
        ...blanks,
      ]),
  });
}

/** What each comes to, in one sentence. */
export function nonInferioritySentences(result: Result, context: Context): Text[] {
  return rowsOf(result, context).flatMap((row): Text[] => {
    const { bound, margin, better, nonInferior, p, method } = row.found;
    if (bound === null || nonInferior === null) return [];
    const { number } = context;
    const fixed = (value: number) => number.fixed(value, STATISTIC_DIGITS);
    return [
      context.text('nonInferiority.sentence', {
        scale: comparedName(row, context),
        first: context.sample(row.samples[0]),
        second: context.sample(row.samples[1]),
        shown: nonInferior ? 'yes' : 'no',
        end: better === 'higher' ? 'lower' : 'upper',
        level: number.level(result.settings.confidence),
        bound: fixed(bound),
        margin: number.plain(better === 'higher' ? -margin : margin),
        p:
          p === null || isRankTest(method as 'mann-whitney')
            ? []
            : context.text('nonInferiority.p', { p: related(number.p(p)) }),
      }),
    ];
  });
}

function rowsOf(result: Result, context: Context): NonInferiorityRow[] {
  return comparedScores(result).flatMap((score) => {
    const found = score.comparison.nonInferiority;
    const why = found?.reason === 'zero-variance' ? 'zero-variance' : 'too-few';
    return found === undefined ? [] : [{ ...score, found, own: numberCells(context, found, why) }];
  });
}

function columnsOf(confidence: number, several: boolean, context: Context): Column<NonInferiorityRow>[] {
  const level = context.number.level(confidence);
  return [
    ...comparedColumns(context, several),
    { key: 'method', value: ({ found }) => found.method },
    { key: 'better', value: ({ found }) => found.better },
    { key: 'alpha', value: ({ found }) => found.alpha },
    numberColumn('n', context.text('column.n'), ({ found }) => respondentsCell(found.n, context), {
      data: [],
    }),
    numberColumn('difference', context.text('column.difference'), ({ test }) =>
      differenceCell(test, context),
    ),
    numberColumn(
      'interval',
      context.text('column.interval', { level }),
      ({ test }) => differenceIntervalCell(test, context),
      { data: [] },
    ),
    numberColumn('margin', context.text('column.margin'), ({ found: { margin, better } }) => ({
      value: margin,
      text: context.number.plain(better === 'higher' ? -margin : margin),
    })),
    numberColumn('bound', context.text('column.bound'), ({ found, own }) =>
      own.fixed(found.bound, STATISTIC_DIGITS),
    ),
    numberColumn('statistic', context.text('symbol.t'), ({ found, own }) =>
      found.statistic === null && found.bound !== null ? EMPTY : own.fixed(found.statistic, STATISTIC_DIGITS),
    ),
    numberColumn('df', context.text('column.df'), ({ found, own }) =>
      found.df === null && found.bound !== null ? EMPTY : own.degreesOfFreedom(found.df),
    ),
    numberColumn('p', context.text('column.p'), ({ found, own }) =>
      found.p === null && found.bound !== null ? EMPTY : own.p(found.p),
    ),
    {
      key: 'nonInferior',
      header: context.text('column.nonInferior'),
      cell: ({ found: { nonInferior } }) =>
        nonInferior === null
          ? EMPTY
          : {
              ...words(context.word(nonInferior ? 'nonInferiority.shown' : 'nonInferiority.open')),
              value: nonInferior,
            },
    },
  ];
}
