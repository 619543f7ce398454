import { sumOfAll, sumOfVariances } from './cronbach-alpha.ts';
import type { CovarianceMatrix } from './cross-products.ts';

/** The variances of some items, and the covariance of each with the sum of all: what alpha and item-rest correlations are made of. */
export interface ItemCovariances {
  readonly n: number;
  readonly k: number;
  readonly means: Float64Array;
  /** Sample variances (n − 1); `NaN` below two respondents. */
  readonly variances: Float64Array;
  /** Of each item with the sum of all items, itself included. */
  readonly withSum: Float64Array;
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
 * respondent instead of k²/2. Values are taken relative to those of the first respondent, as in `CrossProducts`.
 */
export interface ItemSums {
  /** The values of the first respondent. */
  readonly origins: number[];
  /** Their sum. */
  origin: number;
  /** Complete respondents gathered. */
  n: number;
  /** Σ xᵢ. */
  readonly sums: number[];
  /** Σ xᵢ². */
  readonly squares: number[];
  /** Σ xᵢ t, t the sum of the respondent's items. */
  readonly withSum: number[];
}

/** No respondents yet, of k items. */
export function emptyItemSums(k: number): ItemSums {
  const zeros = () => new Array<number>(k).fill(0);
  return { origins: zeros(), origin: 0, n: 0, sums: zeros(), squares: zeros(), withSum: zeros() };
}

/**
 * Adds one complete respondent.
 *
 * @param values one finite number per item
 * @param total their sum
 */
export function addToItemSums(into: ItemSums, values: Float64Array, total: number): void {
  const { origins, sums, squares, withSum } = into;
  const k = origins.length;
  if (into.n === 0) {
    into.origin = total;
    for (let i = 0; i < k; i++) origins[i] = wholeIfWhole(values[i]!);
  }
  into.n++;
  const sum = wholeIfWhole(total - into.origin);
  for (let i = 0; i < k; i++) {
    const value = values[i]!;
    // `wholeIfWhole`, written out: this is done for every answer.
    const whole = value | 0;
    const x = (whole === value ? whole : value) - origins[i]!;
    if (x === 0) continue;
    sums[i]! += x;
    squares[i]! += x * x;
    withSum[i]! += x * sum;
  }
}

/** Whole numbers as such: code that has not been optimised yet, as all of a small job, then makes no object for each. */
function wholeIfWhole(value: number): number {
  const whole = value | 0;
  return whole === value ? whole : value;
}

/**
 * Variances and covariances of the respondents of several collections together.
 *
 * @throws RangeError when there is none
 */
export function pooledItemCovariances(parts: readonly ItemSums[]): ItemCovariances {
  const first = parts.find(({ n }) => n > 0) ?? parts[0];
  if (first === undefined) throw new RangeError('pooledItemCovariances: nothing to pool');
  const k = first.origins.length;
  const [sums, squares, products] = [new Float64Array(k), new Float64Array(k), new Float64Array(k)];
  let n = 0;
  let all = 0;
  for (const part of parts) {
    if (part.n === 0) continue;
    n += part.n;
    const apart = part.origin - first.origin;
    let ofAll = 0;
    for (let i = 0; i < k; i++) ofAll += part.sums[i]!;
    all += ofAll + part.n * apart;
    for (let i = 0; i < k; i++) {
      const shift = part.origins[i]! - first.origins[i]!;
      const sum = part.sums[i]!;
      sums[i]! += sum + part.n * shift;
      squares[i]! += part.squares[i]! + 2 * shift * sum + part.n * shift * shift;
      products[i]! += part.withSum[i]! + shift * ofAll + apart * sum + part.n * shift * apart;
    }
  }
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
