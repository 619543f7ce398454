import { type Estimate, estimated, notComputable } from './estimate.ts';
import { moments } from './moments.ts';

/** A shape statistic with its standard error under normality. */
export interface Shape {
  readonly value: number;
  readonly standardError: number;
}

/**
 * Sample skewness G1 = n / ((n − 1)(n − 2)) Σ z³, z with the sample SD (Fisher 1930; Joanes & Gill 1998), SE √(6n(n
 * − 1) / ((n − 2)(n + 1)(n + 3))).
 *
 * As SPSS, SAS, Excel, jamovi and `e1071::skewness(type = 2)`; `psych::describe` and moments print others.
 *
 * @param values finite numbers
 * @returns `too-few` below three values, `zero-variance` when they are equal
 * @throws RangeError when a value is not finite
 * @example skewness(Float64Array.of(1, 2, 3, 10)) // { ok: true, value: { value: 1.764, standardError: 1.014 } }
 */
export function skewness(values: Float64Array): Estimate<Shape> {
  const n = values.length;
  if (n < 3) return notComputable('too-few');
  const cubes = standardizedSum(values, (z) => z * z * z);
  if (cubes === null) return notComputable('zero-variance');
  return estimated({ value: (n / ((n - 1) * (n - 2))) * cubes, standardError: skewnessError(n) });
}

/**
 * Sample excess kurtosis G2 = n(n + 1) / ((n − 1)(n − 2)(n − 3)) Σ z⁴ − 3(n − 1)² / ((n − 2)(n − 3)), 0 for a
 * normal distribution, SE 2 SE(G1) √((n² − 1) / ((n − 3)(n + 5))). Packages as `skewness`.
 *
 * @param values finite numbers
 * @returns `too-few` below four values, `zero-variance` when they are equal
 * @throws RangeError when a value is not finite
 * @example kurtosis(Float64Array.of(1, 2, 3, 10)) // { ok: true, value: { value: 3.228, standardError: 2.619 } }
 */
export function kurtosis(values: Float64Array): Estimate<Shape> {
  const n = values.length;
  if (n < 4) return notComputable('too-few');
  const fourths = standardizedSum(values, (z) => z * z * z * z);
  if (fourths === null) return notComputable('zero-variance');
  const scale = (n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3));
  return estimated({
    value: scale * fourths - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3)),
    standardError: 2 * skewnessError(n) * Math.sqrt((n ** 2 - 1) / ((n - 3) * (n + 5))),
  });
}

function skewnessError(n: number): number {
  return Math.sqrt((6 * n * (n - 1)) / ((n - 2) * (n + 1) * (n + 3)));
}

/** Σ power(z); `null` when the values differ by nothing but the rounding of their mean. */
function standardizedSum(values: Float64Array, power: (z: number) => number): number | null {
  const { mean, variance } = moments(values);
  const sd = Math.sqrt(variance);
  if (!(sd > 10 * Number.EPSILON * Math.abs(mean))) return null;
  return values.reduce((sum, value) => sum + power((value - mean) / sd), 0);
}
