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

// Rational approximations of Cody (1969), "Rational Chebyshev approximations for the error function", Mathematics of Computation 23,
// 631-637, in the form of his ANORM (1993): of Φ(z) − 1/2 near the median, of Φ(−z)/φ(z) beside it, of the asymptotic series beyond.
// The polynomials are written out: a small job evaluates them in code that has not been optimised yet.

/** Within, half the distribution lies; 0.67448975 is the upper quartile. */
const QUARTILE = 0.67448975;
const SQRT_32 = 5.656854249492381;
const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;

/** (1/2 − P(Z > z)) / z near the median. */
function centreRatio(square: number): number {
  let above = 0.06568233791820745 * square + 2.2352520354606837;
  above = above * square + 161.02823106855587;
  above = above * square + 1067.6894854603709;
  above = above * square + 18154.98125334356;
  let below = square + 47.202581904688245;
  below = below * square + 976.0985517377767;
  below = below * square + 10260.932208618979;
  below = below * square + 45507.78933502673;
  return above / below;
}

/** P(Z > z) / e^(−z²/2) beside the median. */
function sideRatio(z: number): number {
  let above = 1.0765576773720192e-8 * z + 0.39894151208813466;
  above = above * z + 8.883149794388377;
  above = above * z + 93.50665613217785;
  above = above * z + 597.2702763948002;
  above = above * z + 2494.5375852903726;
  above = above * z + 6848.190450536283;
  above = above * z + 11602.65143764735;
  above = above * z + 9842.714838383978;
  let below = z + 22.266688044328117;
  below = below * z + 235.387901782625;
  below = below * z + 1519.3775994075547;
  below = below * z + 6485.558298266761;
  below = below * z + 18615.571640885097;
  below = below * z + 34900.95272114598;
  below = below * z + 38912.00328609327;
  below = below * z + 19685.429676859992;
  return above / below;
}

/** What the tail far out lacks of its first asymptotic term. */
function farRatio(square: number): number {
  let above = 0.023073441764940174 * square + 0.215898534057957;
  above = above * square + 0.12740116116024736;
  above = above * square + 0.022235277870649807;
  above = above * square + 0.0014216191932278934;
  above = above * square + 0.000029112874951168793;
  let below = square + 1.284260096144911;
  below = below * square + 0.4682382124808651;
  below = below * square + 0.06598813786892856;
  below = below * square + 0.0037823963320275824;
  below = below * square + 0.00007297515550839662;
  return above / below;
}

/**
 * Upper tail of the standard normal distribution, P(Z > z), with full relative precision down to the smallest double
 * (z about 38).
 *
 * @example normalUpper(1.959963984540054) // 0.025
 */
export function normalUpper(z: number): number {
  const distance = z < 0 ? -z : z;
  if (distance <= QUARTILE) {
    const square = z * z;
    return 0.5 - z * centreRatio(square);
  }
  if (Number.isNaN(z)) return Number.NaN;
  if (z > 40) return 0;
  if (z < -9) return 1;
  let ratio: number;
  if (distance <= SQRT_32) {
    ratio = sideRatio(distance);
  } else {
    const square = 1 / (z * z);
    ratio = (ONE_OVER_SQRT_TWO_PI - square * farRatio(square)) / distance;
  }
  // e^(−z²/2) in two factors, the first of which has an exact exponent: the rounding of z² would cost digits in the tail.
  const head = Math.trunc(distance * 16) / 16;
  const tail = ratio * Math.exp((-head * head) / 2) * Math.exp((-(distance - head) * (distance + head)) / 2);
  return z > 0 ? tail : 1 - tail;
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

const upperAt = (z: number) => ({ mass: normalUpper(z), density: normalDensity(z), elasticity: -z * z });
const centreAt = (z: number) => ({ mass: besideMedian(z), density: normalDensity(z), elasticity: -z * z });

/** The upper quantile to about three digits, for p up to 0.5 (Abramowitz & Stegun 1964, 26.2.23): where an exact search starts. */
export function roughNormalUpperQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  return (
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  );
}

/**
 * Upper quantile of the standard normal distribution: the z with P(Z > z) = p. Precise for p down to 1e-307.
 *
 * Halley's method on the logarithm of the tail; near the median on the mass between 0 and z.
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
  if (p > 0.4) return positiveRoot(centreAt, true, 0.5 - p, SQRT_TWO_PI * (0.5 - p));
  return positiveRoot(upperAt, false, p, roughNormalUpperQuantile(p));
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
