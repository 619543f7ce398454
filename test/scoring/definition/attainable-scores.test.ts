import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Response, Scale, ScaleItem } from '../../../src/model/scale.ts';
import {
  attainableScores,
  rawScores,
  scoreRange,
} from '../../../src/scoring/definition/attainable-scores.ts';
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

interface Key {
  readonly responses: readonly Response[];
  readonly recodes: readonly (ScaleItem['recode'] | undefined)[];
  readonly weights: readonly number[] | null;
  readonly aggregate: 'sum' | 'mean';
  readonly minAnswered: number;
}

const response = fc.constantFrom<Response>(
  { min: 1, max: 5 },
  { min: 0, max: 3 },
  { min: -1, max: 1 },
  { min: 0, max: 2, step: 0.5 },
  { min: 0, max: 2 },
  { min: 0, max: 5 },
  { min: 2, max: 2 },
);
const key: fc.Arbitrary<Key> = fc.integer({ min: 1, max: 4 }).chain((k) =>
  fc.record({
    responses: fc.oneof(
      fc.array(response, { minLength: k, maxLength: k }),
      response.map((each) => Array.from({ length: k }, () => each)),
    ),
    recodes: fc.array(
      fc.option(
        fc.constantFrom<NonNullable<ScaleItem['recode']>>(
          [
            [0, 0],
            [1, 0],
            [2, 4],
          ],
          [
            [0, 1],
            [1, 8],
            [2, 2],
          ],
          [
            [0, 3],
            [1, 1],
            [2, 8],
          ],
          [[0, 6]],
        ),
        { nil: undefined, freq: 3 },
      ),
      { minLength: k, maxLength: k },
    ),
    weights: fc.option(fc.array(fc.constantFrom(1, 2, 0.5), { minLength: k, maxLength: k })),
    aggregate: fc.constantFrom('sum' as const, 'mean' as const),
    minAnswered: fc.integer({ min: 1, max: k }),
  }),
);

function scaleOf(
  { responses, recodes, weights, aggregate, minAnswered }: Key,
  change?: (scale: Scale) => void,
) {
  return mood((scale) => {
    scale.items = responses.map((each, i) => ({
      id: `i${i}`,
      response: each,
      ...(recodes[i] === undefined ? {} : { recode: recodes[i] }),
    }));
    scale.score = {
      aggregate,
      minAnswered,
      ...(weights === null ? {} : { weights: Object.fromEntries(weights.map((w, i) => [`i${i}`, w])) }),
    };
    change?.(scale);
  });
}

/** The values that an item can count as, one by one. */
function valuesOfItem({ responses, recodes }: Key, i: number): number[] {
  const table = recodes[i];
  if (table !== undefined) return table.map(([, value]) => value);
  const { min, max, step = 1 } = responses[i]!;
  return Array.from({ length: Math.round((max! - min) / step) + 1 }, (_, code) => min + code * step);
}

/** Raw scores of every pattern of answers and gaps, by the formula of the score. */
function byEnumeration(of: Key, answered: (count: number) => boolean): number[] {
  const k = of.responses.length;
  const weight = (i: number) => of.weights?.[i] ?? 1;
  const whole = of.responses.reduce((sum, _, i) => sum + weight(i), 0);
  let patterns: (number | null)[][] = [[]];
  for (let i = 0; i < k; i++)
    patterns = patterns.flatMap((pattern) =>
      [null, ...valuesOfItem(of, i)].map((value) => [...pattern, value]),
    );
  return patterns.flatMap((pattern) => {
    const given = pattern.flatMap((value, i) => (value === null ? [] : [{ value, weight: weight(i) }]));
    if (given.length === 0 || !answered(given.length)) return [];
    const mean =
      given.reduce((sum, each) => sum + each.value * each.weight, 0) /
      given.reduce((sum, each) => sum + each.weight, 0);
    return [of.aggregate === 'mean' ? mean : mean * whole];
  });
}

function distinct(scores: Iterable<number>): number[] {
  return [...new Set([...scores].map((score) => score.toFixed(9).replace(/^-(0\.0+)$/, '$1')))]
    .map(Number)
    .sort((a, b) => a - b);
}

describe('attainable scores of generated keys, of items alike and unlike', () => {
  test('are those of every pattern of answers and gaps', () => {
    const seen = { unlike: 0, gaps: 0 };
    fc.assert(
      fc.property(key, (of) => {
        const scale = scaleOf(of);
        const plan = planOf(scale);
        const k = of.responses.length;
        for (let answered = 1; answered <= k; answered++) {
          const raw = rawScores(plan, scale, answered, 0);
          expect(distinct(raw!)).toEqual(distinct(byEnumeration(of, (count) => count === answered)));
        }
        const expected = distinct(byEnumeration(of, (count) => count >= of.minAnswered));
        expect(distinct(attainableScores(plan, scale, 0)!)).toEqual(expected);
        const [low, high] = scoreRange(plan, scale);
        expect(low).toBeCloseTo(expected[0]!, 9);
        expect(high).toBeCloseTo(expected.at(-1)!, 9);
        const kinds = new Set(of.responses.map((_, i) => String(valuesOfItem(of, i))));
        if (kinds.size > 1) seen.unlike++;
        if (kinds.size > 1 && of.minAnswered < k) seen.gaps++;
      }),
      { numRuns: 300 },
    );
    expect(seen.unlike).toBeGreaterThan(50);
    expect(seen.gaps).toBeGreaterThan(30);
  });

  test('go through the transform, also one that turns them round', () => {
    fc.assert(
      fc.property(key, (of) => {
        const steps = [{ subtract: 2 }, { multiply: -10 }];
        const scale = scaleOf(of, ({ score }) => Object.assign(score!, { transform: { steps } }));
        const plan = planOf(scale);
        const raw = byEnumeration(of, (count) => count >= of.minAnswered);
        const expected = distinct(raw.map((score) => (score - 2) * -10));
        expect(distinct(attainableScores(plan, scale, 0)!)).toEqual(expected);
        const [low, high] = scoreRange(plan, scale);
        expect(low).toBeCloseTo(expected[0]!, 7);
        expect(high).toBeCloseTo(expected.at(-1)!, 7);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the range of scores', () => {
  const unlike = (change: (scale: Scale) => void) =>
    mood((scale) => {
      scale.items[0]!.response = { min: 0, max: 10 };
      change(scale);
    });
  const rangeOf = (scale: Scale) => scoreRange(planOf(scale), scale);

  test('of unlike items is wider where one may be left out', () => {
    const sum = (minAnswered: number) =>
      rangeOf(unlike((scale) => Object.assign(scale, { score: { aggregate: 'sum', minAnswered } })));
    expect(sum(4)).toEqual([3, 25]);
    // (10 + 5 + 5) / 3 × 4, and (0 + 1 + 1) / 3 × 4.
    expect(sum(3)).toEqual([8 / 3, 80 / 3]);
    expect(sum(1)).toEqual([0, 40]);
  });

  test('of a table is that of what stands in it', () => {
    const scale = unlike((each) => {
      each.score = {
        aggregate: 'sum',
        minAnswered: 1,
        transform: {
          lookup: [
            [3, 50],
            [4, 20],
            [1000, 90],
          ],
        },
      };
    });
    expect(rangeOf(scale)).toEqual([20, 90]);
    // Raw scores that the table does not have give no score.
    expect(ascending(attainableScores(planOf(scale), scale, 0))).toEqual([20, 50]);
  });

  test('of open counts has no upper end, whatever stands beside them', () => {
    for (const aggregate of ['sum', 'mean'] as const) {
      const scale = unlike((each) => {
        each.response = { min: 0, max: null };
        each.score = { aggregate, minAnswered: 2 };
      });
      expect(rangeOf(scale)).toEqual([0, null]);
      expect(attainableScores(planOf(scale), scale, 100)).toBeNull();
    }
  });

  test('of scores that are too many to list ends where the widest item does', () => {
    for (const [aggregate, end] of [
      ['mean', 1e9],
      ['sum', 4e9],
    ] as const) {
      const scale = mood((each) => {
        each.items[3]!.response = { min: -5, max: 1e9 };
        each.score = { aggregate, minAnswered: 1 };
      });
      expect(attainableScores(planOf(scale), scale, 0)).toBeNull();
      expect(rangeOf(scale)).toEqual([aggregate === 'sum' ? -20 : -5, end]);
    }
  });
});

test('open counts are followed up to so many people in all', () => {
  const scale = mood((each) => {
    each.response = { min: 0, max: null };
    each.items = each.items.slice(0, 3);
    each.score = { aggregate: 'sum', minAnswered: 2 };
  });
  expect(ascending(rawScores(planOf(scale), scale, 3, 4))).toEqual([0, 1, 2, 3, 4]);
  expect(ascending(rawScores(planOf(scale), scale, 2, 4))).toEqual([0, 1.5, 3, 4.5, 6]);
  expect(ascending(attainableScores(planOf(scale), scale, 4))).toEqual([0, 1, 1.5, 2, 3, 4, 4.5, 6]);
});

test('as many sums as are followed, and one more', () => {
  const line = (max: number) => {
    const scale = mood((each) => {
      each.items = [{ id: 'a' }];
      each.response = { min: 0, max };
      each.score = { aggregate: 'sum' };
    });
    return attainableScores(planOf(scale), scale, 0);
  };
  expect(line(49_999)?.size).toBe(50_000);
  expect(line(50_000)).toBeNull();
  // More than an array can hold.
  expect(line(1e12)).toBeNull();
  const pair = (response: Response) => {
    const scale = mood((each) => {
      each.items = [{ id: 'a', response }, { id: 'b' }];
      each.score = { aggregate: 'sum' };
    });
    return attainableScores(planOf(scale), scale, 0)?.size;
  };
  expect(pair({ min: 0, max: 1000 })).toBe(1005);
  expect(pair({ min: 0, max: 1001 })).toBeUndefined();
  expect(pair({ min: 0, max: 501, step: 0.5 })).toBeUndefined();
  expect(pair({ min: -501, max: 500 })).toBeUndefined();
});
