import { describe, expect, test } from 'vitest';
import { type Scale, scaleSchema } from '../../src/model/scale.ts';

const SMALLEST: Scale = {
  id: 'mood',
  version: '1.0.0',
  name: { en: 'Mood' },
  direction: 'neutral',
  response: { min: 0, max: 10 },
  items: [{ id: 'mood1' }],
  score: null,
  citation: 'Doe, J. (2001). Mood.',
  licence: 'Free.',
};

function accepts(change: object): boolean {
  return scaleSchema.safeParse({ ...SMALLEST, ...change }).success;
}

describe('the scale schema', () => {
  test('takes the smallest definition as it is, without filling anything in', () => {
    expect(scaleSchema.parse(SMALLEST)).toEqual(SMALLEST);
  });

  test.each(['mood', 'lsns6-original', 'Q12_2', 'a.b', 'A1'])('%j is an identifier', (id) => {
    expect(accepts({ id })).toBe(true);
  });

  test.each(['', '1mood', '_mood', 'mood_', 'mood__1', 'mood 1', '__proto__', 'humör', '../mood', 'mood\n'])(
    '%j is none',
    (id) => {
      expect(accepts({ id })).toBe(false);
    },
  );

  test.each(['en', 'nl', 'fr-BE', 'zh-Hant', 'tir'])('%j is a language', (language) => {
    expect(accepts({ name: { [language]: 'Mood' } })).toBe(true);
  });

  test.each(['EN', 'english', 'e', '', 'en_GB'])('%j is none', (language) => {
    expect(accepts({ name: { [language]: 'Mood' } })).toBe(false);
  });

  test.each([
    [{ min: 1, max: 5 }, true],
    [{ min: -3, max: 3, step: 0.5 }, true],
    [{ min: 0, max: null }, true],
    [{ min: 1, max: null }, false],
    [{ min: 5, max: 1 }, false],
    [{ min: 1, max: 1 }, false],
    [{ min: 1 }, false],
    [{ min: 1, max: 5, step: 0 }, false],
    [{ min: 1, max: Number.POSITIVE_INFINITY }, false],
    [{ min: Number.NaN, max: 5 }, false],
  ])('response %j: %s', (response, valid) => {
    expect(accepts({ response })).toBe(valid);
  });

  test.each([
    [1, true],
    [5, true],
    [0.8, true],
    [0, false],
    [-1, false],
    [1.5, false],
  ])('minAnswered %d: %s', (minAnswered, valid) => {
    expect(accepts({ score: { aggregate: 'sum', minAnswered } })).toBe(valid);
  });

  test('refuses keys that it does not know, at every level', () => {
    expect(accepts({ colour: 'red' })).toBe(false);
    expect(accepts({ items: [{ id: 'mood1', reversed: true }] })).toBe(false);
    expect(accepts({ response: { min: 0, max: 10, label: [] } })).toBe(false);
    expect(accepts({ score: { aggregate: 'sum', minimum: 1 } })).toBe(false);
  });
});
