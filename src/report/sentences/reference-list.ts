import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { plain, type Text } from '../table.ts';
import { markup } from '../text/markup.ts';
import { type DocumentExtras, methodsUsed, referencesUsed, type ScaleCitation } from './methods-used.ts';
import { REFERENCES } from './references.ts';

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
  const byText = new Map([...instruments, ...methods].map((text) => [plain(text), text]));
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
