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

/** Which effect size stands beside which test, best first: of independent groups, and of pairs. */
const OF_GROUPS: readonly EffectSizeType[] = ['hedges-g', 'cohens-d', 'cohens-d-average'];
const OF_PAIRS: readonly EffectSizeType[] = ['dz', 'd-average'];
const OF_RANKS: readonly EffectSizeType[] = ['rank-biserial'];

const PREFERRED: Readonly<Record<TestMethod, readonly EffectSizeType[]>> = {
  student: OF_GROUPS,
  welch: OF_GROUPS,
  paired: OF_PAIRS,
  'partially-overlapping': OF_GROUPS,
  'partially-overlapping-unequal': OF_GROUPS,
  'mann-whitney': OF_RANKS,
  'wilcoxon-signed-rank': OF_RANKS,
  levene: OF_GROUPS,
  'brown-forsythe': OF_GROUPS,
};

/**
 * The effect size printed beside the primary test: the preferred one that is there, of the test's own respondents where it comes twice
 * (ranks of pairs and of groups), else the first of all.
 */
export function primaryEffectSize(comparison: Comparison): EffectSize | null {
  const own = String(primaryTest(comparison)?.n);
  const preferred = PREFERRED[comparison.primary]
    .map((type) => {
      const ofType = comparison.effectSizes.filter((effect) => effect.type === type);
      return ofType.find(({ n }) => String(n) === own) ?? ofType[0];
    })
    .find((effect) => effect !== undefined);
  return preferred ?? comparison.effectSizes[0] ?? null;
}

/** A rank-biserial correlation cannot exceed 1 and has no leading zero. */
export function isBounded(type: EffectSizeType): boolean {
  return type === 'rank-biserial';
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
  switch (method) {
    case 'mann-whitney':
      return context.text('symbol.U');
    case 'wilcoxon-signed-rank':
      return context.text('symbol.V');
    case 'levene':
    case 'brown-forsythe':
      return context.text('symbol.F');
    default:
      return context.text('symbol.t');
  }
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
