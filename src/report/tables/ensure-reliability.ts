import { pooledSample } from '../../model/result/samples.ts';
import type { Reliability, Result, SampleKey, ScaleResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Column, countText, joined, numberColumn, type Table, tableOf, words } from '../table.ts';
import { alphaGap } from './descriptives.ts';
import { printedScales } from './ensure-comparison.ts';
import { arePairwise, hasWaves } from './notes.ts';
import { countCell, intervalData, numberCells } from './number-cells.ts';

const DIGITS = 3;

interface Row {
  readonly scale: ScaleResult;
  readonly sample: SampleKey;
  readonly reliability: Reliability;
}

/** Appendix 1 of the ENSURE report: alpha per scale, of both waves together when there are two. */
export function ensureReliabilityTable(result: Result, context: Context): Table {
  const rows = printedScales(result.scales).flatMap(rowsOf);
  return tableOf(context, {
    id: 'ensure-reliability',
    label: context.word('ensure.appendix', { number: '1' }),
    title: context.word('ensure.title.reliability'),
    rows,
    name: ({ scale }) => context.name(scale.name),
    columns: columnsOf(context),
    notes: (blanks) => [
      context.text(noteKey(rows)),
      context.text('ensure.note.alphaN', {
        counts: joined(
          rows.map(({ scale, sample, reliability }) => {
            const count = joined([context.name(scale.name), countText(reliability.n, context)], ' ');
            // What only one of the waves has is not of all waves together.
            const isOfOne = hasWaves(result) && !sample.pooled;
            return isOfOne ? joined([count, `(${context.sample(sample)})`], ' ') : count;
          }),
          context.word('separator'),
        ),
      }),
      ...blanks,
    ],
  });
}

function columnsOf(context: Context): Column<Row>[] {
  return [
    { key: 'scale', value: ({ scale }) => scale.id },
    {
      key: 'name',
      header: context.text('column.scale'),
      stub: true,
      cell: ({ scale }) => words(context.name(scale.name)),
    },
    { key: 'wave', value: ({ sample }) => context.sampleData(sample) },
    { key: 'method', value: ({ reliability }) => reliability.method },
    { key: 'n', value: ({ reliability }) => countCell(reliability.n, context) },
    { key: 'items', value: ({ reliability }) => reliability.k },
    numberColumn('alpha', context.text('ensure.alpha'), ({ reliability }) =>
      numberCells(context, reliability, alphaGap(reliability)).fixed(reliability.alpha, DIGITS),
    ),
    numberColumn(
      'items',
      context.text('ensure.items'),
      ({ reliability }) => countCell(reliability.k, context),
      {
        data: [],
      },
    ),
    ...intervalData<Row>('ci', ({ reliability }) => reliability.ci),
  ];
}

function noteKey(rows: readonly Row[]) {
  const pooled = rows.some(({ sample }) => sample.pooled);
  if (arePairwise(rows.map(({ reliability }) => reliability)))
    return pooled ? 'ensure.note.pooled.pairwise' : 'ensure.note.alpha.pairwise';
  return pooled ? 'ensure.note.pooled' : 'ensure.note.alpha';
}

function rowsOf(scale: ScaleResult): Row[] {
  const sample = pooledSample(scale) ?? scale.samples[0];
  const reliability = sample?.reliability;
  return sample === undefined || reliability === undefined ? [] : [{ scale, sample, reliability }];
}
