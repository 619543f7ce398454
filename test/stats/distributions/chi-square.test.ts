import { jStat } from 'jstat';
import { describe, expect, it } from 'vitest';
import {
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareUpper,
  chiSquareUpperQuantile,
} from '../../../src/stats/distributions/chi-square.ts';
import { normalUpper } from '../../../src/stats/distributions/normal.ts';
import { expectRelative } from './digits.ts';
import { multiplePrecision, r } from './references.ts';

describe('chi-square distribution', () => {
  it('has both tails of mpmath for df to a million, down to 1e-300', () => {
    for (const { df, lower, upper, lowerQuantile, upperQuantile } of multiplePrecision.chiSquare) {
      if (lower !== undefined)
        expectRelative(chiSquareCdf(lowerQuantile!, df), lower, 1e-12, { x: lowerQuantile, df });
      if (upper !== undefined)
        expectRelative(chiSquareUpper(upperQuantile!, df), upper, 1e-12, { x: upperQuantile, df });
    }
  });

  it('has the quantiles of mpmath', () => {
    for (const { df, p, lowerQuantile, upperQuantile } of multiplePrecision.chiSquare) {
      if (lowerQuantile !== undefined)
        expectRelative(chiSquareQuantile(p, df), lowerQuantile, 1e-12, { p, df });
      if (upperQuantile !== undefined)
        expectRelative(chiSquareUpperQuantile(p, df), upperQuantile, 1e-12, { p, df });
    }
  });

  it('agrees with R to the 15 digits it printed', () => {
    for (const { x, df, upper } of r.chisq_upper)
      expectRelative(chiSquareUpper(x, df), upper, 1e-13, { x, df });
  });

  it('agrees with jstat, which has 10 digits here', () => {
    for (const [x, df] of [
      [3.8, 1],
      [40, 30],
    ] as const)
      expectRelative(chiSquareCdf(x, df), jStat.chisquare.cdf(x, df), 1e-10, { x, df });
  });

  it('is the square of a normal variable for df 1 and exponential for df 2', () => {
    for (const x of [1e-9, 0.04, 0.3, 1, 9, 300]) {
      expectRelative(chiSquareUpper(x, 1), 2 * normalUpper(Math.sqrt(x)), 1e-13, { x });
      expectRelative(chiSquareUpper(x, 2), Math.exp(-x / 2), 1e-13, { x });
      expectRelative(chiSquareCdf(x, 2), -Math.expm1(-x / 2), 1e-13, { x });
    }
  });

  it('sums to 1 and inverts itself', () => {
    for (const df of [0.4, 3, 500])
      for (const x of [0.5, 3, 480]) {
        // chiSquareCdf(0.5, 500) is below the smallest double
        if (chiSquareCdf(x, df) === 0) continue;
        expectRelative(chiSquareCdf(x, df) + chiSquareUpper(x, df), 1, 1e-15, { x, df });
        const [lower, upper] = [chiSquareCdf(x, df), chiSquareUpper(x, df)];
        const again = lower < upper ? chiSquareQuantile(lower, df) : chiSquareUpperQuantile(upper, df);
        expectRelative(again, x, 1e-12, { x, df });
      }
  });

  it('has its limits, answers NaN with NaN and broken contracts with an error', () => {
    expect([chiSquareCdf(-1, 2), chiSquareCdf(Number.POSITIVE_INFINITY, 2)]).toEqual([0, 1]);
    expect([chiSquareUpper(0, 2), chiSquareUpper(Number.POSITIVE_INFINITY, 2)]).toEqual([1, 0]);
    expect([chiSquareQuantile(0, 2), chiSquareQuantile(1, 2)]).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(chiSquareCdf(Number.NaN, 2)).toBeNaN();
    expect(chiSquareUpper(1, Number.NaN)).toBeNaN();
    expect(chiSquareQuantile(Number.NaN, 2)).toBeNaN();
    expect(() => chiSquareUpper(1, 0)).toThrow('df must be greater than 0, but is 0');
    expect(() => chiSquareUpper(1, Number.POSITIVE_INFINITY)).toThrow('df must be finite');
    expect(() => chiSquareQuantile(-1, 2)).toThrow(RangeError);
  });
});
