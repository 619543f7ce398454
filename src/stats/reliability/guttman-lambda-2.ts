import { sumOfAll, sumOfVariances } from '../cronbach-alpha.ts';
import type { CovarianceMatrix } from '../cross-products.ts';
import { bounded, type Estimate, estimated, notComputable } from '../estimate.ts';

/**
 * Guttman's (1945) lambda 2: (Σ_{i≠j} c_ij + √(k/(k − 1) Σ_{i≠j} c_ij²)) / variance of the sum.
 *
 * A lower bound of reliability that is never below alpha (lambda 3) and equals it when all covariances are equal.
 * On covariances as SPSS (`MODEL = GUTTMAN`) and JASP; `psych::guttman` works on correlations: give it
 * `correlationMatrix(matrix)` for that.
 *
 * @param matrix covariances of the items after reversal
 * @returns `too-few-items` below two items, `too-few` below two respondents, `zero-variance` when sums do not vary
 * @example guttmanLambda2(matrix) // { ok: true, value: 0.75 }
 */
export function guttmanLambda2(matrix: CovarianceMatrix): Estimate<number> {
  const { k, n, covariances } = matrix;
  if (k < 2) return notComputable('too-few-items');
  if (n < 2) return notComputable('too-few');
  const trace = sumOfVariances(matrix);
  const total = sumOfAll(matrix);
  // Sums that vary by rounding noise only do not vary.
  if (!(total > 1e-12 * trace)) return notComputable('zero-variance');
  let squares = 0;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < i; j++) squares += 2 * covariances[i * k + j]! ** 2;
  }
  const value = (total - trace + Math.sqrt((k / (k - 1)) * squares)) / total;
  return estimated(bounded(value, Number.NEGATIVE_INFINITY, 1));
}
