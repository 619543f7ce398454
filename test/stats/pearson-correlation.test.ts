import { describe, expect, it } from 'vitest';
import { pearsonCorrelation } from '../../src/stats/pearson-correlation.ts';
import { expectClose } from '../helpers/fixtures.ts';
import { answers, isComplete, items, reference } from './quality/bfi-answers.ts';

const complete = answers.filter(isComplete);

function sums(scale: string, first: number | undefined): Float64Array {
  const positions = [...items.keys()].filter((i) => items[i]!.startsWith(scale));
  const all = complete.map((each) => positions.reduce((sum, i) => sum + each[i]!, 0));
  return Float64Array.from(all.slice(0, first));
}

describe("Pearson's correlation", () => {
  it.each(reference.correlations)('is that of cor.test in R: $x with $y', ({ x, y, first, value }) => {
    const estimate = pearsonCorrelation(sums(x, first), sums(y, first), 0.95);
    if (!estimate.ok) throw new Error(estimate.reason);
    expect(estimate.value.n).toBe(value.n);
    expectClose(estimate.value.r, value.r, 1e-10, 'r');
    expectClose(estimate.value.ci.lower, value.lower, 1e-10, 'lower');
    expectClose(estimate.value.ci.upper, value.upper, 1e-10, 'upper');
  });

  it('changes its sign with one variable', () => {
    const [x, y] = [sums('A', 12), sums('N', 12)];
    const r = (z: Float64Array) => {
      const estimate = pearsonCorrelation(x, z, 0.95);
      return estimate.ok ? estimate.value.r : Number.NaN;
    };
    expectClose(r(y.map((value) => 35 - value)), -r(y));
  });

  it('says why it cannot be computed', () => {
    const three = Float64Array.of(1, 2, 3);
    expect(pearsonCorrelation(three, three, 0.95)).toEqual({ ok: false, reason: 'too-few' });
    const constant = new Float64Array(4).fill(0.1);
    expect(pearsonCorrelation(constant, Float64Array.of(1, 2, 3, 4), 0.95)).toEqual({
      ok: false,
      reason: 'zero-variance',
    });
    expect(() => pearsonCorrelation(three, constant, 0.95)).toThrow(RangeError);
    expect(() => pearsonCorrelation(constant, constant, 1)).toThrow(RangeError);
  });
});
