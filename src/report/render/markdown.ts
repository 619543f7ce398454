import { printable } from '../../model/printable.ts';
import {
  type Align,
  heading,
  plain,
  type Table,
  type TableColumn,
  type TableRow,
  type Text,
} from '../table.ts';

const RULES: Readonly<Record<Align, string>> = { left: ':--', right: '--:', center: ':-:' };
/** Widest kind of blank: Markdown keeps it at the start of a cell, where it drops ordinary blanks. */
const INDENT = '\u2003';

/** Pipe tables as GitHub and pandoc read them: title in bold, notes below. */
export function renderMarkdown(tables: readonly Table[]): string {
  return `${tables.map(markdownTable).join('\n\n')}\n`;
}

function markdownTable(table: Table): string {
  const grid = [
    row(table.columns.map(headerOf)),
    row(table.columns.map((column) => RULES[column.align])),
    ...table.rows.map((each) => row(cellsOf(each, table.columns.length))),
  ];
  const parts = [
    `**${escaped(heading(table))}**`,
    ...(table.subtitle === null ? [] : [markdownText(table.subtitle)]),
    ...(table.rows.length === 0 ? [] : [grid.join('\n')]),
    ...table.notes.map(markdownText),
  ];
  return parts.join('\n\n');
}

/**
 * A pipe table has one heading row, so the group's heading goes before that of its first column, and before every heading that
 * occurs twice (n, 95% CI).
 */
function headerOf({ header, group }: TableColumn, index: number, columns: readonly TableColumn[]): string {
  if (group === undefined || plain(group) === plain(header)) return markdownText(header);
  const before = columns[index - 1]?.group;
  const isFirst = before === undefined || plain(before) !== plain(group);
  const isTwice = columns.filter((column) => plain(column.header) === plain(header)).length > 1;
  return isFirst || isTwice ? `${markdownText(group)}: ${markdownText(header)}` : markdownText(header);
}

function cellsOf({ kind, cells }: TableRow, width: number): string[] {
  return Array.from({ length: width }, (_, index) => {
    const text = escaped(cells[index]?.text ?? '');
    if (index > 0 || text === '') return text;
    if (kind === 'section') return `**${text}**`;
    return kind === 'sub' ? INDENT + text : text;
  });
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Text with its type styles as Markdown marks them. */
export function markdownText(text: Text): string {
  return text
    .map((run) => {
      const words = escaped(run.text);
      const italic = run.italic ? `*${words}*` : words;
      return run.subscript ? `<sub>${italic}</sub>` : italic;
    })
    .join('');
}

/** Text as itself: what Markdown or HTML would read as marks is escaped, and a line break becomes a blank. */
function escaped(text: string): string {
  return printable(text)
    .replace(/[\\|*`]/g, '\\$&')
    .replace(/<(?=[\p{L}/!?])/gu, '\\<')
    .replace(/\](?=\()/g, '\\]')
    .replace(/&(?=[#\w]+;)/g, '\\&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
}
