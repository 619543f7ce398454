import { describe, expect, test } from 'vitest';
import type { Scale } from '../../../src/model/scale.ts';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import { lintScale } from '../../../src/scoring/definition/lint-scale.ts';
import { runsBackward } from '../../../src/scoring/score-plan.ts';
import { mood } from './mood.ts';

function remarks(change: (scale: Scale) => void): string[] {
  return lintScale(mood(change))
    .filter(({ code }) => code.startsWith('words-'))
    .map(({ severity, code, message }) => `${severity} ${code}: ${message.replace('scale mood: ', '')}`);
}

/** `mood` has four items 1-5, of which the second is reversed; the score is their mean. */
describe.each([
  ['Four statements, of which 2 is reversed; the score is the mean, 1-5.', []],
  ['The score is the mean of the items (1 to 5). Reversed items: 2.', []],
  ['Vier stellingen, waarvan 2 omgescoord; de score is het gemiddelde, 1-5.', []],
  ['Quatre énoncés, dont 2 est inversé ; le score est la moyenne, 1 à 5.', []],
  ['Unlike items 1 and 3, item 2 is reversed.', []],
  ['The score is the mean. Means of 4-5 are high.', []],
  ['Items 2 and 3 belong together.', []],
  [
    'Five statements; none is reversed.',
    [
      'warning words-items: description.en: says Five items, but there are 4; is one missing, or are these words of another version?',
      'warning words-reversed: description.en: says that no item is reversed, but the key reverses 2 (by position)',
    ],
  ],
  [
    'Items 2 and 4 are reverse-scored.',
    [
      'warning words-reversed: description.en: says that 2, 4 are reversed, but the key reverses 2 (by position)',
    ],
  ],
  [
    'Geen van de items is omgescoord.',
    [
      'warning words-reversed: description.en: says that no item is reversed, but the key reverses 2 (by position)',
    ],
  ],
  [
    'The total score is the sum of the items.',
    [
      'warning words-aggregate: description.en: says that the score is the sum of the items, but the key makes their mean',
    ],
  ],
  [
    'The score is the mean, 0-4.',
    ['warning words-range: description.en: says that the score is the mean, 0-4, but the key gives 1-5'],
  ],
] as const)('%s', (text, expected) => {
  test(expected.length === 0 ? 'says nothing else than the key' : 'contradicts the key', () => {
    expect(
      remarks((scale) => {
        scale.description = { en: text };
      }),
    ).toEqual(expected);
  });
});

test('a name that counts other items', () => {
  expect(
    remarks((scale) => {
      scale.name = { en: 'Mood, 4 items', nl: 'Stemming, 6 items' };
    }),
  ).toEqual([
    'warning words-items: name.nl: says 6 items, but there are 4; is one missing, or are these words of another version?',
  ]);
});

/** The built-in definitions describe themselves, so each way of breaking their key must show in most of them, and none shows unbroken. */
describe('the built-in definitions, broken', () => {
  const scales = builtInScales().filter(({ score, items }) => score !== null && items.length > 2);

  function caught(change: (scale: Scale) => void, applies: (scale: Scale) => boolean = () => true) {
    const broken = scales.filter(applies).map((scale) => {
      const copy = structuredClone({ ...scale });
      change(copy);
      return lintScale(copy).some(({ code }) => code.startsWith('words-'));
    });
    return { of: broken.length, caught: broken.filter(Boolean).length };
  }

  test('nothing is said of any of them as they are', () => {
    expect(caught(() => {}).caught).toBe(0);
  });

  test('sum for mean and mean for sum', () => {
    const found = caught((scale) => {
      scale.score = { ...scale.score!, aggregate: scale.score!.aggregate === 'sum' ? 'mean' : 'sum' };
    });
    expect(found.of).toBeGreaterThan(15);
    expect(found.caught / found.of).toBeGreaterThan(0.6);
  });

  test('an item reversed too many', () => {
    const found = caught(
      (scale) => {
        scale.items[0]!.reverse = true;
      },
      ({ items, response }) => response.max !== null && !items.some(runsBackward),
    );
    expect(found.of).toBeGreaterThan(10);
    expect(found.caught / found.of).toBeGreaterThan(0.6);
  });

  test('another range of answers', () => {
    const found = caught(
      (scale) => {
        scale.response = { min: scale.response.min + 1, max: scale.response.max! + 1 };
        for (const item of scale.items) delete item.response;
      },
      ({ response, items }) => response.max !== null && items.every(({ recode }) => recode === undefined),
    );
    expect(found.caught / found.of).toBeGreaterThan(0.6);
  });
});
