import { Resvg } from '@resvg/resvg-js';
import { expect } from 'vitest';

/** What a mark of a drawn figure is made of, read from the SVG. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  /** Of a rule, its other end; of a rectangle, the opposite corner. */
  readonly x2: number;
  readonly y2: number;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly text: string;
}

/** The marks of the layer with this name, in the order in which they were drawn. */
export function marks(svg: string, name: string): Mark[] {
  const start = svg.indexOf(`<g class="${name}"`);
  if (start < 0) return [];
  const group = svg.slice(start, svg.indexOf('</g>', start));
  const layer = (key: string) => attributeOf(group.slice(0, group.indexOf('>')), key);
  return [...group.matchAll(/<(path|line|rect|text)\b([^>]*?)(?:\/>|>(.*?)<\/text>)/g)].map(
    ([, kind, attributes = '', content = '']) => {
      const place = (key: string) => Number(attributeOf(attributes, key) ?? 0);
      const common = {
        fill: attributeOf(attributes, 'fill') ?? layer('fill'),
        stroke: attributeOf(attributes, 'stroke') ?? layer('stroke'),
        text: content
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      };
      if (kind === 'line')
        return { ...common, x: place('x1'), y: place('y1'), x2: place('x2'), y2: place('y2') };
      const [x = 0, y = 0] =
        kind === 'path'
          ? numbers(/translate\(([^)]*)\)/.exec(attributes)?.[1] ?? '')
          : [place('x'), place('y')];
      const [width, height] = kind === 'rect' ? [place('width'), place('height')] : [0, 0];
      return { ...common, x, y, x2: x + width, y2: y + height };
    },
  );
}

function attributeOf(attributes: string, key: string): string | null {
  return new RegExp(` ${key}="([^"]*)"`).exec(attributes)?.[1] ?? null;
}

function numbers(list: string): number[] {
  return list.split(',').map(Number);
}

/** The labels of the axis of a panel, with their places: enough to turn a place into a value. */
export function axisScale(svg: string, panel: number): (place: number) => number {
  const axes = [...svg.matchAll(/<g class="([^"]*-tick-labels)"/g)].map(([, name = '']) =>
    marks(svg, name).map(({ x, text }) => ({
      place: x,
      value: Number(text.replace('−', '-').replace(',', '.')),
    })),
  );
  const ticks = axes[panel]!;
  const [first, last] = [ticks[0]!, ticks.at(-1)!];
  return (place) =>
    first.value + ((place - first.place) / (last.place - first.place)) * (last.value - first.value);
}

/** The text alternative: title and description. */
export function alternative(svg: string): { title: string; description: string } {
  const part = (tag: string) => new RegExp(`<${tag} id="[^"]*">(.*?)</${tag}>`).exec(svg)?.[1] ?? '';
  return { title: unescaped(part('title')), description: unescaped(part('desc')) };
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Every figure is well-formed, 160 mm wide, an image with a text alternative, and keeps within its sheet. */
export function expectSound(svg: string): void {
  const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false } });
  expect(Math.round(width)).toBe(605);
  expect(svg).toMatch(/^<svg [^>]*width="160mm" height="[\d.]+mm" viewBox="0 0 605 \d+"[^>]* role="img"/);
  const [, ids = ''] = /aria-labelledby="([^"]*)"/.exec(svg) ?? [];
  for (const id of ids.split(' ')) expect(svg).toContain(`id="${id}">`);
  const { title, description } = alternative(svg);
  expect(title).not.toBe('');
  expect(description.length).toBeGreaterThan(40);
  expect(height).toBeLessThanOrEqual(1000);
  const places = [...svg.matchAll(/<text x="(-?[\d.]+)" y="(-?[\d.]+)"/g)];
  expect(places.length).toBeGreaterThan(0);
  for (const [, x, y] of places) {
    expect(Number(x)).toBeGreaterThanOrEqual(0);
    expect(Number(x)).toBeLessThanOrEqual(605);
    expect(Number(y)).toBeLessThanOrEqual(Number(/viewBox="0 0 605 (\d+)"/.exec(svg)?.[1]));
  }
  expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
}
