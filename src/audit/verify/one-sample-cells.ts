import { momentsOrEmpty } from '../../analysis/compare.ts';
import { cellMessages } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import type { PublishedModel } from '../../model/published-model.ts';
import { type OneSample, oneSampleTest } from '../../stats/comparison/one-sample.ts';
import { hedgesGFromD } from '../checks/effect-size-check.ts';
import { point } from '../checks/true-values.ts';
import type { PublishedCell } from '../published-cell.ts';
import {
  type Computed,
  explained,
  inOtherWaves,
  notComputable,
  notOfTest,
  noValue,
  type Recomputation,
  recomputation,
} from './computed.ts';
import type { NamedSample, Samples } from './samples.ts';

/** A one-sample test whose scale and population are named. */
type OfOneSample = PublishedModel & { readonly scale: string; readonly populationMean: number };

export function isOfOneSample(model: PublishedModel): model is OfOneSample {
  return model.method === 'one-sample' && model.scale !== undefined && model.populationMean !== undefined;
}

/**
 * What the data gives for a cell of a test of one mean against that of a population, at one wave: t, df, two-sided p, the mean minus that of
 * the population with its interval, n, and Cohen's d by the SD of the sample.
 */
export async function recomputeOneSampleCell(
  { path, quantity }: PublishedCell,
  published: OfOneSample,
  samples: Samples,
  level: number,
): Promise<Computed<Recomputation>> {
  const own = waveOf(published, samples);
  if (!own.ok) return own;
  const test = await testOf(published, own.value, samples, level);
  if (!test.ok) return test;
  const [, , part, end] = path;
  const numberOf = ({ n, test: found }: Tested) => numberOfTest(found, n, part === 'ci' ? end : part);
  if (part === 'effectSize' && (published.effectSize?.type ?? 'cohens-d') !== 'cohens-d')
    return notOfTest('effect-size', published.effectSize?.type);
  const { p, df, d } = test.value.test;
  return recomputation(
    numberOf(test.value),
    quantity,
    () => [
      ...(part === 'p' ? explained('one-sided', p / 2) : []),
      ...(part === 'effectSize' && df >= 2
        ? explained('effect-size', hedgesGFromD(point(d.value), df).lower, { method: 'hedges-g' })
        : []),
    ],
    () =>
      inOtherWaves(
        samples
          .ofGroup(published.group ?? own.value.data.group ?? undefined)
          .filter((data) => data !== own.value.data),
        async (data) => {
          const other = await testOf(published, { name: data.wave, data }, samples, level);
          return other.ok ? { ok: true, value: numberOf(other.value) } : other;
        },
      ),
  );
}

interface Tested {
  readonly n: number;
  readonly test: OneSample;
}

function numberOfTest(
  test: OneSample,
  n: number,
  part: PublishedCell['path'][number] | undefined,
): number | null {
  switch (part) {
    case 'n':
      return n;
    case 'statistic':
      return test.statistic;
    case 'df':
      return test.df;
    case 'p':
      return test.p;
    case 'difference':
      return test.difference;
    case 'lower':
      return test.ci.lower;
    case 'upper':
      return test.ci.upper;
    case 'effectSize':
      return test.d.value;
    default:
      return null;
  }
}

function waveOf({ group, waves }: OfOneSample, samples: Samples): Computed<NamedSample> {
  const known = waves ?? [...new Set(samples.ofGroup(group).map(({ wave }) => wave))];
  const [wave] = known;
  if (wave === undefined) return samples.noData(group, undefined);
  return known.length === 1
    ? samples.find(group, wave)
    : notComputable(createMessage(cellMessages, 'cell.not-one-wave-of-test', { waves: known }));
}

function testOf(
  published: OfOneSample,
  sample: NamedSample,
  samples: Samples,
  level: number,
): Promise<Computed<Tested>> {
  const { scale, populationMean } = published;
  return samples.once(['one-sample', scale, populationMean, samples.data.indexOf(sample.data), level], () =>
    compute(published, sample, samples, level),
  );
}

async function compute(
  { scale, populationMean }: OfOneSample,
  sample: NamedSample,
  samples: Samples,
  level: number,
): Promise<Computed<Tested>> {
  if (samples.definition(scale) === null)
    return notComputable(createMessage(cellMessages, 'cell.unknown-scale', { scale }));
  const own = await samples.scores([sample], scale, false);
  if (!own.ok) return own;
  const { wave, column } = own.value.scores[0]!;
  const values = Float64Array.from({ length: wave.dataset.rows }, (_, index) =>
    column.scores.scoreAt(index),
  ).filter((value) => !Number.isNaN(value));
  const moments = momentsOrEmpty(values);
  // Its SD is of the percentile only, which no cell is of.
  const test = oneSampleTest(moments, { mean: populationMean, sd: 1 }, level);
  return test.ok
    ? { ok: true, value: { n: moments.n, test: test.value } }
    : noValue('statistic', test.reason);
}
