import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bytes, encoded, open, refusal } from './reading.ts';

describe('ragged rows', () => {
  it('one: row, line, both counts, and what it means', async () => {
    const problems = await refusal('a,b,c,d\n1,2,3,4\n1,2,3\n');
    expect(problems.map(({ code }) => code)).toEqual(['ragged-row', 'damaged-rows']);
    expect(problems[0]).toMatchObject({ row: 3, line: 3, valid: '4 cells' });
    expect(problems[0]?.message).toMatch(
      /^pre\.csv, row 3 \(line 3\): the row has 3 cells, the header 4: a separator is missing/,
    );
  });

  it('several: the first twenty places, the count, and what to do', async () => {
    const problems = await refusal(`a;b\n${'1;2\n'.repeat(30)}${'1\n'.repeat(27)}${'1;2\n'.repeat(2)}`);
    expect(problems.slice(0, 20).map(({ row }) => row)).toEqual(
      Array.from({ length: 20 }, (_, index) => 32 + index),
    );
    expect(problems).toHaveLength(21);
    expect(problems[0]?.message).toContain('pre.csv, row 32 (line 32): the row has 1 cell, the header 2:');
    expect(problems[20]?.message).toMatch(
      /^pre\.csv: 27 of 59 rows are damaged \(the first 20 are listed\)\..*semicolon.*--delimiter.*--damaged skip/,
    );
    expect(problems[20]?.code).toBe('damaged-rows');
  });

  it('the line differs from the row after a quoted line break', async () => {
    expect((await refusal('"a\nb",c\n1,"x\n\ny"\n1\n'))[0]).toMatchObject({ row: 3, line: 6 });
  });
});

describe('quotes', () => {
  it('an unclosed one is refused at the line where it opens', async () => {
    const [problem] = await refusal('a,b\r\n1,2\r\n3,"x\r\n4,5\r\n6,7\r\n');
    expect(problem).toMatchObject({ code: 'unclosed-quote', row: 3, line: 3 });
    expect(problem?.message).toMatch(
      /row 3 \(line 3\): a double quote opens here \("x.*not closed before the end/,
    );
  });

  it('an unclosed one below the first line of its row', async () => {
    expect((await refusal('a,b,c\n1,"x\ny","z\n4,5,6\n'))[0]).toMatchObject({
      code: 'unclosed-quote',
      row: 2,
      line: 3,
    });
  });

  it('an unclosed one in the last cell without line end', async () => {
    expect((await refusal('a,b\n1,"'))[0]).toMatchObject({ code: 'unclosed-quote', row: 2, line: 2 });
  });

  it.each([
    ['letters', 'a,b\n1,2\n1,"x"y\n', 3, '"x"y'],
    [
      'a quote opened within, where two readings fit',
      'a,b\n"say "hi", now","2",3"\n',
      2,
      '"say "hi", now","2",3"',
    ],
    ['one that was not closed before another cell', '"a","b"\n"1,"2"\n"3","4"\n', 2, '"1,"2"'],
    ['at the end of the file', 'a,b\n1,"x"y', 2, '"x"y'],
    ['a blank and letters', 'a,b\n1,"x" y\n2,3\n', 2, '"x" y'],
    ['never to be closed again', 'a,b\n1,"x"y\n"2,3\n4,5\n', 2, '"x"y'],
  ])('text after a closing one is refused: %s', async (_, content, row, value) => {
    const [problem] = await refusal(content, { delimiter: ',' });
    expect(problem).toMatchObject({ code: 'malformed-quote', row, line: row, value });
    expect(problem?.message).toMatch(/goes on after its closing quote: ".*\(""\)/);
  });

  it('a row of more than 1 MiB is taken for an unclosed one', async () => {
    const rows = '1,2\n'.repeat(300_000);
    const [problem] = await refusal(`a,b\n1,2\n1,"2\n${rows}`);
    expect(problem).toMatchObject({ code: 'unclosed-quote', row: 3, line: 3 });
    expect(problem?.message).toContain('not closed within 1 MiB');
    expect((await refusal(`a,b\n1,2\n1,"2\n${rows}3","4"\n`))[0]).toEqual(problem);
  });

  it('a line of more than 1 MiB is no row', async () => {
    const [problem] = await refusal(`a,b\n1,${'x'.repeat(1_100_000)}\n1,2\n`);
    expect(problem).toMatchObject({ code: 'record-too-long', row: 2, line: 2 });
    const [quoted] = await refusal(`a,b\n1,"${'x'.repeat(1_048_580)}"\n1,2\n`);
    expect(quoted).toMatchObject({ code: 'unclosed-quote', row: 2, line: 2 });
  });

  it('a row of nearly 1 MiB is read', async () => {
    const dataset = await open(`a,b\n1,"${'x'.repeat(1_048_000)}"\n1,2\n`);
    expect(dataset.rowCount).toBe(2);
  });
});

describe('files without respondents', () => {
  it.each([
    ['0 bytes', ''],
    ['blanks', ' \n\u00a0\n\n'],
    ['a byte order mark', encoded('', 'utf-8', true)],
    ['a byte order mark of UTF-16', encoded('', 'utf-16le', true)],
    ['delimiters', ';;;\n;;;\n'],
  ])('empty: %s', async (_, content) => {
    const [problem] = await refusal(content);
    expect(problem?.code).toBe('empty-file');
    expect(problem?.message).toMatch(/^pre\.csv is empty: it needs a header and a row per respondent/);
  });

  it.each(['a,b\n', 'a,b', 'a,b\n,\n\n', '"a\nb";c\r\n'])('header only: %j', async (content) => {
    const [problem] = await refusal(content);
    expect(problem).toMatchObject({ code: 'no-rows', row: 1, line: 1 });
    expect(problem?.message).toMatch(/row 1 \(line 1\): the file has a header but no row below it/);
  });
});

describe('other formats under the name of a CSV file', () => {
  const zipOf = (...paths: readonly string[]) =>
    zipSync(Object.fromEntries(paths.map((path) => [path, bytes('a,b\n1,2\n')])));
  const page = '<html><head><title>Sign in</title></head><body>Please log in</body></html>';
  it.each<[string, string | Uint8Array, RegExp]>([
    ['zip of a CSV file', zipOf('pre.csv'), /a zip archive.*Unpack/],
    ['Word document', zipOf('[Content_Types].xml', 'word/document.xml'), /a zip archive/],
    [
      'numbers',
      zipOf('Index/Document.iwa', 'Metadata/Properties.plist'),
      /a Numbers document.*Export To > CSV/,
    ],
    ['Stata 8', bytes(113, 2, 1, 0, 5, 0, 30, 0, 0, 0), /a Stata data file.*export delimited/],
    ['Stata 14', '<stata_dta><header><release>118</release>', /a Stata data file/],
    ['R', bytes('X', 10, 0, 0, 0, 3, 0, 4, 3, 1), /an R data file.*write\.csv/],
    ['R, all objects', 'RDX3\nX\n', /an R data file/],
    [
      'SPSS portable',
      `${'ASCII SPSS PORT FILE'.padEnd(40).repeat(5)}${'0'.repeat(256)}SPSSPORTA8/20261130`,
      /an SPSS portable file.*SAVE OUTFILE/,
    ],
    ['pdf', '%PDF-1.7\n', /a PDF document.*CSV/],
    ['gzip', bytes(0x1f, 0x8b, 8, 0), /a gzip archive.*Unpack/],
    ['utf-32', bytes(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0), /UTF-32/],
    ['doctype', `<!DOCTYPE html>\n${page}`, /a web page \(HTML\).*login/],
    ['html', `\r\n  ${page.toUpperCase()}`, /a web page/],
    ['html after a comment', `<!-- generated -->\n${page}`, /a web page/],
    ['html with a mark', encoded(page, 'utf-8', true), /a web page/],
    ['html in UTF-16', encoded(page, 'utf-16le', true), /a web page/],
    ['a table saved as .xls', '<table><tr><td>1</td></tr></table>', /a web page/],
    ['xml', '<?xml version="1.0"?><Workbook/>', /an XML document/],
    ['rtf', '{\\rtf1\\ansi', /RTF/],
    ['json', '[{"id": 1}]', /a JSON document/],
  ])('%s', async (_, content, message) => {
    const problems = await refusal(content);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.code).toBe('foreign-format');
    expect(problems[0]?.message).toMatch(message);
  });

  it('a header that looks a little like one is read', async () => {
    expect((await open('<b>Q1</b>,PK\n1,2\n')).columns[0]?.name).toBe('<b>Q1</b>');
    expect((await open('[1],{2}\n1,2\n')).columns[0]?.name).toBe('[1]');
  });
});

describe('headers with a meaning in JavaScript', () => {
  it.each(['__proto__', 'constructor', 'prototype'])('%s is refused by name and position', async (name) => {
    const problems = await refusal(`id,a, ${name} ,"${name}"\n1,2,3,4\n`);
    expect(problems.map(({ code, row, line, column }) => ({ code, row, line, column }))).toEqual([
      { code: 'reserved-header', row: 1, line: 1, column: name },
      { code: 'reserved-header', row: 1, line: 1, column: name },
    ]);
    expect(problems[0]?.message).toMatch(new RegExp(`column 3 is called "${name}".*Rename`));
    expect(problems[1]?.message).toContain('column 4');
  });

  it('names of methods are ordinary headers', async () => {
    const dataset = await open('toString,hasOwnProperty,__proto\n1,2,3\n');
    expect(dataset.columns.map(({ name }) => name)).toEqual(['toString', 'hasOwnProperty', '__proto']);
  });
});
