import {
  accelerationOf,
  type BootstrapFailure,
  bcaInterval,
  percentileInterval,
} from '../bootstrap-interval.ts';
import { alphaOf } from '../cronbach-alpha.ts';
import {
  checkLevel,
  type Estimate,
  estimated,
  type Interval,
  type NotComputable,
  notComputable,
} from '../estimate.ts';
import { seededRandom } from '../random.ts';

export interface BootstrapSettings {
  /** A whole number in 0 … 2⁵³ − 1; the same seed gives the same interval. */
  readonly seed: number;
  /** Resamples to draw, such as 2000. */
  readonly replicates: number;
  readonly level: number;
}

/** Bootstrap intervals of alpha, with all that is needed to get them again. */
export interface AlphaBootstrap extends BootstrapSettings {
  /** Complete respondents, who were resampled. */
  readonly n: number;
  readonly alpha: number;
  /** Standard deviation of the replicates. */
  readonly standardError: number;
  readonly percentile: Interval;
  readonly bca: Estimate<Interval, BootstrapFailure>;
  /** Resamples in which the sums did not vary; they are left out. */
  readonly failed: number;
}

/**
 * Bootstrap of Cronbach's alpha: complete respondents drawn with replacement, alpha anew each time (Efron 1979).
 *
 * Percentile and BCa interval; no distribution is assumed. Resample after resample, every respondent of it is one
 * `nextBelow(n)` of xoshiro128** seeded with SplitMix64.
 *
 * @param items answers after reversal, one array per item, `NaN` where missing; respondents with gaps are left out
 * @returns `too-few-items` below two items, `too-few` below two complete respondents, `zero-variance` when their
 * sums do not vary
 * @throws RangeError when the arrays differ in length, or on a seed, level or number of replicates (at least 2)
 * that is none
 * @example alphaBootstrap(items, { seed: 1, replicates: 2000, level: 0.95 }) // { ok: true, value: { percentile: {
 * lower: 0.6, … }, … } }
 */
export function alphaBootstrap(
  items: readonly Float64Array[],
  settings: BootstrapSettings,
): Estimate<AlphaBootstrap, NotComputable> {
  const { seed, replicates, level } = settings;
  checkLevel(level);
  if (!(Number.isInteger(replicates) && replicates >= 2))
    throw new RangeError(`alphaBootstrap: ${replicates} replicates`);
  const random = seededRandom(seed);
  const rows = completeRows(items);
  const { n, k } = rows;
  if (k < 2) return notComputable('too-few-items');
  if (n < 2) return notComputable('too-few');
  const frequencies = new Float64Array(n).fill(1);
  const alpha = resampledAlpha(rows, frequencies);
  if (!alpha.ok) return alpha;
  const values: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    frequencies.fill(0);
    for (let draw = 0; draw < n; draw++) frequencies[random.nextBelow(n)]!++;
    const value = resampledAlpha(rows, frequencies);
    if (value.ok) values.push(value.value);
  }
  if (values.length < 2) return notComputable('zero-variance');
  const sorted = Float64Array.from(values).sort();
  return estimated({
    seed,
    replicates,
    level,
    n,
    alpha: alpha.value,
    standardError: standardDeviation(sorted),
    percentile: percentileInterval(sorted, level),
    bca: bcaInterval(sorted, alpha.value, accelerationOf(jackknifedAlpha(rows)), level),
    failed: replicates - sorted.length,
  });
}

function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/**
 * Complete respondents as deviations from the item means, row by row, with the sum and the sum of squares of each
 * row.
 */
interface RespondentRows {
  readonly n: number;
  readonly k: number;
  readonly values: Float64Array;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

/**
 * The respondents who answered every item.
 *
 * @param items answers after reversal, one array per item, `NaN` where missing
 * @throws RangeError when the arrays differ in length
 */
function completeRows(items: readonly Float64Array[]): RespondentRows {
  const k = items.length;
  const length = items[0]?.length ?? 0;
  if (items.some((item) => item.length !== length))
    throw new RangeError('completeRows: the items differ in length');
  const complete = Array.from({ length }, (_, row) => row).filter((row) =>
    items.every((item) => !Number.isNaN(item[row]!)),
  );
  const n = complete.length;
  const values = new Float64Array(n * k);
  items.forEach((item, column) => {
    const mean = complete.reduce((sum, row) => sum + item[row]!, 0) / n;
    complete.forEach((row, index) => {
      values[index * k + column] = item[row]! - mean;
    });
  });
  const overRow = (add: (sum: number, value: number) => number): Float64Array =>
    Float64Array.from({ length: n }, (_, index) =>
      values.subarray(index * k, (index + 1) * k).reduce(add, 0),
    );
  return { n, k, values, sums: overRow((sum, x) => sum + x), squares: overRow((sum, x) => sum + x * x) };
}

/** All that alpha needs of a resample. */
interface ResampleSums {
  n: number;
  readonly items: Float64Array;
  sum: number;
  squaredSums: number;
  squaredItems: number;
}

/** Alpha of a resample in which respondent r is present `frequencies[r]` times. */
function resampledAlpha(rows: RespondentRows, frequencies: Float64Array): Estimate<number> {
  return alphaOfSums(sumsOf(rows, frequencies));
}

/** Alpha without each respondent in turn; `NaN` where the sums of the others do not vary. */
function jackknifedAlpha(rows: RespondentRows): Float64Array {
  const without = sumsOf(rows, new Float64Array(rows.n).fill(1));
  return Float64Array.from({ length: rows.n }, (_, row) => {
    add(without, rows, row, -1);
    const alpha = alphaOfSums(without);
    add(without, rows, row, 1);
    return alpha.ok ? alpha.value : Number.NaN;
  });
}

function sumsOf(rows: RespondentRows, frequencies: Float64Array): ResampleSums {
  const sums = { n: 0, items: new Float64Array(rows.k), sum: 0, squaredSums: 0, squaredItems: 0 };
  for (let row = 0; row < rows.n; row++) if (frequencies[row] !== 0) add(sums, rows, row, frequencies[row]!);
  return sums;
}

function add(
  to: ResampleSums,
  { k, values, sums, squares }: RespondentRows,
  row: number,
  times: number,
): void {
  to.n += times;
  to.sum += times * sums[row]!;
  to.squaredSums += times * sums[row]! ** 2;
  to.squaredItems += times * squares[row]!;
  for (let item = 0; item < k; item++) to.items[item]! += times * values[row * k + item]!;
}

function alphaOfSums({ n, items, sum, squaredSums, squaredItems }: ResampleSums): Estimate<number> {
  const total = squaredSums - sum ** 2 / n;
  // One and the same respondent over and over leaves nothing but the rounding of the difference.
  if (!(total > 1e-12 * squaredSums)) return notComputable('zero-variance');
  const trace = squaredItems - items.reduce((squared, itemSum) => squared + itemSum ** 2, 0) / n;
  return alphaOf(items.length, trace, total);
}
