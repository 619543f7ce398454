import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BATCH, STRIDE } from '../../../src/model/coded-rows.ts';
import { codedItems, StateFinder } from '../../../src/scoring/coded/code-batch.ts';
import { ItemTally } from '../../../src/scoring/coded/item-tally.ts';
import { addToItemSums, emptyItemSums, type ItemSums } from '../../../src/stats/item-covariances.ts';
import { seededRandom } from '../../../src/stats/random.ts';

/** The sums of so many rows of random answers, gathered batch by batch and respondent by respondent. */
function bothWays(k: number, steps: number, rows: number, groups: number, seed: number) {
  const random = seededRandom(seed);
  const draw = (count: number) => random.nextUint32() % count;
  const min = 1 - draw(3);
  const items = codedItems(
    Array.from({ length: k }, (_, slot) => slot),
    { min, steps, k, span: k * steps + 1 },
  );
  const [tally, finder] = [new ItemTally(items), new StateFinder()];
  const plain: ItemSums[] = [];
  const codes = new Uint8Array(k * STRIDE);
  const groupOf = new Int32Array(BATCH);
  for (let left = rows; left > 0; left -= BATCH) {
    const count = Math.min(left, BATCH);
    for (let row = 0; row < count; row++) {
      const values = Float64Array.from({ length: k }, (_, item) => {
        // The highest codes come to the most; few gaps, for one is enough to leave a respondent out.
        const code = draw(20 * k) === 0 ? 0 : steps + 1 - Math.min(draw(3), steps);
        codes[item * STRIDE + row] = code;
        return code === 0 ? Number.NaN : code + min - 1;
      });
      const group = groups === 0 ? 0 : draw(groups + 1) - 1;
      groupOf[row] = group;
      if (group < 0 || values.some(Number.isNaN)) continue;
      plain[group] ??= emptyItemSums(k);
      addToItemSums(
        plain[group],
        values,
        values.reduce((sum, value) => sum + value, 0),
      );
    }
    tally.add(codes, count, finder.find(codes, count, items), groups === 0 ? null : groupOf);
  }
  return { tallied: tally.itemSums(), plain };
}

describe('sums of items from codes', () => {
  it('are those that are gathered respondent by respondent, in every group', () => {
    fc.assert(
      fc.property(
        ...[fc.integer({ min: 2, max: 30 }), fc.integer({ min: 1, max: 60 })],
        ...[fc.constantFrom(1, 5, 1023, 1024, 1025, 2100), fc.constantFrom(0, 0, 1, 2, 40)],
        fc.integer({ min: 1, max: 2 ** 30 }),
        (k, steps, rows, groups, seed) => {
          const { tallied, plain } = bothWays(k, steps, rows, groups, seed);
          expect(tallied).toStrictEqual(plain);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('hold beyond the rows after which the tally has to be summed up', () => {
    // 100 items of 120 steps: 11,092 rows; batches end before and after.
    for (const rows of [10 * BATCH, 11 * BATCH, 12 * BATCH]) {
      const { tallied, plain } = bothWays(100, 120, rows, 0, rows);
      expect(tallied).toStrictEqual(plain);
    }
  });
});
