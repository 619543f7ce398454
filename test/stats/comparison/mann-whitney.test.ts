import { describe, expect, it } from 'vitest';
import { mannWhitney } from '../../../src/stats/comparison/mann-whitney.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import { comparisonReference, computed, numbers, referenceGroups } from './reference-scores.ts';

const cases = Object.entries(comparisonReference.groups).map(([name, reference]) => ({
  name,
  ...reference,
  first: numbers(...reference.first),
  second: numbers(...reference.second),
}));

describe('Mann-Whitney against wilcox.test', () => {
  it.each(referenceGroups)('$name: normal approximation', ({ first, second, expected }) => {
    const test = computed(mannWhitney(first, second, { p: 'normal' }));
    expect(test.statistic).toBe(expected.mann_whitney_corrected_normal.W);
    expectClose(test.p, expected.mann_whitney_corrected_normal.p);
    expect(test).toMatchObject({ exact: false, continuityCorrected: true, n: [first.length, second.length] });
  });

  it.each(cases)(
    '$name: default, with and without continuity correction',
    ({ first, second, ...expected }) => {
      const test = computed(mannWhitney(first, second));
      expect(test.statistic).toBe(expected.U);
      expect(test.exact).toBe(expected.exact);
      expect(test.z === null).toBe(expected.exact);
      expectClose(test.p, expected.p);
      expectClose(computed(mannWhitney(first, second, { p: 'normal' })).p, expected.p_corrected);
      const plain = computed(mannWhitney(first, second, { p: 'normal', continuityCorrection: false }));
      expectClose(plain.p, expected.p_plain);
      expect(plain.continuityCorrected).toBe(false);
    },
  );

  it('permeability of placentas (Hollander & Wolfe 1973): one-sided exact p .1272', () => {
    const { first, second } = cases.find(({ name }) => name === 'placenta')!;
    const test = computed(mannWhitney(first, second));
    expect(test.statistic).toBe(35);
    expect((test.p / 2).toFixed(4)).toBe('0.1272');
  });
});

describe('Mann-Whitney', () => {
  const first = numbers(3, 1, 4, 1, 5, 9, 2, 6);
  const second = numbers(5, 3, 5, 8, 9, 7, 9);

  it('turns the sign of z and nothing else when the groups are swapped', () => {
    const there = computed(mannWhitney(first, second));
    const back = computed(mannWhitney(second, first));
    expect(there.statistic + back.statistic).toBe(first.length * second.length);
    expect(back.z).toBeCloseTo(-there.z!, 14);
    expect(back.p).toBe(there.p);
    expect(there.z).toBeGreaterThan(0); // the second group is higher
  });

  it('depends on the order of the values alone', () => {
    const cubed = (values: Float64Array): Float64Array => values.map((value) => value ** 3 - 50);
    expect(mannWhitney(cubed(first), cubed(second))).toEqual(mannWhitney(first, second));
  });

  it('reports ties as data', () => {
    expect(computed(mannWhitney(first, second)).ties).toEqual({ groups: 4, values: 10, correction: 60 });
  });

  it('is exact at any size when asked to, but never with ties', () => {
    const long = Float64Array.from({ length: 60 }, (_, i) => i);
    const other = Float64Array.from({ length: 60 }, (_, i) => i + 5.5);
    expect(computed(mannWhitney(long, other)).exact).toBe(false);
    const exact = computed(mannWhitney(long, other, { p: 'exact' }));
    expect(exact.exact).toBe(true);
    expectClose(exact.p, computed(mannWhitney(long, other)).p, 0.05);
    expect(computed(mannWhitney(first, second, { p: 'exact' })).exact).toBe(false);
  });

  it('ties decimal fractions that differ by rounding only', () => {
    const sums = numbers(0.1 + 0.2, 0.5);
    expect(computed(mannWhitney(sums, numbers(0.3, 0.7))).ties.groups).toBe(1);
    expect(computed(mannWhitney(sums, numbers(0.3, 0.7), { tieTolerance: 0 })).ties.groups).toBe(0);
  });

  it('says why there is none', () => {
    expect(mannWhitney(numbers(), second)).toEqual({ ok: false, reason: 'too-few' });
    expect(mannWhitney(first, numbers())).toEqual({ ok: false, reason: 'too-few' });
    expect(mannWhitney(numbers(2, 2), numbers(2, 2, 2))).toEqual({ ok: false, reason: 'zero-variance' });
    expect(() => mannWhitney(numbers(1, Number.NaN), second)).toThrow(RangeError);
  });
});
