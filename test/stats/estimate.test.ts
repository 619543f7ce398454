import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounded, checkLevel, estimated, notComputable, orNull } from '../../src/stats/estimate.ts';

describe('a coefficient with bounds', () => {
  const ROUNDING = 1e-9;

  it('is the bound where rounding carried it over, and otherwise what it is', () => {
    for (const [lowest, highest] of [
      [-1, 1],
      [0, 1],
      [Number.NEGATIVE_INFINITY, 1],
    ] as const) {
      for (const over of [0, 1e-16, 1e-12, 0.99 * ROUNDING]) {
        expect(bounded(highest + over, lowest, highest)).toBe(highest);
        if (Number.isFinite(lowest)) expect(bounded(lowest - over, lowest, highest)).toBe(lowest);
      }
      // Further outside it is no rounding: covariances of pairs can contradict each other.
      for (const over of [1.01 * ROUNDING, 1e-6, 0.5]) {
        expect(bounded(highest + over, lowest, highest)).toBe(highest + over);
        if (Number.isFinite(lowest)) expect(bounded(lowest - over, lowest, highest)).toBe(lowest - over);
      }
    }
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (value) => {
        expect(bounded(value, -1, 1)).toBe(value);
      }),
    );
    expect(bounded(-1 - ROUNDING, -1, 1)).toBe(-1);
    expect(bounded(1 + ROUNDING, -1, 1)).toBe(1);
    expect(bounded(-1e300, Number.NEGATIVE_INFINITY, 1)).toBe(-1e300);
    expect(bounded(Number.NaN, -1, 1)).toBeNaN();
  });
});

describe('an estimate', () => {
  it('is a value, or a reason why there is none', () => {
    expect(orNull(estimated(0))).toBe(0);
    expect(orNull(notComputable('zero-variance'))).toBeNull();
    expect(estimated('x')).toEqual({ ok: true, value: 'x' });
    expect(notComputable('too-few')).toEqual({ ok: false, reason: 'too-few' });
    expect(() => checkLevel(0.95)).not.toThrow();
  });
});
