import { describe, expect, it } from 'vitest';
import type { Scale } from '../../src/model/scale.ts';
import { checkExamples } from '../../src/scoring/check-examples.ts';
import { mood } from './definition/mood.ts';

/** What is found, as it is printed. */
function found(change: (scale: Scale) => void): string[] {
  return checkExamples(mood(change)).map(({ message }) => message!);
}

const withExample = (example: NonNullable<Scale['examples']>[number]) => (scale: Scale) => {
  scale.examples = [example];
};

// Of the four items, on 1 to 5, the second is reversed; three answers are enough for the mean.
describe('checkExamples', () => {
  it('finds nothing where every example comes out, nor where there is none', () => {
    expect(found(() => {})).toEqual([]);
    expect(found((scale) => delete scale.examples)).toEqual([]);
    expect(found(withExample({ responses: { mood1: 4 }, scores: {} }))).toEqual([]);
  });

  it('names the example, the score, what it expects and what it gives', () => {
    const change = (scale: Scale) => {
      scale.examples![1]!.scores.mood = 4.25;
      scale.examples![2]!.scores.mood = 1;
    };
    expect(found(change)).toEqual([
      'mood: examples[1].scores.mood expects 4.25, but the definition gives 1',
      'mood: examples[2].scores.mood expects 1, but the definition gives no score',
    ]);
    expect(checkExamples(mood(change))[0]).toMatchObject({
      code: 'example-fails',
      severity: 'error',
      scale: 'mood',
    });
  });

  it('takes null for no score, and nothing else', () => {
    const responses = { mood1: 1, mood2: 5, mood3: 1, mood4: 1 };
    expect(found(withExample({ responses, scores: { mood: null } }))).toEqual([
      'mood: examples[0].scores.mood expects no score, but the definition gives 1',
    ]);
  });

  it('takes answers that are left out or null for gaps', () => {
    const gap = { mood1: 5, mood2: 2, mood3: 4 };
    // (5 + (6 − 2) + 4) / 3
    const scores = { mood: 13 / 3 };
    expect(found(withExample({ responses: gap, scores }))).toEqual([]);
    expect(found(withExample({ responses: { ...gap, mood4: null }, scores }))).toEqual([]);
    expect(found(withExample({ responses: { ...gap, mood3: null }, scores: { mood: null } }))).toEqual([]);
  });

  it('reads answers as those of a file: words, codes for no answer, the range of the item', () => {
    const responses = { mood1: 'Agree', mood2: 'Mee oneens', mood3: 9, mood4: 10 };
    const change = (scale: Scale) => {
      scale.missing = [9];
      scale.items[3]!.response = { min: 1, max: 10 };
      // (4 + (6 − 2) + 10) / 3
      scale.examples = [{ responses, scores: { mood: 6 } }];
    };
    expect(found(change)).toEqual([]);
  });

  it('names an answer that the item does not have, and goes on without it', () => {
    const responses = { mood1: 4, mood2: 2, mood3: 4, mood4: 6 };
    expect(found(withExample({ responses, scores: { mood: 4 } }))).toEqual([
      'mood: examples[0].responses.mood4 "6" is not in 1–5',
    ]);
    expect(
      found(withExample({ responses: { ...responses, mood3: 'Perhaps' }, scores: { mood: 4 } })),
    ).toEqual([
      expect.stringMatching(/^mood: examples\[0\]\.responses\.mood3 "Perhaps" /),
      'mood: examples[0].responses.mood4 "6" is not in 1–5',
      'mood: examples[0].scores.mood expects 4, but the definition gives no score',
    ]);
  });

  it('allows for the rounding of doubles, and for no more', () => {
    const responses = { mood1: 5, mood2: 2, mood3: 4 };
    const at = (mood: number) => found(withExample({ responses, scores: { mood } }));
    for (const off of [0, 4e-9, -4e-9]) expect(at(13 / 3 + off), `${off}`).toEqual([]);
    for (const off of [6e-9, -6e-9, 0.01]) expect(at(13 / 3 + off), `${off}`).toHaveLength(1);
    // Of scores near zero the difference counts, not its share.
    const small = (mood: number) => (scale: Scale) => {
      scale.score = { aggregate: 'mean', minAnswered: 3, transform: { steps: [{ multiply: 1e-6 }] } };
      scale.examples = [{ responses, scores: { mood } }];
    };
    expect(found(small(13e-6 / 3 + 9e-10))).toEqual([]);
    expect(found(small(13e-6 / 3 + 2e-9))).toHaveLength(1);
  });

  it('looks at the bands, in whichever language, and at each subscale', () => {
    const change = (bands: Record<string, string>) => (scale: Scale) => {
      scale.bands = [
        { min: 1, max: 2.99, label: { en: 'low', nl: 'laag' } },
        { min: 3, max: 5, label: { en: 'high', nl: 'hoog' } },
      ];
      scale.subscales = [
        {
          id: 'gloom',
          items: ['mood2'],
          score: { aggregate: 'sum' },
          bands: [{ min: 1, max: 3, label: { en: 'some' } }],
        },
      ];
      scale.examples = [
        {
          responses: { mood1: 4, mood2: 2, mood3: 4, mood4: 4 },
          scores: { mood: 4, gloom: 4 },
          bands,
        },
      ];
    };
    expect(found(change({ mood: 'high' }))).toEqual([]);
    expect(found(change({ mood: 'hoog' }))).toEqual([]);
    expect(found(change({ mood: 'laag', gloom: 'some' }))).toEqual([
      'mood: examples[0].bands.mood expects "laag", but the definition gives "high" / "hoog"',
      'mood: examples[0].bands.gloom expects "some", but the definition gives no band',
    ]);
    const wrong = (scale: Scale) => {
      change({})(scale);
      scale.examples![0]!.scores.gloom = 2;
    };
    expect(found(wrong)).toEqual(['mood: examples[0].scores.gloom expects 2, but the definition gives 4']);
  });

  it('takes nothing from the prototype of an object for an answer or a score', () => {
    const change = (scale: Scale) => {
      scale.items[3]!.id = 'constructor';
      scale.examples = [{ responses: { mood1: 4, mood2: 2, mood3: 4 }, scores: { mood: 4 } }];
    };
    expect(found(change)).toEqual([]);
  });
});
