/**
 * Rough quantiles from which an exact search starts; they decide how many steps it takes, never where it ends.
 */

/** Upper normal quantile to about three digits, for p up to 0.5 (Abramowitz & Stegun 1964, 26.2.23). */
export function roughNormalUpperQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  return (
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  );
}

/**
 * The odds x / (1 − x) at a tail of the beta distribution: by Carter (1947) as in Abramowitz & Stegun (26.5.22) for shapes
 * above 1, by the expansion of Student's t (26.7.5) where one shape is 1/2, else the odds at the mean.
 *
 * @param tail probability of the tail, 0.5 or less
 * @param upper whether it is the upper tail
 */
export function roughBetaOdds(tail: number, upper: boolean, a: number, b: number): number {
  const z = roughNormalUpperQuantile(tail);
  if (a > 1 && b > 1) {
    const y = upper ? -z : z;
    const lambda = (y * y - 3) / 6;
    const [p, q] = [1 / (2 * a - 1), 1 / (2 * b - 1)];
    const h = 2 / (p + q);
    if (h + lambda > 0) {
      const w = (y * Math.sqrt(h + lambda)) / h - (q - p) * (lambda + 5 / 6 - 2 / (3 * h));
      return (a / b) * Math.exp(-2 * w);
    }
  }
  if (a === 0.5 && upper && b >= 1) {
    const df = 2 * b;
    // The upper tail of t²/df is the two-sided tail of t.
    const y = roughNormalUpperQuantile(tail / 2);
    const cube = y ** 3;
    const t = y + (cube + y) / (4 * df) + (5 * cube * y * y + 16 * cube + 3 * y) / (96 * df * df);
    return (t * t) / df;
  }
  return a / b;
}
