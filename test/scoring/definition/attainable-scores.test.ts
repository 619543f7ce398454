import { describe, expect, test } from 'vitest';
import type { Scale } from '../../../src/model/scale.ts';
import { attainableScores, rawScores } from '../../../src/scoring/definition/attainable-scores.ts';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import { planScale } from '../../../src/scoring/score-plan.ts';
import { mood } from './mood.ts';

function ascending(scores: ReadonlySet<number> | null): number[] | null {
  return scores === null ? null : [...scores].sort((a, b) => a - b);
}

function planOf(scale: Scale) {
  return planScale(scale).scores[0]!;
}

describe('attainable scores', () => {
  test('of the BRS: sixths of complete answers and fifths with a gap', () => {
    const brs = builtInScales().find(({ id }) => id === 'brs')!;
    const sixths = Array.from({ length: 25 }, (_, i) => (6 + i) / 6);
    const fifths = Array.from({ length: 21 }, (_, i) => (5 + i) / 5);
    const expected = [...new Set([...sixths, ...fifths])].sort((a, b) => a - b);
    expect(ascending(attainableScores(planOf(brs), brs, 0))).toEqual(expected);
  });

  test('of the GSE: 21 is 7 threes, and 31.43 is 22 over seven items', () => {
    const gse = builtInScales().find(({ id }) => id === 'gse')!;
    const scores = attainableScores(planOf(gse), gse, 0);
    expect(scores?.has((22 * 10) / 7)).toBe(true);
    expect(scores?.has(30)).toBe(true);
    expect(scores?.has(10.5)).toBe(false);
    expect(ascending(rawScores(planOf(gse), gse, 10, 0))).toEqual(
      Array.from({ length: 31 }, (_, i) => 10 + i),
    );
  });

  test('of items with tables of their own: sums of what the tables say, not of codes', () => {
    const scale = mood((base) => {
      base.score = { aggregate: 'sum' };
      base.items = [
        { id: 'a', recode: [1, 2, 3, 4, 5].map((code) => [code, code > 3 ? 1 : 0]) },
        { id: 'b', recode: [1, 2, 3, 4, 5].map((code) => [code, [0, 2, 7, 7, 7][code - 1]!]) },
      ];
    });
    expect(ascending(attainableScores(planOf(scale), scale, 0))).toEqual([0, 1, 2, 3, 7, 8]);
    const alike = mood((base) => {
      base.score = { aggregate: 'mean' };
      base.items = ['a', 'b'].map((id) => ({
        id,
        recode: [1, 2, 3, 4, 5].map((code) => [code, 125 - 25 * code]),
      }));
    });
    expect(ascending(attainableScores(planOf(alike), alike, 0))).toEqual(
      Array.from({ length: 9 }, (_, index) => index * 12.5),
    );
  });

  test('are unknown when they are too many', () => {
    const scale = mood((base) => {
      base.items = Array.from({ length: 12 }, (_, i) => ({ id: `i${i}` }));
      base.score = {
        aggregate: 'sum',
        weights: Object.fromEntries(base.items.map(({ id }, i) => [id, Math.sqrt(i + 2)])),
      };
    });
    expect(attainableScores(planOf(scale), scale, 0)).toBeNull();
    const unlike = mood((base) => {
      base.items[3]!.response = { min: 0, max: 1e9 };
    });
    expect(attainableScores(planOf(unlike), unlike, 0)).toBeNull();
    const line = mood((base) => {
      base.response = { min: 0, max: 100, step: 0.001 };
    });
    expect(attainableScores(planOf(line), line, 0)).toBeNull();
  });
});
