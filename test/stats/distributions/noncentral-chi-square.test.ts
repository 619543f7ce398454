import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  noncentralChiSquareConfidence,
  noncentralChiSquareUpper,
  summedByTerms,
  summedUpwards,
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

  it('is the same whether terms follow from each other or are computed one by one, and mostly the former', () => {
    let [all, upwards] = [0, 0];
    const positive = (most: number) => fc.double({ min: 1e-3, max: most, noNaN: true });
    fc.assert(
      fc.property(
        positive(200),
        positive(1000),
        fc.double({ min: -6, max: 12, noNaN: true }),
        (df, ncp, z) => {
          const x = Math.max(0, df + ncp + z * Math.sqrt(2 * (df + 2 * ncp)));
          all++;
          const fast = summedUpwards(x, df, ncp);
          if (fast === null) return;
          upwards++;
          expectRelative(fast, summedByTerms(x, df, ncp), 1e-12, { x, df, ncp });
        },
      ),
      { numRuns: 2000 },
    );
    expect(upwards / all).toBeGreaterThan(0.7);
    // Nothing to go on from: the first term is zero in doubles, a later one is not.
    expect(summedUpwards(4000, 2, 100)).toBeNull();
    expect(noncentralChiSquareUpper(1400, 2, 100)).toBe(summedByTerms(1400, 2, 100));
  });
});
