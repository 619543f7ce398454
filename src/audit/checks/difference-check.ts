import type { Interval } from '../../stats/estimate.ts';
import type { ReportedNumber } from './reported-number.ts';
import { isExact, overlaps, type Rounding, trueValues } from './true-values.ts';
import type { Verdict } from './verdict.ts';

export interface DifferenceCheck {
  readonly verdict: Verdict;
  readonly reason: 'not-exact' | null;
  /** Second minus first, as the rounded means allow. */
  readonly expected: Interval;
  /** The printed difference fits as first minus second only. */
  readonly reversed: boolean;
  /** It fits either way, as a difference of nearly zero does. */
  readonly either: boolean;
}

/**
 * Whether a printed difference is second minus first, each of the three rounded on its own: with one decimal, 3,0 and 3,2
 * allow 0,1 to 0,3 (and the difference of the unrounded means itself is rounded once more).
 *
 * @example checkDifference(number('48,4'), number('50,6'), number('2,2')) // consistent
 */
export function checkDifference(
  first: ReportedNumber,
  second: ReportedNumber,
  difference: ReportedNumber,
  rounding: Rounding = 'nearest',
): DifferenceCheck {
  const [before, after, printed] = [first, second, difference].map((number) =>
    trueValues(number, rounding),
  ) as [Interval, Interval, Interval];
  const expected = { lower: after.lower - before.upper, upper: after.upper - before.lower };
  if (![first, second, difference].every(isExact))
    return { verdict: 'not-checkable', reason: 'not-exact', expected, reversed: false, either: false };
  const consistent = overlaps(printed, expected);
  const otherWay = overlaps(printed, { lower: -expected.upper, upper: -expected.lower });
  return {
    verdict: consistent ? 'consistent' : 'inconsistent',
    reason: null,
    expected,
    reversed: !consistent && otherWay,
    either: consistent && otherWay,
  };
}
