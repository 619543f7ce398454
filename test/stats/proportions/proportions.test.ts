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

describe('proportions as published', () => {
  it.each([
    // Newcombe (1998b), table II, method 10; there the first minus the second
    [56, 70, 48, 80, '0.0524', '0.3339'],
    [9, 10, 3, 10, '0.1705', '0.8090'],
    [6, 7, 2, 7, '0.0582', '0.8062'],
    [5, 56, 0, 29, '-0.0381', '0.1926'],
    [0, 10, 0, 20, '-0.1611', '0.2775'],
    [0, 10, 0, 10, '-0.2775', '0.2775'],
    [10, 10, 0, 20, '0.6791', '1.0000'],
    [10, 10, 0, 10, '0.6075', '1.0000'],
  ] as const)('%i/%i − %i/%i', (x1, n1, x2, n2, lower, upper) => {
    const { ci } = computed(differenceOfProportions({ count: x2, n: n2 }, { count: x1, n: n1 }, 0.95));
    expect([ci.lower.toFixed(4), ci.upper.toFixed(4)]).toEqual([lower, upper]);
  });

  it('of pairs: Newcombe (1998c), table II, and of one group: Newcombe (1998a), table I', () => {
    const { ci } = computed(
      differenceOfPairedProportions({ bothYes: 36, onlyFirst: 2, onlySecond: 12, bothNo: 0 }, 0.95),
    );
    expect([ci.lower.toFixed(4), ci.upper.toFixed(4)]).toEqual(['0.0569', '0.3404']);
    const single = wilsonInterval(81, 263, 0.95);
    expect([single.lower.toFixed(4), single.upper.toFixed(4)]).toEqual(['0.2553', '0.3662']);
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
    expect(() => mcNemar(1.5, 2)).toThrow(RangeError);
    expect(() =>
      differenceOfPairedProportions({ bothYes: -1, onlyFirst: 0, onlySecond: 0, bothNo: 2 }, 0.95),
    ).toThrow(RangeError);
    expect(differenceOfProportions({ count: 0, n: 0 }, { count: 1, n: 2 }, 0.95)).toEqual({
      ok: false,
      reason: 'too-few',
    });
  });
});
