import { describe, expect, it } from 'vitest';
import { kruskalWallis } from '../../../src/stats/comparison/kruskal-wallis.ts';
import { mannWhitney } from '../../../src/stats/comparison/mann-whitney.ts';
import { oneWayAnova, welchAnova } from '../../../src/stats/comparison/one-way-anova.ts';
import { gamesHowell, welchPairs } from '../../../src/stats/comparison/pairs-of-groups.ts';
import { moments } from '../../../src/stats/moments.ts';
import { studentTest, welchTest } from '../../../src/stats/t-test.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { computed, numbers } from './reference-scores.ts';

interface FTest {
  F: number;
  df2: number;
  p: number;
}
interface Case {
  name: string;
  groups: number[][];
  welch: FTest;
  classical: FTest;
  omega: number;
  eta: number;
  kruskal: { H: number; p: number; epsilon: number; mean_ranks: number[] };
  pairs: {
    from: number;
    to: number;
    difference: number;
    statistic: number;
    df: number;
    p: number;
    lower: number;
    upper: number;
    holm: number;
  }[];
}
const { cases } = readJson<{ cases: Case[] }>('fixtures/reference/several-groups.reference.json');
const samples = cases.map((reference) => ({
  ...reference,
  values: reference.groups.map((group) => numbers(...group)),
}));

/** R's ptukey holds eight digits, five with one or two degrees of freedom; ours are held against multiple precision. */
const ptukey = (df: number) => (df < 2.5 ? 1e-4 : 1e-7);

describe('three and more groups against R', () => {
  it.each(samples)('$name', ({ values, welch, classical, omega, eta, kruskal }) => {
    const groups = values.map(moments);
    const byWelch = computed(welchAnova(groups));
    const byFisher = computed(oneWayAnova(groups));
    for (const [test, expected] of [
      [byWelch, welch],
      [byFisher, classical],
    ] as const) {
      expectClose(test.statistic, expected.F);
      expect(test.df1).toBe(values.length - 1);
      expectClose(test.df2, expected.df2);
      expectClose(test.p, expected.p);
    }
    expectClose(byFisher.omegaSquared, Math.max(0, omega));
    expectClose(byFisher.etaSquared, eta);
    const byRanks = computed(kruskalWallis(values));
    expectClose(byRanks.statistic, kruskal.H);
    expectClose(byRanks.p, kruskal.p);
    expectClose(byRanks.epsilonSquared, kruskal.epsilon);
    byRanks.meanRanks.forEach((rank, i) => {
      expectClose(rank, kruskal.mean_ranks[i]!);
    });
  });

  it.each(samples)('$name, pairs', ({ values, pairs }) => {
    const groups = values.map(moments);
    const held = welchPairs(groups, 0.95);
    const compared = gamesHowell(groups, 0.95);
    expect(compared.map(({ from, to }) => [from, to])).toEqual(pairs.map(({ from, to }) => [from, to]));
    pairs.forEach((expected, i) => {
      const test = computed(compared[i]!.test);
      for (const key of ['difference', 'statistic', 'df'] as const) expectClose(test[key], expected[key]);
      // Of small tails, which it computes as one minus a sum, fewer.
      if (expected.p > 1e-6) expectClose(test.p, expected.p, ptukey(test.df) / Math.min(1, expected.p * 10));
      const width = expected.upper - expected.lower;
      expect(Math.abs(test.ci.lower - expected.lower)).toBeLessThan(ptukey(test.df) * width);
      expect(Math.abs(test.ci.upper - expected.upper)).toBeLessThan(ptukey(test.df) * width);
      expectClose(held[i]!.pHolm, expected.holm);
    });
  });
});

describe('several groups, in relation', () => {
  const [first, second, third] = [
    numbers(12.1, 15.3, 9.8, 14.4, 11),
    numbers(22, 3.5, 17.2, 30.1, 8.4, 12),
    numbers(9, 30, 21, 21, 18, 26, 25),
  ];

  it('of two are the tests of two', () => {
    const groups = [first, second].map(moments);
    const [a, b] = groups as [(typeof groups)[0], (typeof groups)[0]];
    const [welch, student] = [computed(welchTest(a, b, 0.95)), computed(studentTest(a, b, 0.95))];
    expectClose(computed(welchAnova(groups)).statistic, welch.statistic ** 2, 1e-12);
    expectClose(computed(welchAnova(groups)).df2, welch.df, 1e-12);
    expectClose(computed(oneWayAnova(groups)).p, student.p, 1e-12);
    const pair = computed(gamesHowell(groups, 0.95)[0]!.test);
    expectClose(pair.p, welch.p, 1e-11);
    expectClose(pair.ci.upper, welch.ci.upper, 1e-11);
    const ranks = computed(mannWhitney(first, second, { p: 'normal', continuityCorrection: false }));
    expectClose(computed(kruskalWallis([first, second])).p, ranks.p, 1e-12);
  });

  it('do not mind order, shift and stretch', () => {
    const turned = [third, first, second].map((group) => group.map((score) => 500 - 3 * score));
    const [before, after] = [[first, second, third].map(moments), turned.map(moments)];
    expectClose(computed(welchAnova(after)).p, computed(welchAnova(before)).p, 1e-11);
    expectClose(computed(oneWayAnova(after)).p, computed(oneWayAnova(before)).p, 1e-11);
    expectClose(computed(kruskalWallis(turned)).p, computed(kruskalWallis([first, second, third])).p, 1e-12);
  });

  it('say why there is none, pair by pair', () => {
    const one = moments(numbers(4));
    const flat = moments(numbers(3, 3, 3));
    const groups = [moments(first), moments(second), one];
    expect(welchAnova(groups)).toEqual({ ok: false, reason: 'too-few' });
    expect(welchAnova([moments(first), flat])).toEqual({ ok: false, reason: 'zero-variance' });
    expect(oneWayAnova(groups).ok).toBe(true);
    expect(oneWayAnova([one, one])).toEqual({ ok: false, reason: 'too-few' });
    expect(oneWayAnova([flat, flat])).toEqual({ ok: false, reason: 'zero-variance' });
    expect(kruskalWallis([numbers(2, 2), numbers(2)])).toEqual({ ok: false, reason: 'zero-variance' });
    expect(kruskalWallis([numbers(2, 2), numbers()])).toEqual({ ok: false, reason: 'too-few' });
    expect(gamesHowell(groups, 0.95).map(({ test }) => test.ok)).toEqual([true, false, false]);
    expect(welchPairs(groups, 0.95).map(({ pHolm }) => pHolm === null)).toEqual([false, true, true]);
  });
});
