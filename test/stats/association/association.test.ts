import { describe, expect, it } from 'vitest';
import { chiSquareTest, hasSmallExpected } from '../../../src/stats/association/chi-square-test.ts';
import { cramersV } from '../../../src/stats/association/cramers-v.ts';
import {
  noncentralChiSquareConfidence,
  noncentralChiSquareUpper,
} from '../../../src/stats/distributions/noncentral-chi-square.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';

interface Reference {
  readonly tables: Readonly<
    Record<
      string,
      {
        readonly table: readonly (readonly number[])[];
        readonly n: number;
        readonly statistic: number;
        readonly df: number;
        readonly p: number;
        readonly smallest_expected: number;
        readonly below_5: number;
        readonly cells: number;
        readonly V: number;
        readonly ci: readonly [number, number];
      }
    >
  >;
  readonly noncentral: readonly { x: number; df: number; ncp: number; upper: number }[];
}

const reference = readJson<Reference>('fixtures/reference/association.reference.json');
const tables = Object.entries(reference.tables);

function testOf(table: readonly (readonly number[])[]) {
  const test = chiSquareTest(table);
  if (!test.ok) throw new Error(test.reason);
  return test.value;
}

describe('against R', () => {
  it.each(tables)('chi-square of the table %s', (_, expected) => {
    const test = testOf(expected.table);
    expectClose(test.statistic, expected.statistic);
    expectClose(test.p, expected.p);
    expect(test).toMatchObject({ n: expected.n, df: expected.df });
    expectClose(test.expected.smallest, expected.smallest_expected);
    expect(test.expected).toMatchObject({ below5: expected.below_5, cells: expected.cells });
  });

  it.each(tables)("Cramér's V of the table %s", (_, { table, V, ci }) => {
    const { value, ci: interval } = cramersV(testOf(table), 0.95);
    expectClose(value, V);
    // R's pchisq(ncp = ) has about eight digits at the noncentralities of the two largest tables.
    expectClose(interval.lower, ci[0], 1e-7, 'lower');
    expectClose(interval.upper, ci[1], 1e-7, 'upper');
  });

  it('upper tails of the noncentral chi-square', () => {
    // R sums the lower tail to 1e-12 and subtracts, so small upper tails have few digits there.
    for (const { x, df, ncp, upper } of reference.noncentral) {
      const actual = noncentralChiSquareUpper(x, df, ncp);
      expect(Math.abs(actual - upper), `x ${x}, df ${df}, ncp ${ncp}: ${actual} and ${upper}`).toBeLessThan(
        3e-12,
      );
    }
  });
});

describe('the chi-square test', () => {
  const table = [
    [14, 9, 2],
    [1, 2, 2],
  ];

  it('does not care which way the table lies, nor about the order or emptiness of rows', () => {
    const { statistic, p } = testOf(table);
    const turned = [0, 1, 2].map((column) => table.map((row) => row[column]!));
    expectClose(testOf(turned).statistic, statistic, 1e-14);
    expectClose(testOf([...table].reverse()).p, p, 1e-14);
    const padded = [...table.map((row) => [0, ...row]), [0, 0, 0, 0]];
    expect(testOf(padded)).toEqual(testOf(table));
  });

  it('grows in proportion to the sample, and V does not', () => {
    const tenfold = table.map((row) => row.map((count) => 10 * count));
    expectClose(testOf(tenfold).statistic, 10 * testOf(table).statistic, 1e-13);
    expectClose(cramersV(testOf(tenfold), 0.95).value, cramersV(testOf(table), 0.95).value, 1e-13);
  });

  it('says when expected counts are too small for it', () => {
    expect(hasSmallExpected({ expected: { cells: 10, below5: 2, smallest: 1 } })).toBe(false);
    expect(hasSmallExpected({ expected: { cells: 10, below5: 3, smallest: 2 } })).toBe(true);
    expect(hasSmallExpected({ expected: { cells: 100, below5: 1, smallest: 0.9 } })).toBe(true);
  });

  it('says why there is none', () => {
    expect(chiSquareTest([])).toEqual({ ok: false, reason: 'too-few' });
    expect(chiSquareTest([[0, 0]])).toEqual({ ok: false, reason: 'too-few' });
    expect(
      chiSquareTest([
        [5, 3],
        [0, 0],
      ]),
    ).toEqual({ ok: false, reason: 'zero-variance' });
    expect(chiSquareTest([[5], [2]])).toEqual({ ok: false, reason: 'zero-variance' });
    expect(() => chiSquareTest([[1, 2], [3]])).toThrow(/differ in length/);
    expect(() => chiSquareTest([[1.5, 2]])).toThrow(RangeError);
    expect(() => chiSquareTest([[-1, 2]])).toThrow(RangeError);
  });
});

describe('the interval of the noncentrality', () => {
  it('is where the tails are', () => {
    for (const [x, df] of [
      [9, 2],
      [30, 4],
      [400, 7],
    ] as const) {
      const { lower, upper } = noncentralChiSquareConfidence(x, df, 0.9);
      expectClose(noncentralChiSquareUpper(x, df, lower), 0.05, 1e-11);
      expectClose(noncentralChiSquareUpper(x, df, upper), 0.95, 1e-11);
    }
  });

  it('is zero where no noncentrality reaches a limit', () => {
    expect(noncentralChiSquareConfidence(0, 3, 0.95)).toEqual({ lower: 0, upper: 0 });
    expect(noncentralChiSquareConfidence(2, 1, 0.95).lower).toBe(0);
  });

  it('refuses what is no level or distribution', () => {
    expect(() => noncentralChiSquareConfidence(2, 1, 1)).toThrow(RangeError);
    expect(() => noncentralChiSquareUpper(2, 1, -1)).toThrow(RangeError);
    expect(() => noncentralChiSquareUpper(2, 0, 1)).toThrow(RangeError);
    expect(noncentralChiSquareUpper(Number.NaN, 1, 1)).toBeNaN();
  });
});
