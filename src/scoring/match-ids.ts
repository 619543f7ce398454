import { ID_SEPARATOR } from './id-list.ts';
import { KeyTable } from './key-table.ts';

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
 * nature (running numbers) match nobody nearly. Ids of fewer than four characters or of more than 64 match nobody nearly either, but
 * are rivals too.
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
  const secondOf = new Int32Array(first.length);
  for (let index = 0; index < first.length; index++) secondOf[index] = positions.find(first[index]!);
  if (fuzzy === 0) return { secondOf, near: [], ambiguous: [[], []] };
  const taken = new Set(secondOf);
  const isFree = {
    first: (index: number) => secondOf[index] === -1,
    second: (index: number) => !taken.has(index),
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

function positionsOf(ids: readonly string[]): KeyTable {
  const positions = new KeyTable(ids);
  for (let index = 0; index < ids.length; index++) {
    if (ids[index] === '') continue;
    const known = positions.add(index);
    if (known >= 0) throw new RangeError(`matchIds: the ids at ${known} and ${index} are equal`);
  }
  return positions;
}

function ascending(positions: number[]): number[] {
  return positions.sort((a, b) => a - b);
}

/** Ids with fewer characters, separators aside, match nobody nearly: too many others are one edit away. */
const SHORTEST_NEAR_ID = 4;
/** Ids with more characters are no codes that people type; comparing them would cost their square. */
const LONGEST_NEAR_ID = 64;
/** One edit away from the longest is a character more, of two units at most. */
const LONGEST_RIVAL = LONGEST_NEAR_ID + 2;

/** The ids of the other list that lie within one edit. */
interface Neighbours {
  /** The position of the one id within one edit, when it is the only one and may be matched; else `null`. */
  readonly only: number | null;
}

/**
 * Finds, for each free id of a list, whether one id of the other list lies at edit distance 1.
 *
 * Two ids lie within one edit of each other only if they become the same text when each loses at most one character, so the
 * shortened forms of the free ids are an index in which the others are looked up: the cost grows with the number of ids, not with
 * the number of pairs (the deletion neighbourhood of Mor & Fraenkel 1982).
 *
 * @param isFree whether an id of the list has no equal on the other side
 * @param isOtherFree the same of the other list; an id that is not free can make a match ambiguous, but not be it
 * @returns an entry for each free id that has a free neighbour
 */
function nearIds(
  ids: readonly string[],
  others: readonly string[],
  isFree: (index: number) => boolean,
  isOtherFree: (index: number) => boolean,
): Map<number, Neighbours> {
  const index = new Map<string, number[]>();
  ids.forEach((id, position) => {
    if (!isFree(position) || !canBeNear(id)) return;
    for (const form of shortenedForms(id)) {
      const known = index.get(form);
      if (known === undefined) index.set(form, [position]);
      else known.push(position);
    }
  });
  const found = new Map<number, { rivals: number; partners: number; last: number }>();
  others.forEach((other, position) => {
    if (index.size === 0 || other.length > LONGEST_RIVAL) return;
    // Most meet nobody: a set is made for those who do.
    let met: Set<number> | null = null;
    for (const form of shortenedForms(other)) {
      for (const own of index.get(form) ?? []) {
        met ??= new Set();
        met.add(own);
      }
    }
    for (const own of met ?? []) {
      if (!differByOneEdit(ids[own]!, other)) continue;
      const entry = found.get(own) ?? { rivals: 0, partners: 0, last: -1 };
      entry.rivals++;
      if (isOtherFree(position) && canBeNear(other)) {
        entry.partners++;
        entry.last = position;
      }
      found.set(own, entry);
    }
  });
  const neighbours = new Map<number, Neighbours>();
  for (const [own, { rivals, partners, last }] of found) {
    if (partners > 0) neighbours.set(own, { only: rivals === 1 ? last : null });
  }
  return neighbours;
}

function canBeNear(id: string): boolean {
  if (id.length > LONGEST_NEAR_ID) return false;
  return [...id].filter((character) => character !== ID_SEPARATOR).length >= SHORTEST_NEAR_ID;
}

/** The id itself and the id without each of its characters. */
function shortenedForms(id: string): string[] {
  const forms = [id];
  for (let start = 0; start < id.length; ) {
    // A character outside the basic plane takes two units.
    const end = start + (id.codePointAt(start)! > 0xffff ? 2 : 1);
    // Leaving out either of two equal neighbours gives the same.
    if (!id.startsWith(id.slice(start, end), end)) forms.push(id.slice(0, start) + id.slice(end));
    start = end;
  }
  return forms;
}

/** Whether one text becomes the other by inserting, leaving out or replacing just one character: Levenshtein's distance is 1. */
export function differByOneEdit(a: string, b: string): boolean {
  const texts = [[...a], [...b]].sort((x, y) => x.length - y.length);
  const [shorter, longer] = texts as [string[], string[]];
  let start = 0;
  while (start < shorter.length && shorter[start] === longer[start]) start++;
  let end = 0;
  while (
    end < shorter.length - start &&
    shorter[shorter.length - 1 - end] === longer[longer.length - 1 - end]
  ) {
    end++;
  }
  // What lies between the common beginning and the common end is the edit.
  return longer.length - start - end === 1;
}
