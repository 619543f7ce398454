import { deviance, stirlingError } from './saddle-point.ts';

/**
 * Logarithm of the binomial probability C(n, x) p^x (1 − p)^(n − x), in Loader's (2000) saddle-point form, as `dbinom` in R.
 *
 * @param x successes, a whole number from 0 to n
 * @param n trials
 * @param p chance of a success, between 0 and 1
 * @example Math.exp(logBinomial(2, 4, 0.5)) // 0.375
 */
export function logBinomial(x: number, n: number, p: number): number {
  if (x === 0) return n * Math.log1p(-p);
  if (x === n) return n * Math.log(p);
  const errors = stirlingError(n) - stirlingError(x) - stirlingError(n - x);
  const deviances = deviance(x, n * p) + deviance(n - x, n * (1 - p));
  return errors - deviances + 0.5 * Math.log(n / (2 * Math.PI * x * (n - x)));
}
