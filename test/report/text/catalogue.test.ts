import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/model/language.ts';
import { QUALITY_FLAGS } from '../../../src/model/quality.ts';
import { createContext } from '../../../src/report/context.ts';
import { markup } from '../../../src/report/text/markup.ts';
import { FILES } from '../../helpers/catalogues.ts';

// That every language has every key, filled in alike, with its marks in pairs, is checked where catalogues are compiled.
const others = LANGUAGES.filter((language) => language !== 'en');

/** Keys of a section whose text is the same in English and in this language. */
const sameAsEnglish = (section: string, language: (typeof LANGUAGES)[number]) =>
  Object.entries(FILES.en[section]!).flatMap(([key, text]) =>
    FILES[language][section]![key] === text ? [key] : [],
  );

const withoutValues = (text: string) => text.replaceAll(/\{\w+\}/g, '');

it('French and Dutch have one apostrophe', () => {
  // The ENSURE report has its own spelling of alpha.
  const straight = (language: 'nl' | 'fr') =>
    Object.values(FILES[language]).flatMap((texts) =>
      Object.values(texts).filter((text) => /\p{L}'\p{L}/u.test(text.replaceAll("Cronbach's alpha", ''))),
    );
  expect(straight('fr')).toEqual([]);
  expect(straight('nl')).toEqual([]);
});

describe.each(others)('the catalogue %s', (language) => {
  it('says notes, warnings and titles in its own words', () => {
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
    for (const section of ['report', 'figures', 'audit', 'verification', 'entry']) {
      const same = sameAsEnglish(section, language).filter((key) =>
        /^(note|title|gap|setting|problem)\./.test(key),
      );
      expect(same.filter((key) => !alike.includes(key))).toEqual([]);
    }
  });

  it('has sentences of its own', () => {
    // Symbols, and words that are alike.
    const same = sameAsEnglish('sentences', language).filter((key) =>
      /\p{L}{4}/u.test(FILES.en.sentences![key]!.replace(/\{\w+\}|Hedges/g, '')),
    );
    expect(same).toEqual(['methods.items', 'methods.items.one']);
    const english = /\b(?:the|with|respondents|significantly|scores? (?:on|at)|were|found|not)\b/;
    const texts = Object.entries(FILES[language].sentences!);
    expect(texts.filter(([, text]) => english.test(withoutValues(text)))).toEqual([]);
  });

  it('has documents of its own', () => {
    // The same word in both, or nothing but what is filled in.
    const alike = [
      'asked.group',
      'asked.wave',
      'section.scores.one',
      'column.instrument',
      'title.instruments',
      'section.attrition',
      'figures',
    ];
    expect(sameAsEnglish('document', language).filter((key) => !alike.includes(key))).toEqual([]);
    const english = /\b(?:the|with|has|were|was|respondents|scores? of|counts|answered|shows?|every|who)\b/;
    const texts = Object.entries(FILES[language].document!);
    expect(texts.filter(([, text]) => english.test(withoutValues(text)))).toEqual([]);
  });

  it('says what was withheld in its own words', () => {
    expect(sameAsEnglish('withheld', language)).toEqual([]);
    const texts = Object.entries(FILES[language].withheld!);
    expect(texts.filter(([, text]) => /\b(withheld|fewer|than|shown)\b/i.test(text))).toEqual([]);
  });
});

it('French does not break a line before a two-part sign or inside guillemets', () => {
  expect(createContext('fr', 'apa').word('note.descriptives')).toContain('score\u00a0;');
  expect(createContext('fr', 'apa').word('document.title', { files: 'a ; b' })).toBe(
    'Résultats de l’enquête\u00a0: a ; b',
  );
});

/** The source, and the keys that it puts together at run time. */
function readSource(folder: string) {
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const keys = [...code.matchAll(/`([a-z][\w.-]*)?\$\{[^`]*`/g)].map(([template]) => template.slice(1, -1));
  return { code, keys };
}

function matches(template: string, key: string): boolean {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[^\w -]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`).test(key);
}

describe('no text is unused', () => {
  it.each([
    ['sentences', 'src/report/sentences'],
    ['document', 'src/report/document'],
  ])('of %s', (section, folder) => {
    const { code, keys } = readSource(folder);
    const unused = Object.keys(FILES.en[section]!).filter(
      (key) => !code.includes(`'${key}'`) && !keys.some((template) => matches(template, key)),
    );
    expect(unused).toEqual([]);
  });

  const { code, keys } = readSource('src');
  const starting = keys.filter((template) => /^[a-z][\w-]*\./.test(template));

  it.each(Object.keys(FILES.en).filter((section) => !['sentences', 'document'].includes(section)))(
    'of %s',
    (section) => {
      const unused = Object.keys(FILES.en[section]!).filter((key) =>
        [key, `${section}.${key}`].every(
          (name) =>
            !code.includes(`'${name}'`) &&
            // Names of one word stand without quotes.
            !(/^\w+$/.test(name) && new RegExp(`\\b${name}\\b`).test(code)) &&
            !starting.some((template) => matches(template, name)),
        ),
      );
      expect(unused).toEqual([]);
    },
  );
});

describe('codes', () => {
  it('has words for everything that respondents are flagged for', () => {
    expect(QUALITY_FLAGS.filter((flag) => !Object.hasOwn(FILES.en.report!, `problem.${flag}`))).toEqual([]);
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
