import { bracketedRoot } from './bracketed-root.ts';
import { logGammaRatio } from './gamma.ts';
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
/** Product of the last two steps, in units of the score's line, that leaves no error above rounding. */
const SETTLED = 1e-14;
const MOST_SECANTS = 12;
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
function normalScore(t: number, df: number, ncp: number): number {
  const upper = noncentralTUpper(t, df, ncp);
  return upper < 0.9 ? normalUpperQuantile(upper) : -normalUpperQuantile(noncentralTCdf(t, df, ncp));
}

/** A first guess of a noncentrality, and how fast it falls with the score. */
interface NoncentralityGuess {
  readonly ncp: number;
  readonly slope: number;
}

/**
 * P(T > t) is the probability that t S − Z lies below ncp, so that the ncp with P(T > t) = P(Z > score) is a quantile of t S − Z
 * (the lambda-prime distribution of Lecoutre 1999): here by the expansion of Cornish & Fisher (1938) from its first four
 * cumulants, which are those of t S, chi-distributed, but for the variance.
 */
function roughNoncentrality(t: number, df: number, score: number): NoncentralityGuess {
  const mean = Math.exp(logGammaRatio(df / 2)) / Math.sqrt(df / 2);
  // Of √chi-square(df): its variance is just below 1/2, its skewness and kurtosis follow from that (Johnson & Kotz 1970).
  const [centre, variance] = [mean * Math.sqrt(df), df * (1 - mean * mean)];
  const third = centre * (1 - 2 * variance);
  const fourth = 2 * variance * (1 - variance) - 2 * centre * third;
  const scale = t / Math.sqrt(df);
  const square = scale * scale;
  const deviation = Math.sqrt(1 + square * variance);
  const skewness = (square * scale * third) / deviation ** 3;
  const kurtosis = (square * square * fourth) / deviation ** 4;
  const z = -score;
  const w =
    z +
    (skewness * (z * z - 1)) / 6 +
    (kurtosis * (z * z - 3) * z) / 24 -
    (skewness * skewness * (2 * z * z - 5) * z) / 36;
  const slope =
    1 +
    (skewness * z) / 3 +
    (kurtosis * (z * z - 1)) / 8 -
    (skewness * skewness * (6 * z * z - 5)) / 36;
  return { ncp: t * mean + deviation * w, slope: deviation * slope };
}

/**
 * The ncp with P(T > t) = P(Z > score). The score is nearly a straight line in ncp, so that the first step from a good guess, or
 * the secant through two, soon has all digits; where it does not settle, the root is bracketed.
 */
function noncentralityAtScore(t: number, df: number, score: number): number {
  const spread = Math.hypot(1, t / Math.sqrt(2 * df));
  const excess = (ncp: number) => normalScore(t, df, ncp) - score;
  const guess = roughNoncentrality(t, df, score);
  let ncp = guess.ncp;
  let before = excess(ncp);
  let step = before * guess.slope;
  // The slope errs as the guess does, and by a step this small both are known.
  if (step * step <= SETTLED * spread * spread) return ncp + step;
  for (let count = 0; count < MOST_SECANTS && Math.abs(step) < 0.5 * spread; count++) {
    ncp += step;
    const now = excess(ncp);
    if (now === before) break;
    const next = (step * now) / (before - now);
    // The error of the next point is about the product of the last two errors, times a curvature far below 1.
    if (Math.abs(next * step) <= SETTLED * spread * spread) return ncp + next;
    if (!(Math.abs(next) < Math.abs(step))) break;
    before = now;
    step = next;
  }
  return bracketedRoot(excess, t - score * spread, 0.1 * spread);
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
