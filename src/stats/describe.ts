import { medianSorted } from 'simple-statistics';
import { moments } from './moments.ts';

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
