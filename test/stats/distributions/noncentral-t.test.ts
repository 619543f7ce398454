import { jStat } from 'jstat';
import { describe, expect, it } from 'vitest';
import {
  noncentralTCdf,
  noncentralTQuantile,
  noncentralTUpper,
} from '../../../src/stats/distributions/noncentral-t.ts';
import { noncentralTConfidence } from '../../../src/stats/distributions/noncentral-t-limits.ts';
import { normalCdf } from '../../../src/stats/distributions/normal.ts';
import { studentTCdf, studentTUpper } from '../../../src/stats/distributions/student-t.ts';
import { expectRelative } from './digits.ts';
import { multiplePrecision, r } from './references.ts';

describe('noncentral t distribution', () => {
  it('has both tails of mpmath, down to 1e-300, for ncp to ±3000', () => {
    for (const { t, df, ncp, lower, upper } of multiplePrecision.noncentralT) {
      if (lower !== undefined) expectRelative(noncentralTCdf(t, df, ncp), lower, 1e-11, { t, df, ncp });
      if (upper !== undefined) expectRelative(noncentralTUpper(t, df, ncp), upper, 1e-11, { t, df, ncp });
    }
  });

  it('agrees with R where R has its digits', () => {
    // R adds terms until they fall below 1e-12, absolutely.
    for (const { t, df, ncp, cdf } of r.noncentral_t_cdf)
      expect(Math.abs(noncentralTCdf(t, df, ncp) - cdf), JSON.stringify({ t, df, ncp })).toBeLessThan(1e-11);
  });

  it('agrees with jstat, which has 8 digits in the middle for a small ncp', () => {
    for (const [t, df, ncp] of [
      [2, 10, 1],
      [-0.4, 30, 0.8],
      [6, 76, 4],
    ] as const)
      expectRelative(noncentralTCdf(t, df, ncp), jStat.noncentralt.cdf(t, df, ncp), 1e-8, { t, df, ncp });
  });

  it('is Student t without noncentrality', () => {
    for (const df of [0.6, 1, 9, 3000])
      for (const t of [-6, -0.4, 1e-7, 2.2, 11]) {
        expectRelative(noncentralTCdf(t, df, 0), studentTCdf(t, df), 1e-12, { t, df });
        expectRelative(noncentralTUpper(t, df, 0), studentTUpper(t, df), 1e-12, { t, df });
      }
  });

  it('mirrors, sums to 1, and inverts itself', () => {
    for (const [t, df, ncp] of [
      [2, 10, 1],
      [-3, 4.5, 2],
      [35, 200, 33],
      [0, 7, -1.2],
    ] as const) {
      expect(noncentralTCdf(t, df, ncp)).toBe(noncentralTUpper(-t, df, -ncp));
      expectRelative(noncentralTCdf(t, df, ncp) + noncentralTUpper(t, df, ncp), 1, 1e-13, { t, df, ncp });
      const again = noncentralTQuantile(noncentralTCdf(t, df, ncp), df, ncp);
      expect(Math.abs(again - t), JSON.stringify({ t, df, ncp })).toBeLessThan(
        1e-10 * Math.max(1, Math.abs(t)),
      );
    }
  });

  it('stands a cliff a million times steeper than the spread', () => {
    // With df = 2 the scale is Rayleigh: P(T > t) for t = ncp → ∞ tends to P(S < 1) = 1 − 1/e.
    expectRelative(noncentralTUpper(1e9, 2, 1e9), -Math.expm1(-1), 1e-8, {});
    expectRelative(noncentralTCdf(1e9, 2, 1e9), Math.exp(-1), 1e-8, {});
  });

  it('has its limits, answers NaN with NaN and broken contracts with an error', () => {
    const infinity = Number.POSITIVE_INFINITY;
    expect([noncentralTCdf(-infinity, 5, 1), noncentralTCdf(infinity, 5, 1)]).toEqual([0, 1]);
    expect([noncentralTCdf(3, 5, infinity), noncentralTCdf(3, 5, -infinity)]).toEqual([0, 1]);
    expect(noncentralTCdf(2, infinity, 0.5)).toBe(normalCdf(1.5));
    expectRelative(noncentralTQuantile(0.975, infinity, 3), 4.959963984540054, 1e-15, {});
    expect([noncentralTQuantile(0, 5, 1), noncentralTQuantile(1, 5, 1)]).toEqual([-infinity, infinity]);
    for (const bad of [
      [Number.NaN, 5, 1],
      [2, Number.NaN, 1],
      [2, 5, Number.NaN],
    ] as const) {
      expect(noncentralTCdf(bad[0], bad[1], bad[2])).toBeNaN();
      expect(noncentralTQuantile(bad[0] / 4, bad[1], bad[2])).toBeNaN();
    }
    expect(() => noncentralTCdf(1, 0, 1)).toThrow('df must be greater than 0, but is 0');
    expect(() => noncentralTQuantile(2, 3, 1)).toThrow(RangeError);
  });
});

describe('confidence interval of the noncentrality', () => {
  it('has the limits of mpmath for d to ±10 and groups of 2 to 50,000', () => {
    for (const { t, df, level, lower, upper } of multiplePrecision.noncentralTConfidence) {
      const interval = noncentralTConfidence(t, df, level);
      // 1 - 1e-9 leaves 7 digits of the tail in a double; the reference starts from the same double.
      expectRelative(interval.lower, lower, 1e-10, { t, df, level });
      expectRelative(interval.upper, upper, 1e-10, { t, df, level });
    }
  });

  it('mirrors with t and is symmetric at t = 0', () => {
    const interval = noncentralTConfidence(2.4, 11, 0.95);
    expect(noncentralTConfidence(-2.4, 11, 0.95)).toEqual({ lower: -interval.upper, upper: -interval.lower });
    const central = noncentralTConfidence(0, 11, 0.95);
    expectRelative(central.upper, 1.959963984540054, 1e-14, {});
    expectRelative(central.lower, -1.959963984540054, 1e-14, {});
  });

  it('puts t at the tail quantile of its limits', () => {
    for (const [t, df] of [
      [1, 1],
      [-8, 30],
      [1e6, 2],
      [1e8, 12],
    ] as const) {
      const { lower, upper } = noncentralTConfidence(t, df, 0.9);
      expectRelative(noncentralTUpper(t, df, lower), 0.05, 1e-10, { t, df });
      expectRelative(noncentralTCdf(t, df, upper), 0.05, 1e-10, { t, df });
    }
  });

  it('is t ± z for known variance, NaN without a finite t, an error for an impossible level', () => {
    const { lower, upper } = noncentralTConfidence(2, Number.POSITIVE_INFINITY, 0.95);
    expectRelative(lower, 2 - 1.959963984540054, 1e-13, {});
    expectRelative(upper, 2 + 1.959963984540054, 1e-15, {});
    for (const t of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(noncentralTConfidence(t, 5, 0.95)).toEqual({ lower: Number.NaN, upper: Number.NaN });
    expect(() => noncentralTConfidence(2, 5, 1)).toThrow('level must lie between 0 and 1, but is 1');
    expect(() => noncentralTConfidence(2, -5, 0.95)).toThrow('df must be greater than 0, but is -5');
  });
});
