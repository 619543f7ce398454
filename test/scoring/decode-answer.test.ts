import { describe, expect, it } from 'vitest';
import { impossibleReason } from '../../src/model/messages/answers.ts';
import type { Response } from '../../src/model/scale.ts';
import { type AnswerReading, answerDecoder, validAnswers } from '../../src/scoring/decode-answer.ts';
import { missingCodes } from '../../src/scoring/missing-codes.ts';

const agreement: Response = {
  min: 1,
  max: 5,
  labels: [
    { value: 1, text: { en: ['Strongly disagree'], nl: ['Sterk mee oneens', 'Helemaal mee oneens'] } },
    { value: 2, text: { en: ['Disagree'], nl: ['Mee oneens'] } },
    { value: 3, text: { en: ['Neutral'], nl: ['Neutraal'] } },
    { value: 4, text: { en: ['Agree'], nl: ['Eens'] } },
    { value: 5, text: { en: ['Strongly agree'], nl: ['Sterk mee eens'], fr: ['Tout à fait d’accord'] } },
  ],
};
const count: Response = { min: 0, max: null };

function decode(cell: string, reading: Partial<AnswerReading> = {}) {
  return answerDecoder({ response: agreement, missing: missingCodes([]), decimal: null, ...reading })(cell);
}

describe('answers that are valid', () => {
  it.each([
    ['4', 4],
    [' 4 ', 4],
    ['\u00a04\u00a0', 4],
    ['04', 4],
    ['+4', 4],
    ['Eens', 4],
    ['  eens ', 4],
    ['EENS.', 4],
    ['Sterk  mee\u00a0oneens', 1],
    ['helemaal mee oneens', 1],
    ['strongly AGREE', 5],
    ["Tout à fait d'accord", 5],
    ['Tout a\u0300 fait d’accord', 5], // decomposed accent
    ['4 - Eens', 4],
    ['4 – Eens', 4],
    ['4: eens', 4],
    ['4. Eens', 4],
    ['4) Eens', 4],
    ['(4) Eens', 4],
    ['4 = Agree', 4],
    ['4 Eens', 4],
    ['Eens (4)', 4],
    ['Eens [4]', 4],
    ['Eens - 4', 4],
  ])('%s is %d', (cell, value) => {
    expect(decode(cell)).toEqual({ kind: 'value', value });
  });

  it('reads decimals in the notation of the column', () => {
    expect(decode('4,0', { decimal: ',' })).toEqual({ kind: 'value', value: 4 });
    expect(decode('4.0', { decimal: '.' })).toEqual({ kind: 'value', value: 4 });
    expect(decode('2,5', { decimal: ',', response: { min: 1, max: 5, step: 0.5 } })).toEqual({
      kind: 'value',
      value: 2.5,
    });
  });

  it('reads open counts', () => {
    expect(decode('120', { response: count })).toEqual({ kind: 'value', value: 120 });
    expect(decode('1.200', { response: count, decimal: ',' })).toEqual({ kind: 'value', value: 1200 });
  });
});

describe('answers that are missing', () => {
  it.each(['', ' ', '\u00a0', '\t', '\ufeff', '\u200b'])('blank: %j', (cell) => {
    expect(decode(cell)).toEqual({ kind: 'missing', coded: false });
  });

  it.each([
    ['99', ['99']],
    ['99.0', ['99']],
    ['-9', ['99', '-9']],
    ['NA', ['na']],
    ['Geen antwoord', ['geen antwoord']],
    ['3', ['3']], // a valid answer that the user declares missing is missing
  ])('%s with --missing %j', (cell, codes) => {
    expect(decode(cell, { missing: missingCodes(codes), decimal: '.' })).toEqual({
      kind: 'missing',
      coded: true,
    });
  });
});

describe('answers that are impossible', () => {
  it.each([
    ['66', 'out-of-range', 'is not in 1-5'],
    ['0', 'out-of-range', 'is not in 1-5'],
    ['-1', 'out-of-range', 'say --missing -1'],
    ['99', 'out-of-range', 'if it means "no answer", say --missing 99'],
    ['Eenss', 'unknown-answer', 'is not an answer of this item'],
    ['NA', 'unknown-answer', 'say --missing "NA"'],
    ['4 - Oneens', 'unknown-answer', 'is not an answer'],
    ['4 - Neutraal', 'contradictory-answer', '"neutraal" is coded 3'],
    ['6 - Eens', 'contradictory-answer', '"eens" is coded 4'],
    ['4;5', 'unknown-answer', 'is not an answer'],
    ['1 2', 'unknown-answer', 'is not an answer'],
    ['4,5', 'wrong-decimal-sign', '--decimal'],
  ])('%s: %s', (cell, code, reason) => {
    const decoded = decode(cell);
    expect(decoded).toMatchObject({ kind: 'invalid', code });
    const why = decoded.kind === 'invalid' ? impossibleReason(decoded.code, decoded.facts) : '';
    expect(why).toContain(reason);
  });

  it('half points', () => {
    expect(decode('3.5', { decimal: '.' })).toMatchObject({ kind: 'invalid', code: 'not-a-valid-step' });
    expect(decode('3,5', { decimal: ',' })).toMatchObject({ kind: 'invalid', code: 'not-a-valid-step' });
    expect(decode('1.5', { decimal: '.', response: count })).toMatchObject({
      kind: 'invalid',
      code: 'not-a-valid-step',
    });
  });

  it('says what is valid in every language', () => {
    expect(validAnswers(agreement)).toBe(
      '1-5; en: Strongly disagree, Disagree, Neutral, Agree, Strongly agree; nl: Sterk mee oneens, Mee oneens, Neutraal, Eens, Sterk mee eens; fr: Tout à fait d’accord',
    );
    expect(validAnswers(count)).toBe('0, 1, 2, …');
  });
});
