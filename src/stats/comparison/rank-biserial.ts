import { normalUpperQuantile } from '../distributions/normal.ts';
import { checkLevel, type Estimate, estimated, type Interval, notComputable } from '../estimate.ts';
import { secondGroupU } from './mann-whitney.ts';
import { rankDifferences } from './wilcoxon-signed-rank.ts';

/** A rank-biserial correlation, −1 to 1, with its interval. */
export interface RankBiserial {
  readonly type: 'rank-biserial';
  readonly method: 'cliffs-delta' | 'matched-pairs';
  /** −1 … 1; positive when the second is higher. */
  readonly value: number;
  /** `null` when the value is 1 or −1, where the method gives a single point. */
  readonly ci: Interval | null;
  readonly ciMethod: 'fisher-z';
}

/**
 * Rank-biserial correlation of two independent groups, which is Cliff's delta (Cureton 1956; Cliff 1993).
 *
 * r = P(second higher) − P(first higher) over all pairs across the groups = 2U/(n₁n₂) − 1 = (U − U′)/(n₁n₂).
 * The interval is tanh(atanh r ± z √((n₁ + n₂ + 1)/(3n₁n₂))), the null standard error of r on Fisher's z.
 * As `effectsize::rank_biserial(second, first)`.
 *
 * @param level confidence level, such as 0.95
 * @returns `too-few` when a group is empty; all values equal gives 0
 * @throws RangeError when a value is not finite or the level not between 0 and 1
 * @example rankBiserial(Float64Array.of(1, 3), Float64Array.of(2, 4), 0.95) // value 0.5
 */
export function rankBiserial(
  first: Float64Array,
  second: Float64Array,
  level: number,
  tieTolerance?: number,
): Estimate<RankBiserial> {
  checkLevel(level);
  const pairs = first.length * second.length;
  if (pairs === 0) return notComputable('too-few');
  const { statistic } = secondGroupU(first, second, tieTolerance);
  const value = (2 * statistic - pairs) / pairs;
  const standardError = Math.sqrt((first.length + second.length + 1) / (3 * pairs));
  return estimated(withInterval('cliffs-delta', value, standardError, level));
}

/**
 * Matched-pairs rank-biserial correlation (King & Minium 2008; Kerby 2014).
 *
 * r = (R₊ − R₋)/(R₊ + R₋), the sums of the ranks of |d| over positive and negative d = second − first, zeros left out.
 * The interval is tanh(atanh r ± z √(n(n + 1)(2n + 1)/6) / (n(n + 1)/2)), n the differences that are not zero. As
 * `effectsize::rank_biserial(second - first)`; given two columns, effectsize 0.8 counts in n every second score that is not
 * zero, which differs when pairs are equal.
 *
 * @param level confidence level, such as 0.95
 * @returns `too-few` without pairs; `zero-variance` when no pair differs
 * @throws RangeError when the lengths differ, a value is not finite or the level not between 0 and 1
 * @example matchedRankBiserial(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 2.5), 0.95) // value 0.667
 */
export function matchedRankBiserial(
  first: Float64Array,
  second: Float64Array,
  level: number,
  tieTolerance?: number,
): Estimate<RankBiserial> {
  checkLevel(level);
  if (first.length !== second.length) throw new RangeError('matchedRankBiserial: pairs of unequal length');
  if (first.length === 0) return notComputable('too-few');
  const { rankSums, positive, negative } = rankDifferences(first, second, tieTolerance);
  const n = positive + negative;
  if (n === 0) return notComputable('zero-variance');
  const all = (n * (n + 1)) / 2;
  const value = (rankSums.positive - rankSums.negative) / all;
  const standardError = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 6) / all;
  return estimated(withInterval('matched-pairs', value, standardError, level));
}

function withInterval(
  method: RankBiserial['method'],
  value: number,
  standardError: number,
  level: number,
): RankBiserial {
  const half = normalUpperQuantile((1 - level) / 2) * standardError;
  const z = Math.atanh(value);
  const ci = Math.abs(value) < 1 ? { lower: Math.tanh(z - half), upper: Math.tanh(z + half) } : null;
  return { type: 'rank-biserial', method, value, ci, ciMethod: 'fisher-z' };
}
