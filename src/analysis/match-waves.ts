import type { Matching } from '../model/result.ts';
import { type MatchSettings, matchRespondents, type RespondentMatch } from './match-respondents.ts';
import type { Wave } from './wave.ts';

/** Who is who in all waves of an analysis. */
export interface MatchedWaves {
  /** Each later wave beside the first, in order. */
  readonly pairs: readonly RespondentMatch[];
  readonly summary: Matching;
  /**
   * Per wave, which person each respondent is. People of the first wave have their positions in it as numbers; who came later has a
   * number behind them, the same in every wave where the id is the same; who has no id is a person of one wave.
   */
  readonly people: () => readonly Int32Array[];
  /** Position in one wave of each respondent of an earlier one, −1 without; waves by their positions. */
  readonly partners: (earlier: number, later: number) => Int32Array;
}

/**
 * Matches every later wave with the first as two waves are matched (see `matchRespondents`); people who are not in the first wave are
 * known by equal ids among the later ones.
 *
 * @param waves everybody of each file, in order
 * @throws UserError (status 2) when the id has more columns in one file than in another
 */
export function matchWaves(waves: readonly Wave[], settings: MatchSettings): MatchedWaves {
  const [first, ...later] = waves as [Wave, ...Wave[]];
  const pairs = later.map((wave) => matchRespondents(first, wave, settings));
  let known: readonly Int32Array[] | null = null;
  const people = () => {
    known ??= peopleOf(waves, pairs);
    return known;
  };
  return {
    pairs,
    summary: summaryOf(pairs),
    people,
    partners: (earlier, other) =>
      earlier === 0 ? pairs[other - 1]!.secondOf : partnersOf(people()[earlier]!, people()[other]!),
  };
}

/** That of the first two waves, and behind it the same of the first and each later one. */
function summaryOf([pair, ...others]: readonly RespondentMatch[]): Matching {
  const { summary } = pair!;
  return others.length === 0 ? summary : { ...summary, later: others.map((other) => other.summary) };
}

function peopleOf(waves: readonly Wave[], pairs: readonly RespondentMatch[]): Int32Array[] {
  const { rows } = waves[0]!.dataset;
  let next = rows;
  // Of those who came later, the ones who may be met again.
  const newcomers = new Map<string, number>();
  const last = waves.length - 1;
  return waves.map(({ dataset }, wave) => {
    const people = new Int32Array(dataset.rows).fill(-1);
    if (wave === 0) {
      for (let index = 0; index < rows; index++) people[index] = index;
      return people;
    }
    const { secondOf } = pairs[wave - 1]!;
    for (let index = 0; index < secondOf.length; index++)
      if (secondOf[index]! >= 0) people[secondOf[index]!] = index;
    for (let index = 0; index < people.length; index++) {
      if (people[index]! >= 0) continue;
      const key = dataset.ids?.keys[index] ?? '';
      const person = (wave > 1 ? newcomers.get(key) : undefined) ?? next++;
      if (key !== '' && wave < last) newcomers.set(key, person);
      people[index] = person;
    }
    return people;
  });
}

function partnersOf(earlier: Int32Array, later: Int32Array): Int32Array {
  let people = 0;
  for (let index = 0; index < later.length; index++) people = Math.max(people, later[index]! + 1);
  const positions = new Int32Array(people).fill(-1);
  for (let index = 0; index < later.length; index++) positions[later[index]!] = index;
  return earlier.map((person) => (person < people ? positions[person]! : -1));
}
