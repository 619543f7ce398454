import { jStat } from 'jstat';
import { describe, expect, it } from 'vitest';
import {
  normalCdf,
  normalDensity,
  normalQuantile,
  normalUpper,
  normalUpperQuantile,
} from '../../../src/stats/distributions/normal.ts';
import { expectRelative } from './digits.ts';
import { multiplePrecision } from './references.ts';

const { upper, quantile } = multiplePrecision.normal;

describe('normal distribution', () => {
  it('has the tails of mpmath, down to 1e-307', () => {
    for (const { z, upper: expected, density } of upper) {
      expectRelative(normalUpper(z), expected, 1e-14, { z });
      expectRelative(normalCdf(-z), expected, 1e-14, { z });
      expectRelative(normalDensity(z), density, 1e-14, { z });
    }
  });

  it('has the quantiles of mpmath, down to p = 1e-300', () => {
    for (const { p, upperQuantile } of quantile) {
      expectRelative(normalUpperQuantile(p), upperQuantile, 1e-14, { p });
      expectRelative(normalQuantile(p), -upperQuantile, 1e-14, { p });
    }
  });

  it('agrees with jstat, which has 9 digits here', () => {
    for (const z of [-3, -1.2, 0.4, 2.2])
      expectRelative(normalCdf(z), jStat.normal.cdf(z, 0, 1), 1e-9, { z });
  });

  it('is symmetric, sums to 1 and inverts itself', () => {
    for (const z of [0, 1e-8, 0.3, 0.99, 1, 1.01, 2.7, 8]) {
      expectRelative(normalCdf(z) + normalUpper(z), 1, 1e-15, { z });
      expect(normalCdf(z)).toBe(normalUpper(-z));
      // The tail is rounded to a double, which moves its quantile by up to 1.2e-16 tail / density.
      const rounding = (1.2e-16 * normalUpper(z)) / normalDensity(z);
      expect(Math.abs(normalUpperQuantile(normalUpper(z)) - z), `z ${z}`).toBeLessThan(rounding + 1e-15 * z);
    }
  });

  it('has its limits', () => {
    expect(normalUpper(Number.POSITIVE_INFINITY)).toBe(0);
    expect(normalUpper(Number.NEGATIVE_INFINITY)).toBe(1);
    expect(normalDensity(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalUpper(40)).toBe(0);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(0.5)).toBe(0);
  });

  it('answers NaN with NaN and an impossible probability with an error', () => {
    expect(normalCdf(Number.NaN)).toBeNaN();
    expect(normalDensity(Number.NaN)).toBeNaN();
    expect(normalQuantile(Number.NaN)).toBeNaN();
    expect(() => normalQuantile(1.2)).toThrow(RangeError);
    expect(() => normalUpperQuantile(-0.1)).toThrow('p must lie in 0-1, but is -0.1');
  });
});
