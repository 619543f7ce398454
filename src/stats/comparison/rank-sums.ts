/** How far values coincide. */
export interface Ties {
  /** Groups of two or more equal values. */
  readonly groups: number;
  /** Values that belong to such a group. */
  readonly values: number;
  /** Σ (t³ − t) over the groups of t values: what ties take from the variance of a rank sum. */
  readonly correction: number;
}

export interface RankSums {
  readonly first: number;
  readonly second: number;
  readonly ties: Ties;
}

/**
 * Two values closer than this share of the largest magnitude in the data are the same answer, and their difference is
 * the rounding of binary fractions: in doubles 2.3 − 2.0 and 1.3 − 1.0 are not equal.
 */
export const TIE_TOLERANCE = 1e-12;

/**
 * Sums of the ranks of two samples ranked together from 1, equal values sharing the mean of their ranks (mid-ranks, Lehmann
 * 1975; "average" in R's `rank`).
 *
 * @param tolerance neighbours in size that differ by no more are tied; 0 compares doubles as they are, as R does
 * @throws RangeError when a value is not finite
 * @example rankSums(Float64Array.of(3, 1), Float64Array.of(3, 5), 0) // first 1 + 2.5, second 2.5 + 4
 */
export function rankSums(first: Float64Array, second: Float64Array, tolerance: number): RankSums {
  if (!(first.every(Number.isFinite) && second.every(Number.isFinite)))
    throw new RangeError('rankSums: every value must be a finite number');
  const a = first.slice().sort();
  const b = second.slice().sort();
  const total = a.length + b.length;
  const sums = { first: 0, second: 0 };
  const ties = { groups: 0, values: 0, correction: 0 };
  let i = 0;
  let j = 0;
  while (i + j < total) {
    const before = i + j;
    const fromFirst = i;
    let last = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY);
    // A group ends where the next value of either sample is further from the last than the tolerance.
    for (;;) {
      if (i < a.length && a[i]! - last <= tolerance) last = Math.max(last, a[i++]!);
      else if (j < b.length && b[j]! - last <= tolerance) last = Math.max(last, b[j++]!);
      else break;
    }
    const size = i + j - before;
    const rank = before + (size + 1) / 2;
    sums.first += rank * (i - fromFirst);
    sums.second += rank * (size - (i - fromFirst));
    if (size === 1) continue;
    ties.groups++;
    ties.values += size;
    ties.correction += size * size * size - size;
  }
  return { ...sums, ties };
}

/** The largest magnitude among samples; 0 for empty ones. */
export function largestMagnitude(...samples: readonly Float64Array[]): number {
  let largest = 0;
  for (const sample of samples) for (const value of sample) largest = Math.max(largest, Math.abs(value));
  return largest;
}
