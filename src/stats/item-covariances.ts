import { sumOfAll, sumOfVariances } from './cronbach-alpha.ts';
import type { CovarianceMatrix } from './cross-products.ts';

/** The variances of some items, and the covariance of each with the sum of all: what alpha and item-rest correlations are made of. */
export interface ItemCovariances {
  readonly n: number;
  readonly k: number;
  readonly means: ArrayLike<number>;
  /** Sample variances (n − 1); `NaN` below two respondents. */
  readonly variances: ArrayLike<number>;
  /** Of each item with the sum of all items, itself included. */
  readonly withSum: ArrayLike<number>;
  /** Sum of the variances. */
  readonly trace: number;
  /** Variance of the sum of all items. */
  readonly total: number;
}

/** The same from the covariances of every pair of items. */
export function itemCovariances(matrix: CovarianceMatrix): ItemCovariances {
  const { n, k, means, covariances } = matrix;
  const variances = new Float64Array(k);
  const withSum = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    variances[i] = covariances[i * k + i]!;
    for (let j = 0; j < k; j++) withSum[i]! += covariances[i * k + j]!;
  }
  return { n, k, means, variances, withSum, trace: sumOfVariances(matrix), total: sumOfAll(matrix) };
}

/**
 * Sums over complete respondents, gathered row by row, from which the same follows without the covariances of single pairs: k steps a
 * respondent instead of k²/2. Values are taken relative to an origin per item, as in `CrossProducts`.
 */
export interface ItemSums {
  readonly origins: readonly number[];
  /** Their sum. */
  readonly origin: number;
  /** Complete respondents gathered. */
  n: number;
  /** Σ xᵢ. */
  readonly sums: number[];
  /** Σ xᵢ². */
  readonly squares: number[];
  /** Σ xᵢ t, t the sum of the respondent's items. */
  readonly withSum: number[];
}

/** No respondents yet. */
export function emptyItemSums(origins: Iterable<number>): ItemSums {
  const list = Array.from(origins);
  const origin = list.reduce((sum, each) => sum + each, 0);
  const zeros = () => new Array<number>(list.length).fill(0);
  return { origins: list, origin, n: 0, sums: zeros(), squares: zeros(), withSum: zeros() };
}

/**
 * Adds one complete respondent.
 *
 * @param values one finite number per item
 * @param total their sum
 */
export function addToItemSums(into: ItemSums, values: Float64Array, total: number): void {
  const { origins, sums, squares, withSum } = into;
  const distance = total - into.origin;
  // Whole numbers as such: code that has not been optimised yet, as all of a small job, then makes no object for each.
  const wholeSum = distance | 0;
  const sum = wholeSum === distance ? wholeSum : distance;
  const k = origins.length;
  into.n++;
  for (let i = 0; i < k; i++) {
    const value = values[i]!;
    const whole = value | 0;
    const x = (whole === value ? whole : value) - origins[i]!;
    if (x === 0) continue;
    sums[i]! += x;
    squares[i]! += x * x;
    withSum[i]! += x * sum;
  }
}

/**
 * Variances and covariances of the respondents of several collections together.
 *
 * @throws RangeError when there is none
 */
export function pooledItemCovariances(parts: readonly ItemSums[]): ItemCovariances {
  const first = parts[0];
  if (first === undefined) throw new RangeError('pooledItemCovariances: nothing to pool');
  const k = first.origins.length;
  const n = parts.reduce((count, part) => count + part.n, 0);
  const added = (of: (part: ItemSums) => readonly number[]): readonly number[] =>
    parts.length === 1
      ? of(first)
      : of(first).map((_, i) => parts.reduce((sum, part) => sum + of(part)[i]!, 0));
  const sums = added((part) => part.sums);
  const products = added((part) => part.withSum);
  const squares = added((part) => part.squares);
  let all = 0;
  for (let i = 0; i < k; i++) all += sums[i]!;
  const means = new Float64Array(k);
  const variances = new Float64Array(k);
  const withSum = new Float64Array(k);
  let [trace, total] = [0, 0];
  for (let i = 0; i < k; i++) {
    const sum = sums[i]!;
    means[i] = n > 0 ? first.origins[i]! + sum / n : Number.NaN;
    variances[i] = n > 1 ? (squares[i]! - (sum * sum) / n) / (n - 1) : Number.NaN;
    withSum[i] = n > 1 ? (products[i]! - (sum * all) / n) / (n - 1) : Number.NaN;
    trace += variances[i]!;
    total += withSum[i]!;
  }
  return { n, k, means, variances, withSum, trace, total };
}
