import { describe, expect, it } from 'vitest';
import type { Scale } from '../../src/model/scale.ts';
import { isMissingText, looksLikeMissingCode, missingCodes } from '../../src/scoring/missing-codes.ts';
import { mood } from './definition/mood.ts';

describe('what looks like a code for no answer', () => {
  it.each([
    ['European Social Survey: refusal, don’t know, no answer', [77, 88, 99, 777, 888, 999, 9999, 9]],
    ['Understanding Society: missing, inapplicable, proxy, don’t know', [-9, -8, -7, -1]],
    ['SoSci Survey: not answered, don’t know', [-9, -1]],
    ['Unipark and Qualtrics: shown and not answered, not shown', [-77, -99]],
    ['PISA: not applicable, invalid, no response', [97, 98, 99]],
    ['SPSS syntax in use, beside scales from 0 up', [-88, -97, -98, -99, -999]],
  ])('%s', (_, codes) => {
    for (const code of codes) expect(looksLikeMissingCode(code), `${code}`).toBe(true);
  });

  it.each([
    [
      'English',
      ['NA', 'n/a', 'missing', 'No answer', "don't know", 'Don’t know', 'prefer not to say', 'None'],
    ],
    ['Dutch', ['nvt', 'N.v.t', 'geen antwoord', 'Weet niet', 'wil ik niet zeggen']],
    ['French', ['sans réponse', 'NON RÉPONSE', 'ne sait pas']],
    ['programs', ['#N/A', 'NaN', 'NULL', '-', '--', '.', '?', ' NA ']],
  ])('words of %s', (_, words) => {
    for (const word of words) expect(looksLikeMissingCode(word), word).toBe(true);
  });

  it('is no code of a common scale, nor an amount or a wording', () => {
    for (const code of [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 20, 50, 100, 0.9, -0.1, Number.NaN])
      expect(looksLikeMissingCode(code), `${code}`).toBe(false);
    for (const word of ['', 'agree', 'geen', 'never', 'nooit', 'not at all', 'antwoord', '...', '99'])
      expect(looksLikeMissingCode(word), word).toBe(false);
  });
});

describe('missingCodes', () => {
  it('are those given and those of the definition, as numbers and as words', () => {
    expect(missingCodes([])).toEqual({ numbers: new Set(), texts: new Set() });
    const scale: Scale = mood((each) => {
      each.missing = [99, 'refused'];
    });
    expect(missingCodes(['-1', 'NVT', '9,50'], scale)).toEqual({
      numbers: new Set([-1, 9.5, 99]),
      texts: new Set(['nvt', 'refused']),
    });
  });
});

describe('isMissingText', () => {
  const codes = missingCodes(['99', 'nvt']);

  it('is a blank, a code however it is written, and nothing else', () => {
    for (const cell of ['', '  ', '\u00a0', '99', '99.0', ' 99 ', 'NVT', 'nvt '])
      expect(isMissingText(cell, codes), cell).toBe(true);
    for (const cell of ['0', '9', '999', 'nv', '-99']) expect(isMissingText(cell, codes), cell).toBe(false);
    expect(isMissingText('99', missingCodes([]))).toBe(false);
    expect(isMissingText('', missingCodes([]))).toBe(true);
  });
});
