import { studentTCdf, studentTUpper } from '../distributions/student-t.ts';

/** Which end of a score is the better one. */
export type Better = 'higher' | 'lower';

export interface NonInferiorityTest {
  readonly statistic: number;
  /** One-sided. */
  readonly p: number;
}

/**
 * t-test of non-inferiority: whether second minus first is worse by less than a margin (Piaggio et al. 2012; Wellek 2010).
 *
 * Where higher is better t = (difference + margin)/SE and p = P(T ≥ t); where lower is, t = (difference − margin)/SE and p = P(T ≤ t). It is
 * below the one-sided α exactly where the bound of the interval, difference ∓ t(1 − α; df) SE, lies within the margin. As
 * `t.test(mu = -margin, alternative = "greater")`.
 *
 * @throws RangeError unless the margin is above zero
 */
export function nonInferiorityTest(
  {
    difference,
    standardError,
    df,
  }: { readonly difference: number; readonly standardError: number; readonly df: number },
  margin: number,
  better: Better,
): NonInferiorityTest {
  if (!(margin > 0)) throw new RangeError(`nonInferiorityTest: a margin of ${margin}`);
  const isHigher = better === 'higher';
  const statistic = (difference + (isHigher ? margin : -margin)) / standardError;
  return { statistic, p: isHigher ? studentTUpper(statistic, df) : studentTCdf(statistic, df) };
}
