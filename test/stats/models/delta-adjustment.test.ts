import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studentTTwoSided } from '../../../src/stats/distributions/student-t.ts';
import { deltaAdjustment } from '../../../src/stats/models/delta-adjustment.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';

const { cases } = readJson<{
  cases: {
    difference: number;
    se: number;
    df: number;
    n: number;
    left: number;
    nil: number;
    turns: number;
  }[];
}>('fixtures/reference/delta-adjustment.reference.json');

describe('how much worse those who left must have fared', () => {
  it.each(cases)('against uniroot in R: $left of $n', ({ difference, se, df, n, left, nil, turns }) => {
    const found = deltaAdjustment({ difference, standardError: se, df, n, left }, 0.95);
    expect(found.ok).toBe(true);
    if (!found.ok) return;
    // uniroot stops at 1e-15 of its interval, where p itself holds fewer digits
    expectClose(found.value.turnsAt, turns, 1e-9);
    expectClose(found.value.nilAt, nil);
  });

  it('leaves p at the level exactly, on the side of nil, and turns with the sign', () => {
    const estimates = fc.record({
      difference: fc.double({ min: 0.5, max: 20, noNaN: true }),
      standardError: fc.double({ min: 0.01, max: 5, noNaN: true }),
      df: fc.integer({ min: 3, max: 400 }),
      left: fc.integer({ min: 1, max: 80 }),
      stayed: fc.integer({ min: 2, max: 300 }),
    });
    fc.assert(
      fc.property(estimates, ({ difference, standardError, df, left, stayed }) => {
        const n = left + stayed;
        const found = deltaAdjustment({ difference, standardError, df, n, left }, 0.95);
        const t = difference / standardError;
        expect(found.ok).toBe(studentTTwoSided(t, df) < 0.05);
        if (!found.ok) return;
        const { turnsAt, nilAt } = found.value;
        expect(turnsAt).toBeLessThanOrEqual(0);
        expect(turnsAt).toBeGreaterThanOrEqual(nilAt);
        const share = left / n;
        const error = Math.sqrt(standardError ** 2 + (turnsAt ** 2 * share * (1 - share)) / n);
        expectClose(studentTTwoSided((difference + share * turnsAt) / error, df), 0.05, 1e-7);
        const other = deltaAdjustment({ difference: -difference, standardError, df, n, left }, 0.95);
        expect(other.ok && other.value.turnsAt).toBe(-turnsAt);
      }),
    );
  });

  it('says why there is none', () => {
    const estimate = { difference: 1, standardError: 1, df: 20, n: 20, left: 3 };
    expect(deltaAdjustment(estimate, 0.95)).toEqual({ ok: false, reason: 'not-significant' });
    expect(deltaAdjustment({ ...estimate, left: 0 }, 0.95)).toEqual({ ok: false, reason: 'too-few' });
    for (const left of [20, -1, Number.NaN])
      expect(() => deltaAdjustment({ ...estimate, left }, 0.95)).toThrow(RangeError);
  });
});
