import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studentTTwoSided } from '../../../src/stats/distributions/student-t.ts';
import {
  studentizedRangeCdf,
  studentizedRangeUpper,
  studentizedRangeUpperQuantile,
} from '../../../src/stats/distributions/studentized-range.ts';
import { readJson } from '../../helpers/fixtures.ts';
import { expectRelative } from './digits.ts';

const { tails } = readJson<{
  tails: { means: number; df: number | null; q: number; upper: number; lower: number }[];
}>('fixtures/reference/studentized-range-mpmath.json');

/**
 * Upper 5% and 1% points as printed: Harter (1960), table of percentage points of the range, as in Pearson & Hartley's Biometrika tables
 * and most textbooks (three or two decimals).
 */
const TABLE: readonly (readonly [p: number, means: number, df: number, q: string])[] = [
  [0.05, 2, 5, '3.64'],
  [0.05, 3, 5, '4.60'],
  [0.05, 3, 10, '3.88'],
  [0.05, 4, 10, '4.33'],
  [0.05, 4, 20, '3.96'],
  [0.05, 5, 60, '3.98'],
  [0.05, 10, 120, '4.56'],
  [0.05, 3, Number.POSITIVE_INFINITY, '3.31'],
  [0.01, 2, 5, '5.70'],
  [0.01, 3, 10, '5.27'],
  [0.01, 6, 30, '5.24'],
  [0.01, 5, Number.POSITIVE_INFINITY, '4.60'],
];

describe('studentized range', () => {
  it.each(tails)(
    '$q of $means means, df $df, against multiple precision',
    ({ means, df, q, upper, lower }) => {
      const degrees = df ?? Number.POSITIVE_INFINITY;
      expectRelative(studentizedRangeUpper(q, means, degrees), upper, 1e-12, { q, means, df });
      expectRelative(studentizedRangeCdf(q, means, degrees), lower, 1e-12, { q, means, df });
    },
  );

  it.each(TABLE)('upper %f point of %i means, df %f, as tabled', (p, means, df, q) => {
    expect(studentizedRangeUpperQuantile(p, means, df).toFixed(2)).toBe(q);
  });

  it('of two means is √2 |t|', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 12, noNaN: true }),
        fc.oneof(fc.double({ min: 1, max: 60, noNaN: true }), fc.double({ min: 60, max: 1e5, noNaN: true })),
        (t, df) => {
          expectRelative(studentizedRangeUpper(t * Math.SQRT2, 2, df), studentTTwoSided(t, df), 1e-11, {
            t,
            df,
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has quantiles that give back their tail, and tails that add up', () => {
    for (const [means, df] of [
      [2, 1],
      [3, 4.5],
      [5, 37],
      [12, 800],
      [3, Number.POSITIVE_INFINITY],
    ] as const) {
      for (const p of [1e-6, 0.001, 0.05, 0.3, 0.8, 0.999]) {
        const q = studentizedRangeUpperQuantile(p, means, df);
        expectRelative(studentizedRangeUpper(q, means, df), p, 1e-11, { means, df, p });
        expectRelative(studentizedRangeCdf(q, means, df) + studentizedRangeUpper(q, means, df), 1, 1e-12, {
          q,
        });
      }
    }
  });

  it('rises with the number of means and has its ends', () => {
    const byMeans = [2, 3, 5, 9, 30].map((means) => studentizedRangeUpper(3, means, 15));
    expect(byMeans).toEqual(byMeans.toSorted((a, b) => a - b));
    expect(studentizedRangeUpper(0, 3, 5)).toBe(1);
    expect(studentizedRangeUpper(Number.POSITIVE_INFINITY, 3, 5)).toBe(0);
    expect(studentizedRangeUpperQuantile(1, 3, 5)).toBe(0);
    expect(studentizedRangeUpperQuantile(0, 3, 5)).toBe(Number.POSITIVE_INFINITY);
    expect(studentizedRangeUpper(Number.NaN, 3, 5)).toBeNaN();
    expect(() => studentizedRangeUpper(3, 1, 5)).toThrow(RangeError);
    expect(() => studentizedRangeUpper(3, 3, 0)).toThrow(RangeError);
  });
});
