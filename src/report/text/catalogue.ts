import { type AuditArguments, audit } from '../../generated/messages/audit.ts';
import { type FiguresArguments, figures } from '../../generated/messages/figures.ts';
import { type ReportArguments, report } from '../../generated/messages/report.ts';
import { type VerificationArguments, verification } from '../../generated/messages/verification.ts';
import type { Language } from '../../model/language.ts';
import { type Arguments, type Message, templateOf } from '../../model/messages/template.ts';
import type { NumberFormat } from '../number-format.ts';
import type { Text } from '../table.ts';
import { markup, type Values } from './markup.ts';

/** Texts of tables, figures and of `audit` and `verify`, with what each is filled in with. */
interface Texts
  extends ReportArguments<string | Text>,
    FiguresArguments<string | Text>,
    AuditArguments<string | Text>,
    VerificationArguments<string | Text> {}

export type Key = keyof Texts;

export type ArgumentsOf<K extends Key> = Arguments<Texts[K]>;

/** A section of the catalogues: its texts by language, put together only where they are asked for. */
export type Section<K extends string> = Readonly<Record<Language, () => Readonly<Record<K, Message>>>>;

const made = new WeakMap<() => object, object>();

/** The texts of a section in a language. */
export function textsOf<K extends string>(
  section: Section<K>,
  language: Language,
): Readonly<Record<K, Message>> {
  const make = section[language];
  let texts = made.get(make) as Readonly<Record<K, Message>> | undefined;
  if (texts === undefined) {
    texts = make();
    made.set(make, texts);
  }
  return texts;
}

/** Every text that a context has, by its key; those that only other commands print are looked at last. */
export function lookUp(language: Language): (key: string) => Message | null {
  const sections: readonly Section<string>[] = [report, figures, audit, verification];
  return (key) => {
    for (const section of sections) {
      const texts = textsOf(section, language);
      if (Object.hasOwn(texts, key)) return texts[key]!;
    }
    return null;
  };
}

/** A message filled in, with its type styles. */
export function printed(
  message: Message,
  values: Values,
  { language, number }: { readonly language: Language; readonly number: NumberFormat },
): Text {
  return markup(templateOf(message, values, language), values, number.plain);
}
