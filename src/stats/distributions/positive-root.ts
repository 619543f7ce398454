/** A probability mass on x > 0 that is to be inverted, and its first two derivatives, at one x. */
export interface MassAt {
  readonly mass: number;
  /** |d mass / dx| */
  readonly density: number;
  /** d log density / d log x */
  readonly elasticity: number;
}

const MAXIMUM_STEPS = 400;
/** What may be left of the relative error after the last step. */
const SETTLED = 1e-16;

/**
 * Solves mass(x) = target for x > 0, by Halley's method on log mass against log x, kept inside a shrinking bracket. On the
 * log-log scale the tails of the t, F, beta, gamma and normal distribution are concave, so that Newton's step, which is taken
 * while the curve is far from straight, converges from any start, and a probability of 1e-300 is no harder than one of 0.05.
 *
 * @param at the probability mass with its derivatives
 * @param rising `true` when the mass grows with x (a lower tail), `false` when it falls (an upper tail)
 * @param target the mass asked for, greater than 0
 * @param start any x > 0; a near one only saves steps
 * @returns the x, to about the precision of the mass; 0 or Infinity when it lies beyond double range
 * @example
 * // the 95% quantile of the exponential distribution
 * positiveRoot((x) => ({ mass: Math.exp(-x), density: Math.exp(-x), elasticity: -x }), false, 0.05, 1) // 2.9957...
 */
export function positiveRoot(
  at: (x: number) => MassAt,
  rising: boolean,
  target: number,
  start: number,
): number {
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let x = start;
  for (let step = 0; step < MAXIMUM_STEPS; step++) {
    const { mass, density, elasticity } = at(x);
    const gap = Math.log(mass / target);
    if (gap === 0) return x;
    if (gap > 0 === rising) high = x;
    else low = x;
    // In u = log x: h = log mass − log target, h′ = ± density x / mass, h″ = h′ (1 + elasticity − h′).
    const slope = ((rising ? density : -density) / mass) * x;
    const newton = -gap / slope;
    const bend = (newton * (1 + elasticity - slope)) / 2;
    const change = Math.abs(bend) < 0.5 ? newton / (1 + bend) : newton;
    let next = x * Math.exp(change);
    // Halley's step leaves about the third power of its size, in units in which the curve is as wide as it is high.
    const size = (newton * (1 + Math.abs(elasticity) + Math.abs(slope))) / 2;
    if (Math.abs(newton) * size * size < SETTLED) return next;
    if (!(next > low && next < high)) {
      next = Math.sqrt(Math.max(low, Number.MIN_VALUE)) * Math.sqrt(Math.min(high, Number.MAX_VALUE));
      if (next <= low || next >= high) return x;
    }
    x = next;
  }
  return x;
}
