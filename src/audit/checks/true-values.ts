import type { Interval } from '../../stats/estimate.ts';
import type { ReportedNumber } from './reported-number.ts';

/** `nearest`: rounded half up or half even, both accepted. `truncated`: the digits beyond were cut off. */
export type Rounding = 'nearest' | 'truncated';

/** Bounds of a true value as exact fractions of one denominator. */
export interface Fractions {
  readonly lower: bigint;
  readonly upper: bigint;
  readonly denominator: bigint;
}

/**
 * All values that a printed number may stand for.
 *
 * Nearest: value ± half a unit of the last digit, both ends included, since half up and half even differ only there.
 * Truncated: from the value to one unit further from zero. After "<" or ">" everything on that side, the value included.
 * A number rounded twice (2.4449 → 2.445 → 2.45) may lie outside.
 *
 * @example trueValues(number) // "48,4" → { lower: 48.35, upper: 48.45 }
 */
export function trueValues(number: ReportedNumber, rounding: Rounding = 'nearest'): Interval {
  if (number.relation === '<' || number.relation === '<=')
    return { lower: Number.NEGATIVE_INFINITY, upper: number.value };
  if (number.relation === '>' || number.relation === '>=')
    return { lower: number.value, upper: Number.POSITIVE_INFINITY };
  const { lower, upper, denominator } = trueFractions(number, rounding);
  const scale = Number(denominator);
  return { lower: Number(lower) / scale, upper: Number(upper) / scale };
}

/** The bounds of `trueValues` for a number printed with "=", exact. */
export function trueFractions(number: ReportedNumber, rounding: Rounding): Fractions {
  const doubled = 2n * BigInt(number.value.toFixed(number.decimals).replace('.', ''));
  const denominator = 2n * 10n ** BigInt(number.decimals);
  if (rounding === 'nearest') return { lower: doubled - 1n, upper: doubled + 1n, denominator };
  return {
    lower: doubled > 0n ? doubled : doubled - 2n,
    upper: doubled < 0n ? doubled : doubled + 2n,
    denominator,
  };
}

/** As `trueFractions`, a percentage as the share that it is of 1. */
export function trueShares(number: ReportedNumber, rounding: Rounding): Fractions {
  const { lower, upper, denominator } = trueFractions(number, rounding);
  return { lower, upper, denominator: number.percent ? 100n * denominator : denominator };
}

/** Whether the number is printed with "=", so that it has two bounds. */
export function isExact(number: ReportedNumber): boolean {
  return number.relation === '=';
}

/** Whether two intervals share a point, ends included, with a little slack for sums of doubles. */
export function overlaps(one: Interval, other: Interval): boolean {
  return notBelow(one.upper, other.lower) && notBelow(other.upper, one.lower);
}

/** The points that two overlapping intervals share. */
export function intersection(one: Interval, other: Interval): Interval {
  const lower = Math.max(one.lower, other.lower);
  return { lower, upper: Math.max(lower, Math.min(one.upper, other.upper)) };
}

/** A number that is known exactly. */
export function point(value: number): Interval {
  return { lower: value, upper: value };
}

export function times({ lower, upper }: Interval, factor: number): Interval {
  return { lower: lower * factor, upper: upper * factor };
}

function notBelow(high: number, low: number): boolean {
  return high >= low || low - high <= 1e-12 * (Math.abs(high) + Math.abs(low));
}
