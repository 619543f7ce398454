import type { Result } from '../../model/result.ts';
import { REFERENCES, type Reference } from '../../model/statistics/references.ts';
import type { Context } from '../context.ts';
import { plain, type Text } from '../table.ts';
import { markup } from '../text/markup.ts';
import { type DocumentExtras, methodsUsed, referencesUsed, type ScaleCitation } from './methods-used.ts';

/**
 * The references of a document in APA form, by author: of the instruments, as their definitions give them, and of the methods behind the
 * printed numbers. Titles of journals and books are italic where a reference has a form that tells them.
 *
 * @param citations of the scales of the result; others are left out
 * @example referenceList(result, [{ scale: 'brs', citation: 'Smith, B. W., …' }], context).map(plain)
 */
export function referenceList(
  result: Result,
  citations: readonly ScaleCitation[],
  context: Context,
  extras: DocumentExtras = {},
): Text[] {
  const scales = new Set(result.scales.map(({ id }) => id));
  const instruments = citations
    .filter(({ scale }) => scales.has(scale))
    .flatMap(({ citation }) => separateReferences(citation).map(instrumentReference));
  const methods = referencesUsed(methodsUsed(result, extras)).map((key) => markup(REFERENCES[key]));
  const collator = new Intl.Collator(context.language, { ignorePunctuation: true });
  const populations = methodsUsed(result, extras).populations.rows.flatMap(({ compared: { population } }) =>
    population.source === null ? [] : separateReferences(population.source).map(instrumentReference),
  );
  const byText = new Map([...instruments, ...populations, ...methods].map((text) => [plain(text), text]));
  return [...byText].sort(([a], [b]) => collator.compare(a, b)).map(([, text]) => text);
}

/** The references that a definition gives in one text: each has authors and a year, and a semicolon before the next. */
export function separateReferences(citation: string): string[] {
  return citation.split(/;\s+(?=[^;]*?\((?:\d{4}[a-z]?|n\.d\.)\))/).map((each) => each.trim());
}

/** Journal and volume; a book after `In … (Eds.),`; a book of its own: the part that is italic, between what stands before and after it. */
const FORMS = [
  /^(.*\(\d{4}[a-z]?\)\. .*[.?!] )([^.?!]+, \d+)((?:\([^)]*\))?, .*)$/s,
  /^(.*\(\d{4}[a-z]?\)\. .*[.?!] In [^()]*\(Eds?\.\), )(.+?)( \(pp\. .*)$/s,
  /^(.*\(\d{4}[a-z]?\)\. )([^.?!]+[?!]?)(\.? (?:\([^)]*\)\. )?[^.]+\.)$/s,
];

/** A reference with its italics, and en dashes between pages. */
export function instrumentReference(reference: string): Text {
  const text = withDashes(reference);
  for (const form of FORMS) {
    const [, before = '', title = '', after = ''] = form.exec(text) ?? [];
    if (title !== '') return [{ text: before }, { text: title, italic: true }, { text: after }];
  }
  return [{ text }];
}

/** `194-200` as `194–200`, but not in an address. */
function withDashes(reference: string): string {
  const [words = '', ...address] = reference.split(/(?=https?:)/);
  return words.replace(/(?<=[, .(]\d+)-(?=\d+\b)/g, '–') + address.join('');
}

/** One author of a reference: a family name, a comma, initials. */
const AUTHOR = /(?:^|, (?:& )?|, … |& )([\p{L}][\p{L}'’ -]*), (?:\p{Lu}\.[- ]?)+/gu;

/** Works of one first author and one year are told apart by the second author. */
const TOLD_APART: Partial<Record<Reference, string>> = {
  'derrick-russ-2017': 'Derrick, Russ, et al., 2017',
  'derrick-toher-2017': 'Derrick, Toher, et al., 2017',
};

/**
 * The references of an instrument as they are cited in brackets, by author; what has no year is not cited.
 *
 * @example citedAs('Rosenberg, M. (1965). Society and the adolescent self-image. Princeton University Press.') // ['Rosenberg, 1965']
 */
export function citedAs(citation: string): string[] {
  const years = new Map<string, string[]>();
  for (const reference of separateReferences(citation)) {
    const [, authors = '', year = ''] = /^([^(]+?)\.? \((\d{4}[a-z]?|n\.d\.)\)/.exec(reference) ?? [];
    if (year === '') continue;
    const names = [...`${authors}.`.matchAll(AUTHOR)].map(([, name = '']) => name);
    const short = shortNames(names) ?? authors;
    years.set(short, [...(years.get(short) ?? []), year]);
  }
  return [...years].map(([names, each]) => `${names}, ${[...each].sort().join(', ')}`).sort();
}

/** The sources of a method as they are cited in brackets. */
export function citedSources(references: readonly Reference[]): string[] {
  return references.flatMap((key) => TOLD_APART[key] ?? citedAs(REFERENCES[key].replaceAll('*', ''))).sort();
}

/** One name, two with an ampersand, the first of more; `null` for an organisation. */
function shortNames([first, second, ...more]: readonly string[]): string | null {
  if (first === undefined) return null;
  if (second === undefined) return first;
  return more.length === 0 ? `${first} & ${second}` : `${first} et al.`;
}
