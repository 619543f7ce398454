import type { DifferenceKind } from '../../model/entry-comparison.ts';
import type { EntryCodes } from '../../model/entry-form.ts';
import type { Response } from '../../model/scale.ts';
import type { Answer } from './compared-columns.ts';

/** Letters and signs that are typed, or read, for a digit. */
const DIGIT_OF: Readonly<Record<string, string>> = {
  o: '0',
  O: '0',
  l: '1',
  I: '1',
  i: '1',
  '!': '1',
  '|': '1',
  z: '2',
  Z: '2',
  s: '5',
  S: '5',
  b: '8',
  B: '8',
};

/** One cell as two typists typed it. */
interface TypedTwice {
  readonly texts: readonly [string, string];
  readonly answers: readonly [Answer, Answer];
  /** The answers that there are; `null` for a column that is no item. */
  readonly response: Response | null;
  readonly codes: EntryCodes;
}

/**
 * What slip a difference between two typists shows, where one of both cells tells it by itself or they tell it together; `other` where
 * they do not. It says nothing about who is right.
 *
 * @example '12' and '21' → 'swapped-digits'; 'O' and '0' → 'letter'; '2/3' and '3' → 'two-crosses'; '2.5' and '2' → 'half-point'
 */
export function differenceKind({ texts, answers, response, codes }: TypedTwice): DifferenceKind {
  const [first, second] = texts.map((text) => text.trim()) as [string, string];
  if (answers.some(({ key }) => key === `=${codes.twoCrosses}`)) return 'two-crosses';
  if (answers.some(({ key }) => key === `=${codes.unreadable}`)) return 'unreadable';
  if (answers.some(({ key }) => key === '')) return 'blank';
  if (isLetterFor(first, second) || isLetterFor(second, first)) return 'letter';
  const impossible = [first, second].filter((_, index) => response === null || answers[index]!.isImpossible);
  if (response !== null) {
    if (impossible.some((text) => isTwoAnswers(text, response))) return 'two-crosses';
    if (impossible.some((text) => isHalf(text, response))) return 'half-point';
  }
  if (isSwapped(first, second)) return 'swapped-digits';
  return response !== null && impossible.length > 0 ? 'impossible' : 'other';
}

/** Whether a text is the number that the other is, but for letters that look like digits. */
function isLetterFor(text: string, number: string): boolean {
  if (!/^\d+$/.test(number) || text.length !== number.length || /^\d*$/.test(text)) return false;
  return [...text].map((sign) => DIGIT_OF[sign] ?? sign).join('') === number;
}

/** `2/3`, `2+3`, `2 3`, `2&3`, `2-3`, `2;3`: two answers of the item with a sign between. */
function isTwoAnswers(text: string, response: Response): boolean {
  const match = /^(\d{1,3}) ?[/+&;|\\ -] ?(\d{1,3})$/.exec(text);
  return (
    match !== null &&
    match[1] !== match[2] &&
    [match[1], match[2]].every((each) => isAnswer(Number(each), response))
  );
}

/** `2.5`, `2,5` and `2½` between two answers, where only whole ones are valid. */
function isHalf(text: string, response: Response): boolean {
  const match = /^(\d+)(?:[.,]50*|\s*½)$/.exec(text);
  if (match === null) return false;
  const whole = Number(match[1]);
  return isAnswer(whole, response) && isAnswer(whole + 1, response);
}

function isAnswer(value: number, { min, max }: Response): boolean {
  return value >= min && (max === null || value <= max);
}

/** Two neighbouring digits in the other order: `12` and `21`, `1987` and `1978`. */
export function isSwapped(first: string, second: string): boolean {
  if (first.length !== second.length || !/\d\d/.test(first) || first === second) return false;
  let at = 0;
  while (first[at] === second[at]) at++;
  const isDigit = (sign: string | undefined) => sign !== undefined && sign >= '0' && sign <= '9';
  return (
    isDigit(first[at]) &&
    isDigit(first[at + 1]) &&
    first[at] === second[at + 1] &&
    first[at + 1] === second[at] &&
    first.slice(at + 2) === second.slice(at + 2)
  );
}
