import type { RemarkArguments } from '../../generated/messages/remarks-en.ts';
import type { Delimiter } from '../dataset.ts';
import type { Words } from './words.ts';

/** The messages with exactly these arguments. */
type KeyWith<Names extends string> = {
  [K in keyof RemarkArguments<string>]: [keyof RemarkArguments<string>[K]] extends [Names]
    ? [Names] extends [keyof RemarkArguments<string>[K]]
      ? K
      : never
    : never;
}[keyof RemarkArguments<string>];

/** A message that sets an entry behind those before. */
type ListKey = KeyWith<'list' | 'next'>;

/** A cell in a message: quoted unless it is a bare number, cut when it is long. */
export function quoted(value: string): string {
  return /^[+-]?\d+$/.test(value) ? value : `"${shortened(value)}"`;
}

/** The beginning of a long text. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** What stands between the quotation marks of JSON, on one line. */
export function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** `1-5`, or `0, 1, 2, …` for an open count: as programs read it and `--answers` takes it; people read {@link rangeIn}. */
export function rangeText({ min, max }: { readonly min: number; readonly max: number | null }): string {
  return max === null ? `${min}, ${min + 1}, ${min + 2}, …` : `${min}-${max}`;
}

/** The ends of a {@link rangeText}, `null` where a text is something else. */
export function rangeEnds(text: string): readonly [string, string] | null {
  const [, min, max] = /^(-?[\d.]+)-(-?[\d.]+)$/.exec(text) ?? [];
  return min === undefined || max === undefined ? null : [min, max];
}

/** Whether two ends have a dash between them or a word: a dash beside a sign of a number could be read as another sign. */
export function rangeForm(lower: string, upper: string): 'range' | 'range.from-to' {
  return /^[-−<]/.test(lower) || /^[-−]/.test(upper) ? 'range.from-to' : 'range';
}

/** A {@link rangeText} in a sentence: `1–5`, `-2 to 2`; any other text as it is. */
export function rangeIn(words: Words, text: string): string {
  const [min, max] = rangeEnds(text) ?? [];
  if (min === undefined || max === undefined) return text;
  return words.text(`wording.${rangeForm(min, max)}`, { min, max });
}

/** A delimiter as a shell takes it after an option. */
export function delimiterOption(delimiter: string): string {
  return delimiter === '\t' ? "$'\\t'" : `"${delimiter}"`;
}

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const satisfies Record<
  Delimiter,
  string
>;

/** The delimiter in the words of a language: `semicolon`. */
export function delimiterIn(words: Words, delimiter: Delimiter): string {
  return words.text(`wording.delimiter.${DELIMITERS[delimiter]}`);
}

/** `a, b and c` in the words of a language; with other words between them where these are named. */
export function listIn(
  words: Words,
  entries: readonly string[],
  last: ListKey = 'wording.and',
  between: ListKey = 'wording.comma',
): string {
  const [first = '', ...others] = entries;
  return others.reduce(
    (list, next, index) => words.text(index === others.length - 1 ? last : between, { list, next }),
    first,
  );
}

/** The first of many, and how many more there are: `37, 41 and 20 more`. */
export function firstIn(
  words: Words,
  entries: readonly string[],
  more: number,
  end: KeyWith<'list' | 'more'> = 'wording.and-more',
): string {
  return more > 0
    ? words.text(end, { list: entries.join(', '), more })
    : listIn(words, entries, 'wording.and-last');
}

/** A name of the user's between the quotation marks of a language. */
export function nameIn(words: Words, name: string): string {
  return words.text('wording.name', { name });
}

/** Columns of a file: the first ones, and how many more there are. */
export type ColumnNames = { readonly names: readonly string[]; readonly more: number };

/** `"brs1", "brs2" and 4 more` in the words of a language. */
export function columnsIn(words: Words, { names, more }: ColumnNames): string {
  const list = names.map((name) => nameIn(words, name)).join(', ');
  return more > 0 ? words.text('wording.and-more', { list, more }) : list;
}

/** The columns of several files: `pre.csv: "brs1", "brs2"; post.csv: "brs1"`. */
export function columnsOfFilesIn(
  words: Words,
  files: readonly { readonly file: string; readonly columns: ColumnNames }[],
): string {
  return files
    .map(({ file, columns }) =>
      words.text('wording.columns-of-file', { file, columns: columnsIn(words, columns) }),
    )
    .reduce((list, next) => words.text('wording.semicolon', { list, next }));
}

/** Whose numbers a message is about: a wave, a group, or (neither) all samples together. */
export type OfSample = { readonly wave?: string; readonly group?: string };

/** The same without other facts. */
export function sampleOf({ wave, group }: OfSample): OfSample {
  return { ...(wave === undefined ? {} : { wave }), ...(group === undefined ? {} : { group }) };
}

export function isOfSame(one: OfSample, other: OfSample): boolean {
  return one.wave === other.wave && one.group === other.group;
}

/** Where something was measured, as a message of the language has it: `pre`, ` op de voormeting`, ` in vrouw`, or nothing. */
export function inSample(words: Words, of: OfSample): string {
  if (!words.hasWaves) return '';
  const pooled = of.wave === undefined && of.group === undefined;
  const kind = pooled ? 'pooled' : words.isWave(of) ? 'wave' : 'group';
  return words.text('wording.in-wave', { kind, name: words.sample(of) });
}

/** The wave or group, to stand before a number: `pre `. */
export function sampleBefore(words: Words, of: OfSample): string {
  return words.hasWaves ? `${words.sample(of)} ` : '';
}
