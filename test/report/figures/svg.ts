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
  const start = svg.indexOf(`role-mark ${name.replaceAll('-', '_')}_marks"`);
  if (start < 0) return [];
  const group = svg.slice(start, svg.indexOf('</g>', start));
  return [...group.matchAll(/<(path|line|text)\b([^>]*)(?:\/>|>(.*?)<\/text>)/g)].map(
    ([, element, attributes = '', content = '']) => {
      const attribute = (key: string) => new RegExp(` ${key}="([^"]*)"`).exec(attributes)?.[1] ?? null;
      const [dx = 0, dy = 0] = numbers(/translate\(([^)]*)\)/.exec(attributes)?.[1] ?? '');
      const common = {
        fill: attribute('fill'),
        stroke: attribute('stroke'),
        text: content
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      };
      if (element === 'line') {
        const [x2, y2] = [Number(attribute('x2') ?? 0), Number(attribute('y2') ?? 0)];
        return { ...common, x: dx, y: dy, x2: dx + x2, y2: dy + y2 };
      }
      const box = /^M(-?[\d.]+),(-?[\d.]+)h(-?[\d.]+)v(-?[\d.]+)h/.exec(attribute('d') ?? '');
      // A symbol is drawn around its place; a rectangle has none.
      if (element === 'path' && box !== null && !attributes.includes('translate')) {
        const [left, top, width, height] = box.slice(1).map(Number) as [number, number, number, number];
        return { ...common, x: left, y: top, x2: left + width, y2: top + height };
      }
      return { ...common, x: dx, y: dy, x2: dx, y2: dy };
    },
  );
}

function numbers(list: string): number[] {
  return list.split(',').map(Number);
}

/** The labels of the axis of a panel, with their places: enough to turn a place into a value. */
export function axisScale(svg: string, panel: number): (place: number) => number {
  const axes = [...svg.matchAll(/<g class="mark-text role-axis-label">(.*?)<\/g>/g)].map(([, content = '']) =>
    [...content.matchAll(/translate\((-?[\d.]+),[^>]*>([^<]*)</g)].map(([, place, label = '']) => ({
      place: Number(place),
      value: Number(label.replace('−', '-').replace(',', '.')),
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
  // Labels of axes are placed within their axis.
  const texts = [...svg.matchAll(/<g class="mark-text role-mark [^>]*>(.*?)<\/g>/g)].map(
    ([, group = '']) => group,
  );
  const places = texts.flatMap((group) => [
    ...group.matchAll(/<text [^>]*translate\((-?[\d.]+),(-?[\d.]+)\)/g),
  ]);
  expect(places.length).toBeGreaterThan(0);
  for (const [, x, y] of places) {
    expect(Number(x)).toBeGreaterThanOrEqual(0);
    expect(Number(x)).toBeLessThanOrEqual(605);
    expect(Number(y)).toBeLessThanOrEqual(Number(/viewBox="0 0 605 (\d+)"/.exec(svg)?.[1]));
  }
  expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
}
