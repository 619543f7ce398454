import { describe, expect, it } from 'vitest';
import { symmetricEigen } from '../../../src/stats/linear-algebra/symmetric-eigen.ts';
import { expectClose } from '../../helpers/fixtures.ts';

function matrix(k: number, entry: (i: number, j: number) => number): Float64Array {
  return Float64Array.from({ length: k * k }, (_, index) => entry(Math.floor(index / k), index % k));
}

describe('symmetricEigen', () => {
  it.each([2, 5, 12, 30])(
    'finds the eigenvalues 2 − 2 cos(mπ/(k + 1)) of the second difference matrix, k = %i',
    (k) => {
      const { values } = symmetricEigen(
        matrix(k, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0)),
        k,
      );
      values.forEach((value, index) => {
        expectClose(value, 2 - 2 * Math.cos(((k - index) * Math.PI) / (k + 1)), 1e-12, `value ${index}`);
      });
    },
  );

  it('finds the small eigenvalues of the Hilbert matrix of order 5', () => {
    // mpmath, 30 digits. 1e-10: entries such as 1/3 are rounded already, and the condition is 5e5.
    const { values } = symmetricEigen(
      matrix(5, (i, j) => 1 / (i + j + 1)),
      5,
    );
    [
      1.567050691098231, 2.085342186110133e-1, 1.140749162341981e-2, 3.058980401511917e-4,
      3.287928772171864e-6,
    ].forEach((expected, index) => {
      expectClose(values[index], expected, 1e-10, `value ${index}`);
    });
  });

  it('gives orthonormal vectors that put the matrix together again', () => {
    const k = 7;
    const a = matrix(k, (i, j) => Math.sin(1 + i * j + i + j) + (i === j ? 1 : 0));
    const { values, vectors } = symmetricEigen(a, k);
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) {
        let [rebuilt, product] = [0, 0];
        for (let m = 0; m < k; m++) {
          rebuilt += values[m]! * vectors[i * k + m]! * vectors[j * k + m]!;
          product += vectors[m * k + i]! * vectors[m * k + j]!;
        }
        expect(rebuilt).toBeCloseTo(a[i * k + j]!, 13);
        expect(product).toBeCloseTo(i === j ? 1 : 0, 13);
      }
    }
  });

  it('copes with zero eigenvalues, equal eigenvalues and one entry', () => {
    const ones = symmetricEigen(
      matrix(4, () => 1),
      4,
    ).values;
    expect(ones[0]).toBeCloseTo(4, 14);
    expect(Math.max(...ones.subarray(1).map(Math.abs))).toBeLessThan(1e-15);
    expect(
      Array.from(
        symmetricEigen(
          matrix(3, (i, j) => (i === j ? 1 : 0)),
          3,
        ).values,
      ),
    ).toEqual([1, 1, 1]);
    expect(Array.from(symmetricEigen(Float64Array.of(0, 1, 1, 0), 2).values)).toEqual([1, -1]);
    expect(Array.from(symmetricEigen(Float64Array.of(5), 1).values)).toEqual([5]);
  });

  it('refuses what is not a finite square matrix', () => {
    expect(() => symmetricEigen(Float64Array.of(1, Number.NaN, Number.NaN, 1), 2)).toThrow(RangeError);
    expect(() => symmetricEigen(Float64Array.of(1, 2), 2)).toThrow(RangeError);
  });
});
