import { describe, expect, it } from 'vitest';
import { cholesky, inverseFromCholesky, solveCholesky } from '../../../src/stats/linear-algebra/cholesky.ts';
import { expectClose } from '../../helpers/fixtures.ts';

/** The Hilbert matrix of order 5 times the least common multiple of its denominators; its inverse is known in whole numbers. */
const order = 5;
const hilbert = Float64Array.from(
  { length: 25 },
  (_, index) => 1 / (Math.floor(index / order) + (index % order) + 1),
);
const hilbertInverse = [
  [25, -300, 1050, -1400, 630],
  [-300, 4800, -18900, 26880, -12600],
  [1050, -18900, 79380, -117600, 56700],
  [-1400, 26880, -117600, 179200, -88200],
  [630, -12600, 56700, -88200, 44100],
].flat();

describe('cholesky', () => {
  it('factors the example of its description', () => {
    expect(cholesky(Float64Array.of(4, 2, 2, 5), 2)).toEqual(Float64Array.of(2, 0, 1, 2));
  });

  it('inverts the Hilbert matrix of order 5 (condition 5e5, so ten digits remain)', () => {
    const inverse = inverseFromCholesky(cholesky(hilbert, order, 0)!, order);
    hilbertInverse.forEach((expected, index) => {
      expectClose(inverse[index], expected, 1e-10, `entry ${index}`);
    });
  });

  it('solves', () => {
    const lower = cholesky(Float64Array.of(4, 2, 2, 5), 2)!;
    expect(Array.from(solveCholesky(lower, Float64Array.of(8, 12)))).toEqual([1, 2]);
  });

  it('says null to a singular and to an indefinite matrix', () => {
    expect(cholesky(Float64Array.of(1, 1, 1, 1), 2)).toBeNull();
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
    expect(cholesky(Float64Array.of(0), 1)).toBeNull();
    expect(cholesky(Float64Array.of(Number.NaN), 1)).toBeNull();
  });

  it('refuses a matrix of another size', () => {
    expect(() => cholesky(Float64Array.of(1, 2, 3), 2)).toThrow(RangeError);
  });
});
