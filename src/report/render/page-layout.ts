import { columnGroups, type Table } from '../table.ts';
import { cellTexts, headerText, namesSeveralRows } from './page-rows.ts';
import { typeWidth, widestWord } from './type-width.ts';

/** How a table stands on a page of A4. Widths are in digits of its type. */
export interface PageLayout {
  readonly landscape: boolean;
  /** Points of the type: smaller where that keeps the page upright. */
  readonly size: TypeSize;
  /** Digits of that type between the margins. */
  readonly capacity: number;
  /** Names of several rows stand on a line of their own; the first column is not printed. */
  readonly nameAbove: boolean;
  /** One width for each column that is printed, together at most as wide as the page. */
  readonly widths: readonly number[];
}

/** From the largest to the smallest; the Publication Manual has no smaller type in tables. */
const TYPE_SIZES = [10, 9, 8] as const;
export type TypeSize = (typeof TYPE_SIZES)[number];

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

/** The page is not turned for fewer rows: they are read beside the text. */
const FEW_ROWS = 20;
/** More parts below each other than this are harder to read than a page across. */
const MOST_UPRIGHT_PARTS = 3;

interface Column {
  /** As wide as its longest cell. */
  readonly natural: number;
  /** As narrow as it can be without breaking a number or a word. */
  readonly narrow: number;
  /** As narrow as it may be while the page can be turned. */
  readonly readable: number;
}

/**
 * The first of these that fits: upright, with the names above their rows, with words wrapped; the same in smaller type; the same across; at
 * last everything squeezed across.
 */
export function pageLayout(table: Table): PageLayout {
  const whole = columnsOf(table, false);
  const lifted = namesSeveralRows(table) ? columnsOf(table, true) : null;
  const found = uprightLayout(whole, lifted) ?? layoutOf(whole, lifted, { landscape: true, size: 10 });
  if (found !== null) return found;
  const columns = lifted ?? whole;
  const widths = fitted(columns, LANDSCAPE, 'narrow') ?? scaled(columns, LANDSCAPE);
  return { landscape: true, size: 10, capacity: LANDSCAPE, nameAbove: lifted !== null, widths };
}

function uprightLayout(whole: readonly Column[], lifted: readonly Column[] | null): PageLayout | null {
  for (const size of TYPE_SIZES) {
    const layout = layoutOf(whole, lifted, { landscape: false, size });
    if (layout !== null) return layout;
  }
  return null;
}

function layoutOf(
  whole: readonly Column[],
  lifted: readonly Column[] | null,
  page: Pick<PageLayout, 'landscape' | 'size'>,
): PageLayout | null {
  const capacity = ((page.landscape ? LANDSCAPE : PORTRAIT) * 10) / page.size;
  const natural = fitted(whole, capacity, 'natural');
  if (natural !== null) return { ...page, capacity, nameAbove: false, widths: natural };
  const above = lifted === null ? null : fitted(lifted, capacity, 'readable');
  if (above !== null) return { ...page, capacity, nameAbove: true, widths: above };
  const wrapped = fitted(whole, capacity, 'readable');
  return wrapped === null ? null : { ...page, capacity, nameAbove: false, widths: wrapped };
}

/**
 * The table in parts below each other, each with what says what a row is about; columns under one heading stay together where they can. One part
 * where the whole fits: a few rows in parts that stand upright, many on a page across, in parts where even that would break a number.
 */
export function pageParts(table: Table): Table[] {
  const whole = columnsOf(table, false);
  const lifted = namesSeveralRows(table) ? columnsOf(table, true) : null;
  if (uprightLayout(whole, lifted) !== null) return [table];
  if (table.rows.length <= FEW_ROWS && table.whole !== true) {
    const upright = splitBy(
      table,
      (members) =>
        uprightLayout(
          members.map((index) => whole[index]!),
          null,
        ) !== null,
    );
    if (upright.length <= MOST_UPRIGHT_PARTS && upright.every((part) => !pageLayout(part).landscape))
      return upright;
  }
  const isNarrow = (columns: readonly Column[]) => total(columns.map(({ narrow }) => narrow)) <= LANDSCAPE;
  if (isNarrow(lifted ?? whole)) return [table];
  return splitBy(table, (members) => isNarrow(members.map((index) => whole[index]!)));
}

/** As few parts as can be; a column that does not fit stands by itself. */
function splitBy(table: Table, fits: (members: readonly number[]) => boolean): Table[] {
  const all = table.columns.map((_, index) => index);
  const stubs = all.filter((index) => table.columns[index]!.stub === true);
  const others = columnGroups(table.columns).map(({ columns }) =>
    columns.filter((index) => !stubs.includes(index)),
  );
  const pieces = others
    .flatMap((group) => (fits([...stubs, ...group]) ? [group] : group.map((index) => [index])))
    .filter(({ length }) => length > 0);
  if (pieces.length === 0) return [table];
  const full: number[][] = [];
  for (const piece of pieces) {
    const open = full.at(-1);
    if (open !== undefined && fits([...stubs, ...open, ...piece])) open.push(...piece);
    else full.push([...piece]);
  }
  // As many columns in each part, where that fits: eleven waves and one look like a mistake.
  const each = Math.ceil(pieces.length / full.length);
  const even = full.map((_, part) => pieces.slice(part * each, (part + 1) * each).flat());
  const isEven = even.every((members) => members.length > 0 && fits([...stubs, ...members]));
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
