import { createMessage } from '../model/messages/create-message.ts';
import { resultMessages } from '../model/messages/results.ts';
import { isSameSample, placeOf, sampleOf } from '../model/result/samples.ts';
import type { Reliability, ScaleResult, Warning } from '../model/result.ts';
import type { ScoredColumn, ScoredDataset } from '../scoring/score-dataset.ts';
import { runsBackward } from '../scoring/score-plan.ts';
import {
  type CovarianceMatrix,
  covarianceMatrix,
  emptyCrossProducts,
  pooledCrossProducts,
} from '../stats/cross-products.ts';
import { oppositeItems } from '../stats/reliability/opposite-items.ts';
import { emptyPairwiseProducts, pairwiseCovarianceMatrix } from '../stats/reliability/pairwise-products.ts';
import { pooledPairwiseProducts } from '../stats/reliability/pooled-pairwise-products.ts';
import type { NegativeItem } from './warnings.ts';
import type { Wave } from './wave.ts';

/** A score with items that correlate negatively with the rest, and the scale that it belongs to. */
export interface OpposedScore {
  readonly scale: string;
  readonly score: Pick<ScaleResult, 'id' | 'samples'>;
  readonly items: readonly NegativeItem[];
}

/** Scores a file once more, with the pairs of items of these scales. */
export type ScoreAgain = (file: ScoredDataset, scales: ReadonlySet<string>) => Promise<ScoredDataset>;

/**
 * Items that correlate negatively with the rest of their scale, with advice that makes sense as a whole: one set of items to reverse, the
 * same for every wave where the waves agree, and alpha with it.
 *
 * Covariances of pairs are needed, which short tables do without; files with such items, which are rare, are then read once more.
 */
export async function itemsToReverse(
  opposed: readonly OpposedScore[],
  waves: readonly Wave[],
  again: ScoreAgain,
): Promise<Warning[]> {
  const ids = new Set(opposed.map(({ scale }) => scale));
  const files = new Map<ScoredDataset, ScoredDataset>();
  for (const { dataset } of waves) {
    if (files.has(dataset)) continue;
    const columns = dataset.scales
      .filter(({ plan }) => ids.has(plan.scale.id))
      .flatMap(({ scores }) => scores);
    const lacksPairs = columns.some(({ itemSums }) => itemSums.length > 0);
    files.set(dataset, lacksPairs ? await again(dataset, ids) : dataset);
  }
  return opposed.map((each) => warningOf(each, waves, files));
}

function warningOf(
  { scale, score: { id, samples }, items }: OpposedScore,
  waves: readonly Wave[],
  files: ReadonlyMap<ScoredDataset, ScoredDataset>,
): Warning {
  const opposedIn = new Set(items.flatMap(({ correlations }) => correlations.map(({ sample }) => sample)));
  const single = [...opposedIn].filter(({ pooled }) => !pooled);
  // All waves together repeat what each of them says.
  const advised = single.length > 0 ? single : [...opposedIn];
  const definition = [...files.values()]
    .flatMap(({ scales }) => scales)
    .find(({ plan }) => plan.scale.id === scale)!.plan.scale;
  const turned = new Set(definition.items.flatMap((item) => (runsBackward(item) ? [item.id] : [])));
  const reversed = samples[0]!.reliability!.items.flatMap((item) => (turned.has(item.id) ? [item.id] : []));
  const advice = advised.map((sample) => {
    const of = sampleOf({ samples }, sample)!.reliability!;
    const parts = waves.flatMap((wave) => {
      if (!sample.pooled && !isSameSample(wave.key, sample)) return [];
      const column = files
        .get(wave.dataset)!
        .scales.find(({ plan }) => plan.scale.id === scale)
        ?.scores.find(({ plan }) => plan.id === id);
      return column === undefined ? [] : [{ column, group: wave.group }];
    });
    const found = oppositeItems(matrixOf(of, parts));
    const ids = of.items.map((item) => item.id);
    const sets = (found?.sets ?? []).map((set) => set.map((position) => ids[position]!));
    // To reverse some items or all others comes to the same; that those of the definition were reversed before the export is likelier.
    const names = sets.some((set) =>
      isSameSet(
        ids.filter((item) => !set.includes(item)),
        reversed,
      ),
    )
      ? [reversed]
      : sets;
    return {
      ...placeOf(sample),
      alpha: of.alpha,
      reverse: names,
      alphaReversed: found?.alpha ?? null,
    };
  });
  const named = items.map(({ item, correlations }) => ({
    item,
    correlations: correlations.map(({ sample, r }) => ({ ...placeOf(sample), r })),
  }));
  const facts = { scale: id, items: named, advice, reversed };
  return {
    ...createMessage(resultMessages, 'negative-item-rest-correlation', facts),
    scale: id,
    ...(items.length === 1 ? { item: items[0]!.item } : {}),
  };
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}

function matrixOf(
  { method, k }: Reliability,
  parts: readonly { readonly column: ScoredColumn; readonly group: number }[],
): CovarianceMatrix {
  return method === 'cronbach-alpha-pairwise'
    ? pairwiseCovarianceMatrix(
        pooledPairwiseProducts(
          parts.map(({ column, group }) => column.pairwise[group] ?? emptyPairwiseProducts(k)),
        ),
      )
    : covarianceMatrix(
        pooledCrossProducts(
          parts.map(({ column, group }) => column.crossProducts[group] ?? emptyCrossProducts(k)),
        ),
      );
}
