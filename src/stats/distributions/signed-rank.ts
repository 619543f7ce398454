import { requireSampleSize } from './parameters.ts';
import { steppedQuantile, symmetricCdf } from './symmetric-statistic.ts';

let cachedSize = 0;
let cachedMasses = new Float64Array([1]);

/**
 * P(V = v) for v = 0 … floor(n(n+1)/4), the lower half of the symmetric distribution.
 *
 * Each rank k joins the sum with probability 1/2: p_k(v) = (p_{k−1}(v) + p_{k−1}(v − k)) / 2. Halving is exact and
 * only positive numbers are added, so tails keep their digits and nothing overflows.
 */
function lowerHalf(n: number): Float64Array {
  if (n === cachedSize) return cachedMasses;
  const half = Math.floor((n * (n + 1)) / 4);
  const masses = new Float64Array(half + 1);
  masses[0] = 1;
  for (let rank = 1; rank <= n; rank++) {
    const top = Math.min(half, (rank * (rank + 1)) / 2);
    for (let v = top; v >= rank; v--) masses[v] = (masses[v]! + masses[v - rank]!) / 2;
    for (let v = Math.min(rank - 1, top); v >= 0; v--) masses[v] = masses[v]! / 2;
  }
  cachedSize = n;
  cachedMasses = masses;
  return masses;
}

/**
 * Exact distribution of the Wilcoxon signed-rank statistic V (sum of the ranks of positive differences, no ties
 * or zeros) under the null hypothesis: P(V ≤ v). The same as `psignrank` in R.
 *
 * @param v the statistic; between whole numbers the step function holds
 * @param n number of non-zero differences
 * @throws RangeError when n is not a whole number of at least 1
 * @example signedRankCdf(8, 10) // 0.0244140625
 */
export function signedRankCdf(v: number, n: number): number {
  requireSampleSize('n', n);
  return symmetricCdf(() => lowerHalf(n), (n * (n + 1)) / 2, v);
}

/**
 * Upper tail of the signed-rank statistic, P(V ≥ v), with v included, computed directly by symmetry.
 *
 * @throws RangeError when n is not a whole number of at least 1
 * @example signedRankUpper(47, 10) // 0.0244140625
 */
export function signedRankUpper(v: number, n: number): number {
  return signedRankCdf((n * (n + 1)) / 2 - v, n);
}

/**
 * Quantile of the signed-rank statistic: the smallest v with P(V ≤ v) ≥ p.
 *
 * @throws RangeError when n is not a whole number of at least 1 or p outside [0, 1]
 * @example signedRankQuantile(0.025, 10) // 9
 */
export function signedRankQuantile(p: number, n: number): number {
  requireSampleSize('n', n);
  return steppedQuantile((v) => signedRankCdf(v, n), (n * (n + 1)) / 2, p);
}
