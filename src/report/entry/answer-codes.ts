import { stepsOf } from '../../model/response-steps.ts';
import type { LocalisedText } from '../../model/result.ts';
import type { Response } from '../../model/scale.ts';
import type { Context } from '../context.ts';
import { rangeWords } from '../range-words.ts';

/** More answers than these are a range, not a list to choose from. */
const MOST_LISTED = 20;

type Range = Pick<Response, 'min' | 'max' | 'step'>;

/** The whole answers of an item; `null` where they are too many to list, or not whole. */
export function listedCodes(range: Range): number[] | null {
  const { min, step = 1 } = range;
  const count = stepsOf(range) + 1;
  if (count > MOST_LISTED || !Number.isInteger(step) || !Number.isInteger(min)) return null;
  return Array.from({ length: count }, (_, index) => min + index * step);
}

/** `1–5`, or `0, 1, 2, …` for an open count. */
export function answerRange({ min, max }: Range, context: Context): string {
  const { plain } = context.number;
  return max === null
    ? [min, min + 1, min + 2].map(plain).concat('…').join(', ')
    : rangeWords(context, plain(min), plain(max));
}

/**
 * What an item asks, for those who type. A question in another language is left out where the answers are in theirs: the questionnaire
 * before them is in theirs too.
 */
export function questionOf(
  { text, response }: { readonly text: LocalisedText | null; readonly response: Response },
  context: Context,
): string {
  if (text === null) return '';
  const own = text[context.language];
  const isAnswered = response.labels?.some((label) => label.text[context.language] !== undefined) === true;
  return own ?? (isAnswered ? '' : context.name(text));
}

/** What an answer is called in the language; `null` where the definition has no word for it. */
export function wordingOf({ labels = [] }: Response, code: number, context: Context): string | null {
  const { text } = labels.find(({ value }) => value === code) ?? {};
  const wordings =
    text === undefined ? undefined : (text[context.language] ?? text.en ?? Object.values(text)[0]);
  return wordings?.[0] ?? null;
}
