import { plainText } from '../../model/markup.ts';
import { normaliseAnswer } from '../column-name.ts';
import { parseNumber } from '../parse-number.ts';

/**
 * An answer as it is looked up among known wordings: without case, accents, vowel signs, punctuation and the endings in brackets of
 * two genders.
 *
 * @example
 * answerKey('Niet eens, niet oneens') // 'niet eens niet oneens'
 * answerKey('Très satisfait(e)')      // 'tres satisfait'
 */
export function answerKey(text: string): string {
  return normaliseAnswer(plainText(text))
    .replace(/\((?:e|a|s|e?s)\)|(?<=o)\/a\b/g, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
}

/** What a cell with an answer is: a number, a wording with its number, or a wording. */
export type AnswerForm =
  | { readonly kind: 'number'; readonly code: number }
  | { readonly kind: 'coded'; readonly code: number; readonly text: string }
  | { readonly kind: 'wording'; readonly text: string };

/** `4 - Eens`, `4: Eens`, `4 = Eens`, `(4) Eens`, `4 Eens` */
const CODE_FIRST = /^[([]?([+-]?\d{1,3})[)\]]?(?:\s{0,3}[-–:=.;/]\s{0,3}|\s{1,3}|(?<=[)\]]))(?=\P{N})/u;
/** `Eens (4)`, `Eens [4]`, `Eens = 4` */
const CODE_LAST = /(?:[([]([+-]?\d{1,3})[)\]]|[-–:=]\s{0,3}([+-]?\d{1,3}))$/u;

/** @example answerForm('4 - Eens') // { kind: 'coded', code: 4, text: 'Eens' } */
export function answerForm(cell: string): AnswerForm {
  const text = plainText(cell.trim());
  const number = parseNumber(text, '.');
  if (!Number.isNaN(number)) return { kind: 'number', code: number };
  const first = CODE_FIRST.exec(text);
  const front = first === null ? '' : text.slice(first[0].length).trim();
  if (first !== null && /\p{L}/u.test(front)) return { kind: 'coded', code: Number(first[1]), text: front };
  const last = CODE_LAST.exec(text);
  const back = last === null ? '' : text.slice(0, last.index).trim();
  if (last !== null && /\p{L}/u.test(back))
    return { kind: 'coded', code: Number(last[1] ?? last[2]), text: back };
  return { kind: 'wording', text };
}
