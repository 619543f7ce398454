import { scaleLinear } from 'd3-scale';
import type { Context } from '../context.ts';
import { type Axis, decimalsOf } from './axis.ts';
import { group, type Layer, labels, type Rule, rules, type Scale } from './marks.ts';
import { AXIS, GRID, SMALL } from './sheet.ts';

/** A part of the sheet with a quantitative axis under it. */
export interface Panel extends Axis {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Lines of the axis title; none for a bare axis. */
  readonly title: readonly string[];
  /** Tick labels without their sign, where both sides of zero count up. */
  readonly unsigned?: boolean;
}

/** Length of a tick. */
export const TICK = 4;

/**
 * A panel with its grid, and the layers that are drawn on its axis.
 *
 * @param draw makes the layers from the scale of the axis
 */
export function panel(area: Panel, context: Context, draw: (x: Scale) => readonly Layer[]): Layer {
  const { name, left, right, top, bottom, ticks, title } = area;
  const x: Scale = (value) => position(area, value);
  const grid = ticks.map((value): Rule => ({ x: value, x2: value, y: top, y2: bottom, stroke: GRID }));
  const marks = ticks.map(
    (value): Rule => ({ x: value, x2: value, y: bottom, y2: bottom + TICK, stroke: AXIS }),
  );
  const texts = tickTexts(ticks, context);
  return group(name, [
    ...rules(`${name}-grid`, grid, { x }),
    ...rules(`${name}-ticks`, marks, { x }),
    ...rules(`${name}-axis`, [{ x: left, x2: right, y: bottom, y2: bottom, stroke: AXIS }]),
    ...labels(
      `${name}-tick-labels`,
      ticks.map((value, place) => ({
        x: x(value),
        y: bottom + 9.5,
        text: area.unsigned === true ? texts[place]!.replace('−', '') : texts[place]!,
      })),
      SMALL,
      { align: 'center' },
    ),
    ...labels(
      `${name}-title`,
      title.length === 0 ? [] : [{ x: (left + right) / 2, y: bottom + 23, text: title.join('\n') }],
      SMALL,
      { align: 'center' },
    ),
    ...draw(x),
  ]);
}

/** Where a value lies on the panel's axis, in pixels. */
export function position({ left, right, domain }: Panel, value: number): number {
  return scaleLinear([...domain], [left, right])(value);
}

/** The values of an axis with the decimals that all of them need. */
export function tickTexts(ticks: readonly number[], { number }: Context): string[] {
  const decimals = decimalsOf(ticks);
  return ticks.map((tick) => number.fixed(tick, decimals));
}
