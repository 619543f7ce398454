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
import type { RespondentMatch } from './match-respondents.ts';
import type { AnalysisSettings } from './settings.ts';
import { scoredRespondents, valuesAt, type WaveScore } from './wave.ts';

/**
 * Compares a score between two waves or groups; the difference is second − first.
 *
 * Independent: the test chosen by the settings first, the other beside it. Matched by id: the paired test first, then, when some
 * were seen once only, the partially overlapping samples tests that use everybody, then the independent ones.
 * Holm's adjustment needs all scales and is filled in by the caller.
 */
export function compareScore(
  first: WaveScore,
  second: WaveScore,
  matched: RespondentMatch | null,
  settings: AnalysisSettings,
): Comparison {
  const level = settings.confidence;
  const before = valuesAt(first.column, scoredRespondents(first));
  const after = valuesAt(second.column, scoredRespondents(second));
  const [a, b] = [momentsOrEmpty(before), momentsOrEmpty(after)];
  const n = [before.length, after.length];
  const student = testResult('student', n, studentTest(a, b, level), level);
  const welch = testResult('welch', n, welchTest(a, b, level), level);
  const independentTests = settings.test === 'student' ? [student, welch] : [welch, student];
  const d = cohensD(a, b, level);
  const independentEffects = [
    effectSize('hedges-g', n, hedgesG(d, a.n + b.n - 2), level),
    effectSize('cohens-d', n, d, level),
    effectSize('cohens-d-average', n, cohensDAverage(a, b, level), level),
  ];
  const paired = matched === null ? null : pairedResults(overlap(first, second, matched), level);
  const tests = [...(paired?.tests ?? []), ...independentTests];
  const primary = tests[0]!;
  return {
    design: paired === null ? 'independent' : 'paired',
    groups: [first.wave.name, second.wave.name],
    difference: primary.difference,
    family: 0,
    primary: primary.method,
    tests,
    effectSizes: [...(paired?.effectSizes ?? []), ...independentEffects],
  };
}

function pairedResults(
  samples: PartialOverlap,
  level: number,
): { tests: TestResult[]; effectSizes: EffectSize[] } | null {
  const { pairedFirst, pairedSecond, firstOnly, secondOnly } = samples;
  const pairs = pairedFirst.length;
  if (pairs < 2) return null;
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

/** Sorts the respondents with a score into pairs and those who have it in one wave only. */
function overlap(first: WaveScore, second: WaveScore, { secondOf }: RespondentMatch): PartialOverlap {
  const withSecond = new Set(scoredRespondents(second));
  const pairs: [number, number][] = [];
  const firstOnly: number[] = [];
  for (const index of scoredRespondents(first)) {
    const partner = secondOf[index]!;
    if (withSecond.delete(partner)) pairs.push([index, partner]);
    else firstOnly.push(index);
  }
  return {
    pairedFirst: valuesAt(
      first.column,
      pairs.map(([index]) => index),
    ),
    pairedSecond: valuesAt(
      second.column,
      pairs.map(([, index]) => index),
    ),
    firstOnly: valuesAt(first.column, firstOnly),
    secondOnly: valuesAt(second.column, [...withSecond]),
  };
}

function momentsOrEmpty(values: Float64Array): Moments {
  return values.length === 0 ? { n: 0, mean: Number.NaN, variance: Number.NaN } : moments(values);
}

function testResult(
  method: TestMethod,
  n: readonly number[],
  test: Estimate<TTest>,
  level: number,
): TestResult {
  const common = { method, alternative: 'two-sided', n, pHolm: null } as const;
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

function interval(ends: Interval | null, level: number): ConfidenceInterval {
  return { level, lower: ends?.lower ?? null, upper: ends?.upper ?? null };
}
