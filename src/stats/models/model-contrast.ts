import type { Alternative } from '../alternative.ts';
import { fUpper } from '../distributions/f.ts';
import { checkLevel, type Estimate, estimated, notComputable } from '../estimate.ts';
import { bilinear } from '../linear-algebra/products.ts';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts';
import { type TTest, tTestOf } from '../t-test.ts';
import type { MixedModel } from './mixed-model.ts';

/** An F test of several contrasts of means at once. */
export interface ModelFTest {
  readonly statistic: number;
  readonly df1: number;
  /** Satterthwaite. */
  readonly df2: number;
  readonly p: number;
}

/**
 * A contrast of the estimated means of a mixed model with Satterthwaite's (1946) degrees of freedom (Kuznetsova, Brockhoff & Christensen
 * 2017): df = 2 v² / (g′ A g), v the variance of the contrast, g its derivatives in the covariance parameters, A the inverse of the observed
 * information of these. As `lmerTest::contest1D` and `mmrm::df_1d`.
 *
 * @param weights one per mean, in the order of `model.means`; a single 1 gives an estimated mean with its interval
 * @param level confidence level, such as 0.95
 * @throws RangeError when the number of weights is not that of means, or all are zero
 */
export function modelContrast(
  model: MixedModel,
  weights: Float64Array,
  level: number,
  alternative: Alternative = 'two-sided',
): TTest {
  checkLevel(level);
  checkWeights(model, weights);
  const estimate = weights.reduce((sum, weight, i) => sum + weight * model.means[i]!, 0);
  const variance = quadratic(model, weights, model.precision.ofMeans);
  const df = satterthwaiteDf(model, weights, variance);
  return tTestOf(estimate, Math.sqrt(variance), df, level, alternative);
}

/**
 * Joint F test of several contrasts: F = (Lβ)′ (L C L′)⁻¹ (Lβ) / q, with the denominator degrees of freedom of Fai & Cornelius (1996): those
 * of the q uncorrelated contrasts ν_m by Satterthwaite give E = Σ ν_m / (ν_m − 2) over ν_m > 2, and df = 2E / (E − q).
 * As `lmerTest::contestMD` and `mmrm::df_md`; 2 where a ν_m is not above 2, as there.
 *
 * @param rows weights of the contrasts, linearly independent
 * @returns `zero-variance` when the contrasts depend on each other
 */
export function modelFTest(model: MixedModel, rows: readonly Float64Array[]): Estimate<ModelFTest> {
  for (const weights of rows) checkWeights(model, weights);
  const q = rows.length;
  const covariance = new Float64Array(q * q);
  for (let i = 0; i < q; i++)
    for (let j = 0; j < q; j++)
      covariance[i * q + j] = quadratic(model, rows[i]!, model.precision.ofMeans, rows[j]!);
  const { values, vectors } = symmetricEigen(covariance, q);
  if (!(values[q - 1]! > 1e-12 * values[0]!)) return notComputable('zero-variance');
  let sum = 0;
  const dfs: number[] = [];
  for (let m = 0; m < q; m++) {
    const weights = new Float64Array(model.means.length);
    rows.forEach((row, i) => {
      for (let cell = 0; cell < row.length; cell++) weights[cell]! += vectors[i * q + m]! * row[cell]!;
    });
    const estimate = weights.reduce((total, weight, i) => total + weight * model.means[i]!, 0);
    sum += estimate ** 2 / values[m]!;
    dfs.push(satterthwaiteDf(model, weights, values[m]!));
  }
  const statistic = sum / q;
  const df2 = denominatorDf(dfs);
  return estimated({ statistic, df1: q, df2, p: fUpper(statistic, q, df2) });
}

function denominatorDf(dfs: readonly number[]): number {
  const equal = dfs.every((df, i) => i === 0 || Math.abs(df - dfs[i - 1]!) < 1e-8);
  if (equal) return dfs.reduce((sum, df) => sum + df, 0) / dfs.length;
  if (dfs.some((df) => df <= 2)) return 2;
  const e = dfs.reduce((sum, df) => sum + df / (df - 2), 0);
  return (2 * e) / (e - dfs.length);
}

function satterthwaiteDf(model: MixedModel, weights: Float64Array, variance: number): number {
  const { slopes, ofParameters } = model.precision;
  const gradient = Float64Array.from(slopes, (ofGroups) => quadratic(model, weights, ofGroups));
  return (2 * variance ** 2) / bilinear(gradient, ofParameters, gradient);
}

/** Σ over groups of l′ M l, with M a matrix per group. */
function quadratic(
  { waves }: MixedModel,
  left: Float64Array,
  matrices: readonly Float64Array[],
  right: Float64Array = left,
): number {
  return matrices.reduce(
    (sum, matrix, group) =>
      sum +
      bilinear(
        left.subarray(group * waves, (group + 1) * waves),
        matrix,
        right.subarray(group * waves, (group + 1) * waves),
      ),
    0,
  );
}

function checkWeights({ means }: MixedModel, weights: Float64Array): void {
  if (weights.length !== means.length || !weights.some((weight) => weight !== 0))
    throw new RangeError(`a contrast of ${means.length} means has as many weights, not all zero`);
}
