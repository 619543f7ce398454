import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BATCH, STRIDE } from '../../../src/model/coded-rows.ts';
import { codedItems, StateFinder } from '../../../src/scoring/coded/code-batch.ts';
import { CodedSums } from '../../../src/scoring/coded/coded-sums.ts';
import { addRespondent, emptyCrossProducts } from '../../../src/stats/cross-products.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import {
  addIncompleteRespondent,
  emptyPairwiseProducts,
} from '../../../src/stats/reliability/pairwise-products.ts';

interface Case {
  readonly k: number;
  readonly steps: number;
  readonly rows: number;
  /** In one part, or in two. */
  readonly parts: 1 | 2;
  /** How many of a thousand answers lack. */
  readonly gaps: number;
  /** How many of the highest answers there are: with one, sums are as high as can be. */
  readonly spread: 1 | 3;
  readonly seed: number;
}

/** The sums of so many rows of random answers, gathered from codes and respondent by respondent. */
function bothWays({ k, steps, rows, parts, gaps, spread, seed }: Case) {
  const random = seededRandom(seed);
  const draw = (count: number) => random.nextUint32() % count;
  const min = 1 - draw(3);
  const form = { min, steps, k, span: k * steps + 1 };
  const items = codedItems(
    Array.from({ length: k }, (_, slot) => slot),
    form,
  );
  const collect = { products: 'pairs', pairwise: true, items: false } as const;
  const sums = Array.from({ length: parts }, () => new CodedSums(items, collect));
  const finder = new StateFinder();
  const plain = { products: emptyCrossProducts(k), pairwise: emptyPairwiseProducts(k) };
  const codes = new Uint8Array(k * STRIDE);
  for (let from = 0; from < rows; from += BATCH) {
    const count = Math.min(rows - from, BATCH);
    for (let row = 0; row < count; row++) {
      const values = Float64Array.from({ length: k }, (_, item) => {
        const code = draw(1000) < gaps ? 0 : steps + 1 - Math.min(draw(spread), steps);
        codes[item * STRIDE + row] = code;
        return code === 0 ? Number.NaN : code + min - 1;
      });
      addIncompleteRespondent(plain.pairwise, values);
      if (!values.some(Number.isNaN)) addRespondent(plain.products, values);
    }
    sums[2 * from < rows ? 0 : parts - 1]!.add(codes, count, finder.find(codes, count, items));
  }
  const [first, second] = sums;
  if (second !== undefined) first!.take(structuredClone(second.found()));
  const { deviations: _, ...products } = plain.products;
  const { deviations: __, ...found } = first!.crossProducts() ?? emptyCrossProducts(k);
  return {
    coded: { products: found, pairwise: first!.pairwise() },
    plain: { products, pairwise: plain.pairwise },
  };
}

/** As many respondents as fit into one number, and one more, for each way of packing. */
const LIMITS = [
  ...[1, 4, 7].map((steps) => ({ steps, most: Math.min(BATCH / 2, Math.floor(8191 / steps ** 2)) })),
  ...[8, 9, 126].map((steps) => ({ steps, most: steps === 8 ? 127 : BATCH / 2 })),
];

describe('sums of pairs of items from codes', () => {
  it('are those that are gathered respondent by respondent', () => {
    fc.assert(
      fc.property(
        fc.record({
          k: fc.integer({ min: 2, max: 17 }),
          steps: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 126 })),
          rows: fc.constantFrom(1, 5, 127, 128, 511, 512, 513, 1023, 1024, 1025, 2100),
          parts: fc.constantFrom(1, 2),
          gaps: fc.constantFrom(0, 10, 300),
          spread: fc.constantFrom(1, 3, 3),
          seed: fc.integer({ min: 1, max: 2 ** 30 }),
        }),
        (each) => {
          const { coded, plain } = bothWays(each);
          expect(coded).toEqual(plain);
        },
      ),
      { numRuns: 80 },
    );
  });

  it.each(LIMITS)('hold where a number is full: $steps steps, $most respondents', ({ steps, most }) => {
    for (const rows of [most - 1, most, most + 1])
      for (const k of [2, 3, 9]) {
        const { coded, plain } = bothWays({ k, steps, rows, parts: 1, gaps: 0, spread: 1, seed: rows });
        expect(coded).toEqual(plain);
      }
  });
});
