import type { Reliability, Result, SampleKey } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Column, numberColumn, type Table, type Text, tableOf } from '../table.ts';
import { labelledNotes } from './notes.ts';
import { countCell, type NumberCells, numberCells } from './number-cells.ts';
import { rowKind, type ScoreRow, scoreColumns, scoreRows } from './score-rows.ts';

const DIGITS = 2;

/** Reliability coefficients beside alpha, and the error of measurement: one row per score and wave. `null` in the short form. */
export function coefficientsTable(result: Result, context: Context): Table | null {
  const rows = scoreRows(result.scales).flatMap((score) =>
    score.scale.samples.flatMap(({ reliability, ...sample }) => {
      if (reliability?.further === undefined) return [];
      const own = numberCells(context, reliability, 'not-computed');
      return [{ ...score, sample, reliability, further: reliability.further, own }];
    }),
  );
  // Single items have none of them.
  if (rows.every(({ scale }) => scale.k < 2)) return null;
  return tableOf<CoefficientsRow>(context, {
    id: 'coefficients',
    title: context.word('title.coefficients'),
    rows,
    kind: rowKind,
    name: ({ scale, sample }) => `${context.name(scale.name)}, ${context.sample(sample)}`,
    columns: columnsOf(context),
    notes: (blanks) =>
      labelledNotes(context, [
        context.text(
          result.settings.alpha === 'pairwise' ? 'note.coefficients.pairwise' : 'note.coefficients',
        ),
        context.text('note.measurementError'),
        ...blanks,
      ]),
  });
}

interface CoefficientsRow extends ScoreRow {
  readonly sample: SampleKey;
  readonly reliability: Reliability;
  readonly further: Further;
  readonly own: NumberCells;
}

type Further = NonNullable<Reliability['further']>;

function columnsOf(context: Context): Column<CoefficientsRow>[] {
  const bounded = (key: string, header: Text, value: (row: CoefficientsRow) => number | null) =>
    numberColumn<CoefficientsRow>(key, header, (row) => row.own.bounded(value(row), DIGITS));
  const fixed = (key: string, header: Text, value: (row: CoefficientsRow) => number | null) =>
    numberColumn<CoefficientsRow>(key, header, (row) => row.own.fixed(value(row), DIGITS));
  return [
    ...scoreColumns(context),
    {
      key: 'wave',
      header: context.text('column.wave'),
      stub: true,
      cell: ({ sample }) => ({ text: context.sampleTitle(sample), value: context.sampleData(sample) }),
    },
    numberColumn('n', context.text('column.n'), ({ reliability }) => countCell(reliability.n, context)),
    { key: 'items', value: ({ reliability }) => reliability.k },
    bounded('alpha', context.text('column.alpha'), ({ reliability }) => reliability.alpha),
    { key: 'alphaStandardized', value: ({ reliability }) => reliability.alphaStandardized },
    bounded('omegaTotal', context.text('column.omega'), ({ further }) => further.omegaTotal.value),
    { key: 'omegaMethod', value: ({ further }) => further.omegaTotal.method },
    { key: 'omegaReason', value: ({ further }) => further.omegaTotal.reason },
    { key: 'omegaTotalStandardized', value: ({ further }) => further.omegaTotalStandardized.value },
    bounded('guttmanLambda2', context.text('column.lambda2'), ({ further }) => further.guttmanLambda2),
    bounded('guttmanLambda6', context.text('column.lambda6'), ({ further }) => further.guttmanLambda6),
    { key: 'guttmanLambda6Standardized', value: ({ further }) => further.guttmanLambda6Standardized },
    bounded(
      'splitHalfOddEven',
      context.text('column.splitHalf'),
      ({ further }) => oddEven(further)?.spearmanBrownUnequal ?? null,
    ),
    { key: 'splitHalfFlanaganRulon', value: ({ further }) => oddEven(further)?.flanaganRulon },
    { key: 'alphaPairwise', value: ({ further }) => further.pairwise.alpha },
    { key: 'alphaPairwiseSmallestN', value: ({ further }) => further.pairwise.smallestN },
    fixed(
      'standardErrorOfMeasurement',
      context.text('column.sem'),
      ({ further }) => further.standardErrorOfMeasurement,
    ),
    fixed(
      'smallestDetectableChange',
      context.text('column.sdc'),
      ({ further }) => further.smallestDetectableChange.individual,
    ),
    {
      key: 'smallestDetectableChangeGroup',
      value: ({ further }) => further.smallestDetectableChange.group,
    },
  ];
}

function oddEven({ splitHalf }: Further) {
  return splitHalf.find(({ split }) => split === 'odd-even');
}
