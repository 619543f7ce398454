import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { defaultSettings } from '../../src/analysis/settings.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { Delimiter, Encoding } from '../../src/model/dataset.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { bySample } from '../helpers/by-sample.ts';
import { chunked, contentOf } from './reading.ts';

/** How a program writes a table. */
interface Dialect {
  readonly delimiter: Delimiter;
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly encoding: Encoding;
  readonly mark: boolean;
  readonly sep: boolean;
  readonly quoteAll: boolean;
  readonly lastLineEnd: boolean;
  /** Blank lines after the rows with these numbers. */
  readonly blanks: readonly number[];
}

const dialects = fc.record<Dialect>({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('utf-8', 'utf-16le', 'windows-1252'),
  mark: fc.boolean(),
  sep: fc.boolean(),
  quoteAll: fc.boolean(),
  lastLineEnd: fc.boolean(),
  blanks: fc.array(fc.nat(1300), { maxLength: 3 }),
});

const cells = [
  '1',
  '2',
  '3',
  '4',
  '5',
  '',
  '1.5',
  'ja',
  'één',
  'a, b; c',
  'line\nbreak',
  'he said "no"',
  ' ',
  'x'.repeat(70),
];

/** A cell by its place, so that large tables are made and shrunk quickly; the first column names the row. */
function cellAt(seed: number, row: number, column: number): string {
  if (column === 0) return `r${row}`;
  return cells[(Math.imul(seed + row * 31 + column * 17, 2654435761) >>> 8) % cells.length]!;
}

function writtenText(
  rows: readonly (readonly string[])[],
  dialect: Dialect,
): { text: string; rowNumbers: number[] } {
  const { delimiter, lineEnd, quoteAll } = dialect;
  const write = (cell: string) =>
    quoteAll || /["\n\r]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines: string[] = [];
  const rowNumbers: number[] = [];
  for (const [index, row] of rows.entries()) {
    rowNumbers.push(lines.length + 1);
    lines.push(row.map(write).join(delimiter));
    if (index < rows.length - 1 && dialect.blanks.includes(index)) lines.push('');
  }
  const body = lines.join('\n') + (dialect.lastLineEnd ? '\n' : '');
  const text = ((dialect.sep ? `sep=${delimiter}\n` : '') + body).replaceAll('\n', lineEnd);
  return { text, rowNumbers };
}

function bytesOf(text: string, { encoding, mark }: Dialect): Uint8Array {
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1');
  const marked = mark || encoding === 'utf-16le' ? `\ufeff${text}` : text;
  return Buffer.from(marked, encoding === 'utf-8' ? 'utf8' : 'utf16le');
}

/** The reader of the test: one character after the other, without any shortcut. */
function plainReader(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  let fresh = true;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (sign === '"' && fresh) quoted = true;
    else if (sign === delimiter || sign === '\n') {
      row.push(cell);
      cell = '';
      if (sign === '\n') {
        rows.push(row);
        row = [];
      }
      fresh = true;
      continue;
    } else cell += sign;
    fresh = false;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

async function check(
  seed: number,
  count: number,
  width: number,
  dialect: Dialect,
  chunk: number,
): Promise<void> {
  const header = Array.from({ length: width }, (_, column) => (column === 0 ? 'id' : `q${column}`));
  const table = Array.from({ length: count }, (_, row) =>
    header.map((_name, column) => cellAt(seed, row, column)),
  );
  const { text, rowNumbers } = writtenText([header, ...table], dialect);
  const source = bytesSource('file.csv', bytesOf(text, dialect));
  const read = await contentOf(chunk === 0 ? source : chunked(source, chunk), {
    delimiter: dialect.delimiter,
    encoding: dialect.encoding,
  });
  const normalised = text.replaceAll(/\r\n?/g, '\n').replace(/^sep=.\n/, '');
  const [, ...expected] = plainReader(normalised, dialect.delimiter).filter(
    (row) => row.join('').trim() !== '',
  );
  // Compared as text: a comparison cell by cell takes longer than the reading.
  expect(JSON.stringify(read.cells) === JSON.stringify(expected)).toBe(true);
  expect(JSON.stringify(read.cells) === JSON.stringify(table)).toBe(true);
  expect(read.columns.map(({ name }) => name)).toEqual(header);
  expect(read.rows).toEqual(rowNumbers.slice(1));
  expect(read.rowCounts.respondents).toBe(count);
  const { inFile, headings, blank, damaged, respondents } = read.rowCounts;
  expect(headings + blank + damaged + respondents).toBe(inFile);
}

it('every table in every dialect is read as a plain reader reads it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(1000),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 2, max: 12 }),
      dialects,
      fc.constantFrom(0, 1, 7, 64),
      check,
    ),
    { numRuns: 150 },
  );
});

it.each([1, 2, 19, 20, 21, 198, 199, 200, 201, 202, 399, 400, 401, 1023, 1024, 1025, 1300])(
  'a file of %i rows keeps its last row, in any dialect',
  async (count) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), fc.integer({ min: 2, max: 80 }), dialects, (seed, width, dialect) =>
        check(seed, count, count > 500 ? Math.min(width, 12) : width, dialect, 0),
      ),
      { numRuns: 8 },
    );
  },
);

it('scores are those of the rows that a plain reader reads', async () => {
  const answer = fc.constantFrom('1', '2', '3', '4', '5', '');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(answer, { minLength: 6, maxLength: 6 }), { minLength: 2, maxLength: 40 }),
      dialects,
      async (answers, dialect) => {
        const table = answers.map((row, index) => [`r${index}`, ...row, '']);
        const header = ['id', 'brs1', 'brs2', 'brs3', 'brs4', 'brs5', 'brs6', 'remark'];
        const { text } = writtenText([header, ...table], dialect);
        const dataset = await openDataset(bytesSource('file.csv', bytesOf(text, dialect)), {
          delimiter: dialect.delimiter,
          encoding: dialect.encoding,
        });
        const result = await analyse([{ wave: 'pre', dataset, sha256: null }], {
          ...defaultSettings,
          candidates: builtInScales(),
          requested: builtInScales().filter(({ id }) => id === 'brs'),
        });
        const [, ...read] = plainReader(
          text.replaceAll(/\r\n?/g, '\n').replace(/^sep=.\n/, ''),
          dialect.delimiter,
        );
        // Smith et al. (2008): the mean of the items, of which 2, 4 and 6 are reversed; here of five at least.
        const scores = read.flatMap((row) => {
          const values = row
            .slice(1, 7)
            .flatMap((cell, item) =>
              cell === '' || cell === undefined ? [] : [item % 2 === 0 ? Number(cell) : 6 - Number(cell)],
            );
          return values.length < 5 ? [] : [values.reduce((sum, value) => sum + value, 0) / values.length];
        });
        const described = bySample(result).scales[0]!.waves.pre!;
        expect(described.n).toBe(scores.length);
        const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
        if (scores.length > 0) expect(described.mean).toBeCloseTo(mean, 10);
        const { inFile, headings, blank, damaged, withoutGroup, otherGroups, used } =
          result.inputs[0]!.rowCounts;
        expect(headings + blank + damaged + withoutGroup! + otherGroups! + used!).toBe(inFile);
      },
    ),
    { numRuns: 60 },
  );
});

/** Digits only: the texts that the readers divide by mere splitting. */
it.each([4095, 4096, 4097, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 262_144])(
  'a file of %i characters keeps its last row, quoted or not, however it comes in pieces',
  async (size) => {
    for (const quote of ['', '"']) {
      const row = (index: number) =>
        ['12345', String(1000 + (index % 9000)), '3'].map((cell) => quote + cell + quote).join(',');
      const header = ['id', 'q1', 'q2'].map((cell) => quote + cell + quote).join(',');
      const rows: string[] = [];
      for (let length = header.length + 1; ; ) {
        const next = row(rows.length);
        if (length + next.length + 1 > size - 30) break;
        rows.push(next);
        length += next.length + 1;
      }
      const left = size - [header, ...rows].join('\n').length - 2;
      rows.push(
        `${quote}1${quote},${quote}${'2'.repeat(left - 4 - 6 * quote.length)}${quote},${quote}3${quote}`,
      );
      const text = `${[header, ...rows].join('\n')}\n`;
      expect(text.length).toBe(size);
      for (const chunk of [0, 4096, 65_536, 65_537, size - 1]) {
        const source = bytesSource('file.csv', text);
        const read = await contentOf(chunk === 0 ? source : chunked(source, chunk));
        expect(read.cells.length, `${chunk}`).toBe(rows.length);
        expect(read.cells.at(-1)?.at(-1)).toBe('3');
      }
    }
  },
);
