import { largestMagnitude, TIE_TOLERANCE, type Ties } from './rank-sums.ts';

export interface MidRanks {
  /** In the order of the values, from 1. */
  readonly ranks: Float64Array;
  readonly ties: Ties;
}

/**
 * Rank of every value, equal ones sharing the mean of their ranks ("average" in R's `rank`).
 *
 * @param tolerance neighbours in size that differ by no more are tied; by default 1e-12 of the largest magnitude
 * @throws RangeError when a value is not finite
 * @example midRanks(Float64Array.of(3, 1, 3)).ranks // [2.5, 1, 2.5]
 */
export function midRanks(
  values: Float64Array,
  tolerance: number = TIE_TOLERANCE * largestMagnitude(values),
): MidRanks {
  if (!values.every(Number.isFinite)) throw new RangeError('midRanks: every value must be a finite number');
  const sorted = values.slice().sort();
  // Of each group of ties its lowest value, and the rank.
  const lowest: number[] = [];
  const rankOf: number[] = [];
  const ties = { groups: 0, values: 0, correction: 0 };
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to]! - sorted[to - 1]! <= tolerance) to++;
    lowest.push(sorted[from]!);
    rankOf.push((from + 1 + to) / 2);
    const size = to - from;
    if (size > 1) {
      ties.groups++;
      ties.values += size;
      ties.correction += size * size * size - size;
    }
    from = to;
  }
  return { ranks: values.map((value) => rankOf[lastUpTo(lowest, value)]!), ties };
}

/** The position of the last of some ascending values that is not above a value. */
function lastUpTo(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= value) low = middle;
    else high = middle;
  }
  return low;
}
