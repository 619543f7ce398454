import { descriptionsOf } from '../../model/result/samples.ts';
import type {
  Comparison,
  Count,
  EffectSize,
  EffectSizeType,
  ScaleResult,
  TestMethod,
  TestResult,
} from '../../model/result.ts';
import { EFFECT_SIZES } from '../../model/statistics/effect-sizes.ts';
import { testEntry } from '../../model/statistics/tests.ts';
import type { Context } from '../context.ts';
import type { Text, Value } from '../table.ts';

export const STATISTIC_DIGITS = 2;

/** The test that was chosen beforehand; `null` when the comparison does not hold it. */
export function primaryTest(comparison: Comparison): TestResult | null {
  return comparison.tests.find((test) => test.method === comparison.primary) ?? null;
}

/** Whether a test of pairs leaves out respondents behind the means: those with a score in one wave only. */
export function leavesSomeOut(test: TestResult | null, scale: ScaleResult): boolean {
  return test?.n.length === 1 && descriptionsOf(scale).some(({ n }) => n !== test.n[0]);
}

/**
 * The effect size printed beside the primary test: the preferred one that is there, of the test's own respondents where it comes twice
 * (ranks of pairs and of groups), else the first of all.
 */
export function primaryEffectSize(comparison: Comparison): EffectSize | null {
  const own = String(primaryTest(comparison)?.n);
  const preferred = testEntry(comparison.primary)
    .effectSizes.map((type) => {
      const ofType = comparison.effectSizes.filter((effect) => effect.type === type);
      return ofType.find(({ n }) => String(n) === own) ?? ofType[0];
    })
    .find((effect) => effect !== undefined);
  return preferred ?? comparison.effectSizes[0] ?? null;
}

/** An effect size that cannot exceed 1 has no leading zero. */
export function isBounded(type: EffectSizeType): boolean {
  return EFFECT_SIZES[type].bounded;
}

export function effectText(effect: EffectSize | null, context: Context): string {
  if (effect !== null && isBounded(effect.type))
    return context.number.bounded(effect.value, STATISTIC_DIGITS);
  return context.number.fixed(effect?.value ?? null, STATISTIC_DIGITS);
}

export function effectIntervalText(effect: EffectSize | null, context: Context): string {
  const lower = effect?.ci?.lower ?? null;
  const upper = effect?.ci?.upper ?? null;
  return effect !== null && isBounded(effect.type)
    ? context.number.boundedInterval(lower, upper, STATISTIC_DIGITS)
    : context.number.interval(lower, upper, STATISTIC_DIGITS);
}

/** The symbol of a test's statistic. */
export function statisticSymbol(method: TestMethod, context: Context): Text {
  return context.text(`symbol.${testEntry(method).symbol}`);
}

/** Respondents of a test as it counts them: two groups, pairs, or pairs and those with one wave only. */
export function respondentsText(n: readonly Count[], context: Context): string {
  return n.map((count) => context.number.count(count)).join(' / ');
}

export const RESPONDENT_COLUMNS = ['nFirst', 'nSecond', 'nPairs', 'nFirstOnly', 'nSecondOnly'] as const;

/** The same as raw values under {@link RESPONDENT_COLUMNS}. */
export function respondentValues(n: readonly Count[]): Value[] {
  const [a = null, b = null, c = null] = n;
  if (n.length === 2) return [a, b, null, null, null];
  return [null, null, a, b, c];
}
