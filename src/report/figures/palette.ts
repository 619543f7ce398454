import type { Shape } from './marks.ts';
import { AXIS, GRID, INK, PAPER, SOFT_INK } from './sheet.ts';

/**
 * Colours that people with any colour vision tell apart, and that differ in lightness, so that they survive a black-and-white
 * printer. Two series: Okabe & Ito (2008). Answers: after ColorBrewer's PuOr (Brewer 2003), with unlike lightness on the two sides.
 */

/** A series of two waves or groups; the symbol says it once more. */
export interface Series {
  readonly color: string;
  readonly light: string;
  readonly symbol: Shape;
  readonly filled: boolean;
}

const SERIES: readonly Series[] = [
  { color: '#c97b00', light: '#f3cf8f', symbol: 'circle', filled: false },
  { color: '#0072b2', light: '#9fcbe6', symbol: 'diamond', filled: true },
  { color: '#009e73', light: '#99d8c7', symbol: 'square', filled: false },
  { color: '#a1447d', light: '#dfb6cf', symbol: 'triangle-up', filled: true },
];

/** The look of the wave at this place; after the fourth they start over. */
export function series(index: number): Series {
  return SERIES[index % SERIES.length]!;
}

/** How a comparison ended (`tables/decision.ts`): red is for people who became worse; a higher or lower sample is neither good nor bad. */
export const DECISION = {
  improved: { color: '#0072b2', fill: '#0072b2', symbol: 'circle' },
  worsened: { color: '#c14a00', fill: '#c14a00', symbol: 'square' },
  rose: { color: '#5b4b8a', fill: '#5b4b8a', symbol: 'triangle-up' },
  fell: { color: '#5b4b8a', fill: '#5b4b8a', symbol: 'triangle-down' },
  higher: { color: '#5b4b8a', fill: '#5b4b8a', symbol: 'triangle-up' },
  lower: { color: '#5b4b8a', fill: '#5b4b8a', symbol: 'triangle-down' },
  open: { color: '#5f5f5f', fill: PAPER, symbol: 'circle' },
} as const;

const NEUTRAL = '#e3e3e3';
/** The two sides of one to five answers each, in reading order. */
const SIDES: readonly (readonly [readonly string[], readonly string[]])[] = [
  [[], []],
  [['#e08214'], ['#542788']],
  [
    ['#b35806', '#fdb863'],
    ['#a99fcb', '#542788'],
  ],
  [
    ['#994c06', '#e08214', '#fdc57e'],
    ['#b7aed5', '#7a6bb0', '#401a6e'],
  ],
  [
    ['#7f3b08', '#b35806', '#e08214', '#fdc57e'],
    ['#b7aed5', '#8d80bd', '#6a58a5', '#401a6e'],
  ],
  [
    ['#7f3b08', '#b35806', '#e08214', '#fdb863', '#fee0b6'],
    ['#d8daeb', '#b7aed5', '#8d80bd', '#5b3793', '#2d004b'],
  ],
];

/**
 * Colours of ordered answers, the neutral one (with an odd number) in grey.
 *
 * @throws RangeError for more than eleven answers
 */
export function divergingColors(count: number): string[] {
  const sides = SIDES[Math.floor(count / 2)];
  if (sides === undefined) throw new RangeError(`no colours for ${count} answers`);
  const [left, right] = sides;
  return [...left, ...(count % 2 === 1 ? [NEUTRAL] : []), ...right];
}

const SEQUENCE = ['#f2f2f2', '#d0e1f2', '#94c4df', '#4a98c9', '#1764ab', '#08306b'] as const;

/** Colours of up to six amounts, from hardly any to most. */
export function sequentialColors(count: number): string[] {
  if (count > SEQUENCE.length) throw new RangeError(`no colours for ${count} classes`);
  return SEQUENCE.slice(0, count);
}

/** Black or white, whichever is read better on a colour (relative luminance of WCAG 2). */
export function inkOn(color: string): 'black' | 'white' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : Math.exp(2.4 * Math.log((part + 0.055) / 1.055));
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? 'black' : 'white';
}

/**
 * What lies on the sheet itself takes another colour on a dark one: paper, ink, grid and series. Answers, whose labels were chosen for
 * their colours, stay.
 */
export const DARK: Readonly<Record<string, string>> = {
  [PAPER]: 'var(--paper)',
  [INK]: 'var(--ink)',
  [SOFT_INK]: 'var(--soft)',
  [GRID]: '#3a3c43',
  [AXIS]: '#9ea2ab',
  [SERIES[0]!.color]: '#f0a53a',
  [SERIES[0]!.light]: '#6b4a14',
  [SERIES[1]!.color]: '#56b4e9',
  [SERIES[1]!.light]: '#1f4f6e',
  [SERIES[2]!.color]: '#35c79b',
  [SERIES[2]!.light]: '#175241',
  [SERIES[3]!.color]: '#dd8cbb',
  [SERIES[3]!.light]: '#5e2a4b',
  [DECISION.worsened.color]: '#f08046',
  [DECISION.rose.color]: '#b3a3e0',
  [DECISION.open.color]: '#b0b3ba',
};
