import { betaOddsQuantile, betaOddsUpperQuantile } from './beta.ts';
import { chiSquareCdf, chiSquareQuantile, chiSquareUpper, chiSquareUpperQuantile } from './chi-square.ts';
import { betaRatioPoint, incompleteBeta } from './incomplete-beta.ts';
import { requirePositive, requireProbability } from './parameters.ts';

function checkDegreesOfFreedom(df1: number, df2: number): void {
  requirePositive('df1', df1);
  requirePositive('df2', df2);
  if (df1 === Number.POSITIVE_INFINITY) throw new RangeError('df1 must be finite, but is Infinity');
}

function fTail(x: number, df1: number, df2: number, tail: 'lower' | 'upper'): number {
  const [a, b] = [df1 / 2, df2 / 2];
  return incompleteBeta(betaRatioPoint(Math.max(0, x), a, b), a, b, tail);
}

/**
 * Cumulative F distribution, P(F ≤ x) = I_y(df1/2, df2/2), y = df1 x / (df1 x + df2).
 * `df2` may be Infinity (then df1 · F is chi-square).
 *
 * @throws RangeError when df1 or df2 is not positive, or df1 is infinite
 * @example fCdf(4, 1, 10) // 0.9266...
 */
export function fCdf(x: number, df1: number, df2: number): number {
  checkDegreesOfFreedom(df1, df2);
  if (Number.isNaN(x + df1 + df2)) return Number.NaN;
  if (df2 === Number.POSITIVE_INFINITY) return chiSquareCdf(df1 * x, df1);
  return fTail(x, df1, df2, 'lower');
}

/**
 * Upper tail of the F distribution, P(F > x), computed directly: the p-value of an F test.
 *
 * @throws RangeError when df1 or df2 is not positive, or df1 is infinite
 * @example fUpper(4, 1, 10) // 0.0733...
 */
export function fUpper(x: number, df1: number, df2: number): number {
  checkDegreesOfFreedom(df1, df2);
  if (Number.isNaN(x + df1 + df2)) return Number.NaN;
  if (df2 === Number.POSITIVE_INFINITY) return chiSquareUpper(df1 * x, df1);
  return fTail(x, df1, df2, 'upper');
}

/**
 * Quantile of the F distribution: the x with P(F ≤ x) = p.
 *
 * @throws RangeError when df1 or df2 is not positive, df1 is infinite, or p is outside [0, 1]
 * @example fQuantile(0.95, 2, 10) // 4.102821...
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  checkDegreesOfFreedom(df1, df2);
  requireProbability('p', p);
  if (df2 === Number.POSITIVE_INFINITY) return chiSquareQuantile(p, df1) / df1;
  return betaOddsQuantile(p, df1 / 2, df2 / 2) * (df2 / df1);
}

/**
 * Upper quantile of the F distribution: the x with P(F > x) = p.
 *
 * @throws RangeError when df1 or df2 is not positive, df1 is infinite, or p is outside [0, 1]
 * @example fUpperQuantile(0.05, 2, 10) // 4.102821...
 */
export function fUpperQuantile(p: number, df1: number, df2: number): number {
  checkDegreesOfFreedom(df1, df2);
  requireProbability('p', p);
  if (df2 === Number.POSITIVE_INFINITY) return chiSquareUpperQuantile(p, df1) / df1;
  return betaOddsUpperQuantile(p, df1 / 2, df2 / 2) * (df2 / df1);
}
