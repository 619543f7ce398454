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
import { displayWidth } from './text-width.ts';
import {
  besideNumber,
  columnWidths,
  LINE_HEIGHT,
  linesOf,
  NOTE_WIDTH,
  noteSpan,
  rowHeights,
  type SheetColumn,
  WIDEST,
} from './xlsx-measures.ts';
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
    const style = headerStyle(span > 1 ? 'center' : column.align, {
      first: !hasGroups,
      last: true,
      indent: besideNumber(column, start),
    });
    over(row, start, span, richCell(column.header, { bold: true }, style));
  }
  return row + 1;
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
