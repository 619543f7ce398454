import type { FlaggedRespondent, MahalanobisBasis } from '../model/quality.ts';
import {
  addRespondent,
  type CrossProducts,
  covarianceMatrix,
  emptyCrossProducts,
} from '../stats/cross-products.ts';
import { chiSquareUpper } from '../stats/distributions/chi-square.ts';
import type { Estimate } from '../stats/estimate.ts';
import {
  type MahalanobisSpace,
  mahalanobisDistance,
  mahalanobisSpace,
} from '../stats/quality/mahalanobis-distance.ts';
import type { QualityLayout } from './quality-layout.ts';

/** The distances of a file: first everybody is gathered, then each respondent is measured. */
export interface Distances {
  /** Adds a respondent to the means and covariances of what is complete. */
  gather(answers: Float64Array): void;
  /** Once everybody was gathered. */
  measure(): MeasuredDistances;
}

export interface MeasuredDistances {
  readonly bases: readonly MahalanobisBasis[];
  distanceOf(answers: Float64Array): FlaggedRespondent['mahalanobis'];
}

interface Basis {
  readonly scale: string | null;
  readonly items: readonly number[];
  readonly products: CrossProducts;
  readonly values: Float64Array;
}

/**
 * Mahalanobis distances over all items of complete respondents. Where these are too few for anybody to reach the limit (no distance
 * exceeds (n − 1)²/n), scale by scale, as Meade and Craig (2012) did, with p multiplied by the number of scales (Bonferroni).
 *
 * @param limit the p below which a respondent is flagged
 */
export function startDistances(layout: QualityLayout, limit: number): Distances {
  const all = emptyBasis(null, [...layout.items.keys()]);
  const scales = layout.scales
    .filter(({ items }) => items.length >= 2 && layout.scales.length > 1)
    .map(({ id, items }) => emptyBasis(id, items));
  return {
    gather(answers) {
      for (const basis of [all, ...scales])
        if (fill(basis, answers)) addRespondent(basis.products, basis.values);
    },
    measure() {
      const together = distanceSpace(all, limit);
      if (together.ok) return measured([{ ...all, space: together.value }], [summary(all, null)], 1);
      const spaces = scales.map((basis) => ({ basis, space: distanceSpace(basis, limit / scales.length) }));
      return measured(
        spaces.flatMap(({ basis, space }) => (space.ok ? [{ ...basis, space: space.value }] : [])),
        [
          summary(all, together.reason),
          ...spaces.map(({ basis, space }) => summary(basis, space.ok ? null : space.reason)),
        ],
        scales.length,
      );
    },
  };
}

function emptyBasis(scale: string | null, items: readonly number[]): Basis {
  const k = items.length;
  return { scale, items, products: emptyCrossProducts(k), values: new Float64Array(k) };
}

/** Puts the answers into the buffer; false when one is missing. */
function fill({ items, values }: Basis, answers: Float64Array): boolean {
  for (let i = 0; i < items.length; i++) {
    const answer = answers[items[i]!]!;
    if (Number.isNaN(answer)) return false;
    values[i] = answer;
  }
  return items.length > 0;
}

/** A space in which somebody could be flagged at all. */
function distanceSpace(
  { products }: Basis,
  limit: number,
): Estimate<MahalanobisSpace, 'too-few' | 'zero-variance'> {
  const space = mahalanobisSpace(covarianceMatrix(products));
  if (!space.ok) return { ok: false, reason: space.reason === 'zero-variance' ? 'zero-variance' : 'too-few' };
  const { largestDistance, df } = space.value;
  return chiSquareUpper(largestDistance, df) < limit ? space : { ok: false, reason: 'too-few' };
}

function summary({ scale, items, products }: Basis, reason: MahalanobisBasis['reason']): MahalanobisBasis {
  return { scale, n: products.n, items: items.length, reason };
}

function measured(
  spaces: readonly (Basis & { readonly space: MahalanobisSpace })[],
  bases: readonly MahalanobisBasis[],
  tests: number,
): MeasuredDistances {
  return {
    bases,
    distanceOf(answers) {
      let furthest: FlaggedRespondent['mahalanobis'] = null;
      for (const basis of spaces) {
        if (!fill(basis, answers)) continue;
        const { distance, df, p } = mahalanobisDistance(basis.space, basis.values);
        const corrected = Math.min(1, p * tests);
        if (furthest === null || corrected < furthest.p)
          furthest = { scale: basis.scale, distance, df, p: corrected };
      }
      return furthest;
    },
  };
}
