import { emptyPairwiseProducts, type PairwiseProducts } from './pairwise-products.ts';

/**
 * The respondents of several collections together.
 *
 * @throws RangeError when there is none, or they have different numbers of variables
 */
export function pooledPairwiseProducts(parts: readonly PairwiseProducts[]): PairwiseProducts {
  const first = parts[0];
  if (first === undefined) throw new RangeError('pooledPairwiseProducts: nothing to pool');
  const k = first.origins.length;
  if (parts.some(({ origins }) => origins.length !== k))
    throw new RangeError('pooledPairwiseProducts: the collections have different variables');
  const pooled = emptyPairwiseProducts(k);
  for (const { origins, counts, sums, products } of parts) {
    const shifts = origins.map((origin, i) => {
      if (Number.isNaN(pooled.origins[i]!)) pooled.origins[i] = origin;
      return Number.isNaN(origin) ? 0 : origin - pooled.origins[i]!;
    });
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) {
        const at = i * k + j;
        const [shift, other] = [shifts[i]!, shifts[j]!];
        const [n, sum] = [counts[at]!, sums[at]!];
        pooled.counts[at]! += n;
        pooled.sums[at]! += sum + n * shift;
        pooled.products[at]! += products[at]! + shift * sums[j * k + i]! + other * sum + n * shift * other;
      }
    }
  }
  return pooled;
}
