import { answerMessages } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import type { Problem } from '../model/problem.ts';
import type { Scale } from '../model/scale.ts';

/**
 * What definitions that are drafts leave undecided: an error that says what to decide, or, where every guess is taken, a warning for each. Answers
 * whose order nobody knows are in no order that could be taken.
 *
 * @param accepted whether the user takes every guess as it is
 */
export function drafts(scales: readonly Scale[], accepted: boolean): Problem[] {
  return scales.flatMap((scale): Problem[] => {
    const undecided = scale.draft?.undecided ?? [];
    if (undecided.length === 0) return [];
    const open = undecided.filter(({ what }) => what === 'order');
    const guesses = undecided.map(({ item, what, why }): Problem => {
      const facts = { scale: scale.id, ...(item !== null && { item }), what, why };
      return {
        ...createMessage(answerMessages, 'draft-guess', facts),
        severity: 'warning',
        scale: scale.id,
        ...(item !== null && { item }),
      };
    });
    if (accepted && open.length === 0) return guesses;
    const refusal = accepted
      ? createMessage(answerMessages, 'draft-open-order', { scale: scale.id })
      : createMessage(answerMessages, 'draft-undecided', { scale: scale.id, count: undecided.length });
    const shown = accepted ? guesses.filter(({ values }) => values?.what === 'order') : guesses;
    return [
      { ...refusal, severity: 'error', scale: scale.id },
      ...shown.map((guess): Problem => ({ ...guess, severity: 'error' })),
    ];
  });
}
