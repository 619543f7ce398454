import { type Estimate, estimated } from '../estimate.ts';
import type { Moments } from '../moments.ts';
import { pairedTest, studentTest } from '../t-test.ts';

/** Scale of the Cauchy prior on the standardized difference: √2/2, "medium" in the BayesFactor package and JASP's default. */
export const MEDIUM_PRIOR_SCALE = Math.SQRT1_2;

/** A Bayes factor of a t-test with a Cauchy prior on the standardized effect. */
export interface JzsBayesFactor {
  readonly method: 'jzs';
  /** Group sizes, or the number of pairs. */
  readonly n: readonly number[];
  readonly priorScale: number;
  /** Student's t, or that of the pairs. */
  readonly statistic: number;
  readonly df: number;
  /** Evidence for a difference against none; `Infinity` beyond the range of doubles, where `logBf10` still holds. */
  readonly bf10: number;
  /** Evidence for no difference: 1/BF₁₀. */
  readonly bf01: number;
  /** Natural logarithm of BF₁₀. */
  readonly logBf10: number;
}

/**
 * JZS Bayes factor of two independent groups: how much better a difference drawn from a Cauchy prior predicts Student's t
 * than no difference (Rouder, Speckman, Sun, Morey & Iverson 2009; Jeffreys 1961).
 *
 * Two-sided; d ~ Cauchy(0, r), Jeffreys' prior on the variance. `BayesFactor::ttestBF`, jamovi and JASP with r = √2/2.
 *
 * @param priorScale r
 * @returns as `studentTest`
 * @throws RangeError when the scale is not a positive number
 * @example jzsBayesFactor(moments(pre), moments(post)) // { bf10: 5.976, … }
 */
export function jzsBayesFactor(
  first: Moments,
  second: Moments,
  priorScale: number = MEDIUM_PRIOR_SCALE,
): Estimate<JzsBayesFactor> {
  checkScale(priorScale);
  const test = studentTest(first, second, 0.95);
  if (!test.ok) return test;
  const { statistic, df } = test.value;
  const effectiveN = (first.n * second.n) / (first.n + second.n);
  return estimated(described([first.n, second.n], statistic, df, effectiveN, priorScale));
}

/**
 * JZS Bayes factor of pairs: as `jzsBayesFactor`, on the t of the differences and with d_z as the effect
 * (Rouder et al. 2009, one-sample test).
 *
 * @param differences moments of second − first within respondents
 * @returns as `pairedTest`
 * @throws RangeError when the scale is not a positive number
 * @example jzsBayesFactorPaired(moments(sleepDifferences)) // { bf10: 17.259, … }
 */
export function jzsBayesFactorPaired(
  differences: Moments,
  priorScale: number = MEDIUM_PRIOR_SCALE,
): Estimate<JzsBayesFactor> {
  checkScale(priorScale);
  const test = pairedTest(differences, 0.95);
  if (!test.ok) return test;
  const { statistic, df } = test.value;
  return estimated(described([differences.n], statistic, df, differences.n, priorScale));
}

/**
 * log BF₁₀ from t alone (Rouder et al. 2009, equation 1).
 *
 * BF₁₀ = ∫₀^∞ (1 + A)^(−1/2) [(1 + t²/((1 + A)df)) / (1 + t²/df)]^(−(df + 1)/2) p(g) dg, A = N r² g, with p(g) the inverse
 * chi-square density on one degree of freedom, (2π)^(−1/2) g^(−3/2) e^(−1/(2g)). Integrated over log g, on the scale of the
 * integrand's maximum, so that no t or n overflows.
 *
 * @param effectiveN n₁n₂/(n₁ + n₂) for groups, the number of pairs for pairs
 * @throws RangeError when t is not finite, or df, effectiveN or the scale not positive
 * @example logJzsBayesFactor(2.03, 79, 80, 1) // −0.443: BF₀₁ = 1.557
 */
export function logJzsBayesFactor(t: number, df: number, effectiveN: number, priorScale: number): number {
  checkScale(priorScale);
  if (!(Number.isFinite(t) && df > 0 && effectiveN > 0))
    throw new RangeError(`logJzsBayesFactor: t ${t}, df ${df}, effective n ${effectiveN}`);
  const strength = effectiveN * priorScale * priorScale;
  const squared = t * t;
  const logIntegrand = (u: number): number => {
    const a = strength * Math.exp(u);
    const gain = (squared / (df + squared)) * (a / (1 + a));
    const logRatio = gain < 0.5 ? Math.log1p(-gain) : Math.log((df + squared / (1 + a)) / (df + squared));
    return -0.5 * (Math.log1p(a) + LOG_TWO_PI + u + Math.exp(-u) + (df + 1) * logRatio);
  };
  // Below e^−7 the prior is nothing; above the peak, near A = t², the integrand falls as e^−u.
  const last = Math.ceil(Math.max(0, Math.log((squared + 1) / strength)) + 45);
  let height = Number.NEGATIVE_INFINITY;
  for (let u = FIRST; u <= last; u += 0.5) height = Math.max(height, logIntegrand(u));
  return height + Math.log(trapezoidalIntegral((u) => Math.exp(logIntegrand(u) - height), FIRST, last));
}

const FIRST = -7;

/**
 * Integral of a smooth function that vanishes at both ends, by the trapezoidal rule with halved steps until two agree. For such
 * functions its error falls exponentially in the number of points (Trefethen & Weideman 2014): where two rules agree in ten digits,
 * the finer one has all of them.
 */
function trapezoidalIntegral(integrand: (u: number) => number, from: number, to: number): number {
  let step = 0.5;
  let sum = 0;
  for (let u = from; u <= to; u += step) sum += integrand(u);
  let previous = 0;
  let integral = sum * step;
  while (Math.abs(integral - previous) > 1e-10 * integral && step > 2 ** -12) {
    for (let u = from + step / 2; u < to; u += step) sum += integrand(u);
    step /= 2;
    previous = integral;
    integral = sum * step;
  }
  return integral;
}

const LOG_TWO_PI = Math.log(2 * Math.PI);

function described(
  n: readonly number[],
  statistic: number,
  df: number,
  effectiveN: number,
  priorScale: number,
): JzsBayesFactor {
  const logBf10 = logJzsBayesFactor(statistic, df, effectiveN, priorScale);
  return {
    method: 'jzs',
    n,
    priorScale,
    statistic,
    df,
    bf10: Math.exp(logBf10),
    bf01: Math.exp(-logBf10),
    logBf10,
  };
}

function checkScale(priorScale: number): void {
  if (!(priorScale > 0 && Number.isFinite(priorScale)))
    throw new RangeError(`prior scale ${priorScale} is not a positive number`);
}
