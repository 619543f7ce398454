import { describe, expect, it } from 'vitest';
import { type Moments, moments } from '../../src/stats/moments.ts';
import {
  cohensD,
  cohensDAverage,
  dAverage,
  dz,
  hedgesCorrection,
  hedgesG,
  type StandardizedDifference,
} from '../../src/stats/standardized-difference.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

type Ends = [number, number];

/** Noncentral t in R, whose root search ends at 1e-14 and whose `pt` is good to some 1e-11 here. */
const reference = readJson<{
  level: number;
  independent: Record<
    string,
    {
      first: number[];
      second: number[];
      d: number;
      d_ci: Ends;
      g: number;
      g_ci: Ends;
      average: number;
      average_ci: Ends;
    }
  >;
  pairs: Record<
    string,
    { first: number[]; second: number[]; dz: number; dz_ci: Ends; average: number; average_ci: Ends }
  >;
}>('fixtures/reference/standardized-differences.reference.json');
const { level } = reference;

const momentsOf = (...values: readonly number[]): Moments => moments(Float64Array.from(values));

function expectDifference(
  estimate: ReturnType<typeof dAverage> | { ok: true; value: StandardizedDifference },
  value: number,
  [lower, upper]: Ends,
): void {
  if (!estimate.ok) expect.fail(estimate.reason);
  expectClose(estimate.value.value, value, 1e-12);
  expectClose(estimate.value.ci!.lower, lower, 1e-8);
  expectClose(estimate.value.ci!.upper, upper, 1e-8);
}

describe.each(Object.entries(reference.independent))('two groups against R: %s', (_, expected) => {
  const first = momentsOf(...expected.first);
  const second = momentsOf(...expected.second);

  it('Cohen’s d, Hedges’ g, d by the average variance', () => {
    const d = cohensD(first, second, level);
    expectDifference(d, expected.d, expected.d_ci);
    expectDifference(hedgesG(d, first.n + second.n - 2), expected.g, expected.g_ci);
    expectDifference(cohensDAverage(first, second, level), expected.average, expected.average_ci);
  });

  it('turns round with the groups', () => {
    const turned = ([lower, upper]: Ends): Ends => [-upper, -lower];
    expectDifference(cohensD(second, first, level), -expected.d, turned(expected.d_ci));
    expectDifference(cohensDAverage(second, first, level), -expected.average, turned(expected.average_ci));
  });
});

describe.each(Object.entries(reference.pairs))('pairs against R: %s', (_, expected) => {
  it('d_z and d by the average SD', () => {
    const first = momentsOf(...expected.first);
    const second = momentsOf(...expected.second);
    const differences = momentsOf(...expected.second.map((after, index) => after - expected.first[index]!));
    expectDifference(dz(differences, level), expected.dz, expected.dz_ci);
    expectDifference(dAverage(first, second, differences, level), expected.average, expected.average_ci);
  });
});

describe('a standardized difference that cannot be computed', () => {
  const none: Moments = { n: 0, mean: Number.NaN, variance: Number.NaN };
  const one = momentsOf(3);
  const two = momentsOf(3, 4);
  const same = momentsOf(3, 3, 3);
  const other = momentsOf(5, 5);
  // What arithmetic makes of equal values: a variance of 1e-32 in place of none.
  const noise = momentsOf(0.1 + 0.2, 0.3, 0.1 + 0.2, 0.3);
  const tooFew = { ok: false, reason: 'too-few' };
  const zeroVariance = { ok: false, reason: 'zero-variance' };

  it('of two groups needs two of one group, and of the average variance two of each', () => {
    for (const [first, second] of [
      [none, two],
      [two, none],
      [one, one],
    ] as const) {
      expect(cohensD(first, second, 0.95)).toEqual(tooFew);
      expect(hedgesG(cohensD(first, second, 0.95), 1)).toEqual(tooFew);
    }
    expect(cohensD(one, two, 0.95).ok).toBe(true);
    expect(cohensD(two, one, 0.95).ok).toBe(true);
    expect(cohensDAverage(one, two, 0.95)).toEqual(tooFew);
    expect(cohensDAverage(two, one, 0.95)).toEqual(tooFew);
    expect(cohensDAverage(two, two, 0.95).ok).toBe(true);
    expect(hedgesG(cohensD(two, two, 0.95), 2).ok).toBe(true);
  });

  it('of two groups needs one that varies', () => {
    for (const d of [cohensD, cohensDAverage]) {
      expect(d(same, same, 0.95)).toEqual(zeroVariance);
      expect(d(same, other, 0.95)).toEqual(zeroVariance);
      expect(d(noise, momentsOf(0.3, 0.3), 0.95)).toEqual(zeroVariance);
      expect(d(momentsOf(0.3, 0.3), noise, 0.95)).toEqual(zeroVariance);
      expect(d(same, two, 0.95).ok).toBe(true);
      expect(d(two, same, 0.95).ok).toBe(true);
    }
    expect(hedgesG(cohensD(same, other, 0.95), 3)).toEqual(zeroVariance);
  });

  it('of pairs needs two, and differences that vary', () => {
    expect(dz(one, 0.95)).toEqual(tooFew);
    expect(dz(two, 0.95).ok).toBe(true);
    expect(dz(same, 0.95)).toEqual(zeroVariance);
    expect(dz(noise, 0.95)).toEqual(zeroVariance);
    expect(dAverage(one, one, one, 0.95)).toEqual(tooFew);
    expect(dAverage(same, other, momentsOf(2, 2), 0.95)).toEqual(zeroVariance);
    expect(dAverage(noise, noise, momentsOf(0, 0, 0, 0), 0.95)).toEqual(zeroVariance);
    // One wave that varies is enough; where everybody changes by the same, d_z has no interval to take over.
    expect(dAverage(momentsOf(3, 3), two, momentsOf(0, 1), 0.95).ok).toBe(true);
    expect(dAverage(momentsOf(1, 3), momentsOf(2, 4), momentsOf(1, 1), 0.95)).toEqual({
      ok: true,
      value: { value: 1 / Math.SQRT2, ci: null },
    });
  });

  it('throws at a level that is none, and at a correction below two degrees of freedom', () => {
    for (const wrong of [0, 1, 95, Number.NaN]) {
      expect(() => cohensD(two, two, wrong)).toThrow(RangeError);
      expect(() => cohensDAverage(two, two, wrong)).toThrow(RangeError);
      expect(() => dz(two, wrong)).toThrow(RangeError);
      expect(() => dAverage(two, two, two, wrong)).toThrow(RangeError);
    }
    for (const df of [1, 1.99, Number.NaN]) expect(() => hedgesCorrection(df)).toThrow(RangeError);
  });
});
