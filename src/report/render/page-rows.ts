import { printable } from '../../model/printable.ts';
import { plain, type Table, type TableRow } from '../table.ts';

/** A line over the whole width (a heading, or the name of what the rows below are about), or a row of cells. */
export type PageRow =
  | { readonly kind: 'line'; readonly text: string; readonly indent: number; readonly heading: boolean }
  | { readonly kind: 'cells'; readonly cells: readonly string[]; readonly indent: number };

/**
 * The rows of a table as a page prints them: the name of a scale that has several rows stands once, before the first of them, or
 * with `nameAbove` on a line of its own over them, so that the first column takes no room.
 */
export function pageRows(table: Table, nameAbove: boolean): PageRow[] {
  const rows: PageRow[] = [];
  let name: string | null = null;
  for (const row of table.rows) {
    const texts = table.columns.map((_, index) => printable(row.cells[index]?.text ?? ''));
    const [first = '', ...rest] = texts;
    if (row.kind === 'section') {
      rows.push({ kind: 'line', text: first, indent: 0, heading: true });
      name = null;
      continue;
    }
    const indent = row.kind === 'sub' ? 1 : 0;
    const repeated = name === first;
    name = first;
    if (!nameAbove) {
      const shown = repeated && namesSeveralRows(table) ? '' : first;
      rows.push({ kind: 'cells', cells: [shown, ...rest], indent });
      continue;
    }
    if (!repeated) rows.push({ kind: 'line', text: first, indent, heading: false });
    rows.push({ kind: 'cells', cells: rest, indent: indent + 1 });
  }
  return rows;
}

/** Whether the first column names what several rows are about, which a second column tells apart. */
export function namesSeveralRows({ columns }: Table): boolean {
  return columns[1]?.stub === true;
}

/** A heading or cell as one line of text. */
export function cellTexts(rows: readonly TableRow[], index: number): string[] {
  return rows.filter(({ kind }) => kind !== 'section').map((row) => printable(row.cells[index]?.text ?? ''));
}

export function headerText(table: Table, index: number): string {
  return printable(plain(table.columns[index]?.header ?? []));
}
