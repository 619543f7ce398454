import type { Delimiter } from '../../../../model/dataset.ts';
import type { Words } from '../words.ts';

const plurals = new Intl.PluralRules('fr');

/**
 * A French sentence: in what is written here, not in what is filled in, the blank before a two-part sign and inside guillemets
 * becomes one at which no line breaks.
 *
 * @example fr`${file} : vide` // 'pre.csv\u00a0: vide'
 */
export function fr(texts: TemplateStringsArray, ...values: readonly (string | number | null)[]): string {
  const [first = '', ...others] = texts.map(typeset);
  return others.reduce((sentence, text, index) => `${sentence}${values[index]}${text}`, first);
}

/** The same of a text with nothing to fill in. */
export function typeset(text: string): string {
  return text.replace(/ (?=[;:?!»])|(?<=«) /g, '\u00a0');
}

/** The form of a word beside a number: in French 0 and 1 are singular. */
export function form(count: number, one: string, many: string): string {
  return plurals.select(count) === 'one' ? one : many;
}

/** A number with its word: `1 cellule`, `3 cellules`. */
export function counted({ number }: Words, count: number, one: string, many: string): string {
  return `${number.count(count)} ${form(count, one, many)}`;
}

/** `a, b et c` */
export function list(entries: readonly string[], word = 'et'): string {
  const [last = '', ...others] = [...entries].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} ${word} ${last}`;
}

/** A name of the file between guillemets. */
export function named(name: string | null): string {
  return fr`« ${name} »`;
}

/** Where something was measured, behind a noun: ` au prétest`, ` dans femme`, or nothing. */
export function inWave({ wave, isWave, hasWaves }: Words, name: string): string {
  if (!hasWaves) return '';
  if (name === 'pooled') return ` pour ${wave(name)}`;
  return isWave(name) ? ` au ${wave(name)}` : ` dans ${wave(name)}`;
}

/** The wave or group, to stand before a number: `prétest `. */
export function waveBefore({ wave, hasWaves }: Words, name: string): string {
  return hasWaves ? `${wave(name)} ` : '';
}

const DELIMITERS: Readonly<Record<Delimiter, string>> = {
  ',': 'une virgule',
  ';': 'un point-virgule',
  '\t': 'une tabulation',
  '|': 'une barre verticale',
};

export function delimiterName(delimiter: Delimiter): string {
  return DELIMITERS[delimiter];
}
