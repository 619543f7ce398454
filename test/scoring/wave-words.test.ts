import fc from 'fast-check';
import { expect, it } from 'vitest';
import { saysNoTime, timeOf, timeOfWords } from '../../src/scoring/wave-words.ts';
import { ANY_LETTERS, ASCII_LETTERS } from '../../src/scoring/wide-file.ts';

const words = fc.constantFrom(
  ...[
    'pre',
    'Post',
    'NA',
    'followup',
    'follow',
    'up',
    't',
    'T',
    'wave',
    'test',
    'Meting',
    'Start',
    'voor',
    'apres',
  ],
  ...[
    'Q',
    'q',
    'brs',
    'Recorded',
    'StartDate',
    'ID',
    'mother',
    'İ',
    'é',
    'K',
    '',
    '_',
    ' ',
    '.',
    '1',
    '02',
    '123',
  ],
);
const names = fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const letters = fc.string({ unit: fc.constantFrom(...'aZbQ19_ .-~@[`{'.split('')), maxLength: 8 });

it('looks closer at no word that says nothing, with the same answer', () => {
  let quickly = 0;
  let times = 0;
  fc.assert(
    fc.property(fc.oneof(names, letters), (name) => {
      const time = timeOfWords(name);
      expect(timeOf(name)).toBe(time);
      if (saysNoTime(name)) quickly++;
      if (time !== null) times++;
    }),
    { numRuns: 20_000 },
  );
  expect(quickly).toBeGreaterThan(1000);
  expect(times).toBeGreaterThan(1000);
});

it('reads names in ASCII by expressions without Unicode as by those with it', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.oneof(names, letters), (name) => {
      fc.pre(!/[^ -~]/.test(name));
      for (const form of ['word', 'attachedBefore', 'attachedBehind', 'letter'] as const) {
        const expected = ANY_LETTERS[form].exec(name)?.[0];
        expect(ASCII_LETTERS[form].exec(name)?.[0]).toBe(expected);
        if (expected !== undefined) found++;
      }
    }),
    { numRuns: 20_000 },
  );
  expect(found).toBeGreaterThan(10_000);
});
