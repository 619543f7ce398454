import type { EffectSize, TestMethod, TestResult } from '../model/result.ts';
import { needsPairs, SUPPLEMENTARY_TESTS, type SupplementaryTest } from '../model/statistics/tests.ts';
import type { Alternative } from '../stats/alternative.ts';
import {
  type HodgesLehmann,
  hodgesLehmann,
  hodgesLehmannPaired,
} from '../stats/comparison/hodges-lehmann.ts';
import { brownForsytheTest, leveneTest } from '../stats/comparison/levene.ts';
import { type MannWhitney, mannWhitney } from '../stats/comparison/mann-whitney.ts';
import { matchedRankBiserial, rankBiserial } from '../stats/comparison/rank-biserial.ts';
import { type WilcoxonSignedRank, wilcoxonSignedRank } from '../stats/comparison/wilcoxon-signed-rank.ts';
import type { Estimate } from '../stats/estimate.ts';
import { interval, UNADJUSTED } from './compare.ts';
import { type ComparedSamples, sizes } from './compared-samples.ts';
import { given, reasonOf } from './null-reasons.ts';

/** What each test gives; `null` without the pairs that it needs. */
const COMPUTE: Readonly<
  Record<
    SupplementaryTest,
    (samples: ComparedSamples, level: number, alternative: Alternative) => TestResult | null
  >
> = {
  'wilcoxon-signed-rank': ({ overlap }, level, alternative) =>
    overlap === null ? null : signedRankTest(overlap.pairedFirst, overlap.pairedSecond, level, alternative),
  'mann-whitney': rankSumTest,
  levene: (samples, level) => varianceTest('levene', samples, level),
  'brown-forsythe': (samples, level) => varianceTest('brown-forsythe', samples, level),
};

/** Tests of pairs first, then of both samples. */
export function supplementaryTests(
  samples: ComparedSamples,
  level: number,
  alternative: Alternative,
): TestResult[] {
  const inOrder = SUPPLEMENTARY_TESTS.toSorted((a, b) => Number(needsPairs(b)) - Number(needsPairs(a)));
  return inOrder.flatMap((method) => COMPUTE[method](samples, level, alternative) ?? []);
}

/** Rank-biserial correlations, of the pairs first. */
export function rankEffects(samples: ComparedSamples, level: number): EffectSize[] {
  const { overlap, first, second } = samples;
  const independent = rankEffect(sizes(samples), rankBiserial(first, second, level), level);
  if (overlap === null) return [independent];
  const { pairedFirst, pairedSecond } = overlap;
  return [
    rankEffect([pairedFirst.length], matchedRankBiserial(pairedFirst, pairedSecond, level), level),
    independent,
  ];
}

/** A test that is not about a difference in means: no difference, no standard error, no interval. Tests of variances have two sides. */
function otherTest(
  method: TestMethod,
  n: readonly number[],
  level: number,
  found: Partial<TestResult>,
): TestResult {
  return {
    method,
    alternative: 'two-sided',
    n,
    ...UNADJUSTED,
    difference: null,
    standardError: null,
    statistic: null,
    df: null,
    p: null,
    ci: interval(null, level),
    ...found,
  };
}

function rankSumTest(samples: ComparedSamples, level: number, alternative: Alternative): TestResult {
  const test = mannWhitney(samples.first, samples.second, { alternative });
  const shift = hodgesLehmann(samples.first, samples.second, level, alternative);
  return otherTest('mann-whitney', sizes(samples), level, {
    alternative,
    ...rankTest(test, shift, level),
  });
}

function signedRankTest(
  first: Float64Array,
  second: Float64Array,
  level: number,
  alternative: Alternative,
): TestResult {
  const test = wilcoxonSignedRank(first, second, { alternative });
  const shift = hodgesLehmannPaired(first, second, level, alternative);
  return otherTest('wilcoxon-signed-rank', [first.length], level, {
    alternative,
    ...rankTest(test, shift, level),
  });
}

/** The statistic and p of a rank test, with the shift that belongs to it. */
function rankTest(
  test: Estimate<MannWhitney | WilcoxonSignedRank>,
  shift: Estimate<HodgesLehmann>,
  level: number,
): Partial<TestResult> {
  if (!test.ok) return { reason: test.reason };
  const { statistic, p, exact } = test.value;
  if (!shift.ok) return { statistic, p, exact };
  const { estimate, ci, exact: exactInterval } = shift.value;
  const method = exactInterval ? 'exact' : 'normal';
  const reason = reasonOf(given(ci !== null, 'too-few'));
  return {
    statistic,
    p,
    exact,
    hodgesLehmann: { estimate, ci: { ...interval(ci, level), method, ...reason } },
  };
}

function varianceTest(
  method: 'levene' | 'brown-forsythe',
  samples: ComparedSamples,
  level: number,
): TestResult {
  const groups = [samples.first, samples.second];
  const test = method === 'levene' ? leveneTest(groups) : brownForsytheTest(groups);
  const found = test.ok
    ? { statistic: test.value.statistic, df1: test.value.df1, df: test.value.df2, p: test.value.p }
    : { reason: test.reason };
  return otherTest(method, sizes(samples), level, found);
}

function rankEffect(
  n: readonly number[],
  effect: ReturnType<typeof rankBiserial>,
  level: number,
): EffectSize {
  const method = 'fisher-z';
  if (!effect.ok) {
    const ci = { ...interval(null, level), method };
    return { type: 'rank-biserial', n, value: null, ci, reason: effect.reason };
  }
  return {
    type: 'rank-biserial',
    n,
    value: effect.value.value,
    // Fisher's z of ±1 is infinite.
    ci: {
      ...interval(effect.value.ci, level),
      method,
      ...reasonOf(given(effect.value.ci !== null, 'perfect-correlation')),
    },
  };
}
