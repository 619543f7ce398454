import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { defaultSettings } from '../../src/analysis/settings.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { decimalEvidence } from '../../src/io/decimal-evidence.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import { UserError } from '../../src/model/problem.ts';
import type { Response, Scale } from '../../src/model/scale.ts';
import { answerDecoder } from '../../src/scoring/decode-answer.ts';
import { isMissingText, missingCodes } from '../../src/scoring/missing-codes.ts';
import { normaliseId } from '../../src/scoring/normalise-id.ts';
import { parseNumber } from '../../src/scoring/parse-number.ts';
import { bySample } from '../helpers/by-sample.ts';

/** Marks that people and forms leave beside an answer; each shows on paper. */
const VISIBLE_MARKS = [
  ...'*?!~≈≃±<>≤≥=#$€%°\'"’”`´²³¹⁰⁺⁻₂ªº①③⓷❸➂½¼⅓™†‡§¶•·()[]{}/\\|_^…:;—―？！．，✓✗✔☑👍🙂♥→←↑٪٫٬۔。、ⅢⅲxX三㊂㈢e.,\ufffd',
  ...['(?)', '(!)', ' (3)', 'ca', 'of 4', ' 4', '/4', '-4', '–4', ' - 4', '4-', 'e0', 'E+0', '.,'],
  ...[
    '\u0336',
    '\u0338',
    '\u0335',
    '\u20dd',
    '\u20e3',
    '\ufe0f\u20e3',
    '\u0301',
    '\u0308',
    '\u0332',
    '\u0323',
  ],
];
const HARMLESS = ['', ...' \u00a0\t\u202f\u2009\u3000\ufeff\u200b\u200e\u200f\u2060\u202a\u2066\u2069'];
const OTHER_DIGITS = [
  '0123456789',
  '０１２３４５６７８９',
  '٠١٢٣٤٥٦٧٨٩',
  '۰۱۲۳۴۵۶۷۸۹',
  '०१२३४५६७८९',
  '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗',
  '𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿',
];

const response: Response = {
  min: -9,
  max: 99,
  labels: [
    { value: 1, text: { en: ['Never'], nl: ['Nooit'], fr: ['Jamais !'] } },
    { value: 2, text: { en: ['Now and then'], nl: ['Af en toe'], fr: ['Très rarement'] } },
    { value: 3, text: { en: ['1-2 times'], nl: ['1 à 2 keer'] } },
  ],
};
const count: Response = { min: 0, max: null };

/** Without blanks and invisible characters around it. */
function shown(cell: string): string {
  const around = '[\\s\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069]+';
  return cell.replace(new RegExp(`^${around}|${around}$`, 'g'), '');
}

/** What a cell says, by rules of its own: a number is a sign and digits; a label is one of the wordings; else nothing. */
function plainReading(cell: string): number | null {
  const text = shown(cell);
  if (/^[+\u002d\u2010-\u2013\u2212]?[0-9]+$/.test(text))
    return Number(text.replace(/^[\u2010-\u2013\u2212]/, '-'));
  const labels = response.labels!.flatMap(({ value, text: wordings }) =>
    Object.values(wordings)
      .flat()
      .map((wording) => [wording.toLowerCase(), value] as const),
  );
  const bare = text.toLowerCase();
  return labels.find(([wording]) => bare === wording || bare === wording.replace(' !', ''))?.[1] ?? null;
}

function read(cell: string, of: Response = response): number | null {
  const answer = answerDecoder({ response: of, missing: missingCodes([]), decimal: null })(cell);
  return answer.kind === 'value' ? answer.value : null;
}

const plainNumber = fc.integer({ min: 0, max: 99 }).map(String);
const mark = fc.constantFrom(...VISIBLE_MARKS);
const blank = fc.constantFrom(...HARMLESS);
const marked = fc
  .tuple(
    fc.oneof(plainNumber, fc.constantFrom('Never', 'Af en toe', 'Très rarement')),
    mark,
    fc.constantFrom('before', 'after', 'both'),
    blank,
    blank,
  )
  .map(([answer, sign, where, left, right]) => {
    const before = where === 'after' ? '' : sign;
    const after = where === 'before' ? '' : sign;
    return `${left}${before}${answer}${after}${right}`;
  });

describe('a cell is an answer only when all of it is', () => {
  it('a number or a wording with a visible mark beside it is none', () => {
    fc.assert(
      fc.property(marked, (cell) => {
        // A sign of the number itself, more digits, or a stop behind a word are no marks.
        fc.pre(plainReading(cell) === null && !/^\P{L}*\p{L}[\p{L} ]*[.:。．：]$/u.test(shown(cell)));
        expect(read(cell), JSON.stringify(cell)).toBeNull();
        if (!/\p{L}{3}/u.test(cell)) {
          expect(read(cell, count), JSON.stringify(cell)).toBeNull();
          for (const sign of ['.', ',', null] as const) expect(parseNumber(cell, sign)).toBeNaN();
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('any text is read as the plain rules read it, or not at all', () => {
    const piece = fc.oneof(
      plainNumber,
      mark,
      blank,
      fc.constantFrom('Never', 'nooit', 'JAMAIS', 'af', 'en', 'toe', '-', '+'),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
        (cell) => {
          const value = read(cell);
          const plain = plainReading(cell);
          if (plain !== null && plain >= -9 && plain <= 99) expect(value, JSON.stringify(cell)).toBe(plain);
          // "4 - Never" is refused as contradictory or read as both agree; anything else must be a number or a wording.
          else if (value !== null)
            expect(cell, JSON.stringify(cell)).toMatch(
              /never|nooit|jamais|af en toe|^[^\p{L}]*[-‐-–−]\d+[^\p{L}]*$/iu,
            );
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    '3*',
    '3?',
    '~3',
    '3²',
    '③',
    '3 (?)',
    '(3)',
    '3!',
    '≈3',
    '3-4',
    '3/4',
    '½',
    '3½',
    '3\u0336',
    '3\ufe0f\u20e3',
    '3.',
    '3:',
    '[3]',
    '3 x',
    'Never?',
    'Never*',
    'Never²',
    'Never (?)',
    '1 Never?',
    '1* Never',
    '(1 Never',
  ])('%s', (cell) => {
    expect(read(cell)).toBeNull();
  });

  it('blanks and invisible characters around it are harmless, and so are the digits of other scripts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom(...OTHER_DIGITS),
        blank,
        blank,
        (number, digits, left, right) => {
          const own = [...digits];
          const text = [...String(number)].map((digit) => own[Number(digit)]).join('');
          expect(read(`${left}${text}${right}`)).toBe(number);
          expect(read(`${left}${text}${right}`, count)).toBe(number);
        },
      ),
    );
    expect(read('Never.')).toBe(1);
    expect(read('jamais')).toBe(1);
    expect(read('Jamais\u00a0!')).toBe(1);
    expect(read('1-2 TIMES')).toBe(3);
  });

  it('a category or an id with a mark is another one', () => {
    fc.assert(
      fc.property(fc.constantFrom('9', '99', 'NA'), mark, (code, sign) => {
        const codes = missingCodes(['9', '99', 'NA']);
        expect(isMissingText(code, codes)).toBe(true);
        // One full stop or colon behind a word is no mark, in any width.
        fc.pre(!/^[\d.:。]+$/.test(sign.normalize('NFKC')));
        expect(isMissingText(code + sign, codes), code + sign).toBe(false);
        fc.pre(!/[\u0300-\u036f]/.test(sign));
        expect(normaliseId(code + sign)).not.toBe(normaliseId(code));
      }),
    );
  });

  it('a number with a decimal or thousands sign has told which, however it is written', () => {
    const signs = fc.constantFrom('', '-', '+', '−', '–', '‐', '－', '＋');
    const body = fc.constantFrom(
      '1,234',
      '1.234',
      '2,5',
      '2.5',
      '1,234.5',
      '1.234.567',
      '١,٢٣٤',
      '１.２３４',
    );
    fc.assert(
      fc.property(blank, signs, body, blank, (left, sign, number, right) => {
        const cell = `${left}${sign}${number}${right}`;
        const isRead = ([',', '.'] as const).some((decimal) => !Number.isNaN(parseNumber(cell, decimal)));
        expect(isRead && decimalEvidence(cell) === 'none', JSON.stringify(cell)).toBe(false);
      }),
    );
  });
});

describe('decimal signs of a column', () => {
  const scale: Scale = {
    id: 'speed',
    version: '1.0.0',
    name: { en: 'speed' },
    direction: 'neutral',
    response: { min: 0, max: null, step: 0.001 },
    items: [{ id: 'speed' }],
    score: { aggregate: 'sum' },
    citation: 'Made up.',
    licence: 'CC0-1.0',
  };
  const mean = async (cells: readonly string[]) => {
    const dataset = await openDataset(
      bytesSource('x.csv', `id\tspeed\n${cells.map((cell, row) => `${row}\t${cell}\n`).join('')}`),
    );
    const result = await analyse([{ wave: 'x', dataset, sha256: null }], {
      ...defaultSettings,
      candidates: [scale],
      requested: null,
    });
    return bySample(result).scales[0]!.waves.x!.mean;
  };

  it('no column is read in two notations', async () => {
    const point = fc.constantFrom('2.5', '0.435', '12.25', '0.9');
    const comma = fc.constantFrom('2,5', '0,435', '1,234', '12,125', '0,9');
    await fc.assert(
      fc.asyncProperty(
        fc.array(point, { minLength: 1, maxLength: 3 }),
        fc.array(comma, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (points, commas, swapped) => {
          const swap = (cell: string) => cell.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
          const cells = [...points, ...commas].map((cell) => (swapped ? swap(cell) : cell));
          const error = await mean(cells).catch((reason: unknown) => reason);
          expect(error).toBeInstanceOf(UserError);
          const { problems } = error as UserError;
          expect(problems[0]).toMatchObject({ code: 'mixed-decimal', column: 'speed' });
          expect(problems[0]!.row).toBeGreaterThan(1);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('thousands are read where another cell shows beyond doubt that they are', async () => {
    expect(await mean(['1,234', '1,234.5'])).toBe((1234 + 1234.5) / 2);
    expect(await mean(['1.234', '2.345.678'])).toBe((1234 + 2345678) / 2);
    expect(await mean(['1.234', '2.5'])).toBeCloseTo((1.234 + 2.5) / 2, 12);
  });
});

describe('a sign of ASCII that no number holds', () => {
  // Letters, brackets and the like tell a text from a number before anything else of it is looked at.
  const parts = fc.constantFrom(...' \t\u00a0\u200b\u00ad0159+-.,–−＋٣３१²½é'.split(''));
  const signs = fc.constantFrom(
    ...Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).filter(
      (sign) => !/[\d+\-.,]/.test(sign),
    ),
  );

  it.each(['.', ',', null] as const)('makes a cell a text (%s)', (sign) => {
    fc.assert(
      fc.property(fc.array(parts), signs, fc.array(parts), (before, odd, behind) => {
        expect(parseNumber(`${before.join('')}${odd}${behind.join('')}`, sign)).toBeNaN();
      }),
      { numRuns: 3000 },
    );
  });

  it('is in none of the texts that are numbers', () => {
    const read = fc.sample(fc.array(parts, { maxLength: 4 }), 3000).filter((text) => {
      return !Number.isNaN(parseNumber(text.join(''), '.'));
    });
    expect(read.length).toBeGreaterThan(200);
  });
});
