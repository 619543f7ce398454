import { separateReferences } from './reference-list.ts';
import { REFERENCES, type Reference } from './references.ts';

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
