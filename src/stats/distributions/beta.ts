import { betaKernel, betaOddsPoint, betaPoint, incompleteBeta } from './incomplete-beta.ts';
import { requirePositive, requireProbability } from './parameters.ts';
import { positiveRoot } from './positive-root.ts';
import { roughBetaOdds } from './starting-values.ts';

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
