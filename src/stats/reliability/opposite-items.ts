import { alphaOf, sumOfVariances } from '../cronbach-alpha.ts';
import type { CovarianceMatrix } from '../cross-products.ts';
import { orNull } from '../estimate.ts';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts';

/** Items that go against the others of their scale. */
export interface OppositeItems {
  /** Positions of the items; two sets where both are as large, and reversing either comes to the same. */
  readonly sets: readonly (readonly number[])[];
  /** Alpha with one of the sets reversed. */
  readonly alpha: number;
}

/** Differences below this are rounding. */
const ROUNDING = 1e-9;

/** A smaller gain would not show in an alpha with two decimals, and is no reason to reverse anything. */
const GAIN = 0.005;

/**
 * The items that should perhaps be reversed together: the smaller of the two groups into which the signs of the first eigenvector of
 * the correlations divide them, as `psych::alpha(check.keys = TRUE)` does (which takes the group whose loadings weigh less). Where that
 * does not raise alpha, the items that correlate most negatively with the rest are turned one after the other until none does.
 *
 * Some set always makes alpha positive unless no two items covary, for over all ways to reverse items the covariances add up to nothing.
 * So a set is named only where the first eigenvector is the only one of its size: else chance would choose among several.
 *
 * @param matrix covariances of the items as they are scored now
 * @returns sets with which alpha is clearly larger than now and not negative; `null` where no group of items goes against the others
 * @example oppositeItems(covariances).sets // [[2, 4]]
 */
export function oppositeItems(matrix: CovarianceMatrix): OppositeItems | null {
  const { k, covariances } = matrix;
  const varying = Array.from({ length: k }, (_, i) => i).filter((i) => covariances[i * k + i]! > 0);
  if (varying.length < 2) return null;
  const correlations = Float64Array.from(
    varying.flatMap((i) =>
      varying.map((j) =>
        i === j ? 1 : covariances[i * k + j]! / Math.sqrt(covariances[i * k + i]! * covariances[j * k + j]!),
      ),
    ),
  );
  // Pairs that nobody answered both of have no correlation.
  if (!correlations.every(Number.isFinite)) return null;
  const { values, vectors } = symmetricEigen(correlations, varying.length);
  if (values[0]! - values[1]! < ROUNDING * values[0]!) return null;
  const signs = new Array<number>(k).fill(0);
  for (const [position, item] of varying.entries()) {
    const loading = vectors[position * varying.length]!;
    signs[item] = Math.abs(loading) < ROUNDING ? 0 : Math.sign(loading);
  }
  return helpfulSets(matrix, signs) ?? helpfulSets(matrix, withoutNegativeItems(matrix, signs));
}

/** The smaller group by sign, or both where they are equally large, if reversing it helps. */
function helpfulSets(matrix: CovarianceMatrix, signs: readonly number[]): OppositeItems | null {
  const groups = [-1, 1].map((side) => signs.flatMap((sign, item) => (sign === side ? [item] : [])));
  const smallest = Math.min(...groups.map(({ length }) => length));
  if (smallest === 0) return null;
  const now = alphaWith(matrix, []) ?? Number.NEGATIVE_INFINITY;
  const helpful = groups
    .filter(({ length }) => length === smallest)
    .flatMap((items) => {
      const alpha = alphaWith(matrix, items);
      // Covariances of pairs over different respondents may contradict each other, and then give more than 1.
      const helps = alpha !== null && alpha >= 0 && alpha <= 1 && alpha > now + GAIN;
      return helps ? [{ items, alpha }] : [];
    })
    .sort((one, other) => one.items[0]! - other.items[0]!);
  if (helpful.length === 0) return null;
  const alpha = Math.max(...helpful.map((each) => each.alpha));
  const sets = helpful.filter((each) => each.alpha >= alpha - ROUNDING).map(({ items }) => items);
  return { sets, alpha };
}

/** Alpha with these items reversed; `null` where the sums do not vary. */
function alphaWith(matrix: CovarianceMatrix, items: readonly number[]): number | null {
  const { k, covariances } = matrix;
  const reversed = new Set(items);
  let total = 0;
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++)
      total += (reversed.has(i) === reversed.has(j) ? 1 : -1) * covariances[i * k + j]!;
  return orNull(alphaOf(k, sumOfVariances(matrix), total));
}

/** Signs with which no item correlates negatively with the rest; each turn makes the variance of the sum larger, so it ends. */
function withoutNegativeItems({ k, covariances }: CovarianceMatrix, start: readonly number[]): number[] {
  // Items without a side stay as they are, on the side of the larger group.
  const larger = start.reduce((sum, sign) => sum + sign, 0) < 0 ? -1 : 1;
  const signs = start.map((sign, i) => (sign === 0 && covariances[i * k + i]! > 0 ? larger : sign));
  for (let turn = 0; turn < 10 * k; turn++) {
    const withRest = signs.map((sign, i) =>
      signs.reduce((sum, other, j) => (i === j ? sum : sum + sign * other * covariances[i * k + j]!), 0),
    );
    const scaled = withRest.map((covariance, i) =>
      signs[i] === 0 ? 0 : covariance / Math.sqrt(covariances[i * k + i]!),
    );
    const lowest = Math.min(...scaled);
    const largest = Math.sqrt(Math.max(...signs.map((_, i) => covariances[i * k + i]!)));
    if (lowest > -ROUNDING * largest) break;
    const item = scaled.indexOf(lowest);
    signs[item] = -signs[item]!;
  }
  return signs;
}
