import type { Context } from '../context.ts';
import { type Panel, position } from './axis.ts';
import { type Channel, type Layer, labels, rectangles, rules } from './layers.ts';
import { inkOn } from './palette.ts';
import { INK, type TypeSize } from './sheet.ts';
import { textWidth } from './text-measure.ts';

/** One answer of one bar, in per cent of the answers from zero. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly share: number;
  readonly fill: string;
  readonly top: number;
  readonly bottom: number;
}

const LABEL: TypeSize = { size: 8.8, line: 11 };
/** Shares below this have no label. */
const LABELLED = 0.05;

/** The parts of one bar: from zero up, or so that zero is in the middle of the neutral answer or between the two middle ones. */
export function barsOf(
  shares: readonly (number | null)[],
  colors: readonly string[],
  diverging: boolean,
  top: number,
  height: number,
): Bar[] {
  const parts = shares.map((share) => share ?? 0);
  const half = Math.floor(parts.length / 2);
  const left = parts.slice(0, half).reduce((sum, share) => sum + share, 0);
  const middle = parts.length % 2 === 1 ? parts[half]! / 2 : 0;
  let from = diverging ? -100 * (left + middle) : 0;
  return parts.flatMap((share, index) => {
    const bar = { from, to: from + 100 * share, share, fill: colors[index]!, top, bottom: top + height };
    from = bar.to;
    return share > 0 ? [bar] : [];
  });
}

/** The bars, zero, and the percentages of shares of 5% or more. */
export function barLayers(
  bars: readonly Bar[],
  area: Panel,
  index: number,
  x: (field: string) => Channel,
  context: Context,
): Layer[] {
  const labelled = bars.filter(({ share }) => share >= LABELLED);
  const withSign = labelled.every((bar) => {
    const room = position(area, bar.to) - position(area, bar.from);
    return textWidth(signed(bar.share, context), LABEL.size) <= room - 0.5;
  });
  const zero = rules(`zero-${index}`, [{ x: 0, x2: 0, y: area.top, y2: area.bottom, stroke: INK }], { x });
  // A line on a bar that crosses zero would run through its percentage.
  const crossed = bars.some(({ from, to }) => from < -1e-9 && to > 1e-9);
  return [
    ...(crossed ? zero : []),
    ...rectangles(
      `bars-${index}`,
      bars.map(({ from, to, top, bottom, fill }) => ({ x: from, x2: to, y: top, y2: bottom, fill })),
      { x },
      { stroke: '#ffffff' },
    ),
    ...(crossed ? [] : zero),
    ...labels(
      `shares-${index}`,
      labelled.map(({ from, to, share, top, bottom, fill }) => ({
        x: position(area, (from + to) / 2),
        y: (top + bottom) / 2,
        text: withSign ? signed(share, context) : context.number.share(share, 0),
        fill: inkOn(fill),
      })),
      LABEL,
      { align: 'center' },
    ),
  ];
}

/** `43%`, with a blank before the sign where the language wants one. */
export function signed(share: number | null, context: Context): string {
  return share === null
    ? context.number.share(null, 0)
    : context.number.level(Number(context.number.share(share, 0)) / 100);
}
