import { type SentencesArguments, sentences } from '../../generated/messages/sentences.ts';
import type { Arguments } from '../../model/messages/template.ts';
import type { Context } from '../context.ts';
import type { Text } from '../table.ts';
import { printed, textsOf } from '../text/catalogue.ts';

export type SentenceKey = keyof SentencesArguments<never>;

/** The texts of sentences in the language of the report, filled in. A citation in a text stands in the list of references too. */
export type SentenceWords = <K extends SentenceKey>(
  key: K,
  ...values: Arguments<SentencesArguments<string | Text>[K]>
) => Text;

export function sentenceWords(context: Pick<Context, 'language' | 'number'>): SentenceWords {
  const texts = textsOf(sentences, context.language);
  return (key, ...values) => printed(texts[key], values[0] ?? {}, context);
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
