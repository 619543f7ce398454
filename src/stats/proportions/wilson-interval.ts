import { normalUpperQuantile } from '../distributions/normal.ts';
import { checkLevel, type Interval } from '../estimate.ts';

/**
 * Interval of a proportion after Wilson (1927): the proportions that a score test does not reject.
 *
 * (2x + z² ± z √(z² + 4x(1 − x/n))) / (2(n + z²)). As `prop.test(correct = FALSE)` in R.
 *
 * @param count how many of `n`
 * @param level confidence level, such as 0.95
 * @throws RangeError unless count and n are whole, 0 ≤ count ≤ n and n ≥ 1
 * @example wilsonInterval(81, 263, 0.95) // 0.2553 to 0.3662 (Newcombe 1998)
 */
export function wilsonInterval(count: number, n: number, level: number): Interval {
  checkLevel(level);
  if (!(Number.isInteger(count) && Number.isInteger(n) && count >= 0 && count <= n && n >= 1))
    throw new RangeError(`wilsonInterval: ${count} of ${n}`);
  const z = normalUpperQuantile((1 - level) / 2);
  const middle = 2 * count + z * z;
  const root = z * Math.sqrt(z * z + 4 * count * (1 - count / n));
  const scale = 2 * (n + z * z);
  return {
    lower: count === 0 ? 0 : (middle - root) / scale,
    upper: count === n ? 1 : (middle + root) / scale,
  };
}
