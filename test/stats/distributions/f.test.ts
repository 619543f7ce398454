import { jStat } from 'jstat';
import { describe, expect, it } from 'vitest';
import { fCdf, fQuantile, fUpper, fUpperQuantile } from '../../../src/stats/distributions/f.ts';
import { studentTTwoSided } from '../../../src/stats/distributions/student-t.ts';
import { expectRelative } from './digits.ts';
import { multiplePrecision, r } from './references.ts';

describe('F distribution', () => {
  it('has both tails of mpmath for df 1 to a million, down to 1e-300', () => {
    for (const { df1, df2, lower, upper, lowerQuantile, upperQuantile } of multiplePrecision.f) {
      if (lower !== undefined)
        expectRelative(fCdf(lowerQuantile!, df1, df2), lower, 1e-12, { x: lowerQuantile, df1, df2 });
      if (upper !== undefined)
        expectRelative(fUpper(upperQuantile!, df1, df2), upper, 1e-12, { x: upperQuantile, df1, df2 });
    }
  });

  it('has the quantiles of mpmath', () => {
    for (const { df1, df2, p, lowerQuantile, upperQuantile } of multiplePrecision.f) {
      if (lowerQuantile !== undefined)
        expectRelative(fQuantile(p, df1, df2), lowerQuantile, 1e-12, { p, df1, df2 });
      if (upperQuantile !== undefined)
        expectRelative(fUpperQuantile(p, df1, df2), upperQuantile, 1e-12, { p, df1, df2 });
    }
  });

  it('finds quantiles down to 1e-300 also where the density falls by many powers of ten', () => {
    // R: pf(1.8805875647446256e-206, 2.0429175403504938, 3.745914378302031) is 7.368869587109164e-211; its qf returns 0 there.
    expectRelative(
      fQuantile(7.368869587109164e-211, 2.0429175403504938, 3.745914378302031),
      1.8805875647446256e-206,
      1e-12,
      {},
    );
  });

  it('agrees with R to the digits it has', () => {
    for (const { f, df1, df2, upper, q975, q025 } of r.f_upper) {
      expectRelative(fUpper(f, df1, df2), upper, 1e-13, { f, df1, df2 });
      expectRelative(fQuantile(0.975, df1, df2), q975, 1e-12, { df1, df2 });
      // R's qf has 9 digits for small quantiles: mpmath gives 0.00098211827008605 for df 1, 10000, R ...8268932908.
      expectRelative(fQuantile(0.025, df1, df2), q025, 2e-9, { df1, df2 });
    }
  });

  it('holds where @stdlib betainc 0.2.3 has 9 digits: whole df1 / 2, fractional df2 / 2', () => {
    // mpmath, betainc(13, 142.2450975112251, x, 1, regularized=True) at the double x of these odds
    expectRelative(
      fUpper((0.12352646236612456 * 142.2450975112251) / 13, 26, 2 * 142.2450975112251),
      0.12269737425926415,
      1e-13,
      {},
    );
  });

  it('agrees with jstat, which has 7 digits here', () => {
    for (const [x, df1, df2] of [
      [0.7, 3, 40],
      [2.4, 2, 100],
      [1.1, 76, 380],
    ] as const)
      expectRelative(fCdf(x, df1, df2), jStat.centralF.cdf(x, df1, df2), 1e-7, { x, df1, df2 });
  });

  it('is the square of t for one numerator degree of freedom', () => {
    for (const df of [1, 7.7, 5000])
      for (const t of [0.2, 1.5, 6])
        expectRelative(fUpper(t * t, 1, df), studentTTwoSided(t, df), 1e-13, { t, df });
  });

  it('mirrors when numerator and denominator are exchanged, and sums to 1', () => {
    for (const x of [0.2, 0.9, 1.4, 8]) {
      expectRelative(fUpper(x, 5, 12), fCdf(1 / x, 12, 5), 1e-14, { x });
      expectRelative(fUpper(x, 5, 12) + fCdf(x, 5, 12), 1, 1e-15, { x });
      expectRelative(fQuantile(fCdf(x, 5, 12), 5, 12), x, 1e-13, { x });
      expectRelative(fUpperQuantile(fUpper(x, 5, 12), 5, 12), x, 1e-13, { x });
    }
  });

  it('tends to chi-square / df1 as df2 grows', () => {
    expectRelative(fUpper(2, 4, 1e14), fUpper(2, 4, Number.POSITIVE_INFINITY), 1e-12, {});
    expectRelative(fCdf(2, 4, 1e14), fCdf(2, 4, Number.POSITIVE_INFINITY), 1e-12, {});
    expectRelative(fQuantile(0.9, 4, 1e14), fQuantile(0.9, 4, Number.POSITIVE_INFINITY), 1e-12, {});
    expectRelative(fUpperQuantile(0.9, 4, 1e14), fUpperQuantile(0.9, 4, Number.POSITIVE_INFINITY), 1e-12, {});
  });

  it('has its limits, answers NaN with NaN and broken contracts with an error', () => {
    expect(fUpper(-1, 2, 3)).toBe(1);
    expect(fUpper(Number.POSITIVE_INFINITY, 2, 3)).toBe(0);
    expect(fQuantile(0, 2, 3)).toBe(0);
    expect(fQuantile(1, 2, 3)).toBe(Number.POSITIVE_INFINITY);
    expect(fCdf(Number.NaN, 2, 3)).toBeNaN();
    expect(fUpper(1, 2, Number.NaN)).toBeNaN();
    expect(fQuantile(Number.NaN, 2, 3)).toBeNaN();
    expect(() => fUpper(1, 0, 3)).toThrow('df1 must be greater than 0, but is 0');
    expect(() => fUpper(1, 3, -2)).toThrow('df2 must be greater than 0, but is -2');
    expect(() => fUpper(1, Number.POSITIVE_INFINITY, 3)).toThrow('df1 must be finite');
    expect(() => fQuantile(2, 3, 3)).toThrow(RangeError);
  });
});
