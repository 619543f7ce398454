/** Eigenvalues from large to small; vector m is `vectors[i * k + m]` over i, of length 1. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/**
 * All eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations (Jacobi 1846; Rutishauser
 * 1966).
 *
 * Slower than tridiagonal methods but accurate to the last digits, small eigenvalues of positive definite matrices
 * included; meant for the dozens of items of a questionnaire. The sign of a vector is arbitrary.
 *
 * @param matrix k × k, row by row, symmetric and finite
 * @throws RangeError when an entry is not finite
 * @example symmetricEigen(Float64Array.of(2, 1, 1, 2), 2).values // [3, 1]
 */
export function symmetricEigen(matrix: Float64Array, k: number): SymmetricEigen {
  if (matrix.length !== k * k || !matrix.every(Number.isFinite))
    throw new RangeError(`symmetricEigen: not a finite ${k} × ${k} matrix`);
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(k * k);
  for (let i = 0; i < k; i++) vectors[i * k + i] = 1;
  // Where a diagonal entry is zero, "small beside its diagonal entries" would never come true.
  const negligible =
    Number.EPSILON ** 2 * a.reduce((largest, entry) => Math.max(largest, Math.abs(entry)), 0);
  // Convergence is quadratic: six to ten sweeps suffice in practice, and a sweep without a rotation ends it.
  for (let sweep = 0; sweep < 60; sweep++) {
    let rotations = 0;
    for (let p = 0; p < k - 1; p++) {
      for (let q = p + 1; q < k; q++) if (rotate(a, vectors, k, p, q, negligible)) rotations++;
    }
    if (rotations === 0) break;
  }
  const order = Array.from({ length: k }, (_, m) => m).sort((m, n) => a[n * k + n]! - a[m * k + m]!);
  return {
    values: Float64Array.from(order, (m) => a[m * k + m]!),
    vectors: Float64Array.from(vectors, (_, index) => {
      const row = Math.floor(index / k);
      return vectors[row * k + order[index - row * k]!]!;
    }),
  };
}

/** Zeroes entry (p, q) by a rotation; false when it is already nothing beside its diagonal entries. */
function rotate(
  a: Float64Array,
  vectors: Float64Array,
  k: number,
  p: number,
  q: number,
  negligible: number,
): boolean {
  const app = a[p * k + p]!;
  const aqq = a[q * k + q]!;
  const apq = a[p * k + q]!;
  if (Math.abs(apq) <= Math.max(negligible, Number.EPSILON * 0.25 * Math.sqrt(Math.abs(app * aqq))))
    return false;
  const theta = (aqq - app) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let m = 0; m < k; m++) turn(a, m * k + p, m * k + q, c, s);
  for (let m = 0; m < k; m++) {
    turn(a, p * k + m, q * k + m, c, s);
    turn(vectors, m * k + p, m * k + q, c, s);
  }
  a[p * k + p] = app - t * apq;
  a[q * k + q] = aqq + t * apq;
  a[p * k + q] = 0;
  a[q * k + p] = 0;
  return true;
}

function turn(values: Float64Array, first: number, second: number, c: number, s: number): void {
  const x = values[first]!;
  const y = values[second]!;
  values[first] = c * x - s * y;
  values[second] = s * x + c * y;
}
