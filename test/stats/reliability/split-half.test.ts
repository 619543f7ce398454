import { describe, expect, it } from 'vitest';
import { cronbachAlpha } from '../../../src/stats/cronbach-alpha.ts';
import { splitHalf } from '../../../src/stats/reliability/split-half.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import {
  computed,
  covariancesOf,
  matrixOf,
  readReference,
  reasonOf,
  referenceScales,
  rescaled,
} from './reference-scales.ts';

interface Halves {
  items: [number, number];
  correlation: number;
  spearman_brown: number;
  horst: number;
  guttman: number;
  rulon: number;
}
const r = readReference<{ scales: Record<string, { odd_even: Halves; first_second: Halves }> }>(
  'internal-consistency',
).scales;

describe('splitHalf', () => {
  it.each(referenceScales())('agrees with R on half sums: $name', ({ name, items }) => {
    const matrix = covariancesOf(items);
    for (const [split, expected] of [
      ['odd-even', r[name]!.odd_even],
      ['first-second', r[name]!.first_second],
    ] as const) {
      const halves = computed(splitHalf(matrix, split));
      expect(halves.split).toBe(split);
      expect(halves.items).toEqual(expected.items);
      expectClose(halves.correlation, expected.correlation, 1e-10, 'correlation');
      expectClose(computed(halves.spearmanBrown), expected.spearman_brown, 1e-10, 'Spearman-Brown');
      expectClose(computed(halves.spearmanBrownUnequal), expected.horst, 1e-10, 'Horst');
      expectClose(computed(halves.guttman), expected.guttman, 1e-10, 'Guttman');
      expectClose(computed(halves.guttman), expected.rulon, 1e-10, 'Rulon');
    }
  });

  it('puts the odd item of seven into the first half: four and three, as the SPSS documentation shows', () => {
    const matrix = matrixOf(
      Array.from({ length: 7 }, (_, i) => Array.from({ length: 7 }, (_, j) => (i === j ? 1 : 0.3))),
    );
    expect(computed(splitHalf(matrix, 'first-second')).items).toEqual([4, 3]);
    expect(computed(splitHalf(matrix, 'odd-even')).items).toEqual([4, 3]);
  });

  it('of parallel items is alpha for every split of equal length, and the unequal formula is right for unequal ones', () => {
    for (const k of [2, 4, 5, 6, 7]) {
      const matrix = matrixOf(
        Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_, j) => (i === j ? 1 : 0.3))),
      );
      const alpha = computed(cronbachAlpha(matrix));
      const halves = computed(splitHalf(matrix, 'odd-even'));
      expectClose(computed(halves.spearmanBrownUnequal), alpha, 1e-12, `Horst, k = ${k}`);
      if (k % 2 === 0) {
        expectClose(computed(halves.spearmanBrown), alpha, 1e-12, `k = ${k}`);
        expectClose(computed(halves.guttman), alpha, 1e-12, `Guttman, k = ${k}`);
      }
    }
  });

  it('does not depend on the unit', () => {
    const { items } = referenceScales()[0]!;
    const matrix = covariancesOf(items);
    const halves = computed(splitHalf(matrix, 'odd-even'));
    const doubled = computed(splitHalf(rescaled(matrix, Array(5).fill(2)), 'odd-even'));
    expectClose(doubled.correlation, halves.correlation, 1e-12);
    expectClose(computed(doubled.guttman), computed(halves.guttman), 1e-12);
  });

  it('is 1 of two equal halves', () => {
    const item = Float64Array.of(1, 2, 3, 5);
    const halves = computed(splitHalf(covariancesOf([item, item]), 'odd-even'));
    for (const value of [halves.spearmanBrown, halves.spearmanBrownUnequal, halves.guttman])
      expectClose(computed(value), 1, 1e-14);
  });

  it('has no unequal-length coefficient of halves that contradict each other', () => {
    const matrix = matrixOf([
      [1, -0.5],
      [-0.5, 1],
    ]);
    const halves = computed(splitHalf(matrix, 'odd-even'));
    expectClose(computed(halves.spearmanBrown), -2, 1e-14);
    expect(reasonOf(halves.spearmanBrownUnequal)).toBe('negative-correlation');
    expectClose(computed(halves.guttman), -2, 1e-14);
    const item = Float64Array.of(1, 2, 3, 5);
    const opposite = computed(splitHalf(covariancesOf([item, item.map((x) => 6 - x)]), 'odd-even'));
    expect(reasonOf(opposite.spearmanBrown)).toBe('negative-correlation');
    expect(reasonOf(opposite.guttman)).toBe('zero-variance');
  });

  it('of uncorrelated halves is zero', () => {
    const matrix = matrixOf([
      [1, 0],
      [0, 2],
    ]);
    const halves = computed(splitHalf(matrix, 'first-second'));
    expect(halves.correlation).toBe(0);
    expect(computed(halves.spearmanBrownUnequal)).toBe(0);
  });

  it('says why there is none', () => {
    const item = Float64Array.of(1, 2, 3, 5);
    expect(reasonOf(splitHalf(covariancesOf([item]), 'odd-even'))).toBe('too-few-items');
    expect(reasonOf(splitHalf(covariancesOf([item.slice(0, 1), item.slice(1, 2)]), 'odd-even'))).toBe(
      'too-few',
    );
    expect(reasonOf(splitHalf(covariancesOf([item, Float64Array.of(2, 2, 2, 2)]), 'odd-even'))).toBe(
      'zero-variance',
    );
    expect(splitHalf(covariancesOf([item.slice(0, 2), item.slice(2)]), 'odd-even').ok).toBe(true);
  });
});
