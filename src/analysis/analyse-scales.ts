import type { Description, Reliability, ScaleResult } from '../model/result.ts';
import type { ScaleSelection } from '../scoring/select-scales.ts';
import { covarianceMatrix, emptyCrossProducts, pooledCrossProducts } from '../stats/cross-products.ts';
import { emptyItemSums, pooledItemCovariances } from '../stats/item-covariances.ts';
import { compareMeans, withPrimary } from './compare.ts';
import { comparedSamples } from './compared-samples.ts';
import { describeScore } from './describe-score.ts';
import type { RespondentMatch } from './match-respondents.ts';
import { reliabilityOf } from './reliability.ts';
import type { AnalysisSettings, Parts } from './settings.ts';
import type { Wave, WaveScore } from './wave.ts';

/** Statistics beyond the short tables; loaded only where they are wanted. */
export type SupplementaryStatistics = typeof import('./supplementary-statistics.ts');

/** What every score of an analysis has in common. */
interface Analysis {
  readonly matched: RespondentMatch | null;
  readonly settings: AnalysisSettings;
  readonly parts: Parts;
  /** `null` where they are not wanted. */
  readonly supplement: SupplementaryStatistics | null;
}

/** Every selected scale with its subscales, before p-values are adjusted over the scales. */
export function analyseScales(
  selection: ScaleSelection,
  waves: readonly Wave[],
  analysis: Analysis,
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
      return analyseScore(scores, subscales, analysis);
    };
    const subscales = (scale.subscales ?? []).map((_, index) => analysed(index + 1, []));
    return analysed(0, subscales);
  });
}

function analyseScore(
  scores: readonly WaveScore[],
  subscales: readonly ScaleResult[],
  analysis: Analysis,
): ScaleResult {
  const { scale, column } = scores[0]!;
  const { plan } = column;
  const hasScore = plan.score !== null;
  const reliability = hasScore ? reliabilities(scores, analysis) : {};
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
    waves: hasScore ? descriptions(scores, analysis) : {},
    ...compared(hasScore ? scores : [], reliability, analysis),
    subscales,
  };
}

function descriptions(scores: readonly WaveScore[], { supplement }: Analysis): Record<string, Description> {
  return Object.fromEntries(
    scores.map((score) => {
      const description = describeScore(score);
      return [
        score.wave.name,
        supplement === null ? description : { ...description, shape: supplement.scoreShape(score) },
      ];
    }),
  );
}

function compared(
  [first, second]: readonly WaveScore[],
  reliability: Readonly<Record<string, Reliability>>,
  { matched, settings, parts, supplement }: Analysis,
): Pick<ScaleResult, 'comparison' | 'acrossWaves'> {
  if (first === undefined || second === undefined) return { comparison: null };
  const samples = comparedSamples(first, second, matched);
  const means = compareMeans(samples, settings, parts);
  if (supplement === null) return { comparison: withPrimary(means, settings.test) };
  const [before, after] = [reliability[first.wave.name]!, reliability[second.wave.name]!];
  return {
    comparison: withPrimary(
      supplement.withSupplementaryComparison(means, samples, settings, first.column.plan, before),
      settings.test,
    ),
    acrossWaves: supplement.reliabilityAcrossWaves(
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
  { settings, parts, supplement }: Analysis,
): Record<string, Reliability> {
  const { scale, column } = scores[0]!;
  const k = column.plan.items.length;
  const hasInterval = (of: readonly WaveScore[]) => parts.pooledInterval || of.length === 1;
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
      supplement !== null && settings.alpha === 'pairwise'
        ? supplement.pairwiseMatrix(of, k)
        : covarianceMatrix(products);
    const short = reliabilityOf(scale.scale, column.plan, matrix, settings.confidence, hasInterval(of));
    return supplement === null
      ? short
      : supplement.withSupplementaryReliability(
          short,
          supplement.reliabilityMaterial(of, products),
          settings,
        );
  };
  const reliability = parts.interItem ? fromPairs : fromSums;
  const each = scores.map((score) => [score.wave.name, reliability([score])] as const);
  return Object.fromEntries(scores.length < 2 ? each : [...each, ['pooled', reliability(scores)]]);
}
