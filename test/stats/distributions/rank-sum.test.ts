import { describe, expect, it } from 'vitest';
import { rankSumCdf, rankSumQuantile, rankSumUpper } from '../../../src/stats/distributions/rank-sum.ts';
import { expectRelative } from './digits.ts';
import { exactRanks, rRanks } from './references.ts';

describe('rank-sum distribution', () => {
  it('has the probabilities of exact fractions, to 150 and 150', () => {
    for (const { m, n, statistic, cdf } of exactRanks.rankSum) {
      expectRelative(rankSumCdf(statistic, m, n), cdf, 1e-13, { m, n, statistic });
      expectRelative(rankSumUpper(m * n - statistic, m, n), cdf, 1e-13, { m, n, statistic });
    }
  });

  it('agrees with R', () => {
    for (const { u, m, n, cdf, upper } of rRanks.rankSum) {
      expectRelative(rankSumCdf(u, m, n), cdf, 1e-13, { u, m, n });
      // R takes some of these upper tails as 1 - cdf, which leaves 16 absolute digits.
      if (upper > 0) expectRelative(rankSumUpper(u, m, n), upper, 1e-13 + 1e-15 / upper, { u, m, n });
    }
  });

  it("has R's quantiles", () => {
    for (const { p, m, n, q } of rRanks.rankSumQuantile)
      expect(rankSumQuantile(p, m, n), `p ${p}, m ${m}, n ${n}`).toBe(q);
  });

  it('counts by hand for two and two: U = 0 1 2 2 3 4', () => {
    for (const [u, count] of [1, 2, 4, 5, 6].entries())
      expectRelative(rankSumCdf(u, 2, 2), count / 6, 1e-15, { u });
    expectRelative(rankSumUpper(2, 2, 2), 4 / 6, 1e-15, {});
    expectRelative(rankSumUpper(1.5, 2, 2), 4 / 6, 1e-15, {});
  });

  it('does not mind which group comes first, and fits together', () => {
    for (let u = -1; u <= 63; u++) {
      expect(rankSumCdf(u, 7, 9)).toBe(rankSumCdf(u, 9, 7));
      expectRelative(rankSumCdf(u, 7, 9) + rankSumUpper(u + 1, 7, 9), 1, 1e-15, { u });
    }
  });

  it('answers NaN with NaN and broken contracts with an error', () => {
    expect(rankSumCdf(Number.NaN, 5, 5)).toBeNaN();
    expect(rankSumQuantile(Number.NaN, 5, 5)).toBeNaN();
    expect([rankSumQuantile(0, 5, 4), rankSumQuantile(1, 5, 4)]).toEqual([0, 20]);
    expect(() => rankSumCdf(3, 0, 4)).toThrow('m must be a whole number of at least 1, but is 0');
    expect(() => rankSumQuantile(-0.5, 5, 4)).toThrow(RangeError);
  });
});
