import { describe, expect, it } from 'vitest';
import type { Delimiter } from '../../src/model/dataset.ts';
import { open, refusal, rowsOf } from './reading.ts';

const long = (row: (index: number) => string) =>
  Array.from({ length: 40 }, (_, index) => `${row(index)}\n`).join('');

describe('the delimiter is told by the width of records', () => {
  it.each<[string, Delimiter, number, string]>([
    [
      'question texts with commas',
      ';',
      3,
      `id;Hoe gaat het, nu, vandaag?;En, gisteren?\n${long((i) => `${i};1;2`)}`,
    ],
    ['decimal commas in every row', ';', 3, `id;m;sd\n${long((i) => `${i};1,5;0,25`)}`],
    ['question texts with commas and decimal commas', ';', 3, `id;Hoe, nu?;m\n${long((i) => `${i};1;2,5`)}`],
    ['as many commas as semicolons', ';', 2, `Ik, jij;Wij, zij\n${long(() => '1,5;2,5')}`],
    ['more commas than semicolons in quotes', ';', 2, `"a,b,c";"d,e"\n${long(() => '"1,2,3,4";"5,6"')}`],
    ['lists of choices', ',', 2, `id,keuzes\n${long((i) => `${i},A;B;C`)}`],
    ['a time stamp with bars', ',', 3, `id,tijd,q\n${long((i) => `${i},2024|01|02,3`)}`],
    ['tabs with commas in every text', '\t', 2, `id\ttekst\n${long((i) => `${i}\tja, en nee, maar`)}`],
    ['spaces after the delimiter', ',', 2, 'naam, score\njan, 3\npiet, 4\n'],
    ['line breaks in quoted headers', ';', 2, `"Hoe,\ngaat,\nhet";b\n${long(() => '1;2')}`],
    ['a quote within an unquoted cell', ',', 2, `a,b\n${long(() => '5" scherm,2')}`],
    ['rows with extra empty cells', ';', 2, `a;b\n${long(() => '1;2;;;')}`],
    ['only a header and one row', '|', 3, 'a|b|c\n1|2|3'],
    ['lines of delimiters only', ';', 2, 'a;b\n;\n1;2\n;;;\n'],
  ])('%s', async (_, delimiter, columns, content) => {
    const dataset = await open(content);
    expect(dataset.delimiter).toBe(delimiter);
    expect(dataset.columns).toHaveLength(columns);
  });
});

describe('a file with one column', () => {
  it.each([
    ['numbers', 'brs1\n4\n2\n', ['4', '2']],
    ['decimal commas', 'score\n2,5\n3,25\n', ['2,5', '3,25']],
    [
      'decimal commas only, with points for thousands',
      'income\n1.000,92\n2.500,08\n750,00\n',
      ['1.000,92', '2.500,08', '750,00'],
    ],
    ['decimal commas, some whole', 'score\n2,5\n3\n', ['2,5', '3']],
    ['a question with a comma above numbers', 'Hoe gaat het, vandaag?\n4\n2\n5\n', ['4', '2', '5']],
    [
      'remarks',
      'remark\ngoed\nprima, dank\nja, nee, misschien\n',
      ['goed', 'prima, dank', 'ja, nee, misschien'],
    ],
    ['quoted remarks', 'remark\n"a;b"\n"c"\n', ['a;b', 'c']],
  ])('is legal: %s', async (_, content, cells) => {
    const dataset = await open(content);
    expect(dataset.columns).toHaveLength(1);
    expect((await rowsOf(dataset)).cells.map(([cell]) => cell)).toEqual(cells);
  });

  it('is told by more than its first rows', async () => {
    const dataset = await open(`score\n${'7\n'.repeat(500)}2,5\n`);
    expect(dataset.columns).toMatchObject([{ name: 'score', decimal: { kind: 'sign', sign: ',' } }]);
  });
});

describe('damaged files keep their delimiter', () => {
  it.each<[string, string, number]>([
    ['comma, one short row', 'a,b,c,d\n1,2,3\n1,2,3,4\n', 2],
    ['comma, the only row', 'a,b,c,d\n1,2,3\n', 2],
    ['semicolon with decimal commas', 'id;Hoe, nu?;m\n1;3;2,5\n2;4;3,5\n3;2,5\n', 4],
    ['semicolon, one long row', `a;b\n${long(() => '1,5;2')}1;2;3\n`, 42],
    ['tab', `a\tb\tc\n${long(() => '1, 2\t2, 3\t3, 4')}1\t2\n`, 42],
  ])('%s', async (_, content, row) => {
    const problems = await refusal(content);
    expect(problems.map(({ code }) => code)).toEqual(['ragged-row', 'damaged-rows']);
    expect(problems[0]).toMatchObject({ row, line: row });
  });

  it('a title above the header is reported as such', async () => {
    const problems = await refusal('Survey 2024\nid,a,b\n1,2,3\n2,3,4\n3,4,5\n');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'title-above', row: 1 });
    expect(problems[0]?.message).toContain(
      '1 cell of 3 is filled, so this is a title; the header seems to be row 2',
    );
  });

  it('a broken quote in the header', async () => {
    expect((await refusal('"a;b;c\n1;2;3\n'))[0]).toMatchObject({ code: 'unclosed-quote', row: 1, line: 1 });
    expect((await refusal('"a"x;b\n1;2\n'))[0]).toMatchObject({
      code: 'malformed-quote',
      row: 1,
      value: '"a"x;b',
    });
  });
});

describe('an undecidable file', () => {
  it.each([
    ['a,b;c,d\n1,2;3,4\n', /comma or by semicolon.*--delimiter "," or --delimiter ";"/],
    ['a;b,c\n1;2,3\n4;5,6\n', /comma or by semicolon/],
    ['a|b\tc\n1|2\t3\n', /tab or by vertical bar.*--delimiter \$'\\t'/],
    ['Naam, voor; Jaar, nu\nx, y; 3, 4\n', /comma or by semicolon/],
  ])('is refused, asking for --delimiter: %j', async (content, message) => {
    const problems = await refusal(content);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.code).toBe('undecidable-delimiter');
    expect(problems[0]?.message).toMatch(message);
  });

  it('is read when the user says the delimiter', async () => {
    const content = 'a,b;c,d\n1,2;3,4\n';
    expect((await open(content, { delimiter: ';' })).columns.map(({ name }) => name)).toEqual(['a,b', 'c,d']);
    expect((await open(content, { delimiter: ',' })).columns.map(({ name }) => name)).toEqual([
      'a',
      'b;c',
      'd',
    ]);
    expect((await open(content, { delimiter: '\t' })).columns).toHaveLength(1);
  });
});

describe('a sep= line', () => {
  it.each<[string, Delimiter]>([
    ['sep=;\n', ';'],
    ['\ufeffsep=;\r\n', ';'],
    ['"sep=;"\r', ';'],
    ['Sep=|\n', '|'],
    ['sep=\t\n', '\t'],
    ['sep=,,,\n', ','],
    ['"sep=,"\n', ','],
  ])('is honoured and no header: %j', async (line, delimiter) => {
    // Without the line these would be undecidable.
    const dataset = await open(`${line}a,b;c|d\te\n1,2;3|4\t5\n`);
    expect(dataset.delimiter).toBe(delimiter);
    expect(dataset.columns[0]?.name).toBe(`a,b;c|d\te`.split(delimiter)[0]);
    expect(await rowsOf(dataset)).toMatchObject({ rows: [2], lines: [3] });
  });

  it('yields to the option', async () => {
    expect((await open('sep=;\na,b\n1,2\n', { delimiter: ',' })).columns.map(({ name }) => name)).toEqual([
      'a',
      'b',
    ]);
  });

  it('is refused when it names another character', async () => {
    const [problem] = await refusal('sep=^\na^b\n1^2\n');
    expect(problem).toMatchObject({ code: 'unknown-delimiter', line: 1, value: 'sep=^' });
  });

  it.each([
    ['sep=,\nid;brs1;brs2\n1;4;5\n2;3;3', ',', ';'],
    ['sep=,\nid;brs1\n1;4,5\n2;3,5\n', ',', ';'],
    ['sep=\t\nid,brs1\n1,4\n2,3\n2\n', '\t', ','],
  ] as const)(
    'is refused when the rows contradict it, unless the option says so: %j',
    async (content, named, divides) => {
      const [problem] = await refusal(content);
      expect(problem).toMatchObject({
        code: 'contradicted-delimiter',
        line: 1,
        values: { named, divides },
      });
      if (divides === ';') expect((await open(content, { delimiter: ';' })).columns[0]?.name).toBe('id');
    },
  );

  it('may stand above a single column of text', async () => {
    expect((await open('sep=;\nremark\nwell, thanks\nfine, too\n')).columns).toHaveLength(1);
    expect((await open('sep=;\nwhat, if anything\nno\nnothing\nwell, yes\n')).columns).toHaveLength(1);
  });

  it('counts as a line and not as a row', async () => {
    expect((await refusal('sep=;\na;b\n1;2\n1\n'))[0]).toMatchObject({ code: 'ragged-row', row: 3, line: 4 });
  });

  it('alone makes an empty file', async () => {
    expect((await refusal('sep=;'))[0]?.code).toBe('empty-file');
  });

  it('is not seen in headers that merely begin like it', async () => {
    expect((await open('sep=x,b\n1,2\n')).columns.map(({ name }) => name)).toEqual(['sep=x', 'b']);
  });
});
