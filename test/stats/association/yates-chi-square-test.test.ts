import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chiSquareTest } from '../../../src/stats/association/chi-square-test.ts';
import { fisherExactTest } from '../../../src/stats/association/fisher-exact-test.ts';
import { yatesChiSquareTest } from '../../../src/stats/association/yates-chi-square-test.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';

type Table = [number, number, number, number];
const { tables } = readJson<{
  tables: { table: Table; chi: number; p: number; yates: number; p_yates: number; fisher: number }[];
}>('fixtures/reference/item-tests.reference.json');

const resultOf = <T>(estimate: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!estimate.ok) throw new Error(estimate.reason);
  return estimate.value;
};

it.each(tables)('agrees with R on $table', ({ table: [a, b, c, d], chi, p, yates, p_yates, fisher }) => {
  const plain = resultOf(chiSquareTest([[a, b], [c, d]])); // biome-ignore format: a table
  expectClose(plain.statistic, chi, 1e-10, 'χ²');
  expectClose(plain.p, p, 1e-10, 'p');
  const corrected = resultOf(yatesChiSquareTest([[a, b], [c, d]])); // biome-ignore format: a table
  // What is left of 0 is R's rounding.
  if (yates < 1e-20) expect(corrected.statistic).toBe(0);
  else expectClose(corrected.statistic, yates, 1e-10, 'χ² (Yates)');
  expectClose(corrected.p, p_yates, 1e-10, 'p (Yates)');
  expectClose(resultOf(fisherExactTest([a, b], [c, d])).p, fisher, 1e-10, 'p (Fisher)');
});

it('lies between nothing and the uncorrected statistic, whichever way the table is turned', () => {
  const count = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(count, count, count, count, (a, b, c, d) => {
      const corrected = yatesChiSquareTest([[a, b], [c, d]]); // biome-ignore format: a table
      const plain = chiSquareTest([[a, b], [c, d]]); // biome-ignore format: a table
      expect(corrected.ok).toBe(plain.ok);
      if (!corrected.ok || !plain.ok) return;
      expect(corrected.value.statistic).toBeLessThanOrEqual(plain.value.statistic * (1 + 1e-12));
      const turned = resultOf(yatesChiSquareTest([[d, b], [c, a]])); // biome-ignore format: a table
      expectClose(turned.statistic, corrected.value.statistic, 1e-9, 'turned');
    }),
  );
});

it('has no test of a table with an empty row', () => {
  expect(yatesChiSquareTest([[0, 0], [3, 4]])).toEqual({ ok: false, reason: 'zero-variance' }); // biome-ignore format: a table
  expect(() => yatesChiSquareTest([[1.5, 0], [3, 4]])).toThrow(RangeError); // biome-ignore format: a table
});
