import type { RemarkArguments } from '../../generated/messages/remarks-en.ts';
import type { Arguments } from './template.ts';
import { ENGLISH, type RemarkKey, type Words } from './words.ts';

/** A fact of a message as plain data. */
export type Fact =
  | string
  | number
  | boolean
  | null
  | readonly Fact[]
  | { readonly [name: string]: Fact | undefined };

/** What a message tells, by name: counts, columns, names, limits. The same facts make its sentence in every language. */
export type Facts = Readonly<Record<string, Fact | undefined>>;

/**
 * Messages by code: a key of the catalogue for one that is filled in with its facts as they are, else what makes the sentence from
 * its facts and the words of a language.
 */
export type Messages = Readonly<Record<string, RemarkKey | ((facts: never, words: Words) => string)>>;

/** The facts of a message; nothing for one without. */
export type FactsOf<M> = M extends RemarkKey
  ? Arguments<RemarkArguments<string | number>[M]>
  : M extends (facts: infer F, ...words: never[]) => string
    ? [facts: F]
    : never;

/** A message in English, and what it was made from. */
export interface Said<C extends string = string> {
  readonly code: C;
  readonly message: string;
  readonly values?: Facts;
}

/**
 * A message of a catalogue, with its facts beside the sentence.
 *
 * @example createMessage(fileMessages, 'empty-file', { file: 'pre.csv' })
 */
export function createMessage<M extends Messages, C extends keyof M & string>(
  messages: M,
  code: C,
  ...facts: FactsOf<M[C]>
): Said<C> {
  const [values] = facts as readonly [Facts?];
  const message = sentence(messages[code]!, values, ENGLISH);
  return { code, message, ...(values === undefined ? {} : { values }) };
}

/** The sentence of a message in a language. */
export function sentence(message: Messages[string], facts: Facts | undefined, words: Words): string {
  return typeof message === 'string'
    ? words.text(message as 'file.empty-file', facts as { readonly file: string })
    : message((facts ?? {}) as never, words);
}
