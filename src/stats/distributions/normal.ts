import erfc from '@stdlib/math-base-special-erfc';
import { requireProbability } from './parameters.ts';
import { positiveRoot } from './positive-root.ts';

const SQRT_TWO_PI = 2.5066282746310007;

/**
 * Density of the standard normal distribution, e^(−z²/2) / √(2π).
 *
 * @example normalDensity(0) // 0.3989422804014327
 */
export function normalDensity(z: number): number {
  const head = Math.fround(z);
  if (!Number.isFinite(head)) return Number.isNaN(z) ? Number.NaN : 0;
  return (Math.exp((-head * head) / 2) * Math.exp(((head - z) * (z + head)) / 2)) / SQRT_TWO_PI;
}

/**
 * Upper tail of the standard normal distribution, P(Z > z) = erfc(z/√2) / 2, with full relative precision
 * down to the smallest double (z about 38).
 *
 * The rounding of z/√2 alone would cost four digits in the tail: the result is multiplied by
 * exp(x² − z²/2), x being the rounded z/√2, with the squares taken in two exact parts.
 *
 * @example normalUpper(1.959963984540054) // 0.025
 */
export function normalUpper(z: number): number {
  const x = z * Math.SQRT1_2;
  if (!(z > 1 && z < 40)) return erfc(x) / 2;
  const headZ = Math.fround(z);
  const headX = Math.fround(x);
  const excess =
    headX * headX - (headZ * headZ) / 2 + ((x - headX) * (x + headX) - ((z - headZ) * (z + headZ)) / 2);
  return (erfc(x) / 2) * Math.exp(excess);
}

/**
 * Cumulative standard normal distribution, P(Z ≤ z).
 *
 * @example normalCdf(1.959963984540054) // 0.975
 */
export function normalCdf(z: number): number {
  return normalUpper(-z);
}

/** P(0 < Z < z) for z up to 1 or so, by φ(z) (z + z³/3 + z⁵/15 + …): positive terms, no difference from 1/2. */
function besideMedian(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return normalDensity(z) * sum;
}

const UPPER_HALF = { mass: normalUpper, density: normalDensity, rising: false } as const;
const CENTRE = { mass: besideMedian, density: normalDensity, rising: true } as const;

/**
 * Upper quantile of the standard normal distribution: the z with P(Z > z) = p. Precise for p down to 1e-307.
 *
 * Newton's method on the logarithm of the tail; near the median on the mass between 0 and z.
 *
 * @throws RangeError when p is outside [0, 1]
 * @example normalUpperQuantile(0.025) // 1.959963984540054
 */
export function normalUpperQuantile(p: number): number {
  requireProbability('p', p);
  if (Number.isNaN(p)) return Number.NaN;
  if (p > 0.5) return -normalUpperQuantile(1 - p);
  if (p === 0) return Number.POSITIVE_INFINITY;
  if (p === 0.5) return 0;
  if (p > 0.4) return positiveRoot(CENTRE, 0.5 - p, SQRT_TWO_PI * (0.5 - p));
  return positiveRoot(UPPER_HALF, p, Math.sqrt(-2 * Math.log(2 * p)));
}

/**
 * Quantile of the standard normal distribution: the z with P(Z ≤ z) = p.
 *
 * @throws RangeError when p is outside [0, 1]
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  return 0 - normalUpperQuantile(p);
}
