import { describe, expect, it } from 'vitest';
import { steppedQuantile, symmetricCdf } from '../../../src/stats/distributions/symmetric-statistic.ts';

describe('a statistic that is symmetric about half of its total', () => {
  // The number of heads of n coins: its probabilities are the binomial coefficients over 2^n.
  const coins = (n: number) => {
    const masses = Array.from({ length: n + 1 }, () => 0);
    masses[0] = 2 ** -n;
    for (let k = 1; k <= n; k++) masses[k] = (masses[k - 1]! * (n - k + 1)) / k;
    return masses;
  };

  it.each([1, 2, 3, 7, 12])(
    'has the sums of its probabilities, of an even and an odd total: %i coins',
    (n) => {
      const masses = coins(n);
      const cdf = (x: number) => symmetricCdf(() => masses.slice(0, Math.floor(n / 2) + 1), n, x);
      let sum = 0;
      for (let x = 0; x <= n; x++) {
        sum += masses[x]!;
        expect(cdf(x)).toBeCloseTo(sum, 14);
        expect(cdf(x + 0.7)).toBe(cdf(x));
        expect(steppedQuantile(cdf, n, cdf(x))).toBe(x);
      }
      expect([cdf(-1), cdf(-0.1), cdf(Number.NEGATIVE_INFINITY)]).toEqual([0, 0, 0]);
      expect([cdf(n), cdf(n + 1), cdf(Number.POSITIVE_INFINITY)]).toEqual([1, 1, 1]);
      expect(cdf(Number.NaN)).toBeNaN();
      expect([steppedQuantile(cdf, n, 0), steppedQuantile(cdf, n, 1)]).toEqual([0, n]);
    },
  );
});
