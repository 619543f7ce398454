import { sumOfAll, sumOfVariances } from '../cronbach-alpha.ts';
import type { CovarianceMatrix } from '../cross-products.ts';
import { type Estimate, estimated, type NotComputable, notComputable } from '../estimate.ts';
import { squaredMultipleCorrelations } from './squared-multiple-correlations.ts';

/**
 * Guttman's (1945) lambda 6: 1 − Σ e_j² / variance of the sum, e_j² = s_j² (1 − SMC_j) the variance of item j that
 * the other items do not explain, SMC_j = 1 − 1 / (R⁻¹)_jj its squared multiple correlation.
 *
 * On covariances as SPSS (`MODEL = GUTTMAN`) and JASP; "G6(smc)" of `psych::alpha` is that of the correlations:
 * give it `correlationMatrix(matrix)`.
 *
 * @param matrix covariances of the items after reversal
 * @returns `too-few-items`, `too-few` and `zero-variance` as alpha, the latter also when one item does not vary;
 * `singular-matrix` when an item is a combination of the others (also whenever there are no more respondents than
 * items), where psych falls back on a pseudo-inverse and SPSS prints nothing
 * @example guttmanLambda6(matrix) // { ok: true, value: 0.77 }
 */
export function guttmanLambda6(
  matrix: CovarianceMatrix,
): Estimate<number, NotComputable | 'singular-matrix'> {
  const { k, covariances } = matrix;
  const total = sumOfAll(matrix);
  const explained = squaredMultipleCorrelations(matrix);
  if (!explained.ok && explained.reason !== 'singular-matrix') return explained;
  if (!(total > 1e-12 * sumOfVariances(matrix))) return notComputable('zero-variance');
  if (!explained.ok) return explained;
  let unexplained = 0;
  for (let j = 0; j < k; j++) unexplained += covariances[j * k + j]! * (1 - explained.value[j]!);
  return estimated(1 - unexplained / total);
}
