import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../src/stats/benjamini-hochberg.ts';
import { hochberg } from '../../src/stats/hochberg.ts';
import { holm } from '../../src/stats/holm.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

const { adjusted } = readJson<{ adjusted: { p: number[]; hochberg: number[]; bh: number[] }[] }>(
  'fixtures/reference/comparison-tests.reference.json',
);

describe.each([
  ['Hochberg', hochberg, 'hochberg'],
  ['Benjamini-Hochberg', benjaminiHochberg, 'bh'],
] as const)('%s', (_, adjust, key) => {
  it.each(adjusted)('agrees with p.adjust for $p', ({ p, ...expected }) => {
    adjust(p).forEach((value, index) => {
      expectClose(value, expected[key][index]!, 1e-14);
    });
  });

  it('keeps its place for tests that could not be computed, and does not count them', () => {
    expect(adjust([null, 0.01, null, 0.04])).toEqual([null, 0.02, null, 0.04]);
    expect(adjust([null])).toEqual([null]);
    expect(adjust([])).toEqual([]);
  });

  it('is never above Holm, nor below p, and keeps the order', () => {
    for (const { p } of adjusted) {
      const strict = holm(p);
      const values = adjust(p);
      values.forEach((value, i) => {
        expect(value).toBeLessThanOrEqual(strict[i]!);
        expect(value).toBeGreaterThanOrEqual(p[i]!);
      });
      const order = p.map((_, i) => i).sort((a, b) => p[a]! - p[b]!);
      const sorted = order.map((i) => values[i]!);
      expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
    }
  });

  it('refuses what is no p-value', () => {
    expect(() => adjust([0.5, 1.2])).toThrow(RangeError);
    expect(() => adjust([Number.NaN])).toThrow(RangeError);
  });
});
