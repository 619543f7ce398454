import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksSource } from '../../src/io/bytes-source.ts';
import { doubtfulLetter } from '../../src/io/doubtful-letters.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import { chunked, encoded, open, rowsOf } from './reading.ts';

/** The eight places where ISO-8859-15 differs from ISO-8859-1, from Unicode's mapping table 8859-15.TXT. */
const LATIN_9 = new Map<string, number>([
  ['€', 0xa4],
  ['Š', 0xa6],
  ['š', 0xa8],
  ['Ž', 0xb4],
  ['ž', 0xb8],
  ['Œ', 0xbc],
  ['œ', 0xbd],
  ['Ÿ', 0xbe],
]);

function latin9(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => LATIN_9.get(sign) ?? sign.charCodeAt(0));
}

/** Labels as people write them in Dutch, French and English, with all that Excel puts into them. */
const WORDS = [
  'zeer mee oneens',
  'één keer per week',
  'geïnformeerd',
  'coördinatie',
  'd’accord',
  'très souvent',
  'à peu près',
  'cœur',
  'œuvre',
  'ŒUVRES',
  'sœur',
  'ÉTÉ',
  'Éva',
  'français',
  '10 € per maand',
  '€5',
  '“ja”',
  '„nee”',
  'foto´s',
  'ja…',
  'niet – nooit',
  '2½ uur',
  '¼ dag',
  'ƒ 10',
  '± 5 °C',
  'm²',
  '§ 3',
  '• soms',
  'Škoda',
  'Živa',
  'L’Haÿ',
  '5 × 3',
];

describe('letters that may be wrong', () => {
  it('what Excel saves as windows-1252 is read without a word', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }), async (words) => {
        const dataset = await open(
          encoded(`id;q\n${words.map((word) => `1;${word}`).join('\n')}\n`, 'windows-1252'),
        );
        expect((await rowsOf(dataset)).cells.map(([, word]) => word)).toEqual(words);
        expect(dataset.notices).toEqual([]);
      }),
    );
  });

  it('ISO-8859-15 is named where it is plausible, once, and read when it is said', async () => {
    const own = ['cœur', 'sœur', 'œuvre', '10 €', 'Pauš', 'vœux', 'bŠn'];
    const others = ['één', 'très', 'geïnd', 'ja', 'français'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...others), { maxLength: 4 }),
        fc.constantFrom(...own),
        fc.array(fc.constantFrom(...own, ...others), { maxLength: 4 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 9 }),
        async (before, first, after, end, size) => {
          const words = [...before, first, ...after];
          const content = latin9(['id;q', ...words.map((word) => `1;${word}`)].join(end));
          const source = chunked(chunksSource('pre.csv', [content]), size);
          const { notices } = await openDataset(source);
          expect(notices).toHaveLength(1);
          expect(notices[0]).toMatchObject({
            code: 'cp1252-fallback',
            values: {
              doubt: { line: before.length + 2, latin9: [...first].find((sign) => LATIN_9.has(sign)) },
            },
          });
          expect(notices[0]?.message).toContain('--encoding iso-8859-15');
          const said = await openDataset(source, { encoding: 'iso-8859-15' });
          expect(said.notices).toEqual([]);
          expect((await rowsOf(said)).cells.map(([, word]) => word)).toEqual(words);
        },
      ),
    );
  });

  it.each([
    // DOS (code page 850): é is 0x82, à 0x85, ê 0x88, ç 0x87. Macintosh: ï is 0x95, é 0x8E, ô 0x99.
    ['caf‚', 'code page 850', [0x63, 0x61, 0x66, 0x82]],
    ['fˆte', 'code page 850', [0x66, 0x88, 0x74, 0x65]],
    ['na•ef', 'Macintosh', [0x6e, 0x61, 0x95, 0x65, 0x66]],
    ['cafŽ', 'Macintosh', [0x63, 0x61, 0x66, 0x8e]],
    ['contr™le', 'Macintosh', [0x63, 0x6f, 0x6e, 0x74, 0x72, 0x99, 0x6c, 0x65]],
  ])('%s of %s is pointed at', async (_, __, word) => {
    const { notices } = await open(Uint8Array.from([...encoded('id;q\n1;', 'utf-8'), ...word]));
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ values: { line: 2, doubt: { line: 2, latin9: null } } });
    expect(notices[0]?.message).toContain('letters may have been read wrongly');
  });

  it('control signs of ISO-8859-15 are refused', async () => {
    const content = Uint8Array.from([...encoded('id;q\n1;a', 'utf-8'), 0x80, 0x0a]);
    await expect(open(content, { encoding: 'iso-8859-15' })).rejects.toThrow(
      /line 2: .*not valid iso-8859-15/,
    );
  });
});

describe('the search for letters in doubt', () => {
  /** Bytes that matter, their neighbours, line ends and some that do not matter. */
  const byte = fc.oneof(
    fc.constantFrom(
      0x0a,
      0x0d,
      0x20,
      0x31,
      0x41,
      0x61,
      0x7a,
      0x7f,
      0xa4,
      0xbd,
      0xc9,
      0xdf,
      0xe9,
      0xf6,
      0xf7,
      0xf8,
      0xff,
    ),
    fc.integer({ min: 0x80, max: 0xff }),
  );

  it('finds the same place whole, byte by byte and in pieces', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(byte, { maxLength: 40 }),
        fc.integer({ min: 2, max: 7 }),
        async (list, size) => {
          const bytes = Uint8Array.from(list);
          const inPieces = (length: number) =>
            Array.from({ length: Math.ceil(bytes.length / length) }, (_, piece) =>
              bytes.subarray(piece * length, (piece + 1) * length),
            );
          const whole = await doubtfulLetter(chunksSource('a.csv', [bytes]));
          expect(await doubtfulLetter(chunksSource('a.csv', inPieces(1)))).toEqual(whole);
          expect(await doubtfulLetter(chunksSource('a.csv', inPieces(size)))).toEqual(whole);
          if (whole === null) return;
          found++;
          const lines = Buffer.from(bytes)
            .toString('latin1')
            .split(/\r\n|\r|\n/);
          expect(whole.line).toBeLessThanOrEqual(lines.length);
          expect(lines[whole.line - 1]).toMatch(/[\x80-\xff]/);
        },
      ),
      { numRuns: 600 },
    );
    expect(found).toBeGreaterThan(200);
  });
});
