import { type Alternative, openEnded, tailProbability } from '../alternative.ts';
import { normalUpperQuantile } from '../distributions/normal.ts';
import { rankSumCdf, rankSumQuantile } from '../distributions/rank-sum.ts';
import { signedRankCdf, signedRankQuantile } from '../distributions/signed-rank.ts';
import { checkLevel, type Estimate, estimated, type Interval, notComputable } from '../estimate.ts';
import { largestMagnitude, rankSums, TIE_TOLERANCE } from './rank-sums.ts';
import { EXACT_BELOW } from './rank-test.ts';

/** How far one distribution lies above the other, in the units of the score. */
export interface HodgesLehmann {
  readonly method: 'hodges-lehmann';
  /** Second minus first. */
  readonly estimate: number;
  /** `null` where the sample is too small for an interval of this level: even all differences together cover less. */
  readonly ci: Interval | null;
  /** Whether the interval is from the exact distribution of the rank statistic. */
  readonly exact: boolean;
}

/**
 * Hodges-Lehmann estimate of the shift between two groups, with the interval that belongs to the Mann-Whitney test (Hodges & Lehmann
 * 1963; Moses 1953; Hollander & Wolfe 1999, 4.2-4.3).
 *
 * Estimate: the median of all n₁n₂ differences second − first. Interval: the k-th smallest to the k-th largest of them; k is the a/2
 * quantile of U below 50 a group without ties, else ⌊n₁n₂/2 + 1/2 − zσ⌋, σ corrected for ties within a group (a shift parts those between
 * groups). As `wilcox.test(second, first, conf.int = TRUE)` in R, whose ends with ties are the same to its `tol.root` (1e-4); its
 * estimate with ties is where U crosses its mean, which may be any point between the two middle differences. Where no interval reaches
 * the level, R prints the range with a warning, this says `null`.
 *
 * @param level confidence level, such as 0.95
 * @param alternative one-sided, the interval has one end, as R's
 * @returns `too-few` when a group is empty
 * @throws RangeError when a value is not finite or the level not between 0 and 1
 * @example hodgesLehmann(Float64Array.of(1, 2, 4), Float64Array.of(5, 7, 8), 0.9) // estimate 4, 1 to 7
 */
export function hodgesLehmann(
  first: Float64Array,
  second: Float64Array,
  level: number,
  alternative: Alternative = 'two-sided',
): Estimate<HodgesLehmann> {
  checkLevel(level);
  const [n1, n2] = [first.length, second.length];
  if (n1 < 1 || n2 < 1) return notComputable('too-few');
  const tolerance = TIE_TOLERANCE * largestMagnitude(first, second);
  const { ties } = rankSums(first, second, tolerance);
  const exact = n1 < EXACT_BELOW && n2 < EXACT_BELOW && ties.groups === 0;
  const [lower, upper] = [first.map((value) => -value).sort(), second.slice().sort()];
  const differences = n1 * n2;
  const tail = tailProbability(level, alternative);
  const total = n1 + n2;
  const within = tieCorrection(first, tolerance) + tieCorrection(second, tolerance);
  const sigma = Math.sqrt((differences / 12) * (total + 1 - within / (total * (total - 1))));
  const rank = exact
    ? exactRank(tail, rankSumQuantile(tail, n1, n2), rankSumCdf(0, n1, n2))
    : Math.floor(differences / 2 + 0.5 - normalUpperQuantile(tail) * sigma);
  const ordered = (k: number) => orderedSum(lower, upper, k);
  return estimated({ method: 'hodges-lehmann', ...located(ordered, differences, rank, alternative), exact });
}

/**
 * Hodges-Lehmann estimate of the change in pairs (pseudomedian), with the interval that belongs to Wilcoxon's signed-rank test (Hodges &
 * Lehmann 1963; Tukey 1949; Hollander & Wolfe 1999, 3.2-3.3).
 *
 * Estimate: the median of the n(n + 1)/2 Walsh averages (dᵢ + dⱼ)/2, i ≤ j, d = second − first. Interval: the k-th smallest to the k-th
 * largest of them; k is the a/2 quantile of V below 50 pairs without ties and zeros, else ⌊n(n + 1)/4 + 1/2 − zσ⌋, σ corrected for equal
 * differences. Pairs without a difference take part. As `wilcox.test(second, first, paired = TRUE, conf.int = TRUE)` in R where no
 * difference is zero (to its `tol.root` with ties); with zeros R leaves them out of estimate and interval, which moves both away from 0.
 *
 * @param first scores before; `first[i]` and `second[i]` are one respondent
 * @param second scores after
 * @returns `too-few` without pairs
 * @throws RangeError when the lengths differ, a value is not finite or the level not between 0 and 1
 * @example hodgesLehmannPaired(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 6), 0.7) // estimate 2, 1 to 3
 */
export function hodgesLehmannPaired(
  first: Float64Array,
  second: Float64Array,
  level: number,
  alternative: Alternative = 'two-sided',
): Estimate<HodgesLehmann> {
  checkLevel(level);
  const n = first.length;
  if (n !== second.length) throw new RangeError('hodgesLehmannPaired: pairs of unequal length');
  if (n < 1) return notComputable('too-few');
  const tolerance = TIE_TOLERANCE * largestMagnitude(first, second);
  const differences = second.map((score, i) => score - first[i]!).sort();
  const sizes = differences.map(Math.abs);
  const untied = tieCorrection(sizes, tolerance) === 0 && sizes.every((size) => size > tolerance);
  const exact = n < EXACT_BELOW && untied;
  const averages = (n * (n + 1)) / 2;
  const tail = tailProbability(level, alternative);
  const sigma = Math.sqrt((averages * (2 * n + 1)) / 12 - tieCorrection(differences, tolerance) / 48);
  const rank = exact
    ? exactRank(tail, signedRankQuantile(tail, n), signedRankCdf(0, n))
    : Math.floor(averages / 2 + 0.5 - normalUpperQuantile(tail) * sigma);
  const halves = differences.map((difference) => difference / 2);
  const ordered = (k: number) => orderedSum(halves, halves, k, 'unordered');
  return estimated({ method: 'hodges-lehmann', ...located(ordered, averages, rank, alternative), exact });
}

/** The quantile of the rank statistic; where that is 0, the whole range reaches the level only if P(0) is no more than the tail. */
function exactRank(tail: number, quantile: number, zero: number): number {
  return quantile === 0 && zero <= tail * (1 + 1e-12) ? 1 : quantile;
}

/** Median of `count` values, and the rank-th of them from either end. */
function located(
  ordered: (rank: number) => number,
  count: number,
  rank: number,
  alternative: Alternative,
): Pick<HodgesLehmann, 'estimate' | 'ci'> {
  const middle = Math.floor((count + 1) / 2);
  const estimate =
    count % 2 === 1 ? ordered(middle) : ordered(middle) + (ordered(middle + 1) - ordered(middle)) / 2;
  if (rank < 1) return { estimate, ci: null };
  return { estimate, ci: openEnded({ lower: ordered(rank), upper: ordered(count + 1 - rank) }, alternative) };
}

/** Σ (t³ − t) over the groups of t equal values. */
function tieCorrection(values: Float64Array, tolerance: number): number {
  return rankSums(values, new Float64Array(0), tolerance).ties.correction;
}

/**
 * The k-th smallest of the sums xᵢ + yⱼ, without listing them: for a million respondents there are 10¹² of them.
 *
 * A search by bisection over the doubles; sums up to a bound are counted in one pass, for a sum that is rounded still grows with both
 * parts. The sum returned is one of those that exist.
 *
 * @param x sorted ascending
 * @param y sorted ascending
 * @param k from 1 to the number of sums
 * @param pairs `ordered`: all i, j. `unordered`: i ≤ j only, where x and y are the same sample
 * @throws RangeError when there is no k-th sum
 * @example orderedSum(Float64Array.of(1, 2), Float64Array.of(10, 20), 2) // 12
 */
export function orderedSum(
  x: Float64Array,
  y: Float64Array,
  k: number,
  pairs: 'ordered' | 'unordered' = 'ordered',
): number {
  const total = pairs === 'ordered' ? x.length * y.length : (x.length * (x.length + 1)) / 2;
  if (!(k >= 1 && k <= total)) throw new RangeError(`orderedSum: k ${k} of ${total} sums`);
  let low = x[0]! + y[0]!;
  let high = x.at(-1)! + y.at(-1)!;
  if (sumsUpTo(x, y, low, pairs) >= k) return low;
  // The k-th sum lies above low and at or below high; both move to sums that exist.
  for (;;) {
    const middle = low + (high - low) / 2;
    const bound = middle > low && middle < high ? middle : low;
    if (sumsUpTo(x, y, bound, pairs) >= k) high = largestUpTo(x, y, bound);
    else {
      const next = smallestAbove(x, y, bound);
      if (next >= high) return high;
      if (sumsUpTo(x, y, next, pairs) >= k) return next;
      low = next;
    }
  }
}

function sumsUpTo(x: Float64Array, y: Float64Array, bound: number, pairs: 'ordered' | 'unordered'): number {
  let count = 0;
  let same = 0;
  let j = y.length;
  for (let i = 0; i < x.length; i++) {
    while (j > 0 && x[i]! + y[j - 1]! > bound) j--;
    count += j;
    if (i < j) same++;
  }
  return pairs === 'ordered' ? count : (count + same) / 2;
}

function largestUpTo(x: Float64Array, y: Float64Array, bound: number): number {
  let largest = Number.NEGATIVE_INFINITY;
  let j = y.length;
  for (let i = 0; i < x.length; i++) {
    while (j > 0 && x[i]! + y[j - 1]! > bound) j--;
    if (j > 0) largest = Math.max(largest, x[i]! + y[j - 1]!);
  }
  return largest;
}

function smallestAbove(x: Float64Array, y: Float64Array, bound: number): number {
  let smallest = Number.POSITIVE_INFINITY;
  let j = y.length;
  for (let i = 0; i < x.length; i++) {
    while (j > 0 && x[i]! + y[j - 1]! > bound) j--;
    if (j < y.length) smallest = Math.min(smallest, x[i]! + y[j]!);
  }
  return smallest;
}
