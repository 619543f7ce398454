import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/io/bytes-source.ts';
import { writeSav } from '../../../src/io/spss/index.ts';
import { isUserError, type Problem } from '../../../src/model/problem.ts';
import { type ReadSav, readAll } from './reading-sav.ts';

const fixture = (name: string) => readFileSync(`fixtures/sav/${name}`);

const read = (bytes: Uint8Array) => readAll(bytesSource('a.sav', bytes));

/** What is wrong with a file; any other error fails the test. */
async function problemOf(bytes: Uint8Array): Promise<Problem | null> {
  try {
    await read(bytes);
    return null;
  } catch (error) {
    if (!isUserError(error)) throw error;
    expect(error.status).toBe(2);
    return error.problems[0]!;
  }
}

/** A copy with other bytes in one place. */
function changed(bytes: Buffer, at: number, ...others: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(others, at);
  return copy;
}

function isSame(one: ReadSav, other: ReadSav): boolean {
  return JSON.stringify([one.cases, one.columns]) === JSON.stringify([other.cases, other.columns]);
}

describe('a file that was cut short', () => {
  it.each([
    'pspp-bytecode.sav',
    'pspp-plain.sav',
    'pspp-zlib.zsav',
    'odd-big-endian.sav',
    'odd-code-page.sav',
  ])('is never read as fewer rows: %s', async (name) => {
    const bytes = fixture(name);
    const whole = await readAll(name);
    // Places within the dictionary and within the cases are much alike: some of them, and every one near the end.
    for (let length = 0; length < bytes.length; length += length < bytes.length - 250 ? 23 : 1) {
      const cut = bytes.subarray(0, length);
      const problem = await problemOf(cut);
      if (problem === null) expect(isSame(await read(cut), whole), `${length} bytes`).toBe(true);
      else expect(problem.code, `${length} bytes`).toMatch(/^sav-(cut-short|damaged|row-count)$/);
    }
  });

  it('is told by the place where it ends', async () => {
    const bytes = fixture('pspp-plain.sav');
    expect((await problemOf(bytes.subarray(0, 1000)))?.message).toBe(
      'a.sav ends after 1000 bytes, before its variables are described in full: it was cut short. Copy or export it again.',
    );
    expect((await problemOf(bytes.subarray(0, bytes.length - 8)))?.message).toBe(
      'a.sav ends within row 7, after 6 whole rows of the 7 that it declares: it was cut short. Copy or export it again.',
    );
    expect((await problemOf(bytes.subarray(0, 0)))?.values).toEqual({
      file: 'a.sav',
      byte: 0,
      whole: null,
      declared: null,
    });
  });

  it('is told where the header does not say how many rows there are', async () => {
    const bytes = fixture('odd-bare.sav');
    expect((await read(bytes)).cases).toBe(2);
    expect(await problemOf(bytes.subarray(0, bytes.length - 3))).toMatchObject({
      code: 'sav-cut-short',
      values: { whole: 1, declared: null },
    });
  });
});

describe('a file that announces another number of rows', () => {
  const bytes = fixture('odd-code-page.sav');
  const announcing = (count: number) => changed(bytes, 80, count);

  it('is refused, with both numbers', async () => {
    expect(await problemOf(announcing(2))).toBeNull();
    expect(await problemOf(announcing(3))).toMatchObject({
      code: 'sav-row-count',
      values: { rows: 2, declared: 3 },
    });
    expect(await problemOf(announcing(1))).toMatchObject({
      code: 'sav-row-count',
      values: { rows: 2, declared: 1 },
    });
    expect(await problemOf(Buffer.concat([announcing(2), Buffer.alloc(5)]))).toMatchObject({
      code: 'sav-row-count',
      values: { rows: 3, declared: 2 },
    });
  });

  it('is refused when codes of another row stand where nothing should', async () => {
    const small = Buffer.from(writeSav({ variables: [{ name: 'x', values: Float64Array.of(1, 2, 3) }] }));
    const end = small.lastIndexOf(252);
    expect(await problemOf(small)).toBeNull();
    expect(await problemOf(changed(small, end, 104, 0))).toMatchObject({
      code: 'sav-row-count',
      values: { rows: 4, declared: 3 },
    });
  });
});

describe('a damaged file', () => {
  const bytes = Buffer.from(
    writeSav({
      variables: [
        { name: 'x', values: Float64Array.of(1, 2) },
        { name: 't', values: ['abcdefgh', ''], valueLabels: [{ value: 'a', label: 'one' }] },
      ],
    }),
  );
  const codes = bytes.lastIndexOf(Buffer.from([101, 253]));

  it('is told by row and variable where a number stands for a text, or blanks for a number', async () => {
    expect(await problemOf(changed(bytes, codes + 3, 105))).toMatchObject({
      code: 'sav-damaged-row',
      row: 2,
      column: 't',
    });
    expect(await problemOf(changed(bytes, codes, 254))).toMatchObject({
      code: 'sav-damaged-row',
      row: 1,
      column: 'x',
    });
  });

  it.each<[string, number, readonly number[], string, number]>([
    ['another signature', 0, [0x50], 'header', 0],
    ['an unknown layout', 64, [9], 'header', 0],
    ['an unknown compression', 72, [7], 'header', 72],
    ['zlib in a file of the other kind', 72, [2], 'header', 72],
    ['a weight that is no variable', 76, [9], 'weight', 76],
    ['a weight that is a text', 76, [2], 'weight', 76],
    ['an unknown record', 176, [5], 'variable', 176],
    ['a text that is too wide', 176 + 32 + 4, [0, 1], 'variable', 208],
    ['a text that goes on nowhere', 176 + 32 + 4, [20], 'variable', 208],
    ['too many missing values', 176 + 12, [4], 'missing-values', 176],
    ['a negative number of value labels', 240 + 4, [255, 255, 255, 255], 'value-labels', 244],
    ['value labels without variables', 240 + 8 + 16, [9], 'value-labels', 264],
  ])('is told by the byte: %s', async (_, at, others, fault, byte) => {
    expect(await problemOf(changed(bytes, at, ...others))).toMatchObject({
      code: 'sav-damaged',
      values: { file: 'a.sav', byte, fault },
    });
  });

  it('is refused for the numbers of a mainframe', async () => {
    const machine = bytes.indexOf(Buffer.from([7, 0, 0, 0, 3, 0, 0, 0]));
    expect(await problemOf(changed(bytes, machine + 16 + 16, 2))).toMatchObject({
      code: 'sav-damaged',
      values: { byte: machine, fault: 'number-format' },
    });
    expect(await problemOf(changed(bytes, machine + 16 + 16, 0))).toBeNull();
  });

  it('is refused at the block that is no zlib stream, or not as long as it says', async () => {
    const packed = fixture('pspp-zlib.zsav');
    const trailer = packed.length - 48;
    const start = packed.lastIndexOf(Buffer.from([0x78, 0x01]));
    expect(start).toBeGreaterThan(1000);
    for (const [at, value] of [
      [start + 300, 0xff],
      [packed.length - 8, 1],
      [packed.length - 3, 1],
      [trailer + 20, 2],
      [start - 24, 7],
      [packed.length - 4, packed[packed.length - 4]! ^ 1],
    ] as const)
      expect((await problemOf(changed(packed, at, value)))?.code, `byte ${at}`).toMatch(
        /^sav-(damaged|cut-short)$/,
      );
  });

  it('never ends in an error of ours, nor reads a long while, whatever the bytes', async () => {
    const names = [
      'pspp-bytecode.sav',
      'pspp-zlib.zsav',
      'odd-big-endian.sav',
      'odd-code-page.sav',
      'written.sav',
    ];
    const contents = names.map(fixture);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(contents.length - 1),
        fc.array(fc.tuple(fc.nat(30_000), fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255))), {
          minLength: 1,
          maxLength: 6,
        }),
        async (index, changes) => {
          const copy = Buffer.from(contents[index]!);
          for (const [at, byte] of changes) copy[at % copy.length] = byte;
          await problemOf(copy);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('text that is not in the encoding of the file', () => {
  it('is said, with the first place', async () => {
    const bytes = Buffer.from(writeSav({ variables: [{ name: 'x', values: ['a', 'été', 'été'] }] }));
    const at = bytes.lastIndexOf(Buffer.from('été'));
    const { columns, notices } = await read(changed(bytes, at, 0xe9, 0x20));
    expect(columns).toEqual([['a', 'été', '� té']]);
    expect(notices).toMatchObject([{ code: 'sav-invalid-text', row: 3, column: 'x', severity: 'warning' }]);
  });

  it('is read in another where one is named', async () => {
    const bytes = fixture('odd-bare.sav');
    expect((await read(bytes)).notices).toMatchObject([{ code: 'sav-assumed-encoding' }]);
    const other = await readAll(bytesSource('a.sav', bytes), 'iso-8859-7');
    expect([other.columns[1], other.file.encoding, other.notices]).toEqual([['ι', ''], 'iso-8859-7', []]);
  });

  it('is refused where the encoding is not known, unless it is ASCII', async () => {
    const named = (text: string) => {
      const bytes = Buffer.from(writeSav({ variables: [{ name: 'x', values: [text] }] }));
      bytes.write('cp437', bytes.lastIndexOf('UTF-8'), 'latin1');
      return bytes;
    };
    expect((await read(named('plain'))).columns).toEqual([['plain']]);
    expect(await problemOf(named('é'))).toMatchObject({
      code: 'sav-unknown-encoding',
      values: { encoding: 'cp437' },
    });
  });
});

it('says which value labels belong to no variable that can have them', async () => {
  const bytes = Buffer.from(
    writeSav({
      variables: [
        { name: 'x', values: Float64Array.of(1), valueLabels: [{ value: 1, label: 'one' }] },
        { name: 't', values: ['a text that is longer'] },
      ],
    }),
  );
  const place = bytes.indexOf(Buffer.from([4, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0])) + 8;
  for (const other of [2, 3, 99]) {
    const { file, notices } = await read(changed(bytes, place, other));
    expect(file.variables.map(({ valueLabels }) => valueLabels)).toEqual([[], []]);
    expect(notices).toMatchObject([{ code: 'sav-stray-labels', values: { count: 1 } }]);
  }
});
