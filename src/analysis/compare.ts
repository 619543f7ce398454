import type {
  Comparison,
  ConfidenceInterval,
  EffectSize,
  EffectSizeType,
  TestMethod,
  TestResult,
} from '../model/result.ts';
import type { Estimate, Interval } from '../stats/estimate.ts';
import { type Moments, moments } from '../stats/moments.ts';
import { type PartialOverlap, partiallyOverlappingTest } from '../stats/partially-overlapping-test.ts';
import {
  cohensD,
  cohensDAverage,
  dAverage,
  dz,
  hedgesG,
  type StandardizedDifference,
} from '../stats/standardized-difference.ts';
import { pairedTest, studentTest, type TTest, welchTest } from '../stats/t-test.ts';
import type { ComparedSamples } from './compared-samples.ts';
import type { AnalysisSettings } from './settings.ts';

/**
 * Compares a score between two waves or groups by its means; the difference is second − first.
 *
 * The independent tests, before them, where respondents are matched, the paired test and, when some were seen once only, the
 * partially overlapping samples tests that use everybody. The primary test is put first by `withPrimary`; Holm's adjustment
 * needs all scales and is filled in later.
 */
export function compareMeans(samples: ComparedSamples, settings: AnalysisSettings): Comparison {
  const level = settings.confidence;
  const [a, b] = [momentsOrEmpty(samples.first), momentsOrEmpty(samples.second)];
  const n = [a.n, b.n];
  const d = cohensD(a, b, level);
  const paired = samples.overlap === null ? null : pairedResults(samples.overlap, level);
  const independent = { welch: welchTest, student: studentTest } as const;
  const shown = settings.test === 'student' ? 'student' : 'welch';
  // The short tables show one test; the intervals and probabilities of the other would be worked out for nobody.
  const methods = settings.scope === 'all' ? (['welch', 'student'] as const) : ([shown] as const);
  return {
    design: paired === null ? 'independent' : 'paired',
    groups: samples.names,
    difference: null,
    family: 0,
    primary: paired === null ? shown : 'paired',
    tests: [
      ...(paired?.tests ?? []),
      ...methods.map((method) => testResult(method, n, independent[method](a, b, level), level)),
    ],
    effectSizes: [
      ...(paired?.effectSizes ?? []),
      effectSize('hedges-g', n, hedgesG(d, a.n + b.n - 2), level),
      effectSize('cohens-d', n, d, level),
      // Only where it is shown: its interval is as dear as that of d.
      ...(settings.scope === 'all'
        ? [effectSize('cohens-d-average', n, cohensDAverage(a, b, level), level)]
        : []),
    ],
  };
}

/** Puts the test that was asked for first; one that this score does not allow (no pairs) leaves the order as it is. */
export function withPrimary(comparison: Comparison, wanted: TestMethod | null): Comparison {
  const tests = [
    ...comparison.tests.filter(({ method }) => method === wanted),
    ...comparison.tests.filter(({ method }) => method !== wanted),
  ];
  const primary = tests[0]!;
  return { ...comparison, tests, primary: primary.method, difference: primary.difference };
}

function pairedResults(
  samples: PartialOverlap,
  level: number,
): { tests: TestResult[]; effectSizes: EffectSize[] } {
  const { pairedFirst, pairedSecond, firstOnly, secondOnly } = samples;
  const pairs = pairedFirst.length;
  const differences = moments(pairedSecond.map((value, index) => value - pairedFirst[index]!));
  const tests = [testResult('paired', [pairs], pairedTest(differences, level), level)];
  if (firstOnly.length + secondOnly.length > 0) {
    const n = [pairs, firstOnly.length, secondOnly.length];
    tests.push(
      testResult('partially-overlapping', n, partiallyOverlappingTest(samples, 'equal', level), level),
      testResult(
        'partially-overlapping-unequal',
        n,
        partiallyOverlappingTest(samples, 'unequal', level),
        level,
      ),
    );
  }
  const effectSizes = [
    effectSize('dz', [pairs], dz(differences, level), level),
    effectSize(
      'd-average',
      [pairs],
      dAverage(moments(pairedFirst), moments(pairedSecond), differences, level),
      level,
    ),
  ];
  return { tests, effectSizes };
}

/** Before the other scales are known. */
export const UNADJUSTED = { pHolm: null, pHochberg: null, pBenjaminiHochberg: null } as const;

export function momentsOrEmpty(values: Float64Array): Moments {
  return values.length === 0 ? { n: 0, mean: Number.NaN, variance: Number.NaN } : moments(values);
}

export function testResult(
  method: TestMethod,
  n: readonly number[],
  test: Estimate<TTest>,
  level: number,
): TestResult {
  const common = { method, alternative: 'two-sided', n, ...UNADJUSTED } as const;
  if (!test.ok) {
    return {
      ...common,
      difference: null,
      standardError: null,
      statistic: null,
      df: null,
      p: null,
      ci: interval(null, level),
    };
  }
  const { difference, standardError, statistic, df, p, ci } = test.value;
  return { ...common, difference, standardError, statistic, df, p, ci: interval(ci, level) };
}

function effectSize(
  type: EffectSizeType,
  n: readonly number[],
  estimate: Estimate<StandardizedDifference>,
  level: number,
): EffectSize {
  const method = 'noncentral-t';
  if (!estimate.ok) return { type, n, value: null, ci: { ...interval(null, level), method } };
  return { type, n, value: estimate.value.value, ci: { ...interval(estimate.value.ci, level), method } };
}

export function interval(ends: Interval | null, level: number): ConfidenceInterval {
  return { level, lower: ends?.lower ?? null, upper: ends?.upper ?? null };
}
