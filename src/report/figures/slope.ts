import { decimalsOf } from './axis.ts';
import { type Channel, type Datum, type Layer, labels, rules } from './layers.ts';
import { AXIS, FONT, GRID, INK, SMALL } from './sheet.ts';

/** A part of the sheet with a quantitative axis on its left and two waves beneath it. */
export interface Slope {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly waves: readonly [string, string];
}

/**
 * A slope chart with its grid and the layers that are drawn on its axis.
 *
 * @param draw makes the layers from the channel of the axis
 */
export function slope(area: Slope, draw: (y: (field: string) => Channel) => readonly Layer[]): Layer {
  const { name, left, right, top, bottom, domain, ticks, waves } = area;
  const axis = {
    orient: 'left' as const,
    values: [...ticks],
    format: `.${decimalsOf(ticks)}f`,
    title: null,
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
    offset: -left + 8,
  };
  const y = (field: string): Channel => ({
    field,
    type: 'quantitative',
    scale: { domain: [...domain], range: [bottom, top], nice: false, zero: false },
    axis,
  });
  const grid = ticks.map((value): Datum => ({ x: left - 8, x2: right, y: value, y2: value, stroke: GRID }));
  const posts = [left, right].map((x): Datum => ({ x, x2: x, y: top, y2: bottom, stroke: AXIS }));
  return {
    name,
    layer: [
      ...rules(`${name}-grid`, grid, { y }),
      ...rules(`${name}-posts`, posts),
      ...draw(y),
      ...labels(
        `${name}-waves`,
        [
          { x: left, y: bottom + 11, text: waves[0] },
          { x: right, y: bottom + 11, text: waves[1] },
        ],
        SMALL,
        { align: 'center' },
      ),
    ],
  };
}
