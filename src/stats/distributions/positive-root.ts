/** A probability mass on x > 0 that is to be inverted: `mass` is monotone, `density` is |d mass / dx|. */
export interface PositiveMass {
  readonly mass: (x: number) => number;
  readonly density: (x: number) => number;
  /** `true` when `mass` grows with x (a lower tail), `false` when it falls (an upper tail) */
  readonly rising: boolean;
}

const MAXIMUM_STEPS = 400;
/** A Newton step this small (relative) leaves an error of about its square: below double precision. */
const LAST_STEP = 1e-9;

/**
 * Solves mass(x) = target for x > 0, by Newton's method on log mass against log x, kept inside a shrinking
 * bracket. On the log-log scale the tails of the t, F, beta, gamma and normal distribution are concave, so
 * that Newton converges from any start, and a probability of 1e-300 is no harder than one of 0.05.
 *
 * @param curve the probability mass with its density
 * @param target the mass asked for, greater than 0
 * @param start any x > 0; a near one only saves steps
 * @returns the x, to about the precision of `mass`; 0 or Infinity when it lies beyond double range
 * @example
 * // the 95% quantile of the exponential distribution
 * positiveRoot({ mass: (x) => Math.exp(-x), density: (x) => Math.exp(-x), rising: false }, 0.05, 1) // 2.9957...
 */
export function positiveRoot(curve: PositiveMass, target: number, start: number): number {
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let x = start;
  for (let step = 0; step < MAXIMUM_STEPS; step++) {
    const mass = curve.mass(x);
    const gap = Math.log(mass / target);
    if (gap === 0) return x;
    if (gap > 0 === curve.rising) high = x;
    else low = x;
    const slope = (curve.density(x) / mass) * x;
    const change = curve.rising ? -gap / slope : gap / slope;
    if (Math.abs(change) < LAST_STEP) return x + x * change;
    let next = x * Math.exp(change);
    if (!(next > low && next < high)) {
      next = Math.sqrt(Math.max(low, Number.MIN_VALUE)) * Math.sqrt(Math.min(high, Number.MAX_VALUE));
      if (next <= low || next >= high) return x;
    }
    x = next;
  }
  return x;
}
