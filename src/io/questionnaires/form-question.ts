import { plainText } from '../../model/markup.ts';
import type { OfferedAnswer, Question, QuestionText } from '../../model/questionnaire.ts';

/** A question with what most forms say of it; the rest is nothing. */
export function formQuestion(question: Pick<Question, 'name' | 'texts'> & Partial<Question>): Question {
  return {
    codes: [],
    block: null,
    blockName: null,
    offered: null,
    range: null,
    reversed: null,
    seen: new Map(),
    ...question,
  };
}

/** A text as respondents saw it; nothing where there is none. */
export function textIn(language: string | null, text: unknown): QuestionText[] {
  if (typeof text !== 'string') return [];
  const plain = plainText(text).replace(/\s+/g, ' ').trim();
  return plain === '' ? [] : [{ language, text: plain }];
}

/** A code as a number; `null` for another one. */
export function codeOf(text: unknown): number | null {
  const written = typeof text === 'number' ? String(text) : typeof text === 'string' ? text.trim() : '';
  return /^[-+]?\d{1,6}(?:\.\d{1,6})?$/.test(written) ? Number(written) : null;
}

/**
 * An answer of a form. A code that is no number (`A1`) stands in files in the place of the wording, so it is one more of these.
 */
export function offeredAnswer(code: string, texts: readonly QuestionText[]): OfferedAnswer {
  const number = codeOf(code);
  return number !== null || code === ''
    ? { code: number, texts }
    : { code: null, texts: [...texts, { language: texts[0]?.language ?? null, text: code }] };
}

/** `en`, `nl-BE`; `null` for what is no code of a language. */
export function languageCode(text: string): string | null {
  const code = text.trim().replace('_', '-');
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$/i.test(code)
    ? code.slice(0, 3).replace('-', '').toLowerCase()
    : null;
}
