import type { Column } from '../model/dataset.ts';

/** `brs1`: letters, then a number without leading zeros; nothing to fold but case. */
const PLAIN_NAME = /^[A-Za-z]*(?:[1-9][0-9]*)?$/;
/** `WEMWBS_01`: the same with something between, and leading zeros. */
const NAME_AND_NUMBER = /^([A-Za-z]+)[ _.-]?0*([1-9][0-9]*)$/;
/**
 * Signs of ASCII and letters of Western Europe, with nothing that compatibility forms would change: what is left to do takes plain
 * expressions, and those with classes of Unicode, which are slow to make, are needed for few headers.
 */
const PLAIN_SIGNS = /^[\x20-\x5f\x61-\x7e\xc0-\xd6\xd8-\xf6\xf8-\xff]*$/;

/**
 * Brings a column name into the form in which names are compared: compatibility forms (NFKC), lower case, nothing
 * but letters and digits, no leading zeros. Two numbers that a separator keeps apart stay apart (by `_`), since
 * item 1 of block 11 is not item 11 of block 1.
 *
 * @example
 * normaliseName('WEMWBS_01') // 'wemwbs1'
 * normaliseName('Q1_11')     // 'q1_11'
 * normaliseName('Q11_1')     // 'q11_1'
 *
 * @param text a header, an item id or an alias
 * @returns the comparable form; `''` when the text holds neither letter nor digit, which matches nothing
 */
export function normaliseName(text: string): string {
  // Most headers are short names or questions without a number, for which less is to be done than below, with the same result.
  if (PLAIN_NAME.test(text)) return text.toLowerCase();
  const named = NAME_AND_NUMBER.exec(text);
  if (named !== null) return named[1]!.toLowerCase() + named[2]!;
  if (PLAIN_SIGNS.test(text)) {
    const small = text.toLowerCase();
    if (!/[0-9]/.test(small)) return small.replace(/[^a-z\xdf-\xff]+/g, '');
    return small
      .replace(/([0-9])[^a-z0-9\xdf-\xff]+(?=[0-9])/g, '$1_')
      .replace(/[^a-z0-9_\xdf-\xff]+/g, '')
      .replace(/(?<![0-9])_+|_+(?![0-9])/g, '')
      .replace(/(?<![0-9])0+(?=[0-9])/g, '');
  }
  return compatible(text)
    .replace(/(\p{N})[^\p{L}\p{M}\p{N}]+(?=\p{N})/gu, '$1_')
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, '')
    .replace(/(?<!\p{N})_+|_+(?!\p{N})/gu, '')
    .replace(/(?<!\p{N})0+(?=\p{N})/gu, '');
}

/**
 * Brings a question or an answer wording into the form in which texts are compared: compatibility forms (NFKC),
 * lower case, blanks (also no-break ones) folded and trimmed, typographic quotes and dashes as ASCII, invisible
 * characters (byte order mark, zero-width and bidirectional marks, soft hyphens) removed, trailing `. ? ! :`
 * dropped. Letters with accents stay as they are. A text of nothing but such punctuation keeps it.
 *
 * @example
 * normaliseText('\uFEFFHelemaal  mee oneens.') // 'helemaal mee oneens'
 * normaliseText('Pas d’accord\u00A0!')         // "pas d'accord"
 *
 * @param text a header, a question or an answer
 * @returns the comparable form
 */
export function normaliseText(text: string): string {
  // Before NFKC, which would pull accents and primes apart.
  if (PLAIN_SIGNS.test(text)) return withoutEnd(text.toLowerCase());
  const marked = plainMarks(text);
  return withoutEnd(PLAIN_SIGNS.test(marked) ? marked.toLowerCase() : compatible(marked));
}

/** Whether a text has only signs that are compared without expressions with classes of Unicode, typographic quotes and dashes included. */
export function isPlain(text: string): boolean {
  return PLAIN_SIGNS.test(text) || PLAIN_SIGNS.test(plainMarks(text));
}

/** Raised, lowered and circled signs, and fractions: NFKC would make `3²` into `32`. */
const BESIDE =
  '\\p{No}\\p{So}\\xaa\\xba\\u02b0-\\u02b8\\u02e0-\\u02e4\\u1d2c-\\u1d6a\\u1d78\\u1d9b-\\u1dbf\\u2070-\\u209f';

/**
 * Brings an answer into the form in which answers, missing codes and categories are compared: as texts are, but nothing that may be a
 * mark beside the answer is set aside. Raised and circled signs and fractions stay what they are, and so do `?` and `!`; only a full
 * stop or colon behind a word is dropped.
 *
 * @example
 * normaliseAnswer(' Helemaal  EENS.') // 'helemaal eens'
 * normaliseAnswer('Eens?')           // 'eens?'
 * normaliseAnswer('3²')              // '3²'
 *
 * @param text a cell, or a wording of a definition
 * @returns the comparable form; `''` when the text shows nothing
 */
export function normaliseAnswer(text: string): string {
  if (PLAIN_SIGNS.test(text)) return withoutStop(text.toLowerCase());
  const marked = plainMarks(text);
  if (PLAIN_SIGNS.test(marked)) return withoutStop(marked.toLowerCase());
  const parts = marked
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .split(new RegExp(`([${BESIDE}]+)`, 'u'));
  return withoutStop(parts.map((part, index) => (index % 2 === 0 ? compatible(part) : part)).join(''));
}

/** Blanks folded, none before `?` and `!`, and no full stop or colon behind a word. */
function withoutStop(text: string): string {
  return text
    .trim()
    .replace(/\s\s+|[^\S ]/g, ' ')
    .replace(/ (?=[?!])/g, '')
    .replace(/([^\d\s.:\u3002]) ?[.:\u3002]$/, '$1');
}

/** Blanks folded, and no punctuation at the end; a text of nothing else keeps it. */
function withoutEnd(text: string): string {
  const folded = text.trim().replace(/\s\s+|[^\S ]/g, ' ');
  const bare = folded.replace(/(?<![\s.?!:\u061F\u3002])[\s.?!:\u061F\u3002]+$/, '');
  return bare === '' ? folded : bare;
}

/** Quotes and dashes of every shape as those of ASCII. */
function plainMarks(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201A\u201B\u2032\u02BC\u0060\u00B4\u2039\u203A]/g, "'")
    .replace(/[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/g, '"')
    .replace(/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g, '-');
}

/** NFKC and lower case, without invisible format characters. */
function compatible(text: string): string {
  return (
    text
      .replace(/\p{Cf}/gu, '')
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFKC')
      // What Unicode makes of the capital İ of Turkish.
      .replace(/i\u0307/g, 'i')
  );
}

/** The names of an export for a column, by which it is found too unless a study names it. */
export function otherNames({ as, codes = [], texts = [] }: Column): {
  readonly codes: readonly string[];
  readonly texts: readonly string[];
} {
  return as === undefined ? { codes, texts } : { codes: [], texts: [] };
}

/** The name by which a column is looked up: what a study calls it, else its header. */
export function lookupName({ name, as = name }: Pick<Column, 'name' | 'as'>): string {
  return as;
}
