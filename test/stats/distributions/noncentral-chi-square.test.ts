import { describe, expect, it } from 'vitest';
import {
  noncentralChiSquareConfidence,
  noncentralChiSquareUpper,
} from '../../../src/stats/distributions/noncentral-chi-square.ts';
import { expectRelative } from './digits.ts';
import { multiplePrecision } from './references.ts';

describe('noncentral chi-square distribution', () => {
  it('has the upper tails of mpmath, from 3 standard deviations below the mean to 30 above', () => {
    for (const { x, df, ncp, upper } of multiplePrecision.noncentralChiSquare)
      expectRelative(noncentralChiSquareUpper(x, df, ncp), upper, 1e-12, { x, df, ncp });
  });

  it('has the limits of the noncentrality that mpmath finds', () => {
    for (const { x, df, level, ...limits } of multiplePrecision.noncentralChiSquareConfidence) {
      const { lower, upper } = noncentralChiSquareConfidence(x, df, level);
      expectRelative(lower, limits.lower, 1e-11, { x, df, level, limit: 'lower' });
      expectRelative(upper, limits.upper, 1e-11, { x, df, level, limit: 'upper' });
    }
  });

  it('is the central one without noncentrality, and falls in x', () => {
    expectRelative(noncentralChiSquareUpper(5.991464547107982, 2, 0), 0.05, 1e-14, {});
    expect(noncentralChiSquareUpper(9, 2, 4)).toBeGreaterThan(noncentralChiSquareUpper(10, 2, 4));
  });
});
