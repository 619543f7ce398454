import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  differenceOfPairedProportions,
  differenceOfProportions,
} from '../../../src/stats/proportions/difference-of-proportions.ts';
import { mcNemar } from '../../../src/stats/proportions/mcnemar.ts';
import { wilsonInterval } from '../../../src/stats/wilson-interval.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { computed } from '../comparison/reference-scores.ts';

interface Difference {
  counts: [number, number, number, number];
  difference: number;
  lower: number;
  upper: number;
}
const reference = readJson<{
  wilson: { count: number; n: number; lower: number; upper: number; lower99: number; upper99: number }[];
  independent: Difference[];
  paired: (Difference & { mcnemar: number | null })[];
}>('fixtures/reference/proportions.reference.json');

function expectInterval(
  { difference, ci }: { difference: number; ci: { lower: number; upper: number } },
  expected: Difference,
): void {
  expect(Math.abs(difference - expected.difference)).toBeLessThan(1e-15);
  expect(Math.abs(ci.lower - expected.lower)).toBeLessThan(1e-12);
  expect(Math.abs(ci.upper - expected.upper)).toBeLessThan(1e-12);
}

const pairsOf = ([bothYes, onlyFirst, onlySecond, bothNo]: Difference['counts']) => ({
  bothYes,
  onlyFirst,
  onlySecond,
  bothNo,
});

describe('proportions against R', () => {
  it.each(reference.wilson)('$count of $n, Wilson', ({ count, n, lower, upper, lower99, upper99 }) => {
    for (const [level, low, high] of [
      [0.95, lower, upper],
      [0.99, lower99, upper99],
    ] as const) {
      const interval = wilsonInterval(count, n, level);
      expect(Math.abs(interval.lower - low)).toBeLessThan(1e-14);
      expect(Math.abs(interval.upper - high)).toBeLessThan(1e-14);
    }
  });

  it.each(reference.independent)('$counts, two groups', (expected) => {
    const [x1, n1, x2, n2] = expected.counts;
    const result = computed(differenceOfProportions({ count: x1, n: n1 }, { count: x2, n: n2 }, 0.95));
    expectInterval(result, expected);
  });

  it.each(reference.paired)('$counts, pairs', (expected) => {
    const counts = pairsOf(expected.counts);
    expectInterval(computed(differenceOfPairedProportions(counts, 0.95)), expected);
    const test = mcNemar(counts.onlyFirst, counts.onlySecond);
    if (expected.mcnemar === null) expect(test).toEqual({ ok: false, reason: 'zero-variance' });
    else expectClose(computed(test).p, expected.mcnemar);
  });
});

const recomputed = readJson<{ independent: Difference[]; paired: Difference[] }>(
  'fixtures/reference/newcombe-morris.reference.json',
);

describe("Newcombe's formulas, with Wilson's limits as roots of the score equation", () => {
  it.each(recomputed.independent)('$counts, two groups', (expected) => {
    const [x1, n1, x2, n2] = expected.counts;
    expectInterval(
      computed(differenceOfProportions({ count: x1, n: n1 }, { count: x2, n: n2 }, 0.95)),
      expected,
    );
  });

  it.each(recomputed.paired)('$counts, pairs', (expected) => {
    expectInterval(computed(differenceOfPairedProportions(pairsOf(expected.counts), 0.95)), expected);
  });
});

describe('proportions in relation', () => {
  const count = fc.nat({ max: 60 });

  it('turn their sign with the order, stay within −1 … 1 and hold the difference', () => {
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        if (a + b + c + d === 0) return;
        const counts = { bothYes: a, onlyFirst: b, onlySecond: c, bothNo: d };
        const one = computed(differenceOfPairedProportions(counts, 0.9));
        const turned = computed(
          differenceOfPairedProportions({ ...counts, onlyFirst: c, onlySecond: b }, 0.9),
        );
        expect(one.ci.lower).toBeCloseTo(-turned.ci.upper, 12);
        expect(one.ci.lower).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(one.ci.lower).toBeLessThanOrEqual(one.difference + 1e-12);
        expect(one.ci.upper).toBeGreaterThanOrEqual(one.difference - 1e-12);
        if (b + c > 0) expect(computed(mcNemar(b, c)).p).toBe(computed(mcNemar(c, b)).p);
      }),
    );
  });

  it('refuse what is no count', () => {
    expect(() => wilsonInterval(5, 4, 0.95)).toThrow(RangeError);
    for (const [one, other] of [
      [1.5, 2],
      [-1, 2],
      [2, -1],
    ] as const)
      expect(() => mcNemar(one, other)).toThrow(/whole number of 0 or more/);
    expect(() =>
      differenceOfPairedProportions({ bothYes: -1, onlyFirst: 0, onlySecond: 0, bothNo: 2 }, 0.95),
    ).toThrow(RangeError);
    expect(differenceOfProportions({ count: 0, n: 0 }, { count: 1, n: 2 }, 0.95)).toEqual({
      ok: false,
      reason: 'too-few',
    });
  });
});
