import { describe, expect, it } from 'vitest';
import { moments } from '../../src/stats/moments.ts';
import { partiallyOverlappingTest } from '../../src/stats/partially-overlapping-test.ts';
import { pairedTest } from '../../src/stats/t-test.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';
import { computed, numbers } from './comparison/reference-scores.ts';

interface Row {
  t: number;
  df: number;
  p: number;
}
const reference = readJson<{
  firstOnly: number[];
  secondOnly: number[];
  pairedFirst: number[];
  pairedSecond: number[];
  difference: number;
  equal: Row;
  unequal: Row;
}>('fixtures/reference/partially-overlapping.reference.json');
const samples = {
  firstOnly: numbers(...reference.firstOnly),
  secondOnly: numbers(...reference.secondOnly),
  pairedFirst: numbers(...reference.pairedFirst),
  pairedSecond: numbers(...reference.pairedSecond),
};

describe('partially overlapping samples t-test: the example of Derrick, Toher & White (2017)', () => {
  it.each(['equal', 'unequal'] as const)('%s variances', (variances) => {
    const test = computed(partiallyOverlappingTest(samples, variances, 0.95));
    expectClose(test.difference, reference.difference, 1e-13);
    expectClose(test.statistic, reference[variances].t);
    expectClose(test.df, reference[variances].df);
    expectClose(test.p, reference[variances].p);
  });

  it('p = .026 on 18.5 degrees of freedom as they print it', () => {
    const { p, df } = computed(partiallyOverlappingTest(samples, 'equal', 0.95));
    expect(p.toFixed(3)).toBe('0.026');
    expect(df).toBe(18.5);
  });
});

describe('partially overlapping samples t-test', () => {
  it('turns its sign when the waves are swapped', () => {
    const swapped = {
      firstOnly: samples.secondOnly,
      secondOnly: samples.firstOnly,
      pairedFirst: samples.pairedSecond,
      pairedSecond: samples.pairedFirst,
    };
    for (const variances of ['equal', 'unequal'] as const) {
      const there = computed(partiallyOverlappingTest(samples, variances, 0.95));
      const back = computed(partiallyOverlappingTest(swapped, variances, 0.95));
      expectClose(back.statistic, -there.statistic, 1e-13);
      expectClose(back.p, there.p, 1e-12);
    }
  });

  it('is the paired test when everybody was seen twice', () => {
    const { pairedFirst, pairedSecond } = samples;
    const pairsOnly = { pairedFirst, pairedSecond, firstOnly: numbers(), secondOnly: numbers() };
    const paired = computed(pairedTest(moments(pairedSecond.map((y, i) => y - pairedFirst[i]!)), 0.95));
    const test = computed(partiallyOverlappingTest(pairsOnly, 'unequal', 0.95));
    expectClose(test.statistic, paired.statistic, 1e-12);
    expect(test.df).toBe(paired.df);
  });

  it('says why there is none', () => {
    const alone = { ...samples, pairedFirst: numbers(1), pairedSecond: numbers(2) };
    expect(partiallyOverlappingTest(alone, 'equal', 0.95)).toEqual({ ok: false, reason: 'too-few' });
    const constant = { ...samples, pairedFirst: numbers(3, 3), pairedSecond: numbers(4, 5) };
    expect(partiallyOverlappingTest(constant, 'equal', 0.95)).toEqual({ ok: false, reason: 'zero-variance' });
    expect(() => partiallyOverlappingTest({ ...samples, pairedFirst: numbers(1) }, 'equal', 0.95)).toThrow(
      RangeError,
    );
  });
});
