import { columnGroups, type Table } from '../table.ts';
import { cellTexts, headerText, namesSeveralRows } from './page-rows.ts';
import { displayWidth, longestPiece } from './text-width.ts';

/** How a table stands on a page of A4. Widths are in digits of the type. */
export interface PageLayout {
  readonly landscape: boolean;
  /** Names of several rows stand on a line of their own; the first column is not printed. */
  readonly nameAbove: boolean;
  /** One width for each column that is printed, together at most as wide as the page. */
  readonly widths: readonly number[];
}

/** Digits of 10 pt serif type (half an em each) between margins of 2.5 cm: 16 cm upright, 24.7 cm across. */
export const PORTRAIT = 90;
export const LANDSCAPE = 140;
/** White between two columns. */
const PADDING = 1.6;
/** A column of words is not made narrower than this while the page can be turned. */
const READABLE = 16;
/** A piece of text longer than this (an address, an id) is broken. */
const LONGEST = 24;

interface Column {
  /** As wide as its longest cell. */
  readonly natural: number;
  /** As narrow as it can be without breaking a number or a word. */
  readonly narrow: number;
}

/**
 * The first of these that fits: upright; upright with the names above their rows; upright with words wrapped; the same across;
 * at last everything squeezed across.
 */
export function pageLayout(table: Table): PageLayout {
  const all = columnsOf(table);
  const canLift = namesSeveralRows(table);
  const rest = all.slice(1);
  for (const capacity of [PORTRAIT, LANDSCAPE]) {
    const landscape = capacity === LANDSCAPE;
    const plainWidths = whole(all, capacity);
    if (plainWidths !== null) return { landscape, nameAbove: false, widths: plainWidths };
    if (canLift) {
      const lifted = whole(rest, capacity) ?? wrapped(rest, capacity, READABLE);
      if (lifted !== null) return { landscape, nameAbove: true, widths: lifted };
    }
    const narrowed = wrapped(all, capacity, READABLE);
    if (narrowed !== null) return { landscape, nameAbove: false, widths: narrowed };
  }
  const squeezed = canLift ? rest : all;
  const widths = wrapped(squeezed, LANDSCAPE, 0) ?? scaled(squeezed, LANDSCAPE);
  return { landscape: true, nameAbove: canLift, widths };
}

function columnsOf(table: Table): Column[] {
  const columns = table.columns.map(({ align }, index): Column => {
    const texts = cellTexts(table.rows, index);
    const indent = index === 0 && table.rows.some(({ kind }) => kind === 'sub') ? 2 : 0;
    const header = longestPiece(headerText(table, index));
    const widest = Math.max(header, ...texts.map((text) => displayWidth(text)));
    const pieces = texts.map((text) => Math.min(LONGEST, longestPiece(text)));
    const narrowest = align === 'left' ? Math.max(header, ...pieces) : widest;
    return { natural: widest + indent + PADDING, narrow: narrowest + indent + PADDING };
  });
  return widenedByGroups(columns, table);
}

/** A heading over several columns needs room for its longest word. */
function widenedByGroups(columns: readonly Column[], table: Table): Column[] {
  const widened = [...columns];
  for (const { group, columns: members } of columnGroups(table.columns)) {
    if (group === null) continue;
    const needed = longestPiece(group) + PADDING;
    const missing = needed - members.reduce((sum, index) => sum + widened[index]!.narrow, 0);
    if (missing <= 0) continue;
    for (const index of members) {
      const { natural, narrow } = widened[index]!;
      const extra = missing / members.length;
      widened[index] = { natural: Math.max(natural, narrow + extra), narrow: narrow + extra };
    }
  }
  return widened;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}

function whole(columns: readonly Column[], capacity: number): number[] | null {
  const widths = columns.map(({ natural }) => natural);
  return total(widths) <= capacity ? widths : null;
}

/** Columns of words share what the others leave; `null` when that is less than `readable` for one that needs more. */
function wrapped(columns: readonly Column[], capacity: number, readable: number): number[] | null {
  const least = columns.map(({ natural, narrow }) => Math.max(narrow, Math.min(natural, readable)));
  const spare = capacity - total(least);
  if (spare < 0) return null;
  // A column may grow to its natural width; long texts get most of what is left.
  const wanted = columns.map(({ natural, narrow }, index) =>
    natural > narrow ? Math.min(natural, capacity) - least[index]! : 0,
  );
  const all = total(wanted);
  const share = all === 0 ? 0 : Math.min(1, spare / all);
  return least.map((width, index) => width + wanted[index]! * share);
}

function scaled(columns: readonly Column[], capacity: number): number[] {
  const widths = columns.map(({ narrow }) => narrow);
  const factor = capacity / total(widths);
  return widths.map((width) => width * factor);
}
