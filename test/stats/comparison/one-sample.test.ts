import { describe, expect, it } from 'vitest';
import { oneSampleTest } from '../../../src/stats/comparison/one-sample.ts';
import {
  sampleSizeAncova,
  sampleSizeMcNemar,
  sampleSizePairs,
  sampleSizePerGroup,
} from '../../../src/stats/comparison/sample-size.ts';
import { moments } from '../../../src/stats/moments.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { computed, numbers } from './reference-scores.ts';

interface Sample {
  x: number[];
  mean: number;
  sd: number;
  statistic: number;
  df: number;
  p: number;
  ci: [number, number];
  d: number;
  d_ci: [number, number];
  percentile: number;
}
const reference = readJson<{
  samples: Record<string, Sample>;
  sizes: { d: number; power: number; groups: number; pairs: number }[];
  mcnemar: { first: number; second: number; n: number }[];
}>('fixtures/reference/one-sample.reference.json');

describe('a sample against a population', () => {
  it.each(Object.entries(reference.samples))('%s, as t.test', (_, expected) => {
    const { mean, sd } = expected;
    const test = computed(oneSampleTest(moments(numbers(...expected.x)), { mean, sd }, 0.95));
    expectClose(test.statistic, expected.statistic);
    expect(test.df).toBe(expected.df);
    expectClose(test.p, expected.p);
    expectClose(test.ci.lower, expected.ci[0], 1e-9);
    expectClose(test.ci.upper, expected.ci[1], 1e-9);
    expectClose(test.d.value, expected.d);
    // R's pt(ncp) sums its series to an absolute 1e-12
    expect(Math.abs(test.d.ci.lower - expected.d_ci[0])).toBeLessThan(1e-9);
    expect(Math.abs(test.d.ci.upper - expected.d_ci[1])).toBeLessThan(1e-9);
    expectClose(test.percentile, expected.percentile);
  });

  it('says why there is none', () => {
    const norm = { mean: 2, sd: 1 };
    expect(oneSampleTest(moments(numbers(1)), norm, 0.95)).toEqual({ ok: false, reason: 'too-few' });
    expect(oneSampleTest(moments(numbers(1, 1)), norm, 0.95)).toEqual({ ok: false, reason: 'zero-variance' });
    expect(() => oneSampleTest(moments(numbers(1, 2)), { mean: 2, sd: 0 }, 0.95)).toThrow(RangeError);
  });
});

describe('sample size', () => {
  it.each(reference.sizes)('d $d with power $power, as power.t.test', ({ d, power, groups, pairs }) => {
    expect(sampleSizePerGroup(d, { power })).toBe(groups);
    expect(sampleSizePerGroup(-d, { power })).toBe(groups);
    expect(sampleSizePairs(d, { power })).toBe(pairs);
  });

  it.each(reference.mcnemar)('of McNemar, $first against $second', ({ first, second, n }) => {
    expect(sampleSizeMcNemar(first, second)).toBe(n);
    expect(sampleSizeMcNemar(second, first)).toBe(n);
  });

  it('of an analysis of covariance falls with the correlation', () => {
    // Cohen (1988): 64 a group for d = 0.5; Borm et al. (2007): times 1 − r², and one more
    expect(sampleSizePerGroup(0.5)).toBe(64);
    expect(sampleSizeAncova(0.5, 0)).toBe(65);
    expect(sampleSizeAncova(0.5, 0.6)).toBe(42);
    expect(sampleSizeAncova(0.5, -0.6)).toBe(42);
  });

  it('refuses what has none', () => {
    expect(() => sampleSizePerGroup(0)).toThrow(RangeError);
    expect(() => sampleSizePairs(0.5, { power: 0.01 })).toThrow(RangeError);
    expect(() => sampleSizeAncova(0.5, 1)).toThrow(RangeError);
    expect(() => sampleSizeMcNemar(0.2, 0.2)).toThrow(RangeError);
  });
});
