import { describe, expect, it } from 'vitest';
import {
  alphaEqualityTest,
  dependentAlphaEqualityTest,
} from '../../../src/stats/reliability/alpha-equality.ts';
import { dependentAlphaTest } from '../../../src/stats/reliability/alpha-equality-dependent.ts';
import { independentAlphaTest } from '../../../src/stats/reliability/alpha-equality-independent.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import { computed, reasonOf } from './reference-scales.ts';

/** E F^p of an F variable, p 1 or 2 (Johnson, Kotz & Balakrishnan 1995, chapter 27); infinite where the moment is. */
function momentOfF(p: 1 | 2, df1: number, df2: number): number {
  if (df2 <= 2 * p) return Number.POSITIVE_INFINITY;
  if (p === 1) return df2 / (df2 - 2);
  return (df2 ** 2 * (df1 + 2)) / (df1 * (df2 - 2) * (df2 - 4));
}

describe('equality of two alphas in very small groups', () => {
  it('has the F distribution with the first two moments of W, or none where W or F has no second moment', () => {
    const seen = { value: 0, noMomentsOfW: 0, noSuchF: 0 };
    for (let larger = 2; larger <= 12; larger++) {
      for (let smaller = 2; smaller <= 12; smaller++) {
        for (let k = 2; k <= 6; k++) {
          // W is the product of two independent F variables (Feldt 1969).
          const [a, d] = [larger - 1, smaller - 1];
          const [b, c] = [a * (k - 1), d * k];
          const moments = ([1, 2] as const).map((p) => momentOfF(p, a, b) * momentOfF(p, c, d));
          const first = { alpha: 0.4, n: smaller, k: k + 1 };
          const test = independentAlphaTest(first, { alpha: 0.7, n: larger, k });
          if (test.ok) {
            const { df1, df2 } = test.value;
            expectClose(momentOfF(1, df1, df2), moments[0]!, 1e-10);
            expectClose(momentOfF(2, df1, df2), moments[1]!, 1e-10);
            expectClose(test.value.statistic, 2, 1e-12);
            seen.value++;
          } else {
            expect(test.reason).toBe('too-few');
            const [mean, square] = moments as [number, number];
            if (square === Number.POSITIVE_INFINITY) {
              seen.noMomentsOfW++;
            } else {
              // F of that mean and with however many df1 has a larger second moment.
              const df2 = (2 * mean) / (mean - 1);
              expect(momentOfF(2, 1e12, df2)).toBeGreaterThanOrEqual(square);
              seen.noSuchF++;
            }
          }
        }
      }
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  });

  it('needs five people in the group of the smaller alpha, and so many answers in that of the larger', () => {
    const at = (smaller: number, larger: number, k: number) =>
      independentAlphaTest({ alpha: 0.4, n: smaller, k: 9 }, { alpha: 0.7, n: larger, k });
    expect(reasonOf(at(5, 100, 9))).toBe('too-few');
    expect(at(6, 100, 9).ok).toBe(true);
    // (n − 1)(k − 1) is 4.
    for (const [n, k] of [
      [5, 2],
      [3, 3],
      [2, 5],
    ] as const)
      expect(reasonOf(at(100, n, k))).toBe('too-few');
    expect(at(100, 6, 2).ok).toBe(true);
  });

  it('of the same people takes three, whose t has one degree of freedom', () => {
    expect(reasonOf(dependentAlphaTest(0.6, 0.9, 0, 2))).toBe('too-few');
    const { statistic, df, p } = computed(dependentAlphaTest(0.6, 0.9, 0, 3));
    expect(df).toBe(1);
    // 0.3 √1 / √(4 × 0.4 × 0.1); t with one degree of freedom is Cauchy's distribution.
    expectClose(statistic, 0.75, 1e-12);
    expectClose(p, 1 - (2 / Math.PI) * Math.atan(0.75), 1e-12);
    expect(reasonOf(dependentAlphaTest(0.6, 0.9, -1, 30))).toBe('zero-variance');
    expect(reasonOf(dependentAlphaTest(1, 0.9, 0.5, 30))).toBe('perfect-alpha');
    expect(() => dependentAlphaTest(0.6, 0.9, -1.01, 30)).toThrow(RangeError);
    expect(() => dependentAlphaTest(0.6, Number.NaN, 0.5, 30)).toThrow(RangeError);
  });

  it('of several needs n(k − 1)/(k + 1) above one', () => {
    const identity = Float64Array.of(1, 0, 0, 1);
    const alphas = [0.4, 0.7].map((alpha) => ({ alpha, k: 2 }));
    const at = (n: number) => [
      alphaEqualityTest(alphas.map((each) => ({ ...each, n }))),
      dependentAlphaEqualityTest(alphas, identity, n),
    ];
    for (const test of at(3)) expect(reasonOf(test)).toBe('too-few');
    // u = (1 − alpha)^(−1/3); Σ (u − ū)² = (u₂ − u₁)²/2; the mean variance is 2 (u₁² + u₂²)/2 / (9 × (4/3 − 1)).
    const [u1, u2] = [0.6 ** (-1 / 3), 0.3 ** (-1 / 3)];
    for (const test of at(4)) {
      const { statistic, df } = computed(test);
      expect(df).toBe(1);
      expectClose(statistic, (u2 - u1) ** 2 / 2 / ((u1 ** 2 + u2 ** 2) / 3), 1e-12);
    }
    // The largest of the groups does not help the smallest, nor the other way round.
    for (const n of [
      [3, 400],
      [400, 3],
    ]) {
      expect(reasonOf(alphaEqualityTest(alphas.map((each, i) => ({ ...each, n: n[i]! }))))).toBe('too-few');
    }
  });

  it('is a value or a reason, never an error, for every small n and k', () => {
    for (let first = 2; first <= 12; first++) {
      for (let second = 2; second <= 12; second++) {
        for (let k = 2; k <= 6; k++) {
          const test = independentAlphaTest({ alpha: 0.4, n: first, k }, { alpha: 0.7, n: second, k });
          if (test.ok) {
            expect(test.value.p).toBeGreaterThan(0);
            expect(test.value.p).toBeLessThanOrEqual(1);
          } else {
            expect(test.reason).toBe('too-few');
          }
        }
      }
    }
  });
});
