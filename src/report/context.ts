import type { WithheldArguments } from '../generated/messages/withheld.ts';
import { LANGUAGES, type Language } from '../model/language.ts';
import type { Message } from '../model/messages/template.ts';
import type { Remarks } from '../model/messages/words.ts';
import { ofWave } from '../model/result/samples.ts';
import type { LocalisedText, SampleKey } from '../model/result.ts';
import { numberStyle } from './conventions.ts';
import { type NumberFormat, numberFormat } from './number-format.ts';
import { plain, type Text } from './table.ts';
import { type ArgumentsOf, type Key, lookUp, printed } from './text/catalogue.ts';
import type { Values } from './text/markup.ts';
import type { Remark } from './text/messages/translate.ts';

export { LANGUAGES, type Language };

export const STYLES = ['apa', 'journal', 'ensure'] as const;
/** `apa`: as the Publication Manual prints statistics. `journal`: the same in one table, a row a score. `ensure`: the tables of the ENSURE evaluation report. */
export type ReportStyle = (typeof STYLES)[number];

/** What is said about numbers that were withheld from small groups. */
export type WithheldWords = (key: keyof WithheldArguments<never>, values?: Values) => string;

/** Everything that depends on the language and the style: words, numbers and names. */
export interface Context {
  readonly language: Language;
  readonly style: ReportStyle;
  readonly number: NumberFormat;
  /** Warnings and problems in the language; absent in English and where there are none. */
  readonly messages?: Remarks;
  /** What a code of a column is called; `null` for none. Absent without labels. */
  readonly label?: (column: string, code: string) => string | null;
  /** A remark with labels in the place of codes. Absent without labels. */
  readonly remark?: (remark: Remark) => Remark;
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
  /** An item, with the mark of those that are reversed. */
  item(text: string, isReversed: boolean): string;
  /** A wave in the language. */
  wave(id: string): string;
  /** The same at the head of a row or column: a translated name with a capital, another as it is. */
  waveTitle(id: string): string;
  /** A wave, a group by its label, or all samples together. */
  sample(key: SampleKey): string;
  sampleTitle(key: SampleKey): string;
  /** The same in data for programs: waves by their ids. */
  sampleData(key: SampleKey): string;
  /** Whether it is a wave that the language has a noun for. */
  isTranslated(key: SampleKey): boolean;
}

/**
 * The words and numbers of one report.
 *
 * @param named whether the waves are files, which are called what the user calls them
 * @example createContext('nl', 'apa').word('wave.pre') // 'voormeting'
 */
export function createContext(language: Language, style: ReportStyle, named = false): Context {
  const number = numberFormat(numberStyle(language));
  const textOf = lookUp(language);
  const fill = (message: Message, values: Values = {}) => printed(message, values, { language, number });
  const text = (key: Key, values?: Values) => fill(textOf(key)!, values);
  const isTranslated = ({ wave: id, group, pooled }: SampleKey) =>
    !named && !pooled && group === null && (id === 'pre' || id === 'post');
  const wave = (id: string): string => {
    if (!isTranslated(ofWave(id))) return id;
    if (style === 'ensure') return plain(text(id === 'pre' ? 'ensure.pre' : 'ensure.post'));
    return plain(text(id === 'pre' ? 'wave.pre' : 'wave.post'));
  };
  const pooled = () => plain(text('wave.pooled'));
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
    item: (item, isReversed) => (isReversed ? plain(text('item.reversed', { item })) : item),
    wave,
    waveTitle: (id) => (isTranslated(ofWave(id)) ? capitalised(wave(id)) : id),
    isTranslated,
    ...sampleNames({ wave, isTranslated }, pooled, (id) => id, false),
  };
}

/**
 * How samples are called.
 *
 * @param pooled the words for all samples together
 * @param groupName what a group is called
 * @param severalWaves whether a group is named with its wave
 * @param pooledId what data call all samples together
 * @param dataName what data call a group
 */
export function sampleNames(
  { wave, isTranslated }: Pick<Context, 'wave' | 'isTranslated'>,
  pooled: () => string,
  groupName: (id: string) => string,
  severalWaves: boolean,
  pooledId = 'pooled',
  dataName = groupName,
): Pick<Context, 'sample' | 'sampleTitle' | 'sampleData'> {
  const named = (key: SampleKey, waveName: (id: string) => string, nameOf: typeof groupName): string => {
    if (key.group === null) return key.wave === null ? '' : waveName(key.wave);
    const group = nameOf(key.group);
    return severalWaves && key.wave !== null ? `${waveName(key.wave)}, ${group}` : group;
  };
  const sample = (key: SampleKey) => (key.pooled ? pooled() : named(key, wave, groupName));
  return {
    sample,
    sampleTitle: (key) => (key.pooled || isTranslated(key) ? capitalised(sample(key)) : sample(key)),
    sampleData: (key) => (key.pooled ? pooledId : named(key, (id) => id, dataName)),
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
