import type { Interval } from '../../stats/estimate.ts';
import { isOutsideRange } from './grim.ts';
import {
  type IntegerScores,
  integerScores,
  possibleTotals,
  type ScoreGrain,
  squareLimits,
} from './integer-scores.ts';
import type { ReportedNumber } from './reported-number.ts';
import { isExact, overlaps, trueValues } from './true-values.ts';
import type { Verdict } from './verdict.ts';

export interface SdLimits {
  /** Least and greatest sample SD, in the units of the printed mean; the upper end is Infinity without a range. */
  readonly limits: Interval;
  /** Whether the limits are those of whole-numbered answers; else (no such mean) those of any numbers in the range. */
  readonly whole: boolean;
}

/** Beyond this many possible totals the limits of any numbers in the range are as good. */
const MOST_TOTALS = 20_000n;

/**
 * Least and greatest sample SD (n − 1) that n whole-numbered scores with a printed mean can have.
 *
 * Least: all scores as equal as the total allows. Greatest: all but one at the ends of the range; with an open upper end,
 * one respondent has everything. Over every total that the rounded mean allows (Heathers & Brown's SPRITE limits, as
 * `boundary_test` of rsprite2). When no total gives the mean, or there are very many, the limits of any numbers:
 * 0 and √(n/(n − 1) (M − min)(max − M)) (Bhatia & Davis 2000).
 *
 * @returns `null` when the mean lies outside the range, is not printed with "=", or n is below two
 * @example sdLimits(number('4.2'), { n: 5, range: [1, 7] }) // limits 0.447 to 3.033
 */
export function sdLimits(mean: ReportedNumber, grain: ScoreGrain): SdLimits | null {
  const scores = integerScores(grain);
  const rounding = grain.rounding ?? 'nearest';
  if (!isExact(mean) || scores.n < 2n || isOutsideRange(mean, scores, rounding)) return null;
  const unit = mean.percent ? 100 : 1;
  const totals = possibleTotals(mean, scores, rounding);
  if (totals.first > totals.last || totals.last - totals.first > MOST_TOTALS) {
    const share = scaled(trueValues(mean, rounding), 1 / unit);
    const range = grain.range ?? null;
    const upper = range === null ? Number.POSITIVE_INFINITY : greatestSd(share, grain.n, range);
    return { limits: scaled({ lower: 0, upper }, unit), whole: false };
  }
  let least = Number.POSITIVE_INFINITY;
  let greatest = 0;
  for (let total = totals.first; total <= totals.last; total++) {
    const squares = squareLimits(total, scores);
    least = Math.min(least, deviation(total, squares.least, scores));
    const most = squares.most === null ? Number.POSITIVE_INFINITY : deviation(total, squares.most, scores);
    greatest = Math.max(greatest, most);
  }
  return { limits: scaled({ lower: least, upper: greatest }, unit), whole: true };
}

export interface SdLimitsCheck {
  readonly verdict: Verdict;
  readonly reason: 'outside-range' | 'sd-too-small' | 'sd-too-large' | 'not-exact' | 'n-too-small' | null;
  readonly limits: Interval | null;
}

/**
 * Whether a printed SD lies within `sdLimits` of its mean, n and range.
 *
 * @example checkSdLimits(number('2'), number('5'), { n: 10, range: [1, 3] }) // inconsistent, sd-too-large
 */
export function checkSdLimits(mean: ReportedNumber, sd: ReportedNumber, grain: ScoreGrain): SdLimitsCheck {
  if (!isExact(mean) || !isExact(sd)) return { verdict: 'not-checkable', reason: 'not-exact', limits: null };
  if (grain.n < 2) return { verdict: 'not-checkable', reason: 'n-too-small', limits: null };
  const found = sdLimits(mean, grain);
  if (found === null) return { verdict: 'inconsistent', reason: 'outside-range', limits: null };
  const { limits } = found;
  const printed = trueValues(sd, grain.rounding);
  const verdict = overlaps(printed, limits) ? 'consistent' : 'inconsistent';
  if (verdict === 'consistent') return { verdict, reason: null, limits };
  return { verdict, reason: printed.upper < limits.lower ? 'sd-too-small' : 'sd-too-large', limits };
}

/** Sample SD of the scores whose integers have a total and a sum of squares. */
function deviation(total: bigint, squares: bigint, { n, divisor }: IntegerScores): number {
  const spread = Number(n * squares - total * total);
  return Math.sqrt(spread / (Number(n) * Number(n - 1n))) / Number(divisor);
}

/**
 * The greatest sample SD of any numbers in a range with a mean in an interval: √(n/(n − 1) (M − min)(max − M)) (Bhatia &
 * Davis 2000), with M as near the middle of the range as may be; with an open upper end, one respondent has everything.
 */
export function greatestSd(mean: Interval, n: number, [low, high]: readonly [number, number | null]): number {
  if (high === null) return Math.max(0, mean.upper - low) * Math.sqrt(n);
  const centre = Math.min(Math.max((low + high) / 2, mean.lower), mean.upper);
  return Math.sqrt((n / (n - 1)) * Math.max(0, (centre - low) * (high - centre)));
}

function scaled({ lower, upper }: Interval, unit: number): Interval {
  return { lower: lower * unit, upper: upper * unit };
}
