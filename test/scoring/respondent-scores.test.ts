import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scale } from '../../src/model/scale.ts';
import { ScoreCollector } from '../../src/scoring/respondent-scores.ts';
import { planScale } from '../../src/scoring/score-plan.ts';
import { answersOf, scoreRespondent } from '../../src/scoring/score-respondent.ts';

const K = 5;

/** Definitions whose scores are states, and others whose scores are not. */
const definition = fc.record({
  min: fc.constantFrom(0, 1, -3),
  max: fc.constantFrom(1, 4, 9),
  step: fc.constantFrom(1, 1, 0.5),
  minAnswered: fc.integer({ min: 1, max: K }),
  aggregate: fc.constantFrom('mean' as const, 'sum' as const),
  weighted: fc.boolean(),
  open: fc.constantFrom(false, false, false, true),
});

type Definition = typeof definition extends fc.Arbitrary<infer T> ? T : never;

function scaleOf({ min, max, step, minAnswered, aggregate, weighted, open }: Definition): Scale {
  return {
    id: 'made',
    version: '1.0.0',
    name: { en: 'Made' },
    direction: 'higher-is-better',
    response: { min: open ? 0 : min, max: open ? null : max, step },
    items: Array.from({ length: K }, (_, index) => ({ id: `i${index}` })),
    score: { aggregate, minAnswered, ...(weighted && { weights: { i1: 2 } }) },
  };
}

/** Answers of respondents as parts of the range; `null` for none. One in a while lies a hair beside its code. */
const respondents = fc.array(
  fc.array(
    fc.tuple(
      fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1e-11),
    ),
    { minLength: K, maxLength: K },
  ),
  { minLength: 1, maxLength: 60 },
);

describe('scores as states', () => {
  it('are those of scoreRespondent, with the number of answers and their distribution', () => {
    fc.assert(
      fc.property(definition, respondents, (given, people) => {
        const plan = planScale(scaleOf(given));
        const score = plan.scores[0]!;
        const { min } = plan.scale.response;
        const steps = ((plan.scale.response.max ?? 6) - min) / given.step;
        const rows = people.map((answers) =>
          Float64Array.from(answers, ([part, beside]) =>
            part === null ? Number.NaN : min + Math.round(part * steps) * given.step + beside,
          ),
        );
        const collector = new ScoreCollector(plan, score, rows.length);
        rows.forEach((row, index) => {
          collector.add(index, row, answersOf(score, row));
        });
        const scores = collector.scores();
        const expected = rows.map((row) => scoreRespondent(score, row));
        expect(rows.map((_, index) => scores.scoreAt(index))).toStrictEqual(expected);
        expect(rows.map((_, index) => scores.answeredAt(index))).toStrictEqual(
          rows.map((row) => answersOf(score, row).answered),
        );

        const groupOf = Int32Array.from(rows, (_, index) => index % 2);
        for (const group of [0, 1]) {
          const { values, counts, prorated } = scores.runs(groupOf, group);
          const own = expected.filter((value, index) => index % 2 === group && !Number.isNaN(value));
          const all = [...values].flatMap((value, run) => new Array<number>(counts[run]!).fill(value));
          expect(all).toStrictEqual([...Float64Array.from(own).sort()]);
          expect(prorated).toBe(
            rows.filter(
              (row, index) =>
                index % 2 === group && !Number.isNaN(expected[index]!) && answersOf(score, row).answered < K,
            ).length,
          );
        }
      }),
    );
  });
});
