import { printable } from '../../model/printable.ts';
import { type Cell, plain, type Table, type TableColumn } from '../table.ts';
import { displayWidth, wrapText } from './text-width.ts';

const NARROWEST = 7;
/** Words of a wider cell are wrapped. */
export const WIDEST = 60;
/** Notes are set over at least this many characters, also under a narrow table. */
export const NOTE_WIDTH = 90;
/** Of a line of 11 points. */
export const LINE_HEIGHT = 15;
/** A column of a table as it stands in a sheet: one column, or several beside each other for cells of several numbers. */
export interface SheetColumn {
  readonly column: TableColumn;
  readonly start: number;
  readonly span: number;
  /** Per part and row, the cell that is written there. */
  readonly parts: readonly (readonly (Cell | null)[])[];
  readonly formats: readonly (readonly (string | null)[])[];
}

/** Wide enough for the widest cell and the widest word of the heading. */
export function columnWidths(table: Table, columns: readonly SheetColumn[]): number[] {
  return columns.flatMap(({ column, start, span, parts }) => {
    // Bold letters are wider.
    const header = (longestWord(printable(plain(column.header))) * 1.15) / span;
    const sub = column.align === 'left' && table.rows.some(({ kind }) => kind === 'sub') ? 2 : 0;
    const indent = sub + 2 * besideNumber(column, start);
    return parts.map((cells) => {
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
export function rowHeights(
  table: Table,
  columns: readonly SheetColumn[],
  widths: readonly number[],
  headingRows: number,
): Map<number, { height: number }> {
  const heights = new Map<number, { height: number }>();
  const set = (row: number, texts: readonly string[]) => {
    const lines = columns.map(({ start, span }, index) => {
      const width = widths.slice(start, start + span).reduce((sum, each) => sum + each, 0);
      return linesOf(texts[index] ?? '', Math.max(1, Math.floor(width) - 1));
    });
    const most = Math.max(1, ...lines);
    if (most > 1) heights.set(row, { height: LINE_HEIGHT * most });
  };
  if (table.rows.length === 0) return heights;
  set(
    headingRows - 1,
    columns.map(({ column }) => plain(column.header)),
  );
  table.rows.forEach(({ kind, cells }, index) => {
    if (kind === 'section') return;
    const texts = columns.map(({ column }, at) => (column.align === 'left' ? (cells[at]?.text ?? '') : ''));
    if (texts.some((text) => text.length > WIDEST)) set(headingRows + index, texts);
  });
  return heights;
}

/** How many columns notes are merged over, and how many characters fit on one of their lines. */
export function noteSpan(widths: readonly number[]): { span: number; width: number } {
  let span = 0;
  let width = 0;
  while (span < widths.length || width < NOTE_WIDTH) {
    width += widths[span] ?? NARROWEST + 1;
    span++;
  }
  // Letters differ in width: some room is kept.
  return { span, width: Math.floor(width * 0.95) };
}

export function linesOf(text: string, width: number): number {
  return wrapText(printable(text), width).length;
}

/** Words that stand at the left of their column keep away from a number at the right of the column before. */
export function besideNumber({ align }: TableColumn, position: number): number {
  return align === 'left' && position > 0 ? 1 : 0;
}

/** Headings are broken at blanks only, not within `Pre-test`. */
function longestWord(text: string): number {
  return Math.max(0, ...text.split(/\s+/).map((word) => displayWidth(word)));
}
