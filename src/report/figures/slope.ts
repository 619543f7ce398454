import { scaleLinear } from 'd3-scale';
import type { Context } from '../context.ts';
import type { Axis } from './axis.ts';
import { group, type Layer, labels, type Rule, rules, type Scale } from './marks.ts';
import { TICK, tickTexts } from './panel.ts';
import { AXIS, GRID, SMALL } from './sheet.ts';

/** A part of the sheet with a quantitative axis on its left and two waves beneath it. */
export interface Slope extends Axis {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly waves: readonly [string, string];
}

/** From the axis to the first wave. */
const APART = 8;

/**
 * A slope chart with its grid and the layers that are drawn on its axis.
 *
 * @param draw makes the layers from the scale of the axis
 */
export function slope(area: Slope, context: Context, draw: (y: Scale) => readonly Layer[]): Layer {
  const { name, left, right, top, bottom, domain, ticks, waves } = area;
  const y: Scale = scaleLinear([...domain], [bottom, top]);
  const axis = left - APART;
  const grid = ticks.map((value): Rule => ({ x: axis, x2: right, y: value, y2: value, stroke: GRID }));
  const marks = ticks.map((value): Rule => ({ x: axis - TICK, x2: axis, y: value, y2: value, stroke: AXIS }));
  const posts = [left, right].map((x): Rule => ({ x, x2: x, y: top, y2: bottom, stroke: AXIS }));
  const texts = tickTexts(ticks, context);
  return group(name, [
    ...rules(`${name}-grid`, grid, { y }),
    ...rules(`${name}-ticks`, marks, { y }),
    ...rules(`${name}-axis`, [{ x: axis, x2: axis, y: top, y2: bottom, stroke: AXIS }]),
    ...labels(
      `${name}-tick-labels`,
      ticks.map((value, place) => ({ x: axis - TICK - 3, y: y(value), text: texts[place]! })),
      SMALL,
      { align: 'right' },
    ),
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
  ]);
}
