import { rankSumCdf, rankSumUpper } from '../distributions/rank-sum.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';
import { largestMagnitude, rankSums, TIE_TOLERANCE, type Ties } from './rank-sums.ts';
import {
  EXACT_BELOW,
  exactRankTestP,
  normalRankTestP,
  type RankTestOptions,
  type RankTestP,
} from './rank-test.ts';

export interface MannWhitney extends RankTestP {
  readonly method: 'mann-whitney';
  readonly n: readonly [first: number, second: number];
  /** U of the second group: pairs across the groups in which the second is higher, equal ones counting one half. */
  readonly statistic: number;
  readonly ties: Ties;
}

/**
 * Mann-Whitney test (Wilcoxon rank-sum test) for two independent groups (Wilcoxon 1945; Mann & Whitney 1947).
 *
 * U = R₂ − n₂(n₂ + 1)/2, R₂ the rank sum of the second group among all; U above n₁n₂/2 says that the second is higher.
 * Exact p below 50 a group without ties; else z = (U − n₁n₂/2 ∓ 1/2) / σ with
 * σ² = n₁n₂/12 × (N + 1 − Σ(t³ − t)/(N(N − 1))), N = n₁ + n₂.
 * As `wilcox.test(second, first)` in R, whose W is this U; SPSS prints the smaller of U and n₁n₂ − U and an asymptotic p
 * without continuity correction.
 *
 * @param first scores of the first group (pre)
 * @param second scores of the second group (post)
 * @returns `too-few` when a group is empty; `zero-variance` when all values are equal
 * @throws RangeError when a value is not finite
 * @example mannWhitney(Float64Array.of(1, 2), Float64Array.of(3, 4)) // U 4, exact p 0.333
 */
export function mannWhitney(
  first: Float64Array,
  second: Float64Array,
  options: RankTestOptions = {},
): Estimate<MannWhitney> {
  const n1 = first.length;
  const n2 = second.length;
  if (n1 < 1 || n2 < 1) return notComputable('too-few');
  const { statistic, ties } = secondGroupU(first, second, options.tieTolerance);
  const total = n1 + n2;
  if (ties.values === total && ties.groups === 1) return notComputable('zero-variance');
  const small = n1 < EXACT_BELOW && n2 < EXACT_BELOW;
  const wanted = options.p ?? 'auto';
  const alternative = options.alternative ?? 'two-sided';
  if (ties.groups === 0 && (wanted === 'exact' || (wanted === 'auto' && small))) {
    const tails = {
      lower: () => rankSumCdf(statistic, n1, n2),
      upper: () => rankSumUpper(statistic, n1, n2),
    };
    const exact = exactRankTestP(tails, statistic > (n1 * n2) / 2, alternative);
    return estimated({ method: 'mann-whitney', n: [n1, n2], statistic, ties, ...exact });
  }
  const variance = ((n1 * n2) / 12) * (total + 1 - ties.correction / (total * (total - 1)));
  const deviation = statistic - (n1 * n2) / 2;
  const corrected = options.continuityCorrection ?? true;
  const normal = normalRankTestP(deviation, Math.sqrt(variance), corrected, alternative);
  return estimated({ method: 'mann-whitney', n: [n1, n2], statistic, ties, ...normal });
}

/** U of the second of two groups that are not empty, with the ties across both. */
export function secondGroupU(
  first: Float64Array,
  second: Float64Array,
  tieTolerance: number = TIE_TOLERANCE,
): { readonly statistic: number; readonly ties: Ties } {
  const sums = rankSums(first, second, tieTolerance * largestMagnitude(first, second));
  return { statistic: sums.second - (second.length * (second.length + 1)) / 2, ties: sums.ties };
}
