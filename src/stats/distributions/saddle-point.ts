/**
 * The error of Stirling's formula: log Γ(x + 1) − (x + 1/2) log x + x − log(2π)/2, x > 0.
 *
 * Formula: 1/(12x) − 1/(360x³) + 1/(1260x⁵) − … from x = 16; below, the recurrence
 * e(x) = e(x + 1) + (x + 1/2) log(1 + 1/x) − 1 is applied upwards (Loader 2000).
 *
 * @example stirlingError(10) // 0.00833056343336287
 */
export function stirlingError(x: number): number {
  let below = 0;
  let y = x;
  for (; y < 16; y += 1) below += (y + 0.5) * Math.log1p(1 / y) - 1;
  const square = 1 / (y * y);
  const series =
    1 / 12 -
    square *
      (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360)))));
  return below + series / y;
}

/**
 * e^u − 1 − u, exact to double precision also near u = 0, where the plain formula cancels.
 *
 * @example exponentialExcess(1e-8) // 5.000000016666667e-17
 */
export function exponentialExcess(u: number): number {
  if (u > 0.5 || u < -0.5) return Math.expm1(u) - u;
  // 1/2! + u/3! + u²/4! + …, up to the term that no longer counts; written out, since integrands call it many times.
  let sum = 1 / 87178291200 + u / 1307674368000;
  sum = 1 / 479001600 + u * (1 / 6227020800 + u * sum);
  sum = 1 / 3628800 + u * (1 / 39916800 + u * sum);
  sum = 1 / 40320 + u * (1 / 362880 + u * sum);
  sum = 1 / 720 + u * (1 / 5040 + u * sum);
  sum = 1 / 24 + u * (1 / 120 + u * sum);
  return u * u * (1 / 2 + u * (1 / 6 + u * sum));
}

/**
 * x log(x/a) + a − x for x, a > 0, without cancellation near x = a: the deviance term of Loader (2000).
 *
 * @param excess x − a, where the caller knows it to more digits than the subtraction gives
 * @example deviance(100.001, 100) // 4.99998333...e-9
 */
export function deviance(x: number, a: number, excess = x - a): number {
  const v = excess / (x + a);
  // Beyond, the logarithm no longer cancels against the excess; nearer, it would cost a digit of a tail of 1e-300.
  if (Math.abs(v) > 0.5) return x * Math.log(x / a) - excess;
  const square = v * v;
  let sum = excess * v;
  let term = 2 * x * v;
  for (let k = 3; ; k += 2) {
    term *= square;
    const next = sum + term / k;
    // Also ends on NaN, which equals nothing.
    if (!(Math.abs(next - sum) > 0)) return sum;
    sum = next;
  }
}
