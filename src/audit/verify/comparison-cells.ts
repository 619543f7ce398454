import { cellMessages } from '../../model/messages/cells.ts';
import { said } from '../../model/messages/said.ts';
import { primaryComparison } from '../../model/result/samples.ts';
import type { Comparison, PrimaryTest, ScaleResult, TestResult } from '../../model/result.ts';
import { needsPairs, testEntry } from '../../model/statistics/tests.ts';
import type { CellExplanation } from '../../model/verification.ts';
import type { Quantity } from '../published-cell.ts';
import { type Computed, explained, notComputable, present, type Recomputation } from './computed.ts';
import { effectAlternatives, effectValue, isEffect } from './effect-values.ts';
import { analysedScore, type ScoreSample, withChangedScale } from './score-sample.ts';
import { oneSided, testValue } from './test-values.ts';
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
    return notComputable(said(cellMessages, 'cell.no-comparison', { scale: sample.id }));
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
  const value = present(of(comparison), quantity);
  if (!value.ok) return value;
  return {
    ok: true,
    value: {
      accepted: [{ value: value.value, method }],
      alternatives: [
        () => [
          ...(effect
            ? effectAlternatives(comparison, quantity, choices.effectSize)
            : testAlternatives(comparison, quantity, choices)),
          ...itemMetric(score, quantity, value.value),
          ...(quantity === 'difference'
            ? explained('difference-of-rounded-means', choices.printedDifference)
            : []),
        ],
        () => changed(of),
      ],
    },
  };
}

function noTest(test: PrimaryTest): Computed<Recomputation> {
  return notComputable(said(cellMessages, 'cell.no-test', { test, needsId: needsPairs(test) }));
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
