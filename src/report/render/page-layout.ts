import { columnGroups, type Table } from '../table.ts';
import { cellTexts, headerText, namesSeveralRows } from './page-rows.ts';
import { typeWidth, widestWord } from './type-width.ts';

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
const PADDING = 1.8;
/** A column of words is not made narrower than this while the page can be turned. */
const READABLE = 20;
/** A piece of text longer than this (an address, an id) is broken. */
const LONGEST = 24;

/** Room for one step to the right. */
const STEP = 2;

interface Column {
  /** As wide as its longest cell. */
  readonly natural: number;
  /** As narrow as it can be without breaking a number or a word. */
  readonly narrow: number;
  /** As narrow as it may be while the page can be turned. */
  readonly readable: number;
}

/**
 * The first of these that fits: upright; upright with the names above their rows; upright with words wrapped; the same across;
 * at last everything squeezed across.
 */
export function pageLayout(table: Table): PageLayout {
  const whole = columnsOf(table, false);
  const lifted = namesSeveralRows(table) ? columnsOf(table, true) : null;
  for (const capacity of [PORTRAIT, LANDSCAPE]) {
    const landscape = capacity === LANDSCAPE;
    const natural = fitted(whole, capacity, 'natural');
    if (natural !== null) return { landscape, nameAbove: false, widths: natural };
    const above = lifted === null ? null : fitted(lifted, capacity, 'readable');
    if (above !== null) return { landscape, nameAbove: true, widths: above };
    const wrapped = fitted(whole, capacity, 'readable');
    if (wrapped !== null) return { landscape, nameAbove: false, widths: wrapped };
  }
  const columns = lifted ?? whole;
  const widths = fitted(columns, LANDSCAPE, 'narrow') ?? scaled(columns, LANDSCAPE);
  return { landscape: true, nameAbove: lifted !== null, widths };
}

/**
 * The table in parts that fit on a page across without breaking a number, below each other: what says what a row is about stands in each, and
 * columns under one heading stay together where they can. One part where the whole fits.
 */
export function pageParts(table: Table): Table[] {
  const whole = columnsOf(table, false);
  const isNarrow = (members: readonly number[]) =>
    total(members.map((index) => whole[index]!.narrow)) <= LANDSCAPE;
  const all = whole.map((_, index) => index);
  const lifted = namesSeveralRows(table) ? all.slice(1) : all;
  if (isNarrow(lifted)) return [table];
  const stubs = all.filter((index) => table.columns[index]!.stub === true);
  const others = columnGroups(table.columns).map(({ columns }) =>
    columns.filter((index) => !stubs.includes(index)),
  );
  const pieces = others
    .flatMap((group) => (isNarrow([...stubs, ...group]) ? [group] : group.map((index) => [index])))
    .filter(({ length }) => length > 0);
  const full: number[][] = [];
  for (const piece of pieces) {
    const open = full.at(-1);
    if (open !== undefined && isNarrow([...stubs, ...open, ...piece])) open.push(...piece);
    else full.push([...piece]);
  }
  // As many columns in each part, where that fits: eleven waves and one look like a mistake.
  const each = Math.ceil(pieces.length / full.length);
  const even = full.map((_, part) => pieces.slice(part * each, (part + 1) * each).flat());
  const isEven = even.every((members) => members.length > 0 && isNarrow([...stubs, ...members]));
  const parts = isEven ? even : full;
  return parts.map((members) => withColumns(table, [...stubs, ...members]));
}

function withColumns(table: Table, members: readonly number[]): Table {
  return {
    ...table,
    columns: members.map((index) => table.columns[index]!),
    rows: table.rows.map((row) =>
      row.kind === 'section'
        ? row
        : { ...row, cells: members.map((index) => row.cells[index] ?? { text: '', value: null }) },
    ),
  };
}

function columnsOf(table: Table, lifted: boolean): Column[] {
  const hasSub = table.rows.some(({ kind }) => kind === 'sub');
  const first = lifted ? 1 : 0;
  const columns = table.columns.map(({ align }, index): Column => {
    const texts = cellTexts(table.rows, index);
    const indent = index === first ? STEP * (first + (hasSub ? 1 : 0)) : 0;
    const header = headerText(table, index);
    const widest = greatest(texts, typeWidth);
    // Numbers are never broken.
    const unbroken = align === 'left' ? Math.min(LONGEST, greatest(texts, widestWord)) : widest;
    const natural = Math.max(typeWidth(header), widest);
    const narrow = Math.max(widestWord(header), unbroken);
    const readable = align === 'left' ? Math.max(narrow, Math.min(natural, READABLE)) : narrow;
    const around = indent + PADDING;
    return { natural: natural + around, narrow: narrow + around, readable: readable + around };
  });
  const widened = widenedByGroups(columns, table);
  return lifted ? widened.slice(1) : widened;
}

/** A table may have more rows than a function takes arguments. */
function greatest(texts: readonly string[], widthOf: (text: string) => number): number {
  return texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);
}

/** A heading over several columns needs room for its longest word. */
function widenedByGroups(columns: readonly Column[], table: Table): Column[] {
  const widened = [...columns];
  for (const { group, columns: members } of columnGroups(table.columns)) {
    if (group === null) continue;
    const missing = widestWord(group) + PADDING - total(members.map((index) => widened[index]!.narrow));
    if (missing <= 0) continue;
    for (const index of members) {
      const { natural, narrow, readable } = widened[index]!;
      const least = narrow + missing / members.length;
      widened[index] = {
        natural: Math.max(natural, least),
        narrow: least,
        readable: Math.max(readable, least),
      };
    }
  }
  return widened;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}

/** Each column at least as wide as said; what is left goes to those that would be wider. `null` when they do not fit. */
function fitted(
  columns: readonly Column[],
  capacity: number,
  least: 'natural' | 'readable' | 'narrow',
): number[] | null {
  const widths = columns.map((column) => column[least]);
  const spare = capacity - total(widths);
  if (spare < 0) return null;
  const wanted = columns.map(({ natural }, index) => Math.max(0, natural - widths[index]!));
  const all = total(wanted);
  const share = all === 0 ? 0 : Math.min(1, spare / all);
  return widths.map((width, index) => width + wanted[index]! * share);
}

function scaled(columns: readonly Column[], capacity: number): number[] {
  const widths = columns.map(({ narrow }) => narrow);
  const factor = capacity / total(widths);
  return widths.map((width) => width * factor);
}
