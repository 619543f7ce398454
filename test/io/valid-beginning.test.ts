import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validBeginning } from '../../src/io/decode-text.ts';
import type { Encoding } from '../../src/model/dataset.ts';

describe('the text before the first invalid byte', () => {
  const texts = fc.array(fc.constantFrom('a', 'é', '\n', '€', '😀', '\ufffd', ';'), { maxLength: 40 });

  it('of UTF-8 is all that stands before it, also beside the sign for what cannot be read', () => {
    fc.assert(
      fc.property(texts, texts, fc.constantFrom(0xff, 0xc0, 0x80, 0xf8), (before, behind, wrong) => {
        const bytes = Buffer.concat([
          Buffer.from(before.join(''), 'utf8'),
          Buffer.from([wrong]),
          Buffer.from(behind.join(''), 'utf8'),
        ]);
        expect(validBeginning(bytes, 'utf-8')).toBe(before.join(''));
      }),
    );
  });

  it('of UTF-16 is all that stands before a half of a character', () => {
    fc.assert(
      fc.property(texts, texts, (before, behind) => {
        // A second half without its first.
        const bytes = Buffer.concat([
          Buffer.from(before.join(''), 'utf16le'),
          Buffer.from([0x00, 0xdc]),
          Buffer.from(behind.join(''), 'utf16le'),
        ]);
        expect(validBeginning(bytes, 'utf-16le')).toBe(before.join(''));
        const swapped = Buffer.from(bytes).swap16();
        expect(validBeginning(swapped, 'utf-16be' as Encoding)).toBe(before.join(''));
      }),
    );
  });
});
