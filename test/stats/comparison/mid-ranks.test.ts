import fc from 'fast-check';
import { expect, it } from 'vitest';
import { midRanks } from '../../../src/stats/comparison/mid-ranks.ts';

/** Ranks by their definition: of values without ties in between, how many are lower, and the middle of those that are equal. */
function plainRanks(values: readonly number[], tolerance: number): number[] {
  const sorted = values.toSorted((one, other) => one - other);
  return values.map((value) => {
    let [from, to] = [sorted.indexOf(value), sorted.lastIndexOf(value)];
    // A chain of neighbours that are nearly equal is one group.
    while (from > 0 && sorted[from]! - sorted[from - 1]! <= tolerance) from--;
    while (to + 1 < sorted.length && sorted[to + 1]! - sorted[to]! <= tolerance) to++;
    return (from + to) / 2 + 1;
  });
}

it('equal values, and chains of nearly equal ones, share the mean of their ranks', () => {
  const value = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(-0, 0, 0.05, 0.1, 0.1 + 2 ** -54, 1e-13),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e3, max: 1e3 }),
  );
  fc.assert(
    fc.property(
      fc.array(value, { maxLength: 60 }),
      fc.constantFrom(0, 1e-12, 0.05, 1),
      (values, tolerance) => {
        const { ranks, ties } = midRanks(Float64Array.from(values), tolerance);
        expect([...ranks]).toEqual(plainRanks(values, tolerance));
        const sizes = new Map<number, number>();
        for (const rank of ranks) sizes.set(rank, (sizes.get(rank) ?? 0) + 1);
        const groups = [...sizes.values()].filter((size) => size > 1);
        expect(ties).toEqual({
          groups: groups.length,
          values: groups.reduce((sum, size) => sum + size, 0),
          correction: groups.reduce((sum, size) => sum + size ** 3 - size, 0),
        });
      },
    ),
  );
});

it.each([1999, 2000, 2001])(
  'are the same whether values are counted or sorted: %i different ones',
  (different) => {
    const values = Float64Array.from(
      { length: 3 * different },
      (_, index) => ((index * 7919) % different) / 8,
    );
    const { ranks, ties } = midRanks(values);
    expect(ranks).toEqual(values.map((value) => 3 * 8 * value + 2));
    expect(ties).toEqual({ groups: different, values: 3 * different, correction: 24 * different });
  },
);
