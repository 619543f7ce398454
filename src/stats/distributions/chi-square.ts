import { gammaDensity, regularizedGammaP, regularizedGammaQ } from './gamma.ts';
import { requirePositive, requireProbability } from './parameters.ts';
import { positiveRoot } from './positive-root.ts';

function checkDegreesOfFreedom(df: number): void {
  requirePositive('df', df);
  if (df === Number.POSITIVE_INFINITY) throw new RangeError('df must be finite, but is Infinity');
}

/**
 * Cumulative chi-square distribution, P(X ≤ x) = P(df/2, x/2).
 *
 * @throws RangeError when df is not positive and finite
 * @example chiSquareCdf(3.841458820694124, 1) // 0.95
 */
export function chiSquareCdf(x: number, df: number): number {
  checkDegreesOfFreedom(df);
  return regularizedGammaP(df / 2, x / 2);
}

/**
 * Upper tail of the chi-square distribution, P(X > x) = Q(df/2, x/2), computed directly.
 *
 * @throws RangeError when df is not positive and finite
 * @example chiSquareUpper(3.841458820694124, 1) // 0.05
 */
export function chiSquareUpper(x: number, df: number): number {
  checkDegreesOfFreedom(df);
  return regularizedGammaQ(df / 2, x / 2);
}

function gammaRoot(tail: (a: number, x: number) => number, rising: boolean, p: number, a: number): number {
  const at = (x: number) => ({ mass: tail(a, x), density: gammaDensity(a, x), elasticity: a - 1 - x });
  return positiveRoot(at, rising, p, a);
}

/**
 * Upper quantile of the chi-square distribution: the x with P(X > x) = p.
 *
 * @throws RangeError when df is not positive and finite or p outside [0, 1]
 * @example chiSquareUpperQuantile(0.05, 1) // 3.841458820694124
 */
export function chiSquareUpperQuantile(p: number, df: number): number {
  checkDegreesOfFreedom(df);
  requireProbability('p', p);
  if (Number.isNaN(p + df)) return Number.NaN;
  if (p === 0) return Number.POSITIVE_INFINITY;
  if (p > 0.5) return chiSquareQuantile(1 - p, df);
  return 2 * gammaRoot(regularizedGammaQ, false, p, df / 2);
}

/**
 * Quantile of the chi-square distribution: the x with P(X ≤ x) = p.
 *
 * @throws RangeError when df is not positive and finite or p outside [0, 1]
 * @example chiSquareQuantile(0.95, 1) // 3.841458820694124
 */
export function chiSquareQuantile(p: number, df: number): number {
  checkDegreesOfFreedom(df);
  requireProbability('p', p);
  if (Number.isNaN(p + df)) return Number.NaN;
  if (p === 0) return 0;
  if (p > 0.5) return chiSquareUpperQuantile(1 - p, df);
  return 2 * gammaRoot(regularizedGammaP, true, p, df / 2);
}
