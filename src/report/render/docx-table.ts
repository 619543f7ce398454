import {
  AlignmentType,
  BorderStyle,
  Table as DocxTable,
  Paragraph,
  type ParagraphChild,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { printable } from '../../model/printable.ts';
import { type Align, columnGroups, type Table, type TableColumn, type Text } from '../table.ts';
import type { PageLayout, TypeSize } from './page-layout.ts';
import { type PageRow, pageRows } from './page-rows.ts';

/** Twentieths of a point between the margins of A4, upright and across. */
const PORTRAIT_WIDTH = 9_071;
const LANDSCAPE_WIDTH = 14_003;
const INDENT = 200;
/** White on either side of a cell. */
const CELL_MARGIN = 80;
/** More rows than this may run over several pages. */
const ONE_PAGE = 35;
/** Of a longer one so many rows stand with the notes. */
const WITH_NOTES = 3;

/** The paragraph styles of cells, by the size of their type. */
export const TABLE_STYLES: Readonly<Record<TypeSize, string>> = {
  10: 'TableText',
  9: 'TableTextSmall',
  8: 'TableTextSmaller',
};

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const THICK = { style: BorderStyle.SINGLE, size: 8, color: 'auto' } as const;
const THIN = { style: BorderStyle.SINGLE, size: 4, color: 'auto' } as const;

const ALIGNMENT = {
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
  center: AlignmentType.CENTER,
} as const;

/** Text with its italics and subscripts. */
export function docxRuns(
  text: Text,
  more: { readonly bold?: boolean; readonly italics?: boolean } = {},
): TextRun[] {
  return text.map(
    (run) =>
      new TextRun({
        text: printable(run.text),
        ...more,
        ...(run.italic && { italics: true }),
        ...(run.subscript && { subScript: true }),
      }),
  );
}

/** The grid of a table as Word has it: rules above, below the headings and at the end, headings on every page. The last row may be kept with the notes. */
export function docxGrid(table: Table, layout: PageLayout, notesKept: boolean): DocxTable {
  const columns = layout.nameAbove ? table.columns.slice(1) : table.columns;
  const { landscape, capacity, size } = layout;
  const page = landscape ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH;
  const widths = layout.widths.map((width) => Math.floor((width / capacity) * page));
  const margin = Math.floor((CELL_MARGIN * size) / 10);
  const style = TABLE_STYLES[size];
  const rows = pageRows(table, layout.nameAbove);
  const isShort = rows.length <= ONE_PAGE;
  return new DocxTable({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: margin, right: margin },
    borders: {
      top: THICK,
      bottom: THICK,
      left: NONE,
      right: NONE,
      insideHorizontal: NONE,
      insideVertical: NONE,
    },
    rows: [
      ...headerRows(columns, widths, style),
      ...rows.map((row, index) => {
        const isLast = index === rows.length - 1;
        const keep = isLast ? notesKept : isShort || index >= rows.length - WITH_NOTES;
        return bodyRow(row, columns, widths, { style, keep });
      }),
    ],
  });
}

interface CellOptions {
  readonly style: string;
  readonly width: number;
  readonly align: Align;
  readonly indent?: number;
  readonly span?: number;
  readonly keepNext?: boolean;
  /** A rule under the words, as under a heading over several columns. */
  readonly ruled?: boolean;
  /** A rule under the cell. */
  readonly last?: boolean;
  readonly bottom?: boolean;
}

function cell(children: readonly ParagraphChild[], options: CellOptions): TableCell {
  const { style, width, align, indent = 0, span = 1, keepNext = false, ruled, last, bottom } = options;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    ...(bottom && { verticalAlign: VerticalAlignTable.BOTTOM }),
    ...(last && { borders: { bottom: THIN } }),
    children: [
      new Paragraph({
        style,
        alignment: ALIGNMENT[align],
        keepNext,
        ...(indent > 0 && { indent: { left: indent * INDENT } }),
        ...(ruled && { border: { bottom: { ...THIN, space: 1 } } }),
        children: [...children],
      }),
    ],
  });
}

function headerRows(columns: readonly TableColumn[], widths: readonly number[], style: string): TableRow[] {
  const groups = columnGroups(columns);
  const header = columns.map((column, index) =>
    cell(docxRuns(column.header), {
      style,
      width: widths[index] ?? 0,
      align: column.align,
      keepNext: true,
      last: true,
      bottom: true,
    }),
  );
  const rows = [headerRow(header)];
  if (groups.every(({ group }) => group === null)) return rows;
  const over = groups.map(({ group, columns: members }) =>
    cell(group === null ? [] : docxRuns(columns[members[0]!]?.group ?? []), {
      style,
      width: members.reduce((sum, index) => sum + (widths[index] ?? 0), 0),
      align: 'center',
      span: members.length,
      keepNext: true,
      ruled: group !== null,
      bottom: true,
    }),
  );
  return [headerRow(over), ...rows];
}

function headerRow(children: readonly TableCell[]): TableRow {
  return new TableRow({ tableHeader: true, cantSplit: true, children });
}

function bodyRow(
  row: PageRow,
  columns: readonly TableColumn[],
  widths: readonly number[],
  { style, keep }: { readonly style: string; readonly keep: boolean },
): TableRow {
  if (row.kind === 'line') {
    const line = cell([new TextRun({ text: row.text, bold: row.heading })], {
      style,
      width: widths.reduce((sum, width) => sum + width, 0),
      align: 'left',
      indent: row.indent,
      span: columns.length,
      // A heading never stands alone at the foot of a page.
      keepNext: true,
    });
    return new TableRow({ cantSplit: true, children: [line] });
  }
  const cells = columns.map(({ align }, index) =>
    cell([new TextRun(row.cells[index] ?? '')], {
      style,
      width: widths[index] ?? 0,
      align,
      keepNext: keep,
      ...(index === 0 && { indent: row.indent }),
    }),
  );
  return new TableRow({ cantSplit: true, children: cells });
}
