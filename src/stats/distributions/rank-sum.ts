import { requireSampleSize } from './parameters.ts';
import { steppedQuantile, symmetricCdf } from './symmetric-statistic.ts';

let cachedSizes = '';
let cachedMasses = new Float64Array([1]);

/**
 * P(U = u) for u = 0 … floor(m n / 2), the lower half of the symmetric distribution.
 *
 * The counts of U are the coefficients of the Gaussian binomial ∏ (1 − q^(larger+i)) / (1 − q^i), i = 1 … smaller;
 * each factor costs one pass over the array, and is scaled by i / (larger + i), so that the array stays a
 * probability distribution and nothing overflows.
 */
function lowerHalf(m: number, n: number): Float64Array {
  const smaller = Math.min(m, n);
  const larger = Math.max(m, n);
  const sizes = `${smaller},${larger}`;
  if (sizes === cachedSizes) return cachedMasses;
  const half = Math.floor((m * n) / 2);
  const masses = new Float64Array(half + 1);
  masses[0] = 1;
  for (let i = 1; i <= smaller; i++) {
    const top = Math.min(half, i * larger);
    for (let u = top; u >= larger + i; u--) masses[u] = masses[u]! - masses[u - larger - i]!;
    for (let u = i; u <= top; u++) masses[u] = masses[u]! + masses[u - i]!;
    const scale = i / (larger + i);
    for (let u = 0; u <= top; u++) masses[u] = masses[u]! * scale;
  }
  cachedSizes = sizes;
  cachedMasses = masses;
  return masses;
}

/**
 * Exact distribution of the Mann-Whitney statistic U (rank sum of the first group − m(m+1)/2, no ties) under the
 * null hypothesis: P(U ≤ u). The same as `pwilcox` in R.
 *
 * @param u the statistic; between whole numbers the step function holds
 * @param m size of the first group
 * @param n size of the second group
 * @throws RangeError when m or n is not a whole number of at least 1
 * @example rankSumCdf(23, 10, 10) // 0.0216285...
 */
export function rankSumCdf(u: number, m: number, n: number): number {
  requireSampleSize('m', m);
  requireSampleSize('n', n);
  return symmetricCdf(() => lowerHalf(m, n), m * n, u);
}

/**
 * Upper tail of the Mann-Whitney statistic, P(U ≥ u), with u included, computed directly by symmetry.
 *
 * @throws RangeError when m or n is not a whole number of at least 1
 * @example rankSumUpper(77, 10, 10) // 0.0216285...
 */
export function rankSumUpper(u: number, m: number, n: number): number {
  return rankSumCdf(m * n - u, m, n);
}

/**
 * Quantile of the Mann-Whitney statistic: the smallest u with P(U ≤ u) ≥ p.
 *
 * @throws RangeError when m or n is not a whole number of at least 1 or p outside [0, 1]
 * @example rankSumQuantile(0.025, 10, 10) // 24
 */
export function rankSumQuantile(p: number, m: number, n: number): number {
  requireSampleSize('m', m);
  requireSampleSize('n', n);
  return steppedQuantile((u) => rankSumCdf(u, m, n), m * n, p);
}
