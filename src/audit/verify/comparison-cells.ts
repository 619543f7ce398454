import { comparedSamples } from '../../analysis/compared-samples.ts';
import type { WaveScore } from '../../analysis/wave.ts';
import { cellMessages } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { primaryComparison } from '../../model/result/samples.ts';
import type { Comparison, EffectSize, PrimaryTest, ScaleResult, TestResult } from '../../model/result.ts';
import { needsPairs, testEntry } from '../../model/statistics/tests.ts';
import type { CellExplanation } from '../../model/verification.ts';
import { requireCount } from '../../model/withheld.ts';
import { pearsonCorrelation } from '../../stats/pearson-correlation.ts';
import type { Quantity } from '../published-cell.ts';
import {
  type Computed,
  explained,
  notComputable,
  noValue,
  type Recomputation,
  recomputation,
} from './computed.ts';
import { analysedScore, type ScoreSample, withChangedScale } from './score-sample.ts';
import { itemMetric } from './wave-cells.ts';

/** What the row says about its comparison, or the table and the user in its place. */
export interface ComparisonChoices {
  readonly test: PrimaryTest;
  readonly alternative: 'two-sided' | 'greater' | 'less';
  readonly effectSize: string;
  readonly level: number;
  /** Difference of the printed, rounded means of the row; `null` where it does not print both. */
  readonly printedDifference: number | null;
}

/** A cell of a comparison of two waves or groups: difference, test, interval, effect size. */
export async function recomputeComparisonCell(
  sample: ScoreSample,
  quantity: Quantity,
  choices: ComparisonChoices,
): Promise<Computed<Recomputation>> {
  const analysed = await analysedScore(sample, choices.level);
  if (!analysed.ok) return analysed;
  const comparison = primaryComparison(analysed.value);
  if (comparison === null)
    return notComputable(createMessage(cellMessages, 'cell.no-comparison', { scale: sample.id }));
  return recomputeComparison(comparison, analysed.value, quantity, choices, (of) =>
    withChangedScale(
      sample,
      (score) => {
        const other = primaryComparison(score);
        return other === null ? null : of(other);
      },
      choices.test,
    ),
  );
}

type OfComparison = (comparison: Comparison) => number | null;

/** The same of a comparison at hand. */
export function recomputeComparison(
  comparison: Comparison,
  score: Pick<ScaleResult, 'aggregate' | 'k'>,
  quantity: Quantity,
  choices: ComparisonChoices,
  changed: (of: OfComparison) => Promise<CellExplanation[]>,
): Computed<Recomputation> {
  const of = (each: Comparison) => comparisonValue(each, quantity, choices);
  const effect = isEffect(quantity);
  const method = effect ? choices.effectSize : choices.test;
  if (!effect && !comparison.tests.some((test) => test.method === method)) return noTest(choices.test);
  return recomputation(
    [{ value: of(comparison), method }],
    quantity,
    (value) => [
      ...(effect
        ? effectAlternatives(comparison, quantity, choices.effectSize)
        : testAlternatives(comparison, quantity, choices)),
      ...itemMetric(score, quantity, value),
      ...(quantity === 'difference'
        ? explained('difference-of-rounded-means', choices.printedDifference)
        : []),
    ],
    () => changed(of),
  );
}

function noTest(test: PrimaryTest): Computed<Recomputation> {
  return notComputable(createMessage(cellMessages, 'cell.no-test', { test, needsId: needsPairs(test) }));
}

function comparisonValue(
  comparison: Comparison,
  quantity: Quantity,
  choices: ComparisonChoices,
): number | null {
  if (isEffect(quantity)) return effectValue(comparison, quantity, choices.effectSize);
  const test = comparison.tests.find(({ method }) => method === choices.test);
  return test === undefined ? null : testValue(test, quantity, choices);
}

/** The other tests, the other sides of p, corrected p-values, and the difference the other way round. */
function testAlternatives(
  { tests }: Comparison,
  quantity: Quantity,
  choices: ComparisonChoices,
): CellExplanation[] {
  const others = tests.filter(
    ({ method }) => method !== choices.test && testEntry(method).compares !== 'variances',
  );
  const chosen = tests.find(({ method }) => method === choices.test)!;
  return [
    ...others.flatMap((test) =>
      explained('test', testValue(test, quantity, choices), { method: test.method }),
    ),
    ...(quantity === 'p' ? [chosen, ...others].flatMap((test) => otherPs(test, choices)) : []),
    ...(SIGNED.includes(quantity) ? reversedDifference(chosen, quantity, choices) : []),
  ];
}

const SIGNED: readonly Quantity[] = ['difference', 'statistic', 'difference-ci-lower', 'difference-ci-upper'];

function otherPs(test: TestResult, { alternative }: ComparisonChoices): CellExplanation[] {
  const { method, p, pHolm, pHochberg, pBenjaminiHochberg } = test;
  return [
    ...(alternative === 'two-sided'
      ? (['greater', 'less'] as const).flatMap((side) =>
          explained('one-sided', oneSided(test, side), { method }),
        )
      : explained('two-sided', p, { method })),
    ...explained('holm', pHolm, { method }),
    ...explained('hochberg', pHochberg, { method }),
    ...explained('benjamini-hochberg', pBenjaminiHochberg, { method }),
  ];
}

function reversedDifference(
  test: TestResult,
  quantity: Quantity,
  choices: ComparisonChoices,
): CellExplanation[] {
  const mirrored: Partial<Record<Quantity, Quantity>> = {
    'difference-ci-lower': 'difference-ci-upper',
    'difference-ci-upper': 'difference-ci-lower',
  };
  const value = testValue(test, mirrored[quantity] ?? quantity, choices);
  return explained('first-minus-second', value === null ? null : -value);
}

function isEffect(quantity: Quantity): boolean {
  return quantity.startsWith('effect-size');
}

/** The effect size of a type, or an end of its interval; `null` where the comparison does not have it. */
function effectValue({ effectSizes }: Comparison, quantity: Quantity, type: string): number | null {
  const effect = effectSizes.find((each) => each.type === type);
  return effect === undefined ? null : endOf(effect, quantity);
}

/** Other types, the difference the other way round, and Hedges' g with the approximate correction. */
function effectAlternatives(comparison: Comparison, quantity: Quantity, type: string): CellExplanation[] {
  const mirrored =
    quantity === 'effect-size-ci-lower'
      ? 'effect-size-ci-upper'
      : quantity === 'effect-size-ci-upper'
        ? 'effect-size-ci-lower'
        : quantity;
  const reversed = effectValue(comparison, mirrored, type);
  return [
    ...comparison.effectSizes
      .filter((effect) => effect.type !== type)
      .flatMap((effect) => explained('effect-size', endOf(effect, quantity), { method: effect.type })),
    ...explained('first-minus-second', reversed === null ? null : -reversed),
    ...(quantity === 'effect-size' ? approximateHedges(comparison) : []),
  ];
}

function endOf({ value, ci }: EffectSize, quantity: Quantity): number | null {
  if (quantity === 'effect-size') return value;
  return (quantity === 'effect-size-ci-lower' ? ci?.lower : ci?.upper) ?? null;
}

/** d (1 − 3 / (4 df − 1)), the approximation of Hedges (1981) that many programs print. */
function approximateHedges({ effectSizes }: Comparison): CellExplanation[] {
  const d = effectSizes.find(({ type }) => type === 'cohens-d');
  if (d === undefined || d.value === null) return [];
  const df = d.n.map(requireCount).reduce((sum, n) => sum + n, 0) - 2;
  return explained('hedges-approximate', d.value * (1 - 3 / (4 * df - 1)));
}

/** What a test gives for a printed quantity; `null` where it has no such number. */
function testValue(
  test: TestResult,
  quantity: Quantity,
  { alternative }: { readonly alternative: 'two-sided' | 'greater' | 'less' },
): number | null {
  switch (quantity) {
    case 'difference':
      return test.difference;
    case 'difference-ci-lower':
      return test.ci.lower;
    case 'difference-ci-upper':
      return test.ci.upper;
    case 'standard-error':
      return test.standardError;
    case 'sd-of-differences':
      return test.method !== 'paired' || test.standardError === null
        ? null
        : test.standardError * Math.sqrt(test.n[0]!);
    case 'pairs':
      return needsPairs(test.method) ? test.n[0]! : null;
    case 'statistic':
      return test.statistic;
    case 'df':
      return test.df;
    case 'p':
      return alternative === 'two-sided' ? test.p : oneSided(test, alternative);
    default:
      return null;
  }
}

/** One-sided p of a test with a symmetric distribution; `null` for the others, of which half the p is not exact. */
function oneSided({ method, difference, p }: TestResult, side: 'greater' | 'less'): number | null {
  if (!testEntry(method).halvesToOneSided || difference === null || p === null) return null;
  const expected = side === 'greater' ? difference > 0 : difference < 0;
  return expected ? p / 2 : 1 - p / 2;
}

/** Pearson's correlation of a score between the two waves of a row, over matched respondents with both scores. */
export async function pairCorrelation({ id, samples, waves }: ScoreSample): Promise<Computed<number>> {
  if (samples.settings.id === null || waves.length !== 2)
    return notComputable(createMessage(cellMessages, 'cell.no-test', { test: 'correlation', needsId: true }));
  if (samples.definition(id) === null)
    return notComputable(createMessage(cellMessages, 'cell.unknown-scale', { scale: id }));
  const own = await samples.scores(waves, id, true);
  if (!own.ok) return own;
  const { scores, matched } = own.value;
  const [first, second] = scores as [WaveScore, WaveScore];
  const { overlap } = comparedSamples(first, second, matched);
  const correlation =
    overlap === null ? null : pearsonCorrelation(overlap.pairedFirst, overlap.pairedSecond, 0.95);
  if (correlation === null || !correlation.ok)
    return noValue('correlation', correlation?.reason ?? 'too-few');
  return { ok: true, value: correlation.value.r };
}
