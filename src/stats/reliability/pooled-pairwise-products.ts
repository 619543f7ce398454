import { emptyPairwiseProducts, type PairwiseProducts } from './pairwise-products.ts';

/**
 * The respondents of several collections together.
 *
 * @throws RangeError when there is none, or their variables or origins differ
 */
export function pooledPairwiseProducts(parts: readonly PairwiseProducts[]): PairwiseProducts {
  const first = parts[0];
  if (first === undefined) throw new RangeError('pooledPairwiseProducts: nothing to pool');
  const pooled = emptyPairwiseProducts(first.origins);
  for (const { origins, counts, sums, products } of parts) {
    if (origins.length !== first.origins.length || origins.some((origin, i) => origin !== first.origins[i])) {
      throw new RangeError('pooledPairwiseProducts: the collections have different variables');
    }
    for (let i = 0; i < counts.length; i++) {
      pooled.counts[i]! += counts[i]!;
      pooled.sums[i]! += sums[i]!;
      pooled.products[i]! += products[i]!;
    }
  }
  return pooled;
}
