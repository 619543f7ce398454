import type { CovarianceMatrix } from '../cross-products.ts';
import { chiSquareUpper } from '../distributions/chi-square.ts';
import { type Estimate, estimated, type NotComputable, notComputable } from '../estimate.ts';
import { cholesky, inverseFromCholesky, solveCholesky } from '../linear-algebra/cholesky.ts';
import { correlationMatrix } from './correlation-matrix.ts';
import { type ProfilePoint, profiles } from './profile-likelihood.ts';

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
 * The model of the correlations: that of the covariances in units of standard deviations, since maximum likelihood does not depend on the
 * scale of the items (Jöreskog 1967).
 */
export function standardizedModel(
  model: OneFactorModel,
  { k, covariances }: CovarianceMatrix,
): OneFactorModel {
  return {
    ...model,
    loadings: model.loadings.map((loading, i) => loading / Math.sqrt(covariances[i * k + i]!)),
    uniquenesses: model.uniquenesses.map((uniqueness, i) => uniqueness / covariances[i * k + i]!),
  };
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

/** Where the descent ended, in the metric of correlations. */
interface Descent {
  readonly loadings: Float64Array;
  readonly uniquenesses: Float64Array;
  readonly discrepancy: number;
  readonly steps: number;
}

type DescentFailure = 'heywood-case' | 'not-identified' | 'no-convergence';

const MAXIMUM_STEPS = 200;
/**
 * A unique variance below this share of the item's variance is on its way to zero: no answer scale measures so
 * finely.
 */
const LEAST_UNIQUENESS = 1e-6;
/** Below this a Newton step is taken whole: the fall of the discrepancy (its square) drowns in rounding. */
const UNQUESTIONED_STEP = 1e-4;
/** A step is halved up to here. */
const SHORTEST_STEP = 2 ** -30;
/** Newton's error squares with each step, so after a step this small in log ψ nothing is left but rounding. */
const LAST_STEP = 1e-8;

/**
 * Minimum of the one-factor discrepancy over the uniquenesses: Newton's method in log ψ, which keeps them positive.
 *
 * Where the second derivatives are not positive definite a multiple of the identity is added (Levenberg); a step
 * changes no ψ by more than a factor e and is halved until the discrepancy falls.
 *
 * @param correlations k × k, positive definite
 * @param start log ψ
 */
export function minimizeDiscrepancy(
  correlations: Float64Array,
  start: Float64Array,
): Estimate<Descent, DescentFailure> {
  const profileAt = profiles(correlations, start.length);
  let x = start;
  let point = profileAt(x);
  for (let steps = 1; steps <= MAXIMUM_STEPS; steps++) {
    const step = newtonStep(point);
    const size = step.reduce((largest, change) => Math.max(largest, Math.abs(change)), 0);
    const slope = step.reduce((sum, change, i) => sum + change * point.gradient[i]!, 0);
    const whole = Math.min(1, 1 / size);
    let length = whole;
    let next = moved(profileAt, x, step, length);
    while (size > UNQUESTIONED_STEP && next.discrepancy > discrepancyBound(point, length * slope)) {
      length /= 2;
      // Stuck at a kink, where the two largest eigenvalues meet: another starting point may pass by it.
      if (length < SHORTEST_STEP * whole) return notComputable('no-convergence');
      next = moved(profileAt, x, step, length);
    }
    x = next.x;
    point = next;
    if (x.some((logUniqueness) => logUniqueness < Math.log(LEAST_UNIQUENESS)))
      return notComputable('heywood-case');
    if (size <= LAST_STEP) {
      if (cholesky(point.hessian, x.length, 1e-9) === null) return notComputable('not-identified');
      return estimated({
        loadings: point.loadings,
        uniquenesses: x.map(Math.exp),
        discrepancy: point.discrepancy,
        steps,
      });
    }
  }
  return notComputable('no-convergence');
}

function newtonStep({ gradient, hessian }: ProfilePoint): Float64Array {
  const k = gradient.length;
  const down = gradient.map((slope) => -slope);
  for (let ridge = 0; ; ridge = Math.max(1e-3, 4 * ridge)) {
    const lower = cholesky(
      ridge === 0 ? hessian : hessian.map((entry, index) => (index % (k + 1) === 0 ? entry + ridge : entry)),
      k,
    );
    if (lower !== null) return solveCholesky(lower, down);
  }
}

function moved(
  profileAt: (logUniquenesses: Float64Array) => ProfilePoint,
  x: Float64Array,
  step: Float64Array,
  length: number,
): ProfilePoint & { readonly x: Float64Array } {
  const there = x.map((value, i) => value + length * step[i]!);
  return { ...profileAt(there), x: there };
}

/** Armijo's condition: a ten-thousandth of the fall that the slope promises. */
function discrepancyBound(from: ProfilePoint, promised: number): number {
  return from.discrepancy + 1e-4 * promised;
}
