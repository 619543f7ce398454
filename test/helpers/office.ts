import { strFromU8, unzipSync } from 'fflate';
import { pageLayout } from '../../src/report/render/page-layout.ts';
import { pageRows } from '../../src/report/render/page-rows.ts';
import { columnGroups, plain, type Table } from '../../src/report/table.ts';

/** The parts of an office file, by their path. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
}

export interface SheetCell {
  readonly value: string | number | null;
  readonly format: string;
  readonly bold: boolean;
}

export interface OpenSheet {
  readonly name: string;
  readonly xml: string;
  /** By row and column from 0; `null` where nothing was written. */
  readonly cell: (row: number, column: number) => SheetCell | null;
  readonly rowCount: number;
}

/** Opens a workbook again, as a spreadsheet program would. */
export function openWorkbook(bytes: Uint8Array): OpenSheet[] {
  const parts = partsOf(bytes);
  const part = (path: string) => parts.get(path) ?? '';
  const shared = elements(part('xl/sharedStrings.xml'), 'si').map(textOf);
  const styles = part('xl/styles.xml');
  const formats = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [
      id!,
      unescaped(code!),
    ]),
  );
  const fonts = elements(elements(styles, 'fonts')[0] ?? '', 'font');
  const looks = [...(elements(styles, 'cellXfs')[0] ?? '').matchAll(/<xf ([^>]*?)\/?>/g)].map(
    ([, attributes]) => ({
      format:
        formats.get(attribute(attributes!, 'numFmtId') ?? '0') ??
        BUILT_IN[attribute(attributes!, 'numFmtId') ?? '0'] ??
        '?',
      bold: (fonts[Number(attribute(attributes!, 'fontId'))] ?? '').includes('<b/>'),
    }),
  );
  const relations = part('xl/_rels/workbook.xml.rels');
  return [...part('xl/workbook.xml').matchAll(/<sheet ([^>]*)\/>/g)].map(([, attributes]) => {
    const id = attribute(attributes!, 'r:id');
    const target = [...relations.matchAll(/<Relationship ([^>]*)\/>/g)].find(
      ([, relation]) => attribute(relation!, 'Id') === id,
    );
    const xml = part(`xl/${attribute(target![1]!, 'Target')!.replace(/^\/?(xl\/)?/, '')}`);
    const cells = new Map<string, SheetCell>();
    for (const [, own, content = ''] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const look = looks[Number(attribute(own!, 's') ?? 0)]!;
      cells.set(attribute(own!, 'r')!, { ...look, value: cellValue(attribute(own!, 't'), content, shared) });
    }
    const rows = [...xml.matchAll(/<row r="(\d+)"/g)].map(([, row]) => Number(row));
    return {
      name: unescaped(attribute(attributes!, 'name')!),
      xml,
      cell: (row, column) => cells.get(letters(column) + (row + 1)) ?? null,
      rowCount: Math.max(0, ...rows),
    };
  });
}

const BUILT_IN: Readonly<Record<string, string>> = { 0: 'General', 1: '0', 2: '0.00', 9: '0%', 10: '0.00%' };

function cellValue(
  type: string | undefined,
  content: string,
  shared: readonly string[],
): string | number | null {
  if (content.includes('<f')) throw new Error('a formula');
  if (type === 'inlineStr') return textOf(content);
  const [raw] = elements(content, 'v');
  if (raw === undefined) return null;
  if (type === 's') return shared[Number(raw)]!;
  return type === undefined ? Number(raw) : raw;
}

function letters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : letters(Math.floor(column / 26) - 1) + letter;
}

/** What stands inside each element of a name; none of these elements holds another of its name. */
export function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}(?: [^>]*?)?(?:/>|>(.*?)</${name}>)`, 'gs'))].map(
    ([, content = '']) => content,
  );
}

export function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
}

/** The words of all `t` elements, of a workbook or a document. */
export function textOf(xml: string): string {
  return [...xml.matchAll(/<(?:w:)?t(?: [^>]*)?>(.*?)<\/(?:w:)?t>/gs)]
    .map(([, text]) => unescaped(text!))
    .join('');
}

export function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** What a page should hold of a table: headings, then rows as they are printed. */
export function expectedGrid(table: Table): string[][] {
  const { nameAbove } = pageLayout(table);
  const columns = nameAbove ? table.columns.slice(1) : table.columns;
  const groups = columnGroups(columns);
  return [
    ...(groups.some(({ group }) => group !== null) ? [groups.map(({ group }) => group ?? '')] : []),
    columns.map(({ header }) => plain(header)),
    ...pageRows(table, nameAbove).map((row) => (row.kind === 'line' ? [row.text] : [...row.cells])),
  ];
}
