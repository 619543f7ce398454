import { normalQuantile, normalUpper } from '../distributions/normal.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';
import { moments } from '../moments.ts';
import { isConstant } from '../t-test.ts';

/** The Shapiro-Wilk test of normality. */
export interface ShapiroWilk {
  readonly method: 'shapiro-wilk';
  readonly n: number;
  /** W, at most 1. */
  readonly statistic: number;
  readonly p: number;
}

/** Royston's approximations were fitted from 3 to 5,000 values. */
const LARGEST_SAMPLE = 5000;

/**
 * Shapiro-Wilk test of normality (Shapiro & Wilk 1965) with the coefficients and p-value of Royston (1992; 1995,
 * algorithm AS R94).
 *
 * W = (Σ aᵢ x₍ᵢ₎)² / Σ(x − x̄)². The coefficients a are expected normal order statistics mᵢ = Φ⁻¹((i − 3/8)/(n + 1/4)) scaled
 * to length 1, the outermost two (one up to n = 5) corrected by polynomials in 1/√n. p is exact for n = 3; from 4 to 11
 * −log(γ − log(1 − W)), above log(1 − W), is normal with mean and deviation polynomial in n or log n.
 * The polynomials are the paper's, as in R's `shapiro.test` (and so in jamovi and JASP) and in SciPy, with which W and p agree.
 *
 * @param values one sample, such as the scores of a wave or the differences of pairs
 * @returns `too-few` below three values, `too-many` above 5,000, `zero-variance` when all are equal
 * @throws RangeError when a value is not finite
 * @example shapiroWilk(Float64Array.of(1, 2, 4, 8, 16)) // W 0.876, p 0.292
 */
export function shapiroWilk(
  values: Float64Array,
): Estimate<ShapiroWilk> | { readonly ok: false; readonly reason: 'too-many' } {
  if (!values.every(Number.isFinite))
    throw new RangeError('shapiroWilk: every value must be a finite number');
  const n = values.length;
  if (n < 3) return notComputable('too-few');
  if (n > LARGEST_SAMPLE) return { ok: false, reason: 'too-many' };
  const sorted = values.slice().sort();
  const range = sorted[n - 1]! - sorted[0]!;
  if (isConstant(range, sorted[0]!, sorted[n - 1]!)) return notComputable('zero-variance');
  const scaled = sorted.map((value) => (value - sorted[0]!) / range);
  const lack = lackOfFit(scaled, orderCoefficients(n));
  return estimated({ method: 'shapiro-wilk', n, statistic: 1 - lack, p: significance(lack, n) });
}

/** The n coefficients a, odd about the middle and of length 1. */
function orderCoefficients(n: number): Float64Array {
  if (n === 3) return Float64Array.of(-Math.SQRT1_2, 0, Math.SQRT1_2);
  const coefficients = Float64Array.from({ length: n }, (_, i) =>
    normalQuantile((i + 1 - 0.375) / (n + 0.25)),
  );
  const squares = coefficients.reduce((sum, m) => sum + m * m, 0);
  const u = 1 / Math.sqrt(n);
  const outer = [
    polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], u),
    polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], u),
  ].slice(0, n > 5 ? 2 : 1);
  let restOfSquares = squares;
  let restOfLength = 1;
  outer.forEach((correction, i) => {
    const m = coefficients[n - 1 - i]!;
    const a = m / Math.sqrt(squares) + correction;
    restOfSquares -= 2 * m * m;
    restOfLength -= 2 * a * a;
    coefficients[n - 1 - i] = a;
    coefficients[i] = -a;
  });
  const scale = Math.sqrt(restOfLength / restOfSquares);
  for (let i = outer.length; i < n - outer.length; i++) coefficients[i]! *= scale;
  return coefficients;
}

/**
 * 1 − W, from the residuals of the regression of the ordered values on the coefficients: in nearly normal samples the
 * subtraction would lose its digits.
 */
function lackOfFit(sorted: Float64Array, coefficients: Float64Array): number {
  const { n, mean, variance } = moments(sorted);
  const slope = sorted.reduce((sum, value, i) => sum + coefficients[i]! * (value - mean), 0);
  const residuals = sorted.reduce((sum, value, i) => sum + (value - mean - slope * coefficients[i]!) ** 2, 0);
  return residuals / ((n - 1) * variance);
}

function significance(lack: number, n: number): number {
  if (n === 3)
    return Math.max(0, (6 / Math.PI) * (Math.asin(Math.sqrt(1 - lack)) - Math.asin(Math.sqrt(0.75))));
  const logLack = Math.log(lack);
  if (n <= 11) {
    // γ stays above log(1 − W): the least possible W of such an n is n a₁²/(n − 1), 0.63 for n = 4.
    const gamma = polynomial([-2.273, 0.459], n);
    const mean = polynomial([0.544, -0.39978, 0.025054, -6.714e-4], n);
    const deviation = Math.exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n));
    return normalUpper((-Math.log(gamma - logLack) - mean) / deviation);
  }
  const x = Math.log(n);
  const mean = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], x);
  const deviation = Math.exp(polynomial([-0.4803, -0.082676, 0.0030302], x));
  return normalUpper((logLack - mean) / deviation);
}

/** c₀ + c₁x + c₂x² + … */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
