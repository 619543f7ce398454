import type { Encoding } from '../model/dataset.ts';
import type { TextTable } from '../model/text-table.ts';
import { documentText } from './document-text.ts';
import { isWordDocument, wordTables } from './word-tables.ts';

/**
 * The tables of a Word document (.docx), of Markdown, or of delimited text, in which a line of one cell above a table is its title.
 *
 * @param path as the user named it, for messages
 * @throws UserError (status 2) as `documentText`
 */
export async function textTables(bytes: Uint8Array, path: string, encoding?: Encoding): Promise<TextTable[]> {
  if (isWordDocument(bytes, path)) {
    const tables = await wordTables(bytes);
    // What is wrong with it is found where its text is read.
    if (tables === null) await documentText(bytes, path, encoding);
    return tables ?? [];
  }
  const { text } = await documentText(bytes, path, encoding);
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  return lines.some(isRuleOfMarkdown) ? markdownTables(lines) : delimitedTables(text);
}

/** `| :-- | --: |` */
function isRuleOfMarkdown(line: string): boolean {
  const columns = line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
  return columns.length >= 2 && columns.every((column) => /^:?-{2,}:?$/.test(column.trim()));
}

/** The tables of Markdown, by its lines; where one follows another without a blank line, its headings end the one before. */
export function markdownTables(lines: readonly string[]): TextTable[] {
  const isRule = lines.map(isRuleOfMarkdown);
  return lines.flatMap((_, at) => {
    const headings = lines[at - 1];
    if (!isRule[at] || isRule[at - 1] || headings === undefined || !headings.includes('|')) return [];
    let end = at + 1;
    while (lines[end]?.includes('|') && !isRule[end + 1]) end++;
    const rows = lines.slice(at + 1, end).map(cellsOfMarkdown);
    let above = at - 2;
    while (lines[above]?.trim() === '') above--;
    const title = lines[above];
    let group = '';
    const header = cellsOfMarkdown(headings).map((heading) => {
      // "Score: n" opens a group of columns, in which those that follow stand.
      const [, opened, own] = /^(.+?): (.+)$/.exec(heading) ?? [];
      if (opened !== undefined) group = opened;
      return [...(group === '' ? [] : [group]), own ?? heading];
    });
    const isTitle = title !== undefined && !title.includes('|');
    return [{ title: isTitle ? plain(title) : null, header, rows }];
  });
}

function cellsOfMarkdown(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map(plain);
}

/** Without marks of Markdown and tags, and without blanks around it. */
function plain(text: string): string {
  return (
    text
      .replace(/<\/?su[bp]>/g, '')
      // What is escaped stays, other marks go.
      .replace(/\\([\\`*_{}[\]()#+.!|<>~-])|[*`]+/g, '$1')
      .replaceAll('&nbsp;', ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

async function delimitedTables(text: string): Promise<TextTable[]> {
  const { default: Papa } = await import('papaparse');
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: false });
  const tables: TextTable[] = [];
  let title: string | null = null;
  let block: string[][] = [];
  const finish = () => {
    const [header, ...rows] = block;
    if (header !== undefined && rows.length > 0)
      tables.push({ title, header: header.map((heading) => [heading.trim()]), rows });
    if (block.length > 0) title = null;
    block = [];
  };
  for (const row of data) {
    const filled = row.filter((cell) => cell.trim() !== '');
    if (filled.length === 0) finish();
    else if (filled.length === 1 && (block.length === 0 || row.length === 1)) {
      finish();
      title = filled[0]!.trim();
    } else block.push(row.map((cell) => cell.trim()));
  }
  finish();
  return tables;
}
