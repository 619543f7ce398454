import type { Alternative } from './alternative.ts';
import { concatenated } from './concatenated.ts';
import { type Estimate, estimated, notComputable } from './estimate.ts';
import { type Moments, moments } from './moments.ts';
import { productMoment } from './pearson-correlation.ts';
import { isConstant, type TTest, tTestOf, welchDf } from './t-test.ts';

/** Scores of respondents seen twice, only before and only after. `pairedFirst[i]` and `pairedSecond[i]` are one person. */
export interface PartialOverlap {
  readonly pairedFirst: Float64Array;
  readonly pairedSecond: Float64Array;
  readonly firstOnly: Float64Array;
  readonly secondOnly: Float64Array;
}

/**
 * Partially overlapping samples t-tests: everybody is used, those seen twice and those seen once
 * (Derrick, Russ, Toher & White 2017, Test statistics for the comparison of means for two samples that include
 * both paired and independent observations, Journal of Modern Applied Statistical Methods 16(1), 137-157).
 *
 * With n_a first only, n_b second only, n_c pairs, n₁ = n_a + n_c, n₂ = n_b + n_c, and r the correlation in the pairs:
 * - equal variances (T_new1): SE² = s_p² (1/n₁ + 1/n₂ − 2 r n_c/(n₁n₂)), s_p² pooled over both samples;
 *   df = (n_c − 1) + ((n_a + n_b + n_c − 1)/(n_a + n_b + 2n_c)) (n_a + n_b)
 * - unequal variances (T_new2): SE² = s₁²/n₁ + s₂²/n₂ − 2 r s₁ s₂ n_c/(n₁n₂);
 *   df = (n_c − 1) + ((γ − n_c + 1)/(n_a + n_b + 2n_c)) (n_a + n_b), γ = Welch's df of the two samples
 *
 * R: `Partiallyoverlapping::Partover.test`. With pairs only it is the paired test with pooled or separate variances.
 *
 * @returns `too-few` below two pairs; `zero-variance` when the pairs or the samples do not vary
 * @throws RangeError when the pairs are of unequal length or the level is not between 0 and 1
 */
export function partiallyOverlappingTest(
  samples: PartialOverlap,
  variances: 'equal' | 'unequal',
  level: number,
  alternative: Alternative = 'two-sided',
): Estimate<TTest> {
  return testOfOverlap(summariseOverlap(samples), variances, level, alternative);
}

/** What both tests rest on. */
export interface OverlapSummary {
  readonly pairs: number;
  /** Respondents who were seen once. */
  readonly single: number;
  /** Of everybody who was seen before, and after; `null` below two pairs. */
  readonly everybody: readonly [first: Moments, second: Moments] | null;
  /** In the pairs. */
  readonly correlation: Estimate<number>;
}

/**
 * Summarises respondents seen twice and once, so that several tests need not go through them again.
 *
 * @throws RangeError when the pairs are of unequal length
 */
export function summariseOverlap(samples: PartialOverlap): OverlapSummary {
  const { pairedFirst, pairedSecond, firstOnly, secondOnly } = samples;
  if (pairedFirst.length !== pairedSecond.length)
    throw new RangeError('partiallyOverlappingTest: pairs of unequal length');
  const pairs = pairedFirst.length;
  const single = firstOnly.length + secondOnly.length;
  if (pairs < 2) return { pairs, single, everybody: null, correlation: notComputable('too-few') };
  const first = moments(concatenated([pairedFirst, firstOnly]));
  const second = moments(concatenated([pairedSecond, secondOnly]));
  return { pairs, single, everybody: [first, second], correlation: productMoment(pairedFirst, pairedSecond) };
}

/** The test of `partiallyOverlappingTest` from its summary. */
export function testOfOverlap(
  { pairs, single, everybody, correlation }: OverlapSummary,
  variances: 'equal' | 'unequal',
  level: number,
  alternative: Alternative = 'two-sided',
): Estimate<TTest> {
  if (everybody === null) return notComputable('too-few');
  if (!correlation.ok) return correlation;
  const [first, second] = everybody;
  const r = correlation.value;
  const shared = (2 * r * pairs) / (first.n * second.n);
  const weight = single / (single + 2 * pairs);
  let squaredError: number;
  let df: number;
  if (variances === 'equal') {
    const pooled =
      ((first.n - 1) * first.variance + (second.n - 1) * second.variance) / (first.n + second.n - 2);
    squaredError = pooled * (1 / first.n + 1 / second.n - shared);
    df = pairs - 1 + (single + pairs - 1) * weight;
  } else {
    squaredError =
      first.variance / first.n +
      second.variance / second.n -
      shared * Math.sqrt(first.variance * second.variance);
    df = pairs - 1 + (welchDf(first, second) - pairs + 1) * weight;
  }
  const standardError = Math.sqrt(Math.max(0, squaredError));
  if (isConstant(standardError, first.mean, second.mean)) return notComputable('zero-variance');
  return estimated(tTestOf(second.mean - first.mean, standardError, df, level, alternative));
}
