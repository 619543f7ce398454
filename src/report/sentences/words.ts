import type { Context } from '../context.ts';
import type { Text } from '../table.ts';
import { markup } from '../text/markup.ts';
import {
  type SentenceCatalogue,
  type SentenceKey,
  type SentencePlaceholders,
  sentencesEn,
} from '../text/sentences/en.ts';
import { sentencesFr } from '../text/sentences/fr.ts';
import { sentencesNl } from '../text/sentences/nl.ts';

const catalogues: Readonly<Record<Context['language'], SentenceCatalogue>> = {
  en: sentencesEn,
  nl: sentencesNl,
  fr: sentencesFr,
};

type Arguments<K extends SentenceKey> = [SentencePlaceholders<K>] extends [never]
  ? []
  : [values: Readonly<Record<SentencePlaceholders<K>, string | Text>>];

/** The texts of sentences in the language of the report, filled in. */
export type SentenceWords = <K extends SentenceKey>(key: K, ...values: Arguments<K>) => Text;

/** The texts of sentences in the language of the report. */
export function sentenceWords({ language }: Context): SentenceWords {
  const catalogue = catalogues[language];
  return (key, ...values) => markup(catalogue[key], values[0]);
}

/** Texts one after the other with a text between. */
export function joined(texts: readonly Text[], separator: Text): Text {
  return texts.flatMap((text, index) => (index === 0 ? text : [...separator, ...text]));
}

/** `n = 46`; a count that was withheld says so. */
export function counted(n: number | null, { number }: Context, words: SentenceWords): Text {
  return n === null ? words('n.withheld') : words('n', { value: number.count(n) });
}

/** `a`, `a and b`, `a, b, and c`. */
export function enumerated(texts: readonly Text[], words: SentenceWords): Text {
  const [last = []] = texts.slice(-1);
  if (texts.length < 2) return last;
  const list = joined(texts.slice(0, -1), words('comma'));
  return words(texts.length === 2 ? 'and' : 'and.more', { list, last });
}
