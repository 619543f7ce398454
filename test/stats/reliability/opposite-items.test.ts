import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addRespondent,
  type CovarianceMatrix,
  covarianceMatrix,
  emptyCrossProducts,
} from '../../../src/stats/cross-products.ts';
import { oppositeItems } from '../../../src/stats/reliability/opposite-items.ts';

function covariancesOf(rows: readonly (readonly number[])[]): CovarianceMatrix {
  const products = emptyCrossProducts(rows[0]!.length);
  for (const row of rows) addRespondent(products, Float64Array.from(row));
  return covarianceMatrix(products);
}

/** Equal variances 1 and these correlations below the diagonal. */
function correlated(k: number, of: (i: number, j: number) => number): CovarianceMatrix {
  const covariances = Float64Array.from({ length: k * k }, (_, index) => {
    const [i, j] = [Math.floor(index / k), index % k];
    return i === j ? 1 : of(Math.max(i, j), Math.min(i, j));
  });
  return { n: 30, k, means: new Float64Array(k), covariances };
}

describe('items that go against the others', () => {
  const { cases } = JSON.parse(readFileSync('fixtures/reference/check-keys.reference.json', 'utf8')) as {
    cases: { data: number[][]; reversed: number[]; alphaReversed: number }[];
  };

  it.each(cases)('are those that psych::alpha(check.keys = TRUE) reverses: $reversed', (each) => {
    const found = oppositeItems(covariancesOf(each.data))!;
    expect(found.sets).toEqual([each.reversed.map((position) => position - 1)]);
    expect(Math.abs(found.alpha / each.alphaReversed - 1)).toBeLessThan(1e-10);
  });

  it('are either of two that disagree', () => {
    // Reversed, r = .5 and alpha = 2 × .5 / 1.5.
    const found = oppositeItems(correlated(2, () => -0.5))!;
    expect(found.sets).toEqual([[0], [1]]);
    expect(found.alpha).toBeCloseTo(2 / 3, 12);
  });

  it('are either half where both are as large', () => {
    const found = oppositeItems(correlated(4, (i, j) => ((i + j) % 2 === 0 ? 0.6 : -0.6)))!;
    expect(found.sets).toEqual([
      [0, 2],
      [1, 3],
    ]);
    // 4 × .6 / (1 + 3 × .6)
    expect(found.alpha).toBeCloseTo(2.4 / 2.8, 12);
  });

  it('are none where every item goes against every other alike', () => {
    expect(oppositeItems(correlated(3, () => -0.4))).toBeNull();
    expect(oppositeItems(correlated(5, () => 0))).toBeNull();
  });

  it('do not depend on items that do not vary, on units, or on the order of the items', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 6 }).chain((k) =>
          fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: k, maxLength: k }), {
            minLength: 6,
            maxLength: 12,
          }),
        ),
        (rows) => {
          const found = oppositeItems(covariancesOf(rows));
          const mirrored = oppositeItems(covariancesOf(rows.map((row) => [...row].reverse())));
          const k = rows[0]!.length;
          const back = mirrored?.sets.map((set) => set.map((item) => k - 1 - item).sort((a, b) => a - b));
          expect(back?.sort((a, b) => a[0]! - b[0]!)).toEqual(found?.sets);
          const scaled = oppositeItems(
            covariancesOf(rows.map((row) => row.map((value) => 100 + 10 * value))),
          );
          expect(scaled?.sets).toEqual(found?.sets);
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('an item that everybody answered alike is in no set', () => {
  const matrix = correlated(6, (i, j) => (i === 5 || j === 5 ? 0 : i === 4 || j === 4 ? -0.5 : 0.5));
  matrix.covariances[35] = 0;
  expect(oppositeItems(matrix)!.sets).toEqual([[4]]);
});
