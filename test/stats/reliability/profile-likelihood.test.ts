import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cholesky } from '../../../src/stats/linear-algebra/cholesky.ts';
import { profileLikelihood, profiles } from '../../../src/stats/reliability/profile-likelihood.ts';

/** Correlations of items with one factor or two, from few respondents, so that the model does not fit. */
const matrices = fc
  .record({
    k: fc.integer({ min: 3, max: 14 }),
    factors: fc.integer({ min: 1, max: 2 }),
    noise: fc.constantFrom(0, 0.02, 0.2),
    numbers: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 150, maxLength: 150 }),
    uniquenesses: fc.array(fc.double({ min: 0.05, max: 1.2, noNaN: true }), {
      minLength: 14,
      maxLength: 14,
    }),
  })
  .map(({ k, factors, noise, numbers, uniquenesses }) => {
    const loading = (item: number, factor: number) =>
      factors === 2 && item % 2 !== factor ? 0.1 : 0.3 + 0.5 * Math.abs(numbers[item]!);
    const correlations = new Float64Array(k * k);
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < i; j++) {
        let r = noise * numbers[14 + ((i * (i - 1)) / 2 + j)]!;
        for (let factor = 0; factor < factors; factor++) r += loading(i, factor) * loading(j, factor);
        correlations[i * k + j] = r;
        correlations[j * k + i] = r;
      }
      correlations[i * k + i] = 1;
    }
    return { k, correlations, x: Float64Array.from(uniquenesses.slice(0, k), Math.log) };
  })
  .filter(({ k, correlations }) => cholesky(correlations, k) !== null);

const largest = (values: Float64Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

function expectSame(found: Float64Array, plain: Float64Array, what: string): void {
  const within = 1e-10 * largest(plain);
  for (const [i, value] of plain.entries())
    expect(Math.abs(found[i]! - value), `${what} ${i}: ${found[i]} and ${value}`).toBeLessThanOrEqual(within);
}

describe('the profile likelihood from the first eigenvector', () => {
  it('is that from all of them, also at points far from a solution, and is mostly taken', () => {
    let points = 0;
    let plainly = 0;
    fc.assert(
      fc.property(matrices, fc.constantFrom(-0.5, 0.3, -6), ({ k, correlations, x }, step) => {
        const profileAt = profiles(correlations, k, () => {
          plainly++;
        });
        // The second starts from the vector of the first; the third has one item on its way to no unique variance.
        for (const there of [
          x,
          x.map((value, i) => (i % 2 === 0 ? value + step / 10 : value)),
          x.map((value, i) => (i === 0 ? value + step : value)),
        ]) {
          points++;
          const plain = profileLikelihood(correlations, there);
          const found = profileAt(there);
          expect(Math.abs(found.discrepancy - plain.discrepancy)).toBeLessThanOrEqual(
            1e-10 * plain.discrepancy,
          );
          expectSame(found.gradient, plain.gradient, 'gradient');
          expectSame(found.hessian, plain.hessian, 'hessian');
          const sign = Math.sign(found.loadings[0]! * plain.loadings[0]!) || 1;
          expectSame(
            found.loadings.map((loading) => sign * loading),
            plain.loadings,
            'loadings',
          );
        }
      }),
      { numRuns: 300 },
    );
    expect(plainly / points).toBeLessThan(0.5);
    expect(plainly).toBeGreaterThan(0);
  });

  it('is computed from all of them where the first says too little', () => {
    let plainly = 0;
    const count = () => {
      plainly++;
    };
    // A model that fits, two factors of the same size, and no factor at all.
    const fits = Float64Array.of(1, 0.25, 0.25, 0.25, 1, 0.25, 0.25, 0.25, 1);
    expect(profiles(fits, 3, count)(new Float64Array(3).fill(Math.log(0.75))).discrepancy).toBeLessThan(
      1e-28,
    );
    const pairs = Float64Array.of(1, 0.5, 0, 0, 0.5, 1, 0, 0, 0, 0, 1, 0.5, 0, 0, 0.5, 1);
    const x = Float64Array.of(-0.5, -0.5, -0.5 - 1e-9, -0.5 - 1e-9);
    expect(profiles(pairs, 4, count)(x).discrepancy).toBe(profileLikelihood(pairs, x).discrepancy);
    const none = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
    const wide = new Float64Array(3).fill(0.5);
    expect(profiles(none, 3, count)(wide)).toEqual(profileLikelihood(none, wide));
    expect(plainly).toBe(3);
  });
});
