import { describe, expect, it } from 'vitest';
import { ancova } from '../../../src/stats/comparison/ancova.ts';
import {
  differenceOfDifferences,
  pretestPosttestControl,
} from '../../../src/stats/comparison/difference-of-changes.ts';
import { moments } from '../../../src/stats/moments.ts';
import { productMoment } from '../../../src/stats/pearson-correlation.ts';
import { type TTest, welchTest } from '../../../src/stats/t-test.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { computed, numbers } from './reference-scores.ts';

interface Test {
  estimate: number;
  se: number;
  df: number;
  p: number;
  lower: number;
  upper: number;
}
interface FTest {
  F: number;
  df1: number;
  df2: number;
  p: number;
}
interface Case {
  name: string;
  groups: { pre: number[]; post: number[] }[];
  slope: { value: number; se: number; p: number };
  sigma2: number;
  means: Test[];
  differences: Test[];
  group: FTest & { pes: number };
  slopes: FTest;
  changes: { estimate: number; t: number; df: number; p: number };
  four_means: Test;
  morris: { d: number; variance: number; lower: number; upper: number };
}
const { cases } = readJson<{ cases: Case[] }>('fixtures/reference/ancova.reference.json');
const samples = cases.map((reference) => ({
  ...reference,
  scores: reference.groups.map(({ pre, post }) => ({ pre: numbers(...pre), post: numbers(...post) })),
}));

function expectTest(test: TTest, expected: Test): void {
  expectClose(test.difference, expected.estimate);
  expectClose(test.standardError, expected.se);
  expectClose(test.df, expected.df);
  expectClose(test.p, expected.p, 1e-9);
  expectClose(test.ci.lower, expected.lower, 1e-9);
  expectClose(test.ci.upper, expected.upper, 1e-9);
}

function expectF(test: { statistic: number; df1: number; df2: number; p: number }, expected: FTest): void {
  expectClose(test.statistic, expected.F, 1e-9);
  expect([test.df1, test.df2]).toEqual([expected.df1, expected.df2]);
  expectClose(test.p, expected.p, 1e-9);
}

/** The formulas once more, by another way: `fixtures/reference/newcombe-morris.py`. */
const recomputed = readJson<{
  morris: {
    groups: [number, number, number, number, number, number, number, number, number];
    d: number;
    variance: number;
    lower: number;
    upper: number;
  }[];
}>('fixtures/reference/newcombe-morris.reference.json');

describe('analysis of covariance against lm, emmeans and car', () => {
  it.each(samples)('$name', ({ scores, slope, sigma2, means, differences, group, slopes }) => {
    const model = computed(ancova(scores, 0.95));
    expectClose(model.slope.value, slope.value);
    expectClose(model.slope.standardError, slope.se);
    expectClose(model.slope.p, slope.p, 1e-9);
    expectClose(model.residualVariance, sigma2);
    model.adjustedMeans.forEach((mean, i) => {
      // p of a mean against zero lies far below any number that R keeps digits of
      const { estimate, se, df } = means[i]!;
      for (const [value, expected] of [
        [mean.difference, estimate],
        [mean.standardError, se],
        [mean.df, df],
      ] as const)
        expectClose(value, expected);
    });
    model.adjustedDifferences.forEach((difference, i) => {
      expectTest(difference, differences[i]!);
    });
    expectF(model.group, group);
    // R takes a small sum of squares as the difference of two large ones
    expectClose(model.group.partialEtaSquared, group.pes, 1e-9);
    expectF(model.equalSlopes!, slopes);
  });

  it('has no test of equal slopes where each group lies on a line of its own', () => {
    for (let step = 1; step <= 40; step++) {
      const line = (slope: number) => {
        const pre = numbers(1, 2.1, 3.7, 4.4, 6.3, 7.9);
        return { pre, post: pre.map((x) => 1000 * (0.1 + slope * x)) };
      };
      const model = computed(ancova([line(0.3 * step), line(1.7), line(-0.7)], 0.95));
      expect(model.equalSlopes, `slope ${0.3 * step}`).toBeNull();
      expect(model.residualVariance).toBeGreaterThan(1000);
    }
  });

  it('is the test of two groups where the pre-test says nothing', () => {
    const [one, two] = samples[1]!.scores as [
      (typeof samples)[0]['scores'][0],
      (typeof samples)[0]['scores'][0],
    ];
    const stretched = [one, two].map(({ pre, post }) => ({ pre: pre.map((score) => 9 - 4 * score), post }));
    const model = computed(ancova([one, two], 0.95));
    const changed = computed(ancova(stretched, 0.95));
    expectClose(changed.adjustedDifferences[0]!.difference, model.adjustedDifferences[0]!.difference, 1e-11);
    expectClose(changed.equalSlopes!.p, model.equalSlopes!.p, 1e-9);
    const swapped = computed(ancova([two, one], 0.95));
    expectClose(swapped.adjustedDifferences[0]!.statistic, -model.adjustedDifferences[0]!.statistic, 1e-12);
    expectClose(model.group.statistic, model.adjustedDifferences[0]!.statistic ** 2, 1e-10);
  });

  it('says why there is none', () => {
    const group = { pre: numbers(1, 2, 4), post: numbers(2, 2, 5) };
    expect(ancova([group], 0.95)).toEqual({ ok: false, reason: 'too-few' });
    expect(ancova([group, { pre: numbers(), post: numbers() }], 0.95)).toEqual({
      ok: false,
      reason: 'too-few',
    });
    const flat = { pre: numbers(3, 3, 3), post: numbers(2, 2, 5) };
    expect(ancova([flat, flat], 0.95)).toEqual({ ok: false, reason: 'zero-variance' });
    const line = { pre: numbers(1, 2, 4), post: numbers(3, 5, 9) };
    expect(ancova([line, line], 0.95)).toEqual({ ok: false, reason: 'zero-variance' });
    expect(computed(ancova([group, flat], 0.95)).equalSlopes).toBeNull();
    expect(() => ancova([group, { pre: numbers(1), post: numbers() }], 0.95)).toThrow(RangeError);
  });
});

describe('difference of changes', () => {
  it.each(samples)('$name, against t.test and the formulas', ({ scores, changes, four_means, morris }) => {
    const groups = scores.map(({ pre, post }) => ({
      pre: moments(pre),
      post: moments(post),
      change: moments(post.map((score, i) => score - pre[i]!)),
      correlation: computed(productMoment(pre, post)),
    }));
    const [first, second] = groups as [(typeof groups)[0], (typeof groups)[0]];
    const welch = computed(welchTest(first.change, second.change, 0.95));
    expectClose(welch.difference, changes.estimate);
    expectClose(welch.statistic, changes.t);
    expectClose(welch.p, changes.p, 1e-9);
    expectTest(computed(differenceOfDifferences(first, second, 0.95)), four_means);
    const of = ({ pre, post, correlation }: typeof first) => ({ pre, postMean: post.mean, correlation });
    const d = computed(pretestPosttestControl(of(first), of(second), 0.95));
    expectClose(d.value, morris.d);
    expectClose(d.variance, morris.variance);
    expectClose(d.ci.lower, morris.lower);
    expectClose(d.ci.upper, morris.upper);
  });

  it.each(recomputed.morris)('has the d and variance of Morris (2008) of $groups', (expected) => {
    const [n1, m1, s1, p1, n2, m2, s2, p2, r] = expected.groups;
    const group = (n: number, mean: number, sd: number, postMean: number) => ({
      pre: { n, mean, variance: sd * sd },
      postMean,
      correlation: r,
    });
    const d = computed(pretestPosttestControl(group(n1, m1, s1, p1), group(n2, m2, s2, p2), 0.95));
    expectClose(d.value, expected.d);
    expectClose(d.variance, expected.variance);
    expectClose(d.ci.lower, expected.lower);
    expectClose(d.ci.upper, expected.upper);
  });

  it('says why there is none', () => {
    const cell = moments(numbers(1, 2, 4));
    const one = moments(numbers(1));
    const flat = moments(numbers(2, 2));
    expect(differenceOfDifferences({ pre: cell, post: cell }, { pre: cell, post: one }, 0.95)).toEqual({
      ok: false,
      reason: 'too-few',
    });
    expect(differenceOfDifferences({ pre: flat, post: flat }, { pre: flat, post: flat }, 0.95)).toEqual({
      ok: false,
      reason: 'zero-variance',
    });
    const group = { pre: flat, postMean: 3, correlation: 0 };
    expect(pretestPosttestControl(group, group, 0.95)).toEqual({ ok: false, reason: 'too-few' });
    const wide = { ...group, pre: moments(numbers(2, 2, 2)) };
    expect(pretestPosttestControl(wide, wide, 0.95)).toEqual({ ok: false, reason: 'zero-variance' });
  });
});
