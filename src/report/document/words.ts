import type { Language } from '../context.ts';
import { plain, type Text } from '../table.ts';
import { documentEn } from '../text/document/en.ts';
import { documentFr } from '../text/document/fr.ts';
import { documentNl } from '../text/document/nl.ts';
import { markup, type Values } from '../text/markup.ts';

export type DocumentKey = keyof typeof documentEn;

const catalogues: Readonly<Record<Language, Readonly<Record<DocumentKey, string>>>> = {
  en: documentEn,
  nl: documentNl,
  fr: documentFr,
};

/** What a report says around its tables and figures, in one language. */
export interface DocumentWords {
  text(key: DocumentKey, values?: Values): Text;
  /** The same without type styles. */
  word(key: DocumentKey, values?: Values): string;
}

/** @throws RangeError (when a text is asked for) where a placeholder has no value */
export function documentWords(language: Language): DocumentWords {
  const text = (key: DocumentKey, values: Values = {}) => markup(catalogues[language][key], values);
  return { text, word: (key, values) => plain(text(key, values)) };
}
