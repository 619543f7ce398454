import { alphaOf } from '../cronbach-alpha.ts';
import { type Estimate, notComputable } from '../estimate.ts';

/**
 * Complete respondents as deviations from the item means, row by row, with the sum and the sum of squares of each
 * row.
 */
export interface RespondentRows {
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
export function completeRows(items: readonly Float64Array[]): RespondentRows {
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
export function resampledAlpha(rows: RespondentRows, frequencies: Float64Array): Estimate<number> {
  return alphaOfSums(sumsOf(rows, frequencies));
}

/** Alpha without each respondent in turn; `NaN` where the sums of the others do not vary. */
export function jackknifedAlpha(rows: RespondentRows): Float64Array {
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
