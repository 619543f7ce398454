import { rangeForm } from '../model/messages/wording.ts';
import type { Context } from './context.ts';

/** Two printed numbers as a range: `1–5`, or `−2 to 2` where one is below zero. */
export function rangeWords(context: Pick<Context, 'word'>, lower: string, upper: string): string {
  return context.word(rangeForm(lower, upper), { lower, upper });
}
