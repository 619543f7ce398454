import { describe, expect, it } from 'vitest';
import { wilcoxonSignedRank } from '../../../src/stats/comparison/wilcoxon-signed-rank.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import { comparisonReference, computed, numbers, referencePairs } from './reference-scores.ts';

const cases = Object.entries(comparisonReference.pairs).map(([name, reference]) => ({
  name,
  ...reference,
  first: numbers(...reference.first),
  second: numbers(...reference.second),
}));

describe('Wilcoxon signed-rank against wilcox.test', () => {
  it.each(referencePairs)(
    '$name: normal approximation, doubles compared as they are',
    ({ first, second, expected }) => {
      const test = computed(wilcoxonSignedRank(first, second, { p: 'normal', tieTolerance: 0 }));
      expect(test.statistic).toBe(expected.V);
      expectClose(test.p, expected.p);
    },
  );

  it('is exact beyond 50 pairs where that is asked for', () => {
    const differences = Float64Array.from({ length: 60 }, (_, i) => (i + 1) * ((i + 1) % 3 === 0 ? -1 : 1));
    const zeros = new Float64Array(60);
    // R 4.2.2: wilcox.test((1:60) * ifelse((1:60) %% 3 == 0, -1, 1), exact = TRUE), and exact = FALSE.
    const exact = computed(wilcoxonSignedRank(zeros, differences, { p: 'exact' }));
    expect([exact.statistic, exact.exact]).toEqual([1200, true]);
    expectClose(exact.p, 0.035563173784766491, 1e-12);
    const usual = computed(wilcoxonSignedRank(zeros, differences));
    expect(usual.exact).toBe(false);
    expectClose(usual.p, 0.036226494178786643, 1e-12);
  });

  it.each(cases)(
    '$name: default, with and without continuity correction',
    ({ first, second, ...expected }) => {
      const test = computed(wilcoxonSignedRank(first, second));
      expect(test.statistic).toBe(expected.V);
      expect(test.exact).toBe(expected.exact);
      expectClose(test.p, expected.p);
      expectClose(computed(wilcoxonSignedRank(first, second, { p: 'normal' })).p, expected.p_corrected);
      const plain = computed(wilcoxonSignedRank(first, second, { p: 'normal', continuityCorrection: false }));
      expectClose(plain.p, expected.p_plain);
    },
  );

  it.each(cases)('$name: Pratt as coin::wilcoxsign_test', ({ first, second, pratt_z, pratt_p }) => {
    const test = computed(
      wilcoxonSignedRank(first, second, { zeros: 'pratt', p: 'normal', continuityCorrection: false }),
    );
    expectClose(test.z, pratt_z);
    expectClose(test.p, pratt_p);
  });

  it('weights with one decimal: equal differences tie, as with digits.rank', () => {
    const { first, second } = referencePairs.find(({ name }) => name === 'anorexia_CBT')!;
    const { V_bitwise, p_bitwise, V_rounded, p_rounded } = comparisonReference.anorexia_cbt;
    const test = computed(wilcoxonSignedRank(first, second));
    expect(test.statistic).toBe(V_rounded);
    expectClose(test.p, p_rounded);
    const bitwise = computed(wilcoxonSignedRank(first, second, { tieTolerance: 0 }));
    expect(bitwise.statistic).toBe(V_bitwise);
    expectClose(bitwise.p, p_bitwise);
  });

  it('depression scores (Hollander & Wolfe 1973): V 40, one-sided exact p .01953', () => {
    const { first, second } = cases.find(({ name }) => name === 'depression')!;
    const test = computed(wilcoxonSignedRank(first, second));
    expect(test.statistic).toBe(40);
    expect((test.p / 2).toFixed(5)).toBe('0.01953');
  });
});

describe('Wilcoxon signed-rank', () => {
  const first = numbers(3, 4, 2, 5, 1, 3, 4, 2);
  const second = numbers(4, 4, 4, 5, 3, 2, 5, 6);

  it('turns the sign of z and swaps the rank sums when the waves are swapped', () => {
    for (const zeros of ['wilcoxon', 'pratt'] as const) {
      const there = computed(wilcoxonSignedRank(first, second, { zeros }));
      const back = computed(wilcoxonSignedRank(second, first, { zeros }));
      expect(back.rankSums).toEqual({ positive: there.rankSums.negative, negative: there.rankSums.positive });
      expect(back.z).toBeCloseTo(-there.z!, 14);
      expect(back.p).toBe(there.p);
      expect(there.z).toBeGreaterThan(0);
    }
  });

  it('reports zeros and ties as data', () => {
    const test = computed(wilcoxonSignedRank(first, second));
    expect(test).toMatchObject({ n: 8, zeroDifferences: 2, zeroMethod: 'wilcoxon', exact: false });
    expect(test.ties).toEqual({ groups: 2, values: 5, correction: 30 });
    expect(test.rankSums.positive + test.rankSums.negative).toBe(21);
    const pratt = computed(wilcoxonSignedRank(first, second, { zeros: 'pratt' }));
    expect(pratt.rankSums.positive + pratt.rankSums.negative).toBe(36 - 3);
  });

  it('knows a difference of zero in decimal fractions', () => {
    const before = numbers(0.3, 1.1, 2.2, 3.3);
    const after = numbers(0.1 + 0.2, 1.5, 2.1, 4.4);
    expect(computed(wilcoxonSignedRank(before, after)).zeroDifferences).toBe(1);
    expect(computed(wilcoxonSignedRank(before, after, { tieTolerance: 0 })).zeroDifferences).toBe(0);
  });

  it('says why there is none', () => {
    expect(wilcoxonSignedRank(numbers(), numbers())).toEqual({ ok: false, reason: 'too-few' });
    expect(wilcoxonSignedRank(first, first)).toEqual({ ok: false, reason: 'zero-variance' });
    expect(wilcoxonSignedRank(first, first, { zeros: 'pratt' })).toEqual({
      ok: false,
      reason: 'zero-variance',
    });
    expect(() => wilcoxonSignedRank(first, numbers(1))).toThrow(RangeError);
    expect(() => wilcoxonSignedRank(numbers(1), numbers(Number.NaN))).toThrow(RangeError);
  });
});
