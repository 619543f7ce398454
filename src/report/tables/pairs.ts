import type { Comparison, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Column, numberColumn, plainText, type Table, tableOf } from '../table.ts';
import { type ComparedScore, comparedColumns, comparedName, comparedScores } from './comparison.ts';
import { labelledNotes } from './notes.ts';
import { countCell, type NumberCells, numberCells, quartileParts } from './number-cells.ts';
import { rowKind } from './score-rows.ts';
import { STATISTIC_DIGITS } from './test-names.ts';

/** What a paired test rests on: both waves of the same respondents, their correlation and the SD of the changes. `null` without pairs. */
export function pairsTable(result: Result, context: Context): Table | null {
  const rows = comparedScores(result).flatMap((score) => {
    const { pairs } = score.comparison;
    return pairs === undefined
      ? []
      : [
          {
            ...score,
            pairs,
            own: (field: keyof Pairs) => numberCells(context, pairs, 'zero-variance', field),
          },
        ];
  });
  const [one] = rows;
  if (one === undefined) return null;
  const ranked = rows.some(({ pairs }) => pairs.medians !== undefined);
  return tableOf<PairsRow>(context, {
    id: 'pairs',
    title: context.word('title.pairs'),
    rows,
    kind: rowKind,
    name: (score) => comparedName(score, context),
    columns: columnsOf(headingsOf(rows, context), one.isOneOf, ranked, context),
    notes: (blanks) =>
      labelledNotes(context, [
        context.text('note.pairs'),
        ...(ranked ? [context.text('note.quartiles')] : []),
        ...blanks,
      ]),
  });
}

type Pairs = NonNullable<Comparison['pairs']>;

interface PairsRow extends ComparedScore {
  readonly pairs: Pairs;
  /** The cells of a field, which may be withheld by itself. */
  readonly own: (field: keyof Pairs) => NumberCells;
}

/** The two waves by their names, or, where rows are of several, as first and later. */
function headingsOf(rows: readonly PairsRow[], context: Context): [string, string] {
  const [one] = rows;
  if (one !== undefined && !one.isOneOf) return one.samples.map(context.sampleTitle) as [string, string];
  return [context.title('contrast.first.wave'), context.title('contrast.second.wave')];
}

/** @param ranked whether a rank test comes first or all is shown, so that medians and quartiles stand beside means */
function columnsOf(
  waves: readonly [string, string],
  several: boolean,
  ranked: boolean,
  context: Context,
): Column<PairsRow>[] {
  const wave = (key: 'First' | 'Second', position: 0 | 1): Column<PairsRow>[] => {
    const group = plainText(waves[position]);
    return [
      numberColumn(
        `mean${key}`,
        context.text('column.mean'),
        ({ own, pairs }) => own('means').fixed(pairs.means[position], STATISTIC_DIGITS),
        { group },
      ),
      numberColumn(
        `sd${key}`,
        context.text('column.sd'),
        ({ own, pairs }) => own('sds').fixed(pairs.sds[position], STATISTIC_DIGITS),
        { group },
      ),
      numberColumn(
        `median${key}`,
        context.text('column.median'),
        ({ own, pairs }) => own('medians').fixed(pairs.medians?.[position] ?? null, STATISTIC_DIGITS),
        { group, when: ranked },
      ),
      numberColumn(
        `quartiles${key}`,
        context.text('column.quartiles'),
        ({ own, pairs }) =>
          own('quartiles').interval(pairs.quartiles?.[position] ?? [null, null], STATISTIC_DIGITS),
        {
          group,
          when: ranked,
          data: [`quartile1${key}`, `quartile3${key}`],
          parts: quartileParts(context),
        },
      ),
    ];
  };
  return [
    ...comparedColumns(context, several),
    numberColumn('n', context.text('column.n'), ({ pairs }) => countCell(pairs.n, context)),
    ...wave('First', 0),
    ...wave('Second', 1),
    numberColumn('correlation', context.text('column.correlation'), ({ own, pairs }) =>
      own('correlation').bounded(pairs.correlation, STATISTIC_DIGITS),
    ),
    numberColumn('sdOfDifferences', context.text('column.sdOfDifferences'), ({ own, pairs }) =>
      own('sdOfDifferences').fixed(pairs.sdOfDifferences, STATISTIC_DIGITS),
    ),
  ];
}
