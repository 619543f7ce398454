import type { Reliability } from '../model/result.ts';
import type { Scale } from '../model/scale.ts';
import type { ScorePlan } from '../scoring/score-plan.ts';
import { cronbachAlpha, meanInterItemCorrelation, standardizedAlpha } from '../stats/cronbach-alpha.ts';
import { type CrossProducts, covarianceMatrix } from '../stats/cross-products.ts';
import type { Estimate } from '../stats/estimate.ts';
import { feldtInterval } from '../stats/feldt-interval.ts';
import { itemAnalysis } from '../stats/item-analysis.ts';

/** Alpha and item statistics of the respondents who answered every item of the score. */
export function reliabilityOf(
  scale: Scale,
  plan: ScorePlan,
  products: CrossProducts,
  level: number,
  withInterval = true,
): Reliability {
  const matrix = covarianceMatrix(products);
  const { n, k } = matrix;
  const alpha = orNull(cronbachAlpha(matrix));
  const interval =
    alpha === null || !withInterval ? { lower: null, upper: null } : feldtInterval(alpha, n, k, level);
  const items = itemAnalysis(matrix);
  return {
    method: 'cronbach-alpha-listwise',
    n,
    k,
    alpha,
    alphaStandardized: orNull(standardizedAlpha(matrix)),
    ci: { level, ...interval, method: 'feldt' },
    meanInterItemCorrelation: orNull(meanInterItemCorrelation(matrix)),
    items: plan.items.map((index, position) => {
      const item = items[position]!;
      return {
        id: scale.items[index]!.id,
        reversed: scale.items[index]!.reverse === true,
        n,
        mean: finiteOrNull(item.mean),
        sd: finiteOrNull(item.sd),
        itemRestCorrelation: orNull(item.itemRestCorrelation),
        alphaIfDropped: orNull(item.alphaIfDropped),
      };
    }),
  };
}

function orNull(estimate: Estimate<number>): number | null {
  return estimate.ok ? estimate.value : null;
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
