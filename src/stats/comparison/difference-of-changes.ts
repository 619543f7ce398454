import type { Alternative } from '../alternative.ts';
import { normalUpperQuantile } from '../distributions/normal.ts';
import { checkLevel, type Estimate, estimated, type Interval, notComputable } from '../estimate.ts';
import type { Moments } from '../moments.ts';
import { isConstant, pooledVariance, type TTest, tTestOf } from '../t-test.ts';

/** A group before and after, whoever answered both times. */
export interface PrePostMoments {
  readonly pre: Moments;
  readonly post: Moments;
}

/**
 * Difference of the changes of two groups that were asked twice without knowing who answered both times: four independent means.
 *
 * D = (M₂,post − M₂,pre) − (M₁,post − M₁,pre), SE² = Σ s²/n, df = SE⁴ / Σ ((s²/n)² / (n − 1)) (Welch 1947; Satterthwaite 1946). If people
 * answered both times, SE is too large.
 *
 * @returns `too-few` below two values in a cell; `zero-variance` when no cell varies
 */
export function differenceOfDifferences(
  first: PrePostMoments,
  second: PrePostMoments,
  level: number,
  alternative: Alternative = 'two-sided',
): Estimate<TTest> {
  checkLevel(level);
  const cells = [first.pre, first.post, second.pre, second.post];
  if (cells.some(({ n }) => n < 2)) return notComputable('too-few');
  const parts = cells.map(({ variance, n }) => variance / n);
  const square = parts.reduce((sum, part) => sum + part, 0);
  if (isConstant(Math.sqrt(square), ...cells.map(({ mean }) => mean))) return notComputable('zero-variance');
  const df = square ** 2 / parts.reduce((sum, part, i) => sum + part ** 2 / (cells[i]!.n - 1), 0);
  const difference = second.post.mean - second.pre.mean - (first.post.mean - first.pre.mean);
  return estimated(tTestOf(difference, Math.sqrt(square), df, level, alternative));
}

/** What Morris's effect size needs of a group: its pre-test, its post-test mean, and how the two correlate. */
export interface ChangedGroup {
  readonly pre: Moments;
  readonly postMean: number;
  /** Pearson's r of pre-test and post-test. */
  readonly correlation: number;
}

/**
 * Effect size of a pretest-posttest-control design (Morris 2008, d_ppc2): the difference of the changes in pooled pre-test standard deviations.
 *
 * d = c (ΔM₂ − ΔM₁) / s_pre, s_pre pooled over groups, c = 1 − 3 / (4 (n₁ + n₂ − 2) − 1). The interval is d ± z √V with Morris's (2008, eq. 25)
 * V = 2 c² (1 − ρ) a (N − 2)/(N − 4) (1 + d² / (2 (1 − ρ) a)) − d², a = 1/n₁ + 1/n₂, N = n₁ + n₂, ρ the mean of the groups' correlations by n − 1.
 *
 * @returns `too-few` below two people in a group or five in all; `zero-variance` when pre-tests do not vary
 */
export function pretestPosttestControl(
  first: ChangedGroup,
  second: ChangedGroup,
  level: number,
): Estimate<{ readonly value: number; readonly ci: Interval; readonly variance: number }> {
  checkLevel(level);
  const n = first.pre.n + second.pre.n;
  if (n < 5) return notComputable('too-few');
  const change = second.postMean - second.pre.mean - (first.postMean - first.pre.mean);
  const standardized = inPretestDeviations(change, first.pre, second.pre);
  if (!standardized.ok) return standardized;
  const { value } = standardized;
  const c = smallSample(n);
  const rho = ((first.pre.n - 1) * first.correlation + (second.pre.n - 1) * second.correlation) / (n - 2);
  // With ρ = 1 the first term would be divided by nothing; written out it is not.
  const spread = 2 * (1 - rho) * (1 / first.pre.n + 1 / second.pre.n);
  const variance = c ** 2 * ((n - 2) / (n - 4)) * (spread + value ** 2) - value ** 2;
  const half = normalUpperQuantile((1 - level) / 2) * Math.sqrt(Math.max(0, variance));
  return estimated({ value, ci: { lower: value - half, upper: value + half }, variance });
}

/**
 * The same of strangers: the value alone, since its variance rests on the correlation of pre-test and post-test.
 *
 * @returns `too-few` below two people in a pre-test; `zero-variance` when pre-tests do not vary
 */
export function standardizedChange(first: PrePostMoments, second: PrePostMoments): Estimate<number> {
  const change = second.post.mean - second.pre.mean - (first.post.mean - first.pre.mean);
  return inPretestDeviations(change, first.pre, second.pre);
}

function inPretestDeviations(change: number, first: Moments, second: Moments): Estimate<number> {
  if (first.n < 2 || second.n < 2) return notComputable('too-few');
  const deviation = Math.sqrt(pooledVariance(first, second));
  if (isConstant(deviation, first.mean, second.mean)) return notComputable('zero-variance');
  return estimated((smallSample(first.n + second.n) * change) / deviation);
}

/** Morris's c for n people in two groups. */
function smallSample(n: number): number {
  return 1 - 3 / (4 * (n - 2) - 1);
}
