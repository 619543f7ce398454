import type { Reliability } from '../model/result.ts';
import type { Scale } from '../model/scale.ts';
import type { ScorePlan } from '../scoring/score-plan.ts';
import { alphaOf, meanInterItemCorrelation, standardizedAlpha } from '../stats/cronbach-alpha.ts';
import type { CovarianceMatrix } from '../stats/cross-products.ts';
import { type Estimate, type NotComputable, notComputable, orNull } from '../stats/estimate.ts';
import { feldtInterval } from '../stats/feldt-interval.ts';
import { itemAnalysis } from '../stats/item-analysis.ts';
import { type ItemCovariances, itemCovariances } from '../stats/item-covariances.ts';
import type { PairwiseCovarianceMatrix } from '../stats/reliability/pairwise-products.ts';
import { given, reasonOf } from './null-reasons.ts';

/**
 * Alpha and item statistics of the respondents who answered every item of the score, or, from a matrix of pairs, of everybody.
 *
 * Of pairs no single n is right; n and the interval are those of the smallest covariance, the cautious choice (`psych::alpha` takes
 * all rows, also those that hold no answer). Each item keeps the n of its own mean. Pairs rest on different respondents, so that with
 * many gaps they may contradict each other; an item-rest correlation beyond ±1 or an alpha above 1 is then `null`, where psych prints it.
 *
 * @param of covariances of the items after reversal, of every pair, with `counts` when each rests on its own respondents; or, where
 *   nobody asks for standardized alpha and the mean inter-item correlation, which are then `null`, those with the sum of the items
 * @param level of Feldt's interval
 */
export function reliabilityOf(
  scale: Scale,
  plan: ScorePlan,
  of: CovarianceMatrix | PairwiseCovarianceMatrix | ItemCovariances,
  level: number,
  withInterval = true,
): Reliability {
  const { n, k } = of;
  const matrix = 'covariances' in of ? of : null;
  const counts = 'counts' in of ? of.counts : null;
  const covariances = 'covariances' in of ? itemCovariances(of) : of;
  const { trace, total } = covariances;
  const alpha = n < 2 ? tooFew(k) : possible(alphaOf(k, trace, total), Number.NEGATIVE_INFINITY);
  const interval =
    !alpha.ok || !withInterval ? { lower: null, upper: null } : feldtInterval(alpha.value, n, k, level);
  const items = itemAnalysis(covariances);
  const standardized = matrix === null ? null : possible(standardizedAlpha(matrix), Number.NEGATIVE_INFINITY);
  const mean = matrix === null ? null : possible(meanInterItemCorrelation(matrix), -1);
  const whole = reasonOf(alpha, standardized ?? alpha, mean ?? alpha);
  return {
    method: counts === null ? 'cronbach-alpha-listwise' : 'cronbach-alpha-pairwise',
    n,
    k,
    alpha: orNull(alpha),
    alphaStandardized: standardized === null ? null : orNull(standardized),
    ci: { level, ...interval, method: 'feldt' },
    meanInterItemCorrelation: mean === null ? null : orNull(mean),
    ...(plan.items.every((index) => isRightOrWrong(scale, index)) ? { kr20: true as const } : {}),
    items: plan.items.map((index, position) => {
      const item = items[position]!;
      const itemRest = possible(item.itemRestCorrelation, -1);
      const dropped = possible(item.alphaIfDropped, Number.NEGATIVE_INFINITY);
      const known = given(Number.isFinite(item.sd), 'too-few');
      return {
        id: scale.items[index]!.id,
        reversed: scale.items[index]!.reverse === true,
        ...(scale.items[index]!.skipped === undefined ? {} : { maySkip: true as const }),
        ...(scale.items[index]!.recode === undefined ? {} : { recoded: true as const }),
        n: counts === null ? n : counts[position * (k + 1)]!,
        mean: finiteOrNull(item.mean),
        sd: finiteOrNull(item.sd),
        itemRestCorrelation: orNull(itemRest),
        alphaIfDropped: orNull(dropped),
        // Nothing more where the reason of the whole says it all.
        ...(alpha.ok || n >= 2 ? reasonOf(known, itemRest, dropped) : {}),
      };
    }),
    ...whole,
  };
}

/** Whether an item counts 0 or 1. */
function isRightOrWrong(scale: Scale, index: number): boolean {
  const item = scale.items[index]!;
  const values = item.recode?.map(([, value]) => value);
  if (values !== undefined) return values.every((value) => value === 0 || value === 1);
  const { min, max, step = 1 } = item.response ?? scale.response;
  return min === 0 && max === 1 && step === 1;
}

/** A coefficient that cannot be above 1, nor below the lowest value, unless the covariances contradict each other. */
export function possible(
  estimate: Estimate<number>,
  lowest: number,
): Estimate<number, NotComputable | 'pairwise-contradiction'> {
  return estimate.ok && (estimate.value > 1 || estimate.value < lowest)
    ? notComputable('pairwise-contradiction')
    : estimate;
}

/** Below two respondents; a single item has no alpha of however many. */
function tooFew(k: number) {
  return notComputable(k < 2 ? 'too-few-items' : 'too-few');
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
