import { noncentralChiSquareConfidence } from '../distributions/noncentral-chi-square.ts';
import type { Interval } from '../estimate.ts';
import type { ChiSquareTest } from './chi-square-test.ts';

/** How closely the rows and columns of a table of counts go together: 0 not at all, 1 as closely as they can. */
export interface CramersV {
  readonly value: number;
  readonly ci: Interval;
}

/**
 * Cramér's V: the strength of the association in a contingency table (Cramér 1946).
 *
 * V = √(χ² / (n · min(rows − 1, columns − 1))), between 0 and 1, with χ² without continuity correction; for 2 × 2 tables V is |φ|.
 * Not corrected for the upward bias of small samples (Bergsma 2013). The interval inverts the noncentral chi-square (Smithson 2003), cut
 * off at 1. As `effectsize::cramers_v(adjust = FALSE, alternative = "two.sided")` and, without the interval, SPSS.
 *
 * @param test what `chiSquareTest` found
 * @param level confidence level, such as 0.95
 * @throws RangeError when the level is not between 0 and 1
 * @example // the table [[3, 1], [1, 3]]: V = 0.5, 95% CI 0 to 1
 */
export function cramersV(
  test: Pick<ChiSquareTest, 'statistic' | 'df' | 'n' | 'rows' | 'columns'>,
  level: number,
): CramersV {
  const most = test.n * (Math.min(test.rows, test.columns) - 1);
  // A perfect association may come out a rounding above 1.
  const inUnits = (statistic: number) => Math.min(1, Math.sqrt(statistic / most));
  const { lower, upper } = noncentralChiSquareConfidence(test.statistic, test.df, level);
  return { value: inUnits(test.statistic), ci: { lower: inUnits(lower), upper: inUnits(upper) } };
}
