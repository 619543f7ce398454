import {
  area as areaShape,
  line as lineShape,
  type SymbolType,
  symbolCircle,
  symbolDiamond2,
  symbol as symbolShape,
  symbolSquare,
  symbolTriangle,
} from 'd3-shape';
import { printable } from '../../model/printable.ts';
import { escapeXml } from '../render/escape-xml.ts';
import { INK, type TypeSize } from './sheet.ts';

/** Marks of one kind and look, drawn as SVG: a group of the name, so that they can be found and styled. */
export interface Layer {
  readonly name: string;
  readonly svg: string;
}

/** From a value on an axis to its place on the sheet in pixels. */
export type Scale = (value: number) => number;

/** Where marks are put: on an axis of a panel, or, without one, in pixels. */
export interface Place {
  readonly x?: Scale;
  readonly y?: Scale;
}

const pixel: Scale = (place) => place;

type Attributes = Readonly<Record<string, string | number | undefined>>;

function element(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : value}"`)
    .join('');
  return content === '' ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}

/** Two decimals are enough for a printer; no `-0`. */
function short(value: number): string {
  return String(Number(value.toFixed(2)) + 0);
}

/** The group of a layer; none without marks. */
function layer(name: string, attributes: Attributes, marks: readonly string[]): Layer[] {
  return marks.length === 0
    ? []
    : [{ name, svg: element('g', { class: name, ...attributes }, marks.join('')) }];
}

/** Layers as one, under a name of their own. */
export function group(name: string, layers: readonly Layer[]): Layer {
  return { name, svg: element('g', { class: name }, layers.map(({ svg }) => svg).join('')) };
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

const ANCHOR = { left: undefined, center: 'middle', right: 'end' } as const;

export function labels(
  name: string,
  rows: readonly Label[],
  { size, line }: TypeSize,
  { align = 'left', bold = false, fill = INK }: LabelStyle = {},
): Layer[] {
  const look = {
    'text-anchor': ANCHOR[align],
    'font-size': size,
    'font-weight': bold ? 'bold' : undefined,
    fill,
  };
  return layer(
    name,
    look,
    rows.map(({ x, y, text, fill: own = fill }) => {
      const [first = '', ...more] = text.split('\n').map((part) => escapeXml(printable(part)));
      const below = more.map((part) => element('tspan', { x, dy: line }, part || ' '));
      // Half the height of the capitals below the middle.
      const attributes = { x, y: y + 0.36 * size, fill: own === fill ? undefined : own };
      return element(
        'text',
        attributes,
        [first === '' && below.length === 0 ? ' ' : first, ...below].join(''),
      );
    }),
  );
}

/** A rectangle from `x` to `x2` and `y` to `y2`. */
export interface Rectangle {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
  readonly fill: string;
}

export function rectangles(
  name: string,
  rows: readonly Rectangle[],
  { x = pixel, y = pixel }: Place = {},
  { stroke }: { readonly stroke?: string } = {},
): Layer[] {
  const look = stroke === undefined ? {} : { stroke, 'stroke-width': 0.8 };
  return layer(
    name,
    look,
    rows.map(({ x: from, x2: to, y: start, y2: end, fill }) => {
      const [left, right] = [x(from), x(to)].sort((a, b) => a - b) as [number, number];
      const [top, bottom] = [y(start), y(end)].sort((a, b) => a - b) as [number, number];
      return element('rect', { x: left, y: top, width: right - left, height: bottom - top, fill });
    }),
  );
}

/** A straight line from `x`, `y` to `x2`, `y2`. */
export interface Rule {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
  readonly stroke: string;
}

export interface RuleStyle {
  readonly width?: number;
  readonly dash?: readonly number[];
}

export function rules(
  name: string,
  rows: readonly Rule[],
  { x = pixel, y = pixel }: Place = {},
  { width = 1, dash }: RuleStyle = {},
): Layer[] {
  return layer(
    name,
    { 'stroke-width': width, 'stroke-dasharray': dash?.join(' ') },
    rows.map(({ x: from, x2: to, y: start, y2: end, stroke }) =>
      element('line', { x1: x(from), y1: y(start), x2: x(to), y2: y(end), stroke }),
    ),
  );
}

export type Shape =
  | 'circle'
  | 'diamond'
  | 'square'
  | 'triangle-up'
  | 'triangle-down'
  | 'triangle-left'
  | 'triangle-right';

/** A shape and how far it is turned, in degrees. */
const SHAPES: Readonly<Record<Shape, readonly [SymbolType, number]>> = {
  circle: [symbolCircle, 0],
  diamond: [symbolDiamond2, 0],
  square: [symbolSquare, 0],
  'triangle-up': [symbolTriangle, 0],
  'triangle-right': [symbolTriangle, 90],
  'triangle-down': [symbolTriangle, 180],
  'triangle-left': [symbolTriangle, 270],
};

/** A symbol at `x`, `y`. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly shape: Shape;
  readonly fill: string;
  readonly stroke: string;
}

/** @param area of a symbol, in square pixels */
export function symbols(
  name: string,
  rows: readonly Mark[],
  { x = pixel, y = pixel }: Place = {},
  { area = 48, width = 1.4 }: { readonly area?: number; readonly width?: number } = {},
): Layer[] {
  const paths = new Map<Shape, string>();
  const pathOf = (shape: Shape): string => {
    const known = paths.get(shape);
    if (known !== undefined) return known;
    const path = symbolShape(SHAPES[shape][0], area).digits(2)() ?? '';
    paths.set(shape, path);
    return path;
  };
  return layer(
    name,
    { 'stroke-width': width },
    rows.map((mark) => {
      const turned = SHAPES[mark.shape][1] === 0 ? '' : ` rotate(${SHAPES[mark.shape][1]})`;
      const transform = `translate(${short(x(mark.x))},${short(y(mark.y))})${turned}`;
      return element('path', { transform, d: pathOf(mark.shape), fill: mark.fill, stroke: mark.stroke });
    }),
  );
}

/** A surface between a curve of `x`, `y` and the line `bottom`, with the curve drawn. */
export function surface(
  name: string,
  points: readonly { readonly x: number; readonly y: number }[],
  bottom: number,
  { x = pixel, y = pixel }: Place,
  { fill, stroke }: { readonly fill: string; readonly stroke: string },
): Layer[] {
  if (points.length === 0) return [];
  const shape = areaShape<{ readonly x: number; readonly y: number }>()
    .x((point) => x(point.x))
    .y0(bottom)
    .y1((point) => y(point.y))
    .digits(2);
  const curve = lineShape<{ readonly x: number; readonly y: number }>()
    .x((point) => x(point.x))
    .y((point) => y(point.y))
    .digits(2);
  return layer(name, {}, [
    element('path', { d: shape(points) ?? '', fill }),
    element('path', { d: curve(points) ?? '', fill: 'none', stroke, 'stroke-width': 1 }),
  ]);
}
