import { describe, expect, it } from 'vitest';
import { withholdSmallCounts } from '../../../src/analysis/withhold/index.ts';
import { protectCounts } from '../../../src/analysis/withhold/protect-counts.ts';
import type { DescribeResult } from '../../../src/model/result.ts';
import { asFile, described, randomFiles } from './files.ts';
import { agreeing, revealed } from './tables.ts';

const MIN_CELL = 5;
const isSmall = (count: number | null) => count !== null && count > 0 && count < MIN_CELL;

/** All columns of counts that add up to something printed, with that sum. */
function sumsOf(result: DescribeResult) {
  return result.samples.flatMap(({ n }, group) => [
    ...result.respondents.map(({ column, categories }) => ({
      what: `${column}, group ${group}`,
      total: n,
      isItem: false,
      printed: categories.map(({ counts }) => counts[group]!),
    })),
    ...result.scales.flatMap(({ items }) =>
      items.map((item) => ({
        what: `${item.id}, group ${group}`,
        total: item.n[group]!,
        isItem: true,
        printed: item.options.map(({ counts }) => counts[group]!),
      })),
    ),
  ]);
}

describe('counts of respondents and answers', () => {
  it('go when they are small, with those that would give them away', async () => {
    const rows = [
      ...Array.from({ length: 12 }, (_, index) => [`a${index}`, 'woman', 'Gent', '4', '2', '5']),
      ...Array.from({ length: 6 }, (_, index) => [`b${index}`, 'woman', 'Aalst', '3', '3', '3']),
      ...Array.from({ length: 3 }, (_, index) => [`c${index}`, 'man', 'Oostende', '1', '5', '']),
      ['d', 'man', 'Ieper', '5', '5', '5'],
    ];
    const result = withholdSmallCounts(await described([asFile(rows)]), MIN_CELL);
    expect(result.samples).toEqual([{ wave: 'pre', group: null, n: 22 }]);
    const [sex, town] = result.respondents;
    // 18 and 4: with the total, either gives the other. A value of few is not named.
    expect(sex!.categories).toEqual([
      { value: 'woman', counts: [null], shares: [null] },
      { value: null, others: true, counts: [null], shares: [null] },
    ]);
    // Oostende (3) and Ieper (1) under no name; their sum is small as well, so the next town goes too.
    expect(town!.categories).toEqual([
      { value: 'Gent', counts: [12], shares: [12 / 22] },
      { value: 'Aalst', counts: [null], shares: [null] },
      { value: null, others: true, counts: [null], shares: [null] },
    ]);
    const [m1, , m3] = result.scales[0]!.items;
    // 3, 0, 6, 12 and 1: mean and SD would tell them, and so would the 12 who gave one answer beside knowing the rule.
    expect(m1).toMatchObject({ n: [22], missing: [0] });
    // 13 fives, 6 threes and nothing else: nobody can be picked out.
    expect(m3!.options.map(({ counts }) => counts[0])).toEqual([0, 0, 6, 0, 13]);
    expect(m3).toMatchObject({ n: [19], missing: [null], mean: [(6 * 3 + 13 * 5) / 19] });
    expect(result.settings.minCell).toBe(5);
    expect(result.withheld).toMatchObject({ minCell: 5 });
    expect(result.withheld!.numbers).toBeGreaterThan(10);
  });

  it('of a group that is small itself go all, and the rows of its file', async () => {
    const rows = [
      ...Array.from({ length: 9 }, (_, index) => [`a${index}`, 'woman', 'Gent', '4', '2', '5']),
      ...Array.from({ length: 3 }, (_, index) => [`c${index}`, 'man', 'Gent', '4', '4', '4']),
    ];
    const result = withholdSmallCounts(await described([asFile(rows)], ['town'], { by: 'sex' }), MIN_CELL);
    // 12 rows less 9 women would be 3.
    expect(result.inputs[0]!.rows).toBeNull();
    expect(result.samples).toEqual([
      { wave: 'pre', group: 'man', n: null },
      { wave: 'pre', group: 'woman', n: 9 },
    ]);
    expect(result.respondents[0]!.categories[0]!.counts).toEqual([null, 9]);
    for (const item of result.scales[0]!.items) {
      expect([item.n[0], item.missing[0], item.mean[0], item.sd[0]]).toEqual([null, null, null, null]);
      for (const { counts, shares } of item.options) expect([counts[0], shares[0]]).toEqual([null, null]);
      expect(item.n[1]).toBe(9);
    }
  });

  it('are the same object when nothing is to be withheld', async () => {
    const whole = await described(randomFiles(1));
    expect(withholdSmallCounts(whole, 0)).toBe(whole);
    expect(withholdSmallCounts(whole, 1)).toBe(whole);
  });

  it('of an open count name no single answer', async () => {
    const whole = await described([asFile([['a', 'man', 'Gent', '1', '1', '1']])], []);
    const open: DescribeResult = {
      ...whole,
      samples: [{ wave: 'pre', group: null, n: 20 }],
      scales: [
        {
          ...whole.scales[0]!,
          items: [
            {
              ...whole.scales[0]!.items[0]!,
              range: [0, null],
              n: [20],
              missing: [0],
              mean: [4.15],
              sd: [7.6],
              options: [
                { value: 1, label: null, counts: [8], shares: [0.4] },
                { value: 3, label: null, counts: [11], shares: [0.55] },
                { value: 37, label: null, counts: [1], shares: [0.05] },
              ],
            },
          ],
        },
      ],
    };
    const [item] = withholdSmallCounts(open, MIN_CELL).scales[0]!.items;
    // Nobody is to read that somebody has 37 friends; 20 less the 11 shown hides 8 and 1.
    expect(item!.options.map(({ value, counts }) => [value, counts[0]])).toEqual([
      [1, null],
      [3, 11],
    ]);
    expect(item!.mean).toEqual([null]);
  });
});

describe('an auditor who tries every table that agrees with what is printed', () => {
  const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

  it.each(seeds)('finds no withheld count (seed %i)', async (seed) => {
    const texts = randomFiles(seed);
    const settings = seed % 3 === 0 ? { by: 'sex' } : {};
    const whole = await described(seed % 3 === 0 ? [texts[0]] : texts, ['sex', 'town'], settings);
    const result = withholdSmallCounts(whole, MIN_CELL);
    for (const { what, total, printed, isItem } of sumsOf(result)) {
      expect(printed.filter(isSmall), what).toEqual([]);
      // Without a total there is nothing to subtract from.
      if (total === null || total > 40) continue;
      const hidden = printed.filter((count) => count === null).length;
      if (hidden > 4) continue;
      const tables = agreeing(printed, total);
      expect(revealed(printed, tables), `${what}: ${printed} of ${total}`).toEqual([]);
      // Of items, which have mean and SD instead, item-answers.test.ts asks the same.
      if (isItem) continue;
      const informed = tables.filter(
        (table) => JSON.stringify(protectCounts(table, MIN_CELL)) === JSON.stringify(printed),
      );
      expect(revealed(printed, informed), `${what}: ${printed} of ${total}, with the rule`).toEqual([]);
    }
    for (const { items } of result.scales)
      for (const item of items)
        item.n.forEach((n, group) => {
          const hides = item.options.some(({ counts }) => counts[group] === null);
          expect(isSmall(n)).toBe(false);
          // Counts or moments: see item-answers.test.ts for what the one or the other tells.
          const shownCounts = item.options.some(({ counts }) => counts[group] !== null);
          if (hides && shownCounts) expect([item.mean[group], item.sd[group]]).toEqual([null, null]);
          for (const { counts, shares } of item.options)
            if (counts[group] === null) expect(shares[group]).toBeNull();
        });
    // No value of a characteristic that few have is named.
    const named = result.respondents.flatMap(({ categories }) => categories.map(({ value }) => value));
    expect(named.filter((value) => value?.startsWith('hamlet'))).toEqual([]);
  });
});
