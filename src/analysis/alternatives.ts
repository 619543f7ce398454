import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun } from '../model/problem.ts';
import type { ScaleSelection } from '../scoring/select-scales.ts';
import type { Alternative } from '../stats/alternative.ts';
import type { AnalysisSettings } from './settings.ts';

/** Which difference a score is tested for: its own choice, else that of all, else any. */
export function alternativeOf(
  { alternative }: Pick<AnalysisSettings, 'alternative'>,
  score: string,
): Alternative {
  return chosenFor(alternative, score) ?? 'two-sided';
}

/** What was chosen for a score, else for all; `undefined` where nothing was. */
export function chosenFor<T>(choices: Readonly<Record<string, T>>, score: string): T | undefined {
  if (Object.hasOwn(choices, score)) return choices[score];
  return Object.hasOwn(choices, '*') ? choices['*'] : undefined;
}

/**
 * At a level of one half or less the end of a one-sided interval lies on the other side of the difference.
 *
 * @throws UserError (status 2)
 */
export function checkOneSidedLevel({
  alternative,
  confidence,
}: Pick<AnalysisSettings, 'alternative' | 'confidence'>): void {
  if (confidence > 0.5 || Object.values(alternative).every((side) => side === 'two-sided')) return;
  throw cannotRun(createMessage(choiceMessages, 'one-sided-level', { level: String(confidence) }));
}

/**
 * Choices by score name scores of this analysis.
 *
 * @throws UserError (status 2) for a score that is not there
 */
export function checkChoicesByScore(
  { scales }: Pick<ScaleSelection, 'scales'>,
  option: string,
  choices: Readonly<Record<string, unknown>>,
): void {
  const known = scales.flatMap(({ scale }) => [scale.id, ...(scale.subscales ?? []).map(({ id }) => id)]);
  const unknown = Object.keys(choices).find((name) => name !== '*' && !known.includes(name));
  if (unknown === undefined) return;
  const message = createMessage(choiceMessages, 'option-of-unknown-score', { option, scale: unknown, known });
  throw cannotRun(message, { scale: unknown });
}
