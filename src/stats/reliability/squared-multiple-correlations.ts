import type { CovarianceMatrix } from '../cross-products.ts';
import { type Estimate, estimated, type NotComputable, notComputable } from '../estimate.ts';
import { cholesky, inverseFromCholesky } from '../linear-algebra/cholesky.ts';
import { correlationMatrix } from './correlation-matrix.ts';

/**
 * Squared multiple correlation of each item with all others: 1 − 1 / (R⁻¹)ⱼⱼ, the share of its variance that they explain (Guttman 1953).
 * As `psych::smc` and SPSS (RELIABILITY /SUMMARY = TOTAL).
 *
 * @param matrix covariances of the items after reversal
 * @returns `too-few-items` below two items; `zero-variance` when one does not vary; `singular-matrix` when an item is a combination of the
 * others, also whenever there are no more respondents than items
 */
export function squaredMultipleCorrelations(
  matrix: CovarianceMatrix,
): Estimate<Float64Array, NotComputable | 'singular-matrix'> {
  const { k } = matrix;
  if (k < 2) return notComputable('too-few-items');
  const standardized = correlationMatrix(matrix);
  if (!standardized.ok) return standardized;
  const lower = cholesky(standardized.value.covariances, k);
  if (lower === null) return notComputable('singular-matrix');
  const inverse = inverseFromCholesky(lower, k);
  return estimated(Float64Array.from({ length: k }, (_, j) => 1 - 1 / inverse[j * k + j]!));
}
