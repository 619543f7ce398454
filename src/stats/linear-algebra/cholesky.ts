/**
 * Lower triangle L of a symmetric positive definite matrix A = L L′ (Cholesky).
 *
 * A pivot not above `tolerance` times its diagonal entry counts as zero: the row is a linear combination of the
 * rows before it. 1e-10 is far above the rounding of a covariance and far below any share of variance that an
 * answer scale can hold.
 *
 * @param matrix k × k, row by row; only the lower triangle is read
 * @returns L, row by row, zeros above the diagonal; `null` when the matrix is not positive definite
 * @example cholesky(Float64Array.of(4, 2, 2, 5), 2) // [2, 0, 1, 2]
 */
export function cholesky(matrix: Float64Array, k: number, tolerance = 1e-10): Float64Array | null {
  if (matrix.length !== k * k)
    throw new RangeError(`cholesky: ${matrix.length} entries are not a ${k} × ${k} matrix`);
  const lower = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * k + j]!;
      for (let m = 0; m < j; m++) rest -= lower[i * k + m]! * lower[j * k + m]!;
      if (i > j) lower[i * k + j] = rest / lower[j * k + j]!;
      else if (rest > tolerance * matrix[i * k + i]!) lower[i * k + i] = Math.sqrt(rest);
      else return null;
    }
  }
  return lower;
}

/** x of A x = b, from the Cholesky triangle of A. */
export function solveCholesky(lower: Float64Array, right: Float64Array): Float64Array {
  const solution = Float64Array.from(right);
  solveWithin(lower, right.length, solution, 0);
  return solution;
}

/** The inverse of A, row by row, from the Cholesky triangle of A. */
export function inverseFromCholesky(lower: Float64Array, k: number): Float64Array {
  const inverse = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    inverse[i * k + i] = 1;
    solveWithin(lower, k, inverse, i * k);
  }
  return inverse;
}

/** Puts x of A x = b in the place of b, k values from `start` on: small arrays of their own would cost more than the sums. */
function solveWithin(lower: Float64Array, k: number, values: Float64Array, start: number): void {
  for (let i = 0; i < k; i++) {
    let rest = values[start + i]!;
    for (let m = 0; m < i; m++) rest -= lower[i * k + m]! * values[start + m]!;
    values[start + i] = rest / lower[i * k + i]!;
  }
  for (let i = k - 1; i >= 0; i--) {
    let rest = values[start + i]!;
    for (let m = i + 1; m < k; m++) rest -= lower[m * k + i]! * values[start + m]!;
    values[start + i] = rest / lower[i * k + i]!;
  }
}
