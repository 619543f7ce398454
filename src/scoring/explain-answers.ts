import type { AnswerPair } from '../model/added-answers.ts';
import type { Column, Dataset } from '../model/dataset.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import type { Problem } from '../model/problem.ts';
import { stepsOf } from '../model/response-steps.ts';
import type { Scale } from '../model/scale.ts';
import { normaliseAnswer } from './column-name.ts';

/** Wordings that a message names. */
const LISTED = 6;

/** Fewer cells than this are slips, not answers that the definition does not know. */
const REPEATED = 3;

/** Words, or codes such as `A1`; a single letter beside a digit is a mark. */
function isWording(value: string): boolean {
  return /\p{L}{2}/u.test(value) || /^[A-Z]\d{1,2}$/.test(value);
}

/**
 * What impossible answers have in common, to be said before each of them: wordings that repeat are answers that the definition lacks, and
 * must not be declared missing.
 *
 * @param problems of one file
 */
export function lackingLabels(
  file: string,
  problems: readonly Problem[],
  scales: readonly Scale[] = [],
): Problem[] {
  const ofScale = new Map<string, Map<string, { text: string; count: number }>>();
  for (const { code, value, values, scale } of problems) {
    if (code !== 'unknown-answer' || value === undefined || scale === undefined) continue;
    if (values?.missing !== undefined || values?.spreadsheet !== undefined || !isWording(value)) continue;
    const counts = ofScale.get(scale) ?? new Map<string, { text: string; count: number }>();
    ofScale.set(scale, counts);
    const key = normaliseAnswer(value);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { text: value, count: 1 });
    else known.count++;
  }
  const found = [...ofScale].flatMap(([scale, counts]) => {
    const answers = [...counts.values()]
      .filter(({ count }) => count >= REPEATED)
      .sort((a, b) => b.count - a.count);
    if (answers.length === 0) return [];
    const inOrder = countedCodes(
      answers.map(({ text }) => text),
      scales.find(({ id }) => id === scale),
    );
    return [{ scale, answers, inOrder }];
  });
  const isAlike = new Set(found.map(({ inOrder }) => JSON.stringify(inOrder))).size === 1;
  return found.map(({ scale, answers, inOrder }): Problem => {
    const facts = {
      file,
      scale,
      answers: answers.slice(0, LISTED),
      more: Math.max(0, answers.length - LISTED),
      ...(inOrder !== undefined && { inOrder, isAlike }),
    };
    return { ...createMessage(answerMessages, 'lacking-labels', facts), severity: 'error', file, scale };
  });
}

/** `A1`, `AO01`: codes that a platform counts in the order in which the answers stand in the form. */
const COUNTED = /^([A-Z]{1,3})0*(\d{1,2})$/;

/** Whether a cell is such a code; without an expression, since it is asked of every file. */
export function isCountedCode(text: string): boolean {
  if (text.length < 2 || text.length > 5) return false;
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first >= 65 && first <= 90 && last >= 48 && last <= 57 && COUNTED.test(text);
}

/** Rows in which they are looked for before all are read. */
const LOOKED_AT = 50;

/** Whether such codes stand in these columns, as far as the first rows tell. */
export async function hasCountedCodes(
  dataset: Pick<Dataset, 'batches'>,
  columns: readonly (Column | null)[],
): Promise<boolean> {
  for await (const { cells } of dataset.batches())
    return cells
      .slice(0, LOOKED_AT)
      .some((row) => columns.some((column) => isCountedCode((row[column?.index ?? -1] ?? '').trim())));
  return false;
}

/**
 * The codes of answers that are counted (`A1` to `A4`), if they count as the definition does; `undefined` where they are more than its answers,
 * or other answers are not in words.
 */
export function countedCodes(texts: readonly string[], scale: Scale | undefined): AnswerPair[] | undefined {
  const responses =
    scale === undefined ? [] : [scale.response, ...scale.items.flatMap((item) => item.response ?? [])];
  const [response] = responses;
  if (
    response === undefined ||
    responses.some(({ min, max }) => min !== response.min || max !== response.max)
  )
    return undefined;
  const { min, max, step = 1 } = response;
  const parts = texts.map((text) => COUNTED.exec(text));
  const [first] = parts;
  if (first == null || max === null || parts.some((part) => part?.[1] !== first[1])) return undefined;
  const numbers = parts.map((part) => Number(part![2])).toSorted((one, other) => one - other);
  const answers = stepsOf(response) + 1;
  const begin = numbers[0] === 0 ? 0 : 1;
  if (numbers.at(-1)! - begin >= answers) return undefined;
  const digits =
    first[2]!.length === first[0].length - first[1]!.length ? null : first[0].length - first[1]!.length;
  return Array.from({ length: answers }, (_, at) => {
    const number = String(begin + at);
    return [first[1]! + (digits === null ? number : number.padStart(digits, '0')), min + at * step];
  });
}

/** Codes that files often have for no answer, where several different ones are no answers of the items: one option declares them all. */
export function perhapsMissing(file: string, problems: readonly Problem[]): Problem[] {
  const codes = new Map<string, string>();
  for (const { values } of problems) {
    const missing = values?.missing;
    if (typeof missing === 'string' || typeof missing === 'number')
      codes.set(normaliseAnswer(String(missing)), String(missing));
  }
  if (codes.size < 2) return [];
  const facts = { file, codes: [...codes.values()].toSorted() };
  return [{ ...createMessage(answerMessages, 'perhaps-missing', facts), severity: 'error', file }];
}

const MONTH =
  '(?:jan|feb|f[ée]v|mrt|mar|maa|apr|avr|may|mei|mai|jun|juin|jul|juil|aug|ao[uû]|sep|oct|okt|nov|dec|d[ée]c)[a-zéû]{0,6}\\.?';

/**
 * Whether a cell is what spreadsheets make of short answers such as `2-5`: a date in words or digits, or, among small codes, its serial
 * number. A hint for a message, never acted on.
 */
export function looksLikeDate(text: string, max: number | null): boolean {
  const number = /^\d{5}$/.test(text) ? Number(text) : Number.NaN;
  // 1 January 2000 to 1 January 2050, as workbooks count days.
  if (number >= 36_526 && number <= 54_789) return max !== null && max <= 100;
  return (
    /^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4})$/.test(text) ||
    /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[ T]00:00(?::00)?)?$/.test(text) ||
    new RegExp(`^(?:\\d{1,2}[-/. ]${MONTH}(?:[-/. ]\\d{2,4})?|${MONTH}[-/. ]\\d{1,4})$`, 'i').test(text)
  );
}

/** A number of which a spreadsheet has kept six digits or fewer. */
export function isScientific(text: string): boolean {
  return /^[+-]?\d(?:[.,]\d+)?E\+?\d+$/i.test(text);
}
