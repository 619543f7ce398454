import { powerOfTen } from '../../model/power-of-ten.ts';
import { type Channel, type Datum, type Layer, rules } from './layers.ts';
import { AXIS, FONT, GRID, INK, SMALL } from './sheet.ts';

/** A part of the sheet with a quantitative axis under it. */
export interface Panel {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** Lines of the axis title; none for a bare axis. */
  readonly title: readonly string[];
  /** Tick labels without their sign, where both sides of zero count up. */
  readonly unsigned?: boolean;
}

/**
 * A panel with its grid, and the layers that are drawn on its axis.
 *
 * @param draw makes the layers from the channel of the axis
 */
export function panel(area: Panel, draw: (x: (field: string) => Channel) => readonly Layer[]): Layer {
  const { name, left, right, top, bottom, domain, ticks, title } = area;
  const axis = {
    orient: 'bottom' as const,
    values: [...ticks],
    format: `.${decimalsOf(ticks)}f`,
    ...(area.unsigned === true ? { labelExpr: "replace(datum.label, '−', '')" } : {}),
    title: title.length === 0 ? null : [...title],
    titleFont: FONT,
    titleFontSize: SMALL.size,
    titleFontWeight: 'normal' as const,
    titleLineHeight: SMALL.line,
    titleColor: INK,
    titlePadding: 5,
    labelFont: FONT,
    labelFontSize: SMALL.size,
    labelColor: INK,
    labelFlush: false,
    labelOverlap: false,
    labelBound: false,
    domainColor: AXIS,
    tickColor: AXIS,
    tickSize: 4,
    grid: false,
    translate: 0,
  };
  const x = (field: string): Channel => ({
    field,
    type: 'quantitative',
    scale: { domain: [...domain], range: [left, right], nice: false, zero: false },
    axis: { ...axis, offset: { expr: `${bottom} - height` } },
  });
  const grid = ticks.map((value): Datum => ({ x: value, x2: value, y: top, y2: bottom, stroke: GRID }));
  return { name, layer: [...rules(`${name}-grid`, grid, { x }), ...draw(x)] };
}

/** Where a value lies on the panel's axis, in pixels. */
export function position({ left, right, domain: [lower, upper] }: Panel, value: number): number {
  return left + ((value - lower) / (upper - lower)) * (right - left);
}

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
  const step = roundStep((upper - lower) / count);
  const first = Math.floor(lower / step + 1e-9);
  const last = Math.ceil(upper / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => rounded((first + index) * step));
  return { domain: [ticks[0]!, ticks.at(-1)!], ticks };
}

/** The axis of an attainable range: its ends, and round values between them that leave the ends room. */
export function rangeAxis(lower: number, upper: number, count: number): Axis {
  const span = upper - lower;
  const inner = roundAxis(lower, upper, count).ticks.filter(
    (tick) => tick - lower > span * 0.07 && upper - tick > span * 0.07,
  );
  return { domain: [lower, upper], ticks: [lower, ...inner, upper] };
}

/** Without the noise of binary fractions. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function roundStep(raw: number): number {
  const magnitude = powerOfTen(Math.floor(Math.log10(raw)));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * magnitude >= raw * (1 - 1e-9)) ?? 10;
  return factor * magnitude;
}

/** Decimals that all ticks need. */
export function decimalsOf(ticks: readonly number[]): number {
  return Math.max(0, ...ticks.map((tick) => String(tick).split('.')[1]?.length ?? 0));
}
