import { describe, expect, it } from 'vitest';
import { accelerationOf, bcaInterval, percentileInterval } from '../../src/stats/bootstrap-interval.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';
import { computed, numbers } from './comparison/reference-scores.ts';

const { given } = readJson<{
  given: {
    level: number;
    replicates: number[];
    estimate: number;
    acceleration: number;
    ci: [number, number];
  }[];
}>('fixtures/reference/bca-bootstrap.reference.json');

const ranks = Float64Array.from({ length: 999 }, (_, i) => i);
const sorted = (...values: readonly number[]) => numbers(...values).sort();

describe('BCa interval', () => {
  it.each(given)('agrees with boot.ci on the same replicates, level $level', (expected) => {
    const { level, replicates, estimate, acceleration, ci } = expected;
    const interval = computed(bcaInterval(sorted(...replicates), estimate, acceleration, level));
    expectClose(interval.lower, ci[0]);
    expectClose(interval.upper, ci[1]);
    expect(interval.extremeEnds).toBe(level === 0.999);
  });

  it('is the percentile interval where there is no bias and no acceleration', () => {
    // 0 … 998 about 499: ranks 25 and 975 of 1000
    const interval = computed(bcaInterval(ranks, 499, 0, 0.95));
    expect(interval.biasCorrection).toBe(0);
    expect(interval.lower).toBeCloseTo(24, 9);
    expect(interval.upper).toBeCloseTo(974, 9);
    expectClose(interval.lower, percentileInterval(ranks, 0.95).lower, 1e-12);
    expectClose(interval.upper, percentileInterval(ranks, 0.95).upper, 1e-12);
  });

  it('mirrors with the replicates', () => {
    const there = computed(bcaInterval(ranks, 600, 0.04, 0.9));
    const back = computed(bcaInterval(ranks.map((value) => -value).sort(), -600, -0.04, 0.9));
    expectClose(back.lower, -there.upper, 1e-12);
    expectClose(back.upper, -there.lower, 1e-12);
    expectClose(back.biasCorrection, -there.biasCorrection, 1e-12);
  });

  it('counts replicates equal to the estimate half', () => {
    expect(computed(bcaInterval(numbers(1, 2, 2, 2, 3), 2, 0, 0.5)).biasCorrection).toBe(0);
    expect(
      computed(bcaInterval(numbers(1, 2 - 1e-15, 2, 2 + 1e-15, 3), 2, 0, 0.5, 1e-12)).biasCorrection,
    ).toBe(0);
  });

  it('says when an end is the last replicate', () => {
    expect(computed(bcaInterval(ranks, 499, 0, 0.9999)).extremeEnds).toBe(true);
    // 998 of 999 replicates lie below: z₀ = 3.1, and the upper end is the last one.
    expect(computed(bcaInterval(ranks, 997.5, 0, 0.95))).toMatchObject({ upper: 998, extremeEnds: true });
    // 1 − a(z₀ + z) is −1 at the upper end: beyond the pole the end is the last replicate, not one from the other side.
    expect(computed(bcaInterval(ranks, 499, 2 / 1.959963984540054, 0.95))).toMatchObject({
      upper: 998,
      extremeEnds: true,
    });
  });

  it('is none when every replicate lies on one side, or nobody matters: boot.ci stops there, z₀ or a being infinite', () => {
    const degenerate = { ok: false, reason: 'degenerate-bootstrap' };
    expect(bcaInterval(ranks, 5000, 0, 0.95)).toEqual(degenerate);
    expect(bcaInterval(ranks, -1, 0, 0.95)).toEqual(degenerate);
    expect(bcaInterval(ranks, 499, accelerationOf(numbers(2, 2, 2)), 0.95)).toEqual(degenerate);
    // A replicate that equals the estimate is not on one side of it.
    expect(bcaInterval(ranks, 998, 0, 0.95).ok).toBe(true);
  });

  it('refuses what makes no interval', () => {
    expect(() => bcaInterval(numbers(), 0, 0, 0.95)).toThrow(RangeError);
    expect(() => bcaInterval(numbers(1, 2), 1, 0, 95)).toThrow(RangeError);
    expect(() => percentileInterval(numbers(), 0.95)).toThrow(RangeError);
    expect(() => percentileInterval(ranks, 0)).toThrow(RangeError);
  });
});
