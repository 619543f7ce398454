import type { DecimalSign } from '../model/dataset.ts';
import { plainText } from '../model/markup.ts';
import type { AnswerFacts, ImpossibleCode } from '../model/messages/answers.ts';
import { rangeText } from '../model/messages/wording.ts';
import type { Response } from '../model/scale.ts';
import { normaliseAnswer } from './column-name.ts';
import { looksLikeDate } from './explain-answers.ts';
import { looksLikeMissingCode, type MissingCodes } from './missing-codes.ts';
import { parseNumber } from './parse-number.ts';

/** What a cell says about an item. `value` is the code before reversal. */
export type DecodedAnswer =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'missing'; readonly coded: boolean }
  | { readonly kind: 'invalid'; readonly code: ImpossibleCode; readonly facts: AnswerFacts };

export interface AnswerReading {
  readonly response: Response;
  readonly missing: MissingCodes;
  /** The decimal sign of the column, `null` when its cells have none. */
  readonly decimal: DecimalSign | null;
}

const CACHE_LIMIT = 2000;

/**
 * Makes the reader of the columns of items with the same answers: number, answer wording in any language of the definition, both together
 * (`"4 - Eens"`), a missing code, or blank. A wording and a number that disagree are invalid, not guessed.
 *
 * Distinct cells are few, so each is worked out once.
 */
export function answerDecoder(reading: AnswerReading): (cell: string) => DecodedAnswer {
  const labels = labelValues(reading.response);
  const known = new Map<string, DecodedAnswer>();
  return (cell) => {
    const cached = known.get(cell);
    if (cached !== undefined) return cached;
    const decoded = decode(cell, reading, labels);
    if (known.size < CACHE_LIMIT) known.set(cell, decoded);
    return decoded;
  };
}

function decode(
  cell: string,
  { response, missing, decimal }: AnswerReading,
  labels: ReadonlyMap<string, number>,
): DecodedAnswer {
  const text = normaliseAnswer(cell);
  if (text === '') return { kind: 'missing', coded: false };
  // What the user or the definition declares as missing comes before a label of the same wording.
  if (missing.texts.has(text)) return { kind: 'missing', coded: true };
  const label = labels.get(text);
  if (label !== undefined) return { kind: 'value', value: label };
  // Some platforms export wordings as their editors keep them: `D&#039;accord`.
  if (/[&<]/.test(cell)) {
    const plain = plainText(cell);
    if (plain !== cell) return decode(plain, { response, missing, decimal }, labels);
  }
  const number = parseNumber(cell, decimal);
  if (!Number.isNaN(number)) {
    if (missing.numbers.has(number)) return { kind: 'missing', coded: true };
    return checkedValue(number, response);
  }
  return decodeBoth(text, response, labels, decimal) ?? notAnAnswer(text, cell.trim());
}

/** A cell with a number and a wording: both must be known and say the same. */
function decodeBoth(
  text: string,
  response: Response,
  labels: ReadonlyMap<string, number>,
  decimal: DecimalSign | null,
): DecodedAnswer | null {
  // `4 - Eens`, `4: Eens`, `4 = Eens`, `4. Eens`, `4) Eens`, `(4) Eens`, `[4] Eens`, `4 Eens`
  const numberThenLabel =
    /^(?:\(([+-]?\d+(?:[.,]\d+)?)\)|\[([+-]?\d+(?:[.,]\d+)?)\]|([+-]?\d+(?:[.,]\d+)?)\)?)(?:\s*[-:=.;/]\s*|\s+|(?<=[)\]]))/u;
  // `Eens (4)`, `Eens [4]`, `Eens - 4`, `Eens = 4`
  const numberAtEnd =
    /(?:\(([+-]?\d+(?:[.,]\d+)?)\)|\[([+-]?\d+(?:[.,]\d+)?)\]|[-:=]\s*([+-]?\d+(?:[.,]\d+)?))$/u;
  const begin = numberThenLabel.exec(text);
  const rest = begin === null ? '' : text.slice(begin[0].length);
  const front = /\p{L}/u.test(rest) ? begin : null;
  const back = front === null ? numberAtEnd.exec(text) : null;
  const numberText = front?.[1] ?? front?.[2] ?? front?.[3] ?? back?.[1] ?? back?.[2] ?? back?.[3];
  const wording = front !== null ? rest : back === null ? undefined : text.slice(0, back.index).trim();
  if (numberText === undefined || wording === undefined) return null;
  const number = parseNumber(numberText, decimal);
  const label = labels.get(normaliseAnswer(wording));
  if (Number.isNaN(number) || label === undefined) return null;
  if (label !== number) {
    const facts = { number, wording, coded: label };
    return { kind: 'invalid', code: 'contradictory-answer', facts };
  }
  return checkedValue(number, response);
}

function checkedValue(value: number, response: Response): DecodedAnswer {
  const { min, max, step = 1 } = response;
  if (value < min || (max !== null && value > max)) {
    const isDate = looksLikeDate(String(value), max);
    const missing = looksLikeMissingCode(value) ? { missing: value } : isDate ? DATE : {};
    return { kind: 'invalid', code: 'out-of-range', facts: { min, max, ...missing } };
  }
  const steps = (value - min) / step;
  // A large amount in small steps is rounded to so many digits when it is read.
  const rounding = (4 * Number.EPSILON * (Math.abs(value) + Math.abs(min))) / step;
  if (Math.abs(steps - Math.round(steps)) > Math.min(0.1, 1e-9 + rounding)) {
    return { kind: 'invalid', code: 'not-a-valid-step', facts: { min, max, step } };
  }
  return { kind: 'value', value };
}

const DATE = { spreadsheet: true } as const;

function notAnAnswer(text: string, cell: string): DecodedAnswer {
  if (looksLikeDate(cell, null)) return { kind: 'invalid', code: 'unknown-answer', facts: DATE };
  if (/^[+-]?[\d.,]+$/.test(text) && /\d/.test(text)) {
    return { kind: 'invalid', code: 'wrong-decimal-sign', facts: {} };
  }
  const facts = looksLikeMissingCode(text) ? { missing: cell } : {};
  return { kind: 'invalid', code: 'unknown-answer', facts };
}

/** Items of a scale share their response, so its wordings are prepared once. */
const LABELS = new WeakMap<Response, ReadonlyMap<string, number>>();

function labelValues(response: Response): ReadonlyMap<string, number> {
  const known = LABELS.get(response);
  if (known !== undefined) return known;
  const values = new Map<string, number>();
  for (const { value, text } of response.labels ?? []) {
    for (const wordings of Object.values(text)) {
      for (const wording of wordings) values.set(normaliseAnswer(wording), value);
    }
  }
  // A wording that ends in `?` or `!` is known without it; an answer with a mark that no wording has is not.
  for (const [wording, value] of [...values]) {
    // Few have one, and an expression with a class of Unicode is slow to make.
    if (!/[?!]$/.test(wording)) continue;
    const bare = wording.replace(/(\p{L})[?!]+$/u, '$1');
    if (!values.has(bare)) values.set(bare, value);
  }
  LABELS.set(response, values);
  return values;
}

/** What would be valid, in words: the range and the first wording of every answer in every language. */
export function validAnswers(response: Response): string {
  const byLanguage = new Map<string, string[]>();
  for (const { text } of response.labels ?? []) {
    for (const [language, [wording]] of Object.entries(text)) {
      if (wording !== undefined) byLanguage.set(language, [...(byLanguage.get(language) ?? []), wording]);
    }
  }
  const wordings = [...byLanguage].map(([language, list]) => `${language}: ${list.join(', ')}`);
  return [rangeText(response), ...wordings].join('; ');
}
