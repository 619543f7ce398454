/**
 * Product of a k × m and an m × n matrix, all row by row.
 *
 * @throws RangeError when the entries do not make such matrices
 * @example matrixProduct(Float64Array.of(1, 2), Float64Array.of(3, 4), 1, 2, 1) // [11]
 */
export function matrixProduct(
  left: Float64Array,
  right: Float64Array,
  k: number,
  m: number,
  n: number,
): Float64Array {
  if (left.length !== k * m || right.length !== m * n)
    throw new RangeError(
      `matrixProduct: ${left.length} and ${right.length} entries, needs ${k * m}, ${m * n}`,
    );
  const product = new Float64Array(k * n);
  for (let i = 0; i < k; i++) {
    for (let l = 0; l < m; l++) {
      const entry = left[i * m + l]!;
      if (entry === 0) continue;
      for (let j = 0; j < n; j++) product[i * n + j]! += entry * right[l * n + j]!;
    }
  }
  return product;
}

/** x′ A y of a square matrix, row by row. */
export function bilinear(x: Float64Array, matrix: Float64Array, y: Float64Array): number {
  const k = y.length;
  let sum = 0;
  for (let i = 0; i < k; i++) {
    if (x[i] === 0) continue;
    let row = 0;
    for (let j = 0; j < k; j++) row += matrix[i * k + j]! * y[j]!;
    sum += x[i]! * row;
  }
  return sum;
}

/** Trace of the product of two k × k matrices, row by row. */
export function traceOfProduct(left: Float64Array, right: Float64Array, k: number): number {
  let trace = 0;
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) trace += left[i * k + j]! * right[j * k + i]!;
  return trace;
}
