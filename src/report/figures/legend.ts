import { type Layer, labels, type Mark, rectangles, rules, type Shape, symbols } from './marks.ts';
import { SHEET, SMALL } from './sheet.ts';
import { textWidth } from './text-measure.ts';

/** What a colour or symbol stands for. */
export interface KeyEntry {
  readonly text: string;
  readonly fill: string;
  readonly stroke: string;
  /** A symbol, a `patch` of colour, or a line. */
  readonly shape: Shape | 'patch' | keyof typeof LINES;
}

const PATCH = 9;
const STROKE = 16;
const LINES = { line: { width: 1.5 }, dashed: { width: 1.5, dash: [5, 2.5] }, thick: { width: 3 } } as const;

function isLine(shape: KeyEntry['shape']): shape is keyof typeof LINES {
  return Object.hasOwn(LINES, shape);
}

function signWidth({ shape }: KeyEntry): number {
  return isLine(shape) ? STROKE : PATCH;
}
const GAP = 14;

/** The key of a figure: its entries in reading order, on as many lines as they need. */
export function key(
  name: string,
  entries: readonly KeyEntry[],
  left: number,
  top: number,
  right: number = SHEET.width - SHEET.edge,
): { layers: Layer[]; bottom: number } {
  let x = left;
  let y = top + SMALL.line / 2;
  const placed = entries.map((entry) => {
    const width = signWidth(entry) + 5 + textWidth(entry.text, SMALL.size);
    if (x > left && x + width > right) {
      x = left;
      y += SMALL.line + 2;
    }
    const at = { ...entry, x, y };
    x += width + GAP;
    return at;
  });
  const patches = placed.filter(({ shape }) => shape === 'patch');

  return {
    layers: [
      ...rectangles(
        `${name}-patches`,
        patches.map((entry) => ({
          x: entry.x,
          x2: entry.x + PATCH,
          y: entry.y - PATCH / 2,
          y2: entry.y + PATCH / 2,
          fill: entry.fill,
        })),
        {},
        { stroke: '#8a8a8a' },
      ),
      ...symbols(
        `${name}-symbols`,
        placed.flatMap(({ x: at, y: middle, shape, fill, stroke }): Mark[] =>
          shape === 'patch' || isLine(shape) ? [] : [{ x: at + PATCH / 2, y: middle, shape, fill, stroke }],
        ),
      ),
      ...Object.entries(LINES).flatMap(([shape, style]) =>
        rules(
          `${name}-${shape}`,
          placed
            .filter((entry) => entry.shape === shape)
            .map((entry) => ({
              x: entry.x,
              x2: entry.x + STROKE,
              y: entry.y,
              y2: entry.y,
              stroke: entry.stroke,
            })),
          {},
          style,
        ),
      ),
      ...labels(
        `${name}-labels`,
        placed.map((entry) => ({ x: entry.x + signWidth(entry) + 5, y: entry.y, text: entry.text })),
        SMALL,
      ),
    ],
    bottom: y + SMALL.line / 2,
  };
}
