import { describe, expect, it } from 'vitest';
import { momentsLeaveDoubt, shownAnswers } from '../../../src/analysis/withhold/item-answers.ts';
import type { DescribeResult } from '../../../src/model/result.ts';
import { ensureStats } from '../../helpers/command.ts';
import { agreeing, numbersFrom } from './tables.ts';

const answers = (options: number) => Array.from({ length: options }, (_, index) => index + 1);
const sum = (counts: readonly number[], power: number) =>
  counts.reduce((total, count, index) => total + count * (index + 1) ** power, 0);

/** Everything that is printed of the answers: the counts, and n, M and SD as the whole numbers that their digits tell. */
function printed(counts: readonly number[], minCell: number): string {
  const shown = shownAnswers(answers(counts.length), counts, minCell);
  const moments = shown.moments ? [sum(counts, 1), sum(counts, 2)] : [];
  return JSON.stringify([shown.counts, moments]);
}

/** The withheld counts that only one of these tables' values fits; of nobody there is nothing to know. */
function determined(tables: readonly (readonly number[])[], minCell: number): number[] {
  const { counts } = shownAnswers(answers(tables[0]!.length), tables[0]!, minCell);
  return counts.flatMap((count, cell) => {
    const values = new Set(tables.map((table) => table[cell]));
    return count === null && values.size === 1 && !values.has(0) ? [cell] : [];
  });
}

describe('who knows n, the rule, and all that is printed, and tries every table,', () => {
  // All tables of so many answers to an item with so many options.
  const cases = [
    [2, 5, 30],
    [3, 5, 22],
    [4, 5, 14],
    [5, 5, 11],
    [6, 5, 8],
    [5, 3, 9],
  ] as const;

  it.each(cases)('is sure of no count (%i options, below %i, up to n = %i)', (options, minCell, most) => {
    let withMoments = 0;
    for (let n = minCell; n <= most; n++) {
      const tables = agreeing(
        answers(options).map(() => null),
        n,
      );
      for (const alike of groupsOf(tables, (counts) => printed(counts, minCell))) {
        if (alike.length > 1 && /\],\[\d/.test(printed(alike[0]!, minCell))) withMoments += alike.length;
        expect(determined(alike, minCell), `${alike[0]}: ${printed(alike[0]!, minCell)}`).toEqual([]);
        for (const count of shownAnswers(answers(options), alike[0]!, minCell).counts)
          expect(count === null || count === 0 || count >= minCell).toBe(true);
      }
    }
    // Three equations leave nothing open in three counts.
    expect(withMoments > 0).toBe(options > 3);
  });

  it('nor of those of a larger group', () => {
    const random = numbersFrom(11);
    let withMoments = 0;
    for (let round = 0; round < 40; round++) {
      const counts = answers(4 + (round % 2)).map(() => random(4 + (round % 9)));
      const total = sum(counts, 0);
      if (total < 5) continue;
      const pattern = printed(counts, 5);
      const moments = shownAnswers(answers(counts.length), counts, 5).moments;
      // Every table of the same n, sum and sum of squares; of those without mean and SD the exhaustive test above tells.
      if (!moments) continue;
      withMoments++;
      const alike = agreeing(
        counts.map(() => null),
        total,
      ).filter(
        (table) =>
          sum(table, 1) === sum(counts, 1) &&
          sum(table, 2) === sum(counts, 2) &&
          printed(table, 5) === pattern,
      );
      expect(determined(alike, 5), `${counts}`).toEqual([]);
    }
    expect(withMoments).toBeGreaterThan(20);
  });
});

describe('mean and SD', () => {
  it('stay instead of the counts', () => {
    // (3, 7, 17, 16, 3) and (1, 13, 11, 18, 3) have the same n = 46, sum 147 and sum of squares 513.
    expect(shownAnswers([1, 2, 3, 4, 5], [2, 10, 14, 17, 3], 5)).toEqual({
      counts: [null, null, null, null, null],
      moments: true,
    });
  });

  it('go where they would tell a count', () => {
    // Three equations in three counts.
    expect(shownAnswers([1, 2, 3], [2, 10, 14], 5)).toMatchObject({ moments: false });
    // All but five gave the lowest answer: no other table has the same sum and sum of squares; the counts say more.
    expect(shownAnswers([1, 2, 3, 4, 5], [55, 3, 2, 0, 0], 5)).toEqual({
      counts: [55, null, null, 0, 0],
      moments: false,
    });
  });

  it('stay beside all counts when none is small', () => {
    expect(shownAnswers([1, 2, 3], [5, 0, 9], 5)).toEqual({ counts: [5, 0, 9], moments: true });
  });

  it('leave thinly scattered answers open too, and are decided quickly', () => {
    const random = numbersFrom(7);
    const counts = Array.from({ length: 101 }, () => 0);
    for (let each = 0; each < 60; each++) counts[20 + random(60)]! += 1;
    const started = performance.now();
    expect(
      momentsLeaveDoubt(
        counts.map((_, value) => value),
        counts,
        5,
      ),
    ).toBe(true);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('need answers that follow each other', () => {
    expect(momentsLeaveDoubt([1, 2, 3, 5], [5, 9, 9, 3], 5)).toBe(false);
    expect(momentsLeaveDoubt([0, 0.5, 1, 1.5], [5, 9, 9, 3], 5)).toBe(false);
  });
});

function groupsOf<T>(values: readonly T[], nameOf: (value: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const name = nameOf(value);
    groups.set(name, [...(groups.get(name) ?? []), value]);
  }
  return [...groups.values()];
}

describe('of a total with many possible values', () => {
  /** Whether any three people could be three others with the same sum and sum of squares, so that the count of this one changes. */
  function isOpen(counts: readonly number[], cell: number): boolean {
    const has = (people: readonly number[]) =>
      people.every((one) => counts[one]! >= people.filter((other) => other === one).length);
    const triples = answers(counts.length).flatMap((a, i, all) =>
      all.slice(i).flatMap((b, j) => all.slice(i + j).map((c) => [a - 1, b - 1, c - 1])),
    );
    const keyOf = (people: readonly number[]) =>
      `${people.reduce((total, one) => total + one, 0)},${people.reduce((total, one) => total + one * one, 0)}`;
    const known = new Map<string, number[][]>();
    for (const people of triples) known.set(keyOf(people), [...(known.get(keyOf(people)) ?? []), people]);
    return triples
      .filter((people) => people.includes(cell) && has(people))
      .some((people) => known.get(keyOf(people))!.some((others) => !others.includes(cell)));
  }

  it('mean and SD stay only where every count is in doubt, by trying all threes of people', () => {
    const random = numbersFrom(5);
    let [shown, hidden] = [0, 0];
    for (let round = 0; round < 60; round++) {
      const options = 14 + (round % 6);
      const people = 5 + (round % 3) * 12;
      const counts = answers(options).map(() => 0);
      for (let one = 0; one < people; one++) counts[random(options)]!++;
      const { moments, counts: left } = shownAnswers(answers(options), counts, 5);
      if (moments) {
        shown++;
        expect(left.every((count) => count === null)).toBe(true);
        for (const [cell, count] of counts.entries())
          if (count > 0) expect([counts, cell, isOpen(counts, cell)]).toEqual([counts, cell, true]);
      } else hidden++;
    }
    expect(shown).toBeGreaterThan(25);
    expect(hidden).toBeGreaterThan(0);
  });

  it('the mean of a trial is printed, its answers are not', async () => {
    const { stdout } = await ensureStats(
      ...[
        'describe',
        'fixtures/trials/btheb.csv',
        '--scales',
        'fixtures/trials/bdi.json',
        '--waves',
        '.pre,.8m',
      ],
      ...['--min-cell', '5', '--format', 'json'],
    );
    const [item] = (JSON.parse(stdout) as DescribeResult).scales[0]!.items;
    expect(item!.mean[0]).toBeCloseTo(23.33, 10);
    for (const { counts } of item!.options) expect(counts[0]).toBeNull();
  });
});
