/**
 * A statistic that data can make impossible: either its value, or the reason why there is none.
 * `too-few`: not enough respondents. `zero-variance`: nobody differs from anybody.
 * `too-few-items`: internal consistency needs two items.
 */
export type NotComputable = 'too-few' | 'too-few-items' | 'zero-variance';

/** A value or a reason; statistics that can fail in further ways name their reasons as the second type. */
export type Estimate<T, Reason extends string = NotComputable> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Reason };

export function estimated<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function notComputable<Reason extends string>(
  reason: Reason,
): { readonly ok: false; readonly reason: Reason } {
  return { ok: false, reason };
}

/** The value, or `null` where there is none. */
export function orNull(estimate: Estimate<number, string>): number | null {
  return estimate.ok ? estimate.value : null;
}

/** The two ends of an interval, in the units of the estimate. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** @throws RangeError when a confidence level is not strictly between 0 and 1 */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`confidence level ${level} is not between 0 and 1`);
}

/** Rounding carries a coefficient at most this far over its bound. */
const ROUNDING = 1e-9;

/**
 * A coefficient that mathematics bounds, such as a correlation in −1 … 1: the last digits by which rounding carries it over a bound are
 * dropped. What lies further outside is no rounding (covariances of pairs over different respondents can contradict each other) and stays.
 *
 * @example bounded(1.0000000000000002, -1, 1) // 1
 */
export function bounded(value: number, lowest: number, highest: number): number {
  if (value > highest && value <= highest + ROUNDING) return highest;
  if (value < lowest && value >= lowest - ROUNDING) return lowest;
  return value;
}
