import { expect, test } from 'vitest';
import type { Scale } from '../../../src/model/scale.ts';
import { lintScaleSet } from '../../../src/scoring/definition/lint-scale-set.ts';
import { mood } from './mood.ts';

/** A scale whose columns are its own. */
function other(id: string, change: (scale: Scale) => void = () => {}): Scale {
  return mood((scale) => {
    scale.id = id;
    scale.items = [{ id: `${id}1` }, { id: `${id}2` }];
    change(scale);
  });
}

function remarks(...scales: Scale[]): string[] {
  return lintScaleSet(scales).map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
}

test('scales of their own have no remarks', () => {
  expect(remarks(mood(), other('rest'))).toEqual([]);
});

test('two scales with one id', () => {
  expect(remarks(mood(), other('mood'))).toEqual([
    'error duplicate-scale-id: two scales have the id "mood"; give each its own',
  ]);
  expect(
    remarks(
      mood(),
      other('Mood', (scale) => (scale.items = [{ id: 'a1' }])),
    ),
  ).toEqual([
    'error duplicate-scale-id: two scales have the ids "mood" and "Mood", which differ in case only; give each its own',
  ]);
});

test('two scales that take one column', () => {
  const copy = other('rest', (scale) => (scale.items = [{ id: 'rest1', aliases: ['q_7'] }, { id: 'mood1' }]));
  expect(remarks(mood(), copy)).toEqual([
    'warning name-in-two-scales: scales mood and rest both take a column "q_7"; if one is another scoring of the other, say so with variantOf',
  ]);
});

test('a variant takes the columns of its scale', () => {
  const variant = mood((scale) => {
    scale.id = 'mood-original';
    scale.variantOf = 'mood';
  });
  expect(remarks(mood(), variant)).toEqual([]);
  expect(remarks(variant)).toEqual([
    'warning unknown-variant: scale mood-original: variantOf: there is no scale "mood"',
  ]);
});

test('a variant of a misspelt scale', () => {
  expect(
    remarks(
      mood(),
      other('rest', (scale) => (scale.variantOf = 'mod')),
    ),
  ).toEqual(['warning unknown-variant: scale rest: variantOf: there is no scale "mod"; did you mean mood?']);
});
