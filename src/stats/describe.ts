import { medianSorted } from 'simple-statistics';
import { moments, momentsOfRuns } from './moments.ts';

/** Values that repeat, in ascending order: each different one, and how often it occurs. */
export interface ValueRuns {
  readonly values: Float64Array;
  readonly counts: Float64Array;
}

/** The distribution of one sample; what cannot be computed from its size is `null`. */
export interface SampleDescription {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/**
 * n, mean, sample standard deviation (n − 1), median, minimum and maximum.
 *
 * The median of an even n is the midpoint of the two middle values (type 7, as R, SPSS and Excel).
 * An empty sample has only `n: 0`; the standard deviation needs two values.
 *
 * @param values finite numbers in any order
 * @throws RangeError when a value is not finite: missing answers must have been left out before
 * @example describeSample(Float64Array.of(1, 2, 4)) // n 3, mean 2.33, sd 1.53, median 2, min 1, max 4
 */
export function describeSample(values: Float64Array): SampleDescription {
  const n = values.length;
  if (n === 0) return { n, mean: null, sd: null, median: null, min: null, max: null };
  const sorted = values.slice().sort();
  const { mean, variance } = moments(sorted);
  return {
    n,
    mean,
    sd: n > 1 ? Math.sqrt(variance) : null,
    median: medianSorted(sorted as unknown as number[]), // the library only indexes; a copy would double the memory
    min: sorted[0]!,
    max: sorted[n - 1]!,
  };
}

/**
 * The same of values that repeat, such as those of a score, without a list of all of them: the operations of `describeSample` in the same
 * order, so that not a bit differs.
 *
 * @example describeRuns({ values: Float64Array.of(1, 2), counts: Float64Array.of(2, 1) }) // n 3, mean 1.33, sd 0.58, median 1, min 1, max 2
 */
export function describeRuns({ values, counts }: ValueRuns): SampleDescription {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return { n, mean: null, sd: null, median: null, min: null, max: null };
  const { mean, variance } = momentsOfRuns(values, counts);
  const middle = (n - 1) / 2;
  const [lower, upper] = [
    valueAt(values, counts, Math.floor(middle)),
    valueAt(values, counts, Math.ceil(middle)),
  ];
  return {
    n,
    mean,
    sd: n > 1 ? Math.sqrt(variance) : null,
    median: lower + (middle % 1) * (upper - lower),
    min: values[0]!,
    max: values[values.length - 1]!,
  };
}

function valueAt(values: Float64Array, counts: Float64Array, position: number): number {
  let run = 0;
  for (let before = counts[0]!; before <= position; before += counts[run]!) run++;
  return values[run]!;
}

/** Several such samples as one. */
export function mergedRuns(samples: readonly ValueRuns[]): ValueRuns {
  if (samples.length === 1) return samples[0]!;
  const all = new Map<number, number>();
  for (const { values, counts } of samples)
    values.forEach((value, run) => {
      all.set(value, (all.get(value) ?? 0) + counts[run]!);
    });
  const values = Float64Array.from(all.keys()).sort();
  return { values, counts: values.map((value) => all.get(value)!) };
}
