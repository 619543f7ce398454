import { describe, expect, it } from 'vitest';
import { differByOneEdit, type IdMatch, matchIds } from '../../src/scoring/match-ids.ts';

/** Who was matched to whom, as ids. */
function pairs(first: readonly string[], second: readonly string[], { secondOf }: IdMatch): string[] {
  return first
    .flatMap((id, index) => (secondOf[index] === -1 ? [] : [`${id}=${second[secondOf[index]!]}`]))
    .sort();
}

const idsAt = (ids: readonly string[], positions: readonly number[]) =>
  positions.map((index) => ids[index]!).sort();

describe('matchIds', () => {
  it('matches equal ids wherever they stand, and blank ones never', () => {
    const match = matchIds(['a', '', 'b', 'c'], ['c', '', 'a', 'd', ''], 0);
    expect([...match.secondOf]).toEqual([2, -1, -1, 0]);
    expect(match).toMatchObject({ near: [], ambiguous: [[], []] });
  });

  it('matches ids with one character more, less or different, when that is asked for', () => {
    const first = ['anna12', 'bert34', 'chris56', 'dora78'];
    const second = ['dora7', 'chris566', 'bent34', 'anna12'];
    expect(pairs(first, second, matchIds(first, second, 0))).toEqual(['anna12=anna12']);
    const match = matchIds(first, second, 1);
    expect(pairs(first, second, match)).toEqual([
      'anna12=anna12',
      'bert34=bent34',
      'chris56=chris566',
      'dora78=dora7',
    ]);
    expect(match.near).toEqual([
      [1, 2],
      [2, 1],
      [3, 0],
    ]);
  });

  it('counts two swapped neighbours as two edits', () => {
    expect([...matchIds(['bert34'], ['bert43'], 1).secondOf]).toEqual([-1]);
  });

  it('matches nobody for whom two of the other side come into question', () => {
    const first = ['anna12', 'bert34'];
    const second = ['anna13', 'anna22', 'bert3'];
    const match = matchIds(first, second, 1);
    expect(pairs(first, second, match)).toEqual(['bert34=bert3']);
    expect(idsAt(first, match.ambiguous[0])).toEqual(['anna12']);
    expect(idsAt(second, match.ambiguous[1])).toEqual(['anna13', 'anna22']);
  });

  it('takes those who matched exactly for rivals, so that running numbers match nobody', () => {
    const first = ['1001', '1002', '1003'];
    const second = ['1001', '1002', '1004'];
    const match = matchIds(first, second, 1);
    expect(pairs(first, second, match)).toEqual(['1001=1001', '1002=1002']);
    expect(match.ambiguous).toEqual([[2], [2]]);
  });

  it('does not call ambiguous whose only neighbours have partners of their own', () => {
    const match = matchIds(['anna12', 'anna13'], ['anna12', 'zzzzzz'], 1);
    expect(match.ambiguous).toEqual([[], []]);
    expect([...match.secondOf]).toEqual([0, -1]);
  });

  it('leaves ids of fewer than four characters alone, also in near matches of longer ones', () => {
    expect([...matchIds(['ab1'], ['ab2'], 1).secondOf]).toEqual([-1]);
    expect([...matchIds(['ab12'], ['ab1'], 1).secondOf]).toEqual([-1]);
    expect([...matchIds(['ab12'], ['ab13'], 1).secondOf]).toEqual([0]);
    // Whether ab12 is ab13 or ab1 cannot be told.
    expect(matchIds(['ab12'], ['ab13', 'ab1'], 1)).toMatchObject({ near: [], ambiguous: [[0], [0]] });
    // The separator of two columns is no character.
    expect([...matchIds(['a\0b2'], ['a\0b3'], 1).secondOf]).toEqual([-1]);
    expect([...matchIds(['an\0b2'], ['an\0b3'], 1).secondOf]).toEqual([0]);
  });

  it('leaves ids of more than 64 characters alone, also in near matches of shorter ones', () => {
    const at = (length: number, last: string) => `${'x'.repeat(length - 1)}${last}`;
    const matched = (first: string, second: string) => matchIds([first], [second], 1).secondOf[0] === 0;
    expect(matched(at(64, 'a'), at(64, 'b'))).toBe(true);
    expect(matched(at(64, 'a'), at(63, 'a'))).toBe(true);
    expect(matched(at(65, 'a'), at(65, 'b'))).toBe(false);
    expect(matched(at(64, 'a'), at(65, 'a'))).toBe(false);
    expect(matched(at(65, 'a'), at(64, 'a'))).toBe(false);
    // Which of the two was meant cannot be told, though only one of them is short enough.
    for (const rival of [at(65, 'a'), `🌷${at(64, 'a')}`]) {
      expect(matchIds([at(64, 'a')], [at(64, 'b'), rival], 1)).toMatchObject({
        near: [],
        ambiguous: [[0], [0]],
      });
      expect(matchIds([at(64, 'b'), rival], [at(64, 'a')], 1)).toMatchObject({
        near: [],
        ambiguous: [[0], [0]],
      });
    }
  });

  it('never moves a character from one part of an id to the other', () => {
    expect([...matchIds(['anna\0b12'], ['annab\x0012'], 1).secondOf]).toEqual([-1]);
  });

  it('counts characters, not their code units', () => {
    expect([...matchIds(['🌷abc'], ['🌻abc'], 1).secondOf]).toEqual([0]);
    expect([...matchIds(['🌷ab'], ['🌻ab'], 1).secondOf]).toEqual([-1]);
  });

  it('refuses an id that stands in a list twice', () => {
    expect(() => matchIds(['a', 'b', 'a'], [], 0)).toThrow(/ids at 0 and 2 are equal/);
    expect(() => matchIds([], ['a', 'a'], 1)).toThrow(RangeError);
  });
});

/** Small numbers from a seed (Park & Miller 1988), so that a failure can be repeated. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/** The textbook dynamic programme (Wagner & Fischer 1974). */
function levenshtein(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  let row = y.map((_, index) => index + 1);
  row.unshift(0);
  x.forEach((character, i) => {
    const next = [i + 1];
    y.forEach((other, j) => {
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (character === other ? 0 : 1)));
    });
    row = next;
  });
  return row[y.length]!;
}

/** Two lists of ids that end in few letters, so that much is near; equal ones, near ones, blanks; in some the longest that may be near. */
function randomLists(seed: number): [string[], string[]] {
  const random = randomNumbers(seed);
  const letters = seed % 3 === 0 ? ['🌷', 'a', '🌻', 'b', '0'] : ['a', 'b', 'c', 'd', '0'];
  const prefix = seed % 5 === 0 ? 'z'.repeat(59) : '';
  const word = () =>
    prefix + Array.from({ length: 3 + random(4) }, () => letters[random(2 + (seed % 4))]!).join('');
  const list = () => {
    const ids = new Set(Array.from({ length: 2 + random(14) }, word));
    return [...ids, ...Array.from({ length: random(3) }, () => '')];
  };
  return [list(), list()];
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = randomNumbers(seed);
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = random(i + 1);
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

/** The rule, compared pair by pair. */
function nearByAllPairs(first: readonly string[], second: readonly string[]): string[] {
  const near = (id: string, others: readonly string[]) =>
    others.filter((other) => id !== '' && other !== '' && levenshtein(id, other) === 1);
  const isFree = (id: string, others: readonly string[]) =>
    !others.includes(id) && [...id].length >= 4 && id.length <= 64;
  return first
    .filter((id) => isFree(id, second))
    .flatMap((id) => {
      const [only, ...more] = near(id, second);
      if (only === undefined || more.length > 0 || !isFree(only, first)) return [];
      return near(only, first).length === 1 ? [`${id}=${only}`] : [];
    })
    .sort();
}

describe('matching of random lists', () => {
  const seeds = Array.from({ length: 400 }, (_, index) => index + 1);

  it('is what comparing all pairs gives', () => {
    const lengths: number[] = [];
    for (const seed of seeds) {
      const [first, second] = randomLists(seed);
      const match = matchIds(first, second, 1);
      const near = match.near.map(([a, b]) => `${first[a]}=${second[b]}`).sort();
      expect(near, `seed ${seed}`).toEqual(nearByAllPairs(first, second));
      lengths.push(...match.near.flatMap(([a, b]) => [first[a]!.length, second[b]!.length]));
    }
    expect(lengths.length).toBeGreaterThan(200);
    expect(lengths).toEqual(expect.arrayContaining([4, 63, 64]));
  });

  it('never gives one respondent two partners, and takes equal ids before near ones', () => {
    for (const seed of seeds) {
      const [first, second] = randomLists(seed);
      const exact = matchIds(first, second, 0).secondOf;
      const { secondOf, near, ambiguous } = matchIds(first, second, 1);
      const partners = secondOf.filter((partner) => partner >= 0);
      expect(new Set(partners).size, `seed ${seed}`).toBe(partners.length);
      exact.forEach((partner, index) => {
        expect(partner >= 0, `seed ${seed}`).toBe(first[index] !== '' && second.includes(first[index]!));
        if (partner >= 0) expect(secondOf[index], `seed ${seed}`).toBe(partner);
      });
      expect(partners.length).toBe(exact.filter((partner) => partner >= 0).length + near.length);
      for (const positions of ambiguous) expect(positions).toEqual([...positions].sort((a, b) => a - b));
      for (const index of ambiguous[0]) expect(secondOf[index]).toBe(-1);
      for (const index of ambiguous[1]) expect(partners).not.toContain(index);
    }
  });

  it('depends neither on the order of the rows nor on which list is the first', () => {
    for (const seed of seeds) {
      const [first, second] = randomLists(seed);
      const match = matchIds(first, second, 1);
      const [a, b] = [shuffled(first, seed + 1000), shuffled(second, seed + 2000)];
      const reordered = matchIds(a, b, 1);
      const swapped = matchIds(second, first, 1);
      const found = pairs(first, second, match);
      expect(pairs(a, b, reordered), `seed ${seed}`).toEqual(found);
      expect(
        pairs(second, first, swapped)
          .map((pair) => pair.split('=').reverse().join('='))
          .sort(),
      ).toEqual(found);
      for (const side of [0, 1] as const) {
        const expected = idsAt([first, second][side]!, match.ambiguous[side]);
        expect(idsAt([a, b][side]!, reordered.ambiguous[side])).toEqual(expected);
        expect(idsAt([first, second][side]!, swapped.ambiguous[side === 0 ? 1 : 0])).toEqual(expected);
      }
    }
  });

  it('sees one edit where the dynamic programme does', () => {
    const random = randomNumbers(7);
    const word = () => Array.from({ length: random(6) }, () => 'ab🌷'[random(2)] ?? '').join('');
    for (let round = 0; round < 3000; round++) {
      const [a, b] = [word(), word()];
      expect(differByOneEdit(a, b), `${a} ${b}`).toBe(levenshtein(a, b) === 1);
    }
  });
});

it('matches ten thousand against ten thousand without comparing all pairs', () => {
  const random = randomNumbers(11);
  const word = () => Array.from({ length: 9 }, () => 'abcdefghijklmnopqrstuvwxyz'[random(26)]!).join('');
  const first = [...new Set(Array.from({ length: 10_000 }, word))];
  const second = first.map((id, index) => (index % 2 === 0 ? `${id}x` : id));
  const started = performance.now();
  const { near, secondOf } = matchIds(first, second, 1);
  expect(near).toHaveLength(first.length / 2);
  expect([...secondOf]).toEqual(first.map((_, index) => index));
  // All pairs would be a hundred million comparisons, minutes; this takes a fraction of a second.
  expect(performance.now() - started).toBeLessThan(5_000);
});
