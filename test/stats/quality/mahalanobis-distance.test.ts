import { describe, expect, it } from 'vitest';
import {
  addRespondent,
  type CovarianceMatrix,
  covarianceMatrix,
  emptyCrossProducts,
} from '../../../src/stats/cross-products.ts';
import {
  type MahalanobisSpace,
  mahalanobisDistance,
  mahalanobisSpace,
} from '../../../src/stats/quality/mahalanobis-distance.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import { answers, isComplete, reference } from './bfi-answers.ts';

function matrixOf(rows: readonly Float64Array[]): CovarianceMatrix {
  const products = emptyCrossProducts(rows[0]!.length);
  for (const row of rows) addRespondent(products, row);
  return covarianceMatrix(products);
}

function spaceOf(rows: readonly Float64Array[]): MahalanobisSpace {
  const space = mahalanobisSpace(matrixOf(rows));
  if (!space.ok) throw new Error(space.reason);
  return space.value;
}

const complete = answers.filter(isComplete);

describe('Mahalanobis distance', () => {
  const space = spaceOf(complete);

  it('is that of R (mahalanobis, psych::outlier), with its upper chi-square p', () => {
    const { n, df, flagged, respondents } = reference.mahalanobis;
    expect(space).toMatchObject({ n, df });
    expect(respondents.length).toBeGreaterThan(50);
    for (const { row, d2, p } of respondents) {
      const distance = mahalanobisDistance(space, answers[row - 1]!);
      expectClose(distance.distance, d2, 1e-10, `row ${row}`);
      expectClose(distance.p, p, 1e-10, `row ${row} p`);
    }
    expect(complete.filter((each) => mahalanobisDistance(space, each).p < 0.001)).toHaveLength(flagged);
  });

  it('adds up to (n - 1) times the degrees of freedom, and never exceeds its largest', () => {
    const distances = complete.map((each) => mahalanobisDistance(space, each).distance);
    expectClose(
      distances.reduce((sum, each) => sum + each, 0),
      (space.n - 1) * space.df,
    );
    expect(Math.max(...distances)).toBeLessThan(space.largestDistance);
  });

  it('is that of the Moore-Penrose inverse (MASS::ginv) when items follow from others or do not vary', () => {
    const redundant = (each: Float64Array) =>
      Float64Array.of(each[15]!, each[16]!, each[17]!, each[15]! + each[16]!, 4);
    const singular = spaceOf(complete.map(redundant));
    expect(singular.df).toBe(reference.singular.df);
    for (const { row, d2 } of reference.singular.respondents) {
      const { distance } = mahalanobisDistance(singular, redundant(answers[row - 1]!));
      // ginv cuts singular values at 1.5e-8 and keeps about ten digits of the rest.
      expectClose(distance, d2, 1e-9, `row ${row}`);
    }
  });

  it('cannot be told when there are not more respondents than items, or nobody differs', () => {
    expect(mahalanobisSpace(matrixOf(complete.slice(0, 26)))).toEqual({ ok: false, reason: 'too-few' });
    expect(mahalanobisSpace(matrixOf(complete.slice(0, 1)))).toEqual({ ok: false, reason: 'too-few' });
    const alike = [1, 2, 3].map(() => Float64Array.of(2, 4));
    expect(mahalanobisSpace(matrixOf(alike))).toEqual({ ok: false, reason: 'zero-variance' });
  });

  it('refuses gaps: they are the caller’s to leave out', () => {
    expect(() => mahalanobisDistance(space, new Float64Array(25).fill(Number.NaN))).toThrow(RangeError);
    expect(() => mahalanobisDistance(space, new Float64Array(24))).toThrow(RangeError);
  });
});
