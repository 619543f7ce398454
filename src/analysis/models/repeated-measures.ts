import type { Model, ModelTest } from '../../model/result.ts';
import { friedman } from '../../stats/comparison/friedman.ts';
import {
  type BetweenEffect,
  type RepeatedMeasuresAnova,
  repeatedMeasuresAnova,
  type WithinEffect,
} from '../../stats/models/repeated-measures-anova.ts';
import { completeRows } from './columns.ts';
import { type ModelDesign, NOTHING, peopleOf, testOf } from './parts.ts';

/**
 * Repeated-measures analysis of variance of those with a score at every wave, beside the mixed model; of one group also Friedman's test,
 * which knows no groups.
 */
export function repeatedMeasures(columns: readonly (readonly Float64Array[])[], design: ModelDesign): Model {
  const { waves, groups } = design;
  const complete = columns.map(completeRows);
  const common = {
    method: 'repeated-measures-anova',
    waves,
    groups,
    ...peopleOf(
      complete.map(([first]) => first!.length),
      waves.length,
    ),
  } as const;
  const fitted = repeatedMeasuresAnova(complete);
  if (!fitted.ok) return { ...common, ...NOTHING, reason: fitted.reason };
  const { wave, group, interaction } = fitted.value;
  return {
    ...common,
    ...NOTHING,
    tests: [
      withinTest('wave', wave),
      ...(group === null ? [] : [betweenTest(group)]),
      ...(interaction === null ? [] : [withinTest('wave-by-group', interaction)]),
      ...sphericity(fitted.value),
      ...(complete.length > 1 ? [] : ranks(complete[0]!)),
    ],
  };
}

function withinTest(effect: 'wave' | 'wave-by-group', within: WithinEffect): ModelTest {
  const { greenhouseGeisser, huynhFeldt, generalizedEtaSquared } = within;
  return {
    ...testOf(effect, within),
    effectSize: { type: 'generalized-eta-squared', value: generalizedEtaSquared },
    corrections: { greenhouseGeisser, huynhFeldt },
  };
}

function betweenTest(group: BetweenEffect): ModelTest {
  return {
    ...testOf('group', group),
    effectSize: { type: 'generalized-eta-squared', value: group.generalizedEtaSquared },
  };
}

function sphericity({ mauchly }: RepeatedMeasuresAnova): ModelTest[] {
  return mauchly === null
    ? []
    : [{ effect: 'sphericity', statistic: mauchly.w, df1: mauchly.df, p: mauchly.p }];
}

function ranks(columns: readonly Float64Array[]): ModelTest[] {
  const test = friedman(columns);
  if (!test.ok) return [];
  const { statistic, df, p, kendallsW } = test.value;
  return [{ effect: 'ranks', statistic, df1: df, p, effectSize: { type: 'kendalls-w', value: kendallsW } }];
}
