import { describe, expect, it } from 'vitest';
import { matchedRankBiserial, rankBiserial } from '../../../src/stats/comparison/rank-biserial.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import { comparisonReference, computed, numbers } from './reference-scores.ts';

const groups = Object.entries(comparisonReference.groups).map(([name, reference]) => ({
  name,
  ...reference,
}));
const pairs = Object.entries(comparisonReference.pairs).map(([name, reference]) => ({ name, ...reference }));

describe('rank-biserial correlation against effectsize::rank_biserial', () => {
  it.each(groups)('$name: independent', ({ first, second, rank_biserial, rank_biserial_ci }) => {
    const { value, ci } = computed(rankBiserial(numbers(...first), numbers(...second), 0.95));
    expectClose(value, rank_biserial);
    if (Math.abs(rank_biserial) === 1) {
      expect(ci).toBeNull(); // effectsize gives the point itself
    } else {
      expectClose(ci?.lower, rank_biserial_ci[0]);
      expectClose(ci?.upper, rank_biserial_ci[1]);
    }
  });

  it.each(pairs)('$name: matched pairs', ({ first, second, rank_biserial, rank_biserial_ci }) => {
    const { value, ci } = computed(matchedRankBiserial(numbers(...first), numbers(...second), 0.95));
    expectClose(value, rank_biserial);
    if (Math.abs(rank_biserial) === 1) {
      expect(ci).toBeNull();
    } else {
      expectClose(ci?.lower, rank_biserial_ci[0]);
      expectClose(ci?.upper, rank_biserial_ci[1]);
    }
  });
});

describe('rank-biserial correlation', () => {
  const first = numbers(3, 1, 4, 1, 5, 9, 2, 6);
  const second = numbers(5, 3, 5, 8, 9, 7, 9, 6);

  it.each([
    ['independent', rankBiserial],
    ['matched pairs', matchedRankBiserial],
  ] as const)('%s: has the sign of the difference', (_, correlation) => {
    const there = computed(correlation(first, second, 0.9));
    const back = computed(correlation(second, first, 0.9));
    expect(there.value).toBeGreaterThan(0);
    expect(back.value).toBeCloseTo(-there.value, 14);
    expect(back.ci!.lower).toBeCloseTo(-there.ci!.upper, 14);
  });

  it('is the share of pairs across the groups that rise minus those that fall', () => {
    let balance = 0;
    for (const x of first) for (const y of second) balance += Math.sign(y - x);
    expectClose(computed(rankBiserial(first, second, 0.95)).value, balance / 64, 1e-14);
  });

  it('is 0 when nobody differs across groups, and not computable in pairs', () => {
    expect(computed(rankBiserial(numbers(2, 2), numbers(2, 2), 0.95)).value).toBe(0);
    expect(matchedRankBiserial(numbers(2, 2), numbers(2, 2), 0.95)).toEqual({
      ok: false,
      reason: 'zero-variance',
    });
  });

  it('says why there is none', () => {
    expect(rankBiserial(numbers(), second, 0.95)).toEqual({ ok: false, reason: 'too-few' });
    expect(matchedRankBiserial(numbers(), numbers(), 0.95)).toEqual({ ok: false, reason: 'too-few' });
    expect(() => rankBiserial(first, second, 95)).toThrow(RangeError);
    expect(() => matchedRankBiserial(first, numbers(1), 0.95)).toThrow(RangeError);
  });
});
