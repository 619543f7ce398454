import { jStat } from 'jstat';
import { describe, expect, it } from 'vitest';
import {
  betaCdf,
  betaOddsCdf,
  betaOddsUpper,
  betaQuantile,
  betaUpper,
  betaUpperQuantile,
  roughBetaOdds,
} from '../../../src/stats/distributions/beta.ts';
import { expectRelative } from './digits.ts';
import { multiplePrecision } from './references.ts';

describe('beta distribution', () => {
  it('has both tails of mpmath', () => {
    for (const { a, b, lower, upper, lowerQuantile, upperQuantile } of multiplePrecision.beta) {
      if (lower !== undefined)
        expectRelative(betaCdf(lowerQuantile!, a, b), lower, 1e-12, { x: lowerQuantile, a, b });
      if (upper !== undefined)
        expectRelative(betaUpper(upperQuantile!, a, b), upper, 1e-12, { x: upperQuantile, a, b });
    }
  });

  it('has the quantiles of mpmath', () => {
    for (const { a, b, p, lowerQuantile, upperQuantile } of multiplePrecision.beta) {
      if (lowerQuantile !== undefined)
        expectRelative(betaQuantile(p, a, b), lowerQuantile, 1e-12, { p, a, b });
      if (upperQuantile !== undefined)
        expectRelative(betaUpperQuantile(p, a, b), upperQuantile, 1e-12, { p, a, b });
    }
  });

  it('has rough quantiles from which the exact search is soon at its end', () => {
    for (const [shapes, relative] of [
      [[6, 9, 70], 1e-3],
      [[40, 70, 300], 1e-6],
    ] as const)
      for (const a of shapes)
        for (const b of shapes)
          for (const tail of [0.3, 0.05, 0.001]) {
            const inputs = { a, b, tail };
            const [upper, lower] = [betaUpperQuantile(tail, a, b), betaQuantile(tail, a, b)];
            expectRelative(roughBetaOdds(tail, true, a, b), upper / (1 - upper), relative, inputs);
            expectRelative(roughBetaOdds(tail, false, a, b), lower / (1 - lower), relative, inputs);
          }
  });

  it('agrees with jstat, which has 7 digits here', () => {
    for (const x of [0.1, 0.4, 0.8])
      expectRelative(betaCdf(x, 2.5, 4), jStat.beta.cdf(x, 2.5, 4), 1e-7, { x });
  });

  it('mirrors, sums to 1 and takes odds', () => {
    for (const x of [0.125, 0.5, 0.75]) {
      expectRelative(betaCdf(x, 3, 0.8), betaUpper(1 - x, 0.8, 3), 1e-14, { x });
      expectRelative(betaCdf(x, 3, 0.8) + betaUpper(x, 3, 0.8), 1, 1e-15, { x });
      expectRelative(betaOddsCdf(x / (1 - x), 3, 0.8), betaCdf(x, 3, 0.8), 1e-14, { x });
      expectRelative(betaOddsUpper(x / (1 - x), 3, 0.8), betaUpper(x, 3, 0.8), 1e-14, { x });
    }
  });

  it('has its limits, answers NaN with NaN and broken contracts with an error', () => {
    expect([betaCdf(-1, 2, 3), betaCdf(2, 2, 3), betaUpper(0, 2, 3), betaUpper(1, 2, 3)]).toEqual([
      0, 1, 1, 0,
    ]);
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
    expect([betaUpperQuantile(0, 2, 3), betaUpperQuantile(1, 2, 3)]).toEqual([1, 0]);
    expect(betaCdf(Number.NaN, 2, 3)).toBeNaN();
    expect(betaUpper(0.3, Number.NaN, 3)).toBeNaN();
    expect(betaQuantile(0.3, Number.NaN, 3)).toBeNaN();
    expect(() => betaCdf(0.3, 0, 3)).toThrow('a must be greater than 0, but is 0');
    expect(() => betaQuantile(1.3, 1, 3)).toThrow(RangeError);
  });
});
