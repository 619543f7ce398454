import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../src/stats/wilson-interval.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

interface Case {
  readonly count: number;
  readonly n: number;
  readonly level: number;
  readonly lower: number;
  readonly upper: number;
}

const { cases } = readJson<{ cases: Case[] }>('fixtures/reference/wilson-interval.reference.json');

describe("Wilson's interval of a proportion", () => {
  it.each(cases)('is that of prop.test: $count of $n, $level', ({ count, n, level, lower, upper }) => {
    const interval = wilsonInterval(count, n, level);
    expectClose(interval.lower, lower, 1e-10);
    expectClose(interval.upper, upper, 1e-10);
  });

  it('holds the proportion, and mirrors that of the other outcome', () => {
    const counted = fc
      .integer({ min: 1, max: 1_000_000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counted, fc.constantFrom(0.8, 0.95, 0.999), ([count, n], level) => {
        const { lower, upper } = wilsonInterval(count, n, level);
        const other = wilsonInterval(n - count, n, level);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(count / n);
        expect(upper).toBeGreaterThanOrEqual(count / n);
        expect(1 - other.upper).toBeCloseTo(lower, 12);
      }),
    );
  });

  it('refuses what is no count of trials', () => {
    expect(() => wilsonInterval(2, 1, 0.95)).toThrow(RangeError);
    expect(() => wilsonInterval(0, 0, 0.95)).toThrow(RangeError);
  });
});
