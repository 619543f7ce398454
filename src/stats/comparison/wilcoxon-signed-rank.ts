import { signedRankCdf, signedRankUpper } from '../distributions/signed-rank.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';
import { largestMagnitude, rankSums, TIE_TOLERANCE, type Ties } from './rank-sums.ts';
import {
  EXACT_BELOW,
  exactRankTestP,
  normalRankTestP,
  type RankTestOptions,
  type RankTestP,
} from './rank-test.ts';

/** What becomes of pairs without a difference: left out (Wilcoxon 1945), or ranked first and then left out (Pratt 1959). */
export type ZeroMethod = 'wilcoxon' | 'pratt';

export interface SignedRankOptions extends RankTestOptions {
  /** Default `wilcoxon`, as R. */
  readonly zeros?: ZeroMethod;
}

export interface WilcoxonSignedRank extends RankTestP {
  readonly method: 'wilcoxon-signed-rank';
  /** Pairs, those without a difference among them. */
  readonly n: number;
  readonly zeroDifferences: number;
  readonly zeroMethod: ZeroMethod;
  /** V: the sum of the ranks of |second − first| where second − first is positive. */
  readonly statistic: number;
  readonly rankSums: SignedRankSums;
  /** Ties among the differences that are not zero. */
  readonly ties: Ties;
}

export interface SignedRankSums {
  readonly positive: number;
  readonly negative: number;
}

/**
 * Wilcoxon's signed-rank test for pairs (Wilcoxon 1945).
 *
 * V = sum of the ranks of |d| over positive d = second − first. Exact p below 50 differences without ties and zeros;
 * else z = (V − m ∓ 1/2)/σ with m = n(n + 1)/4 and σ² = n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48, n the differences that are
 * not zero. With Pratt's zeros n counts all, and z₀ zeros take z₀(z₀ + 1)/4 from m and z₀(z₀ + 1)(2z₀ + 1)/24 from σ²
 * (Cureton 1967). As `wilcox.test(second, first, paired = TRUE)` in R, and its `digits.rank` for the tie tolerance; Pratt as
 * `coin::wilcoxsign_test` and SciPy's `wilcoxon(zero_method = "pratt")`.
 *
 * @param first scores before; `first[i]` and `second[i]` are one respondent
 * @param second scores after
 * @returns `too-few` without pairs; `zero-variance` when no pair differs
 * @throws RangeError when the lengths differ or a value is not finite
 * @example wilcoxonSignedRank(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 6)) // V 6, exact p 0.25
 */
export function wilcoxonSignedRank(
  first: Float64Array,
  second: Float64Array,
  options: SignedRankOptions = {},
): Estimate<WilcoxonSignedRank> {
  const pairs = first.length;
  if (pairs !== second.length) throw new RangeError('wilcoxonSignedRank: pairs of unequal length');
  if (pairs < 1) return notComputable('too-few');
  const ranked = rankDifferences(first, second, options.tieTolerance);
  const { ties, zeroDifferences } = ranked;
  const n = pairs - zeroDifferences;
  if (n === 0) return notComputable('zero-variance');
  const zeroMethod = options.zeros ?? 'wilcoxon';
  const sums = zeroMethod === 'pratt' ? aboveZeros(ranked) : ranked.rankSums;
  const statistic = sums.positive;
  const about = { method: 'wilcoxon-signed-rank', n: pairs, zeroDifferences, zeroMethod } as const;
  const wanted = options.p ?? 'auto';
  const alternative = options.alternative ?? 'two-sided';
  const untied = ties.groups === 0 && zeroDifferences === 0;
  if (untied && (wanted === 'exact' || (wanted === 'auto' && n < EXACT_BELOW))) {
    const tails = { lower: () => signedRankCdf(statistic, n), upper: () => signedRankUpper(statistic, n) };
    const exact = exactRankTestP(tails, statistic > (n * (n + 1)) / 4, alternative);
    return estimated({ ...about, statistic, rankSums: sums, ties, ...exact });
  }
  const mean = (sums.positive + sums.negative) / 2;
  const squaredRanks =
    zeroMethod === 'pratt' ? sumOfSquares(pairs) - sumOfSquares(zeroDifferences) : sumOfSquares(n);
  const sigma = Math.sqrt(squaredRanks / 4 - ties.correction / 48);
  const corrected = options.continuityCorrection ?? true;
  const normal = normalRankTestP(statistic - mean, sigma, corrected, alternative);
  return estimated({ ...about, statistic, rankSums: sums, ties, ...normal });
}

/** The differences second − first, ranked by size without the zeros. */
export interface RankedDifferences {
  readonly rankSums: SignedRankSums;
  readonly positive: number;
  readonly negative: number;
  readonly zeroDifferences: number;
  readonly ties: Ties;
}

/** Ranks the differences of pairs; a difference within the tolerance of the scores' magnitude is zero. */
export function rankDifferences(
  first: Float64Array,
  second: Float64Array,
  tieTolerance: number = TIE_TOLERANCE,
): RankedDifferences {
  if (!(first.every(Number.isFinite) && second.every(Number.isFinite)))
    throw new RangeError('rankDifferences: every score must be a finite number');
  const tolerance = tieTolerance * largestMagnitude(first, second);
  const differences = second.map((score, i) => score - first[i]!);
  const rises = differences.filter((difference) => difference > tolerance);
  const falls = differences.filter((difference) => difference < -tolerance).map(Math.abs);
  const sums = rankSums(rises, falls, tolerance);
  return {
    rankSums: { positive: sums.first, negative: sums.second },
    positive: rises.length,
    negative: falls.length,
    zeroDifferences: first.length - rises.length - falls.length,
    ties: sums.ties,
  };
}

/** Pratt's ranks: the zeros hold the lowest, so that every other rank rises by their number. */
function aboveZeros({ rankSums, positive, negative, zeroDifferences }: RankedDifferences): SignedRankSums {
  return {
    positive: rankSums.positive + zeroDifferences * positive,
    negative: rankSums.negative + zeroDifferences * negative,
  };
}

/** 1² + 2² + … + n². */
function sumOfSquares(n: number): number {
  return (n * (n + 1) * (2 * n + 1)) / 6;
}
