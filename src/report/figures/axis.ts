import { scaleLinear } from 'd3-scale';

/** A domain and the ticks on it. */
export interface Axis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/**
 * An axis from one round value to another (1, 2 or 5 times a power of ten apart), about `count` steps long.
 *
 * @example roundAxis(-0.7, 1.4, 5) // domain [-1, 1.5], ticks [-1, -0.5, 0, 0.5, 1, 1.5]
 */
export function roundAxis(lower: number, upper: number, count: number): Axis {
  const scale = scaleLinear().domain([lower, upper]).nice(count);
  const [first, last] = scale.domain() as [number, number];
  return { domain: [first, last], ticks: scale.ticks(count) };
}

/**
 * The axis of an attainable range, with its ends: steps of one size where a few whole ones fill it (1, 3, 5, 7), else the ends and
 * round values between them that leave them room (14, 20, 40, 60, 70).
 */
export function rangeAxis(lower: number, upper: number, count: number): Axis {
  const span = upper - lower;
  const domain: [number, number] = [lower, upper];
  const step = [1, 2].find((size) => Number.isInteger(span / size) && span / size <= Math.max(count, 5));
  if (step !== undefined && Number.isInteger(lower)) {
    return { domain, ticks: Array.from({ length: span / step + 1 }, (_, place) => lower + place * step) };
  }
  const inner = roundAxis(lower, upper, count).ticks.filter(
    (tick) => tick - lower > span * 0.07 && upper - tick > span * 0.07,
  );
  return { domain, ticks: [lower, ...inner, upper] };
}

/** Decimals that all ticks need. */
export function decimalsOf(ticks: readonly number[]): number {
  return Math.max(0, ...ticks.map((tick) => String(tick).split('.')[1]?.length ?? 0));
}
