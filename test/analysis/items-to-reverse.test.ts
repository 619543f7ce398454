import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpposedItems } from '../../src/model/messages/results.ts';
import type { Result } from '../../src/model/result.ts';
import type { Scale } from '../../src/model/scale.ts';
import { type Answers, analysedTexts, asCsv, oddFile, openScale } from '../helpers/odd-samples.ts';

const CODE = 'negative-item-rest-correlation';

function opposed({ warnings }: Result): OpposedItems[] {
  return warnings.flatMap(({ code, values }) => (code === CODE ? [values as unknown as OpposedItems] : []));
}

/** The scale with these items turned. */
function turned(scale: Scale, ids: readonly string[]): Scale {
  return {
    ...scale,
    items: scale.items.map((item) =>
      ids.includes(item.id) ? { ...item, reverse: item.reverse !== true } : item,
    ),
  };
}

/** Answers from 1 to 5 of people who share a level; some items are keyed the other way. */
function keyedFile(k: number): fc.Arbitrary<Answers> {
  return fc
    .record({
      keys: fc.array(fc.constantFrom(1, 1, -1), { minLength: k, maxLength: k }),
      rows: fc.array(
        fc.tuple(
          fc.integer({ min: 2, max: 4 }),
          fc.array(fc.constantFrom(-1, 0, 0, 1, null), { minLength: k, maxLength: k }),
        ),
        { minLength: 2, maxLength: 15 },
      ),
    })
    .map(({ keys, rows }) =>
      rows.map(([level, noise]) =>
        noise.map((value, item) => (value === null ? null : 3 + keys[item]! * (level + value - 3))),
      ),
    );
}

describe('advice on items that go against the rest', () => {
  it('applied as a whole raises alpha, and not to below zero; every wave with such items has advice', async () => {
    let advised = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(2, 3, 4, 5, 8).chain((k) =>
          fc.record({
            files: fc.array(fc.oneof(keyedFile(k), oddFile(k)), { minLength: 1, maxLength: 2 }),
            scale: fc
              .subarray(openScale(k, 1).items.map(({ id }) => id))
              .map((ids) => turned(openScale(k, 1), ids)),
          }),
        ),
        fc.constantFrom<'listwise' | 'pairwise'>('listwise', 'listwise', 'pairwise'),
        async ({ files, scale }, alpha) => {
          const texts = files.map((file) => asCsv(file));
          const result = await analysedTexts(texts, scale, { alpha });
          for (const { items, advice } of opposed(result)) {
            const waves = items.flatMap(({ correlations }) => correlations.map(({ wave }) => wave));
            const own = waves.filter((wave) => wave !== undefined);
            expect(new Set(advice.map(({ wave }) => wave))).toEqual(new Set(own.length > 0 ? own : waves));
            for (const { wave = 'pooled', alpha: now, reverse, alphaReversed } of advice) {
              expect(result.scales[0]!.reliability[wave]!.alpha).toBe(now);
              expect(reverse.length === 0).toBe(alphaReversed === null);
              for (const set of reverse) {
                advised++;
                const { reliability } = (await analysedTexts(texts, turned(scale, set), { alpha }))
                  .scales[0]!;
                const after = reliability[wave]!.alpha!;
                expect(after).toBeCloseTo(alphaReversed!, 6);
                expect(after).toBeGreaterThanOrEqual(0);
                expect(after).toBeGreaterThan(now ?? Number.NEGATIVE_INFINITY);
              }
            }
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(advised).toBeGreaterThan(50);
  });

  it('is the same in the short form, which gathers no pairs of items at first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(2, 3, 5).chain((k) => fc.array(keyedFile(k), { minLength: 1, maxLength: 2 })),
        async (files) => {
          const texts = files.map((file) => asCsv(file));
          const scale = openScale(files[0]![0]!.length, 1);
          const full = opposed(await analysedTexts(texts, scale));
          const short = opposed(await analysedTexts(texts, scale, { detail: 'summary' }));
          expect(short.map(({ items }) => items.map(({ item }) => item))).toEqual(
            full.map(({ items }) => items.map(({ item }) => item)),
          );
          expect(short.map(({ advice }) => advice.map(({ wave, reverse }) => [wave, reverse]))).toEqual(
            full.map(({ advice }) => advice.map(({ wave, reverse }) => [wave, reverse])),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('names one set, or either of two, and not every item', async () => {
    const messages = async (of: (level: number) => number[]) => {
      const rows = [1, 2, 3, 4, 5].map(of);
      const { warnings } = await analysedTexts([asCsv(rows)], openScale(rows[0]!.length, 1));
      return warnings.flatMap(({ code, message, item }) => (code === CODE ? [[message, item]] : []));
    };
    // The sum falls as one item does: 5/4 × (1 − 5) = −5. Items q2, q4 and q5 have a rest that does not vary.
    expect(await messages((level) => [level, 6 - level, level, 6 - level, 6 - level])).toEqual([
      [
        'q: q1 and q3 correlate negatively with the rest of the scale (pre r = -1.00); perhaps q1 and q3 should be reversed together, or their answers were coded the wrong way round (alpha would be 1.00 instead of -5.00 in pre)',
        undefined,
      ],
    ]);
    // The sum of all does not vary, so there is no alpha.
    expect(await messages((level) => [level, 6 - level, level, 6 - level])).toEqual([
      [
        'q: q1, q2, q3 and q4 correlate negatively with the rest of the scale (pre r = -1.00); perhaps either q1 and q3 or q2 and q4 should be reversed; the answers do not tell which (alpha would be 1.00 in pre, where there is none now)',
        undefined,
      ],
    ]);
    expect(await messages((level) => [level, level, 6 - level])).toEqual([
      [
        'q: q3 correlates negatively with the rest of the scale (pre r = -1.00); perhaps q3 should be reversed, or its answers were coded the wrong way round (alpha would be 1.00 instead of -3.00 in pre)',
        'q3',
      ],
    ]);
  });

  it('of two groups of one file is that of each group', async () => {
    const rows = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5].map((level, index) => [
      level,
      level,
      index < 5 ? level : 6 - level,
    ]);
    const groups = rows.map((_, index) => (index < 5 ? 'a' : 'b'));
    for (const detail of ['full', 'summary'] as const) {
      const result = await analysedTexts([asCsv(rows, groups)], openScale(3, 3), {
        by: 'arm',
        detail,
      });
      expect(opposed(result)[0]!.advice).toEqual([
        { group: 'b', alpha: expect.any(Number), reverse: [['q3']], alphaReversed: 1 },
      ]);
    }
  });
});
