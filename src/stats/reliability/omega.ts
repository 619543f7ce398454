import type { CovarianceMatrix } from '../cross-products.ts';
import { type Estimate, estimated } from '../estimate.ts';
import { type FactorFailure, type OneFactorModel, oneFactorModel } from './one-factor-model.ts';

/** Omega with the model it comes from. */
export interface Omega {
  readonly value: number;
  readonly model: OneFactorModel;
}

/**
 * McDonald's omega total of a one-factor scale (McDonald 1999): (Σλ)² / ((Σλ)² + Σψ), λ and ψ by maximum
 * likelihood.
 *
 * The share of the sum score's model-implied variance that the common factor accounts for; alpha is its lower bound
 * when loadings differ. On covariances it is the omega of the sum or mean of the raw items, as JASP, lavaan and
 * jamovi print it; `psych::omega` rather divides by the observed variance and uses several factors unless told
 * otherwise. For the standardized omega give it `correlationMatrix(matrix)`.
 *
 * @param matrix covariances of the items after reversal; three items or more
 * @returns omega in 0..1, or why the model could not be fitted
 * @example omegaTotal(matrix) // { ok: true, value: { value: 0.76, model: { … } } }
 */
export function omegaTotal(matrix: CovarianceMatrix): Estimate<Omega, FactorFailure> {
  const model = oneFactorModel(matrix);
  return model.ok ? estimated({ value: omegaOf(model.value), model: model.value }) : model;
}

/** Omega of given loadings and uniquenesses. */
export function omegaOf({
  loadings,
  uniquenesses,
}: Pick<OneFactorModel, 'loadings' | 'uniquenesses'>): number {
  const common = loadings.reduce((sum, loading) => sum + loading, 0) ** 2;
  const unique = uniquenesses.reduce((sum, uniqueness) => sum + uniqueness, 0);
  return common / (common + unique);
}
