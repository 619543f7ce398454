import type { CovarianceMatrix } from '../cross-products.ts';
import { chiSquareUpper } from '../distributions/chi-square.ts';
import { type Estimate, estimated, type NotComputable, notComputable } from '../estimate.ts';
import { cholesky, inverseFromCholesky } from '../linear-algebra/cholesky.ts';
import { correlationMatrix } from './correlation-matrix.ts';
import { type Descent, minimizeDiscrepancy } from './one-factor-descent.ts';

/**
 * Why a one-factor model has no estimates. `singular-matrix`: an item is a combination of others, there are no more
 * respondents than items, or the matrix (from pairs) is no covariance matrix. `heywood-case`: the likelihood is
 * highest where an item's unique variance is zero. `not-identified`: the data do not fix the loadings, as when only
 * two items correlate. `no-convergence`: no maximum within 200 steps from any of the starting points.
 */
export type FactorFailure =
  | NotComputable
  | 'singular-matrix'
  | 'heywood-case'
  | 'not-identified'
  | 'no-convergence';

/** Maximum likelihood estimates of one common factor with variance 1, in the units of the items. */
export interface OneFactorModel {
  /** λ: covariance of item and factor; their sum is not negative. */
  readonly loadings: Float64Array;
  /** ψ: variance of the item that is not the factor's. */
  readonly uniquenesses: Float64Array;
  /** F at the minimum; 0 is a perfect fit. */
  readonly discrepancy: number;
  readonly fit: FactorFit;
}

/**
 * Test of exact fit: n F is chi-square with k(k − 3)/2 degrees of freedom; three items always fit, p is then
 * `null`.
 */
export interface FactorFit {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number | null;
}

/**
 * One-factor model Σ = λλ′ + Ψ by maximum likelihood (Lawley 1940; Jöreskog 1967).
 *
 * Fitted on the correlations and scaled back: the estimates of the covariance matrix are those times the standard
 * deviations. As `lavaan::cfa(std.lv = TRUE)` and JASP, which let ψ turn negative where this returns
 * `heywood-case`, also when a maximum inside is lower than that on the edge; on correlations as `factanal(factors =
 * 1)`, which stops at ψ = 0.005. The chi-square is n F as in lavaan; `factanal` prints Bartlett's (n − 1 − (2k +
 * 5)/6 − 2/3) F.
 *
 * Starting points, in order, until one ends inside: Jöreskog's from the squared multiple correlations, then ψ =
 * 0.5, then 0.9 of the variance of every item.
 *
 * @param matrix covariances of the items after reversal; three items or more
 * @example oneFactorModel(matrix) // { ok: true, value: { loadings: [0.7, …], uniquenesses: [0.5, …], … } }
 */
export function oneFactorModel(matrix: CovarianceMatrix): Estimate<OneFactorModel, FactorFailure> {
  const { n, k, covariances } = matrix;
  if (k < 3) return notComputable('too-few-items');
  const standardized = correlationMatrix(matrix);
  if (!standardized.ok) return standardized;
  const correlations = standardized.value.covariances;
  const lower = cholesky(correlations, k);
  if (lower === null) return notComputable('singular-matrix');
  const inverse = inverseFromCholesky(lower, k);
  const starts: ((item: number) => number)[] = [
    (item) => (1 - 0.5 / k) / inverse[item * k + item]!,
    () => 0.5,
    () => 0.9,
  ];
  let failure: FactorFailure = 'no-convergence';
  for (const start of starts) {
    const descent = minimizeDiscrepancy(
      correlations,
      Float64Array.from({ length: k }, (_, item) => Math.log(start(item))),
    );
    if (descent.ok) {
      if (descent.value.discrepancy > boundaryDiscrepancy(correlations, lower, k))
        return notComputable('heywood-case');
      return estimated(scaledModel(descent.value, covariances, n));
    }
    // The first failure that names a cause is the one to report.
    if (failure === 'no-convergence') failure = descent.reason;
  }
  return notComputable(failure);
}

/**
 * The smallest discrepancy with a uniqueness of zero. The factor then is that item i itself, and all that is left
 * to the others is their variance given it: F_i = Σ_{j≠i} log(1 − r_ij²) − log|R|.
 */
function boundaryDiscrepancy(correlations: Float64Array, lower: Float64Array, k: number): number {
  let logDeterminant = 0;
  for (let i = 0; i < k; i++) logDeterminant += 2 * Math.log(lower[i * k + i]!);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < k; i++) {
    let given = -logDeterminant;
    for (let j = 0; j < k; j++) if (j !== i) given += Math.log1p(-(correlations[i * k + j]! ** 2));
    least = Math.min(least, given);
  }
  return least;
}

function scaledModel(descent: Descent, covariances: Float64Array, n: number): OneFactorModel {
  const { loadings, uniquenesses, discrepancy } = descent;
  const k = loadings.length;
  const sign = loadings.reduce((sum, loading) => sum + loading, 0) < 0 ? -1 : 1;
  const df = (k * (k - 3)) / 2;
  const chiSquare = n * discrepancy;
  return {
    loadings: loadings.map((loading, i) => sign * loading * Math.sqrt(covariances[i * k + i]!)),
    uniquenesses: uniquenesses.map((uniqueness, i) => uniqueness * covariances[i * k + i]!),
    discrepancy,
    fit: { chiSquare, df, p: df === 0 ? null : chiSquareUpper(chiSquare, df) },
  };
}
