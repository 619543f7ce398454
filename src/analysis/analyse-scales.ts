import type { Description, Reliability, ScaleResult } from '../model/result.ts';
import type { ScaleSelection } from '../scoring/select-scales.ts';
import { covarianceMatrix, emptyCrossProducts, pooledCrossProducts } from '../stats/cross-products.ts';
import { emptyItemSums, pooledItemCovariances } from '../stats/item-covariances.ts';
import { compareMeans, withPrimary } from './compare.ts';
import { comparedSamples } from './compared-samples.ts';
import { describeScore } from './describe-score.ts';
import type { RespondentMatch } from './match-respondents.ts';
import { reliabilityOf } from './reliability.ts';
import type { AnalysisSettings } from './settings.ts';
import type { Wave, WaveScore } from './wave.ts';

/** The statistics beyond the short tables; loaded only where they are wanted. */
export type FurtherStatistics = typeof import('./further-statistics.ts');

/** Every selected scale with its subscales, before p-values are adjusted over the scales. */
export function analyseScales(
  selection: ScaleSelection,
  waves: readonly Wave[],
  matched: RespondentMatch | null,
  settings: AnalysisSettings,
  further: FurtherStatistics | null,
): ScaleResult[] {
  return selection.scales.map(({ scale }) => {
    // A wave whose file lacks the scale takes no part.
    const present = waves.flatMap((wave) => {
      const scored = wave.dataset.scales.find(({ plan }) => plan.scale.id === scale.id);
      return scored === undefined ? [] : [{ wave, scored }];
    });
    const analysed = (index: number, subscales: readonly ScaleResult[]) => {
      const scores = present.map(({ wave, scored }) => ({
        wave,
        scale: scored.plan,
        column: scored.scores[index]!,
      }));
      return analyseScore(scores, subscales, matched, settings, further);
    };
    const subscales = (scale.subscales ?? []).map((_, index) => analysed(index + 1, []));
    return analysed(0, subscales);
  });
}

function analyseScore(
  scores: readonly WaveScore[],
  subscales: readonly ScaleResult[],
  matched: RespondentMatch | null,
  settings: AnalysisSettings,
  further: FurtherStatistics | null,
): ScaleResult {
  const { scale, column } = scores[0]!;
  const { plan } = column;
  const hasScore = plan.score !== null;
  const reliability = hasScore ? reliabilities(scores, settings, further) : {};
  return {
    id: plan.id,
    version: scale.scale.version,
    name: plan.name,
    direction: plan.direction,
    aggregate: plan.score?.aggregate ?? null,
    range: hasScore ? plan.range : null,
    k: plan.items.length,
    minAnswered: plan.minAnswered,
    reliability,
    waves: hasScore ? descriptions(scores, further) : {},
    ...compared(hasScore ? scores : [], reliability, matched, settings, further),
    subscales,
  };
}

function descriptions(
  scores: readonly WaveScore[],
  further: FurtherStatistics | null,
): Record<string, Description> {
  return Object.fromEntries(
    scores.map((score) => {
      const description = describeScore(score);
      return [
        score.wave.name,
        further === null ? description : { ...description, shape: further.scoreShape(score) },
      ];
    }),
  );
}

function compared(
  [first, second]: readonly WaveScore[],
  reliability: Readonly<Record<string, Reliability>>,
  matched: RespondentMatch | null,
  settings: AnalysisSettings,
  further: FurtherStatistics | null,
): Pick<ScaleResult, 'comparison' | 'acrossWaves'> {
  if (first === undefined || second === undefined) return { comparison: null };
  const samples = comparedSamples(first, second, matched);
  const means = compareMeans(samples, settings);
  if (further === null) return { comparison: withPrimary(means, settings.test) };
  const [before, after] = [reliability[first.wave.name]!, reliability[second.wave.name]!];
  return {
    comparison: withPrimary(
      further.withFurtherComparison(means, samples, settings, first.column.plan, before),
      settings.test,
    ),
    acrossWaves: further.reliabilityAcrossWaves(
      [first, second],
      [before, after],
      samples,
      matched,
      settings.confidence,
    ),
  };
}

/** Per wave, and of all waves together when there are several. */
function reliabilities(
  scores: readonly WaveScore[],
  settings: AnalysisSettings,
  further: FurtherStatistics | null,
): Record<string, Reliability> {
  const { scale, column } = scores[0]!;
  const k = column.plan.items.length;
  // The short tables print no interval of all waves together.
  const hasInterval = (of: readonly WaveScore[]) => settings.scope === 'all' || of.length === 1;
  const fromSums = (of: readonly WaveScore[]): Reliability => {
    const covariances = pooledItemCovariances(
      of.map(({ wave, column: { itemSums } }) => itemSums[wave.group] ?? emptyItemSums(k)),
    );
    return reliabilityOf(scale.scale, column.plan, covariances, settings.confidence, hasInterval(of));
  };
  const fromPairs = (of: readonly WaveScore[]): Reliability => {
    const products = pooledCrossProducts(
      of.map(({ wave, column: { crossProducts } }) => crossProducts[wave.group] ?? emptyCrossProducts(k)),
    );
    const matrix =
      further !== null && settings.alpha === 'pairwise'
        ? further.pairwiseMatrix(of, k)
        : covarianceMatrix(products);
    const short = reliabilityOf(scale.scale, column.plan, matrix, settings.confidence, hasInterval(of));
    return further === null
      ? short
      : further.withFurtherReliability(short, further.reliabilityMaterial(of, products), settings);
  };
  const reliability = further !== null || settings.interItem ? fromPairs : fromSums;
  const each = scores.map((score) => [score.wave.name, reliability([score])] as const);
  return Object.fromEntries(scores.length < 2 ? each : [...each, ['pooled', reliability(scores)]]);
}
