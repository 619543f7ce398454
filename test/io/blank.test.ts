import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isBlank, trimInvisible } from '../../src/io/blank.ts';

const INVISIBLE =
  /^(?:\s|\u00ad|\u034f|\u061c|[\u180b-\u180f]|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|[\ufe00-\ufe0f])$/;

/** Character by character. */
function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && INVISIBLE.test(text[from]!)) from++;
  while (to > from && INVISIBLE.test(text[to - 1]!)) to--;
  return text.slice(from, to);
}

it('takes away what shows nothing, whatever character stands at an end', () => {
  for (let code = 0; code < 0x10000; code++) {
    const character = String.fromCharCode(code);
    for (const text of [
      character,
      `${character}a`,
      `a${character}`,
      ` ${character} `,
      `\u200b${character}b\u00a0`,
    ])
      if (trimInvisible(text) !== trimmed(text)) expect.fail(`${code.toString(16)}: ${JSON.stringify(text)}`);
    if (isBlank(character) !== (trimmed(character) === ''))
      expect.fail(`${code.toString(16)} is blank or not`);
  }
  const unit = fc.constantFrom(...' \t\n\u00a0\u00ad\u034f\u200b\ufeffaé…“'.split(''));
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 8 }), (text) => {
      expect(trimInvisible(text)).toBe(trimmed(text));
    }),
    { numRuns: 5000 },
  );
});
