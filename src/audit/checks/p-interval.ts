import type { Alternative } from '../../stats/alternative.ts';
import type { Interval } from '../../stats/estimate.ts';
import type { DifferenceSpread } from './difference-spread.ts';

/** Room for the rounding of the computation itself. */
const SLACK = 1e-9;

/**
 * All p-values of a t-test whose difference and spread are known within rounding.
 *
 * Two-sided p falls with the size of the difference, one-sided p with the difference itself, so that the extremes lie at
 * the ends of the interval of differences, or at zero when it holds zero. Widened by 1 part in 10⁹.
 *
 * @param difference second minus first
 * @example pInterval({ lower: 2.1, upper: 2.3 }, studentSpread(first, second), 'two-sided') // { lower: 0.268, upper: 0.317 }
 */
export function pInterval(
  difference: Interval,
  spread: DifferenceSpread,
  alternative: Alternative,
): Interval {
  const { lower, upper } = pRange(difference, spread, alternative);
  return { lower: Math.max(0, lower * (1 - SLACK)), upper: Math.min(1, upper * (1 + SLACK)) };
}

/** The p-values of `pInterval`, not widened. */
export function pRange(difference: Interval, spread: DifferenceSpread, alternative: Alternative): Interval {
  if (alternative === 'two-sided') {
    const sizes = absolute(difference);
    return { lower: spread.tails(sizes.upper).lower, upper: spread.tails(sizes.lower).upper };
  }
  const low = alternative === 'greater' ? difference.lower : -difference.upper;
  const high = alternative === 'greater' ? difference.upper : -difference.lower;
  return {
    lower: high >= 0 ? spread.tails(high).lower / 2 : 1 - spread.tails(-high).upper / 2,
    upper: low >= 0 ? spread.tails(low).upper / 2 : 1 - spread.tails(-low).lower / 2,
  };
}

/** All values of the t statistic; infinite where the standard error may be zero. */
export function tInterval({ lower, upper }: Interval, { standardError }: DifferenceSpread): Interval {
  const ratio = (difference: number, se: number) => (difference === 0 ? 0 : difference / se);
  return {
    lower: ratio(lower, lower > 0 ? standardError.upper : standardError.lower),
    upper: ratio(upper, upper > 0 ? standardError.lower : standardError.upper),
  };
}

/** The part of an interval that is not below zero. */
export function notNegative({ lower, upper }: Interval): Interval {
  return { lower: Math.max(0, lower), upper: Math.max(0, upper) };
}

/** Sizes without their sign. */
export function absolute({ lower, upper }: Interval): Interval {
  if (lower <= 0 && upper >= 0) return { lower: 0, upper: Math.max(-lower, upper) };
  return lower > 0 ? { lower, upper } : { lower: -upper, upper: -lower };
}
