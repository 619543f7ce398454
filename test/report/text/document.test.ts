import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DocumentKey } from '../../../src/report/document/words.ts';
import { documentEn } from '../../../src/report/text/document/en.ts';
import { documentFr } from '../../../src/report/text/document/fr.ts';
import { documentNl } from '../../../src/report/text/document/nl.ts';

const keys = Object.keys(documentEn) as DocumentKey[];
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe.each([
  ['nl', documentNl],
  ['fr', documentFr],
] as const)('what a report says in %s', (_, catalogue) => {
  it('has the keys of the English catalogue, in their order', () => {
    expect(Object.keys(catalogue)).toEqual(keys);
  });

  it('is filled in as in English, with its marks in pairs', () => {
    for (const key of keys) {
      const text = catalogue[key];
      expect(text, key).not.toBe('');
      expect(placeholders(text), key).toEqual(placeholders(documentEn[key]));
      expect((text.match(/\*/g) ?? []).length % 2, key).toBe(0);
    }
  });

  it('has words of its own', () => {
    const same = keys.filter((key) => catalogue[key] === documentEn[key]);
    // The same word in both, or nothing but what is filled in.
    const alike = [
      'asked.group',
      'section.scores.one',
      'column.instrument',
      'title.instruments',
      'section.attrition',
    ];
    expect(same.filter((key) => !alike.includes(key))).toEqual([]);
    const english = /\b(?:the|with|has|were|was|respondents|scores? of|counts|answered|shows?|every|who)\b/;
    expect(keys.filter((key) => english.test(catalogue[key].replace(/\{\w+\}/g, '')))).toEqual([]);
  });
});

it('French does not break a line before a two-part sign or inside guillemets', () => {
  for (const key of keys) expect(documentFr[key], key).not.toMatch(/ [;:?!»]|« /);
});

it('no text is unused', () => {
  const code = readdirSync('src/report/document')
    .map((file) => readFileSync(`src/report/document/${file}`, 'utf8'))
    .join('\n');
  const patterns = [...code.matchAll(/`([a-z][\w.]*\.)\$\{/g)].map(([, start]) => start!);
  const unused = keys.filter(
    (key) => !code.includes(`'${key}'`) && !patterns.some((start) => key.startsWith(start)),
  );
  expect(unused).toEqual([]);
});
