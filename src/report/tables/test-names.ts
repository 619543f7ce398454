import { descriptionsOf } from '../../model/result/samples.ts';
import type {
  Comparison,
  EffectSize,
  EffectSizeType,
  ScaleResult,
  TestMethod,
  TestResult,
} from '../../model/result.ts';
import { EFFECT_SIZES } from '../../model/statistics/effect-sizes.ts';
import { testEntry } from '../../model/statistics/tests.ts';
import type { Context } from '../context.ts';
import type { Text } from '../table.ts';

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

/** The symbol of a test's statistic. */
export function statisticSymbol(method: TestMethod, context: Context): Text {
  return context.text(`symbol.${testEntry(method).symbol}`);
}

/** `= .153`, `< .001` */
export function related(p: string): string {
  return /^[<>]/.test(p) ? p : `= ${p}`;
}
