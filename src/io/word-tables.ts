import mammoth from 'mammoth';
import type { TextTable } from '../model/text-table.ts';
import { unpacksWithin } from './word-text.ts';

/** What is used of a document as mammoth reads it. */
interface Part {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Part[];
  /** Of a cell: columns that it spans. */
  readonly colSpan?: number;
  readonly rowSpan?: number;
  /** Of a row that is repeated on each page. */
  readonly isHeader?: boolean;
}

/** Whether the bytes are those of a Word document: a zip archive that is called so, or holds one. */
export function isWordDocument(bytes: Uint8Array, path: string): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  return /\.docx$/i.test(path) || Buffer.from(bytes).includes('word/document.xml');
}

/**
 * The tables of a Word document with the paragraph above each; merged headings stand above every column that they span.
 *
 * @returns `null` for a document that cannot be read
 */
export async function wordTables(bytes: Uint8Array): Promise<TextTable[] | null> {
  try {
    if (!(await unpacksWithin(bytes))) return null;
    let tables: TextTable[] = [];
    const transformDocument = (document: Part) => {
      tables = tablesIn(document.children ?? []);
      return { ...document, children: [] };
    };
    await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { transformDocument });
    return tables;
  } catch {
    return null;
  }
}

function tablesIn(parts: readonly Part[]): TextTable[] {
  let above: string | null = null;
  return parts.flatMap((part) => {
    if (part.type === 'table') {
      const table = tableOfWord(part, above);
      above = null;
      return table === null ? [] : [table];
    }
    const text = textOf(part).trim();
    if (text !== '') above = text;
    return [];
  });
}

function tableOfWord(table: Part, title: string | null): TextTable | null {
  const rows = (table.children ?? []).filter(({ type }) => type === 'tableRow');
  const grid = cellsOf(rows);
  const width = Math.max(0, ...grid.map((row) => row.length));
  // Where no row is marked as heading, those before the first number are.
  const marked = rows.filter(({ isHeader }) => isHeader === true).length;
  const numbered = grid.findIndex((row) =>
    row.slice(1).some((cell) => /^[<>=]?\s*[-−]?[\d.,]*\d/.test(cell)),
  );
  const headings = marked > 0 ? marked : Math.max(1, Math.min(numbered, 3));
  if (width < 2 || grid.length <= headings) return null;
  const header = Array.from({ length: width }, (_, column) =>
    [...new Set(grid.slice(0, headings).map((row) => row[column] ?? ''))].filter((text) => text !== ''),
  );
  return { title, header, rows: grid.slice(headings) };
}

/** The cells in their columns; one that spans several stands in each of them. */
function cellsOf(rows: readonly Part[]): string[][] {
  const grid: string[][] = rows.map(() => []);
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of (row.children ?? []).filter(({ type }) => type === 'tableCell')) {
      while (grid[at]![column] !== undefined) column++;
      const text = textOf(cell).replace(/\s+/g, ' ').trim();
      const { colSpan = 1, rowSpan = 1 } = cell;
      for (let down = 0; down < rowSpan && at + down < grid.length; down++)
        for (let right = 0; right < colSpan; right++) grid[at + down]![column + right] = text;
      column += colSpan;
    }
  });
  return grid.map((row) => Array.from(row, (cell) => cell ?? ''));
}

function textOf(part: Part): string {
  if (part.type === 'text') return part.value ?? '';
  if (part.type === 'tab' || part.type === 'break') return ' ';
  const text = (part.children ?? []).map(textOf).join('');
  return part.type === 'paragraph' ? `${text} ` : text;
}
