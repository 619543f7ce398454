import { describe, expect, it } from 'vitest';
import { bcaInterval } from '../../../src/stats/comparison/bca-interval.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { numbers } from './reference-scores.ts';

const { given } = readJson<{
  given: {
    level: number;
    replicates: number[];
    estimate: number;
    acceleration: number;
    ci: [number, number];
  }[];
}>('fixtures/reference/bca-bootstrap.reference.json');

const shuffled = Float64Array.from({ length: 999 }, (_, i) => (i * 371) % 999);

describe('BCa interval', () => {
  it.each(given)('agrees with boot.ci on the same replicates, level $level', (expected) => {
    const { level, replicates, estimate, acceleration, ci } = expected;
    const interval = bcaInterval(numbers(...replicates), estimate, acceleration, level);
    expectClose(interval.lower, ci[0]);
    expectClose(interval.upper, ci[1]);
    expect(interval.extremeEnds).toBe(level === 0.999);
  });

  it('is the percentile interval where there is no bias and no acceleration', () => {
    // 0 … 998 about 499: ranks 25 and 975 of 1000
    const interval = bcaInterval(shuffled.slice(), 499, 0, 0.95);
    expect(interval.biasCorrection).toBe(0);
    expect(interval.lower).toBeCloseTo(24, 9);
    expect(interval.upper).toBeCloseTo(974, 9);
  });

  it('mirrors with the replicates', () => {
    const there = bcaInterval(shuffled.slice(), 600, 0.04, 0.9);
    const back = bcaInterval(
      shuffled.map((value) => -value),
      -600,
      -0.04,
      0.9,
    );
    expectClose(back.lower, -there.upper, 1e-12);
    expectClose(back.upper, -there.lower, 1e-12);
    expectClose(back.biasCorrection, -there.biasCorrection, 1e-12);
  });

  it('counts replicates equal to the estimate half', () => {
    expect(bcaInterval(numbers(1, 2, 2, 2, 3), 2, 0, 0.5).biasCorrection).toBe(0);
    expect(bcaInterval(numbers(1, 2 - 1e-15, 2, 2 + 1e-15, 3), 2, 0, 0.5, 1e-12).biasCorrection).toBe(0);
  });

  it('says when an end is the last replicate', () => {
    expect(bcaInterval(shuffled.slice(), 499, 0, 0.9999).extremeEnds).toBe(true);
    const oneSided = bcaInterval(shuffled.slice(), 5000, 0, 0.95);
    expect(oneSided).toMatchObject({ upper: 998, extremeEnds: true });
    expect(Number.isFinite(oneSided.biasCorrection)).toBe(true);
  });

  it('refuses what makes no interval', () => {
    expect(() => bcaInterval(numbers(), 0, 0, 0.95)).toThrow(RangeError);
    expect(() => bcaInterval(numbers(1, 2), 1, 0, 95)).toThrow(RangeError);
  });
});
