import { mean as arithmeticMean } from 'simple-statistics';

/** Size, mean and sample variance: all that the t-tests and standardized differences need of a group. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Sample variance (n − 1); `NaN` below two values. */
  readonly variance: number;
}

/**
 * Mean and sample variance (n − 1) of finite numbers: a compensated sum, then the squared deviations, corrected for what rounding
 * left in the mean (Chan, Golub & LeVeque 1983).
 *
 * @throws RangeError when the sample is empty or holds a value that is not finite
 * @example moments(Float64Array.of(1, 2, 4)) // { n: 3, mean: 2.3333, variance: 2.3333 }
 */
export function moments(values: Float64Array): Moments {
  const n = values.length;
  if (n === 0) throw new RangeError('moments: the sample is empty');
  const mean = arithmeticMean(values as unknown as number[]); // the library only indexes
  let squares = 0;
  let rest = 0;
  for (let i = 0; i < n; i++) {
    const deviation = values[i]! - mean;
    squares += deviation * deviation;
    rest += deviation;
  }
  if (!Number.isFinite(squares)) requireFinite(values);
  const variance = Math.max(0, squares - (rest * rest) / n) / (n - 1);
  return { n, mean, variance: n > 1 ? variance : Number.NaN };
}

/** Very large numbers have squares that are not finite; only what is none itself is refused. */
function requireFinite(values: Float64Array): void {
  if (!values.every(Number.isFinite)) throw new RangeError('moments: every value must be a finite number');
}
