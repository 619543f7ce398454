import { cholesky, inverseFromCholesky } from '../linear-algebra/cholesky.ts';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts';

/** The discrepancy of a one-factor model at given uniquenesses, the loadings being the best for these. */
export interface ProfilePoint {
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
export function profileLikelihood(correlations: Float64Array, logUniquenesses: Float64Array): ProfilePoint {
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

/** Power iterations, after which the two largest eigenvalues lie too close together to wait for the first. */
const MAXIMUM_ITERATIONS = 200;
/** What is left of the sums over all eigenvalues below this part of them would lose too many digits. */
const LEAST_PART = 1e-4;
/** As would the second derivatives beyond this. */
const LARGEST_EIGENVALUE = 1e4;

/**
 * {@link profileLikelihood} of the same correlations at one point after the other, from the first eigenvector alone, which the next point
 * starts from: some tenth of the work. Sums over m ≥ 2 are those over all m, which are entries, trace and determinant of A = Ψ^(−1/2) S
 * Ψ^(−1/2), without the first; and as (1 − θ)(θ + θ₁)/(θ₁ − θ) = θ + 2θ₁ − 1 − 2θ₁(θ₁ − 1)/(θ₁ − θ), C follows from the inverse of θ₁I − A
 * beside ω₁. Where that would lose digits, all eigenvectors are computed.
 *
 * @param onPlain told each time that they are
 */
export function profiles(
  correlations: Float64Array,
  k: number,
  onPlain?: () => void,
): (logUniquenesses: Float64Array) => ProfilePoint {
  const lower = cholesky(correlations, k);
  let logDeterminant = 0;
  for (let i = 0; i < k && lower !== null; i++) logDeterminant += 2 * Math.log(lower[i * k + i]!);
  let direction: Float64Array = new Float64Array(k).fill(1 / Math.sqrt(k));
  return (logUniquenesses) => {
    const point =
      lower === null ? null : profileOfFirst(correlations, logDeterminant, logUniquenesses, direction);
    if (point !== null) {
      direction = point.direction;
      return point;
    }
    onPlain?.();
    return profileLikelihood(correlations, logUniquenesses);
  };
}

function profileOfFirst(
  correlations: Float64Array,
  logDeterminant: number,
  logUniquenesses: Float64Array,
  start: Float64Array,
): (ProfilePoint & { readonly direction: Float64Array }) | null {
  const k = logUniquenesses.length;
  const roots = logUniquenesses.map((x) => Math.exp(x / 2));
  const a = new Float64Array(k * k);
  let trace = 0;
  let logOfA = logDeterminant;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) a[i * k + j] = correlations[i * k + j]! / (roots[i]! * roots[j]!);
    trace += a[i * k + i]!;
    logOfA -= logUniquenesses[i]!;
  }
  const found = firstEigenvector(a, k, start);
  if (found === null) return null;
  const { value: first, vector } = found;
  const discrepancy = trace - logOfA - k - excess(first);
  if (!(first > 1 && first < LARGEST_EIGENVALUE)) return null;
  if (!(discrepancy > LEAST_PART * (trace + Math.abs(logOfA) + k))) return null;
  // θ₁I − A is singular along ω₁; with something there it is positive definite, unless θ₁ was not the largest.
  const beside = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) beside[i * k + j] = first * vector[i]! * vector[j]! - a[i * k + j]!;
    beside[i * k + i]! += first;
  }
  const lower = cholesky(beside, k, 1e-6);
  if (lower === null) return null;
  const inverse = inverseFromCholesky(lower, k);
  const gradient = new Float64Array(k);
  const hessian = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      const along = vector[i]! * vector[j]!;
      const sum = (i === j ? 1 : 0) - along;
      const weighted = a[i * k + j]! - first * along;
      const apart = inverse[i * k + j]! - along / first;
      const c = weighted + (2 * first - 1) * sum - 2 * first * (first - 1) * apart;
      const second = weighted * sum + c * along;
      hessian[i * k + j] = second;
      hessian[j * k + i] = second;
      if (i === j) gradient[i] = sum - weighted;
    }
  }
  const strength = Math.sqrt(first - 1);
  return {
    discrepancy,
    gradient,
    hessian,
    loadings: roots.map((root, i) => root * vector[i]! * strength),
    direction: vector,
  };
}

/** Largest eigenvalue in size and its vector by power iteration (von Mises & Pollaczek-Geiringer 1929), to the last digits; `null` when that is far off. */
function firstEigenvector(
  a: Float64Array,
  k: number,
  start: Float64Array,
): { readonly value: number; readonly vector: Float64Array } | null {
  let vector = Float64Array.from(start);
  let next = new Float64Array(k);
  for (let iteration = 0; iteration < MAXIMUM_ITERATIONS; iteration++) {
    let squares = 0;
    for (let i = 0; i < k; i++) {
      let sum = 0;
      for (let j = 0; j < k; j++) sum += a[i * k + j]! * vector[j]!;
      next[i] = sum;
      squares += sum * sum;
    }
    const value = Math.sqrt(squares);
    if (!(value > 0)) return null;
    let change = 0;
    for (let i = 0; i < k; i++) {
      next[i]! /= value;
      change = Math.max(change, Math.abs(next[i]! - vector[i]!));
    }
    [vector, next] = [next, vector];
    if (change <= LAST_CHANGE) return { value, vector };
  }
  return null;
}

/** Rounding alone changes a vector of length 1 by this much. */
const LAST_CHANGE = 4 * Number.EPSILON;

/** θ − log θ − 1, without cancellation near 1. */
function excess(theta: number): number {
  const u = theta - 1;
  return Math.abs(u) < 1e-2
    ? u * u * (1 / 2 - u * (1 / 3 - u * (1 / 4 - u * (1 / 5 - u * (1 / 6 - u / 7)))))
    : u - Math.log(theta);
}
