import { exponentialExcess, stirlingError } from './gamma.ts';
import { normalCdf, normalDensity, normalQuantile, normalUpper, normalUpperQuantile } from './normal.ts';
import { requirePositive, requireProbability } from './parameters.ts';

const SQRT_TWO_PI = 2.5066282746310007;
/** Terms below this share of the sum no longer change it. */
const NEGLIGIBLE = 1e-18;
/** Agreement of two step widths at which the finer is exact: the error of the rule about squares at each halving. */
const AGREEMENT = 1e-11;

/** φ(z) / Φ(z), the derivative of log Φ(z); far below zero its asymptotic form, where Φ underflows. */
function logCdfSlope(z: number): number {
  if (z > -30) return normalDensity(z) / normalCdf(z);
  const w = 1 / (z * z);
  return -z / (1 - w * (1 - w * (3 - w * (15 - 105 * w))));
}

/**
 * P(Z > t S − ncp) for `sign` −1 or P(Z ≤ t S − ncp) for +1, with S = √(chi-square / df) and t > 0.
 *
 * The average of a normal probability over the density of x = log S, taken with the trapezoidal rule. The
 * integrand has one mode, is analytic and falls off on both sides at least exponentially, so the rule converges
 * exponentially; and since every term is positive, small tails keep their relative precision.
 */
function averageOverScale(t: number, df: number, ncp: number, sign: 1 | -1): number {
  const a = df / 2;
  const factor = (2 * Math.sqrt(a) * Math.exp(-stirlingError(a))) / SQRT_TWO_PI;
  const integrand = (x: number) =>
    Math.exp(-a * exponentialExcess(2 * x)) * normalCdf(sign * (t * Math.exp(x) - ncp));

  // The slope of the log integrand divided by s falls with s: bisect for the mode, on the logarithmic scale.
  const slope = (x: number) => {
    const s = Math.exp(x);
    return -2 * a * Math.expm1(2 * x) + sign * t * s * logCdfSlope(sign * (t * s - ncp));
  };
  let below = -1;
  while (slope(below) < 0) below *= 2;
  let above = 1;
  while (slope(above) > 0) above *= 2;
  for (let k = 0; k < 60; k++) {
    const middle = (below + above) / 2;
    if (slope(middle) > 0) below = middle;
    else above = middle;
  }
  const mode = (below + above) / 2;

  const sumFrom = (start: number, step: number, known: number) => {
    let sum = known;
    for (const direction of [1, -1]) {
      for (let k = direction === 1 ? 0 : 1; ; k++) {
        const term = integrand(mode + start + direction * k * step);
        sum += term;
        if (!(term > sum * NEGLIGIBLE)) break;
      }
    }
    return sum;
  };

  const delta = 1e-4 / Math.sqrt(a + 1);
  const curvature = (slope(mode - delta) - slope(mode + delta)) / (2 * delta);
  let step = 1 / Math.sqrt(curvature);
  let sum = sumFrom(0, step, 0);
  let value = sum * step;
  for (let k = 0; k < 20; k++) {
    sum = sumFrom(step / 2, step, sum);
    step /= 2;
    const finer = sum * step;
    const settled = Math.abs(finer - value) <= AGREEMENT * finer;
    value = finer;
    if (settled) break;
  }
  return Math.min(1, factor * value);
}

/**
 * Upper tail of the noncentral t distribution, P(T > t), T = (Z + ncp) / √(chi-square(df) / df).
 *
 * Formula: the average of P(Z > t s − ncp) over the distribution of s = √(chi-square / df), by numerical
 * integration (the definition; the series of Lenth 1989, AS 243, which R uses, fails in the tails and for
 * |ncp| > 37.6). Relative precision about 1e-12 also in the far tails.
 *
 * @param t the quantile
 * @param df degrees of freedom, any positive real or Infinity
 * @param ncp noncentrality, any finite real
 * @throws RangeError when df is not positive
 * @example noncentralTUpper(2, 10, 1) // 0.1923884374696248
 */
export function noncentralTUpper(t: number, df: number, ncp: number): number {
  requirePositive('df', df);
  if (Number.isNaN(t + df + ncp)) return Number.NaN;
  if (df === Number.POSITIVE_INFINITY) return normalUpper(t - ncp);
  if (t === 0) return normalCdf(ncp);
  if (!Number.isFinite(t)) return t > 0 ? 0 : 1;
  return t > 0 ? averageOverScale(t, df, ncp, -1) : averageOverScale(-t, df, -ncp, 1);
}

/**
 * Cumulative noncentral t distribution, P(T ≤ t), computed directly also where it is small.
 *
 * @throws RangeError when df is not positive
 * @example noncentralTCdf(2, 10, 1) // 0.8076115625303752
 */
export function noncentralTCdf(t: number, df: number, ncp: number): number {
  return noncentralTUpper(-t, df, -ncp);
}

/** z-score of P(T > t), taken from the smaller tail. */
function upperScore(t: number, df: number, ncp: number): number {
  const upper = noncentralTUpper(t, df, ncp);
  return upper < 0.5 ? -normalUpperQuantile(upper) : normalUpperQuantile(noncentralTCdf(t, df, ncp));
}

/**
 * The ncp at which P(T > t) has the given z-score. That score is nearly a straight line in ncp, so that the secant
 * method needs a handful of steps; a bracket keeps it safe.
 */
function noncentralityAtScore(t: number, df: number, score: number): number {
  const spread = Math.sqrt(1 + (t * t) / (2 * df));
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let previous = t + score * spread;
  let previousGap = upperScore(t, df, previous) - score;
  let current = previous - previousGap * spread;
  for (let k = 0; k < 100; k++) {
    const gap = upperScore(t, df, current) - score;
    if (gap === 0 || current === previous) return current;
    for (const [at, itsGap] of [
      [previous, previousGap],
      [current, gap],
    ] as const) {
      if (itsGap > 0) high = Math.min(high, at);
      else low = Math.max(low, at);
    }
    let next = current - (gap * (current - previous)) / (gap - previousGap);
    if (Math.abs(next - current) <= 1e-9 * spread) return next;
    if (!(next > low && next < high)) {
      if (low === Number.NEGATIVE_INFINITY) next = high - 4 * spread * (k + 1);
      else if (high === Number.POSITIVE_INFINITY) next = low + 4 * spread * (k + 1);
      else next = (low + high) / 2;
    }
    previous = current;
    previousGap = gap;
    current = next;
  }
  return current;
}

/** A confidence interval of a noncentrality parameter. */
export interface NoncentralityInterval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Confidence interval of the noncentrality parameter, given an observed t, by inverting the test ("pivot"
 * method; Steiger & Fouladi 1997; the same as in effectsize and MBESS).
 *
 * `lower` solves P(T > t | ncp) = (1 − level)/2 and `upper` solves P(T ≤ t | ncp) = (1 − level)/2. A one-sided
 * limit of 95% is the limit of the two-sided interval of 90%.
 *
 * @param t the observed statistic, finite
 * @param df degrees of freedom, any positive real or Infinity
 * @param level confidence level, between 0 and 1
 * @throws RangeError when df is not positive or the level not inside 0-1
 * @example noncentralTConfidence(2, 18, 0.95) // { lower: -0.0894..., upper: 4.0396... }
 */
export function noncentralTConfidence(t: number, df: number, level: number): NoncentralityInterval {
  requirePositive('df', df);
  if (level <= 0 || level >= 1) throw new RangeError(`level must lie between 0 and 1, but is ${level}`);
  if (!Number.isFinite(t) || Number.isNaN(df + level)) return { lower: Number.NaN, upper: Number.NaN };
  const score = normalUpperQuantile((1 - level) / 2);
  if (df === Number.POSITIVE_INFINITY) return { lower: t - score, upper: t + score };
  return { lower: noncentralityAtScore(t, df, -score), upper: noncentralityAtScore(t, df, score) };
}

/**
 * Quantile of the noncentral t distribution: the t with P(T ≤ t) = p.
 *
 * @throws RangeError when df is not positive or p outside [0, 1]
 * @example noncentralTQuantile(0.95, 10, 1) // 3.041741814969764
 */
export function noncentralTQuantile(p: number, df: number, ncp: number): number {
  requirePositive('df', df);
  requireProbability('p', p);
  if (Number.isNaN(p + df + ncp)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (df === Number.POSITIVE_INFINITY) return ncp + normalQuantile(p);
  const score = normalUpperQuantile(p);
  let low = ncp - 1;
  let high = ncp + 1;
  while (upperScore(low, df, ncp) < score) low -= 2 * (high - low);
  while (upperScore(high, df, ncp) > score) high += 2 * (high - low);
  for (let k = 0; k < 200 && high - low > 1e-15 * Math.max(Math.abs(low), Math.abs(high)); k++) {
    const middle = (low + high) / 2;
    if (upperScore(middle, df, ncp) > score) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
