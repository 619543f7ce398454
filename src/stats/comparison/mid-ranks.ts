import { largestMagnitude, TIE_TOLERANCE, type Ties } from './rank-sums.ts';

/** More different values than the scores of a scale have. */
const MOST_DIFFERENT = 2000;

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
  const counts = countsOf(values);
  const sorted = (counts === null ? values.slice() : Float64Array.from(counts.keys())).sort();
  // Of each group of ties its lowest value, and the rank.
  const lowest: number[] = [];
  const rankOf: number[] = [];
  const ties = { groups: 0, values: 0, correction: 0 };
  let below = 0;
  for (let at = 0; at < sorted.length; ) {
    lowest.push(sorted[at]!);
    let size = 0;
    do {
      size += counts?.get(sorted[at]!) ?? 1;
      at++;
    } while (at < sorted.length && sorted[at]! - sorted[at - 1]! <= tolerance);
    rankOf.push((below + 1 + below + size) / 2);
    if (size > 1) {
      ties.groups++;
      ties.values += size;
      ties.correction += size * size * size - size;
    }
    below += size;
  }
  return { ranks: values.map((value) => rankOf[lastUpTo(lowest, value)]!), ties };
}

/** How often each value occurs; `null` where there are so many different ones that all are sorted as soon. */
function countsOf(values: Float64Array): Map<number, number> | null {
  const counts = new Map<number, number>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const count = counts.get(value);
    if (count === undefined && counts.size === MOST_DIFFERENT) return null;
    counts.set(value, (count ?? 0) + 1);
  }
  return counts;
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
