import { describe, expect, it } from 'vitest';
import { type SentenceKey, sentencesEn } from '../../../src/report/text/sentences/en.ts';
import { sentencesFr } from '../../../src/report/text/sentences/fr.ts';
import { sentencesNl } from '../../../src/report/text/sentences/nl.ts';

const keys = Object.keys(sentencesEn) as SentenceKey[];
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe.each([
  ['nl', sentencesNl],
  ['fr', sentencesFr],
] as const)('the sentences of %s', (_, catalogue) => {
  it('have the keys of the English ones, in their order', () => {
    expect(Object.keys(catalogue)).toEqual(keys);
  });

  it('are filled in as in English, with their marks in pairs', () => {
    for (const key of keys) {
      const text = catalogue[key];
      expect(text, key).not.toBe('');
      expect(placeholders(text), key).toEqual(placeholders(sentencesEn[key]));
      expect((text.match(/\*/g) ?? []).length % 2, key).toBe(0);
      expect((text.match(/~/g) ?? []).length % 2, key).toBe(0);
    }
  });

  it('have words of their own', () => {
    // Symbols, and words that are alike.
    const alike = keys.filter((key) => !/\p{L}{4}/u.test(sentencesEn[key].replace(/\{\w+\}|Hedges/g, '')));
    const same = keys.filter((key) => catalogue[key] === sentencesEn[key] && !alike.includes(key));
    expect(same).toEqual(['methods.items', 'methods.items.one']);
    const english = /\b(?:the|with|respondents|significantly|scores? (?:on|at)|were|found|not)\b/;
    expect(keys.filter((key) => english.test(catalogue[key].replace(/\{\w+\}/g, '')))).toEqual([]);
  });
});

it('French does not break a line before a two-part sign or inside guillemets', () => {
  for (const key of keys) expect(sentencesFr[key], key).not.toMatch(/ [;:?!»]|« /);
});

it('no text is unused', async () => {
  const { readdirSync, readFileSync } = await import('node:fs');
  const code = readdirSync('src/report/sentences')
    .map((file) => readFileSync(`src/report/sentences/${file}`, 'utf8'))
    .join('\n');
  const patterns = [...code.matchAll(/`([a-z][\w.-]*)?\$\{[^`]*`/g)].map(
    ([template]) =>
      new RegExp(
        `^${template
          .slice(1, -1)
          .replace(/\$\{[^}]*\}/g, '[\\w.-]+')
          .replaceAll('.', '\\.')
          .replaceAll('[\\w\\.-]', '[\\w.-]')}$`,
      ),
  );
  const unused = keys.filter(
    (key) => !code.includes(`'${key}'`) && !patterns.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});
