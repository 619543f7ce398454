import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun } from '../model/problem.ts';
import type { Comparison, NonInferiority } from '../model/result.ts';
import type { ScorePlan } from '../scoring/score-plan.ts';
import { tailOf } from '../stats/alternative.ts';
import { type Better, nonInferiorityTest } from '../stats/comparison/non-inferiority.ts';
import { alternativeOf, chosenFor } from './alternatives.ts';
import type { AnalysisSettings } from './settings.ts';

/**
 * The comparison with its conclusion on non-inferiority, where a margin was given: the bound of the interval of the test that comes first
 * against the margin, and, of a test of means, the p of that test.
 *
 * @throws UserError (status 2) where nothing says which end of the score is better, or the interval is open on the side that matters
 */
export function withNonInferiority(
  comparison: Comparison,
  { id, direction }: Pick<ScorePlan, 'id' | 'direction'>,
  settings: AnalysisSettings,
): Comparison {
  const margin = chosenFor(settings.nonInferiority, id);
  const [test] = comparison.tests;
  if (margin === undefined || test === undefined) return comparison;
  const alternative = alternativeOf(settings, id);
  const better = betterEnd(id, direction, alternative);
  const { method, n, standardError, difference, df } = test;
  const ci = test.hodgesLehmann === undefined ? test.ci : (test.hodgesLehmann?.ci ?? test.ci);
  const bound = better === 'higher' ? ci.lower : ci.upper;
  const found =
    difference === null || standardError === null || df === null
      ? null
      : nonInferiorityTest({ difference, standardError, df }, margin, better);
  const nonInferiority: NonInferiority = {
    method,
    n,
    margin,
    better,
    alpha: Number(tailOf(settings.confidence, alternative).toPrecision(12)),
    bound,
    statistic: found?.statistic ?? null,
    df: found === null ? null : df,
    p: found?.p ?? null,
    nonInferior: bound === null ? null : better === 'higher' ? bound > -margin : bound < margin,
    ...(bound === null && { reason: test.reason ?? 'too-few' }),
  };
  return { ...comparison, nonInferiority };
}

/** By the definition, else by the side that the test looks to. */
function betterEnd(
  scale: string,
  direction: ScorePlan['direction'],
  alternative: ReturnType<typeof alternativeOf>,
): Better {
  const bySide = { 'two-sided': null, greater: 'higher', less: 'lower' } as const;
  const byDirection = { 'higher-is-better': 'higher', 'lower-is-better': 'lower', neutral: null } as const;
  const better = byDirection[direction] ?? bySide[alternative];
  if (better === null)
    throw cannotRun(createMessage(choiceMessages, 'non-inferiority-direction', { scale }), { scale });
  if (alternative !== 'two-sided' && bySide[alternative] !== better)
    throw cannotRun(createMessage(choiceMessages, 'non-inferiority-side', { scale }), { scale });
  return better;
}
