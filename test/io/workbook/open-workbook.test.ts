import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { readOds } from 'hucre/ods';
import { type CellValue, readXls, readXlsx, writeXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/io/bytes-source.ts';
import { openWorkbook, type Workbook } from '../../../src/io/workbook/index.ts';
import { isUserError, type Problem } from '../../../src/model/problem.ts';

interface Read {
  readonly workbook: Workbook;
  readonly cells: readonly (readonly string[])[];
  readonly rows: readonly number[];
  readonly problems: readonly Problem[];
}

async function read(bytes: Uint8Array, sheet?: string): Promise<Read> {
  const workbook = await openWorkbook(bytesSource('a.xlsx', bytes), sheet === undefined ? {} : { sheet });
  const [cells, rows, problems]: [string[][], number[], Problem[]] = [[], [], []];
  for await (const batch of workbook.batches()) {
    cells.push(...batch.cells.map((row) => [...row]));
    rows.push(...batch.rows);
    problems.push(...batch.problems);
  }
  return { workbook, cells, rows, problems };
}

async function problemOf(bytes: Uint8Array, sheet?: string): Promise<Problem> {
  try {
    await read(bytes, sheet);
  } catch (error) {
    if (!isUserError(error)) throw error;
    expect(error.status).toBe(2);
    return error.problems[0]!;
  }
  throw new Error('no problem');
}

const fixture = (name: string) => readFileSync(`fixtures/workbook/${name}`);
const FORMATS = ['xlsx', 'ods', 'xls'] as const;
const ANSWERS = 'Réponses & scores';

describe('a workbook of LibreOffice', () => {
  it.each(FORMATS)('has the cells that LibreOffice shows: %s', async (format) => {
    const { workbook, cells, rows } = await read(fixture(`answers.${format}`), ANSWERS);
    expect([workbook.format, workbook.sheet]).toEqual([format, ANSWERS]);
    const text = readFileSync(`fixtures/workbook/answers.${format}.shown.csv`, 'utf8');
    const shown = Papa.parse<string[]>(text.replace(/\n$/, '')).data;
    // LibreOffice writes times, spans and percentages in the manner of its language, and truth as a number.
    const columns = ['id', 'code', 'q1', 'q2', 'score', 'day', 'moment', 'comment'].map((name) =>
      shown[0]!.indexOf(name),
    );
    // A moment at midnight is no more than its date in two of the formats.
    const inColumns = (row: readonly string[]) =>
      columns.map((column) => (row[column] ?? '').replace(/(\d)T(\d)/, '$1 $2').replace(' 00:00:00', ''));
    const filled = shown.flatMap((row, index) => (row.some((cell) => cell !== '') ? [index + 1] : []));
    expect(rows).toEqual(filled);
    expect(cells.map(inColumns)).toEqual(filled.map((row) => inColumns(shown[row - 1]!)));
  });

  it.each(FORMATS)('has dates, times and spans in ISO 8601: %s', async (format) => {
    const { cells } = await read(fixture(`answers.${format}`), ANSWERS);
    const [first, second] = cells.slice(1).map((row) => row.slice(5, 10).concat(row.slice(11)));
    // hucre does not tell how a number of an old workbook is shown: a span of more than a day is a moment.
    const span = format === 'xls' ? '1900-01-01T02:30:05' : '26:30:05';
    expect(first).toEqual(['2024-02-29', '2024-02-29T23:59:58', '10:30:15', span, '1', '0.5', '1999-12-31']);
    const midnight = format === 'xlsx' ? '1970-01-01T00:00:00' : '1970-01-01';
    expect(second?.slice(0, 5)).toEqual(['1900-03-01', midnight, '00:00:00', '', '0']);
  });

  it.each(FORMATS)('has errors with their places: %s', async (format) => {
    const { problems } = await read(fixture(`answers.${format}`), ANSWERS);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, row, value }) => [code, row, value])).toEqual([
      ['workbook-error-cell', 3, '#DIV/0!'],
      ['workbook-error-cell', 6, '#N/A'],
    ]);
    expect(errors[0]!.message).toBe(
      'a.xlsx, sheet "Réponses & scores", cell E3: #DIV/0! is an error, not an answer. Correct the formula, or clear the cell.',
    );
  });

  it('says once a column which numbers are shown with zeros before them', async () => {
    const { problems } = await read(fixture('answers.xlsx'));
    expect(problems.filter(({ severity }) => severity === 'warning')).toMatchObject([
      { code: 'workbook-leading-zeros', row: 2, values: { column: 'B', value: '14' } },
    ]);
  });

  it('takes the only filled sheet that is not hidden; hucre does not tell which are hidden in an old workbook', async () => {
    for (const format of ['xlsx', 'ods'])
      expect((await read(fixture(`answers.${format}`))).workbook.sheet).toBe(ANSWERS);
    expect(await problemOf(fixture('answers.xls'))).toMatchObject({ values: { sheets: [ANSWERS, 'codes'] } });
  });

  it.each(['Typed forms', 'Te beslissen cellen'])(
    'takes the sheet of our own forms among others that are filled: %s',
    async (name) => {
      const sheet = (each: string) => ({
        name: each,
        rows: [
          ['id', each],
          [1, 2],
        ],
      });
      const bookOf = (...names: readonly string[]) => writeXlsx({ sheets: names.map(sheet) });
      expect((await read(await bookOf('Codes', name, 'How to'))).workbook.sheet).toBe(name);
      for (const names of [
        ['Codes', 'How to'],
        ['Typed forms', 'Cells to decide'],
      ])
        expect(await problemOf(await bookOf(...names))).toMatchObject({
          code: 'workbook-sheets',
          values: { sheets: names },
        });
    },
  );

  it.each(['xlsx', 'ods'])('shows which sheets are hidden, and reads one by name: %s', async (format) => {
    const { workbook, cells } = await read(fixture(`answers.${format}`), 'codes');
    expect(workbook.sheets).toEqual([
      { name: 'Réponses & scores', isHidden: false },
      { name: 'Empty', isHidden: false },
      { name: 'codes', isHidden: true },
    ]);
    expect(cells).toEqual([['a list']]);
  });

  it.each(FORMATS)('asks which of several filled sheets is meant: %s', async (format) => {
    expect(await problemOf(fixture(`two.${format}`))).toMatchObject({
      code: 'workbook-sheets',
      values: { sheets: ['pre', 'post'] },
    });
    expect((await read(fixture(`two.${format}`), 'post')).cells).toEqual([['id'], ['2']]);
    expect(await problemOf(fixture(`two.${format}`), 'Post')).toMatchObject({
      code: 'workbook-no-sheet',
      message: 'a.xlsx has no sheet called "Post"; its sheets are "pre" and "post".',
    });
  });

  it.each(FORMATS)('has the cells that hucre reads: %s', async (format) => {
    const reader = { xlsx: readXlsx, ods: readOds, xls: readXls }[format];
    const [sheet] = (await reader(new Uint8Array(fixture(`answers.${format}`)))).sheets;
    const { cells, rows } = await read(fixture(`answers.${format}`), ANSWERS);
    for (const [index, row] of rows.entries())
      for (const [column, cell] of cells[index]!.entries()) {
        const theirs = sheet!.rows[row - 1]![column] ?? null;
        expect(isSame(cell, theirs), `${row}, ${column}: ${cell} beside ${theirs}`).toBe(true);
      }
  });
});

/** Whether a text says what a value of hucre does; it makes moments of times, and has texts and errors of formulas as texts. */
function isSame(cell: string, value: CellValue): boolean {
  if (value === null) return cell === '';
  if (typeof value === 'number') return Number(cell) === Number(value.toPrecision(15));
  if (typeof value === 'boolean') return cell === (value ? 'TRUE' : 'FALSE');
  // Paragraphs of a cell are lines.
  if (typeof value === 'string')
    return cell.replaceAll('\n', '') === value.replaceAll('\n', '') || /^\d\d:/.test(cell);
  return /^\d+:/.test(cell) || value.toISOString().startsWith(cell.slice(0, 19));
}

/** A workbook of Excel by hand: a sheet, and what else differs. */
function xlsx(
  rows: string,
  { styles = '', shared = '', workbook = '', ns = '', prefix = '' }: Partial<Record<string, string>> = {},
): Uint8Array {
  const main = ns || 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const r = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const p = prefix === '' ? '' : `${prefix}:`;
  const xmlns = prefix === '' ? `xmlns="${main}"` : `xmlns:${prefix}="${main}"`;
  const rels = (list: string) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;
  const rel = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${r}/${kind}" Target="${target}"/>`;
  return zipSync({
    '_rels/.rels': strToU8(rels(rel('rId1', 'officeDocument', '/book/main.xml'))),
    'book/main.xml': strToU8(
      `<${p}workbook ${xmlns} xmlns:r="${r}">${workbook}<${p}sheets><${p}sheet name="S" sheetId="1" r:id="rId7"/></${p}sheets></${p}workbook>`,
    ),
    'book/_rels/main.xml.rels': strToU8(
      rels(
        rel('rId7', 'worksheet', '../sheets/a.xml') +
          rel('rId8', 'styles', 'styles.xml') +
          rel('rId9', 'sharedStrings', './shared.xml'),
      ),
    ),
    'sheets/a.xml': strToU8(
      `<${p}worksheet ${xmlns}><!-- <row> > --><${p}sheetData>${rows}</${p}sheetData><${p}row r="1"><${p}c><${p}v>9</${p}v></${p}c></${p}row></${p}worksheet>`,
    ),
    'book/styles.xml': strToU8(`<styleSheet ${xmlns}>${styles}</styleSheet>`),
    'book/shared.xml': strToU8(`<sst ${xmlns}>${shared}</sst>`),
  });
}

describe('a workbook of Excel', () => {
  it('is read with cells and rows without places, inline texts, escaped characters and empty values', async () => {
    const rows =
      '<row><c t="inlineStr"><is><t>a &lt;&#233;&#xe9;&gt; </t></is></c><c><v>1.5</v></c><c t="str"><f>A1</f><v>x_x000D_\ny</v></c></row>' +
      '<row r="4"><c r="C4" t="b"><v>1</v></c><c r="D4"/><c r="E4" t="d"><v>2024-02-29</v></c><c r="F4" s="0"><v></v></c></row>';
    const { cells, rows: places } = await read(xlsx(rows));
    expect(cells).toEqual([
      ['a <éé> ', '1.5', 'x\ny'],
      ['', '', 'TRUE', '', '2024-02-29'],
    ]);
    expect(places).toEqual([1, 4]);
  });

  it('is read whatever the capitals and slashes in the names of its parts', async () => {
    const parts = unzipSync(xlsx('<row r="1"><c r="A1"><v>1</v></c></row>'));
    const others = Object.entries(parts).map(([name, part]) => [
      name.replaceAll('/', '\\').toUpperCase(),
      part,
    ]);
    expect((await read(zipSync(Object.fromEntries(others)))).cells).toEqual([['1']]);
  });

  it('is read with prefixes, strict namespaces, rich texts and readings of characters', async () => {
    const shared =
      '<x:si><x:r><x:rPr><x:b/></x:rPr><x:t>rich </x:t></x:r><x:r><x:t xml:space="preserve">text </x:t></x:r></x:si>' +
      '<x:si><x:t>東京</x:t><x:rPh sb="0" eb="2"><x:t>トウキョウ</x:t></x:rPh></x:si><x:si/>';
    const rows =
      '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c><x:c r="C1" t="s"><x:v>2</x:v></x:c></x:row>';
    const { cells } = await read(
      xlsx(rows, { shared, prefix: 'x', ns: 'http://purl.oclc.org/ooxml/spreadsheetml/main' }),
    );
    expect(cells).toEqual([['rich text ', '東京']]);
  });

  it.each<[string, number, string]>([
    ['General', 45351.5, '45351.5'],
    ['0.00', 0.1 + 0.2, '0.3'],
    ['0.00E+00', 1e21, '1e+21'],
    ['[Red]#,##0.00;[Blue]-0', 1234.5, '1234.5'],
    ['"day "0', 3, '3'],
    ['yyyy-mm-dd', 45351.5, '2024-02-29'],
    ['[$-409]d mmm yyyy;@', 45351, '2024-02-29'],
    ['mmm', 45351, '2024-02-29'],
    ['dd/mm/yyyy hh:mm', 45351.75, '2024-02-29T18:00:00'],
    ['m/d/yy h:mm AM/PM', 45351.25, '2024-02-29T06:00:00'],
    ['hh:mm', 45351.75, '18:00:00'],
    ['mm:ss.0', 0.5 / 86_400, '00:00:00.500'],
    ['[h]:mm', 1.5, '36:00:00'],
    ['yyyy', 1, '1900-01-01'],
    ['yyyy', 59, '1900-02-28'],
    ['yyyy', 61, '1900-03-01'],
    ['yyyy', -1, '-1'],
    ['yyyy', 2_958_465, '9999-12-31'],
    ['yyyy', 1e9, '1000000000'],
    ['000', 14, '14'],
  ])('has a number of the format %s as a person sees it', async (format, value, text) => {
    const styles = `<numFmts><numFmt numFmtId="170" formatCode="${format.replaceAll('"', '&quot;')}"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="170"/></cellXfs>`;
    const { cells, problems } = await read(
      xlsx(`<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>`, { styles }),
    );
    expect(cells).toEqual([[text]]);
    expect(problems.length).toBe(format === '000' ? 1 : 0);
  });

  it('has dates that count from 1904, and those of formats that have a number only', async () => {
    const styles = '<cellXfs><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="46"/></cellXfs>';
    const rows =
      '<row r="1"><c r="A1" s="0"><v>1</v></c><c r="B1" s="1"><v>1.5</v></c><c r="C1" s="2"><v>1.5</v></c></row>';
    const { cells } = await read(xlsx(rows, { styles, workbook: '<workbookPr date1904="1"/>' }));
    expect(cells).toEqual([['1904-01-02', '1904-01-02T12:00:00', '36:00:00']]);
  });

  it('has what hucre wrote, whatever the cells', async () => {
    const cell = fc.oneof(
      fc
        .string({ unit: 'grapheme', maxLength: 8 })
        .filter((text) => !/[\p{Cc}\p{Cs}\ufffe\uffff]|_x/u.test(text)),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('shared', 'inline'),
        async (table, stringMode) => {
          const rows = [['first'], ...table];
          const bytes = await writeXlsx({
            sheets: [{ name: 'a', rows }],
            stringMode: stringMode as 'shared' | 'inline',
          });
          const { cells, rows: places } = await read(bytes);
          const theirs = (await readXlsx(bytes)).sheets[0]!.rows;
          expect(places.length).toBe(
            rows.filter((row) => row.some((each) => each !== null && each !== '')).length,
          );
          for (const [index, row] of places.entries())
            for (let column = 0; column < 6; column++) {
              const [ours, value] = [cells[index]![column] ?? '', theirs[row - 1]?.[column] ?? null];
              expect(isSame(ours, value), `${ours} beside ${value}`).toBe(true);
            }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a file that is no sound workbook', () => {
  const unreadable = (fault: string) => ({ code: 'workbook-unreadable', values: { file: 'a.xlsx', fault } });

  it('is told: empty, damaged, with a password, binary', async () => {
    expect(await problemOf(xlsx(''))).toMatchObject({ code: 'workbook-empty' });
    expect(await problemOf(zipSync({ 'a.txt': strToU8('a') }))).toMatchObject({
      code: 'foreign-format',
      values: { format: 'zip' },
    });
    expect(await problemOf(strToU8('PK\u0003\u0004'))).toMatchObject(unreadable('damaged'));
    expect(await problemOf(strToU8('no workbook'))).toMatchObject(unreadable('damaged'));
    const encrypted = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(await problemOf(encrypted)).toMatchObject(unreadable('encrypted'));
    const rel =
      '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>';
    expect(await problemOf(zipSync({ '_rels/.rels': strToU8(rel) }))).toMatchObject(unreadable('binary'));
  });

  it.each([
    ['a text that is not there', '<row r="1"><c r="A1" t="s"><v>5</v></c></row>'],
    ['a number that is none', '<row r="1"><c r="A1"><v>five</v></c></row>'],
    ['a row that comes twice', '<row r="2"/><row r="2"/>'],
    ['a row beyond the last', '<row r="1048577"/>'],
    ['a column beyond the last', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['a tag without an end', '<row r="1"><c r="A1"><v>1</v></c></row><row r="2'],
  ])('is refused: %s', async (_, rows) => {
    expect(await problemOf(xlsx(rows))).toMatchObject(unreadable('damaged'));
  });

  it('is refused where a few bytes claim more cells than fit into memory', async () => {
    const far = Array.from(
      { length: 2000 },
      (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`,
    );
    expect(await problemOf(xlsx(far.join('')))).toMatchObject(unreadable('too-large'));
    const cell =
      '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="1024"/>';
    const ods = (row: string) =>
      zipSync({ 'content.xml': strToU8(`<a><table:table table:name="t">${row}</table:table></a>`) });
    expect(
      await problemOf(ods(`<table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row>`)),
    ).toMatchObject(unreadable('too-large'));
    const blanks =
      '<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
    const last =
      '<table:table-row><table:table-cell><text:p>end</text:p></table:table-cell></table:table-row>';
    expect(await read(ods(blanks + last))).toMatchObject({ cells: [['end']], rows: [1_048_576] });
  });

  it('is never read as something else, however it is cut or damaged', async () => {
    const names = FORMATS.map((format) => `answers.${format}`);
    const wholes = new Map(
      await Promise.all(
        names.map(async (name) => [name, (await read(fixture(name), ANSWERS)).cells] as const),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.array(fc.tuple(fc.nat(12_000), fc.nat(255)), { maxLength: 3 }),
        fc.option(fc.nat(12_000), { nil: undefined }),
        async (name, changes, length) => {
          const bytes = Buffer.from(fixture(name));
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          try {
            const { cells } = await read(
              length === undefined ? bytes : bytes.subarray(0, length % bytes.length),
            );
            // A zip without a part of its end is none; a changed byte may change a cell of an old workbook, which has no sums.
            if (length !== undefined && name !== 'answers.xls') expect(cells).toEqual(wholes.get(name));
          } catch (error) {
            if (!isUserError(error)) throw error;
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
