import type { CovarianceMatrix } from '../cross-products.ts';
import { chiSquareUpper } from '../distributions/chi-square.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts';

/** What the distances of a sample's respondents are measured with. */
export interface MahalanobisSpace {
  /** Respondents that the covariances rest on. */
  readonly n: number;
  /** Rank of the covariance matrix: variables that are not combinations of others. */
  readonly df: number;
  /** (n − 1)² / n: no respondent of the sample can be further out, whatever the answers. */
  readonly largestDistance: number;
  readonly means: Float64Array;
  /** df rows of k: the squared length of this matrix times (x − means) is D². */
  readonly axes: Float64Array;
}

/** How unusual the combination of answers of one respondent is. */
export interface MahalanobisDistance {
  /** D², the squared distance. */
  readonly distance: number;
  readonly df: number;
  /** Upper tail of the chi-square distribution. */
  readonly p: number;
}

/** Share of the largest eigenvalue of a correlation matrix below which an eigenvalue is rounding. */
const NEGLIGIBLE = 1e-10;

/**
 * Prepares D² = (x − m)′ S⁻ (x − m) (Mahalanobis 1936; Meade & Craig 2012 for careless answers), m and S (n − 1) of the sample.
 *
 * S⁻ is the Moore-Penrose inverse, from the eigenvectors of the correlations: an item that nobody answers differently, or that follows
 * from others, adds neither distance nor a degree of freedom; for a regular S it is the inverse, as in `stats::mahalanobis`,
 * `psych::outlier` and `careless::mahad` in R (which stop at a singular one).
 *
 * @returns `too-few` when n − 1 does not exceed the rank: then everybody is equally far from the mean; `zero-variance` when nobody
 *   differs from anybody
 * @example mahalanobisSpace(covarianceMatrix(products))
 */
export function mahalanobisSpace(matrix: CovarianceMatrix): Estimate<MahalanobisSpace> {
  const { n, k, means, covariances } = matrix;
  if (n < 2) return notComputable('too-few');
  const deviations = Float64Array.from(means, (_, i) => Math.sqrt(covariances[i * k + i]!));
  const varying = [...deviations.keys()].filter((i) => deviations[i]! > 1e-12 * (1 + Math.abs(means[i]!)));
  const size = varying.length;
  if (size === 0) return notComputable('zero-variance');
  const correlations = new Float64Array(size * size);
  varying.forEach((i, row) => {
    varying.forEach((j, column) => {
      correlations[row * size + column] =
        i === j ? 1 : covariances[i * k + j]! / (deviations[i]! * deviations[j]!);
    });
  });
  const { values, vectors } = symmetricEigen(correlations, size);
  const df = values.filter((value) => value > NEGLIGIBLE * values[0]!).length;
  if (n - 1 <= df) return notComputable('too-few');
  const axes = new Float64Array(df * k);
  for (let axis = 0; axis < df; axis++) {
    varying.forEach((i, row) => {
      axes[axis * k + i] = vectors[row * size + axis]! / (deviations[i]! * Math.sqrt(values[axis]!));
    });
  }
  return estimated({ n, df, largestDistance: (n - 1) ** 2 / n, means, axes });
}

/**
 * D² of one respondent and its upper chi-square p with df the rank of the covariances, as `careless::mahad` and `psych::outlier`.
 *
 * The chi-square distribution holds for many normal respondents. In small samples it is cautious: a respondent pulls the mean and
 * the covariances along, so D² stays below `largestDistance`.
 *
 * @param values one finite number per variable
 * @throws RangeError when their number differs or one is not finite
 * @example mahalanobisDistance(space, Float64Array.of(1, 5, 1)) // { distance: 16.3, df: 3, p: 0.00098 }
 */
export function mahalanobisDistance(space: MahalanobisSpace, values: Float64Array): MahalanobisDistance {
  const { means, axes, df } = space;
  const k = means.length;
  if (values.length !== k || !values.every(Number.isFinite))
    throw new RangeError(`mahalanobisDistance: expected ${k} finite numbers`);
  let distance = 0;
  for (let axis = 0; axis < df; axis++) {
    let along = 0;
    for (let i = 0; i < k; i++) along += axes[axis * k + i]! * (values[i]! - means[i]!);
    distance += along * along;
  }
  return { distance, df, p: chiSquareUpper(distance, df) };
}
