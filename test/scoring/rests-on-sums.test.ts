import { describe, expect, it } from 'vitest';
import type { Scale } from '../../src/model/scale.ts';
import { codedScale } from '../../src/scoring/coded/item-codes.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { isSummable } from '../../src/scoring/engine/score-by-engine.ts';
import type { ScaleMatch } from '../../src/scoring/match-items.ts';
import { planScale, restsOnSums } from '../../src/scoring/score-plan.ts';
import { recodeItems } from '../../src/scoring/score-respondent.ts';

const items = ['q1', 'q2', 'q3'].map((id) => ({ id }));
const scale = (more: Partial<Scale>): Scale => ({
  ...{ id: 'q', version: '1.0.0', name: { en: 'Q' }, direction: 'higher-is-better', items },
  ...{ response: { min: 1, max: 4 }, score: { aggregate: 'sum', minAnswered: 1 } },
  ...{ citation: 'Made for this test.', licence: 'None.' },
  ...more,
});
const matchOf = (of: Scale): ScaleMatch => ({
  ...{ scale: of, columns: of.items.map(() => null), found: 0, isWhole: true, problems: [], repeated: [] },
});

const test = items.map((item) => ({ ...item, key: 3 }));
const others: readonly (readonly [string, Scale])[] = [
  ['a test of which blanks are wrong', scale({ items: test, blank: 'wrong' })],
  ['weights', scale({ score: { aggregate: 'sum', weights: { q1: 2 } } })],
  ['questions that may be skipped', builtInScales().find(({ id }) => id === 'audit')!],
];

describe('scores that rest on more than answers and their sum', () => {
  it.each(others)('are read as text and row by row: %s', (_, of) => {
    expect(restsOnSums(planScale(of))).toBe(false);
    expect(() => codedScale(matchOf(of))).toThrow();
    expect(isSummable({ missing: [], invalid: 'error' }, [matchOf(of)])).toBe(false);
  });

  it('are all those in which a blank becomes an answer', () => {
    const all = [
      ...builtInScales(),
      scale({}),
      scale({ items: test, blank: 'missing' }),
      ...others.map(([, of]) => of),
    ];
    for (const of of all) {
      const plan = planScale(of);
      if (!restsOnSums(plan)) continue;
      // One answer, the first possible, and blanks.
      of.items.forEach((_, answered) => {
        const values = new Float64Array(of.items.length).fill(Number.NaN);
        values[answered] = (of.items[answered]!.response ?? of.response).min;
        recodeItems(plan, values);
        const filled = [...values.keys()].filter((index) => !Number.isNaN(values[index]!));
        expect(
          filled.filter((index) => index !== answered),
          of.id,
        ).toEqual([]);
      });
    }
  });
});
