import { describe, expect, it } from 'vitest';
import { shapiroWilk } from '../../../src/stats/comparison/shapiro-wilk.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import { comparisonReference, computed, numbers, referenceGroups } from './reference-scores.ts';

const residue = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => (i + 1) ** 2 % 5003);
const nearlyNormal = (n: number): Float64Array =>
  Float64Array.from({ length: n }, (_, index) => {
    const i = index + 1;
    return ((i * 31) % 1009) + ((i * i * 17) % 1013) + ((i * i * 5) % 1019) + ((i * 71) % 1021);
  });

/** R's shapiro.test has the same polynomials, so that only rounding differs: the usual relative 1e-10. */
describe('Shapiro-Wilk against shapiro.test', () => {
  it.each(referenceGroups)('$name', ({ first, second, expected }) => {
    for (const [values, { W, p }] of [
      [first, expected.shapiro.pre],
      [second, expected.shapiro.post],
    ] as const) {
      const test = computed(shapiroWilk(values));
      expectClose(test.statistic, W);
      expectClose(test.p, p);
    }
  });

  it.each(comparisonReference.shapiro.map((reference) => ({ ...reference, n: reference.values.length })))(
    'n = $n, W = $W',
    ({ values, W, p, n }) => {
      const test = computed(shapiroWilk(numbers(...values)));
      expect(test.n).toBe(n);
      expectClose(test.statistic, W);
      expectClose(test.p, p);
    },
  );

  it.each([
    ...comparisonReference.shapiro_formula.map((reference) => ({ ...reference, sample: residue })),
    ...comparisonReference.shapiro_normal.map((reference) => ({ ...reference, sample: nearlyNormal })),
  ])('n = $n, W = $W, by formula', ({ n, W, p, sample }) => {
    const test = computed(shapiroWilk(sample(n)));
    expectClose(test.statistic, W);
    expectClose(test.p, p);
  });

  it('weights of eleven men (Shapiro & Wilk 1965): W = 0.79, p < .01', () => {
    const test = computed(shapiroWilk(numbers(148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236)));
    expect(test.statistic.toFixed(2)).toBe('0.79');
    expect(test.p).toBeLessThan(0.01);
  });
});

describe('Shapiro-Wilk', () => {
  it('does not move with the origin, the unit or the order', () => {
    const values = numbers(3.1, 9.2, 4.4, 5.7, 12.8, 6.1, 5.2);
    const { statistic, p } = computed(shapiroWilk(values));
    for (const changed of [values.map((x) => 1000 - 7 * x), values.map((x) => x / 64), values.toReversed()]) {
      expectClose(computed(shapiroWilk(changed)).statistic, statistic, 1e-12);
      expectClose(computed(shapiroWilk(changed)).p, p, 1e-11);
    }
  });

  it('finds three evenly spaced values perfectly normal', () => {
    expect(computed(shapiroWilk(numbers(1, 2, 3)))).toMatchObject({ statistic: 1, p: expect.closeTo(1, 7) });
  });

  it('says why there is none', () => {
    expect(shapiroWilk(numbers(1, 2))).toEqual({ ok: false, reason: 'too-few' });
    expect(shapiroWilk(new Float64Array(5001).fill(1))).toEqual({ ok: false, reason: 'too-many' });
    expect(shapiroWilk(numbers(4, 4, 4, 4))).toEqual({ ok: false, reason: 'zero-variance' });
    expect(shapiroWilk(numbers(0.3, 0.3, 0.1 + 0.2))).toEqual({ ok: false, reason: 'zero-variance' });
    expect(() => shapiroWilk(numbers(1, 2, Number.NaN))).toThrow(RangeError);
  });
});
