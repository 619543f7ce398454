import { describe, expect, it } from 'vitest';
import { impossibleReason } from '../../src/model/messages/answers.ts';
import type { Response } from '../../src/model/scale.ts';
import { type AnswerReading, answerDecoder, validAnswers } from '../../src/scoring/decode-answer.ts';
import { withExportCodes } from '../../src/scoring/decode-dataset.ts';
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
    ['66', 'out-of-range', 'is not in 1–5'],
    ['0', 'out-of-range', 'is not in 1–5'],
    ['-1', 'out-of-range', 'use --missing -1'],
    ['99', 'out-of-range', 'if it means "no answer", use --missing 99'],
    ['Eenss', 'unknown-answer', 'is not an answer of this item'],
    ['NA', 'unknown-answer', 'use --missing "NA"'],
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
    expect(validAnswers(agreement, 'x')).toBe(
      '1-5; en: Strongly disagree, Disagree, Neutral, Agree, Strongly agree; nl: Sterk mee oneens, Mee oneens, Neutraal, Eens, Sterk mee eens; fr: Tout à fait d’accord',
    );
    expect(validAnswers(count, 'x')).toBe('0, 1, 2, …');
  });

  it('says it in the languages of reports and in the script of the cell, where there are many', () => {
    const labels = [
      { value: 1, text: { en: ['No'], fr: ['Non'], es: ['No'], tr: ['Hayır'], ar: ['لا'], ti: ['ኣይፋልን'] } },
      { value: 2, text: { en: ['Yes'], fr: ['Oui'], es: ['Sí'], tr: ['Evet'], ar: ['نعم'], ti: ['እወ'] } },
    ];
    const response = { min: 1, max: 2, labels };
    expect(validAnswers(response, 'maybe')).toBe('1-2; en: No, Yes; fr: Non, Oui');
    expect(validAnswers(response, 'ربما')).toBe('1-2; en: No, Yes; fr: Non, Oui; ar: لا, نعم');
    expect(validAnswers(response, 'hayır mı')).toBe('1-2; en: No, Yes; fr: Non, Oui; tr: Hayır, Evet');
    expect(validAnswers(response, 'ምናልባት')).toBe('1-2; en: No, Yes; fr: Non, Oui; ti: ኣይፋልን, እወ');
  });
});

describe('answers in other scripts', () => {
  const labels = [
    {
      value: 1,
      text: {
        tr: ['Kesinlikle katılmıyorum'],
        ar: ['لا أوافق بشدّة'],
        ti: ['ብፍጹም ኣይሰማማዕን'],
        es: ['Muy en desacuerdo'],
      },
    },
    { value: 2, text: { tr: ['Katılmıyorum'], ar: ['لا أوافق'], ti: ['ኣይሰማማዕን'], es: ['En desacuerdo'] } },
    {
      value: 3,
      text: { tr: ['Kararsızım'], ar: ['محايد'], ti: ['ገለልተኛ'], es: ['Ni de acuerdo ni en desacuerdo'] },
    },
    { value: 4, text: { tr: ['Katılıyorum'], ar: ['أوافق'], ti: ['ይሰማማዕ'], es: ['De acuerdo', 'Sí'] } },
    {
      value: 5,
      text: {
        tr: ['Kesinlikle katılıyorum'],
        ar: ['أوافق بشدّة'],
        ti: ['ብፍጹም ይሰማማዕ'],
        es: ['Muy de acuerdo'],
      },
    },
  ];
  const response: Response = { min: 1, max: 5, labels };

  it.each([
    ['KATILIYORUM', 4], // capitals of Turkish: I of ı
    ['KATİLIYORUM', 4], // and of a keyboard that writes İ
    ['Kati\u0307li\u0307yorum', 4],
    ['katılıyorum', 4],
    ['KESİNLİKLE KATILMIYORUM', 1],
    ['Kesinlikle  katılıyorum.', 5],
    ['4 - KATILIYORUM', 4],
    ['أوافق', 4],
    ['اوافق', 4], // alef without hamza
    ['أُوَافِق', 4], // with vowel signs
    ['أوافــــق', 4], // drawn out with tatweel
    ['\u202bأوافق بشدة\u202c', 5], // bidirectional marks, no shadda
    ['\u200fلا أوافق\u200e', 2],
    ['\ufefb\u0020\ufe83\ufeed\ufe8d\ufed3\ufed6', 2], // presentation forms, with the ligature of lam and alef
    ['أوافق (4)', 4],
    ['٤', 4],
    ['٤ - أوافق', 4],
    ['۵', 5], // digits of Persian
    ['ይሰማማዕ።', 4],
    ['ብፍፁም፡ይሰማማዕ', 5], // the other letter of the same sound, and the sign between words
    ['MUY DE ACUERDO', 5],
    ['si\u0301', 4], // decomposed
  ])('%s is %d', (cell, value) => {
    expect(decode(cell, { response })).toEqual({ kind: 'value', value });
  });

  it.each(['أوافق جداً', 'katılmam', 'katl', '4 - أوافق بشدّة', '١١', 'ኣ'])('%s is none of them', (cell) => {
    expect(decode(cell, { response })).toMatchObject({ kind: 'invalid' });
  });

  it('where two answers would be one, only the exact wording counts', () => {
    const close: Response = {
      min: 1,
      max: 2,
      labels: [
        { value: 1, text: { tr: ['sınır'] } },
        { value: 2, text: { tr: ['sinir'] } },
      ],
    };
    expect(decode('sınır', { response: close })).toEqual({ kind: 'value', value: 1 });
    expect(decode('sinir', { response: close })).toEqual({ kind: 'value', value: 2 });
    expect(decode('sinır', { response: close })).toMatchObject({ kind: 'invalid' });
  });
});

describe('codes of a platform for no answer', () => {
  const response: Response = {
    min: -1,
    max: 5,
    labels: [
      { value: 5, text: { en: ['N/A'], tr: ['Yanıt yok'] } },
      { value: 4, text: { en: ['Agree'] } },
    ],
  };
  const missing = withExportCodes(
    missingCodes(['x', '3']),
    missingCodes(['n/a', 'YANIT YOK', 'Skipped', '-1', '-9', '9']),
    response,
  );

  it.each([
    ['Skipped', { kind: 'missing', coded: true }],
    ['-9', { kind: 'missing', coded: true }],
    ['9', { kind: 'missing', coded: true }],
    ['x', { kind: 'missing', coded: true }],
    ['3', { kind: 'missing', coded: true }],
    // What the definition calls an answer is one, and so is a code in its range.
    ['N/A', { kind: 'value', value: 5 }],
    ['yanıt yok', { kind: 'value', value: 5 }],
    ['-1', { kind: 'value', value: -1 }],
    ['4', { kind: 'value', value: 4 }],
  ])('%s', (cell, answer) => {
    expect(decode(cell, { response, missing })).toEqual(answer);
  });
});
