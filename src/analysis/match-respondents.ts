import type { Matching } from '../model/result.ts';
import type { Wave } from './wave.ts';

/** Respondents of two waves laid side by side by id: `secondOf[i]` is the position of respondent i in the second wave, −1 without. */
export interface RespondentMatch {
  readonly secondOf: Int32Array;
  readonly summary: Matching;
}

/**
 * Matches two waves by id, exactly (ids were trimmed and brought into Unicode's composed form; duplicates were refused).
 * A blank id matches nobody.
 */
export function matchRespondents(first: Wave, second: Wave, idColumn: string): RespondentMatch {
  const firstIds = first.dataset.ids ?? [];
  const secondIds = second.dataset.ids ?? [];
  const positions = new Map<string, number>();
  secondIds.forEach((id, index) => {
    if (id !== '') positions.set(id, index);
  });
  const secondOf = Int32Array.from(firstIds, (id) => (id === '' ? -1 : (positions.get(id) ?? -1)));
  const paired = secondOf.reduce((count, index) => count + (index >= 0 ? 1 : 0), 0);
  const blank = (ids: readonly string[]) => ids.filter((id) => id === '').length;
  return {
    secondOf,
    summary: {
      id: idColumn,
      paired,
      preOnly: firstIds.length - paired,
      postOnly: secondIds.length - paired,
      blank: { [first.name]: blank(firstIds), [second.name]: blank(secondIds) },
    },
  };
}
