/**
 * A number of respondents or cells. `null` when it was withheld by `--min-cell`, and for no other reason.
 */
export type Count = number | null;

/** Marks an object of statistics of which some were withheld. */
export interface Withholdable {
  /** Names of the fields that are `null` (or hold only `null`) because they were withheld; absent when there are none. */
  readonly withheld?: readonly string[];
}

/**
 * The count itself, for what is computed from a result in which nothing was withheld.
 *
 * @throws RangeError when the count was withheld
 */
export function requireCount(count: Count): number {
  if (count === null) throw new RangeError('A withheld count cannot be computed with');
  return count;
}

/** The sum of counts; withheld when one of them is. */
export function sumOfCounts(counts: readonly Count[]): Count {
  return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}
