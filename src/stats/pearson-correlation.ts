import { normalUpperQuantile } from './distributions/normal.ts';
import { checkLevel, type Estimate, estimated, type Interval, notComputable } from './estimate.ts';

/** Pearson's correlation with Fisher's interval. */
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
  if (x.length !== y.length) throw new RangeError('productMoment: pairs of unequal length');
  return productMomentInParts((each) => each(x, y, x.length)).r;
}

/** Goes through pairs, some at a time: so many of the beginning of both lists. */
export type PairsInParts = (each: (x: Float64Array, y: Float64Array, count: number) => void) => void;

/**
 * The same of pairs that are not held in memory together, to the same bits: they are gone through twice.
 *
 * @returns also how many pairs there are
 * @throws RangeError when a value is not finite
 */
export function productMomentInParts(pairs: PairsInParts): {
  readonly n: number;
  readonly r: Estimate<number>;
} {
  let [n, xSum, ySum] = [0, 0, 0];
  pairs((x, y, count) => {
    n += count;
    // What a function shares with another is an object to V8 with every value that it takes.
    let [ofX, ofY] = [xSum, ySum];
    for (let i = 0; i < count; i++) {
      ofX += x[i]!;
      ofY += y[i]!;
    }
    [xSum, ySum] = [ofX, ofY];
  });
  if (n < 2) return { n, r: notComputable('too-few') };
  const [xMean, yMean] = [xSum / n, ySum / n];
  let [xSquares, ySquares, products] = [0, 0, 0];
  pairs((x, y, count) => {
    let [xx, yy, xy] = [xSquares, ySquares, products];
    for (let i = 0; i < count; i++) {
      const [one, other] = [x[i]! - xMean, y[i]! - yMean];
      xx += one * one;
      yy += other * other;
      xy += one * other;
    }
    [xSquares, ySquares, products] = [xx, yy, xy];
  });
  if (!Number.isFinite(xSquares + ySquares))
    throw new RangeError('productMoment: every value must be a finite number');
  if (!(varies(xSquares / n, xMean) && varies(ySquares / n, yMean)))
    return { n, r: notComputable('zero-variance') };
  const r = products / (Math.sqrt(xSquares) * Math.sqrt(ySquares));
  return { n, r: estimated(Math.max(-1, Math.min(1, r))) };
}

/** Equal values can differ from their mean by its rounding. */
function varies(variance: number, mean: number): boolean {
  return Math.sqrt(variance) > 10 * Number.EPSILON * Math.abs(mean);
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
