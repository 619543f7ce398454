import { normalUpperQuantile } from './distributions/normal.ts';
import { checkLevel, type Estimate, estimated, type Interval, notComputable } from './estimate.ts';

export interface PearsonCorrelation {
  readonly method: 'pearson';
  readonly n: number;
  readonly r: number;
  readonly ci: Interval;
  readonly ciMethod: 'fisher-z';
}

/**
 * Pearson's product-moment correlation r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²), with Fisher's (1921) interval
 * tanh(atanh r ± z / √(n − 3)). As `cor.test` in R, SPSS and jamovi.
 *
 * @param level confidence level, such as 0.95
 * @returns `too-few` below four pairs, where there is no interval; `zero-variance` when x or y does not vary
 * @throws RangeError when the lengths differ, a value is not finite or the level not between 0 and 1
 * @example pearsonCorrelation(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 3, 2, 4), 0.95) // n 4, r 0.8
 */
export function pearsonCorrelation(
  x: Float64Array,
  y: Float64Array,
  level: number,
): Estimate<PearsonCorrelation> {
  checkLevel(level);
  const n = x.length;
  const r = productMoment(x, y);
  if (!r.ok) return r;
  if (n < 4) return notComputable('too-few');
  const half = normalUpperQuantile((1 - level) / 2);
  const ci = {
    lower: Math.tanh((fisherZ(r.value, n) - half) / Math.sqrt(n - 3)),
    upper: Math.tanh((fisherZ(r.value, n) + half) / Math.sqrt(n - 3)),
  };
  return estimated({ method: 'pearson', n, r: r.value, ci, ciMethod: 'fisher-z' });
}

/**
 * Pearson's r alone, −1 … 1.
 *
 * @returns `too-few` below two pairs; `zero-variance` when x or y does not vary
 * @throws RangeError when the lengths differ or a value is not finite
 * @example productMoment(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 3, 2, 4)) // { ok: true, value: 0.8 }
 */
export function productMoment(x: Float64Array, y: Float64Array): Estimate<number> {
  return productMomentOf(centred(x), centred(y));
}

/** A variable as its deviations from the mean. */
export interface Centred {
  readonly deviations: Float64Array;
  /** √ of the sum of their squares. */
  readonly norm: number;
  readonly varies: boolean;
}

/**
 * A variable that is correlated with several others.
 *
 * @throws RangeError when a value is not finite
 * @example centred(Float64Array.of(1, 2, 3)) // { deviations: [-1, 0, 1], norm: 1.4142, varies: true }
 */
export function centred(values: Float64Array): Centred {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  const mean = n === 0 ? 0 : sum / n;
  const deviations = new Float64Array(n);
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const deviation = values[i]! - mean;
    deviations[i] = deviation;
    squares += deviation * deviation;
  }
  if (!Number.isFinite(squares)) throw new RangeError('productMoment: every value must be a finite number');
  // Equal values can differ from their mean by its rounding.
  const varies = Math.sqrt(squares / n) > 10 * Number.EPSILON * Math.abs(mean);
  return { deviations, norm: Math.sqrt(squares), varies };
}

/** `productMoment` of two variables that have been centred. */
export function productMomentOf(x: Centred, y: Centred): Estimate<number> {
  const n = x.deviations.length;
  if (n !== y.deviations.length) throw new RangeError('productMoment: pairs of unequal length');
  if (n < 2) return notComputable('too-few');
  if (!(x.varies && y.varies)) return notComputable('zero-variance');
  let products = 0;
  for (let i = 0; i < n; i++) products += x.deviations[i]! * y.deviations[i]!;
  return estimated(Math.max(-1, Math.min(1, products / (x.norm * y.norm))));
}

/**
 * Fisher's (1921) transformation of r in its standard errors: atanh(r) √(n − 3). The interval of a level excludes zero when this exceeds the
 * normal quantile of the level.
 *
 * @throws RangeError when r is outside −1 … 1 or n below 4
 * @example fisherZ(0.5, 52) // 3.8451
 */
export function fisherZ(r: number, n: number): number {
  if (!(Math.abs(r) <= 1 && n >= 4)) throw new RangeError(`fisherZ: r ${r}, n ${n}`);
  return Math.atanh(r) * Math.sqrt(n - 3);
}
