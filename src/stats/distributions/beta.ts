import { betaKernel, betaOddsPoint, betaPoint, incompleteBeta } from './incomplete-beta.ts';
import { normalUpperQuantile, roughNormalUpperQuantile } from './normal.ts';
import { requirePositive, requireProbability } from './parameters.ts';
import { positiveRoot } from './positive-root.ts';

function checkShapes(a: number, b: number): void {
  requirePositive('a', a);
  requirePositive('b', b);
}

/**
 * Cumulative beta distribution, the regularised incomplete beta function I_x(a, b).
 *
 * @throws RangeError when a or b is not positive
 * @example betaCdf(0.5, 2, 3) // 0.6875
 */
export function betaCdf(x: number, a: number, b: number): number {
  checkShapes(a, b);
  if (Number.isNaN(x + a + b)) return Number.NaN;
  return incompleteBeta(betaPoint(x, a, b), a, b, 'lower');
}

/**
 * Upper tail of the beta distribution, 1 − I_x(a, b), computed directly.
 *
 * @throws RangeError when a or b is not positive
 * @example betaUpper(0.5, 2, 3) // 0.3125
 */
export function betaUpper(x: number, a: number, b: number): number {
  checkShapes(a, b);
  if (Number.isNaN(x + a + b)) return Number.NaN;
  return incompleteBeta(betaPoint(x, a, b), a, b, 'upper');
}

function oddsTail(odds: number, a: number, b: number, tail: 'lower' | 'upper'): number {
  checkShapes(a, b);
  if (Number.isNaN(odds + a + b)) return Number.NaN;
  return incompleteBeta(betaOddsPoint(Math.max(0, odds), a, b), a, b, tail);
}

/**
 * P(X ≤ x) of the beta distribution, given the odds x / (1 − x). The t and F statistics are odds of a beta
 * variable; passing those keeps the digits that x or 1 − x would lose when it is near 1.
 *
 * @throws RangeError when a or b is not positive
 * @example betaOddsCdf(1, 2, 3) // 0.6875
 */
export function betaOddsCdf(odds: number, a: number, b: number): number {
  return oddsTail(odds, a, b, 'lower');
}

/**
 * P(X > x) of the beta distribution, given the odds x / (1 − x), computed directly.
 *
 * @throws RangeError when a or b is not positive
 * @example betaOddsUpper(1, 2, 3) // 0.3125
 */
export function betaOddsUpper(odds: number, a: number, b: number): number {
  return oddsTail(odds, a, b, 'upper');
}

function betaOddsRoot(target: number, upper: boolean, a: number, b: number): number {
  const tail = upper ? 'upper' : 'lower';
  const at = (odds: number) => {
    const point = betaOddsPoint(odds, a, b);
    const kernel = betaKernel(point, a, b);
    const mass = incompleteBeta(point, a, b, tail, kernel);
    return { mass, density: kernel / odds, elasticity: point.excess - 1 };
  };
  return positiveRoot(at, !upper, target, roughBetaOdds(target, upper, a, b));
}

/**
 * The odds x / (1 − x) at the lower quantile p of the beta distribution.
 *
 * @throws RangeError when a or b is not positive or p outside [0, 1]
 * @example betaOddsQuantile(0.6875, 2, 3) // 1
 */
export function betaOddsQuantile(p: number, a: number, b: number): number {
  checkShapes(a, b);
  requireProbability('p', p);
  if (Number.isNaN(p + a + b)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  return p <= 0.5 ? betaOddsRoot(p, false, a, b) : betaOddsRoot(1 - p, true, a, b);
}

/**
 * The odds x / (1 − x) at the upper quantile p of the beta distribution: P(X > x) = p.
 *
 * @throws RangeError when a or b is not positive or p outside [0, 1]
 * @example betaOddsUpperQuantile(0.3125, 2, 3) // 1
 */
export function betaOddsUpperQuantile(p: number, a: number, b: number): number {
  return 1 / betaOddsQuantile(p, b, a);
}

/**
 * Quantile of the beta distribution: the x with I_x(a, b) = p.
 *
 * @throws RangeError when a or b is not positive or p outside [0, 1]
 * @example betaQuantile(0.6875, 2, 3) // 0.5
 */
export function betaQuantile(p: number, a: number, b: number): number {
  const odds = betaOddsQuantile(p, a, b);
  return odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds);
}

/**
 * Upper quantile of the beta distribution: the x with 1 − I_x(a, b) = p.
 *
 * @throws RangeError when a or b is not positive or p outside [0, 1]
 * @example betaUpperQuantile(0.3125, 2, 3) // 0.5
 */
export function betaUpperQuantile(p: number, a: number, b: number): number {
  const odds = betaOddsUpperQuantile(p, a, b);
  return odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds);
}

/**
 * Rough quantiles from which an exact search starts; they decide how many steps it takes, never where it ends.
 */

/**
 * The odds x / (1 − x) at a tail of the beta distribution: by the expansion of Student's t where one shape is 1/2, by that of Fisher's
 * z for other shapes above 2, where it errs by a millionth from 40 on and by some hundredths near 2; for shapes above 1 and far tails by
 * Carter (1947) as in Abramowitz & Stegun (26.5.22); else the odds at the mean.
 *
 * @param tail probability of the tail, 0.5 or less
 * @param upper whether it is the upper tail
 */
export function roughBetaOdds(tail: number, upper: boolean, a: number, b: number): number {
  // The upper tail of t²/df is the two-sided tail of t.
  if (a === 0.5 && upper && b >= 1) return roughStudentT(tail / 2, 2 * b) ** 2 / (2 * b);
  if (b === 0.5 && !upper && a >= 1) return (2 * a) / roughStudentT(tail / 2, 2 * a) ** 2;
  if (!(a > 1 && b > 1)) return a / b;
  const w = a > 2 && b > 2 && tail > 1e-6 ? fisherZ(tail, upper, a, b) : carterZ(tail, upper, a, b);
  return Number.isNaN(w) ? a / b : (a / b) * Math.exp(2 * w);
}

/** Half the logarithm of F, of 2a and 2b degrees of freedom, at a tail (Fisher & Cornish 1960). */
function fisherZ(tail: number, upper: boolean, a: number, b: number): number {
  const deviate = normalUpperQuantile(tail);
  const x = upper ? deviate : -deviate;
  const square = x * x;
  const sum = 1 / (2 * a) + 1 / (2 * b);
  const difference = 1 / (2 * b) - 1 / (2 * a);
  const skew = difference * difference;
  const first = (square + 2) / 6;
  const second = (sum * (square + 3)) / 24 + (skew * (square + 11)) / (72 * sum);
  const third =
    (sum * ((square + 9) * square + 8)) / 120 - (skew * ((3 * square + 7) * square - 16)) / (3240 * sum);
  const fourth =
    (sum * sum * ((square + 20) * square + 15)) / 1920 +
    (skew * ((square + 44) * square + 183)) / 2880 +
    (skew * skew * ((9 * square - 284) * square - 1513)) / (155520 * sum * sum);
  return x * Math.sqrt(sum / 2) * (1 + second + fourth) + difference * (first + third);
}

/** The same by Carter's approximation; `NaN` where it has none. */
function carterZ(tail: number, upper: boolean, a: number, b: number): number {
  const deviate = roughNormalUpperQuantile(tail);
  const x = upper ? deviate : -deviate;
  const lambda = (x * x - 3) / 6;
  const [p, q] = [1 / (2 * a - 1), 1 / (2 * b - 1)];
  const h = 2 / (p + q);
  if (!(h + lambda > 0)) return Number.NaN;
  return (x * Math.sqrt(h + lambda)) / h + (q - p) * (lambda + 5 / 6 - 2 / (3 * h));
}

/** Upper quantile of Student's t by its expansion in 1/df (Abramowitz & Stegun 1964, 26.7.5). */
function roughStudentT(p: number, df: number): number {
  const y = normalUpperQuantile(p);
  const square = y * y;
  const first = (square + 1) / 4;
  const second = ((5 * square + 16) * square + 3) / 96;
  const third = (((3 * square + 19) * square + 17) * square - 15) / 384;
  const fourth = ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92160;
  const t = y * (1 + (first + (second + (third + fourth / df) / df) / df) / df);
  return t > 0 ? t : y;
}
