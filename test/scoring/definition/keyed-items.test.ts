import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scale } from '../../../src/model/scale.ts';
import { lintScale } from '../../../src/scoring/definition/lint-scale.ts';
import { parseScaleFile } from '../../../src/scoring/definition/parse-scale.ts';
import { planScale } from '../../../src/scoring/score-plan.ts';
import { answersOf, recodeItems, scoreRespondent } from '../../../src/scoring/score-respondent.ts';

const labels = ['A', 'B', 'C', 'D'].map((text, index) => ({ value: index + 1, text: { en: [text] } }));
const definition = (items: readonly object[], more: object = {}) => ({
  id: 'quiz',
  name: { en: 'Quiz' },
  direction: 'higher-is-better',
  response: { min: 1, max: 4, labels },
  items,
  score: { aggregate: 'sum' },
  ...more,
});
const parsed = (of: object): Scale => parseScaleFile(JSON.stringify(of), 'quiz.json')[0]!;
const codes = (of: object) =>
  lintScale(parsed(of))
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

/** The score of answers, `null` for none. */
function scoreOf(scale: Scale, answers: readonly (number | null)[]): number {
  const plan = planScale(scale);
  const values = Float64Array.from(answers, (answer) => answer ?? Number.NaN);
  recodeItems(plan, values);
  return scoreRespondent(plan.scores[0]!, values, answersOf(plan.scores[0]!, values));
}

describe('items with a key', () => {
  const answer = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null });
  const keyed = fc.array(
    fc.record({
      key: fc.integer({ min: 1, max: 4 }),
      answer,
      as: fc.constantFrom('code', 'text', 'wording', 'list'),
    }),
    {
      minLength: 2,
      maxLength: 8,
    },
  );
  const written = (key: number, as: string) =>
    as === 'code' ? key : as === 'text' ? String(key) : as === 'wording' ? 'ABCD'[key - 1] : [key];

  it('score the number of right answers, however the key is written; a blank is wrong or missing as declared', () => {
    fc.assert(
      fc.property(keyed, fc.constantFrom('wrong', 'missing', undefined), (items, blank) => {
        const scale = parsed(
          definition(
            items.map(({ key, as }, index) => ({ id: `q${index}`, key: written(key, as) })),
            blank === undefined ? {} : { blank },
          ),
        );
        const right = items.filter(({ key, answer }) => key === answer).length;
        const gaps = items.filter(({ answer }) => answer === null).length;
        const score = scoreOf(
          scale,
          items.map(({ answer }) => answer),
        );
        if (blank === 'wrong' ? gaps === items.length : gaps > 0) expect(score).toBeNaN();
        else expect(score).toBe(right);
      }),
    );
  });

  it('have a range of 0 to the number of items', () => {
    expect(
      planScale(
        parsed(
          definition([
            { id: 'a', key: 1 },
            { id: 'b', key: [2, 'D'] },
          ]),
        ),
      ).scores[0]!.range,
    ).toEqual([0, 2]);
  });

  it.each([
    [definition([{ id: 'a', key: '5' }]), 'key-unknown-answer'],
    [definition([{ id: 'a', key: 'E' }]), 'key-unknown-answer'],
    [definition([{ id: 'a', key: [1, 2, 3, 4] }]), 'key-all-right'],
    [definition([{ id: 'a', key: 1 }], { response: { min: 0, max: null } }), 'key-open-count'],
    [definition([{ id: 'a' }], { blank: 'wrong' }), 'blank-without-key'],
  ])('are refused where the key makes no sense: %#', (of, code) => {
    expect(codes(of)).toContain(code);
  });

  it.each([
    { reverse: true },
    {
      recode: [
        [1, 0],
        [2, 1],
        [3, 0],
        [4, 0],
      ],
    },
  ])('do not go with %j', (more) => {
    // biome-ignore format: a table
    expect(() => parsed(definition([{ id: 'a', key: 1, ...more }]))).toThrow(/"reverse" and "recode" do not go with it/);
  });
});
