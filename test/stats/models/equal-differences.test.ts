import { describe, expect, it } from 'vitest';
import { equalDifferences } from '../../../src/stats/models/equal-differences.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { computed } from '../comparison/reference-scores.ts';

const { cases } = readJson<{
  cases: { name: string; parts: { difference: number; se: number }[]; q: number; df: number; p: number }[];
}>('fixtures/reference/equal-differences.reference.json');

describe('whether a difference is the same in every part', () => {
  it.each(cases)('$name, against R', ({ parts, q, df, p }) => {
    const given = parts.map(({ difference, se }) => ({ difference, standardError: se }));
    const test = computed(equalDifferences(given));
    expectClose(test.statistic, q);
    expect(test.df).toBe(df);
    expectClose(test.p, p);
    const moved = given.map((part) => ({ ...part, difference: part.difference + 3 })).reverse();
    expectClose(computed(equalDifferences(moved)).statistic, q, 1e-9);
  });

  it('says why there is none', () => {
    expect(equalDifferences([{ difference: 1, standardError: 1 }])).toEqual({ ok: false, reason: 'too-few' });
    const flat = { difference: 1, standardError: 0 };
    expect(equalDifferences([flat, flat])).toEqual({ ok: false, reason: 'zero-variance' });
  });
});
