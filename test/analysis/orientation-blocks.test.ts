import { expect, it } from 'vitest';
import { scoreCorrelation } from '../../src/analysis/orientation.ts';
import { BLOCK, type WaveScore } from '../../src/analysis/wave.ts';

/** Numbers from 0 to 1 that look like chance, the same in every run. */
function numbers(seed: number, count: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  });
}

/** A score of a file of which every seventh respondent has none, and how often it was read. */
function scoreOf(
  values: Float64Array,
  groupOf: Uint8Array | null,
): { score: WaveScore; reads: () => number } {
  let reads = 0;
  const read = (from: number, into: Float64Array) => {
    reads++;
    into.set(values.subarray(from, from + into.length));
  };
  const wave = { dataset: { rows: values.length, groupOf }, group: 1 };
  return { score: { wave, column: { scores: { read } } } as unknown as WaveScore, reads: () => reads };
}

/** Pearson's r by its definition. */
function plainCorrelation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (of: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  const sum = (term: (pair: readonly [number, number]) => number) =>
    pairs.reduce((total, pair) => total + term(pair), 0);
  const squares = Math.sqrt(sum(([a]) => (a - x) ** 2) * sum(([, b]) => (b - y) ** 2));
  return sum(([a, b]) => (a - x) * (b - y)) / squares;
}

it.each([2, 7, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 1])(
  'two scores of a file of %d rows correlate as their pairs do, gathered where one block holds them',
  (rows) => {
    for (const groups of [null, Uint8Array.from(numbers(3, rows), (value) => (value < 0.6 ? 1 : 0))]) {
      const noise = numbers(2, rows);
      const one = numbers(1, rows);
      const other = one.map((value, row) => (row % 7 === 3 ? Number.NaN : value + noise[row]!));
      const [first, second] = [scoreOf(one, groups), scoreOf(other, groups)];
      const { n, r } = scoreCorrelation(first.score, second.score);
      const pairs = [...one.keys()].flatMap((row) =>
        (groups === null || groups[row] === 1) && !Number.isNaN(other[row]!)
          ? [[one[row]!, other[row]!] as const]
          : [],
      );
      expect(n).toBe(pairs.length);
      if (n < 2) continue;
      expect(r.ok && r.value).toBeCloseTo(plainCorrelation(pairs), 12);
      expect(first.reads()).toBe(rows <= BLOCK ? 1 : 2 * Math.ceil(rows / BLOCK));
    }
  },
);
