import { type PlanArguments, plan } from '../generated/messages/plan.ts';
import type { Arguments } from '../model/messages/template.ts';
import type { Context } from './context.ts';
import { dateText } from './conventions.ts';
import { plain, type Text } from './table.ts';
import { printed, textsOf } from './text/catalogue.ts';

/** What is said about plans, in one language. */
export interface PlanWords {
  text<K extends keyof PlanArguments<never>>(
    key: K,
    ...values: Arguments<PlanArguments<string | Text>[K]>
  ): Text;
  /** The same without type styles. */
  word<K extends keyof PlanArguments<never>>(
    key: K,
    ...values: Arguments<PlanArguments<string | Text>[K]>
  ): string;
  /** A point in time: `21 November 2026, 09:30 UTC`. */
  moment(date: string): string;
}

export function planWords(context: Pick<Context, 'language' | 'number'>): PlanWords {
  const texts = textsOf(plan, context.language);
  const text: PlanWords['text'] = (key, ...values) => printed(texts[key], values[0] ?? {}, context);
  return {
    text,
    word: (key, ...values) => plain(text(key, ...values)),
    moment: (date) => `${dateText(date.slice(0, 10), context.language)}, ${date.slice(11, 16)} UTC`,
  };
}
