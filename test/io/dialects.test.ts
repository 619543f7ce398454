import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../src/io/bytes-source.ts';
import type { Delimiter, Encoding } from '../../src/model/dataset.ts';
import { chunked, contentOf, encoded } from './reading.ts';

/** One synthetic survey export, with all that makes dialects differ in its headers and cells. */
const HEADERS = ['id', 'Hoe gaat het, vandaag?', 'Score; totaal', 'bedrag', 'toelichting', 'a|b\tc'];
const CELLS = [
  ['r1', '4', '2,5', '1.5', 'goed', '1'],
  ['r2', '', '3,25', '10.25', 'zei "prima", en ging; verder', ''],
  ['r3', '5', '1.234,5', '', 'één\ntwee — €\n\ndrie', '3'],
  ['r4', '1', '', '0.125', ' voor en na ', '""'],
  ['r5', '2', '4', '2', 'l’année…', '5'],
];

interface Dialect {
  readonly name: string;
  readonly delimiter?: Delimiter;
  readonly encoding?: Encoding;
  readonly mark?: boolean;
  readonly lineEnds?: readonly string[];
  /** A line that names the delimiter. */
  readonly sep?: string;
  readonly quoteAll?: boolean;
  readonly emptyColumns?: number;
  readonly emptyRows?: string;
  readonly pad?: (header: string) => string;
  readonly lastLineEnd?: boolean;
}

const DIALECTS: readonly Dialect[] = [
  { name: 'comma' },
  { name: 'semicolon', delimiter: ';' },
  { name: 'tab', delimiter: '\t' },
  { name: 'vertical bar', delimiter: '|' },
  { name: 'comma, CRLF, byte order mark', lineEnds: ['\r\n'], mark: true },
  { name: 'semicolon, CRLF, windows-1252', delimiter: ';', lineEnds: ['\r\n'], encoding: 'windows-1252' },
  {
    name: 'tab, UTF-16 LE with mark, CRLF (Excel: Unicode text)',
    delimiter: '\t',
    encoding: 'utf-16le',
    mark: true,
    lineEnds: ['\r\n'],
  },
  { name: 'comma, UTF-16 BE with mark', encoding: 'utf-16be', mark: true },
  { name: 'semicolon, UTF-16 LE without mark', delimiter: ';', encoding: 'utf-16le' },
  {
    name: 'vertical bar, UTF-16 BE without mark, CR',
    delimiter: '|',
    encoding: 'utf-16be',
    lineEnds: ['\r'],
  },
  { name: 'comma, CR', lineEnds: ['\r'] },
  { name: 'semicolon, mixed line ends', delimiter: ';', lineEnds: ['\n', '\r\n', '\r'] },
  { name: 'sep=; after a byte order mark', delimiter: ';', sep: 'sep=;', mark: true },
  { name: 'quoted "sep=;"', delimiter: ';', sep: '"sep=;"', lineEnds: ['\r\n'] },
  { name: 'SEP=, in capitals', sep: 'SEP=,' },
  { name: 'sep= with a tab, UTF-16 LE', delimiter: '\t', sep: 'sep=\t', encoding: 'utf-16le', mark: true },
  { name: 'everything quoted', quoteAll: true },
  {
    name: 'everything quoted, semicolon, byte order mark, CRLF',
    delimiter: ';',
    quoteAll: true,
    mark: true,
    lineEnds: ['\r\n'],
  },
  { name: 'trailing empty columns', emptyColumns: 3 },
  {
    name: 'trailing empty columns and rows, semicolon',
    delimiter: ';',
    emptyColumns: 2,
    emptyRows: ';;;;;;;\n;;;;;;;\n\n',
  },
  { name: 'trailing blank lines', emptyRows: '\n\n  \n\n' },
  { name: 'padded headers', pad: (header) => `  ${header}\u00a0 ` },
  { name: 'headers with zero-width characters', pad: (header) => `\u200b${header}\ufeff` },
  {
    name: 'byte order mark inside the quoted first header',
    quoteAll: true,
    pad: (header) => `\ufeff${header}`,
  },
  { name: 'no line end after the last row', lastLineEnd: false },
  { name: 'no line end, quoted, CR', lastLineEnd: false, quoteAll: true, lineEnds: ['\r'] },
];

function written(dialect: Dialect): Uint8Array {
  const { delimiter = ',', lineEnds = ['\n'], emptyColumns = 0 } = dialect;
  const cell = (text: string) =>
    dialect.quoteAll === true || /["\n,;|\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const record = (cells: readonly string[]) =>
    cells.map(cell).join(delimiter) + delimiter.repeat(emptyColumns);
  const lines = [HEADERS.map(dialect.pad ?? ((header) => header)), ...CELLS].map(record);
  let text = `${dialect.sep === undefined ? '' : `${dialect.sep}\n`}${lines.join('\n')}`;
  if (dialect.lastLineEnd !== false) text += '\n';
  text += dialect.emptyRows ?? '';
  let at = 0;
  return encoded(
    text.replace(/\n/g, () => lineEnds[at++ % lineEnds.length]!),
    dialect.encoding ?? 'utf-8',
    dialect.mark,
  );
}

describe.each(DIALECTS)('$name', (dialect) => {
  const source = bytesSource('pre.csv', written(dialect));
  const firstLine = dialect.sep === undefined ? 1 : 2;

  it('gives the same dataset as every other dialect', async () => {
    const content = await contentOf(source);
    expect(content.columns.map(({ name }) => name)).toEqual(HEADERS);
    expect(content.columns.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(content.columns.map(({ decimal }) => decimal)).toEqual([
      { kind: 'none' },
      { kind: 'none' },
      { kind: 'sign', sign: ',' },
      { kind: 'sign', sign: '.' },
      { kind: 'none' },
      { kind: 'none' },
    ]);
    expect(content.cells).toEqual(CELLS);
    expect(content.rows).toEqual([2, 3, 4, 5, 6]);
    expect(content.lines).toEqual([1, 2, 3, 7, 8].map((line) => firstLine + line));
    expect(content.rowCount).toBe(5);
    expect(content.delimiter).toBe(dialect.delimiter ?? ',');
    expect(content.encoding).toBe(dialect.encoding ?? 'utf-8');
    expect(content.notices).toEqual([]);
  });

  it.each([1, 7, 64])('does not depend on chunks: %i bytes', async (size) => {
    expect(await contentOf(chunked(source, size))).toEqual(await contentOf(source));
  });

  it('reads the same when delimiter and encoding are said', async () => {
    const { delimiter = ',', encoding = 'utf-8' } = dialect;
    expect(await contentOf(source, { delimiter, encoding })).toEqual({
      ...(await contentOf(source)),
      notices: [],
    });
  });
});
