import { type Alternative, openEnded, tailProbability } from './alternative.ts';
import {
  studentTCdf,
  studentTTwoSided,
  studentTUpper,
  studentTUpperQuantile,
} from './distributions/student-t.ts';
import { checkLevel, type Estimate, estimated, type Interval, notComputable } from './estimate.ts';
import type { Moments } from './moments.ts';

/** A t-test of a difference: estimate, its standard error, the test and the interval. */
export interface TTest {
  /** Second minus first, in the units of the score. */
  readonly difference: number;
  readonly standardError: number;
  readonly statistic: number;
  readonly df: number;
  /** Of the alternative: two-sided unless another was asked for. */
  readonly p: number;
  /** With one end at infinity where the test is one-sided. */
  readonly ci: Interval;
}

/**
 * t-test and interval of a difference whose standard error and degrees of freedom are known.
 *
 * t = difference / standardError; interval = difference ± t(1 − α/2; df) × standardError. One-sided, as `alternative` of `t.test` in R:
 * `greater` has p = P(T ≥ t) and an interval from difference − t(1 − α; df) × standardError upwards, `less` the opposite.
 */
export function tTestOf(
  difference: number,
  standardError: number,
  df: number,
  level: number,
  alternative: Alternative = 'two-sided',
): TTest {
  checkLevel(level);
  const statistic = difference / standardError;
  const reach = studentTUpperQuantile(tailProbability(level, alternative), df) * standardError;
  return {
    difference,
    standardError,
    statistic,
    df,
    p: pOfT(statistic, df, alternative),
    ci: openEnded({ lower: difference - reach, upper: difference + reach }, alternative),
  };
}

/** p of a t statistic: two-sided, or of the tail that is asked for. */
export function pOfT(statistic: number, df: number, alternative: Alternative): number {
  return P_OF[alternative](statistic, df);
}

const P_OF: Readonly<Record<Alternative, (statistic: number, df: number) => number>> = {
  'two-sided': studentTTwoSided,
  greater: studentTUpper,
  less: studentTCdf,
};

/**
 * Student's t-test for two independent groups with a common variance (Student 1908; Fisher 1925).
 *
 * s² = ((n₁ − 1)s₁² + (n₂ − 1)s₂²) / (n₁ + n₂ − 2), SE = s √(1/n₁ + 1/n₂), df = n₁ + n₂ − 2.
 * "Equal variances assumed" in SPSS; `t.test(var.equal = TRUE)` in R.
 *
 * @param first moments of the first group (pre)
 * @param second moments of the second group (post); the difference is second − first
 * @param level confidence level, such as 0.95
 * @returns `too-few` unless n₁ + n₂ > 2 with somebody in each; `zero-variance` when neither group varies
 * @throws RangeError when the level is not between 0 and 1
 */
export function studentTest(
  first: Moments,
  second: Moments,
  level: number,
  alternative: Alternative = 'two-sided',
): Estimate<TTest> {
  const df = first.n + second.n - 2;
  if (first.n < 1 || second.n < 1 || df < 1) return notComputable('too-few');
  const standardError = Math.sqrt(pooledVariance(first, second) * (1 / first.n + 1 / second.n));
  if (isConstant(standardError, first.mean, second.mean)) return notComputable('zero-variance');
  return estimated(tTestOf(second.mean - first.mean, standardError, df, level, alternative));
}

/**
 * Welch's t-test for two independent groups with unequal variances (Welch 1947; df after Satterthwaite 1946).
 *
 * SE² = s₁²/n₁ + s₂²/n₂, df = SE⁴ / ((s₁²/n₁)²/(n₁ − 1) + (s₂²/n₂)²/(n₂ − 1)).
 * The default of R's `t.test`; "equal variances not assumed" in SPSS.
 *
 * @param first moments of the first group (pre)
 * @param second moments of the second group (post); the difference is second − first
 * @param level confidence level, such as 0.95
 * @returns `too-few` below two values in a group; `zero-variance` when neither group varies
 * @throws RangeError when the level is not between 0 and 1
 */
export function welchTest(
  first: Moments,
  second: Moments,
  level: number,
  alternative: Alternative = 'two-sided',
): Estimate<TTest> {
  if (first.n < 2 || second.n < 2) return notComputable('too-few');
  const a = first.variance / first.n;
  const b = second.variance / second.n;
  const standardError = Math.sqrt(a + b);
  if (isConstant(standardError, first.mean, second.mean)) return notComputable('zero-variance');
  const df = welchDf(first, second);
  return estimated(tTestOf(second.mean - first.mean, standardError, df, level, alternative));
}

/** Degrees of freedom of two variances of means (Welch 1947, Satterthwaite 1946), both groups of two or more. */
export function welchDf(first: Moments, second: Moments): number {
  const a = first.variance / first.n;
  const b = second.variance / second.n;
  return (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
}

/**
 * Paired t-test: a one-sample test that the mean of the differences is zero (Student 1908).
 *
 * SE = s_difference / √n, df = n − 1, n = number of pairs.
 *
 * @param differences moments of post − pre within respondents
 * @param level confidence level, such as 0.95
 * @returns `too-few` below two pairs; `zero-variance` when all differences are equal
 * @throws RangeError when the level is not between 0 and 1
 */
export function pairedTest(
  differences: Moments,
  level: number,
  alternative: Alternative = 'two-sided',
): Estimate<TTest> {
  if (differences.n < 2) return notComputable('too-few');
  const standardError = Math.sqrt(differences.variance / differences.n);
  if (isConstant(standardError, differences.mean)) return notComputable('zero-variance');
  return estimated(tTestOf(differences.mean, standardError, differences.n - 1, level, alternative));
}

/** s² = ((n₁ − 1)s₁² + (n₂ − 1)s₂²) / (n₁ + n₂ − 2); `NaN` when n₁ + n₂ is 2. */
export function pooledVariance(first: Moments, second: Moments): number {
  return (sumOfSquares(first) + sumOfSquares(second)) / (first.n + second.n - 2);
}

function sumOfSquares(group: Moments): number {
  return group.n > 1 ? (group.n - 1) * group.variance : 0;
}

/** Whether a standard error is nothing but rounding noise of its means (the rule of R's `t.test`). */
export function isConstant(standardError: number, ...means: readonly number[]): boolean {
  const magnitude = Math.max(...means.map(Math.abs));
  return standardError === 0 || standardError < 10 * Number.EPSILON * magnitude;
}
