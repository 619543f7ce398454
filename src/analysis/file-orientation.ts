import type { Dataset } from '../model/dataset.ts';
import type { Problem } from '../model/problem.ts';
import { ofWave } from '../model/result/samples.ts';
import type { Warning } from '../model/result.ts';
import type { ScaleMatch } from '../scoring/match-items.ts';
import { scoreDataset } from '../scoring/score-dataset.ts';
import { pooledItemCovariances } from '../stats/item-covariances.ts';
import { itemsToReverse } from './items-to-reverse.ts';
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
  const gather = (products: 'sums' | 'pairs', of: readonly ScaleMatch[]) => {
    const collect = { products, pairwise: false, items: false };
    return scoreDataset(dataset, of, { missing, invalid: 'missing', collect });
  };
  const scored = await gather('sums', matches);
  const wave = { key: ofWave(dataset.file), dataset: scored, group: 0 };
  const opposed = scored.scales.flatMap(({ plan, scores }) => {
    const totals = scores.filter(({ plan: { isTotal, score } }) => isTotal && score !== null);
    return (totals.length > 0 ? totals : scores).flatMap((column) => {
      if (column.plan.score === null || column.itemSums.length === 0) return [];
      const covariances = pooledItemCovariances(column.itemSums);
      const reliability = reliabilityOf(plan.scale, column.plan, covariances, 0.95, false);
      const samples = [{ ...wave.key, reliability }];
      const items = negativeItems({ samples });
      return items.length === 0
        ? []
        : [{ scale: plan.scale.id, score: { id: column.plan.id, samples }, items }];
    });
  });
  const items = await itemsToReverse(opposed, [wave], (_, ids) =>
    gather(
      'pairs',
      matches.filter(({ scale }) => ids.has(scale.id)),
    ),
  );
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
