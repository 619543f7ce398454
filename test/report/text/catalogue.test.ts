import { describe, expect, it } from 'vitest';
import { QUALITY_FLAGS } from '../../../src/model/quality.ts';
import { createContext } from '../../../src/report/context.ts';
import { type Catalogue, en as english, type Key } from '../../../src/report/text/en.ts';
import { fr as french } from '../../../src/report/text/fr.ts';
import { markup } from '../../../src/report/text/markup.ts';
import { nl as dutch } from '../../../src/report/text/nl.ts';

type Texts = Readonly<Record<Key, string>>;

const textsOf = ({ common, further }: Catalogue): Texts => ({ ...common(), ...further() });
const [en, nl, fr] = [english, dutch, french].map(textsOf) as [Texts, Texts, Texts];

const keys = Object.keys(en) as Key[];
const others: readonly (readonly [string, Texts])[] = [
  ['nl', nl],
  ['fr', fr],
];

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe.each(others)('the catalogue %s', (_, catalogue) => {
  it('has the keys of the English one and no others', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...keys].sort());
  });

  it('is filled in as in English, with its marks in pairs', () => {
    for (const key of keys) {
      const text = catalogue[key];
      expect(text, key).not.toBe('');
      expect(placeholders(text), key).toEqual(placeholders(en[key]));
      const marks = text.replace(/\\./g, '');
      expect((marks.match(/\*/g) ?? []).length % 2, key).toBe(0);
      expect((marks.match(/~/g) ?? []).length % 2, key).toBe(0);
    }
  });

  it('says notes, warnings and titles in its own words', () => {
    const sentences = keys.filter((key) => /^(note|title|gap|setting|problem)\./.test(key));
    // These are the same word in both languages, or hold nothing but what is filled in.
    const alike = [
      'note.place',
      'note.label',
      'note.gaps',
      'note.answers',
      'note.effectNoInterval',
      'title.scores',
      'setting.file.value',
    ];
    const same = sentences.filter((key) => catalogue[key] === en[key] && !alike.includes(key));
    expect(same).toEqual([]);
  });
});

describe('French', () => {
  it('does not break a line before a two-part sign or inside guillemets', () => {
    for (const key of keys) expect(fr[key]).not.toMatch(/ [;:?!»]|« /);
    expect(fr['note.descriptives']).toContain('score\u00a0;');
  });
});

describe('codes', () => {
  it('has words for everything that respondents are flagged for', () => {
    expect(QUALITY_FLAGS.filter((flag) => !Object.hasOwn(en, `problem.${flag}`))).toEqual([]);
  });
});

describe('markup', () => {
  it('makes runs of italics and subscripts', () => {
    expect(markup('*d*~z~ = {value}', { value: '0.31' })).toEqual([
      { text: 'd', italic: true },
      { text: 'z', subscript: true },
      { text: ' = 0.31' },
    ]);
  });

  it('prints what is filled in as it is', () => {
    expect(markup('File {name}', { name: '*a*~{b}.csv' })).toEqual([{ text: 'File *a*~{b}.csv' }]);
  });

  it('keeps the type styles of a text that is filled in', () => {
    expect(markup('Test: {method}.', { method: [{ text: 't', italic: true }, { text: '-test' }] })).toEqual([
      { text: 'Test: ' },
      { text: 't', italic: true },
      { text: '-test' },
      { text: '.' },
    ]);
  });

  it('keeps a sign behind a backslash', () => {
    expect(markup('\\*p<.05')).toEqual([{ text: '*p<.05' }]);
  });

  it('refuses a placeholder without a value', () => {
    expect(() => markup('{n} of {k}', { n: '3' })).toThrow(/no value for \{k\}/);
  });
});

describe('names', () => {
  const names = { en: 'Resilience', nl: 'Veerkracht' };

  it('are in the language, else in English, else in the first there is', () => {
    expect(createContext('nl', 'apa').name(names)).toBe('Veerkracht');
    expect(createContext('fr', 'apa').name(names)).toBe('Resilience');
    expect(createContext('fr', 'apa').name({ tr: 'Dayanıklılık', ar: 'مرونة' })).toBe('Dayanıklılık');
  });

  it('translates the waves but never a group', () => {
    expect(createContext('nl', 'apa').wave('pre')).toBe('voormeting');
    expect(createContext('nl', 'ensure').wave('pre')).toBe('pre-test');
    expect(createContext('fr', 'apa').waveTitle('post')).toBe('Post-test');
    expect(createContext('nl', 'apa').waveTitle('vrouw')).toBe('vrouw');
    expect(createContext('nl', 'apa', true).wave('pre')).toBe('pre');
  });
});
