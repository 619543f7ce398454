import type { Facts } from '../../../model/messages/said.ts';
import type { Context } from '../../context.ts';
import type { MessageCatalogue, Words } from './words.ts';

/** A warning or a problem: its code, its English sentence and the facts of it. */
export interface Remark {
  readonly code: string;
  readonly message: string;
  readonly values?: Facts;
}

/**
 * The same context with the messages of its language, which are loaded only where there is something to say; English has its
 * sentences from where they are made.
 *
 * @param remarks what may have to be said
 */
export async function withMessages(context: Context, remarks: readonly Remark[]): Promise<Context> {
  if (context.language === 'en' || remarks.length === 0) return context;
  const { messages } = context.language === 'nl' ? await import('./nl.ts') : await import('./fr.ts');
  return { ...context, messages };
}

/**
 * A warning or a problem as a sentence in the language of the report, with its figures.
 *
 * @param names what scales are called, and whether the waves are worth naming
 * @returns the English sentence for a code without facts, as those of broken JSON have none
 * @example say(await withMessages(createContext('nl', 'apa'), error.problems), error.problems[0])
 */
export function say(
  { messages, number, wave, remark: labelled }: Context,
  remark: Remark,
  names: Partial<Pick<Words, 'scale' | 'hasWaves'>> = {},
): string {
  const { code, values } = remark;
  const message = labelled?.(remark) ?? remark.message;
  const key = values?.withheld === undefined ? code : 'withheld';
  if (messages === undefined || !Object.hasOwn(messages, key)) return message;
  const sentence = messages[key as keyof MessageCatalogue] as (words: Words, facts?: Facts) => string;
  if (values === undefined && sentence.length > 1) return message;
  // A label of a group is no name of a wave, though it is another word as well.
  const isWave = (name: string) => (name === 'pre' || name === 'post') && wave(name) !== name;
  return sentence({ number, wave, isWave, scale: (id) => id, hasWaves: true, ...names }, values);
}
