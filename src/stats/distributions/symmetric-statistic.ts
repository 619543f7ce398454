import { requireProbability } from './parameters.ts';

/**
 * Cumulative distribution of a whole-numbered statistic 0 … `total` that is symmetric about total / 2.
 *
 * @param lowerHalf gives P(X = x) for x = 0 … floor(total / 2)
 * @param total the largest value
 * @param x where to take P(X ≤ x)
 * @example symmetricCdf(() => [0.25, 0.5], 2, 1) // 0.75, two fair coins
 */
export function symmetricCdf(lowerHalf: () => ArrayLike<number>, total: number, x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  const whole = Math.floor(x);
  if (whole >= total) return 1;
  const masses = lowerHalf();
  const mirrored = total - whole - 1;
  const last = Math.min(whole, mirrored);
  let sum = 0;
  for (let k = 0; k <= last; k++) sum += masses[k]!;
  return whole <= mirrored ? sum : 1 - sum;
}

/**
 * The smallest whole number x from 0 to `total` with cdf(x) ≥ p; a p that differs from cdf(x) by rounding counts as
 * equal to it (as in R).
 *
 * @throws RangeError when p is outside [0, 1]
 * @example steppedQuantile((x) => [0.25, 0.75, 1][x]!, 2, 0.5) // 1
 */
export function steppedQuantile(cdf: (x: number) => number, total: number, p: number): number {
  requireProbability('p', p);
  if (Number.isNaN(p)) return Number.NaN;
  const wanted = p * (1 - 1e-14);
  let low = -1;
  let high = total;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (cdf(middle) >= wanted) high = middle;
    else low = middle;
  }
  return high;
}
