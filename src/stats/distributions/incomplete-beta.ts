import { deviance, stirlingError } from './saddle-point.ts';

const MOST_TERMS = 1e6;
const TINY = 1e-300;

/** A place on (0, 1), as both x and 1 − x, with its distance from the mean of a beta distribution. */
export interface BetaPoint {
  readonly x: number;
  /** 1 − x */
  readonly y: number;
  /**
   * a y − b x, positive below the mean a/(a + b). With shapes of half a million a tail of 1e-300 lies 0.04 from the mean, and
   * rounding x or the odds before this difference is formed costs a digit: so it comes from what the caller was given.
   */
  readonly excess: number;
}

/**
 * The point x, 0 < x < 1.
 *
 * @example betaPoint(0.25, 1, 1) // { x: 0.25, y: 0.75, excess: 0.5 }
 */
export function betaPoint(x: number, a: number, b: number): BetaPoint {
  const y = 1 - x;
  // What rounding took from 1 − x.
  const lost = 1 - y - x;
  return { x, y, excess: productDifference(a, y, b, x) + a * lost };
}

/**
 * The point x with these odds x / (1 − x).
 *
 * @example betaOddsPoint(3, 1, 1) // { x: 0.75, y: 0.25, excess: -0.5 }
 */
export function betaOddsPoint(odds: number, a: number, b: number): BetaPoint {
  const y = 1 / (1 + odds);
  return { x: y > 0 ? odds * y : 1, y, excess: Math.max(-b, productDifference(a, 1, b, odds) * y) };
}

/**
 * The point x with x / (1 − x) = (a / b) ratio: an F statistic of 2a and 2b degrees of freedom is such a ratio.
 *
 * a y − b x = a b (1 − ratio) / (b + a ratio), and 1 − ratio is exact near 1.
 *
 * @example betaRatioPoint(3, 1, 1) // { x: 0.75, y: 0.25, excess: -0.5 }
 */
export function betaRatioPoint(ratio: number, a: number, b: number): BetaPoint {
  const odds = (a * ratio) / b;
  const y = 1 / (1 + odds);
  return { x: y > 0 ? odds * y : 1, y, excess: Math.max(-b, a * y * (1 - ratio)) };
}

/**
 * x^a y^b / B(a, b), y = 1 − x: the density of the beta distribution at x, times x y.
 *
 * From the deviances of a and b from their expectations (Loader 2000), so that no large logarithms cancel.
 *
 * @example betaKernel(betaPoint(0.5, 2, 3), 2, 3) // 0.375
 */
export function betaKernel({ x, y, excess }: BetaPoint, a: number, b: number): number {
  const n = a + b;
  const stirling = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return (
    Math.exp(stirling - deviance(a, n * x, excess) - deviance(b, n * y, -excess)) *
    Math.sqrt((a * b) / (2 * Math.PI * n))
  );
}

/**
 * betaKernel / I_x(a, b) for x below its mean a/(a + b): the continued fraction of Didonato & Morris, by the modified Lentz
 * method.
 */
function lowerFraction(x: number, y: number, excessHere: number, a: number, b: number): number {
  const excess = excessHere + 1;
  let fraction = (a * excess) / (a + 1);
  let c = fraction;
  let d = 0;
  const pace = 1 + y;
  for (let m = 1; m < MOST_TERMS; m++) {
    const before = a + (m - 1);
    const odd = before + m;
    const share = (m * (b - m) * x) / odd;
    const numerator = before * (((before + b) * x) / odd) * share;
    const denominator = m + share + ((before + 1) * (excess + m * pace)) / (odd + 2);
    d = 1 / (denominator + numerator * d || TINY);
    c = denominator + numerator / c || TINY;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 3e-16) break;
  }
  return fraction;
}

/**
 * Regularised incomplete beta function I_x(a, b), or its complement 1 − I_x(a, b), whichever is asked for; the one
 * that is the smaller is computed directly.
 *
 * Formula: continued fraction of Didonato & Morris (1992, TOMS 708), as in R's `pbeta` for a, b > 1; leading factor in
 * Loader's (2000) saddle-point form. Both x and y = 1 − x are given, so that neither loses digits near 1.
 *
 * Own code because the library at hand, `@stdlib/math-base-special-betainc` 0.2.3,
 * has 9 correct digits for some whole a with fractional b (an F test with 26 and 285 degrees of freedom), 11 digits for
 * degrees of freedom of a million, and returns 0 for some tails near 1e-300. Where it holds, the two agree to 13 digits.
 *
 * @param point x with 1 − x, by one of the functions above for these a and b
 * @param a first shape, greater than 0
 * @param b second shape, greater than 0
 * @param tail which of the two
 * @param kernel `betaKernel` there, where the caller has it already
 * @example incompleteBeta(betaPoint(0.5, 2, 3), 2, 3, 'lower') // 0.6875
 */
export function incompleteBeta(
  point: BetaPoint,
  a: number,
  b: number,
  tail: 'lower' | 'upper',
  kernel: number = betaKernel(point, a, b),
): number {
  const { x, y, excess } = point;
  if (x <= 0) return tail === 'lower' ? 0 : 1;
  if (y <= 0) return tail === 'lower' ? 1 : 0;
  const isLower = excess > 0;
  const direct = kernel / (isLower ? lowerFraction(x, y, excess, a, b) : lowerFraction(y, x, -excess, b, a));
  return isLower === (tail === 'lower') ? direct : 1 - direct;
}

/** 2^27 + 1: multiplying by it splits a double into two halves of 26 bits (Veltkamp). */
const SPLITTER = 134217729;

/** x y minus its rounded product, exactly (Dekker 1971). */
function productError(x: number, y: number, product: number): number {
  const [xWide, yWide] = [x * SPLITTER, y * SPLITTER];
  const [xHigh, yHigh] = [xWide - (xWide - x), yWide - (yWide - y)];
  const [xLow, yLow] = [x - xHigh, y - yHigh];
  return xLow * yLow - (product - xHigh * yHigh - xLow * yHigh - xHigh * yLow);
}

/**
 * a b − c d for positive factors, to double precision also where the two products are nearly equal and the plain
 * difference would be mostly rounding error.
 *
 * @example productDifference(1 / 3, 3, 1, 1) // -5.55e-17: how far the double 1/3 lies below one third, times 3
 */
export function productDifference(a: number, b: number, c: number, d: number): number {
  const [one, other] = [a * b, c * d];
  const difference = one - other;
  if (!(Math.abs(difference) < 0.5 * one)) return difference;
  return difference + (productError(a, b, one) - productError(c, d, other));
}
