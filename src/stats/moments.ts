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

/**
 * The same of values that repeat: the operations of `moments` in the same order, so that not a bit differs. The mean is the compensated sum
 * of Neumaier (1974), as simple-statistics has it.
 *
 * @param counts how often each value stands there, one after the other
 * @throws RangeError when there is none
 * @example momentsOfRuns(Float64Array.of(1, 4), Float64Array.of(2, 1)) // { n: 3, mean: 2, variance: 3 }
 */
export function momentsOfRuns(values: Float64Array, counts: Float64Array): Moments {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) throw new RangeError('momentsOfRuns: the sample is empty');
  const mean = meanOfRuns(values, counts, n);
  let [squares, rest] = [0, 0];
  for (let run = 0; run < values.length; run++) {
    const deviation = values[run]! - mean;
    const square = deviation * deviation;
    for (let left = counts[run]!; left > 0; left--) {
      squares += square;
      rest += deviation;
    }
  }
  if (!Number.isFinite(squares)) requireFinite(values);
  const variance = Math.max(0, squares - (rest * rest) / n) / (n - 1);
  return { n, mean, variance: n > 1 ? variance : Number.NaN };
}

function meanOfRuns(values: Float64Array, counts: Float64Array, n: number): number {
  let sum = values[0]!;
  let correction = 0;
  for (let run = 0; run < values.length; run++) {
    const value = values[run]!;
    const size = Math.abs(value);
    for (let left = counts[run]! - (run === 0 ? 1 : 0); left > 0; left--) {
      const next = sum + value;
      correction += Math.abs(sum) >= size ? sum - next + value : value - next + sum;
      sum = next;
    }
  }
  return (sum + correction) / n;
}

/** Very large numbers have squares that are not finite; only what is none itself is refused. */
function requireFinite(values: Float64Array): void {
  if (!values.every(Number.isFinite)) throw new RangeError('moments: every value must be a finite number');
}
