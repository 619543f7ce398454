import { pooledSample } from '../../model/result/samples.ts';
import type { Reliability, Result, SampleKey, ScaleResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import type { Table } from '../table.ts';
import { alphaGap } from './descriptives.ts';
import { printedScales } from './ensure-comparison.ts';
import { collectGaps } from './gaps.ts';
import { arePairwise, hasWaves } from './notes.ts';
import { printing } from './number-cells.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

const DIGITS = 3;

interface Row {
  readonly scale: ScaleResult;
  readonly sample: SampleKey;
  readonly reliability: Reliability;
}

/** Appendix 1 of the ENSURE report: alpha per scale, of both waves together when there are two. */
export function ensureReliabilityTable(result: Result, context: Context): Table {
  const rows = printedScales(result.scales).flatMap(rowsOf);
  const gaps = collectGaps(context);
  const right = { align: 'right' } as const;
  const cells = rows.map(({ scale, reliability }) => {
    const name = context.name(scale.name);
    const alpha = {
      value: reliability.alpha,
      text: printing(context, reliability).number.fixed(reliability.alpha, DIGITS),
    };
    gaps.watch([alpha], alphaGap(reliability), name);
    return [
      { value: name, text: name },
      alpha,
      { value: reliability.k, text: context.number.count(reliability.k) },
    ];
  });
  return {
    id: 'ensure-reliability',
    label: context.word('ensure.appendix', { number: '1' }),
    title: context.word('ensure.title.reliability'),
    subtitle: null,
    columns: [
      { key: 'scale', header: context.text('column.scale'), align: 'left', stub: true },
      { key: 'alpha', header: context.text('ensure.alpha'), ...right },
      { key: 'items', header: context.text('ensure.items'), ...right },
    ],
    rows: cells.map((row) => ({ kind: 'body', cells: row })),
    notes: [
      context.text(noteKey(rows)),
      context.text('ensure.note.alphaN', {
        counts: rows
          .map(({ scale, sample, reliability }) => {
            const count = `${context.name(scale.name)} ${context.number.count(reliability.n)}`;
            // What only one of the waves has is not of all waves together.
            return hasWaves(result) && !sample.pooled ? `${count} (${context.sample(sample)})` : count;
          })
          .join(context.word('separator')),
      }),
      ...gaps.notes(),
    ],
    data: {
      columns: [
        'scale',
        'name',
        'wave',
        'method',
        'n',
        'items',
        'alpha',
        'ciLevel',
        'ciLower',
        'ciUpper',
        'ciMethod',
        ...withheldColumn(context),
      ],
      rows: rows.map(({ scale, sample, reliability }) => [
        scale.id,
        context.name(scale.name),
        context.sampleData(sample),
        reliability.method,
        reliability.n,
        reliability.k,
        reliability.alpha,
        reliability.ci.level,
        reliability.ci.lower,
        reliability.ci.upper,
        reliability.ci.method ?? null,
        ...withheldValue(context, reliability),
      ]),
    },
  };
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
