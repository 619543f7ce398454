import { describe, expect, it } from 'vitest';
import { answeringPatterns } from '../../../src/stats/models/answering-patterns.ts';

const gap = Number.NaN;
/** Rows of three waves as the columns of a group. */
const group = (...rows: readonly (readonly [number, number, number])[]) =>
  [0, 1, 2].map((wave) => Float64Array.from(rows, (row) => row[wave]!));

describe('patterns of answering', () => {
  const rows = [
    [gap, gap, 5],
    [2, gap, gap],
    [gap, 3, 4],
    [1, gap, 2],
    [1, 2, gap],
    [gap, gap, gap],
    [4, 5, 6],
    [gap, 1, gap],
    [7, 8, gap],
  ] as const;
  // The longest first, then by the earliest wave.
  const expected = [
    [[0, 1, 2], 1],
    [[0, 1], 2],
    [[0, 2], 1],
    [[1, 2], 1],
    [[0], 1],
    [[1], 1],
    [[2], 1],
  ];

  it('stand in one order, whatever the order of the rows', () => {
    for (let turn = 0; turn < rows.length; turn++) {
      const turned = [...rows.slice(turn), ...rows.slice(0, turn)];
      const found = answeringPatterns([group(...turned)]);
      expect(found.patterns.map(({ waves, n }) => [waves, n])).toEqual(expected);
      expect([found.people, found.observations]).toEqual([8, 14]);
    }
  });

  it('have the sums and products about the origins, by group', () => {
    const found = answeringPatterns([group([1, 2, gap], [3, 6, gap]), group([5, 4, gap])]);
    const [pattern] = found.patterns;
    expect(found.patterns).toHaveLength(1);
    const [x, y] = found.origins as unknown as [number, number];
    const of = (...pairs: readonly (readonly [number, number])[]) => ({
      n: pairs.length,
      sums: [0, 1].map((i) => pairs.reduce((sum, pair) => sum + pair[i]! - [x, y][i]!, 0)),
      products: [0, 1].flatMap((i) =>
        [0, 1].map((j) =>
          pairs.reduce((sum, pair) => sum + (pair[i]! - [x, y][i]!) * (pair[j]! - [x, y][j]!), 0),
        ),
      ),
    });
    const plain = pattern!.groups.map(({ n, sums, products }) => ({
      n,
      sums: [...sums],
      products: [...products],
    }));
    expect(plain).toEqual([of([1, 2], [3, 6]), of([5, 4])]);
  });

  it('are refused of columns of unequal length, no waves and infinite scores', () => {
    const [one, two, three] = group([1, 2, 3]) as [Float64Array, Float64Array, Float64Array];
    expect(() => answeringPatterns([])).toThrow(RangeError);
    expect(() => answeringPatterns([[one, two], [one]])).toThrow(RangeError);
    expect(() => answeringPatterns([[one, new Float64Array(2), three]])).toThrow(RangeError);
    expect(() => answeringPatterns([group([1, Number.POSITIVE_INFINITY, 2])])).toThrow(RangeError);
    expect(() => answeringPatterns([Array.from({ length: 31 }, () => one)])).toThrow(RangeError);
  });
});
