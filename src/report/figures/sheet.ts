/**
 * The sheet that figures are drawn on: as wide as the text of an A4 page, 160 mm, in pixels of 1/96 inch. So 10.7 px is 8 points in
 * print.
 */
export const SHEET = { width: 605, millimetres: 160, edge: 4 } as const;

/** Fonts of one width, so that text takes the measured room on every system. */
export const FONT = "Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif";

export interface TypeSize {
  readonly size: number;
  readonly line: number;
}

/** 10, 8 and 7 points. */
export const TITLE: TypeSize = { size: 13.4, line: 17 };
export const BODY: TypeSize = { size: 10.7, line: 13.5 };
export const SMALL: TypeSize = { size: 9.4, line: 12 };

export const PAPER = '#ffffff';
export const INK = '#1a1a1a';
/** Subtitles and notes: 7:1 on white. */
export const SOFT_INK = '#4d4d4d';
export const GRID = '#dedede';
export const AXIS = '#7a7a7a';
