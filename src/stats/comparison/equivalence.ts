import { studentTUpper } from '../distributions/student-t.ts';
import { type Estimate, estimated, type Interval } from '../estimate.ts';
import type { Moments } from '../moments.ts';
import { pairedTest, pooledVariance, studentTest, type TTest, welchTest } from '../t-test.ts';

/** The smallest differences that matter; `standardized` bounds are multiples of the design's standard deviation. */
export interface EquivalenceBounds extends Interval {
  readonly unit: 'raw' | 'standardized';
}

/** A one-sided t-test against one bound. */
export interface OneSidedTest {
  readonly statistic: number;
  readonly p: number;
}

/** Two one-sided tests against both bounds; the larger p decides. */
export interface EquivalenceTest {
  readonly method: 'tost-student' | 'tost-welch' | 'tost-paired';
  /** Group sizes, or the number of pairs. */
  readonly n: readonly number[];
  /** Second minus first, in the units of the score. */
  readonly difference: number;
  readonly standardError: number;
  readonly df: number;
  /** In the units of the score. */
  readonly bounds: Interval;
  readonly standardizedBounds: Interval;
  /** Against a difference of the lower bound or below. */
  readonly aboveLower: OneSidedTest;
  /** Against a difference of the upper bound or above. */
  readonly belowUpper: OneSidedTest;
  /** The larger of the two one-sided p-values. */
  readonly p: number;
  readonly alpha: number;
  /** At level 1 − 2 alpha: inside the bounds exactly when p < alpha. */
  readonly ci: Interval;
  readonly equivalent: boolean;
}

/**
 * Two one-sided tests (TOST) that the means of two independent groups are equivalent (Schuirmann 1987; Lakens 2017), with
 * Student's common variance.
 *
 * t_lower = (M₂ − M₁ − lower)/SE, t_upper = (M₂ − M₁ − upper)/SE, each one-sided; p is the larger. Standardized bounds
 * are multiples of the pooled standard deviation. As `TOSTER::TOSTtwo(var.equal = TRUE)` and its jamovi module.
 *
 * @param alpha level of each one-sided test, such as 0.05
 * @returns as `studentTest`
 * @throws RangeError when the bounds are not lower < upper, or alpha is not between 0 and 0.5
 * @example equivalenceStudent(control, organic, { lower: -0.43, upper: 0.43, unit: 'standardized' }, 0.05)
 */
export function equivalenceStudent(
  first: Moments,
  second: Moments,
  bounds: EquivalenceBounds,
  alpha: number,
): Estimate<EquivalenceTest> {
  checkEquivalence(bounds, alpha);
  const test = studentTest(first, second, 1 - 2 * alpha);
  if (!test.ok) return test;
  const deviation = Math.sqrt(pooledVariance(first, second));
  return estimated(tost('tost-student', [first.n, second.n], test.value, deviation, bounds, alpha));
}

/**
 * TOST for two independent groups with unequal variances, the default of Lakens (2017): standard error and degrees of
 * freedom of Welch's test.
 *
 * Standardized bounds are multiples of √((s₁² + s₂²)/2). As `TOSTER::TOSTtwo`; else as `equivalenceStudent`.
 *
 * @returns as `welchTest`
 * @throws RangeError as `equivalenceStudent`
 * @example equivalenceWelch(moments(pre), moments(post), { lower: -2, upper: 2, unit: 'raw' }, 0.05)
 */
export function equivalenceWelch(
  first: Moments,
  second: Moments,
  bounds: EquivalenceBounds,
  alpha: number,
): Estimate<EquivalenceTest> {
  checkEquivalence(bounds, alpha);
  const test = welchTest(first, second, 1 - 2 * alpha);
  if (!test.ok) return test;
  const deviation = Math.sqrt((first.variance + second.variance) / 2);
  return estimated(tost('tost-welch', [first.n, second.n], test.value, deviation, bounds, alpha));
}

/**
 * TOST for pairs: the paired t-test against both bounds (Mara & Cribbie 2012; Lakens 2017).
 *
 * Standardized bounds are in d_z, multiples of the standard deviation of the differences. As `TOSTER::TOSTpaired`.
 *
 * @param differences moments of second − first within respondents
 * @returns as `pairedTest`
 * @throws RangeError as `equivalenceStudent`
 * @example equivalencePaired(moments(differences), { lower: -0.4, upper: 0.4, unit: 'standardized' }, 0.05)
 */
export function equivalencePaired(
  differences: Moments,
  bounds: EquivalenceBounds,
  alpha: number,
): Estimate<EquivalenceTest> {
  checkEquivalence(bounds, alpha);
  const test = pairedTest(differences, 1 - 2 * alpha);
  if (!test.ok) return test;
  const deviation = Math.sqrt(differences.variance);
  return estimated(tost('tost-paired', [differences.n], test.value, deviation, bounds, alpha));
}

function tost(
  method: EquivalenceTest['method'],
  n: readonly number[],
  { difference, standardError, df, ci }: TTest,
  deviation: number,
  { lower, upper, unit }: EquivalenceBounds,
  alpha: number,
): EquivalenceTest {
  const toRaw = unit === 'raw' ? 1 : deviation;
  const toStandardized = unit === 'raw' ? 1 / deviation : 1;
  const bounds = { lower: lower * toRaw, upper: upper * toRaw };
  const tLower = (difference - bounds.lower) / standardError;
  const tUpper = (difference - bounds.upper) / standardError;
  const aboveLower = { statistic: tLower, p: studentTUpper(tLower, df) };
  const belowUpper = { statistic: tUpper, p: studentTUpper(-tUpper, df) };
  const p = Math.max(aboveLower.p, belowUpper.p);
  const standardizedBounds = { lower: lower * toStandardized, upper: upper * toStandardized };
  return {
    method,
    n,
    difference,
    standardError,
    df,
    bounds,
    standardizedBounds,
    aboveLower,
    belowUpper,
    p,
    alpha,
    ci,
    equivalent: p < alpha,
  };
}

function checkEquivalence({ lower, upper }: EquivalenceBounds, alpha: number): void {
  if (!(Number.isFinite(lower) && Number.isFinite(upper) && lower < upper))
    throw new RangeError(`equivalence bounds ${lower} and ${upper} are not lower < upper`);
  if (!(alpha > 0 && alpha < 0.5)) throw new RangeError(`alpha ${alpha} is not between 0 and 0.5`);
}
