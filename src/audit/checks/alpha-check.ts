import { normalUpperQuantile } from '../../stats/distributions/index.ts';
import { checkLevel, type Interval } from '../../stats/estimate.ts';
import { feldtInterval } from '../../stats/feldt-interval.ts';
import type { ReportedInterval } from './confidence-interval-check.ts';
import type { ReportedNumber } from './reported-number.ts';
import { isExact, overlaps, type Rounding, trueValues } from './true-values.ts';
import type { Verdict } from './verdict.ts';

export interface AlphaCheck {
  readonly verdict: Verdict;
  readonly reason: 'not-exact' | 'above-one' | null;
  /** Possible, since alpha has no lower bound, but a sign of items that were not reversed. */
  readonly negative: boolean;
}

/**
 * Whether a printed Cronbach's alpha is possible: at most 1; no lower bound (Cronbach 1951), so that a negative value is
 * only said.
 *
 * @example checkAlpha(number(',954')) // consistent
 */
export function checkAlpha(alpha: ReportedNumber, rounding: Rounding = 'nearest'): AlphaCheck {
  if (!isExact(alpha)) return { verdict: 'not-checkable', reason: 'not-exact', negative: false };
  const { lower, upper } = trueValues(alpha, rounding);
  const above = lower > 1;
  return {
    verdict: above ? 'inconsistent' : 'consistent',
    reason: above ? 'above-one' : null,
    negative: upper < 0,
  };
}

/** Ends of a confidence interval, each with what the rounding of alpha allows. */
export interface AlphaInterval {
  readonly lower: Interval;
  readonly upper: Interval;
}

export interface AlphaIntervalCheck {
  readonly verdict: Verdict;
  /** `outside`: alpha lies outside its own interval. `no-known-method`: neither Feldt's nor Bonett's interval. */
  readonly reason: 'not-exact' | 'n-too-small' | 'outside' | 'no-known-method' | null;
  readonly method: 'feldt' | 'bonett' | null;
  readonly feldt: AlphaInterval | null;
  readonly bonett: AlphaInterval | null;
}

/**
 * Whether a printed confidence interval of alpha follows from alpha, n and the number of items, after Feldt (1965) or
 * Bonett (2002). Both ends rise with alpha, so that its rounding gives bounds of each.
 *
 * Intervals from the items' covariances (Duhachek & Iacobucci 2004) and bootstraps cannot be recomputed: they end as
 * `no-known-method`, which is a question to the authors, not an error.
 *
 * @param items number of items
 * @example checkAlphaInterval(number('.743'), { lower: number('.61'), upper: number('.84'), level: 0.95 }, 46, 6) // feldt
 */
export function checkAlphaInterval(
  alpha: ReportedNumber,
  interval: ReportedInterval,
  n: number,
  items: number,
  rounding: Rounding = 'nearest',
): AlphaIntervalCheck {
  checkLevel(interval.level);
  const none = { method: null, feldt: null, bonett: null };
  if (![alpha, interval.lower, interval.upper].every(isExact))
    return { verdict: 'not-checkable', reason: 'not-exact', ...none };
  if (n < 3 || items < 2) return { verdict: 'not-checkable', reason: 'n-too-small', ...none };
  const values = trueValues(alpha, rounding);
  const [low, high] = [trueValues(interval.lower, rounding), trueValues(interval.upper, rounding)];
  const feldt = endsOver(values, (value) => feldtInterval(value, n, items, interval.level));
  const bonett = endsOver(values, (value) => bonettInterval(value, n, items, interval.level));
  if (values.upper < low.lower || values.lower > high.upper)
    return { verdict: 'inconsistent', reason: 'outside', method: null, feldt, bonett };
  const fits = (ends: AlphaInterval) => overlaps(low, ends.lower) && overlaps(high, ends.upper);
  const method = fits(feldt) ? 'feldt' : fits(bonett) ? 'bonett' : null;
  const verdict = method === null ? 'inconsistent' : 'consistent';
  return { verdict, reason: method === null ? 'no-known-method' : null, method, feldt, bonett };
}

/**
 * Confidence interval of alpha after Bonett (2002): ln(1 − alpha) ± z √(2k / ((k − 1)(n − 2))), turned back.
 *
 * @throws RangeError below three respondents or two items
 */
export function bonettInterval(alpha: number, n: number, items: number, level: number): Interval {
  const spread = normalUpperQuantile((1 - level) / 2) * logStandardError(n, items);
  return { lower: 1 - (1 - alpha) * Math.exp(spread), upper: 1 - (1 - alpha) * Math.exp(-spread) };
}

/**
 * Approximate standard error of alpha: (1 − alpha) √(2k / ((k − 1)(n − 2))) (Bonett 2002, by the delta method).
 *
 * @throws RangeError below three respondents or two items
 * @example alphaStandardError(0.743, 46, 6) // 0.060
 */
export function alphaStandardError(alpha: number, n: number, items: number): number {
  return (1 - alpha) * logStandardError(n, items);
}

function logStandardError(n: number, items: number): number {
  if (!(n >= 3 && items >= 2))
    throw new RangeError(
      `alpha's standard error needs three respondents and two items, got ${n} and ${items}`,
    );
  return Math.sqrt((2 * items) / ((items - 1) * (n - 2)));
}

function endsOver({ lower, upper }: Interval, intervalOf: (alpha: number) => Interval): AlphaInterval {
  const [low, high] = [intervalOf(Math.min(lower, 1)), intervalOf(Math.min(upper, 1))];
  return {
    lower: { lower: low.lower, upper: high.lower },
    upper: { lower: low.upper, upper: high.upper },
  };
}
