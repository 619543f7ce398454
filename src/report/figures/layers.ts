import type { TopLevelSpec } from 'vega-lite';
import { printable } from '../../model/printable.ts';
import { FONT, INK, type TypeSize } from './sheet.ts';

/** One layer of a Vega-Lite chart. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number];
type Unit = Extract<Layer, { mark: unknown }>;
export type Encoding = NonNullable<Unit['encoding']>;
export type Channel = Extract<NonNullable<Encoding['x']>, { field?: unknown }>;

export type Datum = Readonly<Record<string, string | number>>;

/** A place on the sheet in pixels, not a value on an axis. */
export function pixel(field: string): Channel {
  return { field, type: 'quantitative', scale: null, axis: null };
}

/** What an encoding needs when every datum carries the value itself: a colour, a width, a shape. */
function asIs(field: string) {
  return { field, type: 'nominal', scale: null } as const;
}

/** Where marks are put: an axis of a panel, or pixels. */
export interface Place {
  readonly x?: (field: string) => Channel;
  readonly y?: (field: string) => Channel;
}

/** A text on the sheet; line breaks in it stay. `y` is the middle of its first line. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly fill?: string;
}

export interface LabelStyle {
  readonly align?: 'left' | 'center' | 'right';
  readonly bold?: boolean;
  readonly fill?: string;
}

export function labels(
  name: string,
  rows: readonly Label[],
  { size, line }: TypeSize,
  { align = 'left', bold = false, fill = INK }: LabelStyle = {},
): Layer[] {
  if (rows.length === 0) return [];
  return [
    {
      name,
      data: { values: rows.map((row) => ({ ...row, text: visible(row.text), fill: row.fill ?? fill })) },
      mark: {
        type: 'text',
        align,
        baseline: 'alphabetic',
        // Half the height of the capitals below the middle.
        dy: 0.36 * size,
        font: FONT,
        fontSize: size,
        fontWeight: bold ? 'bold' : 'normal',
        lineBreak: '\n',
        lineHeight: line,
      },
      encoding: {
        x: pixel('x'),
        y: pixel('y'),
        text: { field: 'text', type: 'nominal' },
        color: asIs('fill'),
      },
    },
  ];
}

/** Line breaks stay; what a picture cannot show goes. */
function visible(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

export interface RectangleStyle {
  readonly stroke?: string;
  readonly opacity?: number;
}

/** Rectangles from `x` to `x2` and `y` to `y2`, each with its `fill`. */
export function rectangles(
  name: string,
  rows: readonly Datum[],
  { x = pixel, y = pixel }: Place = {},
  { stroke, opacity = 1 }: RectangleStyle = {},
): Layer[] {
  if (rows.length === 0) return [];
  return [
    {
      name,
      data: { values: [...rows] },
      mark: { type: 'rect', opacity, ...(stroke === undefined ? {} : { stroke, strokeWidth: 0.8 }) },
      encoding: {
        x: x('x'),
        x2: { field: 'x2' },
        y: y('y'),
        y2: { field: 'y2' },
        fill: asIs('fill'),
      },
    },
  ];
}

export interface LineStyle {
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
}

/** Straight lines from `x`, `y` to `x2`, `y2`, each with its `stroke`. */
export function rules(
  name: string,
  rows: readonly Datum[],
  { x = pixel, y = pixel }: Place = {},
  { width = 1, dash, opacity = 1 }: LineStyle = {},
): Layer[] {
  if (rows.length === 0) return [];
  return [
    {
      name,
      data: { values: [...rows] },
      mark: {
        type: 'rule',
        strokeWidth: width,
        opacity,
        ...(dash === undefined ? {} : { strokeDash: [...dash] }),
      },
      encoding: {
        x: x('x'),
        x2: { field: 'x2' },
        y: y('y'),
        y2: { field: 'y2' },
        stroke: asIs('stroke'),
      },
    },
  ];
}

/** Symbols at `x`, `y`, each with its `shape`, `fill` and `stroke`. */
export function symbols(
  name: string,
  rows: readonly Datum[],
  { x = pixel, y = pixel }: Place = {},
  { area = 48, width = 1.4 }: { readonly area?: number; readonly width?: number } = {},
): Layer[] {
  if (rows.length === 0) return [];
  return [
    {
      name,
      data: { values: [...rows] },
      mark: { type: 'point', filled: true, size: area, strokeWidth: width, opacity: 1 },
      encoding: {
        x: x('x'),
        y: y('y'),
        shape: asIs('shape'),
        fill: asIs('fill'),
        stroke: asIs('stroke'),
      },
    },
  ];
}
