import type { Comparison, Reliability, ScaleResult } from '../model/result.ts';
import type { ScaleSelection } from '../scoring/select-scales.ts';
import { type CrossProducts, emptyCrossProducts, pooledCrossProducts } from '../stats/cross-products.ts';
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
  return {
    id: plan.id,
    version: scale.scale.version,
    name: plan.name,
    direction: plan.direction,
    aggregate: plan.score?.aggregate ?? null,
    range: hasScore ? plan.range : null,
    k: plan.items.length,
    minAnswered: plan.minAnswered,
    reliability: hasScore ? reliabilities(scores, settings.confidence) : {},
    waves: hasScore ? Object.fromEntries(scores.map((score) => [score.wave.name, describeScore(score)])) : {},
    comparison: hasScore ? compared(scores, matched, settings, further) : null,
    subscales,
  };
}

function compared(
  [first, second]: readonly WaveScore[],
  matched: RespondentMatch | null,
  settings: AnalysisSettings,
  further: FurtherStatistics | null,
): Comparison | null {
  if (first === undefined || second === undefined) return null;
  const samples = comparedSamples(first, second, matched);
  const means = compareMeans(samples, settings);
  return withPrimary(
    further === null ? means : further.withFurtherComparison(means, samples, settings),
    settings.test,
  );
}

function reliabilities(scores: readonly WaveScore[], level: number): Record<string, Reliability> {
  const { scale, column } = scores[0]!;
  const origins = Float64Array.from(column.plan.items, (item) => scale.origins[item]!);
  const products = scores.map(
    ({ wave, column: { crossProducts } }) => crossProducts[wave.group] ?? emptyCrossProducts(origins),
  );
  const reliability = (of: CrossProducts) => reliabilityOf(scale.scale, column.plan, of, level);
  const each = scores.map(({ wave }, index) => [wave.name, reliability(products[index]!)] as const);
  return Object.fromEntries(
    scores.length < 2 ? each : [...each, ['pooled', reliability(pooledCrossProducts(products))]],
  );
}
