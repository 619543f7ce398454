import type { TestResult } from '../../model/result.ts';
import { needsPairs, testEntry } from '../../model/statistics/tests.ts';
import type { Quantity } from '../published-cell.ts';

/** What a test gives for a printed quantity; `null` where it has no such number. */
export function testValue(
  test: TestResult,
  quantity: Quantity,
  { alternative }: { readonly alternative: 'two-sided' | 'greater' | 'less' },
): number | null {
  switch (quantity) {
    case 'difference':
      return test.difference;
    case 'difference-ci-lower':
      return test.ci.lower;
    case 'difference-ci-upper':
      return test.ci.upper;
    case 'standard-error':
      return test.standardError;
    case 'sd-of-differences':
      return test.method !== 'paired' || test.standardError === null
        ? null
        : test.standardError * Math.sqrt(test.n[0]!);
    case 'pairs':
      return needsPairs(test.method) ? test.n[0]! : null;
    case 'statistic':
      return test.statistic;
    case 'df':
      return test.df;
    case 'p':
      return alternative === 'two-sided' ? test.p : oneSided(test, alternative);
    default:
      return null;
  }
}

/** One-sided p of a test with a symmetric distribution; `null` for the others, of which half the p is not exact. */
export function oneSided({ method, difference, p }: TestResult, side: 'greater' | 'less'): number | null {
  if (!testEntry(method).halvesToOneSided || difference === null || p === null) return null;
  const expected = side === 'greater' ? difference > 0 : difference < 0;
  return expected ? p / 2 : 1 - p / 2;
}
