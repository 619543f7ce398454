import type {
  Comparison,
  ConfidenceInterval,
  Contrast,
  EffectSize,
  EffectSizeType,
  PairsSummary,
  TestMethod,
  TestResult,
} from '../model/result.ts';
import { usualTest } from '../model/statistics/tests.ts';
import type { Alternative } from '../stats/alternative.ts';
import { concatenated } from '../stats/concatenated.ts';
import { type Estimate, type Interval, orNull } from '../stats/estimate.ts';
import { type Moments, moments } from '../stats/moments.ts';
import { type PartialOverlap, summariseOverlap, testOfOverlap } from '../stats/partially-overlapping-test.ts';
import { productMoment } from '../stats/pearson-correlation.ts';
import { cohensD, cohensDAverage, dAverage, dz, hedgesG } from '../stats/standardized-difference.ts';
import { pairedTest, studentTest, type TTest, welchTest } from '../stats/t-test.ts';
import type { ComparedSamples } from './compared-samples.ts';
import { given, reasonOf } from './null-reasons.ts';
import type { AnalysisSettings, Parts } from './settings.ts';

/**
 * Compares a score between two waves or groups by its means; the difference is second − first.
 *
 * The independent tests, before them, where respondents are matched, the paired test and, when some were seen once only, the
 * partially overlapping samples tests that use everybody. The primary test is put first by `withPrimary`; Holm's adjustment
 * needs all scales and is filled in later.
 */
export function compareMeans(
  samples: ComparedSamples,
  settings: AnalysisSettings,
  { bothTTests }: Parts,
  alternative: Alternative = 'two-sided',
): Comparison {
  const level = settings.confidence;
  const [a, b] = samples.moments;
  const n = [a.n, b.n];
  const d = cohensD(a, b, level);
  const paired = samples.overlap === null ? null : pairedResults(samples.overlap, level, alternative);
  const independent = { welch: welchTest, student: studentTest } as const;
  const shown = settings.test === 'student' ? 'student' : 'welch';
  // The short tables show one test; the intervals and probabilities of the other would be worked out for nobody.
  const methods = bothTTests ? (['welch', 'student'] as const) : ([shown] as const);
  return {
    design: paired === null ? 'independent' : 'paired',
    contrast: contrastOf(samples.keys),
    difference: null,
    ...(paired === null ? {} : { pairs: paired.pairs }),
    family: 0,
    primary: usualTest(shown, paired !== null),
    tests: [
      ...(paired?.tests ?? []),
      ...methods.map((method) =>
        testResult(
          method,
          n,
          independent[method](a, b, level, alternative),
          { level, alternative },
          b.mean - a.mean,
        ),
      ),
    ],
    effectSizes: [
      ...(paired?.effectSizes ?? []),
      effectSize('hedges-g', n, hedgesG(d, a.n + b.n - 2), level),
      effectSize('cohens-d', n, d, level),
      // Only where it is shown: its interval is as dear as that of d.
      ...(bothTTests ? [effectSize('cohens-d-average', n, cohensDAverage(a, b, level), level)] : []),
    ],
  };
}

/** Two waves, or two groups at one wave. */
export function contrastOf([first, second]: ComparedSamples['keys']): Contrast {
  return first.group === second.group
    ? { kind: 'waves', of: [first.wave!, second.wave!], group: first.group }
    : { kind: 'groups', of: [first.group!, second.group!], wave: first.wave };
}

/** Puts the test that was asked for first; one that this score does not allow (no pairs) leaves the order as it is. */
export function withPrimary(comparison: Comparison, wanted: TestMethod | null): Comparison {
  const tests = [
    ...comparison.tests.filter(({ method }) => method === wanted),
    ...comparison.tests.filter(({ method }) => method !== wanted),
  ];
  const primary = tests[0]!;
  const { method, difference, reason } = primary;
  return {
    ...comparison,
    tests,
    primary: method,
    difference,
    ...(difference === null && reason !== undefined ? { reason } : {}),
  };
}

function pairedResults(
  samples: PartialOverlap,
  level: number,
  alternative: Alternative,
): { pairs: PairsSummary; tests: TestResult[]; effectSizes: EffectSize[] } {
  const { pairedFirst, pairedSecond, firstOnly, secondOnly } = samples;
  const pairs = pairedFirst.length;
  const differences = moments(pairedSecond.map((value, index) => value - pairedFirst[index]!));
  const [first, second] = [moments(pairedFirst), moments(pairedSecond)];
  const asked = { level, alternative };
  const paired = pairedTest(differences, level, alternative);
  const tests = [testResult('paired', [pairs], paired, asked, differences.mean)];
  if (firstOnly.length + secondOnly.length > 0) {
    const n = [pairs, firstOnly.length, secondOnly.length];
    const overlap = summariseOverlap(samples);
    const [before, after] = overlap.everybody ?? [
      moments(concatenated([pairedFirst, firstOnly])),
      moments(concatenated([pairedSecond, secondOnly])),
    ];
    const difference = after.mean - before.mean;
    for (const [method, variances] of [
      ['partially-overlapping', 'equal'],
      ['partially-overlapping-unequal', 'unequal'],
    ] as const) {
      const test = testOfOverlap(overlap, variances, level, alternative);
      tests.push(testResult(method, n, test, asked, difference));
    }
  }
  const effectSizes = [
    effectSize('dz', [pairs], dz(differences, level), level),
    effectSize('d-average', [pairs], dAverage(first, second, differences, level), level),
  ];
  const correlation = productMoment(pairedFirst, pairedSecond);
  const summary: PairsSummary = {
    n: pairs,
    means: [first.mean, second.mean],
    sds: [Math.sqrt(first.variance), Math.sqrt(second.variance)],
    correlation: orNull(correlation),
    sdOfDifferences: Math.sqrt(differences.variance),
    ...reasonOf(correlation),
  };
  return { pairs: summary, tests, effectSizes };
}

/** Before the other scales are known. */
export const UNADJUSTED = { pHolm: null, pHochberg: null, pBenjaminiHochberg: null } as const;

export function momentsOrEmpty(values: Float64Array): Moments {
  return values.length === 0 ? { n: 0, mean: Number.NaN, variance: Number.NaN } : moments(values);
}

/** @param difference of the means, which is known also where there is no test */
export function testResult(
  method: TestMethod,
  n: readonly number[],
  test: Estimate<TTest>,
  { level, alternative }: { readonly level: number; readonly alternative: Alternative },
  difference: number,
): TestResult {
  const common = { method, alternative, n, ...UNADJUSTED } as const;
  if (!test.ok) {
    return {
      ...common,
      difference: Number.isNaN(difference) ? null : difference,
      standardError: null,
      statistic: null,
      df: null,
      p: null,
      ci: interval(null, level),
      reason: test.reason,
    };
  }
  const { difference: tested, standardError, statistic, df, p, ci } = test.value;
  return { ...common, difference: tested, standardError, statistic, df, p, ci: interval(ci, level) };
}

function effectSize(
  type: EffectSizeType,
  n: readonly number[],
  estimate: Estimate<{ readonly value: number; readonly ci: Interval | null }>,
  level: number,
): EffectSize {
  const method = 'noncentral-t';
  if (!estimate.ok) {
    const ci = { ...interval(null, level), method };
    return { type, n, value: null, ci, reason: estimate.reason };
  }
  const { value, ci } = estimate.value;
  // Only the average d of pairs has a value without an interval: when everybody changed by the same amount.
  const reason = reasonOf(given(ci !== null, 'zero-variance'));
  return { type, n, value, ci: { ...interval(ci, level), method, ...reason } };
}

/** As results have it: without an end that does not exist, or lies at infinity as that of a one-sided test. */
export function interval(ends: Interval | null, level: number): ConfidenceInterval {
  const finite = (end: number | undefined) => (end !== undefined && Number.isFinite(end) ? end : null);
  return { level, lower: finite(ends?.lower), upper: finite(ends?.upper) };
}
