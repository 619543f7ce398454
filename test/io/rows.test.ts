import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { headerName } from '../../src/io/inspect.ts';
import { contentOf, open, refusal, rowsOf } from './reading.ts';

const content = (text: string) => contentOf(bytesSource('pre.csv', text));

describe('blank rows', () => {
  it('in the middle are skipped, counted in row numbers, and noticed once', async () => {
    const { cells, rows, lines, rowCount, notices } = await content('a,b\n1,2\n\n , \n3,4\n,,,\n5,6\n,\n\n');
    expect(cells).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
    expect(rows).toEqual([2, 5, 7]);
    expect(lines).toEqual([2, 5, 7]);
    expect(rowCount).toBe(3);
    expect(notices).toEqual([
      {
        code: 'blank-rows',
        severity: 'note',
        file: 'pre.csv',
        row: 3,
        line: 3,
        message: 'pre.csv: 3 blank rows between the others were skipped; the first is row 3 (line 3).',
        values: { file: 'pre.csv', row: 3, line: 3, count: 3 },
      },
    ]);
  });

  it('at the end are dropped without a word', async () => {
    expect(await content('a,b\n1,2\n,\n\n"",\n')).toMatchObject({ rowCount: 1, notices: [] });
  });

  it('above the header count as rows', async () => {
    const { columns, rows, notices } = await content('\n\na,b\n1,2\n');
    expect(columns.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(rows).toEqual([4]);
    expect(notices[0]).toMatchObject({ code: 'blank-rows', row: 1 });
  });

  it('one row is one row', async () => {
    expect((await content('a,b\n1,2\n\n3,4\n')).notices[0]?.message).toContain(
      '1 blank row between the others was',
    );
  });
});

describe('trailing columns', () => {
  it('without a header and without data are dropped', async () => {
    const { columns, cells } = await content('a,b,,\n1,2,,\n3,4,,\n5,6,,\n7,8, ,\n');
    expect(columns.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(cells).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
      ['7', '8'],
    ]);
  });

  it('without a header but with data stay', async () => {
    const { columns, cells } = await content('a,b,,\n1,2,x,\n3,4,,\n');
    expect(columns.map(({ name }) => name)).toEqual(['a', 'b', '']);
    expect(cells).toEqual([
      ['1', '2', 'x'],
      ['3', '4', ''],
    ]);
  });

  it('with a header but without data stay', async () => {
    expect((await content('a,b,c\n1,2,\n3,4,\n')).columns).toHaveLength(3);
  });

  it('in the rows only are dropped', async () => {
    expect((await content('a,b\n1,2,\n3,4,\n')).cells[0]).toEqual(['1', '2']);
  });

  it('a first column without a header stays, as R writes row names', async () => {
    expect((await content('"","a"\n"1",2\n')).columns.map(({ name }) => name)).toEqual(['', 'a']);
  });
});

describe('headers', () => {
  it.each([
    ['  a ', 'a'],
    ['\u00a0a\u202f', 'a'],
    ['\ufeffa\u200b', 'a'],
    ['\u2060 \u200da\u00ad', 'a'],
    ['How are\n you\n\ntoday?', 'How are you today?'],
    ['\na\n', 'a'],
    ['a  b', 'a  b'],
  ])('%j is %j', (cell, name) => {
    expect(headerName(cell)).toBe(name);
  });

  it('may be double: that matters to whoever uses the column', async () => {
    expect((await content('a,a\n1,2\n')).columns.map(({ name }) => name)).toEqual(['a', 'a']);
  });

  it('may hold the delimiter, a line break and doubled quotes', async () => {
    const { columns, lines } = await content('"a, ""b""\r\nc",d\r\n1,2\r\n');
    expect(columns.map(({ name }) => name)).toEqual(['a, "b" c', 'd']);
    expect(lines).toEqual([3]);
  });
});

describe('cells', () => {
  it('are left as they stand', async () => {
    const text = 'a;b;c\n 1 ;x"y"z;"p;q ""r"""\n"" ;"4"  ;\u00a0\n';
    expect((await content(text)).cells).toEqual([
      [' 1 ', 'x"y"z', 'p;q "r"'],
      ['', '4', '\u00a0'],
    ]);
  });

  it('may be long', async () => {
    const long = 'lang, "verhaal"\n'.repeat(7000);
    const { cells, lines } = await content(`a,b\n1,"${long.replaceAll('"', '""')}"\n2,x\n`);
    expect(cells[0]?.[1]).toBe(long);
    expect(lines).toEqual([2, 7003]);
  });

  it('a lone CR at the end ends the last row', async () => {
    expect((await content('a,b\r1,2\r')).cells).toEqual([['1', '2']]);
    expect((await content('a,b\n1,\r')).cells).toEqual([['1', '']]);
  });

  it('a quoted last cell may stand at the very end', async () => {
    expect((await content('a,b\n1,"2"')).cells).toEqual([['1', '2']]);
    expect((await content('a,b\n1,"2"""')).cells).toEqual([['1', '2"']]);
  });

  it('rows quoted throughout and rows that are not may alternate', async () => {
    const { cells, rows, lines } = await content(
      '"a","b"\n"1","2"\n3,4\n"5","x ""y"""\n"6","\n"\n"7\n","\n8"\n"9",""\n',
    );
    expect(cells).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', 'x "y"'],
      ['6', '\n'],
      ['7\n', '\n8'],
      ['9', ''],
    ]);
    expect(rows).toEqual([2, 3, 4, 5, 6, 7]);
    expect(lines).toEqual([2, 3, 4, 5, 7, 10]);
  });
});

describe('batches', () => {
  it('can be read as often as one likes', async () => {
    const dataset = await open('a,b\n1,2\n3,4\n');
    expect(await rowsOf(dataset)).toEqual(await rowsOf(dataset));
  });

  it('a ragged row names the line after a quoted break in an earlier chunk of rows', async () => {
    const [problem] = await refusal(`a,b\n"1\n2",3\n${'4,5\n'.repeat(20_000)}6\n`);
    expect(problem).toMatchObject({ row: 20_003, line: 20_004 });
  });
});
