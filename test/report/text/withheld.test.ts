import { describe, expect, it } from 'vitest';
import { withheldEn } from '../../../src/report/text/withheld/en.ts';
import { withheldFr } from '../../../src/report/text/withheld/fr.ts';
import { withheldNl } from '../../../src/report/text/withheld/nl.ts';

const keys = Object.keys(withheldEn) as (keyof typeof withheldEn)[];
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe.each([
  ['nl', withheldNl],
  ['fr', withheldFr],
] as const)('the words for what was withheld in %s', (_, catalogue) => {
  it('are those of the English catalogue, filled in alike, in words of their own', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...keys].sort());
    for (const key of keys) {
      expect(placeholders(catalogue[key]), key).toEqual(placeholders(withheldEn[key]));
      expect(catalogue[key], key).not.toBe('');
      expect(catalogue[key], key).not.toBe(withheldEn[key]);
      expect(catalogue[key], key).not.toMatch(/\b(withheld|fewer|than|shown)\b/i);
    }
  });
});

it('in French keep two-part signs on the line', () => {
  for (const key of keys) expect(withheldFr[key], key).not.toMatch(/ [;:?!»]|« /);
});
