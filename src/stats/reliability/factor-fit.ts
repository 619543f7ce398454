import type { CovarianceMatrix } from '../cross-products.ts';
import { noncentralChiSquareConfidence } from '../distributions/noncentral-chi-square.ts';
import { type Estimate, estimated, type Interval, notComputable } from '../estimate.ts';
import { cholesky } from '../linear-algebra/cholesky.ts';
import type { OneFactorModel } from './one-factor-model.ts';

/** How well one factor accounts for the correlations of the items. */
export interface FactorFitIndices {
  /** Loadings of items with variance 1. */
  readonly standardizedLoadings: Float64Array;
  /** Comparative fit index, 0 … 1. */
  readonly cfi: number;
  /** Tucker-Lewis index; may exceed 1. */
  readonly tli: number;
  /** Root mean square error of approximation, with its 90% interval. */
  readonly rmsea: number;
  readonly rmseaCi: Interval;
  /** Standardized root mean square residual. */
  readonly srmr: number;
}

/**
 * Fit indices of a one-factor model by maximum likelihood (Bentler 1990; Tucker & Lewis 1973; Steiger & Lind 1980; Bentler 1995).
 *
 * With χ² and df of the model and χ²_b = −n log|R|, df_b = k(k − 1)/2 of independence: CFI = 1 − max(χ² − df, 0) / max(χ² − df, χ²_b − df_b, 0),
 * TLI = (χ²_b/df_b − χ²/df) / (χ²_b/df_b − 1), RMSEA = √(max(χ² − df, 0) / (n df)) with the interval of the noncentrality, SRMR the root of the
 * mean squared residual correlation, the diagonal counted. As `lavaan::fitMeasures` of `cfa`; SPSS AMOS has n − 1 in RMSEA.
 *
 * @param matrix covariances of the items on which the model was fitted
 * @returns `too-few-items` below four items, of which one factor always fits; `zero-variance` when items depend on each other
 */
export function factorFit(matrix: CovarianceMatrix, model: OneFactorModel): Estimate<FactorFitIndices> {
  const { n, k, covariances } = matrix;
  if (k < 4) return notComputable('too-few-items');
  const deviations = Array.from({ length: k }, (_, i) => Math.sqrt(covariances[i * k + i]!));
  const correlations = covariances.map((covariance, index) => {
    const row = Math.floor(index / k);
    return covariance / (deviations[row]! * deviations[index - row * k]!);
  });
  const lower = cholesky(correlations, k);
  if (lower === null) return notComputable('zero-variance');
  let logDeterminant = 0;
  for (let i = 0; i < k; i++) logDeterminant += 2 * Math.log(lower[i * k + i]!);
  const { chiSquare, df } = model.fit;
  const [independence, independenceDf] = [-n * logDeterminant, (k * (k - 1)) / 2];
  const loadings = model.loadings.map((loading, i) => loading / deviations[i]!);
  let residuals = 0;
  for (let i = 0; i < k; i++)
    for (let j = 0; j < i; j++) residuals += (correlations[i * k + j]! - loadings[i]! * loadings[j]!) ** 2;
  const excess = Math.max(0, chiSquare - df);
  const noncentrality = noncentralChiSquareConfidence(chiSquare, df, 0.9);
  const worst = Math.max(excess, independence - independenceDf);
  return estimated({
    standardizedLoadings: loadings,
    cfi: worst === 0 ? 1 : 1 - excess / worst,
    tli: (independence / independenceDf - chiSquare / df) / (independence / independenceDf - 1),
    rmsea: Math.sqrt(excess / (n * df)),
    rmseaCi: {
      lower: Math.sqrt(noncentrality.lower / (n * df)),
      upper: Math.sqrt(noncentrality.upper / (n * df)),
    },
    srmr: Math.sqrt(residuals / ((k * (k + 1)) / 2)),
  });
}
