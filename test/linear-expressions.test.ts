import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

interface Expression {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** Expressions that may take longer than their text is long, and why that harms nobody. */
const NEVER_LONG: Readonly<Record<string, string>> = {
  "^(?:p\\s*(?=[=<>≤≥]))?(<=|>=|=<|=>|[=<>≤≥])?\\s*([+-])?\\s*([\\d.,'’ ]+?)(?:e([+-]?\\d{1,3}))?\\s*(%)?\\s*([*\\u2217]*)$":
    'a printed number, of at most 200 characters',
  '[,;]?\\s*[Nn]\\s*=\\s*\\d[\\d.,\\s\\u00a0\\u202f]*$':
    'the inside of the brackets of one result, a few dozen characters',
  '\\s*,\\s*': 'the inside of the brackets of one result, a few dozen characters',
  '\\.?0+$': 'a number that was formatted here',
  '<[^>]+>': 'a drawing that was made here, its texts without <',
  '-?\\d+\\.\\d{3,}(?:e-?\\d+)?': 'a number of a drawing that was made here',
  '\\s+\\S*$': 'the name of a sheet, cut to 31 characters',
  '_+$': 'a name for SPSS, cut to its length',
  ';\\s+(?=[^;]*?\\((?:\\d{4}[a-z]?|n\\.d\\.)\\))': 'the citation of a scale',
  '^(.*\\(\\d{4}[a-z]?\\)\\. )([^.?!]+[?!]?)(\\.? (?:\\([^)]*\\)\\. )?[^.]+\\.)$': 'the citation of a scale',
  '(?<!`[^`]*)<': 'the help of an option, one sentence of ours, when the documentation is made',
  '(?<=[, .(]\\d+)-(?=\\d+\\b)': 'the citation of a scale',
};

/** All expressions in a file, with their lines. */
function expressionsIn(path: string): Expression[] {
  const text = readFileSync(join('src', path), 'utf8');
  const found: Expression[] = [];
  const look = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    if ('regex' in node && 'start' in node && node.regex !== null) {
      const { pattern, flags } = node.regex as { pattern: string; flags: string };
      const line = text.slice(0, Number(node.start)).split('\n').length;
      found.push({ place: `src/${path}:${line}`, source: pattern, flags });
    }
    for (const [key, value] of Object.entries(node)) if (key !== 'parent') look(value);
  };
  look(parseAst(text, { lang: 'ts' }));
  return found;
}

/** What may take longer than the text is long, as a character that shows it when it is repeated. */
function slow({ source, flags }: Omit<Expression, 'place'>): string[] {
  const { reports } = analyse({ source, flags }, { reportTypes: { Move: true } });
  return reports.map(({ exponential, character }) => {
    return `${exponential ? 'exponential' : 'quadratic'} in ${JSON.stringify(character.pick)}`;
  });
}

describe('regular expressions', () => {
  it('are told apart by the check', () => {
    expect(slow({ source: '(a*)*b', flags: '' })[0]).toBe('exponential in "a"');
    expect(slow({ source: '\\s+$', flags: '' })).toHaveLength(1);
    expect(slow({ source: '(?<!\\s)\\s+$', flags: '' })).toEqual([]);
  });

  it('take no longer than their text is long', () => {
    const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    const all = paths.flatMap(expressionsIn);
    expect(all.length).toBeGreaterThan(200);
    const offences = all
      .filter(({ source }) => !Object.hasOwn(NEVER_LONG, source))
      .flatMap((each) => slow(each).map((how) => `${each.place}: /${each.source}/${each.flags} is ${how}`));
    expect([...new Set(offences)]).toEqual([]);
  });
});
