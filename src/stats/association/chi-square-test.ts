import { chiSquareUpper } from '../distributions/chi-square.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';

/** A test whether the rows and columns of a table of counts have to do with each other. */
export interface ChiSquareTest {
  readonly method: 'pearson-chi-square';
  /** Everybody in the table. */
  readonly n: number;
  /** Rows and columns that hold somebody. */
  readonly rows: number;
  readonly columns: number;
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  /** The counts that independence would give: how many there are, how many lie below 5, and the smallest. */
  readonly expected: { readonly cells: number; readonly below5: number; readonly smallest: number };
}

/**
 * Pearson's chi-square test of a contingency table (Pearson 1900), without continuity correction.
 *
 * χ² = Σ (observed − expected)² / expected with expected = row total × column total / n, df = (rows − 1)(columns − 1); rows and columns
 * without anybody are left out, as SPSS does. `chisq.test(correct = FALSE)` in R, whose default applies Yates' correction to
 * 2 × 2 tables. The p is an approximation that fails when expected counts are small; the usual bound is Cochran's (1954): no more
 * than a fifth below 5, none below 1 (`hasSmallExpected`).
 *
 * @param counts rows of whole numbers, all of one length
 * @returns `too-few` for an empty table; `zero-variance` when everybody is in one row or one column
 * @throws RangeError when the rows differ in length or a count is negative or not whole
 * @example chiSquareTest([[3, 1], [1, 3]]) // χ²(1) = 2, p = .157
 */
export function chiSquareTest(counts: readonly (readonly number[])[]): Estimate<ChiSquareTest> {
  const width = counts[0]?.length ?? 0;
  for (const row of counts) {
    if (row.length !== width) throw new RangeError('chiSquareTest: the rows differ in length');
    if (!row.every((count) => Number.isInteger(count) && count >= 0))
      throw new RangeError('chiSquareTest: every count must be a whole number of 0 or more');
  }
  const rowTotals = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columnTotals = Array.from({ length: width }, (_, column) =>
    counts.reduce((sum, row) => sum + row[column]!, 0),
  );
  const n = rowTotals.reduce((sum, total) => sum + total, 0);
  if (n === 0) return notComputable('too-few');
  const rows = rowTotals.filter((total) => total > 0).length;
  const columns = columnTotals.filter((total) => total > 0).length;
  if (rows < 2 || columns < 2) return notComputable('zero-variance');
  let statistic = 0;
  let below5 = 0;
  let smallest = Number.POSITIVE_INFINITY;
  counts.forEach((row, i) => {
    row.forEach((count, j) => {
      const expected = (rowTotals[i]! * columnTotals[j]!) / n;
      if (expected === 0) return;
      statistic += (count - expected) ** 2 / expected;
      smallest = Math.min(smallest, expected);
      if (expected < 5) below5++;
    });
  });
  const df = (rows - 1) * (columns - 1);
  return estimated({
    method: 'pearson-chi-square',
    n,
    rows,
    columns,
    statistic,
    df,
    p: chiSquareUpper(statistic, df),
    expected: { cells: rows * columns, below5, smallest },
  });
}

/** Whether the chi-square approximation is not to be trusted: more than a fifth of the expected counts below 5, or one below 1. */
export function hasSmallExpected({ expected }: Pick<ChiSquareTest, 'expected'>): boolean {
  return expected.below5 > expected.cells / 5 || expected.smallest < 1;
}
