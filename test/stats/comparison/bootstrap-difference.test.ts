import { describe, expect, it } from 'vitest';
import {
  bootstrapDifference,
  bootstrapPairedDifference,
  jackknifeAcceleration,
} from '../../../src/stats/comparison/bootstrap-difference.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { computed, numbers } from './reference-scores.ts';

interface MonteCarlo {
  first: number[];
  second: number[];
  paired: boolean;
  difference: number;
  acceleration: number;
  ci: [number, number];
  se: [number, number];
}
const { monte_carlo } = readJson<{ monte_carlo: Record<string, MonteCarlo> }>(
  'fixtures/reference/bca-bootstrap.reference.json',
);
const cases = Object.entries(monte_carlo).map(([name, reference]) => ({
  name,
  ...reference,
  first: numbers(...reference.first),
  second: numbers(...reference.second),
}));

describe('BCa bootstrap of a difference in means against boot', () => {
  it.each(cases)('$name: jackknife acceleration', ({ first, second, paired, acceleration }) => {
    const samples = paired
      ? [{ values: second.map((y, i) => y - first[i]!), sign: 1 as const }]
      : [
          { values: first, sign: -1 as const },
          { values: second, sign: 1 as const },
        ];
    // −0.0066 is a small difference of cubes of gains: R printed 15 digits of it
    expectClose(jackknifeAcceleration(samples), acceleration);
  });

  /**
   * R's ends come from a million replicates. With 100,000 replicates ours have √(9,999/100,000) of the standard error that R found at
   * 9,999; five of them, and a step of the means, for scores in whole points take few values, and replicates equal to the estimate count
   * half here and not at all in boot.
   */
  it.each(cases)(
    '$name: interval within Monte Carlo error',
    ({ first, second, paired, difference, ci, se }) => {
      const settings = { level: 0.95, seed: 20240501, replicates: 100_000 };
      const bootstrap = computed(
        (paired ? bootstrapPairedDifference : bootstrapDifference)(first, second, settings),
      );
      expectClose(bootstrap.difference, difference, 1e-12);
      const step = paired ? (first.some((x) => !Number.isInteger(x)) ? 0.1 : 1) / first.length : 0.05;
      expect(Math.abs(bootstrap.ci.lower - ci[0])).toBeLessThan(5 * se[0] * Math.sqrt(0.1) + step);
      expect(Math.abs(bootstrap.ci.upper - ci[1])).toBeLessThan(5 * se[1] * Math.sqrt(0.1) + step);
    },
  );
});

describe('BCa bootstrap of a difference in means', () => {
  const { first, second } = cases.find(({ name }) => name === 'sleep_paired')!;
  const settings = { level: 0.95, seed: 7 };

  it('gives the same interval for the same seed, another for another', () => {
    for (const bootstrap of [bootstrapDifference, bootstrapPairedDifference]) {
      const once = computed(bootstrap(first, second, settings));
      expect(computed(bootstrap(first, second, settings))).toEqual(once);
      expect(computed(bootstrap(first, second, { ...settings, seed: 8 })).ci).not.toEqual(once.ci);
      expect(once).toMatchObject({ method: 'bca', seed: 7, replicates: 9999, level: 0.95 });
    }
  });

  it('leaves the samples as they were', () => {
    const before = [first.slice(), second.slice()];
    bootstrapDifference(first, second, settings);
    bootstrapPairedDifference(first, second, settings);
    expect([first, second]).toEqual(before);
  });

  it('moves with the second wave and stretches with the unit', () => {
    const there = computed(bootstrapPairedDifference(first, second, settings));
    const moved = computed(
      bootstrapPairedDifference(
        first.map((x) => 2 * x),
        second.map((x) => 2 * x + 10),
        settings,
      ),
    );
    expectClose(moved.ci.lower, 2 * there.ci.lower + 10, 1e-9);
    expectClose(moved.ci.upper, 2 * there.ci.upper + 10, 1e-9);
  });

  it('is narrower in pairs that go together', () => {
    const width = ({ lower, upper }: { lower: number; upper: number }): number => upper - lower;
    const pairs = computed(bootstrapPairedDifference(first, second, settings));
    expect(width(pairs.ci)).toBeLessThan(width(computed(bootstrapDifference(first, second, settings)).ci));
  });

  it('says why there is none', () => {
    const tooFew = { ok: false, reason: 'too-few' };
    const constant = { ok: false, reason: 'zero-variance' };
    expect(bootstrapDifference(numbers(1), second, settings)).toEqual(tooFew);
    expect(bootstrapPairedDifference(numbers(1), numbers(2), settings)).toEqual(tooFew);
    expect(bootstrapDifference(numbers(1, 1), numbers(2, 2), settings)).toEqual(constant);
    expect(bootstrapPairedDifference(numbers(1, 2), numbers(2, 3), settings)).toEqual(constant);
    // differences equal but for rounding
    expect(bootstrapPairedDifference(numbers(1, 2), numbers(1.1, 2.1), settings)).toEqual(constant);
    expect(() => bootstrapPairedDifference(first, numbers(1, 2), settings)).toThrow(RangeError);
    expect(() => bootstrapDifference(first, second, { ...settings, replicates: 99 })).toThrow(RangeError);
    expect(() => bootstrapDifference(first, second, { ...settings, seed: -1 })).toThrow(RangeError);
    expect(() => bootstrapDifference(numbers(1, Number.NaN), second, settings)).toThrow(RangeError);
  });
});
