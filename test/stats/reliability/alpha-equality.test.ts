import { describe, expect, it } from 'vitest';
import {
  alphaEqualityTest,
  dependentAlphaEqualityTest,
} from '../../../src/stats/reliability/alpha-equality.ts';
import { dependentAlphaTest } from '../../../src/stats/reliability/alpha-equality-dependent.ts';
import { independentAlphaTest } from '../../../src/stats/reliability/alpha-equality-independent.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import { computed, readReference, reasonOf } from './reference-scales.ts';

const r = readReference<{
  independent: {
    alpha: [number, number];
    n: [number, number];
    k: [number, number];
    W: number;
    respondents_df: [number, number];
    respondents_p: number;
    matched_df: [number, number];
    matched_p: number;
    exact_p: number;
  }[];
  dependent: { alpha: [number, number]; r: number; n: number; t: number; p: number }[];
  rejection_rates: { n: [number, number]; k: number; respondents: number; matched: number }[];
}>('alpha-equality');

function samples(alphas: readonly number[], n: readonly number[], k: readonly number[]) {
  return alphas.map((alpha, i) => ({ alpha, n: n[i]!, k: k[i]! }));
}

/** The upper triangle as the publications print it; the function reads below the diagonal. */
function symmetric(rows: readonly (readonly number[])[]): Float64Array {
  const m = rows.length;
  return Float64Array.from({ length: m * m }, (_, index) => {
    const [i, j] = [Math.floor(index / m), index % m];
    return i === j ? 1 : rows[Math.min(i, j)]![Math.max(i, j) - Math.min(i, j) - 1]!;
  });
}

describe('independentAlphaTest', () => {
  it.each(r.independent)('agrees with R: alphas $alpha', (expected) => {
    const [first, second] = samples(expected.alpha, expected.n, expected.k);
    const plain = computed(independentAlphaTest(first!, second!, 'respondents'));
    expectClose(plain.statistic, expected.W, 1e-12, 'W');
    expect([plain.df1, plain.df2]).toEqual(expected.respondents_df);
    expectClose(plain.p, expected.respondents_p, 1e-10, 'p');
    const matched = computed(independentAlphaTest(first!, second!));
    expect(matched.degreesOfFreedom).toBe('respondents-and-items');
    expectClose(matched.df1, expected.matched_df[0], 1e-10, 'df1');
    expectClose(matched.df2, expected.matched_df[1], 1e-10, 'df2');
    expectClose(matched.p, expected.matched_p, 1e-10, 'matched p');
    // The approximation by moments against the exact product of two F variables: within 4 % with 12 people or more.
    expect(Math.abs(matched.p - expected.exact_p)).toBeLessThan(0.04 * expected.exact_p);
    expectClose(matched.difference, expected.alpha[1] - expected.alpha[0], 1e-12);
  });

  it('gives the published example of Charter & Feldt (1996): W 1.318, df 40 and 150, p .242', () => {
    const test = computed(
      independentAlphaTest({ alpha: 0.78, n: 41, k: 30 }, { alpha: 0.71, n: 151, k: 30 }, 'respondents'),
    );
    expect(test.statistic.toFixed(3)).toBe('1.318');
    expect([test.df1, test.df2]).toEqual([40, 150]);
    // The paper doubled a rounded .121; unrounded it is .2414.
    expect((test.p / 2).toFixed(3)).toBe('0.121');
  });

  it('is the same whichever sample comes first, but for the sign of the difference', () => {
    const [a, b] = samples([0.6, 0.9], [12, 20], [14, 5]);
    const forth = computed(independentAlphaTest(a!, b!));
    const back = computed(independentAlphaTest(b!, a!));
    expect(back).toEqual({ ...forth, difference: -forth.difference });
  });

  it('keeps its level where the degrees of freedom of long tests do not', () => {
    // Simulated in R, 20 000 pairs of samples each: the standard error of a rate of 5 % is 0.15 %.
    for (const { k, respondents, matched } of r.rejection_rates) {
      expect(matched).toBeLessThan(0.056);
      if (k <= 6) expect(respondents).toBeGreaterThan(0.07);
    }
  });

  it('says why there is none', () => {
    const alpha = { alpha: 0.8, n: 30, k: 5 };
    expect(reasonOf(independentAlphaTest(alpha, { ...alpha, alpha: 1 }))).toBe('perfect-alpha');
    expect(reasonOf(independentAlphaTest({ ...alpha, alpha: 0.7, n: 5 }, alpha))).toBe('too-few');
    expect(reasonOf(independentAlphaTest({ alpha: 0.9, n: 3, k: 2 }, alpha))).toBe('too-few');
    expect(independentAlphaTest({ ...alpha, n: 2 }, alpha, 'respondents').ok).toBe(true);
    expect(computed(independentAlphaTest(alpha, alpha, 'respondents')).p).toBeCloseTo(1, 12);
    for (const wrong of [{ alpha: 1.1 }, { alpha: Number.NaN }, { n: 1 }, { k: 1 }])
      expect(() => independentAlphaTest(alpha, { ...alpha, ...wrong })).toThrow(RangeError);
  });
});

describe('dependentAlphaTest', () => {
  it.each(r.dependent)('agrees with R: alphas $alpha, r $r', (expected) => {
    const test = computed(dependentAlphaTest(expected.alpha[0], expected.alpha[1], expected.r, expected.n));
    expectClose(test.statistic, expected.t, 1e-12, 't');
    expect(test.df).toBe(expected.n - 2);
    expectClose(test.p, expected.p, 1e-10, 'p');
  });

  it('gives the published example of Charter & Feldt (1996): t 1.849, df 25', () => {
    const test = computed(dependentAlphaTest(0.82, 0.89, 0.74, 27));
    expect(test.statistic.toFixed(3)).toBe('1.849');
    expect(test.df).toBe(25);
    expect(computed(dependentAlphaTest(0.89, 0.82, 0.74, 27)).statistic).toBeCloseTo(-test.statistic, 12);
  });

  it('says why there is none', () => {
    expect(reasonOf(dependentAlphaTest(0.8, 0.7, 0.5, 2))).toBe('too-few');
    expect(reasonOf(dependentAlphaTest(0.8, 1, 0.5, 20))).toBe('perfect-alpha');
    expect(reasonOf(dependentAlphaTest(0.8, 0.7, 1, 20))).toBe('zero-variance');
    expect(() => dependentAlphaTest(0.8, 0.7, 1.5, 20)).toThrow(RangeError);
    expect(() => dependentAlphaTest(1.8, 0.7, 0.5, 20)).toThrow(RangeError);
  });
});

/** Printed results of AlphaTest (Lautenschlager & Meade 2008) as quoted in the tests of cocron, and of Feldt, Woodruff & Salih (1987). */
describe('alphaEqualityTest', () => {
  it.each([
    {
      alphas: [0.784, 0.875, 0.936],
      n: [51, 101, 151],
      k: [5, 5, 5],
      statistic: '22.926',
      p: null,
      source: 'Feldt et al.',
    },
    {
      alphas: [0.6, 0.7],
      n: [150, 200],
      k: [50, 100],
      statistic: '3.4535',
      p: '0.0631',
      source: 'AlphaTest 1',
    },
    {
      alphas: [0.9, 0.7],
      n: [200, 150],
      k: [25, 30],
      statistic: '47.559',
      p: '0.0000',
      source: 'AlphaTest 3',
    },
    {
      alphas: [0.9, 0.7, 0.8],
      n: [100, 150, 130],
      k: [15, 15, 12],
      statistic: '31.3795',
      p: '0.0000',
      source: 'AlphaTest 5',
    },
    {
      alphas: [0.7, 0.75, 0.7],
      n: [100, 120, 130],
      k: [10, 10, 10],
      statistic: '1.0553',
      p: '0.5900',
      source: 'AlphaTest 6',
    },
    {
      alphas: [0.7, 0.8, 0.75, 0.77],
      n: [100, 100, 200, 200],
      k: [15, 15, 20, 20],
      statistic: '4.9738',
      p: '0.1737',
      source: 'AlphaTest 9',
    },
  ])('gives the printed chi-square of independent alphas: $source', ({ alphas, n, k, statistic, p }) => {
    const test = computed(alphaEqualityTest(samples(alphas, n, k)));
    expect(test.statistic.toFixed(statistic.split('.')[1]!.length)).toBe(statistic);
    expect(test.df).toBe(alphas.length - 1);
    if (p !== null) expect(test.p.toFixed(4)).toBe(p);
  });

  // AlphaTest takes the mean n of dependent alphas with unequal numbers.
  it.each([
    {
      alphas: [0.857, 0.875, 0.8, 0.833],
      k: [50, 40, 35, 25],
      n: 100,
      r: [[0.8, 0.6, 0.75], [0.65, 0.7], [0.55], []],
      statistic: '10.66',
      p: '0.014',
      source: 'Feldt et al.',
    },
    {
      alphas: [0.6, 0.5],
      k: [35, 30],
      n: 90,
      r: [[0.8], []],
      statistic: '2.8699',
      p: '0.0903',
      source: 'AlphaTest 2',
    },
    {
      alphas: [0.5, 0.4],
      k: [20, 20],
      n: 150,
      r: [[0.5], []],
      statistic: '1.4895',
      p: '0.2223',
      source: 'AlphaTest 4',
    },
    {
      alphas: [0.75, 0.7, 0.72],
      k: [12, 12, 12],
      n: 70,
      r: [[0.5, 0.2], [0.8], []],
      statistic: '0.7130',
      p: '0.7001',
      source: 'AlphaTest 7',
    },
    {
      alphas: [0.75, 0.72, 0.7, 0.77],
      k: [15, 15, 15, 15],
      n: 125,
      r: [[0.5, 0.6, 0.7], [0.4, 0.2], [0.2], []],
      statistic: '2.9236',
      p: '0.4036',
      source: 'AlphaTest 10',
    },
  ])(
    'gives the printed chi-square of dependent alphas: $source',
    ({ alphas, k, n, r: correlations, statistic, p }) => {
      const test = computed(
        dependentAlphaEqualityTest(
          alphas.map((alpha, i) => ({ alpha, k: k[i]! })),
          symmetric(correlations),
          n,
        ),
      );
      expect(test.statistic.toFixed(statistic.split('.')[1]!.length)).toBe(statistic);
      expect(test.df).toBe(alphas.length - 1);
      expect(test.p.toFixed(p.split('.')[1]!.length)).toBe(p);
    },
  );

  it('of two independent alphas of long tests nearly agrees with Feldt’s F', () => {
    const [a, b] = samples([0.743, 0.81], [146, 140], [60, 60]);
    const chiSquare = computed(alphaEqualityTest([a!, b!])).p;
    expect(Math.abs(chiSquare - computed(independentAlphaTest(a!, b!)).p)).toBeLessThan(0.005);
  });

  it('does not depend on the order and is zero for equal alphas', () => {
    const three = samples([0.7, 0.8, 0.75], [50, 60, 70], [5, 6, 7]);
    expectClose(
      computed(alphaEqualityTest(three.toReversed())).statistic,
      computed(alphaEqualityTest(three)).statistic,
      1e-12,
    );
    expect(computed(alphaEqualityTest(samples([0.8, 0.8], [50, 60], [5, 6]))).p).toBe(1);
    const independent = samples([0.7, 0.8], [50, 50], [5, 5]);
    const uncorrelated = Float64Array.of(1, 0, 0, 1);
    expectClose(
      computed(dependentAlphaEqualityTest(independent, uncorrelated, 50)).statistic,
      computed(alphaEqualityTest(independent)).statistic,
      1e-12,
      'dependent with r = 0',
    );
  });

  it('says why there is none', () => {
    const two = samples([0.7, 0.8], [3, 50], [2, 5]);
    expect(reasonOf(alphaEqualityTest(two))).toBe('too-few');
    expect(reasonOf(alphaEqualityTest(samples([0.7, 1], [30, 50], [4, 5])))).toBe('perfect-alpha');
    expect(reasonOf(dependentAlphaEqualityTest(two, Float64Array.of(1, 0.5, 0.5, 1), 2))).toBe('too-few');
    const equal = samples([0.8, 0.8], [30, 30], [5, 5]);
    expect(reasonOf(dependentAlphaEqualityTest(equal, Float64Array.of(1, 1, 1, 1), 30))).toBe(
      'zero-variance',
    );
    expect(() => alphaEqualityTest(two.slice(0, 1))).toThrow(RangeError);
    expect(() => dependentAlphaEqualityTest(two, Float64Array.of(1), 30)).toThrow(RangeError);
    expect(() => dependentAlphaEqualityTest(two, Float64Array.of(1, 2, 2, 1), 30)).toThrow(RangeError);
  });
});
