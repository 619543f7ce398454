import type { Comparison, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Column, numberColumn, plainText, type Table, tableOf } from '../table.ts';
import { type ComparedScore, comparedColumns, comparedName, comparedScores } from './comparison.ts';
import { labelledNotes } from './notes.ts';
import { countCell, type NumberCells, numberCells } from './number-cells.ts';
import { rowKind } from './score-rows.ts';
import { STATISTIC_DIGITS } from './test-names.ts';

/** What a paired test rests on: both waves of the same respondents, their correlation and the SD of the changes. `null` without pairs. */
export function pairsTable(result: Result, context: Context): Table | null {
  const rows = comparedScores(result).flatMap((score) => {
    const { pairs } = score.comparison;
    return pairs === undefined
      ? []
      : [{ ...score, pairs, own: numberCells(context, pairs, 'zero-variance') }];
  });
  const [one] = rows;
  if (one === undefined) return null;
  return tableOf<PairsRow>(context, {
    id: 'pairs',
    title: context.word('title.pairs'),
    rows,
    kind: rowKind,
    name: (score) => comparedName(score, context),
    columns: columnsOf(headingsOf(rows, context), one.isOneOf, context),
    notes: (blanks) => labelledNotes(context, [context.text('note.pairs'), ...blanks]),
  });
}

interface PairsRow extends ComparedScore {
  readonly pairs: NonNullable<Comparison['pairs']>;
  readonly own: NumberCells;
}

/** The two waves by their names, or, where rows are of several, as first and later. */
function headingsOf(rows: readonly PairsRow[], context: Context): [string, string] {
  const [one] = rows;
  if (one !== undefined && !one.isOneOf) return one.samples.map(context.sampleTitle) as [string, string];
  return [context.title('contrast.first.wave'), context.title('contrast.second.wave')];
}

function columnsOf(waves: readonly [string, string], several: boolean, context: Context): Column<PairsRow>[] {
  const wave = (key: 'First' | 'Second', position: 0 | 1): Column<PairsRow>[] => {
    const group = plainText(waves[position]);
    return [
      numberColumn(
        `mean${key}`,
        context.text('column.mean'),
        ({ own, pairs }) => own.fixed(pairs.means[position], STATISTIC_DIGITS),
        { group },
      ),
      numberColumn(
        `sd${key}`,
        context.text('column.sd'),
        ({ own, pairs }) => own.fixed(pairs.sds[position], STATISTIC_DIGITS),
        { group },
      ),
    ];
  };
  return [
    ...comparedColumns(context, several),
    numberColumn('n', context.text('column.n'), ({ pairs }) => countCell(pairs.n, context)),
    ...wave('First', 0),
    ...wave('Second', 1),
    numberColumn('correlation', context.text('column.correlation'), ({ own, pairs }) =>
      own.bounded(pairs.correlation, STATISTIC_DIGITS),
    ),
    numberColumn('sdOfDifferences', context.text('column.sdOfDifferences'), ({ own, pairs }) =>
      own.fixed(pairs.sdOfDifferences, STATISTIC_DIGITS),
    ),
  ];
}
