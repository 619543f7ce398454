/** 2^27 + 1: multiplying by it splits a double into two halves of 26 bits (Veltkamp). */
const SPLITTER = 134217729;

/** x y minus its rounded product, exactly (Dekker 1971). */
function productError(x: number, y: number, product: number): number {
  const [xWide, yWide] = [x * SPLITTER, y * SPLITTER];
  const [xHigh, yHigh] = [xWide - (xWide - x), yWide - (yWide - y)];
  const [xLow, yLow] = [x - xHigh, y - yHigh];
  return xLow * yLow - (product - xHigh * yHigh - xLow * yHigh - xHigh * yLow);
}

/**
 * a b − c d for positive factors, to double precision also where the two products are nearly equal and the plain
 * difference would be mostly rounding error.
 *
 * @example productDifference(1 / 3, 3, 1, 1) // -5.55e-17: how far the double 1/3 lies below one third, times 3
 */
export function productDifference(a: number, b: number, c: number, d: number): number {
  const [one, other] = [a * b, c * d];
  const difference = one - other;
  if (!(Math.abs(difference) < 0.5 * one)) return difference;
  return difference + (productError(a, b, one) - productError(c, d, other));
}
