import {
  normalUpperQuantile,
  studentTTwoSided,
  studentTUpperQuantile,
} from '../../stats/distributions/index.ts';
import { checkLevel, type Interval } from '../../stats/estimate.ts';
import { judgeP, type PrintedP, type PrintedPJudgement, type PrintedPOptions } from './printed-p.ts';
import type { ReportedNumber } from './reported-number.ts';
import { isExact, overlaps, type Rounding, trueValues } from './true-values.ts';
import type { Verdict } from './verdict.ts';

/** A confidence interval as printed; both ends with "=". */
export interface ReportedInterval {
  readonly lower: ReportedNumber;
  readonly upper: ReportedNumber;
  /** Such as 0.95. */
  readonly level: number;
}

export interface CentreCheck {
  readonly verdict: Verdict;
  readonly reason: 'not-exact' | 'ends-reversed' | null;
  /** Middle of the printed interval, as rounding allows. */
  readonly middle: Interval;
}

/**
 * Whether an estimate lies in the middle of its confidence interval, as it does in estimate ± t × SE (means, differences
 * of means). Not for intervals that are not symmetric: of d, g, r, alpha, percentages.
 *
 * @example checkIntervalCentre(number('2.2'), { lower: number('-1.9'), upper: number('6.3'), level: 0.95 }) // consistent
 */
export function checkIntervalCentre(
  estimate: ReportedNumber,
  interval: ReportedInterval,
  rounding: Rounding = 'nearest',
): CentreCheck {
  const { low, high, exact } = boundsOf(interval, rounding);
  const middle = { lower: (low.lower + high.lower) / 2, upper: (low.upper + high.upper) / 2 };
  if (!exact || !isExact(estimate)) return { verdict: 'not-checkable', reason: 'not-exact', middle };
  if (high.upper < low.lower) return { verdict: 'inconsistent', reason: 'ends-reversed', middle };
  const fits = overlaps(trueValues(estimate, rounding), middle);
  return { verdict: fits ? 'consistent' : 'inconsistent', reason: null, middle };
}

export interface WidthCheck {
  readonly verdict: Verdict;
  readonly reason: 'not-exact' | null;
  /** Half the printed width, as rounding allows. */
  readonly printed: Interval;
  /** t × SE and z × SE; the check accepts either. */
  readonly fromT: Interval;
  readonly fromNormal: Interval;
}

/**
 * Whether a confidence interval is as wide as its standard error says: half its width is t(df) × SE, or z × SE where the
 * normal approximation was used.
 *
 * @param standardError bounds of the standard error: `recomputed.standardError` of `checkTTest`, `standardErrorOfMean`,
 *   or the `trueValues` of a printed one
 * @param df degrees of freedom and their bounds (Welch)
 */
export function checkIntervalWidth(
  interval: ReportedInterval,
  standardError: Interval,
  df: Interval,
  rounding: Rounding = 'nearest',
): WidthCheck {
  checkLevel(interval.level);
  const tail = (1 - interval.level) / 2;
  const printed = halfWidth(interval, rounding);
  const fromT = {
    lower: studentTUpperQuantile(tail, df.upper) * standardError.lower,
    upper: studentTUpperQuantile(tail, df.lower) * standardError.upper,
  };
  const z = normalUpperQuantile(tail);
  const fromNormal = { lower: z * standardError.lower, upper: z * standardError.upper };
  if (!boundsOf(interval, rounding).exact)
    return { verdict: 'not-checkable', reason: 'not-exact', printed, fromT, fromNormal };
  const fits = overlaps(printed, fromT) || overlaps(printed, fromNormal);
  return { verdict: fits ? 'consistent' : 'inconsistent', reason: null, printed, fromT, fromNormal };
}

/** Bounds of the standard error of one mean, SD / √n. */
export function standardErrorOfMean(sd: ReportedNumber, n: number, rounding: Rounding = 'nearest'): Interval {
  const { lower, upper } = trueValues(sd, rounding);
  return { lower: Math.max(0, lower) / Math.sqrt(n), upper: upper / Math.sqrt(n) };
}

export interface IntervalPCheck {
  readonly verdict: Verdict;
  readonly reason: 'not-exact' | null;
  readonly judgement: PrintedPJudgement | null;
  /** p-values that the interval allows. */
  readonly p: Interval;
  /** Whether zero lies outside the interval; `null` when rounding hides it. */
  readonly excludesZero: boolean | null;
}

/** Degrees of freedom tried when they are not known: p changes steadily from the fewest to infinitely many. */
const ANY_DF = [1, 2, 3, 5, 10, 30, 100, Number.POSITIVE_INFINITY];

/**
 * Whether a confidence interval and a two-sided p-value belong to the same test: |t| = |middle| × t(1 − a/2; df) / half
 * width. An interval at level 1 − a excludes zero exactly when p < a; the judgement takes alpha = a.
 *
 * @param df degrees of freedom, or their bounds (printed whole for Welch's); `null` when unknown, which leaves p wide but
 * always on its side of a
 * @example checkIntervalAgainstP({ lower: number('0.1'), upper: number('4.3'), level: 0.95 }, number('.31'), 84) // decision error
 */
export function checkIntervalAgainstP(
  interval: ReportedInterval,
  p: PrintedP,
  df: number | Interval | null,
  options: Omit<PrintedPOptions, 'alpha'> = {},
): IntervalPCheck {
  checkLevel(interval.level);
  const rounding = options.rounding ?? 'nearest';
  const { low, high, exact } = boundsOf(interval, rounding);
  const tail = (1 - interval.level) / 2;
  const freedoms = df === null ? ANY_DF : typeof df === 'number' ? [df] : [df.lower, df.upper];
  const sizes = relativeSizes(interval, rounding);
  const tails = freedoms.flatMap((freedom) =>
    [sizes.lower, sizes.upper].map((size) => {
      const t = size * studentTUpperQuantile(tail, freedom);
      return t === Number.POSITIVE_INFINITY ? 0 : studentTTwoSided(t, freedom);
    }),
  );
  const recomputed = {
    lower: Math.min(...tails) * (1 - 1e-9),
    upper: Math.min(1, Math.max(...tails) * (1 + 1e-9)),
  };
  const excludesZero = zeroOutside(low, high);
  if (!exact)
    return { verdict: 'not-checkable', reason: 'not-exact', judgement: null, p: recomputed, excludesZero };
  const judgement = judgeP(recomputed, p, { ...options, alpha: 2 * tail });
  return { verdict: judgement.verdict, reason: null, judgement, p: recomputed, excludesZero };
}

/**
 * |t| / t(1 − a/2) of an interval, as rounding allows: greatest and least in corners, since it moves one way with each end on
 * either side of zero.
 */
export function relativeSizes(interval: ReportedInterval, rounding: Rounding): Interval {
  const { low, high } = boundsOf(interval, rounding);
  const corners = [low.lower, low.upper].flatMap((l) =>
    [high.lower, high.upper].map((h) => relativeSize(l, h)),
  );
  const crossesCentre = low.lower + high.lower <= 0 && low.upper + high.upper >= 0;
  return { lower: crossesCentre ? 0 : Math.min(...corners), upper: Math.max(...corners) };
}

/** |middle| in units of half the width; infinite for an interval of no width away from zero. */
function relativeSize(lower: number, upper: number): number {
  const middle = Math.abs(lower + upper);
  if (middle === 0) return 0;
  return middle / Math.max(0, upper - lower);
}

function zeroOutside(low: Interval, high: Interval): boolean | null {
  if (low.lower > 0 || high.upper < 0) return true;
  return low.upper < 0 && high.lower > 0 ? false : null;
}

function halfWidth(interval: ReportedInterval, rounding: Rounding): Interval {
  const { low, high } = boundsOf(interval, rounding);
  return { lower: Math.max(0, (high.lower - low.upper) / 2), upper: (high.upper - low.lower) / 2 };
}

function boundsOf({ lower, upper }: ReportedInterval, rounding: Rounding) {
  return {
    low: trueValues(lower, rounding),
    high: trueValues(upper, rounding),
    exact: isExact(lower) && isExact(upper),
  };
}
