import { describe, expect, it } from 'vitest';
// @ts-expect-error a script without types
import * as generator from '../../generate/messages.mjs';

type Source = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const { compileCatalogues, formatCatalogue } = generator as {
  compileCatalogues(texts: Readonly<Record<string, string>>): Record<string, string>;
  formatCatalogue(source: Source): string;
};

const english = { report: { total: 'Total', rows: '{file}: {n, plural, one {# row} other {# rows}}' } };

/** What is said of a Dutch catalogue beside the English one. */
function said(nl: Source, en: Source = english): string {
  try {
    compileCatalogues({ en: formatCatalogue(en), nl: formatCatalogue(nl) });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
const dutch = (report: Record<string, unknown>) =>
  said({ report: { total: 'Totaal', rows: '{file}: {n, plural, one {# rij} other {# rijen}}', ...report } });
/** What is said of one message, the same in both languages. */
const message = (text: string, section = 'report') =>
  said({ [section]: { a: text } }, { [section]: { a: text } });

describe('catalogues', () => {
  it('compile when they are complete', () => {
    expect(dutch({})).toBe('');
    expect(message("d''{name} en '{'")).toBe('');
    expect(message('\\*p, *M*~z~')).toBe('');
  });

  it.each([
    [{ total: undefined }, 'messages/nl.json: report / total: is missing (a message of messages/en.json)'],
    [{ sum: 'som' }, 'messages/nl.json: report / sum: is not a message of messages/en.json'],
    [{ rows: '{n} rijen' }, 'messages/nl.json: report / rows: does not say {file}'],
    [
      { rows: '{file}, {bestand}: {n}' },
      'messages/nl.json: report / rows: {bestand} is not in the message of messages/en.json',
    ],
    [{ total: '' }, 'messages/nl.json: report / total: is empty'],
    [{ total: 3 }, 'messages/nl.json: report / total: must be a text'],
    [{ rows: '{file}: {n, plural, many {a} other {b}}' }, 'The plural case many is not valid in this locale'],
    [{ rows: '{file}: {n, plural, one {# rij}}' }, 'report / rows: {n, plural}: the case other is missing'],
    [
      { rows: '{file}: {n, plural, other {# rijen}}', total: "l'{n}" },
      "report / total: an apostrophe before a brace is written twice (l''{name})",
    ],
  ])('are refused with file, key and reason: %j', (report, reason) => {
    expect(dutch(report)).toContain(reason);
  });

  it('need not choose by what English chooses by, but print what it prints', () => {
    const en = {
      report: { a: '{n, plural, one {its {b}} other {their {b}}}', c: '{d, select, e {f} other {{d}}}' },
    };
    expect(said({ report: { a: 'van {b}', c: '{d}' } }, en)).toBe('');
    expect(said({ report: { a: 'van {b}', c: '{d, select, e {f} other {}}' } }, en)).toContain(
      'does not say {d}',
    );
    expect(said({ report: { a: 'van {b}: {n}', c: '{d}' } }, en)).toBe('');
    // Left out by name.
    expect(said({ report: { a: 'van {b}', c: '{d, select, other {}}' } }, en)).toBe('');
  });

  it('are refused without a section, or with one too many', () => {
    expect(said({})).toContain('messages/nl.json: report: is missing');
    expect(said({ ...english, more: { a: 'b' } })).toContain('messages/nl.json: more: is not a section');
  });

  it.each([
    ['*M', 'the marks * do not stand in pairs'],
    ['{n, plural, one {*a} other {b*}}', 'the marks * do not stand in pairs'],
    ['d~z', 'the marks ~ do not stand in pairs'],
    ['a \\n', 'a backslash stands only before'],
    ['{n, number}', 'only plural and select'],
    ['{n, selectordinal, other {#.}}', 'selectordinal'],
    ['{n, plural, offset:1 other {#}}', 'offset'],
    ['{n', 'Unexpected message end'],
  ])('are refused with what they cannot say: %s', (text, reason) => {
    expect(message(text)).toContain(reason);
  });

  it('hold no type styles where plain text is printed', () => {
    expect(message('*M*', 'file')).toContain('nothing is set in type styles here');
    expect(message('2 \\* 3', 'file')).toBe('');
  });

  it('have a message a line and no key twice', () => {
    const en = formatCatalogue({ report: { total: 'Total' } });
    const twice = en.replace('"total": "Total"', '"total": "Sum",\n    "total": "Total"');
    expect(() => compileCatalogues({ en: twice })).toThrow('messages/en.json, line 3: one message a line');
    expect(() => compileCatalogues({ en: '{ "report": { "total": "Total" } }\n' })).toThrow('line 1');
    expect(() => compileCatalogues({ en: '{' })).toThrow(/messages\/en\.json: .*JSON/);
  });
});

describe('a compiled message', () => {
  const compiled = (text: string, languages: readonly string[] = ['en']) =>
    compileCatalogues(
      Object.fromEntries(languages.map((language) => [language, formatCatalogue({ report: { a: text } })])),
    )['report.ts']!;

  it('is a string where nothing is chosen', () => {
    expect(compiled("l''{name} '{'")).toContain(`"a": "l'{name} \\\\{"`);
  });

  it('keeps French signs on the line', () => {
    expect(compiled('« {a} » ; b', ['fr'])).toContain('"«\u00a0{a}\u00a0»\u00a0; b"');
    expect(compiled('« {a} » ; b', ['nl'])).toContain('"« {a} » ; b"');
  });

  it('has the types of its arguments', () => {
    const types = (text: string) => /readonly "a": (.*);/.exec(compiled(text))?.[1];
    expect(types('x')).toBe('never');
    expect(types('{b}')).toBe('{ readonly "b": V }');
    expect(types('{b, plural, one {# x} other {{c}}}')).toBe('{ readonly "b": number; readonly "c": V }');
    expect(types('{b, select, d {x} other {y}}')).toBe('{ readonly "b": string | boolean | null }');
  });
});
