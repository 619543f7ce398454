import { describe, expect, it } from 'vitest';
import {
  signedRankCdf,
  signedRankQuantile,
  signedRankUpper,
} from '../../../src/stats/distributions/signed-rank.ts';
import { expectRelative } from './digits.ts';
import { exactRanks, rRanks } from './references.ts';

describe('signed-rank distribution', () => {
  it('has the probabilities of exact fractions, to n = 400 and 1e-300', () => {
    for (const { n, statistic, cdf } of exactRanks.signedRank) {
      expectRelative(signedRankCdf(statistic, n), cdf, 1e-13, { n, statistic });
      expectRelative(signedRankUpper((n * (n + 1)) / 2 - statistic, n), cdf, 1e-13, { n, statistic });
    }
  });

  it('agrees with R', () => {
    for (const { v, n, cdf, upper } of rRanks.signedRank) {
      expectRelative(signedRankCdf(v, n), cdf, 1e-13, { v, n });
      // R takes some of these upper tails as 1 - cdf, which leaves 16 absolute digits.
      if (upper > 0) expectRelative(signedRankUpper(v, n), upper, 1e-13 + 1e-15 / upper, { v, n });
    }
  });

  it("has R's quantiles", () => {
    for (const { p, n, q } of rRanks.signedRankQuantile)
      expect(signedRankQuantile(p, n), `p ${p}, n ${n}`).toBe(q);
  });

  it('counts by hand for three differences: sums 0 1 2 3 3 4 5 6', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((v) => signedRankCdf(v, 3) * 8)).toEqual([1, 2, 3, 5, 6, 7, 8]);
    expect([0, 3, 6].map((v) => signedRankUpper(v, 3) * 8)).toEqual([8, 5, 1]);
    expect(signedRankCdf(2.9, 3)).toBe(3 / 8);
    expect(signedRankUpper(2.1, 3)).toBe(5 / 8);
  });

  it('fits together: P(V ≤ v) + P(V ≥ v + 1) = 1', () => {
    for (let v = -1; v <= 55; v++)
      expectRelative(signedRankCdf(v, 10) + signedRankUpper(v + 1, 10), 1, 1e-15, { v });
  });

  it('answers NaN with NaN and broken contracts with an error', () => {
    expect(signedRankCdf(Number.NaN, 5)).toBeNaN();
    expect(signedRankQuantile(Number.NaN, 5)).toBeNaN();
    expect([signedRankQuantile(0, 5), signedRankQuantile(1, 5)]).toEqual([0, 15]);
    expect(() => signedRankCdf(3, 2.5)).toThrow('n must be a whole number of at least 1, but is 2.5');
    expect(() => signedRankQuantile(1.5, 5)).toThrow(RangeError);
  });
});
