import { mean as arithmeticMean, sampleVariance } from 'simple-statistics';

/** Size, mean and sample variance: all that the t-tests and standardized differences need of a group. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Sample variance (n − 1); `NaN` below two values. */
  readonly variance: number;
}

/**
 * Mean and sample variance (n − 1) of finite numbers, in two compensated passes.
 *
 * @throws RangeError when the sample is empty or holds a value that is not finite
 * @example moments(Float64Array.of(1, 2, 4)) // { n: 3, mean: 2.3333, variance: 2.3333 }
 */
export function moments(values: Float64Array): Moments {
  const n = values.length;
  if (n === 0) throw new RangeError('moments: the sample is empty');
  if (!values.every(Number.isFinite)) throw new RangeError('moments: every value must be a finite number');
  const list = values as unknown as number[]; // the library only indexes
  return { n, mean: arithmeticMean(list), variance: n > 1 ? sampleVariance(list) : Number.NaN };
}
