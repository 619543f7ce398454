import { requireSampleSize } from '../../stats/distributions/parameters.ts';
import type { ReportedNumber } from './reported-number.ts';
import { type Fractions, type Rounding, trueFractions, trueShares } from './true-values.ts';

/** What is known of scores that are sums or means of whole-numbered answers, all items answered. */
export interface ScoreGrain {
  /** Respondents. */
  readonly n: number;
  /** Items of the score; 1 unless given. */
  readonly items?: number;
  /** Whether a respondent's score is the mean (the default) or the sum of the items. */
  readonly aggregate?: 'sum' | 'mean';
  /** Lowest and highest possible score, on the metric of the printed mean; the upper end is `null` for open counts. */
  readonly range?: readonly [number, number | null] | null;
  readonly rounding?: Rounding;
}

/** The same as whole numbers: a respondent's score is an integer between `min` and `max`, divided by `divisor`. */
export interface IntegerScores {
  readonly n: bigint;
  readonly divisor: bigint;
  readonly min: bigint | null;
  readonly max: bigint | null;
}

/** Whole numbers from first to last; empty when last < first. */
export interface WholeNumbers {
  readonly first: bigint;
  readonly last: bigint;
}

/** @throws RangeError when n or items is not a positive whole number, or the range is not on the grain of the scores */
export function integerScores({ n, items = 1, aggregate = 'mean', range = null }: ScoreGrain): IntegerScores {
  requireSampleSize('n', n);
  requireSampleSize('items', items);
  const divisor = aggregate === 'mean' ? items : 1;
  const min = range === null ? null : onGrain(range[0], divisor);
  const max = range === null || range[1] === null ? null : onGrain(range[1], divisor);
  if (min !== null && max !== null && max < min)
    throw new RangeError('the range must run from the lowest to the highest score');
  return { n: BigInt(n), divisor: BigInt(divisor), min, max };
}

function onGrain(score: number, divisor: number): bigint {
  const whole = Math.round(score * divisor);
  if (!(Number.isSafeInteger(whole) && Math.abs(score * divisor - whole) < 1e-6))
    throw new RangeError(`a score of ${score} is not a mean of ${divisor} whole-numbered items`);
  return BigInt(whole);
}

/**
 * Every total of all respondents' integers that gives the printed mean (Brown & Heathers 2017), inside the range.
 * A mean with a percent sign is that of zeros and ones.
 */
export function possibleTotals(
  mean: ReportedNumber,
  scores: IntegerScores,
  rounding: Rounding,
): WholeNumbers {
  const { n, divisor, min, max } = scores;
  const { lower, upper, denominator } = trueShares(mean, rounding);
  const first = ceilingDivide(lower * n * divisor, denominator);
  const last = floorDivide(upper * n * divisor, denominator);
  return {
    first: min !== null && n * min > first ? n * min : first,
    last: max !== null && n * max < last ? n * max : last,
  };
}

/** Bounds of the variance of the scores behind a printed SD, exact. */
export function printedVariance(sd: ReportedNumber, rounding: Rounding): Fractions {
  const { lower, upper, denominator } = trueShares(sd, rounding);
  return {
    lower: lower > 0n ? lower * lower : 0n,
    upper: upper * upper,
    denominator: denominator * denominator,
  };
}

/** Bounds of the variance when the printed number is the variance itself. */
export function printedAsVariance(variance: ReportedNumber, rounding: Rounding): Fractions {
  const { lower, upper, denominator } = trueFractions(variance, rounding);
  return { lower: lower > 0n ? lower : 0n, upper, denominator };
}

/**
 * Every whole sum of squared integers Q that gives a variance within bounds, for one total T (Allard 2018):
 * Q = T²/n + (n − 1) divisor² s². Parity and the limits of `squareLimits` are not looked at.
 */
export function possibleSquares(total: bigint, variance: Fractions, scores: IntegerScores): WholeNumbers {
  const { n, divisor } = scores;
  const { lower, upper, denominator } = variance;
  const factor = n * (n - 1n) * divisor * divisor;
  const base = total * total * denominator;
  return {
    first: ceilingDivide(base + factor * lower, n * denominator),
    last: floorDivide(base + factor * upper, n * denominator),
  };
}

/**
 * Lowest and highest sum of squares of n integers with a given total: all as equal as possible, or all but one at the
 * ends of the range. The upper end is `null` without a lower end of the range.
 */
export function squareLimits(total: bigint, scores: IntegerScores): { least: bigint; most: bigint | null } {
  const { n, min, max } = scores;
  const level = floorDivide(total, n);
  const raised = total - level * n;
  const least = (n - raised) * level * level + raised * (level + 1n) * (level + 1n);
  if (min === null) return { least, most: null };
  const above = total - n * min;
  const reach = max === null ? above : max - min;
  if (reach === 0n) return { least, most: n * min * min };
  const full = above / reach;
  const rest = min + (above - full * reach);
  const top = min + reach;
  if (full === n) return { least, most: n * top * top };
  return { least, most: full * top * top + rest * rest + (n - full - 1n) * min * min };
}

/** The part of the window that lies within the limits and has the parity of the total (x² is even when x is). */
export function attainableSquares(
  total: bigint,
  window: WholeNumbers,
  limits: { readonly least: bigint; readonly most: bigint | null },
): WholeNumbers {
  let first = larger(window.first, limits.least);
  let last = limits.most === null ? window.last : -larger(-window.last, -limits.most);
  if ((first - total) % 2n !== 0n) first += 1n;
  if ((last - total) % 2n !== 0n) last -= 1n;
  return { first, last };
}

function larger(one: bigint, other: bigint): bigint {
  // Math.max does not take whole numbers of any size.
  if (one > other) return one;
  return other;
}

/** Quotient rounded down, for a positive divisor. */
export function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return quotient * denominator > numerator ? quotient - 1n : quotient;
}

/** Quotient rounded up, for a positive divisor. */
export function ceilingDivide(numerator: bigint, denominator: bigint): bigint {
  return -floorDivide(-numerator, denominator);
}
