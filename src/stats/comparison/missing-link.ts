import type { Alternative } from '../alternative.ts';
import { studentTUpperQuantile } from '../distributions/student-t.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';
import type { Moments } from '../moments.ts';
import { isConstant, pOfT, type TTest, tTestOf, welchDf } from '../t-test.ts';

/** What is not known of two waves without ids. */
export interface AssumedLink {
  /** People in both waves. */
  readonly overlap: number;
  /** How their two scores correlate. */
  readonly correlation: number;
}

/**
 * What the test of two waves without ids would be, if some people had answered both times (Derrick, Toher & White 2017, T_new2, with the overlap
 * m and the correlation r assumed instead of observed).
 *
 * SE² = s₁²/n₁ + s₂²/n₂ − 2 r m s₁ s₂ / (n₁ n₂); df = (m − 1) + (ν − m + 1)(n₁ + n₂ − 2m) / (n₁ + n₂), ν of Welch's test. m = 0 is Welch's test,
 * m = n₁ = n₂ the paired test of scores with this correlation.
 *
 * @returns `too-few` below two values in a wave; `zero-variance` when neither varies, or nothing is left of the standard error
 * @throws RangeError when the overlap is not a whole number from 0 to the smaller n, or the correlation not in −1 … 1
 * @example missingLinkTest(pre, post, { overlap: 40, correlation: 0.7 }, 0.95) // t = −3.37 instead of −2.10
 */
export function missingLinkTest(
  first: Moments,
  second: Moments,
  assumed: AssumedLink,
  level: number,
  alternative: Alternative = 'two-sided',
): Estimate<TTest> {
  const found = linkedError(first, second, assumed);
  if (!found.ok) return found;
  const { standardError, df } = found.value;
  return estimated(tTestOf(second.mean - first.mean, standardError, df, level, alternative));
}

/**
 * The p of {@link missingLinkTest}, without the interval and the quantile that it takes.
 *
 * @returns as `missingLinkTest`
 * @throws RangeError as `missingLinkTest`
 */
export function missingLinkP(
  first: Moments,
  second: Moments,
  assumed: AssumedLink,
  alternative: Alternative = 'two-sided',
): Estimate<number> {
  const found = linkedError(first, second, assumed);
  if (!found.ok) return found;
  const { standardError, df } = found.value;
  return estimated(pOfT((second.mean - first.mean) / standardError, df, alternative));
}

function linkedError(
  first: Moments,
  second: Moments,
  { overlap, correlation }: AssumedLink,
): Estimate<{ readonly standardError: number; readonly df: number }> {
  checkOverlap(first, second, overlap);
  if (!(Math.abs(correlation) <= 1)) throw new RangeError(`correlation ${correlation} is not in -1 … 1`);
  if (first.n < 2 || second.n < 2) return notComputable('too-few');
  const { square, link, df } = partsOf(first, second, overlap);
  const standardError = Math.sqrt(Math.max(0, square - correlation * link));
  if (isConstant(standardError, first.mean, second.mean) || df <= 0) return notComputable('zero-variance');
  return estimated({ standardError, df });
}

/**
 * The correlation at which the decision of `missingLinkTest` turns: below it the difference is not significant, above it is. It solves
 * |M₂ − M₁| = t(1 − α/2; df) SE for r.
 *
 * @param alpha two-sided significance level, such as 0.05
 * @returns the correlation; `null` where none from −1 to 1 turns the decision, or there is no overlap
 * @throws RangeError as `missingLinkTest`
 */
export function turningCorrelation(
  first: Moments,
  second: Moments,
  overlap: number,
  alpha: number,
): Estimate<number | null> {
  checkOverlap(first, second, overlap);
  if (first.n < 2 || second.n < 2) return notComputable('too-few');
  const { square, link, df } = partsOf(first, second, overlap);
  if (isConstant(Math.sqrt(square), first.mean, second.mean)) return notComputable('zero-variance');
  if (!(link > 0 && df > 0)) return estimated(null);
  const needed = (second.mean - first.mean) / studentTUpperQuantile(alpha / 2, df);
  const correlation = (square - needed * needed) / link;
  return estimated(Math.abs(correlation) <= 1 ? correlation : null);
}

/** SE² = square − r × link. */
function partsOf(
  first: Moments,
  second: Moments,
  overlap: number,
): { readonly square: number; readonly link: number; readonly df: number } {
  const total = first.n + second.n;
  const varying = first.variance > 0 || second.variance > 0;
  return {
    square: first.variance / first.n + second.variance / second.n,
    link: (2 * overlap * Math.sqrt(first.variance * second.variance)) / (first.n * second.n),
    df: varying ? overlap - 1 + ((welchDf(first, second) - overlap + 1) * (total - 2 * overlap)) / total : 0,
  };
}

function checkOverlap(first: Moments, second: Moments, overlap: number): void {
  if (!(Number.isInteger(overlap) && overlap >= 0 && overlap <= Math.min(first.n, second.n)))
    throw new RangeError(`overlap ${overlap} of waves of ${first.n} and ${second.n}`);
}
