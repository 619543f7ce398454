import type { Interval } from '../../stats/estimate.ts';
import { ceilingDivide, floorDivide } from './integer-scores.ts';
import type { ReportedNumber } from './reported-number.ts';
import { isExact, type Rounding, trueFractions } from './true-values.ts';
import type { Verdict } from './verdict.ts';

export interface PercentageCheck {
  readonly verdict: Verdict;
  readonly reason: 'not-exact' | 'more-than-all' | null;
  /** 100 × count / total. */
  readonly percentage: number;
  /** Counts out of the total that would be printed so, fewest and most; `null` when there is none. */
  readonly counts: readonly [number, number] | null;
  /** Rounding does not give the printed percentage, cutting off the decimals does. */
  readonly truncated: boolean;
}

/**
 * Whether a printed percentage (also a response rate) is count / total, exact to the rounding.
 *
 * @param percentage with or without its percent sign: 76 for 76%
 * @throws RangeError when the counts are not whole, or the total is not positive
 * @example checkPercentage(83, 108, number('76%')) // inconsistent, 76.9, truncated
 */
export function checkPercentage(
  count: number,
  total: number,
  percentage: ReportedNumber,
  rounding: Rounding = 'nearest',
): PercentageCheck {
  if (!(Number.isSafeInteger(count) && count >= 0 && Number.isSafeInteger(total) && total >= 1))
    throw new RangeError(`checkPercentage: ${count} of ${total} are not counts`);
  const result = { percentage: (100 * count) / total, counts: null, truncated: false };
  if (!isExact(percentage)) return { ...result, verdict: 'not-checkable', reason: 'not-exact' };
  const counts = countsOf(percentage, total, rounding);
  const inside = ([fewest, most]: readonly [number, number]) => fewest <= count && count <= most;
  const fits = inside(counts);
  return {
    ...result,
    verdict: fits && count <= total ? 'consistent' : 'inconsistent',
    reason: count > total ? 'more-than-all' : null,
    counts: counts[0] <= counts[1] ? counts : null,
    truncated: !fits && rounding === 'nearest' && inside(countsOf(percentage, total, 'truncated')),
  };
}

function countsOf(percentage: ReportedNumber, total: number, rounding: Rounding): [number, number] {
  const { lower, upper, denominator } = trueFractions(percentage, rounding);
  const all = BigInt(total);
  return [
    Math.max(0, Number(ceilingDivide(lower * all, 100n * denominator))),
    Math.min(total, Number(floorDivide(upper * all, 100n * denominator))),
  ];
}

export interface TotalCheck {
  readonly verdict: 'consistent' | 'inconsistent';
  readonly sum: number;
}

/**
 * Whether counts of all categories add up to the printed total.
 *
 * @example checkTotal([7, 34, 0, 5], 46) // consistent
 */
export function checkTotal(parts: readonly number[], total: number): TotalCheck {
  const sum = parts.reduce((running, part) => running + part, 0);
  return { verdict: sum === total ? 'consistent' : 'inconsistent', sum };
}

export interface PercentagesCheck {
  readonly verdict: Verdict;
  readonly reason: 'not-exact' | null;
  /** Sums that the rounding of the parts allows. */
  readonly sum: Interval;
}

/**
 * Whether the percentages of all categories can add up to 100, each rounded on its own: five parts without decimals
 * allow printed sums from 98 to 102.
 *
 * @example checkPercentages([33, 33, 33].map(percentage)) // consistent: 98.5 to 100.5
 */
export function checkPercentages(
  parts: readonly ReportedNumber[],
  rounding: Rounding = 'nearest',
): PercentagesCheck {
  const exact = parts.filter(isExact).map((part) => trueFractions(part, rounding));
  // One denominator keeps the sum exact: 99.5 of 100 must not hang on the last bit.
  const decimals = Math.max(0, ...parts.map((part) => part.decimals));
  const denominator = 2n * 10n ** BigInt(decimals);
  const sumOf = (end: 'lower' | 'upper') =>
    exact.reduce((running, part) => running + part[end] * (denominator / part.denominator), 0n);
  const [lower, upper] = [sumOf('lower'), sumOf('upper')];
  const sum = { lower: Number(lower) / Number(denominator), upper: Number(upper) / Number(denominator) };
  if (exact.length < parts.length) return { verdict: 'not-checkable', reason: 'not-exact', sum };
  const whole = 100n * denominator;
  return { verdict: lower <= whole && whole <= upper ? 'consistent' : 'inconsistent', reason: null, sum };
}
