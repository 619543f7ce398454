import gammaln from '@stdlib/math-base-special-gammaln';
import { describe, expect, it } from 'vitest';
import {
  gammaDensity,
  logGammaRatio,
  regularizedGammaP,
  regularizedGammaQ,
} from '../../../src/stats/distributions/gamma.ts';
import { deviance, exponentialExcess, stirlingError } from '../../../src/stats/distributions/saddle-point.ts';
import { expectRelative } from './digits.ts';
import { multiplePrecision } from './references.ts';

describe('gamma functions', () => {
  it('agree with mpmath for x from 0.001 to 1e12', () => {
    for (const { x, logGammaRatio: ratio, stirlingError: error } of multiplePrecision.gamma) {
      expectRelative(logGammaRatio(x), ratio, 2e-14, { x });
      // Below 16 a sum of up to 16 terms near 1e-3, each rounded near 1: absolute precision 1e-15.
      expect(Math.abs(stirlingError(x) - error), `x ${x}`).toBeLessThan(2e-15);
    }
  });

  it('give the exact factor of Hedges for two degrees of freedom: 1/√π', () => {
    expectRelative(Math.exp(-logGammaRatio(0.5)), Math.sqrt(Math.PI), 1e-15, {});
    expectRelative(Math.exp(logGammaRatio(0.5)), 1 / Math.sqrt(Math.PI), 1e-15, {});
  });

  it('give the closed forms of the incomplete gamma function', () => {
    for (const x of [1e-8, 0.07, 0.5, 2, 9]) {
      expectRelative(regularizedGammaP(1, x), -Math.expm1(-x), 1e-14, { x });
      expectRelative(regularizedGammaQ(2, x), Math.exp(-x) * (1 + x), 1e-14, { x });
      expectRelative(gammaDensity(2, x), x * Math.exp(-x), 1e-14, { x });
      for (const a of [1e-9, 1e-4, 0.00099, 0.0011]) {
        expectRelative(gammaDensity(a, x) * x, a * Math.exp(a * Math.log(x) - x - gammaln(1 + a)), 1e-13, {
          a,
          x,
        });
      }
    }
  });

  it('keep the digits of e^u − 1 − u', () => {
    expectRelative(exponentialExcess(1e-8), 5.000000016666667e-17, 1e-15, {});
    expectRelative(exponentialExcess(1), Math.E - 2, 1e-15, {});
    expect(exponentialExcess(0)).toBe(0);
  });

  it('keep the digits of x log(x/a) + a − x', () => {
    // the Taylor series about x = a: h²/2 − h³/6 + h⁴/12 − …, times a, with h = x/a − 1
    const h = 2 ** -20;
    expectRelative(deviance(64 * (1 + h), 64), 64 * h * h * (1 / 2 - h / 6 + (h * h) / 12), 1e-15, {});
    expectRelative(deviance(1, Math.E), Math.E - 2, 1e-15, {});
    expect(deviance(3, 3)).toBe(0);
  });

  it('have their limits, answer NaN with NaN and broken contracts with an error', () => {
    expect([regularizedGammaP(2, -1), regularizedGammaQ(2, 0)]).toEqual([0, 1]);
    expect([gammaDensity(2, -1), gammaDensity(2, 0), gammaDensity(1, 0)]).toEqual([0, 0, 1]);
    expect(gammaDensity(0.5, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(regularizedGammaP(Number.NaN, 1)).toBeNaN();
    expect(regularizedGammaQ(1, Number.NaN)).toBeNaN();
    expect(gammaDensity(1, Number.NaN)).toBeNaN();
    expect(logGammaRatio(Number.NaN)).toBeNaN();
    expect(() => logGammaRatio(-1)).toThrow(RangeError);
    expect(() => regularizedGammaP(0, 1)).toThrow(RangeError);
    expect(() => gammaDensity(0, 1)).toThrow(RangeError);
  });
});
