import { cronbachAlpha, sumOfAll, sumOfVariances } from '../cronbach-alpha.ts';
import type { CovarianceMatrix } from '../cross-products.ts';
import { checkLevel, type Estimate, estimated } from '../estimate.ts';
import { type AsymptoticInterval, asymptoticInterval } from './asymptotic-interval.ts';

/**
 * Confidence interval of Cronbach's alpha from its asymptotic standard error (van Zyl, Neudecker & Nel 2000;
 * Duhachek & Iacobucci 2004): alpha ± z √(Q / n).
 *
 * Q = 2k² / ((k − 1)² T³) × (T (tr V² + tr² V) − 2 tr V × 1′V²1), V the covariance matrix, T the sum of its
 * entries. Unlike Feldt's interval it does not ask for equal covariances, only for a normal distribution; it is
 * symmetric and not cut at 1. "ase" and the "Duhachek" line of `psych::alpha`, which multiplies by 1.96 and takes n
 * as the number of rows, incomplete ones included; here n is the number of respondents alpha was computed on.
 *
 * @param matrix covariances of the items after reversal
 * @returns as `cronbachAlpha`
 * @throws RangeError when the level is not between 0 and 1
 * @example alphaAsymptoticInterval(matrix, 0.95) // { ok: true, value: { lower: 0.63, upper: 0.86, standardError:
 * 0.06, level: 0.95 } }
 */
export function alphaAsymptoticInterval(
  matrix: CovarianceMatrix,
  level: number,
): Estimate<AsymptoticInterval> {
  checkLevel(level);
  const alpha = cronbachAlpha(matrix);
  if (!alpha.ok) return alpha;
  const { k, n, covariances } = matrix;
  const trace = sumOfVariances(matrix);
  const total = sumOfAll(matrix);
  const traceOfSquare = covariances.reduce((sum, covariance) => sum + covariance ** 2, 0);
  let sumOfSquare = 0;
  for (let i = 0; i < k; i++) {
    let row = 0;
    for (let j = 0; j < k; j++) row += covariances[i * k + j]!;
    sumOfSquare += row ** 2;
  }
  const bracket = total * (traceOfSquare + trace ** 2) - 2 * trace * sumOfSquare;
  // Zero for perfectly parallel items, where rounding may leave it below.
  const q = ((2 * k ** 2) / ((k - 1) ** 2 * total * total * total)) * Math.max(0, bracket);
  return estimated(asymptoticInterval(alpha.value, Math.sqrt(q / n), level));
}
