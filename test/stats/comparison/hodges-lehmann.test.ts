import { describe, expect, it } from 'vitest';
import {
  hodgesLehmann,
  hodgesLehmannPaired,
  orderedSum,
} from '../../../src/stats/comparison/hodges-lehmann.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { computed, numbers } from './reference-scores.ts';

interface Case {
  about: string;
  first: number[];
  second: number[];
  paired: boolean;
  level: number;
  median: number;
  estimate: number;
  ci: [number, number];
  method: string;
}
const { cases } = readJson<{ cases: Case[] }>('fixtures/reference/hodges-lehmann.reference.json');

describe('Hodges-Lehmann estimate against wilcox.test(conf.int = TRUE)', () => {
  it.each(cases)('$about', ({ first, second, paired, level, median, estimate, ci, method }) => {
    const found = computed(
      (paired ? hodgesLehmannPaired : hodgesLehmann)(numbers(...first), numbers(...second), level),
    );
    expect(found.exact).toBe(method.includes('exact'));
    expectClose(found.estimate, median, 1e-12, 'median of the differences');
    // With ties R searches a root of a step function, to 1e-13.
    const tolerance = found.exact ? 0 : 1e-11;
    if (found.exact) expectClose(found.estimate, estimate, 1e-12, 'estimate');
    expect(Math.abs(found.ci!.lower - ci[0])).toBeLessThanOrEqual(tolerance + 1e-12 * Math.abs(ci[0]));
    expect(Math.abs(found.ci!.upper - ci[1])).toBeLessThanOrEqual(tolerance + 1e-12 * Math.abs(ci[1]));
  });

  it('moves with a shift, and turns with the groups', () => {
    const [a, b] = [numbers(1, 4, 4, 7, 9, 12), numbers(3, 5, 8, 8, 15, 20, 21)];
    const here = computed(hodgesLehmann(a, b, 0.95));
    const shifted = computed(
      hodgesLehmann(
        a.map((value) => value + 8),
        b,
        0.95,
      ),
    );
    expect(shifted.estimate).toBe(here.estimate - 8);
    expect(shifted.ci!.upper).toBe(here.ci!.upper - 8);
    const turned = computed(hodgesLehmann(b, a, 0.95));
    expect(turned.estimate).toBe(-here.estimate);
    expect(turned.ci).toEqual({ lower: -here.ci!.upper, upper: -here.ci!.lower });
  });

  it('keeps pairs without a difference: everybody unchanged but one is no change', () => {
    const before = numbers(1, 2, 3, 4, 5, 6, 7);
    const found = computed(hodgesLehmannPaired(before, numbers(1, 2, 3, 4, 5, 6, 9), 0.9));
    expect(found.estimate).toBe(0);
    expect(found.exact).toBe(false);
  });

  it('has no interval where even the whole range does not reach the level', () => {
    // R: wilcox.test(4:6, 1:3, conf.int = TRUE) prints 1 to 5 and says that it reaches 90%.
    const found = computed(hodgesLehmann(numbers(1, 2, 3.5), numbers(4, 5.25, 6), 0.95));
    expect(found.ci).toBeNull();
    expect(computed(hodgesLehmann(numbers(1, 2, 3.5), numbers(4, 5.25, 6), 0.9)).ci).toEqual({
      lower: 0.5,
      upper: 5,
    });
    expect(computed(hodgesLehmannPaired(numbers(1, 2), numbers(2, 5), 0.95)).ci).toBeNull();
  });

  it('says why there is none, and refuses what is no pair or level', () => {
    expect(hodgesLehmann(numbers(), numbers(1), 0.95)).toEqual({ ok: false, reason: 'too-few' });
    expect(hodgesLehmannPaired(numbers(), numbers(), 0.95)).toEqual({ ok: false, reason: 'too-few' });
    expect(() => hodgesLehmannPaired(numbers(1), numbers(1, 2), 0.95)).toThrow(RangeError);
    expect(() => hodgesLehmann(numbers(1), numbers(2), 1)).toThrow(RangeError);
    expect(() => hodgesLehmann(numbers(Number.NaN), numbers(2), 0.95)).toThrow(RangeError);
  });
});

describe('orderedSum', () => {
  it('is the k-th of the listed sums, for every k', () => {
    const random = seededRandom(5);
    for (const [m, n, steps] of [
      [1, 1, 3],
      [4, 7, 3],
      [9, 6, 1000],
      [8, 8, 5],
    ] as const) {
      const draw = (count: number) =>
        Float64Array.from({ length: count }, () => random.nextBelow(steps) / 3 - 1).sort();
      const [x, y] = [draw(m), draw(n)];
      const sums = [...x].flatMap((one) => [...y].map((other) => one + other)).sort((a, b) => a - b);
      sums.forEach((sum, index) => {
        expect(orderedSum(x, y, index + 1)).toBe(sum);
      });
      const own = [...x]
        .flatMap((one, i) => [...x.slice(i)].map((other) => one + other))
        .sort((a, b) => a - b);
      own.forEach((sum, index) => {
        expect(orderedSum(x, x, index + 1, 'unordered')).toBe(sum);
      });
    }
  });

  it('takes a sample of a hundred thousand', () => {
    const large = Float64Array.from({ length: 100_000 }, (_, i) => i / 7);
    expectClose(orderedSum(large, large, 5e9), 99_999 / 7, 1e-4);
  });

  it('refuses a rank that there is not', () => {
    expect(() => orderedSum(numbers(1), numbers(2), 2)).toThrow(RangeError);
    expect(() => orderedSum(numbers(1), numbers(2), 0)).toThrow(RangeError);
  });
});
