import type { Interval } from '../../stats/estimate.ts';
import { hedgesCorrection } from '../../stats/standardized-difference.ts';
import type { GroupBox } from './difference-spread.ts';
import { absolute } from './p-interval.ts';
import type { ReportedNumber } from './reported-number.ts';
import { isExact, overlaps, type Rounding, trueValues } from './true-values.ts';
import type { Verdict } from './verdict.ts';

/**
 * Cohen's d of two groups from Student's t: d = t √(1/n₁ + 1/n₂).
 *
 * @param t bounds of the statistic, such as the `trueValues` of a printed one
 */
export function cohensDFromT(t: Interval, [n1, n2]: readonly [number, number]): Interval {
  const root = Math.sqrt(1 / n1 + 1 / n2);
  return { lower: t.lower * root, upper: t.upper * root };
}

/** d_z of pairs from the paired t: d_z = t / √n. */
export function dzFromT(t: Interval, n: number): Interval {
  return { lower: t.lower / Math.sqrt(n), upper: t.upper / Math.sqrt(n) };
}

/** Cohen's d of two groups: (M₂ − M₁) / pooled SD, as rounded means and SDs allow. */
export function cohensDFromGroups(first: GroupBox, second: GroupBox): Interval {
  const df = first.n + second.n - 2;
  const pooled = (s1: number, s2: number) =>
    Math.sqrt(((first.n - 1) * s1 ** 2 + (second.n - 1) * s2 ** 2) / df);
  return dividedDifference(first, second, pooled);
}

/** (M₂ − M₁) / √((s₁² + s₂²)/2), the difference by the average variance (Bonett 2008). */
export function cohensDAverageFromGroups(first: GroupBox, second: GroupBox): Interval {
  return dividedDifference(first, second, (s1, s2) => Math.sqrt((s1 ** 2 + s2 ** 2) / 2));
}

/** (M₂ − M₁) / ((s₁ + s₂)/2), d_average of pairs (Cumming 2012). */
export function dAverageFromGroups(first: GroupBox, second: GroupBox): Interval {
  return dividedDifference(first, second, (s1, s2) => (s1 + s2) / 2);
}

/**
 * Hedges' g from Cohen's d: d × J(df), by the exact J and by the usual 1 − 3/(4df − 1), since publications use both
 * (Hedges 1981).
 *
 * @throws RangeError below df = 2
 */
export function hedgesGFromD(d: Interval, df: number): Interval {
  const factors = [hedgesCorrection(df), 1 - 3 / (4 * df - 1)];
  return {
    lower: Math.min(...factors.map((factor) => factor * d.lower)),
    upper: Math.max(...factors.map((factor) => factor * d.upper)),
  };
}

export interface EffectSizeCheck {
  readonly verdict: Verdict;
  readonly reason: 'not-exact' | null;
  readonly expected: Interval;
  /** The size fits but the sign does not; many publications print sizes without their sign. */
  readonly otherSign: boolean;
}

/**
 * Whether a printed standardized difference is one that t and n, or means and SDs, allow. A size without its sign is
 * accepted and said.
 *
 * @param expected from one of the functions of this file
 * @example checkEffectSize(number('0.23'), cohensDFromT(trueValues(number('1.06')), [46, 40])) // consistent
 */
export function checkEffectSize(
  printed: ReportedNumber,
  expected: Interval,
  rounding: Rounding = 'nearest',
): EffectSizeCheck {
  if (!isExact(printed)) return { verdict: 'not-checkable', reason: 'not-exact', expected, otherSign: false };
  const values = trueValues(printed, rounding);
  const fits = overlaps(values, expected);
  const otherSign = !fits && overlaps(absolute(values), absolute(expected));
  return { verdict: fits || otherSign ? 'consistent' : 'inconsistent', reason: null, expected, otherSign };
}

/** The divisor rises with both SDs. */
function dividedDifference(
  first: GroupBox,
  second: GroupBox,
  divisor: (s1: number, s2: number) => number,
): Interval {
  const least = divisor(first.sd.lower, second.sd.lower);
  const greatest = divisor(first.sd.upper, second.sd.upper);
  const lower = second.mean.lower - first.mean.upper;
  const upper = second.mean.upper - first.mean.lower;
  const ratio = (difference: number, by: number) => (difference === 0 ? 0 : difference / by);
  return {
    lower: ratio(lower, lower > 0 ? greatest : least),
    upper: ratio(upper, upper > 0 ? least : greatest),
  };
}
