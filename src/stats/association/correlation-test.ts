import { studentTTwoSided } from '../distributions/student-t.ts';

/** The test that a correlation is zero. */
export interface CorrelationTest {
  readonly statistic: number;
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * t-test of a correlation: t = r √(n − 2) / √(1 − r²), df = n − 2 (Student 1908). As `cor.test` in R, for Spearman's coefficient with
 * `exact = FALSE`, and as SPSS prints for both.
 *
 * @returns t is infinite and p 0 where the correlation is perfect
 * @throws RangeError when r is outside −1 … 1 or n below 3
 * @example correlationTest(0.5, 30) // { statistic: 3.0551, df: 28, p: 0.00490 }
 */
export function correlationTest(r: number, n: number): CorrelationTest {
  if (!(Math.abs(r) <= 1 && n >= 3)) throw new RangeError(`correlationTest: r ${r}, n ${n}`);
  const df = n - 2;
  const statistic = (r * Math.sqrt(df)) / Math.sqrt((1 - r) * (1 + r));
  return { statistic, df, p: Math.abs(r) === 1 ? 0 : studentTTwoSided(statistic, df) };
}
