import { nearIds } from './near-ids.ts';

/** Who of a first list is who of a second, by position in the lists. */
export interface IdMatch {
  /** Per respondent of the first list the position in the second, −1 without. Never two to one. */
  readonly secondOf: Int32Array;
  /** The pairs whose ids differ in one character, as positions in the first and the second list. */
  readonly near: readonly (readonly [number, number])[];
  /** Respondents left unmatched though somebody's id differs in one character only: it was not the only one. */
  readonly ambiguous: readonly [first: readonly number[], second: readonly number[]];
}

/** Characters that may differ in an id that matches nearly. */
export type Fuzziness = 0 | 1;

/**
 * Matches two lists of ids: equal ids first, then, where asked for, ids at edit distance 1.
 *
 * Near matching uses Levenshtein's distance (1965), one character inserted, left out or replaced; two neighbours swapped are
 * two edits. Two respondents match nearly when neither has an equal id on the other side and each is the *only one* of
 * the other side within one edit of the other; who has matched exactly counts there too, so that ids which lie close together by their
 * nature (running numbers) match nobody nearly. Ids of fewer than four characters match nobody nearly either.
 * What comes out does not depend on the order of the lists, nor on which of them is called the first.
 *
 * @param first comparable ids, `''` for none; no id twice
 * @param second likewise
 * @throws RangeError when an id stands twice in a list
 * @example
 * matchIds(['anna12', 'bert34'], ['bert43', 'anna12', 'brt34'], 1).secondOf // [1, 2]
 */
export function matchIds(first: readonly string[], second: readonly string[], fuzzy: Fuzziness): IdMatch {
  positionsOf(first);
  const positions = positionsOf(second);
  const secondOf = Int32Array.from(first, (id) => (id === '' ? -1 : (positions.get(id) ?? -1)));
  if (fuzzy === 0) return { secondOf, near: [], ambiguous: [[], []] };
  const taken = new Set(secondOf);
  const isFree = {
    first: (index: number) => first[index] !== '' && secondOf[index] === -1,
    second: (index: number) => second[index] !== '' && !taken.has(index),
  };
  const ofFirst = nearIds(first, second, isFree.first, isFree.second);
  const ofSecond = nearIds(second, first, isFree.second, isFree.first);
  const near: (readonly [number, number])[] = [];
  for (const [index, { only }] of ofFirst) {
    if (only !== null && ofSecond.get(only)?.only === index) near.push([index, only]);
  }
  for (const [index, partner] of near) secondOf[index] = partner;
  const matched = new Set(near.map(([, partner]) => partner));
  return {
    secondOf,
    near: near.sort(([a], [b]) => a - b),
    ambiguous: [
      ascending([...ofFirst.keys()].filter((index) => secondOf[index] === -1)),
      ascending([...ofSecond.keys()].filter((index) => !matched.has(index))),
    ],
  };
}

function positionsOf(ids: readonly string[]): Map<string, number> {
  const positions = new Map<string, number>();
  ids.forEach((id, index) => {
    if (id === '') return;
    if (positions.has(id))
      throw new RangeError(`matchIds: the ids at ${positions.get(id)} and ${index} are equal`);
    positions.set(id, index);
  });
  return positions;
}

function ascending(positions: number[]): number[] {
  return positions.sort((a, b) => a - b);
}
