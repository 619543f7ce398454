import { alphaOf } from './cronbach-alpha.ts';
import { bounded, type Estimate, estimated, notComputable } from './estimate.ts';
import type { ItemCovariances } from './item-covariances.ts';

/** How one item behaves beside the rest of its scale. */
export interface ItemAnalysis {
  readonly mean: number;
  /** Sample standard deviation (n − 1); `NaN` below two respondents. */
  readonly sd: number;
  readonly itemRestCorrelation: Estimate<number>;
  readonly alphaIfDropped: Estimate<number>;
  /** Mean and variance of the sum of the other items; `NaN` below one and two respondents. */
  readonly scaleMeanIfDropped: number;
  readonly scaleVarianceIfDropped: number;
}

/**
 * Mean, SD, corrected item-total correlation, and alpha, mean and variance of the scale without the item, for every item.
 *
 * The item-rest correlation is that of the item with the sum of the *other* items ("Corrected Item-Total Correlation" in
 * SPSS, `r.drop` in psych, "item-rest correlation" in jamovi); alpha if dropped needs three items. Scale mean and variance are those of
 * the sum, as SPSS prints them also of a score that is a mean.
 *
 * @param items the items after reversal, complete respondents
 * @returns one entry per item, in their order
 */
export function itemAnalysis({
  k,
  n,
  means,
  variances,
  withSum,
  trace,
  total,
}: ItemCovariances): ItemAnalysis[] {
  const sum = means.reduce((all, mean) => all + mean, 0);
  return Array.from(means, (mean, i) => {
    const variance = variances[i]!;
    const row = withSum[i]!;
    const rest = total - 2 * row + variance;
    return {
      mean,
      sd: Math.sqrt(variance),
      itemRestCorrelation: itemRest(k, n, variance, row - variance, rest),
      alphaIfDropped: n < 2 ? notComputable('too-few') : alphaOf(k - 1, trace - variance, rest),
      scaleMeanIfDropped: sum - mean,
      // Rounding takes what does not vary below zero.
      scaleVarianceIfDropped: Math.max(0, rest),
    };
  });
}

function itemRest(
  k: number,
  n: number,
  variance: number,
  covariance: number,
  rest: number,
): Estimate<number> {
  if (k < 2) return notComputable('too-few-items');
  if (n < 2) return notComputable('too-few');
  if (!(variance > 0 && rest > 1e-12 * variance)) return notComputable('zero-variance');
  return estimated(bounded(covariance / Math.sqrt(variance * rest), -1, 1));
}
