import { normalUpperQuantile, roughNormalUpperQuantile } from './normal.ts';

/**
 * Rough quantiles from which an exact search starts; they decide how many steps it takes, never where it ends.
 */

/**
 * The odds x / (1 − x) at a tail of the beta distribution: by Carter (1947) as in Abramowitz & Stegun (26.5.22) for shapes
 * above 1, by the expansion of Student's t (26.7.5) where one shape is 1/2, else the odds at the mean.
 *
 * @param tail probability of the tail, 0.5 or less
 * @param upper whether it is the upper tail
 */
export function roughBetaOdds(tail: number, upper: boolean, a: number, b: number): number {
  // The upper tail of t²/df is the two-sided tail of t.
  if (a === 0.5 && upper && b >= 1) return roughStudentT(tail / 2, 2 * b) ** 2 / (2 * b);
  if (b === 0.5 && !upper && a >= 1) return (2 * a) / roughStudentT(tail / 2, 2 * a) ** 2;
  if (a > 1 && b > 1) {
    const z = roughNormalUpperQuantile(tail);
    const y = upper ? -z : z;
    const lambda = (y * y - 3) / 6;
    const [p, q] = [1 / (2 * a - 1), 1 / (2 * b - 1)];
    const h = 2 / (p + q);
    if (h + lambda > 0) {
      const w = (y * Math.sqrt(h + lambda)) / h - (q - p) * (lambda + 5 / 6 - 2 / (3 * h));
      return (a / b) * Math.exp(-2 * w);
    }
  }
  return a / b;
}

/** Upper quantile of Student's t by its expansion in 1/df (Abramowitz & Stegun 1964, 26.7.5). */
function roughStudentT(p: number, df: number): number {
  const y = normalUpperQuantile(p);
  const square = y * y;
  const first = (square + 1) / 4;
  const second = ((5 * square + 16) * square + 3) / 96;
  const third = (((3 * square + 19) * square + 17) * square - 15) / 384;
  const fourth = ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92160;
  const t = y * (1 + (first + (second + (third + fourth / df) / df) / df) / df);
  return t > 0 ? t : y;
}
