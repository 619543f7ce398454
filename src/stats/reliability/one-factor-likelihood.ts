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

/** θ − log θ − 1, without cancellation near 1. */
function excess(theta: number): number {
  const u = theta - 1;
  return Math.abs(u) < 1e-2
    ? u * u * (1 / 2 - u * (1 / 3 - u * (1 / 4 - u * (1 / 5 - u * (1 / 6 - u / 7)))))
    : u - Math.log(theta);
}
