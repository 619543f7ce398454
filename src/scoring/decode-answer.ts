import { DECLARED_MISSING, type DecimalSign } from '../model/dataset.ts';
import { plainText } from '../model/markup.ts';
import type { AnswerFacts, ImpossibleCode } from '../model/messages/answers.ts';
import { rangeText } from '../model/messages/wording.ts';
import type { Response } from '../model/scale.ts';
import { isPlain, normaliseAnswer } from './column-name.ts';
import { looksLikeDate } from './explain-answers.ts';
import { looksLikeMissingCode, type MissingLookup } from './missing-codes.ts';
import { parseNumber } from './parse-number.ts';
import { withPlainDigits, withSameLetters } from './same-letters.ts';

/** What a cell says about an item. `value` is the code before reversal. */
export type DecodedAnswer =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'missing'; readonly coded: boolean }
  | { readonly kind: 'invalid'; readonly code: ImpossibleCode; readonly facts: AnswerFacts };

export interface AnswerReading {
  readonly response: Response;
  readonly missing: MissingLookup;
  /** The decimal sign of the column, `null` when its cells have none. */
  readonly decimal: DecimalSign | null;
}

const CACHE_LIMIT = 2000;

/**
 * Makes the reader of the columns of items with the same answers: number, answer wording in any language of the definition, both together
 * (`"4 - Eens"`), a missing code, or blank. A wording and a number that disagree are invalid, not guessed. A wording that nothing fits is
 * compared once more without what its script writes at will (`same-letters.ts`).
 *
 * Distinct cells are few, so each is worked out once.
 */
export function answerDecoder(reading: AnswerReading): AnswerDecoder {
  const labels = wordingsOf(reading.response);
  const known = new Map<string, DecodedAnswer>();
  const decoder = (cell: string) => {
    const cached = known.get(cell);
    if (cached !== undefined) return cached;
    const decoded = decode(cell, reading, labels);
    if (known.size < CACHE_LIMIT) known.set(cell, decoded);
    return decoded;
  };
  return Object.assign(decoder, { known });
}

/** Reads a cell, and knows every different one that it has read. */
export interface AnswerDecoder {
  (cell: string): DecodedAnswer;
  readonly known: ReadonlyMap<string, DecodedAnswer>;
}

function decode(
  cell: string,
  { response, missing, decimal }: AnswerReading,
  labels: Wordings,
): DecodedAnswer {
  const text = normaliseAnswer(cell);
  if (text === '') return { kind: 'missing', coded: cell === DECLARED_MISSING };
  // What the user or the definition declares as missing comes before a label of the same wording.
  if (missing.texts.has(text)) return { kind: 'missing', coded: true };
  const label = labels.valueOf(text);
  if (label !== undefined) return { kind: 'value', value: label };
  // Some platforms export wordings as their editors keep them: `D&#039;accord`.
  if (/[&<]/.test(cell)) {
    const plain = plainText(cell);
    if (plain !== cell) return decode(plain, { response, missing, decimal }, labels);
  }
  const number = parseNumber(cell, decimal);
  if (!Number.isNaN(number)) {
    if (missing.numbers.has(number)) return { kind: 'missing', coded: true };
    if (labels.codes === null) return checkedValue(number, response);
    const value = labels.codes.get(number);
    return value === undefined ? otherCode(number, response) : { kind: 'value', value };
  }
  return decodeBoth(withPlainDigits(text), response, labels, decimal) ?? notAnAnswer(text, cell.trim());
}

/** A cell with a number and a wording: both must be known and say the same. */
function decodeBoth(
  text: string,
  response: Response,
  labels: Wordings,
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
  const written = parseNumber(numberText, decimal);
  const number = labels.codes === null ? written : (labels.codes.get(written) ?? Number.NaN);
  const label = labels.valueOf(normaliseAnswer(wording));
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

/** A number that is none of the codes by which the file has the answers, be it a code of the definition. */
function otherCode(number: number, { min, max }: Response): DecodedAnswer {
  const missing = looksLikeMissingCode(number) ? { missing: number } : {};
  return { kind: 'invalid', code: 'out-of-range', facts: { min, max, ...missing } };
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

/** The wordings of an item's answers. */
interface Wordings {
  /** The code of an answer in comparable form; `undefined` when it is no wording. */
  readonly valueOf: (text: string) => number | undefined;
  /** What each code of the file counts as, where these are not the codes of the definition (`1` for 0); else `null`. */
  readonly codes: ReadonlyMap<number, number> | null;
}

/** Items of a scale share their response, so its wordings are prepared once. */
const WORDINGS = new WeakMap<Response, Wordings>();

/**
 * Wordings in letters of Western Europe are prepared at once. The others, which take expressions with classes of Unicode that are slow to
 * make, wait for an answer that is none of these and no number.
 */
function wordingsOf(response: Response): Wordings {
  const known = WORDINGS.get(response);
  if (known !== undefined) return known;
  const all = (response.labels ?? []).flatMap(({ value, text }) =>
    Object.values(text).flatMap((wordings) => wordings.map((wording) => [wording, value] as const)),
  );
  const plain = comparable(all.filter(([wording]) => isPlain(wording)));
  let others: { readonly exact: ReadonlyMap<string, number>; readonly folded: Folded } | null = null;
  const codes = new Map(
    all
      .map(([wording, value]) => [parseNumber(wording, '.'), value] as const)
      .filter(([code]) => !Number.isNaN(code)),
  );
  const wordings: Wordings = {
    codes: [...codes].some(([code, value]) => code !== value) ? codes : null,
    valueOf: (text) => {
      const value = plain.get(text);
      if (value !== undefined || all.length === 0 || /^[\d.,+-]*$/.test(text)) return value;
      if (others === null) {
        const exact = comparable(all);
        others = { exact, folded: withoutForms(exact) };
      }
      return others.exact.get(text) ?? others.folded.get(withSameLetters(text)) ?? undefined;
    },
  };
  WORDINGS.set(response, wordings);
  return wordings;
}

function comparable(wordings: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const [wording, value] of wordings) values.set(normaliseAnswer(wording), value);
  // A wording that ends in `?` or `!` is known without it; an answer with a mark that no wording has is not.
  for (const [wording, value] of [...values]) {
    // Few have one, and an expression with a class of Unicode is slow to make.
    if (!/[?!]$/.test(wording)) continue;
    const bare = wording.replace(/(\p{L})[?!]+$/u, '$1');
    if (!values.has(bare)) values.set(bare, value);
  }
  return values;
}

/** `null` where two answers are the same in this form. */
type Folded = ReadonlyMap<string, number | null>;

function withoutForms(exact: ReadonlyMap<string, number>): Folded {
  const folded = new Map<string, number | null>();
  for (const [wording, value] of exact) {
    const form = withSameLetters(wording);
    folded.set(form, folded.has(form) && folded.get(form) !== value ? null : value);
  }
  return folded;
}

/** The languages of reports, in which every answer is listed. */
const ALWAYS_LISTED = ['en', 'nl', 'fr'];

/**
 * What would be valid, in words: the range and the first wording of every answer. Where there are more than three languages, those of
 * reports, and those in the script of the cell.
 */
export function validAnswers(response: Response, cell: string): string {
  const byLanguage = new Map<string, string[]>();
  for (const { text } of response.labels ?? []) {
    for (const [language, [wording]] of Object.entries(text)) {
      if (wording !== undefined) byLanguage.set(language, [...(byLanguage.get(language) ?? []), wording]);
    }
  }
  const scripts = new Set(scriptsOf(cell));
  const wordings = [...byLanguage]
    .filter(
      ([language, list]) =>
        byLanguage.size <= 3 ||
        ALWAYS_LISTED.includes(language) ||
        scriptsOf(list.join('')).some((script) => scripts.has(script)),
    )
    .map(([language, list]) => `${language}: ${list.join(', ')}`);
  return [rangeText(response), ...wordings].join('; ');
}

/** Letters beyond Western Europe by where they stand in Unicode, 256 at a time: Turkish, Arabic and Ethiopic are told apart by it. */
function scriptsOf(text: string): number[] {
  return [...text].flatMap((letter) => (isPlain(letter) ? [] : letter.codePointAt(0)! >> 8));
}
