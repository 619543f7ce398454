import { chiSquareUpper } from '../distributions/chi-square.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';

/** A chi-square test of a table of four cells, corrected for continuity. */
export interface YatesChiSquareTest {
  readonly method: 'yates-chi-square';
  readonly n: number;
  readonly statistic: number;
  readonly df: 1;
  readonly p: number;
}

/**
 * Pearson's chi-square test of a 2 × 2 table with Yates' (1934) correction for continuity.
 *
 * χ² = Σ (|observed − expected| − c)² / expected, c the smaller of ½ and |observed − expected|, which all four cells have in common.
 * As `chisq.test` and `prop.test` in R by default, and "Continuity Correction" in SPSS; SPSS gives 0 in the same places.
 *
 * @param table rows of whole numbers
 * @returns `too-few` for an empty table; `zero-variance` when everybody is in one row or one column
 * @throws RangeError when a count is negative or not whole
 * @example yatesChiSquareTest([[3, 1], [1, 3]]) // χ²(1) = 0.5, p = .480
 */
export function yatesChiSquareTest(
  table: readonly [readonly [number, number], readonly [number, number]],
): Estimate<YatesChiSquareTest> {
  const [[a, b], [c, d]] = table;
  if (![a, b, c, d].every((count) => Number.isInteger(count) && count >= 0))
    throw new RangeError('yatesChiSquareTest: every count must be a whole number of 0 or more');
  const n = a + b + c + d;
  if (n === 0) return notComputable('too-few');
  const [rows, columns] = [
    [a + b, c + d],
    [a + c, b + d],
  ] as const;
  if ([...rows, ...columns].includes(0)) return notComputable('zero-variance');
  const deviation = Math.abs(a - (rows[0]! * columns[0]!) / n);
  const corrected = deviation - Math.min(0.5, deviation);
  const statistic = rows
    .flatMap((row) => columns.map((column) => (row * column) / n))
    .reduce((sum, expected) => sum + (corrected * corrected) / expected, 0);
  return estimated({ method: 'yates-chi-square', n, statistic, df: 1, p: chiSquareUpper(statistic, 1) });
}
