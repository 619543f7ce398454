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

/** Messages by code: each makes its sentence from its facts. */
export type Messages = Readonly<Record<string, (facts: never) => string>>;

/** A message in English, and what it was made from. */
export interface Said<C extends string = string> {
  readonly code: C;
  readonly message: string;
  readonly values?: Facts;
}

/**
 * A message of a catalogue, with its facts beside the sentence.
 *
 * @example said(fileMessages, 'empty-file', { file: 'pre.csv' })
 */
export function said<M extends Messages, C extends keyof M & string>(
  messages: M,
  code: C,
  ...facts: Parameters<M[C]>
): Said<C> {
  const say = messages[code] as (...facts: Parameters<M[C]>) => string;
  const [values] = facts as readonly [Facts?];
  return { code, message: say(...facts), ...(values === undefined ? {} : { values }) };
}
