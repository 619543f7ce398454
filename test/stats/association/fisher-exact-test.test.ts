import { describe, expect, it } from 'vitest';
import { fisherExactTest } from '../../../src/stats/association/fisher-exact-test.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';

const { tables } = readJson<{ tables: { about: string; first: number[]; second: number[]; p: number }[] }>(
  'fixtures/reference/fisher-exact.reference.json',
);

function p(first: readonly number[], second: readonly number[]): number {
  const test = fisherExactTest(first, second);
  if (!test.ok) throw new Error(test.reason);
  return test.value.p;
}

describe("Fisher's exact test", () => {
  it.each(tables)('has the p of fisher.test: $about', ({ first, second, p: expected }) => {
    const test = fisherExactTest(first, second);
    expect(test.ok && test.value.method).toBe(first.length === 2 ? 'fisher-exact' : 'fisher-freeman-halton');
    expectClose(test.ok ? test.value.p : null, expected, 1e-10);
  });

  it('is what counting every table by fractions gives', () => {
    // 2 × 3, margins 5, 6 and 3, 4, 4: C(3, x) C(4, y) C(4, 5 − x − y) ways of C(11, 5) = 462.
    const choose = [
      [1, 3, 3, 1],
      [1, 4, 6, 4, 1],
      [1, 4, 6, 4, 1],
    ] as const;
    const observed = choose[0][3] * choose[1][1] * choose[2][1];
    let ways = 0;
    for (let x = 0; x <= 3; x++)
      for (let y = 0; y <= 4; y++) {
        const product = choose[0][x]! * choose[1][y]! * (choose[2][5 - x - y] ?? 0);
        if (product <= observed) ways += product;
      }
    expectClose(p([3, 1, 1], [0, 3, 3]), ways / 462, 1e-13);
  });

  it('does not care about the order of rows and columns, nor about empty columns', () => {
    const value = p([7, 1, 3], [2, 6, 4]);
    expectClose(p([2, 6, 4], [7, 1, 3]), value, 1e-13);
    expectClose(p([3, 7, 1], [4, 2, 6]), value, 1e-13);
    expectClose(p([7, 0, 1, 3], [2, 0, 6, 4]), value, 1e-13);
  });

  it('says why there is none', () => {
    expect(fisherExactTest([], [])).toEqual({ ok: false, reason: 'too-few' });
    expect(fisherExactTest([1, 2], [0, 0])).toEqual({ ok: false, reason: 'zero-variance' });
    expect(fisherExactTest([1, 0], [2, 0])).toEqual({ ok: false, reason: 'zero-variance' });
    const many = Array.from({ length: 40 }, (_, j) => 20 + (j % 7));
    expect(fisherExactTest(many, [...many].reverse())).toEqual({ ok: false, reason: 'too-large' });
    expect(() => fisherExactTest([1], [1, 2])).toThrow(RangeError);
    expect(() => fisherExactTest([0.5, 1], [1, 2])).toThrow(RangeError);
    expect(() => fisherExactTest([-1, 1], [1, 2])).toThrow(RangeError);
  });
});
