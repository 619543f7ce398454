import { describe, expect, it } from 'vitest';
import { bytesSource, chunksSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import { bytes, CP1252_CHARACTERS, chunked, contentOf, encoded, open, refusal, rowsOf } from './reading.ts';

describe('windows-1252', () => {
  it('is the fallback when the only byte that is not UTF-8 is the last one', async () => {
    const dataset = await open(bytes('id,q\n1,2\n2,caf', 0xe9));
    expect(dataset.encoding).toBe('windows-1252');
    expect(await rowsOf(dataset)).toMatchObject({
      cells: [
        ['1', '2'],
        ['2', 'café'],
      ],
    });
    // What Excel saves is nothing to speak of.
    expect(dataset.notices).toEqual([]);
  });

  it('decides over the whole source: a byte at the end counts for the beginning', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `${index},ok\n`).join('');
    const dataset = await open(bytes('id,q\n1,', encoded('é', 'utf-8'), '\n', rows, '9,', 0xeb, '\n'));
    expect(dataset.encoding).toBe('windows-1252');
    expect((await rowsOf(dataset)).cells[0]).toEqual(['1', 'Ã©']);
    expect(dataset.notices[0]?.line).toBe(60_003);
    expect(dataset.notices[0]?.message).toContain('may mix two encodings');
  });

  it('has all 27 characters of its own, whatever the decoder of this Node does', async () => {
    const text = `id,q\n1,${CP1252_CHARACTERS.join('')}\n`;
    const [row] = (await rowsOf(await open(encoded(text, 'windows-1252')))).cells;
    expect(row?.[1]).toBe(CP1252_CHARACTERS.join(''));
  });

  it('keeps a letter of the last byte, 0xff, also at the beginning of a chunk', async () => {
    const source = chunksSource('a.csv', [bytes('id,q\n1,'), bytes(0xff, 'é\n2,a'), bytes(0xff, '\n')]);
    const read = await rowsOf(await openDataset(source, { encoding: 'windows-1252' }));
    expect(read.cells.map(([, cell]) => cell)).toEqual(['ÿÃ©', 'aÿ']);
  });

  it.each([0x81, 0x8d, 0x8f, 0x90, 0x9d])('refuses the undefined byte 0x%x', async (byte) => {
    const [problem, ...others] = await refusal(bytes('id,q\r\n1,2\r\n2,', byte, '\r\n'));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'invalid-bytes', line: 3 });
    expect(problem?.message).toMatch(/line 3: a byte that is neither UTF-8 nor windows-1252.*--encoding/);
    const [declared] = await refusal(bytes('id,q\n1,', byte, '\n'), { encoding: 'windows-1252' });
    expect(declared).toMatchObject({ code: 'invalid-bytes', line: 2, valid: 'windows-1252' });
    expect(declared?.message).toContain('--encoding says');
  });

  it('is read without a notice when the user says so', async () => {
    const dataset = await open(bytes('id,q\n1,', 0xe9, '\n'), { encoding: 'windows-1252' });
    expect(dataset.notices).toEqual([]);
    expect((await rowsOf(dataset)).cells).toEqual([['1', 'é']]);
  });
});

describe('declared encodings', () => {
  it.each([
    [
      'by a byte order mark',
      bytes(0xef, 0xbb, 0xbf, 'id,q\n1,2\n2,', 0xe9, 'a\n'),
      undefined,
      'the file begins with the byte order mark of utf-8',
    ],
    ['by option', bytes('id,q\n1,2\n2,', 0xe9, 'a\n'), 'utf-8', '--encoding says'],
  ] as const)('refuse invalid bytes in UTF-8 declared %s', async (_, content, encoding, says) => {
    const [problem] = await refusal(content, encoding === undefined ? {} : { encoding });
    expect(problem).toMatchObject({ code: 'invalid-bytes', line: 3, valid: 'utf-8' });
    expect(problem?.message).toMatch(/line 3: .*a byte that is not valid utf-8/);
    expect(problem?.message).toContain(says);
  });

  it('a byte order mark leaves no other encoding to choose', async () => {
    const mark = [0xef, 0xbb, 0xbf];
    for (const encoding of [undefined, 'utf-8'] as const) {
      const content = bytes(...mark, 'id,q\n1,2\n2,', 0xe9, 'a\n');
      const [problem] = await refusal(content, encoding === undefined ? {} : { encoding });
      expect(problem?.message).not.toContain('--encoding');
      expect(problem?.message).toContain('pasted together. Save or export it again as CSV UTF-8.');
    }
  });

  it.each([
    ['overlong', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond U+10FFFF', [0xf5, 0x80, 0x80, 0x80]],
    ['a lone continuation', [0x80]],
    ['cut short before a line end', [0xe2, 0x82]],
  ])('UTF-8 is strict: %s', async (_, invalid) => {
    const [problem] = await refusal(bytes('id,q\n1,', ...invalid, '\n2,3\n'), { encoding: 'utf-8' });
    expect(problem).toMatchObject({ code: 'invalid-bytes', line: 2 });
  });

  it('names the line of an invalid byte after a lone CR, CRLF and LF', async () => {
    const [problem] = await refusal(bytes('id,q\r1,2\r\n2,3\n4,', 0xff), { encoding: 'utf-8' });
    expect(problem?.line).toBe(4);
    const [after] = await refusal(bytes('id,q\r1,2\r', 0xff, ',3\n'), { encoding: 'utf-8' });
    expect(after?.line).toBe(3);
  });

  it.each(['utf-16le', 'utf-16be'] as const)(
    '%s that ends within a unit or a pair is refused',
    async (encoding) => {
      const whole = encoded('id,q\n1,😀', encoding, true);
      for (const cut of [1, 2, 3]) {
        const [problem] = await refusal(whole.slice(0, whole.length - cut));
        expect(problem).toMatchObject({ code: 'truncated-utf16', line: 2 });
        expect(problem?.message).toMatch(
          /line 2: the file is utf-16.e and ends in the middle.*export it again/,
        );
      }
    },
  );

  it('refuses a lone surrogate in UTF-16', async () => {
    const [problem] = await refusal(encoded('id,q\n1,\udc00a\n2,3\n', 'utf-16le', true));
    expect(problem).toMatchObject({ code: 'invalid-bytes', line: 2 });
  });

  it('refuses an option that contradicts the byte order mark, and accepts one that agrees', async () => {
    const content = encoded('id,q\n1,2\n', 'utf-8', true);
    const [problem] = await refusal(content, { encoding: 'windows-1252' });
    expect(problem).toMatchObject({ code: 'encoding-conflict', valid: 'utf-8' });
    expect((await open(content, { encoding: 'utf-8' })).columns[0]?.name).toBe('id');
  });
});

describe('UTF-16 without a byte order mark', () => {
  it('is recognised in a small file with accents', async () => {
    const content = await contentOf(bytesSource('pre.csv', encoded('id;één\n1;2\n', 'utf-16be')));
    expect(content.encoding).toBe('utf-16be');
    expect(content.cells).toEqual([['1', '2']]);
  });

  it('can be said by option when the text hardly has zero bytes', async () => {
    const text = 'вопрос,ответ\nодин,два\n';
    expect((await refusal(encoded(text, 'utf-16le')))[0]?.code).toBe('nul-byte');
    const dataset = await open(encoded(text, 'utf-16le'), { encoding: 'utf-16le' });
    expect(dataset.columns.map(({ name }) => name)).toEqual(['вопрос', 'ответ']);
  });
});

describe('NUL bytes', () => {
  it.each([
    ['in a cell', bytes('id,q\r\n1,2\r\n2,', 0, '3\r\n'), 3],
    ['padding the end', bytes('id,q\n1,2\n', 0, 0, 0, 0), 3],
    ['in UTF-16', encoded('id,q\n1,a\0\n', 'utf-16le', true), 2],
  ])('are refused with their line: %s', async (_, content, line) => {
    const [problem] = await refusal(content);
    expect(problem).toMatchObject({ code: 'nul-byte', line });
    expect(problem?.message).toMatch(new RegExp(`line ${line}: a NUL byte.*--encoding utf-16le`));
  });
});

describe('chunks', () => {
  const text = 'id,q\n1,😀 é €\r\n2,"👩‍👧\r\n𝔘"\r3,𐍈\n';
  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)(
    'may split characters, pairs and CRLF: %s',
    async (encoding) => {
      const source = bytesSource('pre.csv', encoded(text, encoding, true));
      for (let size = 1; size <= 9; size++) {
        const { cells, lines } = await contentOf(chunked(source, size));
        expect(cells).toEqual([
          ['1', '😀 é €'],
          ['2', '👩‍👧\n𝔘'],
          ['3', '𐍈'],
        ]);
        expect(lines).toEqual([2, 3, 5]);
      }
    },
  );

  it('may be empty', async () => {
    const parts = [bytes(), bytes('id,'), bytes(), bytes('q\n1,2'), bytes()];
    const dataset = await openDataset({
      name: 'pre.csv',
      async *open() {
        yield* parts;
      },
    });
    expect((await rowsOf(dataset)).cells).toEqual([['1', '2']]);
  });
});
