import { describe, expect, it } from 'vitest';
import {
  addIncompleteRespondent,
  emptyPairwiseProducts,
  pairwiseCovarianceMatrix,
} from '../../../src/stats/reliability/pairwise-products.ts';
import { pooledPairwiseProducts } from '../../../src/stats/reliability/pooled-pairwise-products.ts';

const rows = [
  [1, 2, Number.NaN],
  [3, Number.NaN, 4],
  [2, 2, 5],
  [5, 4, 3],
  [4, 4, 4],
].map((row) => Float64Array.from(row));

function gathered(part: readonly Float64Array[]) {
  const products = emptyPairwiseProducts(3);
  for (const row of part) addIncompleteRespondent(products, row);
  return products;
}

describe('pooledPairwiseProducts', () => {
  it('is the collection of all respondents at once', () => {
    const pooled = pooledPairwiseProducts([gathered(rows.slice(0, 2)), gathered(rows.slice(2))]);
    expect(pooled).toEqual(gathered(rows));
    expect(pairwiseCovarianceMatrix(pooled).n).toBe(3);
  });

  it('refuses nothing, and other variables', () => {
    expect(() => pooledPairwiseProducts([])).toThrow(RangeError);
    expect(() => pooledPairwiseProducts([gathered(rows), emptyPairwiseProducts(2)])).toThrow(RangeError);
  });
});
