import { normalUpperQuantile } from './distributions/normal.ts';
import { checkLevel, type Interval } from './estimate.ts';

/**
 * Confidence interval of a proportion after Wilson (1927), the score interval without continuity correction: the proportions p that a
 * score test does not reject, |x/n − p| <= z √(p(1 − p)/n).
 *
 * centre = (x + z²/2) / (n + z²), half = z √(x(n − x)/n + z²/4) / (n + z²). It holds also for no event and for few, where the interval of
 * Wald is empty or below 0. The same as `prop.test(x, n, correct = FALSE)` and `binom::binom.wilson` of R.
 *
 * @param count events
 * @param n trials, at least one
 * @throws RangeError for a count outside 0 … n, no trial, or a level that is not between 0 and 1
 * @example wilsonInterval(3, 1000, 0.95) // { lower: 0.00102, upper: 0.00878 }
 */
export function wilsonInterval(count: number, n: number, level: number): Interval {
  checkLevel(level);
  if (!(n >= 1 && count >= 0 && count <= n))
    throw new RangeError(`wilsonInterval: needs 0 <= count <= n and n >= 1, got ${count} of ${n}`);
  const z = normalUpperQuantile((1 - level) / 2);
  const half = z * Math.sqrt((count * (n - count)) / n + (z * z) / 4);
  const centre = count + (z * z) / 2;
  // At the ends the two terms are equal, and what is left of them would be rounding.
  return {
    lower: count === 0 ? 0 : (centre - half) / (n + z * z),
    upper: count === n ? 1 : (centre + half) / (n + z * z),
  };
}
