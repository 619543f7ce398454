import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun } from '../model/problem.ts';
import { comparedSamples, isPrimaryContrast } from '../model/result/samples.ts';
import type { Comparison, Model, ModelContrast, NonInferiority } from '../model/result.ts';
import type { ScorePlan } from '../scoring/score-plan.ts';
import { tailProbability } from '../stats/alternative.ts';
import { type Better, nonInferiorityTest } from '../stats/comparison/non-inferiority.ts';
import { alternativeOf, chosenFor } from './alternatives.ts';
import type { AnalysisSettings } from './settings.ts';

type JudgedScore = Pick<ScorePlan, 'id' | 'direction'>;

/** An estimate with its interval, by a test or a model. */
type Judged = Pick<NonInferiority, 'method' | 'n'> &
  Pick<ModelContrast, 'difference' | 'standardError' | 'df' | 'ci'> &
  Pick<NonInferiority, 'reason'>;

/**
 * The comparison with its conclusion on non-inferiority, where a margin was given: the bound of the interval of the test that comes first
 * against the margin, and, of a test of means, the p of that test.
 *
 * @throws UserError (status 2) where nothing says which end of the score is better, or the interval is open on the side that matters
 */
export function withNonInferiority(
  comparison: Comparison,
  score: JudgedScore,
  settings: AnalysisSettings,
): Comparison {
  const [test] = comparison.tests;
  if (test === undefined) return comparison;
  const ci = test.hodgesLehmann === undefined ? test.ci : (test.hodgesLehmann?.ci ?? test.ci);
  const nonInferiority = nonInferiorityOf({ ...test, ci }, score, settings);
  return nonInferiority === null ? comparison : { ...comparison, nonInferiority };
}

/** The same of the differences that a model is fitted for: adjusted differences, changes, differences of change. */
export function modelWithNonInferiority(model: Model, score: JudgedScore, settings: AnalysisSettings): Model {
  return {
    ...model,
    contrasts: model.contrasts.map((contrast) => {
      if (!isPrimaryContrast(contrast, model)) return contrast;
      const n = samplesCompared(contrast, model).map((index) => model.n[index]!);
      const judged = { ...contrast, method: model.method, n };
      const nonInferiority = nonInferiorityOf(judged, score, settings);
      return nonInferiority === null ? contrast : { ...contrast, nonInferiority };
    }),
  };
}

/** Which of the sizes of a model are those of what is compared: of its groups; of strangers the scores at each wave, the first wave first. */
export function samplesCompared(
  { contrast }: ModelContrast,
  { method, waves, groups, n }: Pick<Model, 'method' | 'waves' | 'groups' | 'n'>,
): number[] {
  if (groups.length === 0) return n.map((_, index) => index);
  if (method === 'difference-of-differences')
    return comparedSamples(contrast).map(
      ({ wave, group }) => waves.indexOf(wave!) * groups.length + groups.indexOf(group!),
    );
  const compared = contrast.kind === 'waves' ? [contrast.group!] : contrast.of;
  return compared.map((group) => groups.indexOf(group));
}

/** `null` without a margin. */
function nonInferiorityOf(
  { method, n, difference, standardError, df, ci, reason }: Judged,
  { id, direction }: JudgedScore,
  settings: AnalysisSettings,
): NonInferiority | null {
  const margin = chosenFor(settings.nonInferiority, id);
  if (margin === undefined) return null;
  const alternative = alternativeOf(settings, id);
  const better = betterEnd(id, direction, alternative);
  const bound = better === 'higher' ? ci.lower : ci.upper;
  const found =
    difference === null || standardError === null || df === null
      ? null
      : nonInferiorityTest({ difference, standardError, df }, margin, better);
  return {
    method,
    n,
    margin,
    better,
    alpha: Number(tailProbability(settings.confidence, alternative).toPrecision(12)),
    bound,
    statistic: found?.statistic ?? null,
    df: found === null ? null : df,
    p: found?.p ?? null,
    nonInferior: bound === null ? null : better === 'higher' ? bound > -margin : bound < margin,
    ...(bound === null && { reason: reason ?? 'too-few' }),
  };
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
