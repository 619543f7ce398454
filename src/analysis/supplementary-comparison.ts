import type {
  BayesFactor,
  BootstrapInterval,
  Comparison,
  EquivalenceResult,
  FurtherComparison,
  MinimalDetectableEffect,
  NormalityTest,
  PairsSummary,
  SampleKey,
} from '../model/result.ts';
import type { ScorePlan } from '../scoring/score-plan.ts';
import { bootstrapDifference, bootstrapPairedDifference } from '../stats/comparison/bootstrap-difference.ts';
import {
  type EquivalenceTest,
  equivalencePaired,
  equivalenceStudent,
  equivalenceWelch,
} from '../stats/comparison/equivalence.ts';
import {
  jzsBayesFactor,
  jzsBayesFactorPaired,
  MEDIUM_PRIOR_SCALE,
} from '../stats/comparison/jzs-bayes-factor.ts';
import {
  minimalDetectableEffect,
  minimalDetectableEffectPaired,
} from '../stats/comparison/minimal-detectable-effect.ts';
import { shapiroWilk } from '../stats/comparison/shapiro-wilk.ts';
import type { Estimate } from '../stats/estimate.ts';
import { moments } from '../stats/moments.ts';
import type { PartialOverlap } from '../stats/partially-overlapping-test.ts';
import { quartiles } from '../stats/quartiles.ts';
import { alternativeOf } from './alternatives.ts';
import { interval } from './compare.ts';
import { type ComparedSamples, sizes } from './compared-samples.ts';
import { type Alpha, individualChange } from './individual-change.ts';
import { given, reasonOf } from './null-reasons.ts';
import type { AnalysisSettings, EquivalenceBounds } from './settings.ts';
import { rankEffects, supplementaryTests } from './supplementary-tests.ts';

const POWER = 0.8;

/**
 * Adds to a comparison of means what SPSS, jamovi and JASP offer beside it: rank tests with their effect size, tests of equal variances and of
 * normality, equivalence, Bayes factors, what the sample could have found, and bootstrap intervals.
 */
export function withSupplementaryComparison(
  comparison: Comparison,
  samples: ComparedSamples,
  settings: AnalysisSettings,
  plan: ScorePlan,
  alpha: Alpha,
): Comparison {
  const level = settings.confidence;
  const further: FurtherComparison = {
    normality: normality(samples),
    equivalence: settings.equivalence === null ? [] : equivalence(samples, settings.equivalence, 1 - level),
    bayesFactors: bayesFactors(samples),
    minimalDetectableEffects: detectableEffects(samples, 1 - level),
    bootstrap: settings.bootstrap === null ? [] : bootstrap(samples, settings.bootstrap, level),
    ...change(samples, plan, alpha, settings),
  };
  const { pairs } = comparison;
  return {
    ...comparison,
    ...(pairs === undefined || samples.overlap === null
      ? {}
      : { pairs: { ...pairs, ...rankedPairs(samples.overlap) } }),
    tests: [...comparison.tests, ...supplementaryTests(samples, level, alternativeOf(settings, plan.id))],
    effectSizes: [...comparison.effectSizes, ...rankEffects(samples, level)],
    further,
  };
}

/** What describes the pairs beside a test of their ranks. */
function rankedPairs({
  pairedFirst,
  pairedSecond,
}: PartialOverlap): Pick<PairsSummary, 'medians' | 'quartiles'> {
  const [first, second] = [quartiles(pairedFirst.toSorted()), quartiles(pairedSecond.toSorted())];
  return {
    medians: [first[1], second[1]],
    quartiles: [
      [first[0], first[2]],
      [second[0], second[2]],
    ],
  };
}

/** Reliable change of the pairs; with ids, why there is none. */
function change(
  samples: ComparedSamples,
  plan: ScorePlan,
  alpha: Alpha,
  settings: AnalysisSettings,
): Pick<FurtherComparison, 'individualChange' | 'reason'> {
  const found = individualChange(samples, plan, alpha, settings);
  if (found.ok) return { individualChange: found.value };
  return { individualChange: null, ...(samples.overlap === null ? {} : reasonOf(found)) };
}

function differencesOf({ overlap }: ComparedSamples): Float64Array | null {
  if (overlap === null) return null;
  return overlap.pairedSecond.map((value, index) => value - overlap.pairedFirst[index]!);
}

function normality(samples: ComparedSamples): NormalityTest[] {
  const differences = differencesOf(samples);
  const [one, other] = samples.keys;
  const all: [SampleKey | null, Float64Array][] = [
    [one, samples.first],
    [other, samples.second],
    ...(differences === null ? [] : ([[null, differences]] as [null, Float64Array][])),
  ];
  return all.map(([key, values]) => {
    const sample = key === null ? null : { wave: key.wave, group: key.group };
    const test = shapiroWilk(values);
    const common = { method: 'shapiro-wilk', sample, n: values.length } as const;
    return test.ok
      ? { ...common, statistic: test.value.statistic, p: test.value.p }
      : { ...common, statistic: null, p: null, ...reasonOf(test) };
  });
}

function equivalence(
  samples: ComparedSamples,
  bounds: EquivalenceBounds,
  alpha: number,
): EquivalenceResult[] {
  const [a, b] = samples.moments;
  const differences = differencesOf(samples);
  const known = { bounds, difference: b.mean - a.mean };
  return [
    ...(differences === null
      ? []
      : [
          equivalenceResult(
            'tost-paired',
            [differences.length],
            equivalencePaired(moments(differences), bounds, alpha),
            alpha,
            { bounds, difference: moments(differences).mean },
          ),
        ]),
    equivalenceResult('tost-welch', sizes(samples), equivalenceWelch(a, b, bounds, alpha), alpha, known),
    equivalenceResult('tost-student', sizes(samples), equivalenceStudent(a, b, bounds, alpha), alpha, known),
  ];
}

function equivalenceResult(
  method: EquivalenceResult['method'],
  n: readonly number[],
  test: Estimate<EquivalenceTest>,
  alpha: number,
  known: { readonly bounds: EquivalenceBounds; readonly difference: number },
): EquivalenceResult {
  const level = 1 - 2 * alpha;
  const none = { lower: null, upper: null };
  if (!test.ok) {
    const unknown = { statistic: null, p: null };
    const { unit, ...given } = known.bounds;
    return {
      ...{ method, n, difference: Number.isNaN(known.difference) ? null : known.difference, df: null },
      // Points cannot be turned into standard deviations, nor these into points.
      bounds: unit === 'raw' ? given : none,
      standardizedBounds: unit === 'raw' ? none : given,
      ...{ lower: unknown, upper: unknown, p: null, alpha, ci: interval(null, level), equivalent: null },
      ...reasonOf(test),
    };
  }
  const { bounds, standardizedBounds, difference, df, aboveLower, belowUpper, p, ci, equivalent } =
    test.value;
  return {
    ...{
      method,
      n,
      bounds,
      standardizedBounds,
      difference,
      df,
      lower: aboveLower,
      upper: belowUpper,
      p,
      alpha,
    },
    ci: interval(ci, level),
    equivalent,
  };
}

function bayesFactors(samples: ComparedSamples): BayesFactor[] {
  const differences = differencesOf(samples);
  const independent = jzsBayesFactor(...samples.moments);
  return [
    ...(differences === null
      ? []
      : [bayesFactor('paired', [differences.length], jzsBayesFactorPaired(moments(differences)))]),
    bayesFactor('student', sizes(samples), independent),
  ];
}

function bayesFactor(
  test: BayesFactor['test'],
  n: readonly number[],
  factor: ReturnType<typeof jzsBayesFactor>,
): BayesFactor {
  const common = { method: 'jzs', test, n, priorScale: MEDIUM_PRIOR_SCALE } as const;
  if (!factor.ok) return { ...common, bf10: null, bf01: null, logBf10: null, ...reasonOf(factor) };
  const { bf10, bf01, logBf10 } = factor.value;
  // Beyond the range of doubles only the logarithm holds.
  return {
    ...common,
    bf10: Number.isFinite(bf10) ? bf10 : null,
    bf01: Number.isFinite(bf01) ? bf01 : null,
    logBf10,
    ...reasonOf(given(Number.isFinite(bf10) && Number.isFinite(bf01), 'beyond-range')),
  };
}

function detectableEffects(samples: ComparedSamples, alpha: number): MinimalDetectableEffect[] {
  const { overlap } = samples;
  const n = sizes(samples);
  const common = { method: 'noncentral-t', power: POWER, alpha } as const;
  const settings = { power: POWER, alpha };
  const found = (
    effect: MinimalDetectableEffect['effect'],
    sizes: readonly number[],
    estimate: ReturnType<typeof minimalDetectableEffect>,
  ): MinimalDetectableEffect => {
    const value = estimate.ok ? estimate.value.value : null;
    return { ...common, effect, n: sizes, value, ...reasonOf(estimate) };
  };
  const independent = found('cohens-d', n, minimalDetectableEffect(n[0], n[1], settings));
  if (overlap === null) return [independent];
  const pairs = overlap.pairedFirst.length;
  return [found('dz', [pairs], minimalDetectableEffectPaired(pairs, settings)), independent];
}

function bootstrap(
  samples: ComparedSamples,
  { replicates, seed }: NonNullable<AnalysisSettings['bootstrap']>,
  level: number,
): BootstrapInterval[] {
  const { overlap } = samples;
  const settings = { level, seed, replicates };
  const result = (
    design: BootstrapInterval['design'],
    n: readonly number[],
    estimate: ReturnType<typeof bootstrapDifference>,
  ): BootstrapInterval => ({
    method: 'bca',
    design,
    n,
    difference: estimate.ok ? estimate.value.difference : null,
    ci: { ...interval(estimate.ok ? estimate.value.ci : null, level), method: 'bca' },
    replicates,
    seed,
    ...(estimate.ok ? {} : { reason: estimate.reason }),
  });
  const independent = result(
    'independent',
    sizes(samples),
    bootstrapDifference(samples.first, samples.second, settings),
  );
  if (overlap === null) return [independent];
  const { pairedFirst, pairedSecond } = overlap;
  return [
    result('paired', [pairedFirst.length], bootstrapPairedDifference(pairedFirst, pairedSecond, settings)),
    independent,
  ];
}
