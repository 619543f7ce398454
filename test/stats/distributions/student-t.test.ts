import betainc from '@stdlib/math-base-special-betainc';
import { jStat } from 'jstat';
import { describe, expect, it } from 'vitest';
import { normalUpper, normalUpperQuantile } from '../../../src/stats/distributions/normal.ts';
import {
  studentTCdf,
  studentTQuantile,
  studentTTwoSided,
  studentTUpper,
  studentTUpperQuantile,
} from '../../../src/stats/distributions/student-t.ts';
import { expectRelative } from './digits.ts';
import { multiplePrecision, r } from './references.ts';

describe('Student t distribution', () => {
  it('has the tails of mpmath for df 1 to a million, down to 1e-300', () => {
    for (const { t, df, upper } of multiplePrecision.studentT) {
      expectRelative(studentTUpper(t, df), upper, 1e-12, { t, df });
      expectRelative(studentTCdf(-t, df), upper, 1e-12, { t, df });
      expectRelative(studentTTwoSided(-t, df), 2 * upper, 1e-12, { t, df });
    }
  });

  it('has the quantiles of mpmath', () => {
    for (const { p, df, upperQuantile } of multiplePrecision.studentT) {
      expectRelative(studentTUpperQuantile(p, df), upperQuantile, 1e-12, { p, df });
      expectRelative(studentTQuantile(p, df), -upperQuantile, 1e-12, { p, df });
    }
  });

  it('agrees with R to the 15 digits it printed', () => {
    for (const { t, df, p_two, cdf } of r.t_two_sided) {
      expectRelative(studentTTwoSided(t, df), p_two, 1e-13, { t, df });
      expectRelative(studentTCdf(t, df), cdf, 1e-14, { t, df });
    }
    // R iterates its quantiles to 1e-12.
    for (const { p, df, q } of r.t_quantile) expectRelative(studentTQuantile(p, df), q, 1e-11, { p, df });
  });

  it('agrees with jstat in everyday tests, where that has 7 digits', () => {
    for (const df of [5, 12, 76, 400])
      for (const t of [0.4, 1.3, 2.2, 4])
        expectRelative(studentTTwoSided(t, df), 2 * jStat.studentt.cdf(-t, df), 1e-7, { t, df });
  });

  it('agrees with the incomplete beta function of @stdlib, which holds 13 digits where b is 1/2', () => {
    for (const df of [2, 7.3, 60, 999])
      for (const t of [0.02, 0.7, 2, 5, 9]) {
        const x = (t * t) / (df + t * t);
        expectRelative(studentTTwoSided(t, df), betainc(x, 0.5, df / 2, true, true), 2e-13, { t, df });
      }
  });

  it('is the arctangent for one degree of freedom', () => {
    for (const t of [1e-12, 0.3, 1, 7, 1e5, 1e12, 1e200])
      expectRelative(studentTUpper(t, 1), Math.atan2(1, t) / Math.PI, 1e-13, { t });
  });

  it('continues smoothly into the far tail', () => {
    for (const df of [1, 3.3, 20]) {
      const edge = 1e9 * Math.sqrt(df);
      const [near, far] = [studentTUpper(edge * 0.999, df), studentTUpper(edge * 1.001, df)];
      expectRelative(near / far, (1.001 / 0.999) ** df, 1e-12, { df });
    }
  });

  it('is symmetric, sums to 1 and inverts itself', () => {
    for (const df of [1, 2.7, 40, 3e5])
      for (const t of [0, 1e-6, 0.4, 1.9, 12]) {
        expectRelative(studentTCdf(t, df) + studentTUpper(t, df), 1, 1e-15, { t, df });
        expect(studentTUpper(t, df)).toBe(studentTCdf(-t, df));
        expectRelative(studentTUpperQuantile(studentTUpper(t, df), df), t, t < 1e-3 ? 1e-9 : 1e-12, {
          t,
          df,
        });
      }
  });

  it('is normal for infinitely many degrees of freedom', () => {
    expect(studentTUpper(2.2, Number.POSITIVE_INFINITY)).toBe(normalUpper(2.2));
    expect(studentTUpperQuantile(0.03, Number.POSITIVE_INFINITY)).toBe(normalUpperQuantile(0.03));
    expectRelative(studentTTwoSided(2.2, 1e13), 2 * normalUpper(2.2), 1e-12, { df: 1e13 });
  });

  it('has its limits', () => {
    expect(studentTTwoSided(Number.POSITIVE_INFINITY, 4)).toBe(0);
    expect(studentTCdf(Number.NEGATIVE_INFINITY, 4)).toBe(0);
    expect(studentTTwoSided(0, 4)).toBe(1);
    expect(studentTQuantile(0.5, 4)).toBe(0);
    expect(studentTQuantile(0, 4)).toBe(Number.NEGATIVE_INFINITY);
    expect(studentTQuantile(1, 4)).toBe(Number.POSITIVE_INFINITY);
  });

  it('answers NaN with NaN and broken contracts with an error', () => {
    expect(studentTCdf(Number.NaN, 3)).toBeNaN();
    expect(studentTCdf(1, Number.NaN)).toBeNaN();
    expect(studentTQuantile(Number.NaN, 3)).toBeNaN();
    expect(studentTQuantile(0.3, Number.NaN)).toBeNaN();
    expect(() => studentTUpper(1, 0)).toThrow('df must be greater than 0, but is 0');
    expect(() => studentTQuantile(1.1, 3)).toThrow(RangeError);
  });
});
