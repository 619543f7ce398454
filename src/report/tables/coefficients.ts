import { reliabilitiesOf } from '../../model/result/samples.ts';
import type { Reliability, Result, SampleKey, ScaleResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Cell, type Table, type TableRow, type Value, words } from '../table.ts';
import { collectGaps, type Gaps } from './gaps.ts';
import { labelledNotes } from './notes.ts';
import { countCell, printing } from './number-cells.ts';
import { type ScoreRow, scoreRows } from './score-rows.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

const DIGITS = 2;

/** Reliability coefficients beside alpha, and the error of measurement: one row per score and wave. `null` in the short form. */
export function coefficientsTable(result: Result, context: Context): Table | null {
  const scores = scoreRows(result.scales).filter(({ scale }) =>
    reliabilitiesOf(scale).some(({ further }) => further !== undefined),
  );
  if (scores.length === 0) return null;
  const right = { align: 'right' } as const;
  const gaps = collectGaps(context);
  const rows = scores.flatMap((score) => rowsOf(score, context, gaps));
  return {
    id: 'coefficients',
    label: null,
    title: context.word('title.coefficients'),
    subtitle: null,
    columns: [
      { key: 'scale', header: context.text('column.scale'), align: 'left', stub: true },
      { key: 'wave', header: context.text('column.wave'), align: 'left', stub: true },
      { key: 'n', header: context.text('column.n'), ...right },
      { key: 'alpha', header: context.text('column.alpha'), ...right },
      { key: 'omega', header: context.text('column.omega'), ...right },
      { key: 'lambda2', header: context.text('column.lambda2'), ...right },
      { key: 'lambda6', header: context.text('column.lambda6'), ...right },
      { key: 'splitHalf', header: context.text('column.splitHalf'), ...right },
      { key: 'sem', header: context.text('column.sem'), ...right },
      { key: 'sdc', header: context.text('column.sdc'), ...right },
    ],
    rows,
    notes: labelledNotes(context, [
      context.text(result.settings.alpha === 'pairwise' ? 'note.coefficients.pairwise' : 'note.coefficients'),
      context.text('note.measurementError'),
      ...gaps.notes(),
    ]),
    data: {
      columns: [...DATA_COLUMNS, ...withheldColumn(context)],
      rows: scores.flatMap((score) => dataRowsOf(score, context)),
    },
  };
}

function rowsOf({ scale, parent }: ScoreRow, context: Context, gaps: Gaps): TableRow[] {
  const name = context.name(scale.name);
  return samplesWithMore(scale).map(([sample, reliability]) => {
    const { n, alpha, further } = reliability;
    const { number } = printing(context, reliability);
    const bounded = (value: number | null): Cell => ({ value, text: number.bounded(value, DIGITS) });
    const fixed = (value: number | null): Cell => ({ value, text: number.fixed(value, DIGITS) });
    const statistics = [
      bounded(alpha),
      bounded(further.omegaTotal.value),
      bounded(further.guttmanLambda2),
      bounded(further.guttmanLambda6),
      bounded(oddEven(further)),
      fixed(further.standardErrorOfMeasurement),
      fixed(further.smallestDetectableChange.individual),
    ];
    gaps.watch(statistics, 'not-computed', `${name}, ${context.sample(sample)}`);
    return {
      kind: parent === null ? 'body' : 'sub',
      cells: [words(name), words(context.sampleTitle(sample)), countCell(n, context), ...statistics],
    };
  });
}

type Further = NonNullable<Reliability['further']>;

function samplesWithMore({
  samples,
}: ScaleResult): (readonly [SampleKey, Reliability & { readonly further: Further }])[] {
  return samples.flatMap(({ reliability, ...sample }) =>
    reliability?.further === undefined
      ? []
      : [[sample, { ...reliability, further: reliability.further }] as const],
  );
}

function oddEven({ splitHalf }: Further): number | null {
  return splitHalf.find(({ split }) => split === 'odd-even')?.spearmanBrownUnequal ?? null;
}

const DATA_COLUMNS = [
  ...[
    'scale',
    'name',
    'parent',
    'wave',
    'n',
    'items',
    'alpha',
    'alphaStandardized',
    'omegaTotal',
    'omegaMethod',
    'omegaReason',
  ],
  ...[
    'omegaTotalStandardized',
    'guttmanLambda2',
    'guttmanLambda6',
    'guttmanLambda6Standardized',
    'splitHalfOddEven',
  ],
  ...['splitHalfFlanaganRulon', 'alphaPairwise', 'alphaPairwiseSmallestN', 'standardErrorOfMeasurement'],
  ...['smallestDetectableChange', 'smallestDetectableChangeGroup'],
] as const;

function dataRowsOf({ scale, parent }: ScoreRow, context: Context): Value[][] {
  return samplesWithMore(scale).map(([sample, reliability]) => {
    const { n, k, alpha, alphaStandardized, further } = reliability;
    return [
      ...[scale.id, context.name(scale.name), parent?.id ?? null, context.sampleData(sample)],
      ...[n, k, alpha, alphaStandardized],
      ...[further.omegaTotal.value, further.omegaTotal.method, further.omegaTotal.reason],
      ...[further.omegaTotalStandardized.value, further.guttmanLambda2, further.guttmanLambda6],
      ...[further.guttmanLambda6Standardized, oddEven(further)],
      further.splitHalf.find(({ split }) => split === 'odd-even')?.flanaganRulon ?? null,
      ...[further.pairwise.alpha, further.pairwise.smallestN, further.standardErrorOfMeasurement],
      ...[further.smallestDetectableChange.individual, further.smallestDetectableChange.group],
      ...withheldValue(context, reliability),
    ];
  });
}
