import { describe, expect, it } from 'vitest';
import { kernelDensity } from '../../src/stats/kernel-density.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

const { vectors } = readJson<{
  vectors: { x: number[]; bandwidth: number; at: number[]; density: number[] }[];
}>('fixtures/reference/figure-data.reference.json');

function estimate(values: readonly number[], points: readonly number[]) {
  const result = kernelDensity(Float64Array.from(values).sort(), points);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

describe('kernel density', () => {
  it.each(vectors)('agrees with bw.nrd0 and the sum of dnorm in R: $x', ({ x, bandwidth, at, density }) => {
    const result = estimate(x, at);
    expectClose(result.bandwidth, bandwidth);
    density.forEach((expected, index) => {
      expectClose(result.density[index], expected);
    });
  });

  it('has an area of one', () => {
    const points = Array.from({ length: 4001 }, (_, index) => -10 + index / 200);
    const area = estimate([1, 2, 4], points).density.reduce((sum, height) => sum + height / 200, 0);
    expect(area).toBeCloseTo(1, 10);
  });

  it('moves with the scores', () => {
    const [here, there] = [estimate([1, 2, 4], [2.5]), estimate([101, 102, 104], [102.5])];
    expectClose(there.density[0], here.density[0]!);
  });

  it('says why there is none', () => {
    expect(kernelDensity(Float64Array.of(1), [1])).toEqual({ ok: false, reason: 'too-few' });
    expect(kernelDensity(Float64Array.of(2, 2, 2), [2])).toEqual({ ok: false, reason: 'zero-variance' });
  });
});
