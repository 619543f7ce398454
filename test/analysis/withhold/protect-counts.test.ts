import { describe, expect, it } from 'vitest';
import { protectCounts, protectPairs, shownPart } from '../../../src/analysis/withhold/protect-counts.ts';
import { agreeing, numbersFrom, revealed } from './tables.ts';

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

describe('counts of one sum', () => {
  it.each([
    // Worked by hand. One small count alone is the total less the others: the smallest other one goes with it.
    [
      [2, 10, 20, 9, 5],
      [null, 10, 20, 9, null],
    ],
    // Two small ones protect each other when together they are not small, and not alike.
    [
      [1, 4, 20],
      [null, null, 20],
    ],
    [
      [1, 3, 20, 30],
      [null, null, null, 30],
    ],
    [
      [4, 4, 20, 30],
      [null, null, null, 30],
    ],
    // Equal sizes go together: else the place of the one that stays would tell.
    [
      [4, 5, 5, 9],
      [null, null, null, 9],
    ],
    // Zeros are shown, unless nothing else is.
    [
      [0, 3, 6, 12],
      [0, null, null, 12],
    ],
    [
      [0, 3, 43],
      [null, null, null],
    ],
    // Nothing is small.
    [
      [0, 5, 41],
      [0, 5, 41],
    ],
    [[], []],
  ])('%j is printed as %j below 5', (counts, printed) => {
    expect(protectCounts(counts, 5)).toEqual(printed);
  });

  it('are all shown when the smallest number is 0 or 1', () => {
    expect(protectCounts([1, 2, 0], 0)).toEqual([1, 2, 0]);
    expect(protectCounts([1, 2, 0], 1)).toEqual([1, 2, 0]);
  });

  it('do not depend on their order', () => {
    const random = numbersFrom(4);
    for (let round = 0; round < 500; round++) {
      const counts = Array.from({ length: 2 + random(5) }, () => random(12));
      const turned = [...counts].reverse();
      expect(protectCounts(turned, 5)).toEqual([...protectCounts(counts, 5)].reverse());
    }
  });

  it.each([3, 4, 5, 7])(
    'cannot be worked out again, below %i, by who knows the total, the printed cells and the rule',
    (minCell) => {
      const random = numbersFrom(minCell);
      let withheld = 0;
      for (let round = 0; round < 400; round++) {
        const counts = Array.from({ length: 2 + random(3) }, () => random(round % 2 === 0 ? 9 : 5));
        const total = sum(counts);
        // Of a group that is small itself nothing is printed, not even the total.
        if (total < minCell) continue;
        const printed = protectCounts(counts, minCell);
        const naive = agreeing(printed, total);
        expect(naive).toContainEqual(counts);
        expect(revealed(printed, naive), `${counts} printed as ${printed}`).toEqual([]);
        // Whoever knows the rule only believes tables that it would have printed in this way.
        const pattern = JSON.stringify(printed);
        const informed = naive.filter((table) => JSON.stringify(protectCounts(table, minCell)) === pattern);
        expect(informed).toContainEqual(counts);
        expect(revealed(printed, informed), `${counts} printed as ${printed}, to who knows the rule`).toEqual(
          [],
        );
        if (printed.includes(null)) withheld++;
        // What is withheld is together no small count either.
        const hidden = counts.filter((_, cell) => printed[cell] === null);
        if (hidden.length > 0) expect(sum(hidden)).toBeGreaterThanOrEqual(minCell);
        for (const count of printed) expect(count === null || count === 0 || count >= minCell).toBe(true);
      }
      expect(withheld).toBeGreaterThan(100);
    },
  );
});

describe('counts of two groups', () => {
  it('are withheld by row, with the smallest other row', () => {
    expect(
      protectPairs(
        [
          [20, 3],
          [9, 8],
          [15, 6],
        ],
        5,
      ),
    ).toEqual([
      [null, null],
      [null, null],
      [15, 6],
    ]);
  });

  it('go where a table of everybody withholds their sum', () => {
    // Sums of 4, 4 and 4 are alike, so that table withholds 18 as well: here it must not be the sum of 9 and 9.
    const rows = [
      [1, 3],
      [3, 1],
      [2, 2],
      [9, 9],
      [20, 20],
    ] as const;
    expect(protectCounts([4, 4, 4, 18, 40], 5)).toEqual([null, null, null, null, 40]);
    expect(protectPairs(rows, 5).map(([first]) => first)).toEqual([null, null, null, null, 20]);
  });

  it.each([3, 5])('cannot be worked out again below %i from the sums of rows and columns', (minCell) => {
    const random = numbersFrom(minCell + 20);
    let withheld = 0;
    for (let round = 0; round < 400; round++) {
      const rows = Array.from({ length: 2 + random(3) }, () => [random(14), random(9)] as const);
      const totals = [0, 1].map((group) => sum(rows.map((row) => row[group]!)));
      if (totals.some((total) => total < minCell)) continue;
      const printed = protectPairs(rows, minCell);
      const hidden = printed.flatMap(([first], row) => (first === null ? [row] : []));
      if (hidden.length === 0) continue;
      withheld++;
      // The row sums are those of everybody, as another table prints them.
      const sums = hidden.map((row) => sum(rows[row]!));
      const first = sum(hidden.map((row) => rows[row]![0]));
      const tables = agreeing(
        hidden.map(() => null),
        first,
      ).filter((table) => table.every((count, index) => count <= sums[index]!));
      for (const [index, row] of hidden.entries()) {
        const values = new Set(tables.map((table) => table[index]));
        // Of a row with nobody in it there is nothing to know.
        if (sums[index] !== 0) expect(values.size, `${JSON.stringify(rows)}, row ${row}`).toBeGreaterThan(1);
      }
    }
    expect(withheld).toBeGreaterThan(100);
  });
});

describe('a part of a whole that is printed', () => {
  it('goes when it or the rest is small', () => {
    expect(shownPart(3, 46, 5)).toBeNull();
    expect(shownPart(43, 46, 5)).toBeNull();
    expect(shownPart(0, 46, 5)).toBe(0);
    expect(shownPart(46, 46, 5)).toBe(46);
    expect(shownPart(12, 46, 5)).toBe(12);
    expect(shownPart(12, null, 5)).toBeNull();
  });
});
