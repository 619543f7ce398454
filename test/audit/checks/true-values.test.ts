import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  intersection,
  isExact,
  overlaps,
  point,
  times,
  trueFractions,
  trueShares,
  trueValues,
} from '../../../src/audit/checks/true-values.ts';
import { number } from './printed.ts';

/** Whole numbers of the last printed digit, and the same in thousandths of it. */
const printed = fc.record({
  units: fc.integer({ min: -400, max: 400 }),
  decimals: fc.integer({ min: 0, max: 3 }),
});
const textOf = (units: number, decimals: number) => (units / 10 ** decimals).toFixed(decimals);

describe('the values that a printed number may stand for', () => {
  it('are those that are rounded or cut off to it, and no other', () => {
    fc.assert(
      fc.property(printed, fc.integer({ min: -3000, max: 3000 }), ({ units, decimals }, beside) => {
        const thousandths = 1000 * units + beside;
        // In whole numbers: rounded half up or half to even, both, and cut off towards zero.
        const roundings = [Math.floor((thousandths + 500) / 1000), Math.ceil((thousandths - 500) / 1000)];
        const cut = Math.trunc(thousandths / 1000);
        const own = number(textOf(units, decimals));
        const inside = (rounding: 'nearest' | 'truncated') => {
          const { lower, upper, denominator } = trueFractions(own, rounding);
          const value = BigInt(thousandths) * denominator;
          const scale = 1000n * 10n ** BigInt(decimals);
          return lower * scale <= value && value <= upper * scale;
        };
        expect(inside('nearest')).toBe(roundings.includes(units));
        // The next printed number is the end of those that are cut off to this one.
        const isEnd = units >= 0 ? thousandths === 1000 * (units + 1) : false;
        const isOtherEnd = units <= 0 ? thousandths === 1000 * (units - 1) : false;
        expect(inside('truncated')).toBe(cut === units || isEnd || isOtherEnd);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['48,4', 48.35, 48.45, 48.4, 48.5],
    ['-2', -2.5, -1.5, -3, -2],
    ['0', -0.5, 0.5, -1, 1],
    ['0.00', -0.005, 0.005, -0.01, 0.01],
  ])('of %s lie between %d and %d, cut off between %d and %d', (text, low, high, cutLow, cutHigh) => {
    expect(trueValues(number(text))).toEqual({ lower: low, upper: high });
    expect(trueValues(number(text), 'truncated')).toEqual({ lower: cutLow, upper: cutHigh });
  });

  it('behind a sign reach to infinity', () => {
    for (const sign of ['<', '<=', '≤'])
      expect(trueValues(number(`${sign} .05`))).toEqual({ lower: Number.NEGATIVE_INFINITY, upper: 0.05 });
    for (const sign of ['>', '>=', '≥'])
      expect(trueValues(number(`${sign} .05`))).toEqual({ lower: 0.05, upper: Number.POSITIVE_INFINITY });
    expect([isExact(number('.05')), isExact(number('< .05')), isExact(number('> 2'))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('of a percentage are shares of one', () => {
    expect(trueShares(number('76%'), 'nearest')).toEqual({ lower: 151n, upper: 153n, denominator: 200n });
    expect(trueShares(number('0.76'), 'nearest')).toEqual({ lower: 151n, upper: 153n, denominator: 200n });
  });
});

describe('two intervals', () => {
  const interval = fc
    .tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 20 }))
    .map(([lower, width]) => ({ lower, upper: lower + width }));

  it('overlap where a number lies in both, and share what lies in both', () => {
    fc.assert(
      fc.property(interval, interval, (one, other) => {
        const within = Array.from({ length: 61 }, (_, at) => at - 20).filter((value) =>
          [one, other].every(({ lower, upper }) => lower <= value && value <= upper),
        );
        expect(overlaps(one, other)).toBe(within.length > 0);
        if (within.length > 0)
          expect(intersection(one, other)).toEqual({ lower: within[0], upper: within.at(-1) });
      }),
    );
  });

  it('that touch but for the last bit of a sum overlap, farther ones do not', () => {
    expect(overlaps({ lower: 0, upper: 0.3 }, { lower: 0.1 + 0.2, upper: 1 })).toBe(true);
    expect(overlaps({ lower: 0.1 + 0.2, upper: 1 }, { lower: 0, upper: 0.3 })).toBe(true);
    expect(overlaps({ lower: 0, upper: 0.3 }, { lower: 0.300001, upper: 1 })).toBe(false);
    expect(overlaps(point(0), point(1e-300))).toBe(false);
    // The shared part is never turned round.
    const { lower, upper } = intersection({ lower: 0, upper: 0.3 }, { lower: 0.1 + 0.2, upper: 1 });
    expect(lower).toBeLessThanOrEqual(upper);
    expect(times({ lower: 1, upper: 3 }, 2)).toEqual({ lower: 2, upper: 6 });
  });
});
