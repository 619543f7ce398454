import { describe, expect, it } from 'vitest';
import type { Scale } from '../../src/model/scale.ts';
import { answeredNeeded, planScale } from '../../src/scoring/score-plan.ts';
import { bandOf, recodeItems, scoreRespondent } from '../../src/scoring/score-respondent.ts';

const base: Scale = {
  id: 'mood',
  version: '1.0.0',
  name: { en: 'Mood' },
  direction: 'higher-is-better',
  response: { min: 1, max: 5 },
  items: [{ id: 'a' }, { id: 'b', reverse: true }, { id: 'c' }, { id: 'd' }],
  score: { aggregate: 'sum' },
  citation: 'Made for this test.',
  licence: 'None.',
};
const NONE = Number.NaN;

/** Total first, then subscales; expected values are worked out by hand beside each case. */
function scores(scale: Scale, answers: readonly number[]): number[] {
  const plan = planScale(scale);
  const values = Float64Array.from(answers);
  recodeItems(plan, values);
  return plan.scores.map((score) => scoreRespondent(score, values));
}

describe('scoring', () => {
  it('reverses from the declared range', () => {
    expect(scores(base, [4, 2, 3, 5])).toEqual([4 + (1 + 5 - 2) + 3 + 5]);
    const fromZero = { ...base, response: { min: 0, max: 3 } };
    expect(scores(fromZero, [1, 1, 1, 1])).toEqual([1 + (0 + 3 - 1) + 1 + 1]);
  });

  it('takes what an item’s own table says', () => {
    // De Jong Gierveld: of three answers two count as lonely. RAND-36, pain: 1 is 100, 6 is 0.
    const [lonely, pain] = [
      [
        [1, 0],
        [2, 1],
        [3, 1],
      ] as [number, number][],
      [1, 2, 3, 4, 5, 6].map((code): [number, number] => [code, 120 - 20 * code]),
    ];
    const tables: Scale = {
      ...base,
      items: [
        { id: 'a', response: { min: 1, max: 3 }, recode: lonely },
        { id: 'b', response: { min: 1, max: 6 }, recode: pain },
      ],
    };
    expect(scores(tables, [1, 6])).toEqual([0 + 0]);
    expect(scores(tables, [2, 2])).toEqual([1 + 80]);
    expect(scores(tables, [3, 1])).toEqual([1 + 100]);
    expect(scores(tables, [NONE, 1])).toEqual([NONE]);
    expect(planScale(tables).scores[0]!.range).toEqual([0, 101]);
  });

  it('takes a question that was skipped as the form allows for the code that it then has, and other blanks for gaps', () => {
    const scale: Scale = {
      ...base,
      items: [
        { id: 'a' },
        { id: 'b', reverse: true, skipped: { when: [{ a: 1 }, { c: 2, d: 2 }], code: 5 } },
        { id: 'c' },
        { id: 'd' },
      ],
    };
    expect(scores(scale, [1, NONE, 3, 4])).toEqual([1 + (1 + 5 - 5) + 3 + 4]);
    expect(scores(scale, [3, NONE, 2, 2])).toEqual([3 + 1 + 2 + 2]);
    expect(scores(scale, [3, NONE, 2, 4])).toEqual([NONE]);
    expect(scores(scale, [1, 2, 3, 4])).toEqual([1 + (1 + 5 - 2) + 3 + 4]);
    expect(scores(scale, [NONE, NONE, 3, 4])).toEqual([NONE]);
  });

  it('needs every item unless told otherwise', () => {
    expect(scores(base, [4, NONE, 3, 5])).toEqual([NONE]);
  });

  it('prorates a sum: mean of the answered times the number of items', () => {
    const tolerant: Scale = { ...base, score: { aggregate: 'sum', minAnswered: 3 } };
    expect(scores(tolerant, [4, NONE, 3, 5])).toEqual([((4 + 3 + 5) / 3) * 4]);
    expect(scores(tolerant, [4, NONE, NONE, 5])).toEqual([NONE]);
  });

  it('takes the mean of the answered', () => {
    const mean: Scale = { ...base, score: { aggregate: 'mean', minAnswered: 0.5 } };
    expect(scores(mean, [4, NONE, NONE, 5])).toEqual([4.5]);
    expect(scores(mean, [4, NONE, NONE, NONE])).toEqual([NONE]);
  });

  it('reads minAnswered as a count, or as a fraction rounded up', () => {
    expect(answeredNeeded({ aggregate: 'sum' }, 6)).toBe(6);
    expect(answeredNeeded({ aggregate: 'sum', minAnswered: 5 }, 6)).toBe(5);
    expect(answeredNeeded({ aggregate: 'sum', minAnswered: 0.8 }, 6)).toBe(5); // 4.8
    expect(answeredNeeded({ aggregate: 'sum', minAnswered: 0.5 }, 6)).toBe(3);
    expect(answeredNeeded({ aggregate: 'sum', minAnswered: 1 }, 6)).toBe(1);
  });

  it('weights items', () => {
    const weighted: Scale = { ...base, score: { aggregate: 'mean', weights: { a: 3 }, minAnswered: 1 } };
    expect(scores(weighted, [5, 3, 1, 1])).toEqual([(3 * 5 + 3 + 1 + 1) / 6]);
    expect(scores(weighted, [5, NONE, 1, NONE])).toEqual([(3 * 5 + 1) / 4]);
    const sum: Scale = { ...base, score: { aggregate: 'sum', weights: { a: 3 }, minAnswered: 1 } };
    expect(scores(sum, [5, NONE, 1, NONE])).toEqual([((3 * 5 + 1) / 4) * 6]);
  });

  it('transforms by steps in order', () => {
    const percent: Scale = {
      ...base,
      score: { aggregate: 'sum', transform: { steps: [{ subtract: 4 }, { divide: 16 }, { multiply: 100 }] } },
    };
    expect(scores(percent, [5, 1, 5, 5])).toEqual([100]);
    expect(scores(percent, [1, 5, 1, 1])).toEqual([0]);
    expect(planScale(percent).scores[0]!.range).toEqual([0, 100]);
  });

  it('turns the range round when a transform does', () => {
    const turned: Scale = {
      ...base,
      score: { aggregate: 'sum', transform: { steps: [{ multiply: -1 }, { add: 24 }] } },
    };
    expect(planScale(turned).scores[0]!.range).toEqual([4, 20]);
  });

  it('looks raw scores up, and gives none for one that the table lacks', () => {
    const table: Scale = {
      ...base,
      score: {
        aggregate: 'sum',
        minAnswered: 3,
        transform: {
          lookup: [
            [16, 7.5],
            [17, 8.25],
          ],
        },
      },
    };
    expect(scores(table, [4, 2, 3, 5])).toEqual([7.5]);
    expect(scores(table, [1, 5, 1, 1])).toEqual([NONE]);
    expect(planScale(table).scores[0]!.range).toEqual([7.5, 8.25]);
  });

  it('scores subscales beside the total, and without one', () => {
    const parts = [{ id: 'ab', items: ['a', 'b'], score: { aggregate: 'mean' as const } }];
    expect(scores({ ...base, subscales: parts }, [4, 2, 3, 5])).toEqual([16, 4]);
    expect(scores({ ...base, score: null, subscales: parts }, [4, 2, 3, 5])).toEqual([NONE, 4]);
  });

  it('has no upper end for open counts', () => {
    const heads: Scale = { ...base, response: { min: 0, max: null }, items: [{ id: 'a' }, { id: 'b' }] };
    expect(scores(heads, [12, 30])).toEqual([42]);
    expect(planScale(heads).scores[0]!.range).toEqual([0, null]);
  });
});

describe('bands', () => {
  const brs = [
    { min: 1, max: 2.99, label: { en: 'low' } },
    { min: 3, max: 4.3, label: { en: 'normal' } },
    { min: 4.31, max: 5, label: { en: 'high' } },
  ];

  it.each([
    [1, 0],
    [2.8333333, 0],
    [2.994, 0],
    [2.995, 1], // 3.00 to two decimals
    [3, 1],
    [4.3, 1],
    [4.304999, 1],
    [4.31, 2],
    [5, 2],
    [Number.NaN, -1],
    [5.2, -1],
  ])('%d lies in band %d', (score, band) => {
    expect(bandOf(score, brs)).toBe(band);
  });

  it('has an open last band', () => {
    expect(bandOf(4000, [{ min: 12, max: null, label: { en: 'many' } }])).toBe(0);
  });
});
