import type { CovarianceMatrix } from '../cross-products.ts';

/**
 * Sums and cross-products over the respondents who answered both variables of a pair, gathered row by row from
 * answers with gaps.
 *
 * Values are taken relative to the first answer to each variable, as in `CrossProducts`. All arrays but the origins are k × k, row by
 * row.
 */
export interface PairwiseProducts {
  /** The first answer to each variable, `NaN` before there is one. */
  readonly origins: Float64Array;
  /** Respondents with both i and j. */
  readonly counts: Float64Array;
  /** Σ (xᵢ − originᵢ) over the respondents who also have j. */
  readonly sums: Float64Array;
  /** Σ (xᵢ − originᵢ)(xⱼ − originⱼ). */
  readonly products: Float64Array;
}

/** An empty collection for k variables. */
export function emptyPairwiseProducts(k: number): PairwiseProducts {
  const size = k ** 2;
  return {
    origins: new Float64Array(k).fill(Number.NaN),
    counts: new Float64Array(size),
    sums: new Float64Array(size),
    products: new Float64Array(size),
  };
}

/** Adds one respondent; `values` has a finite number or `NaN` (no answer) per variable. */
export function addIncompleteRespondent(into: PairwiseProducts, values: Float64Array): void {
  const { origins, counts, sums, products } = into;
  const k = origins.length;
  for (let i = 0; i < k; i++) if (Number.isNaN(origins[i]!)) origins[i] = values[i]!;
  for (let i = 0; i < k; i++) {
    const x = values[i]! - origins[i]!;
    if (Number.isNaN(x)) continue;
    const row = i * k;
    for (let j = 0; j < k; j++) {
      const y = values[j]! - origins[j]!;
      if (Number.isNaN(y)) continue;
      counts[row + j]!++;
      sums[row + j]! += x;
      products[row + j]! += x * y;
    }
  }
}

/** A covariance matrix from pairs; `n` is the smallest number of respondents any entry rests on. */
export interface PairwiseCovarianceMatrix extends CovarianceMatrix {
  /** Respondents with both i and j, row by row; the diagonal counts the answers to each item. */
  readonly counts: Float64Array;
}

/**
 * Covariances from all respondents who answered both items of a pair (n − 1 of the pair, means over the pair),
 * variances and means from all who answered the item: `cov(x, use = "pairwise")` in R, the matrix behind
 * `psych::alpha` by default.
 *
 * Alpha and the item analysis of it are the pairwise ones. Its entries rest on different people, so it may not be
 * positive definite; and no single n is right for an interval: `n` is the smallest, the cautious choice (psych
 * takes all rows).
 *
 * @returns entries from fewer than two respondents are `NaN`, and then `n` is below 2
 */
export function pairwiseCovarianceMatrix(from: PairwiseProducts): PairwiseCovarianceMatrix {
  const { origins, counts, sums, products } = from;
  const k = origins.length;
  const covariances = products.map((product, index) => {
    const row = Math.floor(index / k);
    const count = counts[index]!;
    const mirrored = (index - row * k) * k + row;
    return count > 1 ? (product - (sums[index]! * sums[mirrored]!) / count) / (count - 1) : Number.NaN;
  });
  return {
    n: k === 0 ? 0 : counts.reduce((least, count) => Math.min(least, count), Number.POSITIVE_INFINITY),
    k,
    means: origins.map((origin, i) => {
      const count = counts[i * k + i]!;
      return count > 0 ? origin + sums[i * k + i]! / count : Number.NaN;
    }),
    covariances,
    counts,
  };
}
