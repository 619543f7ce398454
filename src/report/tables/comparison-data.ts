import type { Context } from '../context.ts';
import type { Value } from '../table.ts';
import type { ComparedScore } from './comparison.ts';
import { RESPONDENT_COLUMNS, respondentValues } from './test-names.ts';
import { withheldValue } from './withheld-data.ts';

/** The columns that say which score and which groups, shared by the data of every comparison table. */
export const COMPARED_COLUMNS = ['scale', 'name', 'parent', 'design', 'first', 'second'] as const;

export function comparedValues(
  { scale, parent, comparison, samples }: ComparedScore,
  context: Context,
): Value[] {
  return [
    scale.id,
    context.name(scale.name),
    parent?.id ?? null,
    comparison.design,
    ...samples.map(context.sampleData),
  ];
}

export const COMPARISON_DATA_COLUMNS = [
  ...COMPARED_COLUMNS,
  ...RESPONDENT_COLUMNS,
  'difference',
  'ciLevel',
  'ciLower',
  'ciUpper',
  'hodgesLehmann',
  'hodgesLehmannLower',
  'hodgesLehmannUpper',
  'method',
  'alternative',
  'statistic',
  'standardError',
  'df',
  'p',
  'pHolm',
  'family',
  'effectSize',
  'effectValue',
  'effectCiLevel',
  'effectCiLower',
  'effectCiUpper',
  'effectCiMethod',
  'effectNFirst',
  'effectNSecond',
  'effectNPairs',
  'effectNFirstOnly',
  'effectNSecondOnly',
] as const;

/** One score as raw values: its primary test and the effect size beside it. */
export function comparisonDataRow(score: ComparedScore, context: Context): Value[] {
  const { comparison, test, effect } = score;
  return [
    ...comparedValues(score, context),
    ...respondentValues(test?.n ?? []),
    comparison.difference,
    test?.ci.level ?? null,
    test?.ci.lower ?? null,
    test?.ci.upper ?? null,
    test?.hodgesLehmann?.estimate ?? null,
    test?.hodgesLehmann?.ci.lower ?? null,
    test?.hodgesLehmann?.ci.upper ?? null,
    comparison.primary,
    test?.alternative ?? null,
    test?.statistic ?? null,
    test?.standardError ?? null,
    test?.df ?? null,
    test?.p ?? null,
    test?.pHolm ?? null,
    comparison.family,
    effect?.type ?? null,
    effect?.value ?? null,
    effect?.ci?.level ?? null,
    effect?.ci?.lower ?? null,
    effect?.ci?.upper ?? null,
    effect?.ci?.method ?? null,
    ...respondentValues(effect?.n ?? []),
    ...withheldValue(context, comparison, test ?? {}, effect ?? {}),
  ];
}
