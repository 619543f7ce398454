import { bracketedRoot } from './bracketed-root.ts';
import { logGammaRatio } from './gamma.ts';
import { noncentralTScore } from './noncentral-t.ts';
import { normalUpperQuantile } from './normal.ts';
import { requirePositive } from './parameters.ts';

/** Product of the last two steps, in units of the score's line, that leaves no error above rounding. */
const SETTLED = 1e-14;
const MOST_SECANTS = 12;

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
  const spread = 1 + square * variance;
  const deviation = Math.sqrt(spread);
  const skewness = (square * scale * third) / (spread * deviation);
  const kurtosis = (square * square * fourth) / (spread * spread);
  const z = -score;
  const w =
    z +
    (skewness * (z * z - 1)) / 6 +
    (kurtosis * (z * z - 3) * z) / 24 -
    (skewness * skewness * (2 * z * z - 5) * z) / 36;
  const slope =
    1 + (skewness * z) / 3 + (kurtosis * (z * z - 1)) / 8 - (skewness * skewness * (6 * z * z - 5)) / 36;
  return { ncp: t * mean + deviation * w, slope: deviation * slope };
}

/**
 * The ncp with P(T > t) = P(Z > score). The score is nearly a straight line in ncp, so that the first step from a good guess, or
 * the secant through two, soon has all digits; where it does not settle, the root is bracketed.
 */
function noncentralityAtScore(t: number, df: number, score: number): number {
  const spread = Math.hypot(1, t / Math.sqrt(2 * df));
  const excess = (ncp: number) => noncentralTScore(t, df, ncp) - score;
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
