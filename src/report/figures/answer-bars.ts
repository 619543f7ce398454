import type { Context } from '../context.ts';
import { type Layer, labels, rectangles, rules, type Scale } from './marks.ts';
import { inkOn } from './palette.ts';
import { type Panel, position } from './panel.ts';
import { INK, PAPER, type TypeSize } from './sheet.ts';
import { textWidth } from './text-measure.ts';

/** One answer of one bar, in per cent of the answers from zero. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly share: number;
  readonly fill: string;
  readonly top: number;
  readonly bottom: number;
  /** What was withheld of the answers, apart from the others and hatched. */
  readonly withheld?: true;
  /** A half, whose percentage would read as that of an answer. */
  readonly unlabelled?: true;
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

/** No colour, which is no answer's. */
export const WITHHELD_LOOK = { fill: PAPER, stroke: '#6b6b6b' } as const;
/** Per cents between the answers and what was withheld of them, and between the lines that hatch it. */
const APART = 3;
const HATCH = 2;

/**
 * What was withheld of a bar's answers: apart from it, since nobody is to see which answers it is. On the right of it; of a diverging bar
 * one half on either side, since neither side may gain by it, without a percentage.
 *
 * @param shares `null` where withheld
 * @param bars those that are shown
 */
export function withheldBar(
  shares: readonly (number | null)[],
  bars: readonly Bar[],
  diverging: boolean,
  top: number,
  height: number,
): Bar[] {
  const share = 1 - shares.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  if (!shares.includes(null) || share < 1e-9) return [];
  const from = Math.max(0, ...bars.map(({ to }) => to)) + APART;
  const { fill } = WITHHELD_LOOK;
  const look = { fill, top, bottom: top + height, withheld: true } as const;
  if (!diverging) return [{ ...look, from, to: from + 100 * share, share }];
  const to = Math.min(0, ...bars.map((bar) => bar.from)) - APART;
  const half = share / 2;
  const unlabelled = true;
  return [
    { ...look, unlabelled, from: to - 100 * half, to, share: half },
    { ...look, unlabelled, from, to: from + 100 * half, share: half },
  ];
}

/** Lines across, and a frame. */
function hatched(bars: readonly Bar[]) {
  return bars.flatMap(({ from, to, top, bottom }) => {
    const { stroke } = WITHHELD_LOOK;
    const frame = [
      { x: from, x2: to, y: top, y2: top, stroke },
      { x: from, x2: to, y: bottom, y2: bottom, stroke },
      { x: from, x2: from, y: top, y2: bottom, stroke },
      { x: to, x2: to, y: top, y2: bottom, stroke },
    ];
    const lines = Math.max(1, Math.floor((to - from) / HATCH));
    const across = Array.from({ length: lines }, (_, line) => ({
      x: from + line * HATCH,
      x2: Math.min(to, from + (line + 1) * HATCH),
      y: bottom,
      y2: top,
      stroke: '#cccccc',
    }));
    return [...across, ...frame];
  });
}

/** The bars, zero, and the percentages of shares of 5% or more. */
export function barLayers(
  bars: readonly Bar[],
  area: Panel,
  index: number,
  x: Scale,
  context: Context,
): Layer[] {
  const labelled = bars.filter(({ share, unlabelled }) => share >= LABELLED && unlabelled !== true);
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
      { stroke: PAPER },
    ),
    ...rules(
      `withheld-${index}`,
      hatched(bars.filter(({ withheld }) => withheld === true)),
      { x },
      { width: 0.7 },
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
