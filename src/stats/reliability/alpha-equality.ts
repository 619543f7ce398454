import { chiSquareUpper } from '../distributions/chi-square.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';
import {
  type AlphaComparisonFailure,
  type AlphaSample,
  checkAlphaSample,
} from './alpha-equality-independent.ts';

/** Test that several alphas are equal. */
export interface AlphaEqualityTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Equality of m alphas of different people (Feldt, Woodruff & Salih 1987).
 *
 * u = (1 − alpha)^(−1/3) is nearly normal with variance 2 / (9 (ñ − 1)(1 − alpha)^(2/3)), ñ = n(k − 1)/(k + 1);
 * chi² = Σ (u − ū)² / mean variance, df m − 1. As `cocron.n.coefficients(dep = FALSE)`. Of few items ñ is cautious:
 * with six the variance is a sixth too large; for two samples `independentAlphaTest` is sharper.
 *
 * @param samples two or more, each alpha below 1
 * @returns `too-few` unless n(k − 1)/(k + 1) exceeds 1 for all; `perfect-alpha` when an alpha is 1
 * @throws RangeError below two samples, or when an alpha exceeds 1 or n or k is below 2
 * @example alphaEqualityTest([{ alpha: 0.784, n: 51, k: 5 }, { alpha: 0.875, n: 101, k: 5 }, { alpha: 0.936, n:
 * 151, k: 5 }]) // chi² 22.93, df 2
 */
export function alphaEqualityTest(
  samples: readonly AlphaSample[],
): Estimate<AlphaEqualityTest, AlphaComparisonFailure> {
  const failure = failureOf(samples);
  if (failure !== null) return notComputable(failure);
  const sizes = samples.map(({ n, k }) => effectiveSize(n, k));
  if (sizes.some((size) => size <= 1)) return notComputable('too-few');
  const transformed = samples.map(({ alpha }) => cubeRoot(alpha));
  const variance = mean(transformed.map((u, i) => (2 * u ** 2) / (9 * (sizes[i]! - 1))));
  return estimated(chiSquareOf(transformed, variance));
}

/**
 * Equality of m alphas of the same people (Woodruff & Feldt 1986; Feldt, Woodruff & Salih 1987).
 *
 * As `alphaEqualityTest` with ñ from the harmonic mean of the numbers of items, and the mean variance less the mean
 * covariance 2 r² / (9 (ñ − 1)(1 − alpha_i)^(1/3)(1 − alpha_j)^(1/3)), r the correlation of the two sum scores. As
 * `cocron.n.coefficients(dep = TRUE)`.
 *
 * @param alphas two or more, each with its number of items, of the same n people
 * @param correlations m × m, row by row, of the sum scores; only those below the diagonal are read
 * @returns as `alphaEqualityTest`; `zero-variance` when the sum scores are perfectly correlated
 * @throws RangeError as `alphaEqualityTest`, or when the correlations are not m × m within −1..1
 */
export function dependentAlphaEqualityTest(
  alphas: readonly Omit<AlphaSample, 'n'>[],
  correlations: Float64Array,
  n: number,
): Estimate<AlphaEqualityTest, AlphaComparisonFailure> {
  const m = alphas.length;
  if (correlations.length !== m ** 2)
    throw new RangeError(`dependentAlphaEqualityTest: ${correlations.length} correlations of ${m} alphas`);
  const failure = failureOf(alphas.map((alpha) => ({ ...alpha, n })));
  if (failure !== null) return notComputable(failure);
  const size = effectiveSize(n, m / alphas.reduce((sum, { k }) => sum + 1 / k, 0));
  if (size <= 1) return notComputable('too-few');
  const transformed = alphas.map(({ alpha }) => cubeRoot(alpha));
  const covariance = (i: number, j: number, r: number): number => {
    if (!(r >= -1 && r <= 1))
      throw new RangeError(`dependentAlphaEqualityTest: correlation ${r} is outside -1..1`);
    return (2 * r ** 2 * transformed[i]! * transformed[j]!) / (9 * (size - 1));
  };
  const variance = mean(transformed.map((_, i) => covariance(i, i, 1)));
  const pairs = transformed.flatMap((_, i) =>
    Array.from({ length: i }, (_, j) => covariance(i, j, correlations[i * m + j]!)),
  );
  const remaining = variance - mean(pairs);
  if (!(remaining > 1e-12 * variance)) return notComputable('zero-variance');
  return estimated(chiSquareOf(transformed, remaining));
}

function failureOf(samples: readonly AlphaSample[]): AlphaComparisonFailure | null {
  if (samples.length < 2) throw new RangeError('an alpha equality test needs two alphas');
  samples.forEach(checkAlphaSample);
  return samples.some(({ alpha }) => alpha === 1) ? 'perfect-alpha' : null;
}

/** ñ: a test of k items behaves like one of very many items with fewer people. */
function effectiveSize(n: number, k: number): number {
  return (n * (k - 1)) / (k + 1);
}

function cubeRoot(alpha: number): number {
  return 1 / Math.cbrt(1 - alpha);
}

function chiSquareOf(transformed: readonly number[], variance: number): AlphaEqualityTest {
  const centre = mean(transformed);
  const statistic = transformed.reduce((sum, u) => sum + (u - centre) ** 2, 0) / variance;
  const df = transformed.length - 1;
  return { statistic, df, p: chiSquareUpper(statistic, df) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
