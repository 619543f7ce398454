import { describe, expect, test } from 'vitest';
import { normaliseName, normaliseText } from '../../src/scoring/column-name.ts';

describe('normaliseName', () => {
  test.each([
    ['WEMWBS_01', 'wemwbs1'],
    ['wemwbs1', 'wemwbs1'],
    ['  Wemwbs 001 ', 'wemwbs1'],
    ['wemwbs.10', 'wemwbs10'],
    ['lsns6_1', 'lsns6_1'],
    ['LSNS-6 (01)', 'lsns6_1'],
    ['lsns61', 'lsns61'],
    ['Q1_11', 'q1_11'],
    ['Q11_1', 'q11_1'],
    ['Q1__11', 'q1_11'],
    ['Q_1', 'q1'],
    ['_q1_', 'q1'],
    ['q1_a', 'q1a'],
    ['q1_a_2', 'q1a2'],
    ['a_b', 'ab'],
    ['1_02_003', '1_2_3'],
    ['q0', 'q0'],
    ['q00', 'q0'],
    ['q100', 'q100'],
    ['q1.0', 'q1_0'],
    ['\uFEFFbrs1', 'brs1'],
    ['brs\u200B1', 'brs1'],
    ['1\u200B2', '12'],
    ['brs\u00A01', 'brs1'],
    ['ｂｒｓ１', 'brs1'],
    ['Résilience 2', 'résilience2'],
    ['Re\u0301silience 2', 'résilience2'],
    ['__proto__', 'proto'],
    ['___', ''],
    ['', ''],
  ])('%j is compared as %j', (name, expected) => {
    expect(normaliseName(name)).toBe(expected);
  });

  test('normalising twice changes nothing', () => {
    for (const name of ['WEMWBS_01', 'Q1_11', 'a_0_b00_7', 'q 1 - 0 2', 'İtem_1', '٣_٤']) {
      expect(normaliseName(normaliseName(name))).toBe(normaliseName(name));
    }
  });
});

describe('normaliseText', () => {
  test.each([
    ['\uFEFFHelemaal  mee oneens.', 'helemaal mee oneens'],
    ['Pas d’accord\u00A0!', "pas d'accord"],
    ['Tout à fait d´accord', "tout à fait d'accord"],
    ['“Soms”', '"soms"'],
    ['« Parfois »', '" parfois "'],
    ['3–4 – often', '3-4 - often'],
    ['a\tb\n c', 'a b c'],
    ['Hoeveel familieleden …?', 'hoeveel familieleden'],
    ['No.  ', 'no'],
    ['Résilience', 'résilience'],
    ['Re\u0301silience', 'résilience'],
    ['een', 'een'],
    ['één', 'één'],
    ['?', '?'],
    ['', ''],
    ['soft\u00ADhyphen', 'softhyphen'],
    ['Who?!:', 'who'],
  ])('%j is compared as %j', (text, expected) => {
    expect(normaliseText(text)).toBe(expected);
  });
});
