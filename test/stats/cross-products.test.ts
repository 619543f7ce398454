import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addRespondent,
  covarianceMatrix,
  emptyCrossProducts,
  pooledCrossProducts,
} from '../../src/stats/cross-products.ts';
import { expectClose } from '../helpers/fixtures.ts';

const K = 3;

function productsOf(rows: readonly (readonly number[])[]) {
  const products = emptyCrossProducts(K);
  for (const row of rows) addRespondent(products, Float64Array.from(row));
  return products;
}

/** Means and covariances (n − 1) by their definitions. */
function byDefinition(rows: readonly (readonly number[])[]) {
  const n = rows.length;
  const means = Array.from({ length: K }, (_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / n);
  const covariances = Array.from({ length: K * K }, (_, at) => {
    const [i, j] = [Math.floor(at / K), at % K];
    return rows.reduce((sum, row) => sum + (row[i]! - means[i]!) * (row[j]! - means[j]!), 0) / (n - 1);
  });
  return { n, means, covariances };
}

const row = fc.array(fc.integer({ min: 90, max: 110 }), { minLength: K, maxLength: K });
const parts = fc
  .array(fc.array(row, { maxLength: 6 }), { minLength: 1, maxLength: 4 })
  .filter((each) => each.flat().length >= 2);

describe('pooled cross-products', () => {
  it('are those of everybody at once, whoever came first', () => {
    fc.assert(
      fc.property(parts, (each) => {
        const pooled = covarianceMatrix(pooledCrossProducts(each.map(productsOf)));
        const expected = byDefinition(each.flat());
        expect(pooled.n).toBe(expected.n);
        expected.means.forEach((mean, i) => {
          expectClose(pooled.means[i], mean, 1e-12);
        });
        expected.covariances.forEach((covariance, i) => {
          expect(Math.abs(pooled.covariances[i]! - covariance)).toBeLessThan(1e-9);
        });
      }),
    );
  });

  it('are refused of nothing, and of different variables', () => {
    expect(() => pooledCrossProducts([])).toThrow(RangeError);
    expect(() => pooledCrossProducts([emptyCrossProducts(2), emptyCrossProducts(3)])).toThrow(RangeError);
  });
});
