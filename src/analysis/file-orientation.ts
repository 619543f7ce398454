import type { Dataset } from '../model/dataset.ts';
import type { Problem } from '../model/problem.ts';
import type { Warning } from '../model/result.ts';
import type { ScaleMatch } from '../scoring/match-items.ts';
import { scoreDataset } from '../scoring/score-dataset.ts';
import { pooledItemCovariances } from '../stats/item-covariances.ts';
import { orientationWarnings } from './orientation.ts';
import { reliabilityOf } from './reliability.ts';
import { negativeItems } from './warnings.ts';

/**
 * What may be coded the wrong way round in one file: items against the rest of their scale, whole scales against the others. The same
 * checks as in an analysis; impossible values count as gaps.
 */
export async function orientationProblems(
  dataset: Dataset,
  matches: readonly ScaleMatch[],
  missing: readonly string[],
): Promise<Problem[]> {
  const collect = { products: 'sums', pairwise: false, items: false } as const;
  const scored = await scoreDataset(dataset, matches, { missing, invalid: 'missing', collect });
  const wave = { name: dataset.file, dataset: scored, group: 0 };
  const items = scored.scales.flatMap(({ plan, scores }) => {
    const totals = scores.filter(({ plan: { isTotal, score } }) => isTotal && score !== null);
    return (totals.length > 0 ? totals : scores).flatMap((column) => {
      if (column.plan.score === null || column.itemSums.length === 0) return [];
      const covariances = pooledItemCovariances(column.itemSums);
      const reliability = reliabilityOf(plan.scale, column.plan, covariances, 0.95, false);
      return negativeItems({ id: column.plan.id, reliability: { [dataset.file]: reliability } });
    });
  });
  return [...items, ...orientationWarnings([wave])].map((warning) => problemOf(warning, dataset.file));
}

function problemOf({ code, message, values, scale, item }: Warning, file: string): Problem {
  return {
    code,
    severity: 'warning',
    message,
    ...(values === undefined ? {} : { values }),
    file,
    ...(scale === undefined ? {} : { scale }),
    ...(item === undefined ? {} : { item }),
  };
}
