import type { CovarianceMatrix } from '../cross-products.ts';
import { bounded, type Estimate, estimated, notComputable } from '../estimate.ts';

/**
 * The covariance matrix of the z-scored items: Pearson correlations, r = cov(i, j) / (s_i s_j), means 0.
 *
 * A coefficient of it is the "standardized" variant of that coefficient (psych works on this one, `cov2cor` in R).
 *
 * @returns `too-few` below two respondents; `zero-variance` when an item does not vary
 * @example correlationMatrix(matrix) // { ok: true, value: { n: 46, k: 6, means: [0, …], covariances: [1, 0.3, …] }
 * }
 */
export function correlationMatrix(matrix: CovarianceMatrix): Estimate<CovarianceMatrix> {
  const { n, k, covariances } = matrix;
  if (n < 2) return notComputable('too-few');
  const deviations = Float64Array.from({ length: k }, (_, i) => Math.sqrt(covariances[i * k + i]!));
  if (!deviations.every((deviation) => deviation > 0)) return notComputable('zero-variance');
  const correlations = covariances.map((covariance, index) => {
    const row = Math.floor(index / k);
    const column = index - row * k;
    return row === column ? 1 : bounded(covariance / (deviations[row]! * deviations[column]!), -1, 1);
  });
  return estimated({ n, k, means: new Float64Array(k), covariances: correlations });
}
