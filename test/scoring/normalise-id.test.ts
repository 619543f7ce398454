import { describe, expect, it } from 'vitest';
import { normaliseId } from '../../src/scoring/normalise-id.ts';

const same = (...spellings: readonly string[]) => expect(new Set(spellings.map(normaliseId)).size).toBe(1);
const different = (...spellings: readonly string[]) =>
  expect(new Set(spellings.map(normaliseId)).size).toBe(spellings.length);

describe('spellings of one id', () => {
  it.each([
    ['case', 'ab12', 'AB12', 'aB12'],
    ['case that changes the length', 'strasse', 'straße', 'STRASSE'],
    ['blanks', 'ab12', ' ab 12 ', 'a b12', 'ab\u00A012', 'ab\t12'],
    ['what cannot be seen', 'ab12', '\uFEFFab12', 'ab\u200B12', 'a\u00ADb12'],
    ['accents', 'zoe', 'Zoë', 'Zoe\u0308', 'ZOÉ'],
    ['strokes and joined letters', 'bjorn coeur', 'Bjørn Cœur'],
    ['the Turkish i', 'isik', 'IŞIK', 'ışık', 'İşik'],
    ['Greek accents and the final sigma', 'άς', 'ΑΣ', 'ά ς'],
    ['leading zeros', '7', '07', '007'],
    ['leading zeros inside', 'ab7', 'AB07', 'AB 007'],
    ['a date', '2001-5-3', '2001-05-03'],
  ])('%s', (_, ...spellings) => same(...spellings));

  it('are one for everything at once', () => {
    expect(normaliseId(' ZOË  07 ')).toBe('zoe7');
  });
});

describe('different ids stay different', () => {
  it.each([
    ['numbers', '7', '70', '77', '700'],
    ['two numbers and where they are parted', '1 23', '12 3', '123'],
    ['decimals', '1.05', '1.5', '1.50'],
    ['a zero and nothing', '0', ''],
    ['signs', 'ab-12', 'ab12', 'ab_12', 'ab.12', "ab'12"],
    ['letters that are no accented ones', 'й', 'и'],
    ['kana', 'が', 'か'],
    ['vowels of scripts that write them as marks', 'कि', 'का', 'क'],
  ])('%s', (_, ...spellings) => different(...spellings));

  it('numbers below a thousand, with the zeros they are written with', () => {
    const numbers = Array.from({ length: 1000 }, (_, number) => String(number));
    different(...numbers);
    for (const number of numbers) expect(normaliseId(number.padStart(6, '0'))).toBe(number);
  });
});

describe('the form that is compared', () => {
  it('is its own form', () => {
    for (const text of ['Zoë 07', 'AB-012', '1 23', 'ŒUVRE 00', 'İ', '\uFEFF', 'a 0 b 0 1', '0 0']) {
      expect(normaliseId(normaliseId(text)), text).toBe(normaliseId(text));
    }
  });

  it('is empty when nothing can be seen', () => {
    for (const text of ['', '  ', '\u200B', '\uFEFF\u00A0']) expect(normaliseId(text)).toBe('');
  });
});
