import { answerMessages } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import type { Problem } from '../model/problem.ts';
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
export function lackingLabels(file: string, problems: readonly Problem[]): Problem[] {
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
  return [...ofScale].flatMap(([scale, counts]): Problem[] => {
    const answers = [...counts.values()]
      .filter(({ count }) => count >= REPEATED)
      .sort((a, b) => b.count - a.count);
    if (answers.length === 0) return [];
    const facts = {
      file,
      scale,
      answers: answers.slice(0, LISTED),
      more: Math.max(0, answers.length - LISTED),
    };
    return [{ ...createMessage(answerMessages, 'lacking-labels', facts), severity: 'error', file, scale }];
  });
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
