import type { LocalisedText } from '../model/result.ts';
import { type NumberFormat, numberFormat } from './number-format.ts';
import { plain, type Text } from './table.ts';
import { type Catalogue, en, type Key, type PlaceholdersOf } from './text/en.ts';
import { fr } from './text/fr.ts';
import { markup, type Values } from './text/markup.ts';
import type { Remark } from './text/messages/say.ts';
import type { MessageCatalogue } from './text/messages/words.ts';
import { nl } from './text/nl.ts';

export const LANGUAGES = ['en', 'nl', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

export const STYLES = ['apa', 'ensure'] as const;
/** `apa`: as the Publication Manual prints statistics. `ensure`: the tables of the ENSURE evaluation report. */
export type ReportStyle = (typeof STYLES)[number];

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, nl, fr };

type Arguments<K extends Key> = [PlaceholdersOf<K>] extends [never]
  ? []
  : [values: Readonly<Record<PlaceholdersOf<K>, string | Text>>];

/** What is said about numbers that were withheld from small groups. */
export interface WithheldWords {
  readonly note: string;
  readonly noteOnCounts: string;
  /** Of a table of items without counts of answers. */
  readonly noAnswers: string;
  /** Of a table of items without mean and SD. */
  readonly noMeans: string;
  /** Values of a characteristic taken together. */
  readonly others: string;
  readonly setting: string;
  readonly settingValue: string;
  readonly figureKey: string;
  readonly figureNote: string;
  readonly figureNoteOnGroups: string;
  /** In the place of a share. */
  readonly share: string;
}

/** Everything that depends on the language and the style: words, numbers and names. */
export interface Context {
  readonly language: Language;
  readonly style: ReportStyle;
  readonly number: NumberFormat;
  /** Warnings and problems in the language; absent in English and where there are none. */
  readonly messages?: MessageCatalogue;
  /** What a code of a column is called; `null` for none. Absent without labels. */
  readonly label?: (column: string, code: string) => string | null;
  /** The English sentence of a remark with labels in the place of codes. Absent without labels. */
  readonly remark?: (remark: Remark) => string;
  /** Absent when nothing was withheld. */
  readonly withheld?: WithheldWords;
  /** A text of the catalogue, with its type styles. */
  text<K extends Key>(key: K, ...values: Arguments<K>): Text;
  /** The same without type styles. */
  word<K extends Key>(key: K, ...values: Arguments<K>): string;
  /** The same without type styles and with a capital at its start. */
  title<K extends Key>(key: K, ...values: Arguments<K>): string;
  /**
   * A text whose key is put together at run time, such as a code, filled in; `null` when the catalogue does not have it.
   *
   * @throws RangeError when a placeholder has no value
   */
  lookup(key: string, values?: Values): string | null;
  /** A name in the language, else in English, else in the first language it has. */
  name(texts: LocalisedText): string;
  /** `pre`, `post` and `pooled` in the language; the groups of `--by` as they are. */
  wave(name: string): string;
  /** The same at the head of a row or column: a translated name with a capital, a group as it is. */
  waveTitle(name: string): string;
}

/**
 * The words and numbers of one report.
 *
 * @param grouped whether the waves are groups named by the respondents' file, which are never translated
 * @example createContext('nl', 'apa').word('wave.pre') // 'voormeting'
 */
export function createContext(language: Language, style: ReportStyle, grouped = false): Context {
  const textOf = textsOf(CATALOGUES[language]);
  const text = (key: Key, values: Values = {}) => markup(textOf(key)!, values);
  const number = numberFormat({
    decimal: language === 'en' ? '.' : ',',
    listSeparator: language === 'en' ? ', ' : '; ',
    beforePercent: language === 'fr' ? '\u00a0' : '',
  });
  const wave = (name: string): string => {
    if (name === 'pooled') return plain(text('wave.pooled'));
    if (grouped || (name !== 'pre' && name !== 'post')) return name;
    if (style === 'ensure') return plain(text(name === 'pre' ? 'ensure.pre' : 'ensure.post'));
    return plain(text(name === 'pre' ? 'wave.pre' : 'wave.post'));
  };
  return {
    language,
    style,
    number,
    text: (key, ...values) => text(key, values[0]),
    word: (key, ...values) => plain(text(key, values[0])),
    title: (key, ...values) => plain(sentenceCase(text(key, values[0]))),
    lookup: (key, values) => {
      const found = textOf(key);
      return found === null ? null : plain(markup(found, values ?? {}));
    },
    name: (texts) => texts[language] ?? texts.en ?? Object.values(texts)[0] ?? '',
    wave,
    waveTitle: (name) => {
      const words = wave(name);
      return words === name ? name : capitalised(words);
    },
  };
}

/** Texts by their keys; what only other commands print is put together when it is asked for. */
function textsOf(catalogue: Catalogue): (key: string) => string | null {
  const common: Readonly<Record<string, string>> = catalogue.common();
  let further: Readonly<Record<string, string>> | null = null;
  return (key) => {
    if (Object.hasOwn(common, key)) return common[key]!;
    further ??= catalogue.further();
    return further[key] ?? null;
  };
}

/** A text with a capital at its start, as at the head of a column. A symbol keeps its letter: *t*-toets, *d* de Cohen. */
export function sentenceCase(text: Text): Text {
  const [first, ...rest] = text;
  return first === undefined || first.italic ? text : [{ ...first, text: capitalised(first.text) }, ...rest];
}

export function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
