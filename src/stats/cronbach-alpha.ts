import type { CovarianceMatrix } from './cross-products.ts';
import { bounded, type Estimate, estimated, notComputable } from './estimate.ts';

/**
 * Cronbach's alpha, raw (Cronbach 1951): k/(k − 1) × (1 − Σ item variances / variance of the sum).
 *
 * On respondents complete on all items, as SPSS RELIABILITY and jamovi. `psych::alpha` prints the pairwise value unless
 * told otherwise. An item that does not vary stays in (SPSS takes it out).
 *
 * @param matrix covariances of the items after reversal
 * @returns `too-few-items` below two items, `too-few` below two respondents, `zero-variance` when sums do not vary
 * @example cronbachAlpha(covarianceMatrix(products)) // { ok: true, value: 0.743 }
 */
export function cronbachAlpha(matrix: CovarianceMatrix): Estimate<number> {
  const { k, n } = matrix;
  if (k < 2) return notComputable('too-few-items');
  if (n < 2) return notComputable('too-few');
  return alphaOf(k, sumOfVariances(matrix), sumOfAll(matrix));
}

/** Alpha of k items whose variances add up to `trace` and whose sum has the variance `total`. */
export function alphaOf(k: number, trace: number, total: number): Estimate<number> {
  if (k < 2) return notComputable('too-few-items');
  // Sums that vary by rounding noise only do not vary.
  if (!(total > 1e-12 * trace)) return notComputable('zero-variance');
  // Items that all agree give 1 but for rounding.
  return estimated(bounded((k / (k - 1)) * (1 - trace / total), Number.NEGATIVE_INFINITY, 1));
}

/**
 * Standardized alpha: k r̄ / (1 + (k − 1) r̄), r̄ the mean of the inter-item correlations; the alpha of z-scored items.
 * "Based on standardized items" in SPSS, `std.alpha` in psych.
 *
 * @returns `zero-variance` when an item does not vary (its correlations do not exist); else as `cronbachAlpha`
 */
export function standardizedAlpha(matrix: CovarianceMatrix): Estimate<number> {
  const mean = meanInterItemCorrelation(matrix);
  if (!mean.ok) return mean;
  const denominator = 1 + (matrix.k - 1) * mean.value;
  if (!(denominator > 1e-12)) return notComputable('zero-variance');
  return estimated(bounded((matrix.k * mean.value) / denominator, Number.NEGATIVE_INFINITY, 1));
}

/**
 * Mean of the k(k − 1)/2 Pearson correlations between the items, after reversal.
 *
 * @returns `zero-variance` when an item does not vary; else as `cronbachAlpha`
 */
export function meanInterItemCorrelation(matrix: CovarianceMatrix): Estimate<number> {
  const { k, n, covariances } = matrix;
  if (k < 2) return notComputable('too-few-items');
  if (n < 2) return notComputable('too-few');
  let sum = 0;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < i; j++) {
      const product = covariances[i * k + i]! * covariances[j * k + j]!;
      if (!(product > 0)) return notComputable('zero-variance');
      sum += bounded(covariances[i * k + j]! / Math.sqrt(product), -1, 1);
    }
  }
  return estimated(bounded(sum / ((k * (k - 1)) / 2), -1, 1));
}

/** Trace of the covariance matrix. */
export function sumOfVariances({ k, covariances }: CovarianceMatrix): number {
  let trace = 0;
  for (let i = 0; i < k; i++) trace += covariances[i * k + i]!;
  return trace;
}

/** Sum of all entries of the covariance matrix: the variance of the items' sum. */
export function sumOfAll({ covariances }: CovarianceMatrix): number {
  return covariances.reduce((sum, covariance) => sum + covariance, 0);
}
