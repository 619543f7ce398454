/**
 * The k-th smallest of the sums xᵢ + yⱼ, without listing them: for a million respondents there are 10¹² of them.
 *
 * A search by bisection over the doubles; sums up to a bound are counted in one pass, for a sum that is rounded still grows with both
 * parts. The sum returned is one of those that exist.
 *
 * @param x sorted ascending
 * @param y sorted ascending
 * @param k from 1 to the number of sums
 * @param pairs `ordered`: all i, j. `unordered`: i ≤ j only, where x and y are the same sample
 * @throws RangeError when there is no k-th sum
 * @example orderedSum(Float64Array.of(1, 2), Float64Array.of(10, 20), 2) // 12
 */
export function orderedSum(
  x: Float64Array,
  y: Float64Array,
  k: number,
  pairs: 'ordered' | 'unordered' = 'ordered',
): number {
  const total = pairs === 'ordered' ? x.length * y.length : (x.length * (x.length + 1)) / 2;
  if (!(k >= 1 && k <= total)) throw new RangeError(`orderedSum: k ${k} of ${total} sums`);
  let low = x[0]! + y[0]!;
  let high = x.at(-1)! + y.at(-1)!;
  if (sumsUpTo(x, y, low, pairs) >= k) return low;
  // The k-th sum lies above low and at or below high; both move to sums that exist.
  for (;;) {
    const middle = low + (high - low) / 2;
    const bound = middle > low && middle < high ? middle : low;
    if (sumsUpTo(x, y, bound, pairs) >= k) high = largestUpTo(x, y, bound);
    else {
      const next = smallestAbove(x, y, bound);
      if (next >= high) return high;
      if (sumsUpTo(x, y, next, pairs) >= k) return next;
      low = next;
    }
  }
}

function sumsUpTo(x: Float64Array, y: Float64Array, bound: number, pairs: 'ordered' | 'unordered'): number {
  let count = 0;
  let same = 0;
  let j = y.length;
  for (let i = 0; i < x.length; i++) {
    while (j > 0 && x[i]! + y[j - 1]! > bound) j--;
    count += j;
    if (i < j) same++;
  }
  return pairs === 'ordered' ? count : (count + same) / 2;
}

function largestUpTo(x: Float64Array, y: Float64Array, bound: number): number {
  let largest = Number.NEGATIVE_INFINITY;
  let j = y.length;
  for (let i = 0; i < x.length; i++) {
    while (j > 0 && x[i]! + y[j - 1]! > bound) j--;
    if (j > 0) largest = Math.max(largest, x[i]! + y[j - 1]!);
  }
  return largest;
}

function smallestAbove(x: Float64Array, y: Float64Array, bound: number): number {
  let smallest = Number.POSITIVE_INFINITY;
  let j = y.length;
  for (let i = 0; i < x.length; i++) {
    while (j > 0 && x[i]! + y[j - 1]! > bound) j--;
    if (j < y.length) smallest = Math.min(smallest, x[i]! + y[j]!);
  }
  return smallest;
}
