import type { Language } from '../language.ts';

/** What a message is filled in with: what it prints, what it counts, what it chooses by. */
export type MessageValues = Readonly<Record<string, unknown>>;

type Cases = { readonly other: string; readonly [name: string]: string };

/** The case of a message that belongs to a number or a kind. */
export interface Choose {
  plural(value: unknown, cases: Cases): string;
  select(value: unknown, cases: Cases): string;
}

/**
 * A message of a catalogue as `generate/messages.mjs` compiles it: a template with `{names}` to fill in, or what chooses one. A backslash
 * in a template keeps the next sign as it is.
 */
export type Message = string | ((values: MessageValues, choose: Choose) => string);

const chosen = new Map<Language, Choose>();

/** The template of a message for these values. */
export function templateOf(message: Message, values: MessageValues, language: Language): string {
  if (typeof message === 'string') return message;
  let choose = chosen.get(language);
  if (choose === undefined) {
    choose = chooseIn(new Intl.PluralRules(language));
    chosen.set(language, choose);
  }
  return message(values, choose);
}

function chooseIn(rules: Intl.PluralRules): Choose {
  return {
    plural: (value, cases) => {
      if (typeof value !== 'number') throw new RangeError(`${value} is not a number to choose a plural by`);
      return cases[`=${value}`] ?? cases[rules.select(value)] ?? cases.other!;
    },
    // Kinds are written with hyphens in code, which names of cases cannot have.
    select: (value, cases) => {
      const name = String(value).replaceAll('-', '_');
      return Object.hasOwn(cases, name) ? cases[name]! : cases.other;
    },
  };
}

/**
 * A message as plain text.
 *
 * @param count how a number is printed
 * @throws RangeError when a value is missing
 * @example fillIn('{file} has {n} rows', { file: 'a.csv', n: 3 }, String) // 'a.csv has 3 rows'
 */
export function fillIn(template: string, values: MessageValues, count: (value: number) => string): string {
  return template.replaceAll(/\\([*~{}\\])|\{(\w+)\}/g, (_, literal?: string, name = '') => {
    if (literal !== undefined) return literal;
    const value = valueNamed(values, name, template);
    return typeof value === 'number' ? count(value) : String(value);
  });
}

/** @throws RangeError when the value is missing */
export function valueNamed(values: MessageValues, name: string, template: string): unknown {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) throw new RangeError(`no value for {${name}} in "${template}"`);
  return value;
}

/** What follows a key where a message is asked for: its values, or nothing. */
export type Arguments<A> = [A] extends [never] ? [] : [values: A];
