import type { Delimiter } from '../../../../model/dataset.ts';
import type { Words } from '../words.ts';

const plurals = new Intl.PluralRules('nl');

/** The form of a word beside a number. */
export function form(count: number, one: string, many: string): string {
  return plurals.select(count) === 'one' ? one : many;
}

/** A number with its word: `1 cel`, `3 cellen`. */
export function counted({ number }: Words, count: number, one: string, many: string): string {
  return `${number.count(count)} ${form(count, one, many)}`;
}

/** `a, b en c` */
export function list(entries: readonly string[], word = 'en'): string {
  const [last = '', ...others] = [...entries].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} ${word} ${last}`;
}

/** Where something was measured, behind a noun: ` op de voormeting`, ` in vrouw`, or nothing. */
export function inWave({ wave, isWave, hasWaves }: Words, name: string): string {
  if (!hasWaves) return '';
  if (name === 'pooled') return ` over ${wave(name)}`;
  return isWave(name) ? ` op de ${wave(name)}` : ` in ${wave(name)}`;
}

/** The wave or group, to stand before a number: `voormeting `. */
export function waveBefore({ wave, hasWaves }: Words, name: string): string {
  return hasWaves ? `${wave(name)} ` : '';
}

const DELIMITERS: Readonly<Record<Delimiter, string>> = {
  ',': 'een komma',
  ';': 'een puntkomma',
  '\t': 'een tab',
  '|': 'een verticale streep',
};

export function delimiterName(delimiter: Delimiter): string {
  return DELIMITERS[delimiter];
}
