import { readFileSync } from 'node:fs';
import { LANGUAGES, type Language } from '../../src/model/language.ts';

/** The texts of a language by section and key, as they stand in its file. */
export type CatalogueFile = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const FILES: Readonly<Record<Language, CatalogueFile>> = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    JSON.parse(readFileSync(`messages/${language}.json`, 'utf8')) as CatalogueFile,
  ]),
) as Record<Language, CatalogueFile>;
