import { LANGUAGES, type Language } from '../model/language.ts';
import type { Message } from '../model/messages/template.ts';
import type { LocalisedText } from '../model/result.ts';
import { numberStyle } from './conventions.ts';
import { type NumberFormat, numberFormat } from './number-format.ts';
import { plain, type Text } from './table.ts';
import { type ArgumentsOf, type Key, lookUp, printed } from './text/catalogue.ts';
import type { Values } from './text/markup.ts';
import type { Remark, SpokenMessages } from './text/messages/say.ts';

export { LANGUAGES, type Language };

export const STYLES = ['apa', 'ensure'] as const;
/** `apa`: as the Publication Manual prints statistics. `ensure`: the tables of the ENSURE evaluation report. */
export type ReportStyle = (typeof STYLES)[number];

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
  readonly messages?: SpokenMessages;
  /** What a code of a column is called; `null` for none. Absent without labels. */
  readonly label?: (column: string, code: string) => string | null;
  /** The English sentence of a remark with labels in the place of codes. Absent without labels. */
  readonly remark?: (remark: Remark) => string;
  /** Absent when nothing was withheld. */
  readonly withheld?: WithheldWords;
  /** A text of the catalogue, with its type styles. */
  text<K extends Key>(key: K, ...values: ArgumentsOf<K>): Text;
  /** The same without type styles. */
  word<K extends Key>(key: K, ...values: ArgumentsOf<K>): string;
  /** The same without type styles and with a capital at its start. */
  title<K extends Key>(key: K, ...values: ArgumentsOf<K>): string;
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
  const number = numberFormat(numberStyle(language));
  const textOf = lookUp(language);
  const fill = (message: Message, values: Values = {}) => printed(message, values, { language, number });
  const text = (key: Key, values?: Values) => fill(textOf(key)!, values);
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
      return found === null ? null : plain(fill(found, values));
    },
    name: (texts) => texts[language] ?? texts.en ?? Object.values(texts)[0] ?? '',
    wave,
    waveTitle: (name) => {
      const words = wave(name);
      return words === name ? name : capitalised(words);
    },
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
