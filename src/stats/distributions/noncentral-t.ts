import { bracketedRoot } from './bracketed-root.ts';
import { normalCdf, normalDensity, normalUpper, normalUpperQuantile } from './normal.ts';
import { requirePositive, requireProbability } from './parameters.ts';
import { exponentialExcess, stirlingError } from './saddle-point.ts';

const SQRT_TWO_PI = 2.5066282746310007;
/** Terms below this share of the sum no longer change it. */
const NEGLIGIBLE = 1e-18;
/** In widths of the mode. The trapezoidal sum of a bell errs by 2 e^(−2π²/step²), here 6e-18: no finer sum is needed. */
const BELL_STEP = 0.7;
/** Where the integrand is no bell the step is halved until two sums agree. */
const FIRST_STEP = 0.25;
/** A side of the mode this many times wider than the mode's curvature says is reached by sinh instead of step by step. */
const MOST_STEPS = 40;
/** Agreement of two step widths at which the finer is taken: its own error is then below 1e-14. */
const AGREEMENT = 1e-10;
const MOST_HALVINGS = 12;
/** Sums this small consist of denormal numbers, which have no digits to agree in. */
const UNDERFLOW = 1e-303;

/** φ(z) / Φ(z), the derivative of log Φ(z); far below zero its asymptotic form, where Φ underflows. */
function logCdfSlope(z: number): number {
  if (z > -30) return normalDensity(z) / normalCdf(z);
  const w = 1 / (z * z);
  return -z / (1 - w * (1 - w * (3 - w * (15 - 105 * w))));
}

/**
 * The trapezoidal sum of `integrand` over u = start, start ± step, … outwards until the terms no longer count.
 * The integrand has one mode, near 0.
 */
function trapezoidalSum(integrand: (u: number) => number, start: number, step: number): number {
  let sum = 0;
  for (let u = start; ; u += step) {
    const term = integrand(u);
    sum += term;
    if (!(term > sum * NEGLIGIBLE)) break;
  }
  for (let u = start - step; ; u -= step) {
    const term = integrand(u);
    sum += term;
    if (!(term > sum * NEGLIGIBLE)) break;
  }
  return sum;
}

/**
 * About where the log integrand is highest: its slope falls from positive to negative. With many degrees of freedom one step of
 * Newton's method from 0 usually comes near enough, as the sum need only begin in the bulk; else by bisection.
 */
function modeOf(slope: (x: number) => number, t: number, df: number): number {
  const curvature = 2 * df + t * t;
  const guess = slope(0) / curvature;
  if (df >= 20 && Math.abs(guess) < 0.5 && Math.abs(slope(guess)) < 3 * Math.sqrt(curvature)) return guess;
  let below = -1;
  while (slope(below) < 0) below *= 2;
  let above = 1;
  while (slope(above) > 0) above *= 2;
  const narrowest = 1 / Math.hypot(Math.sqrt(2 * df) * Math.exp(above), t * Math.exp(above), 1);
  for (let middle = 0; above - below > narrowest; ) {
    middle = (below + above) / 2;
    if (middle === below || middle === above) break;
    if (slope(middle) > 0) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
}

/**
 * P(Z > t S − ncp) for `sign` −1 or P(Z ≤ t S − ncp) for +1, with S = √(chi-square / df) and t > 0; precise when it
 * is the smaller of the two.
 *
 * It is the average of a normal probability over the density of x = log S. The integrand has a single mode, and
 * everything is positive, so that small tails keep their relative precision. It is summed by the trapezoidal rule in u,
 * x = mode + width · sinh u, which converges exponentially, and reaches from the mode's own width to a far wider
 * side of it in few steps (double exponential quadrature, Takahasi & Mori 1974).
 */
function smallerTail(t: number, df: number, ncp: number, sign: 1 | -1): number {
  // t s − ncp, near s = 1 (where t may be close to ncp) by way of s − 1
  const score = (x: number) =>
    sign * (Math.abs(x) < 0.5 ? t * Math.expm1(x) + (t - ncp) : t * Math.exp(x) - ncp);
  // The slope of the log integrand, divided by s = e^x.
  const slope = (x: number) => {
    const pull = t * Math.exp(x) * logCdfSlope(score(x));
    return -df * Math.expm1(2 * x) + sign * (Number.isNaN(pull) ? 0 : pull);
  };
  const mode = modeOf(slope, t, df);

  // The finest scale near the mode: that of the chi-square density, or of the normal probability falling from 1 to 0.
  const pace = Math.exp(mode);
  const width = 1 / Math.hypot(Math.sqrt(df * (1 + pace * pace)), (t * pace) / 2);

  const density = (x: number) => Math.exp((-df / 2) * exponentialExcess(2 * x)) * normalCdf(score(x));
  // The chi-square density falls by e^−41 within 41/df and a few deviations of its mode.
  const isBell = df >= 20 && 41 / df + 9 / Math.sqrt(2 * df) < MOST_STEPS * width;
  const norm = (Math.sqrt(2 * df) * Math.exp(-stirlingError(df / 2)) * width) / SQRT_TWO_PI;
  if (isBell) {
    // At an imaginary distance y both factors grow, by e^(df y²) and at most e^((t y)²/2): the narrower bell of the two together.
    const narrow = 1 / Math.hypot(1 / width, t * pace);
    return (
      (norm * narrow * BELL_STEP * trapezoidalSum((u) => density(mode + narrow * u), 0, BELL_STEP)) / width
    );
  }
  const integrand = (u: number) => density(mode + width * Math.sinh(u)) * Math.cosh(u);
  let step = FIRST_STEP;
  let sum = trapezoidalSum(integrand, 0, step);
  for (let halving = 0; halving < MOST_HALVINGS; halving++) {
    const between = trapezoidalSum(integrand, step / 2, step);
    const settled = Math.abs(between - sum) <= AGREEMENT * sum + UNDERFLOW;
    sum += between;
    step /= 2;
    if (settled) return norm * step * sum;
  }
  return Number.NaN;
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
  if (!Number.isFinite(ncp)) return Number.isFinite(t) ? Number(ncp > 0) : Number.NaN;
  if (!Number.isFinite(t)) return Number(t < 0);
  // S scatters about 1: with ncp below t the upper tail is the smaller one, and is computed directly.
  if (t > 0) return ncp < t ? smallerTail(t, df, ncp, -1) : 1 - smallerTail(t, df, ncp, 1);
  return ncp > t ? 1 - smallerTail(-t, df, -ncp, -1) : smallerTail(-t, df, -ncp, 1);
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
export function noncentralTScore(t: number, df: number, ncp: number): number {
  const upper = noncentralTUpper(t, df, ncp);
  return upper < 0.9 ? normalUpperQuantile(upper) : -normalUpperQuantile(noncentralTCdf(t, df, ncp));
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
  return bracketedRoot((t) => score - noncentralTScore(t, df, ncp), ncp + score * spread, spread);
}
