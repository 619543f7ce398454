import { adaptiveQuadrature } from './adaptive-quadrature.ts';
import { bracketedRoot } from './bracketed-root.ts';
import { exponentialExcess, stirlingError } from './gamma.ts';
import { normalCdf, normalDensity, normalUpper, normalUpperQuantile } from './normal.ts';
import { requirePositive, requireProbability } from './parameters.ts';

const SQRT_TWO_PI = 2.5066282746310007;
/** The integrand is followed on both sides until it is this many e-foldings below its mode (e^−45 = 3e-20). */
const DEPTH = 45;
const TOLERANCE = 1e-11;

/** φ(z) / Φ(z), the derivative of log Φ(z); far below zero its asymptotic form, where Φ underflows. */
function logCdfSlope(z: number): number {
  if (z > -30) return normalDensity(z) / normalCdf(z);
  const w = 1 / (z * z);
  return -z / (1 - w * (1 - w * (3 - w * (15 - 105 * w))));
}

/** log Φ(z), also where Φ underflows. */
function logCdf(z: number): number {
  return z > -30 ? Math.log(normalCdf(z)) : -(z * z) / 2 - Math.log(logCdfSlope(z) * SQRT_TWO_PI);
}

/**
 * P(Z > t S − ncp) for `sign` −1 or P(Z ≤ t S − ncp) for +1, with S = √(chi-square / df) and t > 0.
 *
 * It is the average of a normal probability over the density of x = log S. The integrand has a single mode, falls off
 * on both sides, and is positive everywhere, so that small tails keep their relative precision.
 */
function averageOverScale(t: number, df: number, ncp: number, sign: 1 | -1): number {
  const score = (x: number) => sign * (t * Math.expm1(x) + (t - ncp));
  const logDensity = (x: number) => (-df / 2) * exponentialExcess(2 * x);

  // The slope of the log integrand, divided by s = e^x, falls with s: bisect for the mode.
  const slope = (x: number) => {
    const pull = t * Math.exp(x) * logCdfSlope(score(x));
    return -df * Math.expm1(2 * x) + sign * (Number.isNaN(pull) ? 0 : pull);
  };
  let below = -1;
  while (slope(below) < 0) below *= 2;
  let above = 1;
  while (slope(above) > 0) above *= 2;
  const narrowest = (x: number) => 1 / Math.hypot(Math.sqrt(2 * df) * Math.exp(x), t * Math.exp(x), 1);
  while (above - below > narrowest(below) && above - below > 1e-15 * Math.abs(above)) {
    const middle = (below + above) / 2;
    if (middle === below || middle === above) break;
    if (slope(middle) > 0) below = middle;
    else above = middle;
  }
  const mode = (below + above) / 2;

  const logIntegrand = (x: number) => logDensity(x) + logCdf(score(x));
  const floor = logIntegrand(mode) - DEPTH;
  let reachLeft = narrowest(mode);
  while (logIntegrand(mode - reachLeft) > floor) reachLeft *= 2;
  let reachRight = narrowest(mode);
  while (logIntegrand(mode + reachRight) > floor) reachRight *= 2;
  const ends = [mode - reachLeft, mode, mode + reachRight];
  const cliff = Math.log(ncp / t);
  if (cliff > ends[0]! && cliff < ends[2]! && cliff !== mode) ends.push(cliff);
  const integral = adaptiveQuadrature(
    (x) => Math.exp(logDensity(x)) * normalCdf(score(x)),
    ends.sort((one, other) => one - other),
    TOLERANCE,
  );
  return Math.min(1, (Math.sqrt(2 * df) * Math.exp(-stirlingError(df / 2)) * integral) / SQRT_TWO_PI);
}

/**
 * Upper tail of the noncentral t distribution, P(T > t), T = (Z + ncp) / √(chi-square(df) / df).
 *
 * Formula: the average of P(Z > t s − ncp) over the distribution of s = √(chi-square / df), by numerical
 * integration of that definition (Johnson, Kotz & Balakrishnan 1995, ch. 31). The series of Lenth (1989, AS 243),
 * which R uses, loses its digits in the tails and gives up beyond |ncp| = 37.6.
 *
 * @param t the quantile
 * @param df degrees of freedom, any positive real or Infinity
 * @param ncp noncentrality, any finite real
 * @throws RangeError when df is not positive
 * @example noncentralTUpper(2, 10, 1) // 0.1923884374696...
 */
export function noncentralTUpper(t: number, df: number, ncp: number): number {
  requirePositive('df', df);
  if (Number.isNaN(t + df + ncp)) return Number.NaN;
  if (df === Number.POSITIVE_INFINITY) return normalUpper(t - ncp);
  if (t === 0) return normalCdf(ncp);
  if (!Number.isFinite(t) || !Number.isFinite(ncp)) return t > 0 && ncp < Number.POSITIVE_INFINITY ? 0 : 1;
  return t > 0 ? averageOverScale(t, df, ncp, -1) : averageOverScale(-t, df, -ncp, 1);
}

/**
 * Cumulative noncentral t distribution, P(T ≤ t), computed directly also where it is small.
 *
 * @throws RangeError when df is not positive
 * @example noncentralTCdf(2, 10, 1) // 0.8076115625303...
 */
export function noncentralTCdf(t: number, df: number, ncp: number): number {
  return noncentralTUpper(-t, df, -ncp);
}

/** The z with P(Z > z) = P(T > t), taken from the smaller tail; it rises with t and falls with ncp. */
function normalScore(t: number, df: number, ncp: number): number {
  const upper = noncentralTUpper(t, df, ncp);
  return upper < 0.9 ? normalUpperQuantile(upper) : -normalUpperQuantile(noncentralTCdf(t, df, ncp));
}

/** The ncp with P(T > t) = P(Z > score); the score is nearly a straight line in ncp. */
function noncentralityAtScore(t: number, df: number, score: number): number {
  const spread = Math.hypot(1, t / Math.sqrt(2 * df));
  return bracketedRoot((ncp) => normalScore(t, df, ncp) - score, t - score * spread, 0.1 * spread);
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
 * @param t the observed statistic; where it is not finite both limits are `NaN`
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
  // The upper limit is the mirrored lower limit of −t: so both are found from the small tail.
  return { lower: noncentralityAtScore(t, df, score), upper: -noncentralityAtScore(-t, df, score) };
}

/**
 * Quantile of the noncentral t distribution: the t with P(T ≤ t) = p.
 *
 * @throws RangeError when df is not positive or p outside [0, 1]
 * @example noncentralTQuantile(0.95, 10, 1) // 3.04174181496...
 */
export function noncentralTQuantile(p: number, df: number, ncp: number): number {
  requirePositive('df', df);
  requireProbability('p', p);
  if (Number.isNaN(p + df + ncp)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const score = 0 - normalUpperQuantile(p);
  if (df === Number.POSITIVE_INFINITY) return ncp + score;
  const spread = Math.hypot(1, ncp / Math.sqrt(2 * df));
  return bracketedRoot((t) => score - normalScore(t, df, ncp), ncp + score * spread, spread);
}
