import { separateReferences } from './reference-list.ts';

/** One author of a reference: a family name, a comma, initials. */
const AUTHOR = /(?:^|, (?:& )?|, … |& )([\p{L}][\p{L}'’ -]*), (?:\p{Lu}\.[- ]?)+/gu;

/**
 * References as they are cited in brackets: `Smith et al., 2008; Smith et al., 2013`. What has no year is not cited.
 *
 * @example citedAs('Rosenberg, M. (1965). Society and the adolescent self-image. Princeton University Press.') // 'Rosenberg, 1965'
 */
export function citedAs(citation: string): string | null {
  const cited = separateReferences(citation).flatMap((reference) => {
    const [, authors = '', year = ''] = /^([^(]+?)\.? \((\d{4}[a-z]?|n\.d\.)\)/.exec(reference) ?? [];
    if (year === '') return [];
    const names = [...`${authors}.`.matchAll(AUTHOR)].map(([, name = '']) => name);
    return [`${shortNames(names) ?? authors}, ${year}`];
  });
  return cited.length === 0 ? null : cited.join('; ');
}

/** One name, two with an ampersand, the first of more; `null` for an organisation. */
function shortNames([first, second, ...more]: readonly string[]): string | null {
  if (first === undefined) return null;
  if (second === undefined) return first;
  return more.length === 0 ? `${first} & ${second}` : `${first} et al.`;
}
