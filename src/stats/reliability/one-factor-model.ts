import type { CovarianceMatrix } from '../cross-products.ts';
import { chiSquareUpper } from '../distributions/chi-square.ts';
import { type Estimate, estimated, type NotComputable, notComputable } from '../estimate.ts';
import { cholesky, inverseFromCholesky, solveCholesky } from '../linear-algebra/cholesky.ts';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts';
import { correlationMatrix } from './correlation-matrix.ts';

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
  let x = start;
  let point = profileLikelihood(correlations, x);
  for (let steps = 1; steps <= MAXIMUM_STEPS; steps++) {
    const step = newtonStep(point);
    const size = step.reduce((largest, change) => Math.max(largest, Math.abs(change)), 0);
    const slope = step.reduce((sum, change, i) => sum + change * point.gradient[i]!, 0);
    const whole = Math.min(1, 1 / size);
    let length = whole;
    let next = moved(correlations, x, step, length);
    while (size > UNQUESTIONED_STEP && next.discrepancy > discrepancyBound(point, length * slope)) {
      length /= 2;
      // Stuck at a kink, where the two largest eigenvalues meet: another starting point may pass by it.
      if (length < SHORTEST_STEP * whole) return notComputable('no-convergence');
      next = moved(correlations, x, step, length);
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
      hessian.map((entry, index) => (index % (k + 1) === 0 ? entry + ridge : entry)),
      k,
    );
    if (lower !== null) return solveCholesky(lower, down);
  }
}

function moved(
  correlations: Float64Array,
  x: Float64Array,
  step: Float64Array,
  length: number,
): ProfilePoint & { readonly x: Float64Array } {
  const there = x.map((value, i) => value + length * step[i]!);
  return { ...profileLikelihood(correlations, there), x: there };
}

/** Armijo's condition: a ten-thousandth of the fall that the slope promises. */
function discrepancyBound(from: ProfilePoint, promised: number): number {
  return from.discrepancy + 1e-4 * promised;
}

/** The discrepancy of a one-factor model at given uniquenesses, the loadings being the best for these. */
interface ProfilePoint {
  /** F = log|Σ| + tr(S Σ⁻¹) − log|S| − k, at its minimum over the loadings. */
  readonly discrepancy: number;
  /** dF / d log ψ. */
  readonly gradient: Float64Array;
  /** d²F / d log ψ d log ψ′, row by row. */
  readonly hessian: Float64Array;
  /** λ of the items, for variances of 1; up to a common sign. */
  readonly loadings: Float64Array;
}

/**
 * Jöreskog's (1967) profile of the maximum likelihood discrepancy: loadings eliminated, a function of the
 * uniquenesses ψ only.
 *
 * With θ₁ ≥ … ≥ θ_k and ω the eigenvalues and eigenvectors of Ψ^(−1/2) S Ψ^(−1/2): F = Σ_{m≥2} (θ_m − log θ_m − 1),
 * λ = Ψ^(1/2) ω₁ √(θ₁ − 1), dF/dx_i = Σ_{m≥2} (1 − θ_m) ω_im² in x = log ψ, and the exact second derivatives (as
 * Clarke 1970) A_ij B_ij + C_ij ω_i1 ω_j1, with sums over m ≥ 2 of ω_im ω_jm times θ_m (A), times 1 (B), and times
 * (1 − θ_m)(θ_m + θ₁)/(θ₁ − θ_m) (C).
 *
 * @param correlations k × k, positive definite
 * @param logUniquenesses x = log ψ, one per item
 */
function profileLikelihood(correlations: Float64Array, logUniquenesses: Float64Array): ProfilePoint {
  const k = logUniquenesses.length;
  const roots = logUniquenesses.map((x) => Math.exp(x / 2));
  const { values, vectors } = symmetricEigen(
    correlations.map((r, index) => {
      const row = Math.floor(index / k);
      return r / (roots[row]! * roots[index - row * k]!);
    }),
    k,
  );
  const first = values[0]!;
  let discrepancy = 0;
  for (let m = 1; m < k; m++) discrepancy += excess(values[m]!);
  const gradient = new Float64Array(k);
  const hessian = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let [a, b, c] = [0, 0, 0];
      for (let m = 1; m < k; m++) {
        const value = values[m]!;
        const product = vectors[i * k + m]! * vectors[j * k + m]!;
        a += value * product;
        b += product;
        if (first > value) c += (((1 - value) * (value + first)) / (first - value)) * product;
      }
      const second = a * b + c * vectors[i * k]! * vectors[j * k]!;
      hessian[i * k + j] = second;
      hessian[j * k + i] = second;
      if (i === j) gradient[i] = b - a;
    }
  }
  const strength = Math.sqrt(Math.max(first - 1, 0));
  return {
    discrepancy,
    gradient,
    hessian,
    loadings: roots.map((root, i) => root * vectors[i * k]! * strength),
  };
}

/** θ − log θ − 1, without cancellation near 1. */
function excess(theta: number): number {
  const u = theta - 1;
  return Math.abs(u) < 1e-2
    ? u * u * (1 / 2 - u * (1 / 3 - u * (1 / 4 - u * (1 / 5 - u * (1 / 6 - u / 7)))))
    : u - Math.log(theta);
}
