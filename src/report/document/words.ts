import { type DocumentArguments, document } from '../../generated/messages/document.ts';
import type { Context } from '../context.ts';
import { plain, type Text } from '../table.ts';
import { printed, textsOf } from '../text/catalogue.ts';
import type { Values } from '../text/markup.ts';

export type DocumentKey = keyof DocumentArguments<never>;

/** What a report says around its tables and figures, in one language. */
export interface DocumentWords {
  text(key: DocumentKey, values?: Values): Text;
  /** The same without type styles. */
  word(key: DocumentKey, values?: Values): string;
}

/** @throws RangeError (when a text is asked for) where a placeholder has no value */
export function documentWords(context: Pick<Context, 'language' | 'number'>): DocumentWords {
  const texts = textsOf(document, context.language);
  const text = (key: DocumentKey, values: Values = {}) => printed(texts[key], values, context);
  return { text, word: (key, values) => plain(text(key, values)) };
}
