import { betaOddsQuantile, betaOddsUpper, betaOddsUpperQuantile } from './beta.ts';
import { logGammaRatio } from './gamma.ts';
import { normalUpper, normalUpperQuantile } from './normal.ts';
import { requirePositive, requireProbability } from './parameters.ts';

const SQRT_PI = 1.772453850905516;

/** Beyond this many √df the tail is its leading term to double precision, and t²/df would soon overflow. */
const FAR = 1e9;

/** 2 Γ((df + 1)/2) / (df √π Γ(df/2)): the factor of the leading term of the two-sided tail. */
function farFactor(df: number): number {
  return (2 * Math.exp(logGammaRatio(df / 2))) / (df * SQRT_PI);
}

/** base^exponent by squaring, for exponents that leave a base beyond `FAR` within the range of doubles: below 36. */
function power(base: number, exponent: number): number {
  const fraction = exponent % 1;
  let result = fraction === 0 ? 1 : Math.exp(fraction * Math.log(base));
  let square = base;
  for (
    let rest = Math.floor(exponent);
    rest > 0 && result < Number.POSITIVE_INFINITY;
    rest = Math.floor(rest / 2)
  ) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}

/**
 * Two-sided tail of Student's t distribution, P(|T| > |t|): the p-value of a two-sided t test.
 *
 * Formula: I_x(df/2, 1/2), x = df / (df + t²). `df` is any positive real (Welch) or Infinity (normal).
 *
 * @throws RangeError when df is not positive
 * @example studentTTwoSided(2.2281388519862744, 10) // 0.05
 */
export function studentTTwoSided(t: number, df: number): number {
  requirePositive('df', df);
  if (df === Number.POSITIVE_INFINITY) return 2 * normalUpper(Math.abs(t));
  const ratio = Math.abs(t) / Math.sqrt(df);
  if (ratio > FAR) return farFactor(df) / power(ratio, df);
  return betaOddsUpper((t * t) / df, 0.5, df / 2);
}

/**
 * Upper tail of Student's t distribution, P(T > t), computed directly.
 *
 * @throws RangeError when df is not positive
 * @example studentTUpper(2.2281388519862744, 10) // 0.025
 */
export function studentTUpper(t: number, df: number): number {
  const tail = studentTTwoSided(t, df) / 2;
  return t < 0 ? 1 - tail : tail;
}

/**
 * Cumulative Student t distribution, P(T ≤ t).
 *
 * @throws RangeError when df is not positive
 * @example studentTCdf(2.2281388519862744, 10) // 0.975
 */
export function studentTCdf(t: number, df: number): number {
  return studentTUpper(-t, df);
}

/**
 * Upper quantile of Student's t distribution: the t with P(T > t) = p, the critical value of a test.
 *
 * @throws RangeError when df is not positive or p outside [0, 1]
 * @example studentTUpperQuantile(0.025, 10) // 2.2281388519862744
 */
export function studentTUpperQuantile(p: number, df: number): number {
  requirePositive('df', df);
  requireProbability('p', p);
  if (Number.isNaN(p + df)) return Number.NaN;
  if (df === Number.POSITIVE_INFINITY) return normalUpperQuantile(p);
  if (p > 0.5) return -studentTUpperQuantile(1 - p, df);
  if (p === 0) return Number.POSITIVE_INFINITY;
  const far = Math.exp(Math.log(farFactor(df) / (2 * p)) / df);
  if (far > FAR) return far * Math.sqrt(df);
  const odds =
    p > 0.25 ? betaOddsQuantile(1 - 2 * p, 0.5, df / 2) : betaOddsUpperQuantile(2 * p, 0.5, df / 2);
  return Math.sqrt(odds * df);
}

/**
 * Quantile of Student's t distribution: the t with P(T ≤ t) = p.
 *
 * @throws RangeError when df is not positive or p outside [0, 1]
 * @example studentTQuantile(0.975, 10) // 2.2281388519862744
 */
export function studentTQuantile(p: number, df: number): number {
  return 0 - studentTUpperQuantile(p, df);
}
