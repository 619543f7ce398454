import type { CellStyle, ColumnDef, MergeRange, Cell as SheetCell, WriteSheet } from 'hucre/xlsx';
import { printable } from '../../model/printable.ts';
import {
  type Cell,
  columnGroups,
  heading,
  plain,
  type Table,
  type TableColumn,
  type Text,
} from '../table.ts';
import { formulaSafe } from './formula-text.ts';
import { namesSeveralRows } from './page-rows.ts';
import { displayWidth, wrapText } from './text-width.ts';
import { numberFormats } from './xlsx-number-format.ts';
import { bodyStyle, FONT, groupStyle, headerStyle, NOTE, SECTION, TITLE } from './xlsx-styles.ts';

/** What a cell of a workbook can hold. */
const LONGEST_TEXT = 32_767;

type RichRun = NonNullable<SheetCell['richText']>[number];

/** A sheet of a workbook, and its rows of headings for print. */
export interface TableSheet {
  readonly sheet: WriteSheet;
  /** Rows of title and headings, which stay in sight. */
  readonly headingRows: number;
}

/**
 * A table as a sheet: title on top, headings that stay in sight, numbers as whole numbers in the format that the table prints them
 * in, notes below. The ends of an interval have a column each.
 */
export function tableSheet(table: Table, name: string): TableSheet {
  const columns = sheetColumns(table);
  const cells = new Map<string, Partial<SheetCell>>();
  const merges: MergeRange[] = [];
  const put = (row: number, column: number, cell: Partial<SheetCell>) => cells.set(`${row},${column}`, cell);
  const over = (row: number, start: number, span: number, cell: Partial<SheetCell>) => {
    put(row, start, cell);
    for (let at = start + 1; at < start + span; at++) put(row, at, { value: null, style: cell.style ?? {} });
    if (span > 1) merges.push({ startRow: row, startCol: start, endRow: row, endCol: start + span - 1 });
  };
  put(0, 0, { ...textCell(heading(table)), style: TITLE });
  let row = 1;
  if (table.subtitle !== null) put(row++, 0, richCell(table.subtitle, {}, { font: FONT }));
  const isEmpty = table.rows.length === 0;
  if (!isEmpty) row = putHeadings(table.columns, columns, row, over);
  const headingRows = row;
  const widths = isEmpty ? [] : columnWidths(table, columns);
  const heights = rowHeights(table, columns, widths, headingRows);
  row = putRows(table, columns, row, put);
  if (table.notes.length > 0 && !isEmpty) row++;
  const { span, width } = noteSpan(widths);
  for (const note of table.notes) {
    over(row, 0, span, richCell(note, {}, NOTE));
    heights.set(row++, { height: LINE_HEIGHT * linesOf(plain(note), width) });
  }
  const defined: ColumnDef[] = widths.map((each) => ({ width: each }));
  return {
    headingRows,
    sheet: {
      name,
      rows: Array.from({ length: row }, () => []),
      columns: defined,
      cells,
      merges,
      rowDefs: heights,
      ...(!isEmpty && { freezePane: { rows: headingRows } }),
      pageSetup: {
        paperSize: 'a4',
        orientation: widths.reduce((sum, each) => sum + each, 0) > NOTE_WIDTH ? 'landscape' : 'portrait',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
      },
    },
  };
}

function sheetColumns(table: Table): SheetColumn[] {
  let start = 0;
  return table.columns.map((column, index) => {
    const own = table.rows.map(({ kind, cells }) => (kind === 'section' ? null : (cells[index] ?? null)));
    const span = own.reduce((most, cell) => Math.max(most, cell?.parts?.length ?? 1), 1);
    const parts = Array.from({ length: span }, (_, at) =>
      own.map((cell) => (cell?.parts === undefined ? (at === 0 ? cell : null) : (cell.parts[at] ?? null))),
    );
    const formats = parts.map((cells) =>
      numberFormats(cells.map((cell) => cell ?? { text: '', value: null })),
    );
    const placed: SheetColumn = { column, start, span, parts, formats };
    start += span;
    return placed;
  });
}

type Over = (row: number, start: number, span: number, cell: Partial<SheetCell>) => void;

function putHeadings(
  all: readonly TableColumn[],
  columns: readonly SheetColumn[],
  from: number,
  over: Over,
): number {
  const groups = columnGroups(all);
  const hasGroups = groups.some(({ group }) => group !== null);
  let row = from;
  if (hasGroups) {
    for (const { group, columns: members } of groups) {
      const first = columns[members[0]!]!;
      const span = members.reduce((sum, index) => sum + columns[index]!.span, 0);
      const blank = { value: null, style: headerStyle(first.column.align, { first: true, last: false }) };
      over(
        row,
        first.start,
        span,
        group === null ? blank : richCell(first.column.group ?? [], { bold: true }, groupStyle()),
      );
    }
    row++;
  }
  for (const { column, start, span } of columns) {
    const style = headerStyle(column.align, {
      first: !hasGroups,
      last: true,
      indent: besideNumber(column, start),
    });
    for (let part = 0; part < span; part++)
      over(row, start + part, 1, richCell(headingOfPart(column, span, part), { bold: true }, style));
  }
  return row + 1;
}

/** Every column of a sheet has a heading, so that it can be sorted, filtered and read by programs. */
function headingOfPart({ header, parts }: TableColumn, span: number, part: number): Text {
  return span === 1 ? header : (parts?.[part] ?? header);
}

function putRows(
  table: Table,
  columns: readonly SheetColumn[],
  from: number,
  put: (row: number, column: number, cell: Partial<SheetCell>) => void,
): number {
  const indents = namesSeveralRows(table) ? [1, 0] : [1];
  table.rows.forEach(({ kind, cells }, index) => {
    const row = from + index;
    const last = index === table.rows.length - 1;
    if (kind === 'section') {
      put(row, 0, { ...textCell(cells[0]?.text ?? ''), style: SECTION });
      return;
    }
    columns.forEach(({ column, start, parts, formats }, at) => {
      const indent = (kind === 'sub' ? (indents[at] ?? 0) : 0) + besideNumber(column, at);
      parts.forEach((part, which) => {
        const cell = part[index] ?? null;
        const format = formats[which]?.[index] ?? null;
        const wrap = column.align === 'left' && displayWidth(cell?.text ?? '') > WIDEST;
        const style = bodyStyle(column.align, { indent, wrap, last, format });
        if (cell !== null || last) put(row, start + which, { ...valueCell(cell), style });
      });
    });
  });
  return from + table.rows.length;
}

/** A number as it is; anything else as it is printed. */
function valueCell(cell: Cell | null): Partial<SheetCell> {
  if (cell === null || cell.text === '') return { value: null };
  if (typeof cell.value === 'number') return { value: cell.value, type: 'number' };
  return textCell(cell.text);
}

function textCell(text: string): Partial<SheetCell> {
  const words = formulaSafe(printable(text));
  const fitting = words.length > LONGEST_TEXT ? `${words.slice(0, LONGEST_TEXT - 1)}…` : words;
  return { value: fitting, type: 'string' };
}

/** Text with its italics and subscripts. */
function richCell(text: Text, font: { readonly bold?: boolean }, style: CellStyle): Partial<SheetCell> {
  if (text.every((run) => !run.italic && !run.subscript)) return { ...textCell(plain(text)), style };
  const runs = text.map(
    (run): RichRun => ({
      text: printable(run.text),
      font: {
        ...FONT,
        ...font,
        ...(run.italic && { italic: true }),
        ...(run.subscript && { vertAlign: 'subscript' as const }),
      },
    }),
  );
  return { richText: runs, type: 'richText', style };
}

const NARROWEST = 7;
/** Words of a wider cell are wrapped. */
const WIDEST = 60;
/** Notes are set over at least this many characters, also under a narrow table. */
const NOTE_WIDTH = 90;
/** Of a line of 11 points. */
const LINE_HEIGHT = 15;
/** A column of a table as it stands in a sheet: one column, or several beside each other for cells of several numbers. */
interface SheetColumn {
  readonly column: TableColumn;
  readonly start: number;
  readonly span: number;
  /** Per part and row, the cell that is written there. */
  readonly parts: readonly (readonly (Cell | null)[])[];
  readonly formats: readonly (readonly (string | null)[])[];
}

/** Wide enough for the widest cell and the widest word of the heading. */
function columnWidths(table: Table, columns: readonly SheetColumn[]): number[] {
  return columns.flatMap(({ column, start, span, parts }) => {
    const sub = column.align === 'left' && table.rows.some(({ kind }) => kind === 'sub') ? 2 : 0;
    const indent = sub + 2 * besideNumber(column, start);
    return parts.map((cells, part) => {
      // Bold letters are wider.
      const header = longestWord(printable(plain(headingOfPart(column, span, part)))) * 1.15;
      // A table may have more rows than a function takes arguments.
      const widest = cells.reduce(
        (most, cell) => Math.max(most, displayWidth(printable(cell?.text ?? ''))),
        header,
      );
      return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(widest + indent + 2)));
    });
  });
}

/** Heights of the rows with wrapped words; programs that open the file do not all work them out. */
function rowHeights(
  table: Table,
  columns: readonly SheetColumn[],
  widths: readonly number[],
  headingRows: number,
): Map<number, { height: number }> {
  const heights = new Map<number, { height: number }>();
  const set = (row: number, texts: readonly (readonly string[])[]) => {
    const lines = columns.flatMap(({ start, span }, index) =>
      Array.from({ length: span }, (_, part) =>
        linesOf(texts[index]?.[part] ?? '', Math.max(1, Math.floor(widths[start + part]!) - 1)),
      ),
    );
    const most = Math.max(1, ...lines);
    if (most > 1) heights.set(row, { height: LINE_HEIGHT * most });
  };
  if (table.rows.length === 0) return heights;
  set(
    headingRows - 1,
    columns.map(({ column, span }) =>
      Array.from({ length: span }, (_, part) => plain(headingOfPart(column, span, part))),
    ),
  );
  table.rows.forEach(({ kind, cells }, index) => {
    if (kind === 'section') return;
    const texts = columns.map(({ column }, at) => (column.align === 'left' ? (cells[at]?.text ?? '') : ''));
    if (texts.some((text) => text.length > WIDEST))
      set(
        headingRows + index,
        texts.map((text) => [text]),
      );
  });
  return heights;
}

/** How many columns notes are merged over, and how many characters fit on one of their lines. */
function noteSpan(widths: readonly number[]): { span: number; width: number } {
  let span = 0;
  let width = 0;
  while (span < widths.length || width < NOTE_WIDTH) {
    width += widths[span] ?? NARROWEST + 1;
    span++;
  }
  // Letters differ in width: some room is kept.
  return { span, width: Math.floor(width * 0.95) };
}

function linesOf(text: string, width: number): number {
  return wrapText(printable(text), width).length;
}

/** Words that stand at the left of their column keep away from a number at the right of the column before. */
function besideNumber({ align }: TableColumn, position: number): number {
  return align === 'left' && position > 0 ? 1 : 0;
}

/** Headings are broken at blanks only, not within `Pre-test`. */
function longestWord(text: string): number {
  return Math.max(0, ...text.split(/\s+/).map((word) => displayWidth(word)));
}
