import type { Scale } from '../model/scale.ts';
import { normaliseAnswer } from './column-name.ts';
import { parseNumber } from './parse-number.ts';

/** The codes that stand for a missing answer: as numbers and as texts. */
export interface MissingCodes {
  readonly numbers: ReadonlySet<number>;
  readonly texts: ReadonlySet<string>;
}

/** The same where only whether a cell is among them matters, so that not all of them need be worked out. */
export type MissingLookup = { readonly [kind in keyof MissingCodes]: Pick<MissingCodes[kind], 'has'> };

/**
 * Gathers the codes of the user and of a definition. `99` also covers `99.0` and `99,0`; words are compared without case,
 * outer blanks and Unicode form.
 */
export function missingCodes(given: readonly string[], scale?: Scale): MissingCodes {
  const numbers = new Set<number>();
  const texts = new Set<string>();
  for (const code of [...given, ...(scale?.missing ?? [])]) {
    const text = normaliseAnswer(String(code));
    const number = parseNumber(String(code), text.includes(',') ? ',' : '.');
    if (Number.isNaN(number)) texts.add(text);
    else numbers.add(number);
  }
  return { numbers, texts };
}

/** Whether a cell that is not an item (an id, a group, a category) is blank or holds a missing code. */
export function isMissingText(cell: string, codes: MissingCodes): boolean {
  const text = normaliseAnswer(cell);
  return text === '' || codes.texts.has(text) || codes.numbers.has(parseNumber(cell, '.'));
}

const USUAL_NUMBERS = new Set([
  -1, -7, -8, -9, -77, -88, -97, -98, -99, -999, 9, 77, 88, 97, 98, 99, 777, 888, 999, 9999,
]);
/** In the form of `normaliseAnswer`. */
const USUAL_TEXTS = new Set([
  ...['na', 'n/a', '#n/a', 'nan', 'null', 'none', 'missing', '-', '--', '.', '?'],
  ...['nvt', 'n.v.t', 'geen antwoord', 'no answer', 'weet niet', "don't know", 'prefer not to say'],
  ...['wil ik niet zeggen', 'weet ik niet', 'niet ingevuld', 'niet beantwoord', 'onbekend', 'ontbrekend'],
  ...['weigert', 'sans réponse', 'pas de réponse', 'non réponse', 'ne sait pas', 'refus', 'manquant'],
  ...['no response', 'not answered', 'unanswered', 'refused', 'refusal', 'unknown', 'missing value'],
  ...['missing data', 'do not know', 'dk', 'decline to answer', 'declined to answer', 'prefer not to answer'],
  ...['rather not say', 'keine angabe', 'keine antwort', 'nicht beantwortet', 'weiß nicht', 'weiss nicht'],
  ...['verweigert', 'fehlend', 'k.a', 'k. a'],
]);

/** Whether data files often use this value for "no answer"; a hint for a message, never acted on. */
export function looksLikeMissingCode(value: string | number): boolean {
  return typeof value === 'number' ? USUAL_NUMBERS.has(value) : USUAL_TEXTS.has(normaliseAnswer(value));
}
