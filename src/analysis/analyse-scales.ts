import { POOLED, primaryModel } from '../model/result/samples.ts';
import type { Description, Reliability, Sample, ScaleResult } from '../model/result.ts';
import type { ScoreRuns } from '../scoring/respondent-scores.ts';
import { bandOf } from '../scoring/score-respondent.ts';
import type { ScaleSelection } from '../scoring/select-scales.ts';
import { covarianceMatrix, emptyCrossProducts, pooledCrossProducts } from '../stats/cross-products.ts';
import { describeRuns } from '../stats/describe.ts';
import { emptyItemSums, pooledItemCovariances } from '../stats/item-covariances.ts';
import { alternativeOf } from './alternatives.ts';
import { compareMeans, withPrimary } from './compare.ts';
import { comparedSamples } from './compared-samples.ts';
import { contrastsOf } from './contrasts.ts';
import type { MatchedWaves } from './match-waves.ts';
import { given, reasonOf } from './null-reasons.ts';
import { reliabilityOf } from './reliability.ts';
import type { AnalysisSettings, Parts } from './settings.ts';
import { respondents, scoreRuns, type Wave, type WaveScore } from './wave.ts';

/** Statistics beyond the short tables; loaded only where they are wanted. */
export type SupplementaryStatistics = typeof import('./supplementary-statistics.ts');

/** Models of more than two samples; loaded only for such designs. */
export type Models = typeof import('./models.ts');

/** Items one by one; loaded only where they are asked for. */
export type SingleItems = typeof import('./single-items.ts');

/** The populations that scores are compared with, and how; loaded only where they are asked for. */
export interface Populations {
  readonly byScore: import('./populations.ts').PopulationsByScore;
  readonly against: typeof import('./populations.ts').againstPopulations;
}

/** What every score of an analysis has in common. */
interface Analysis {
  readonly matched: MatchedWaves | null;
  readonly settings: AnalysisSettings;
  readonly parts: Parts;
  /** `null` where they are not wanted. */
  readonly supplement: SupplementaryStatistics | null;
  /** `null` where no more than two samples are compared. */
  readonly models: Models | null;
  /** `null` where items are not asked for. */
  readonly singleItems: SingleItems | null;
  /** `null` where no populations are asked for. */
  readonly populations: Populations | null;
  /** `null` where no margin is given. */
  readonly nonInferiority: typeof import('./non-inferiority.ts') | null;
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
    const whole = analysed(0, subscales);
    if (analysis.singleItems === null) return whole;
    const { matched, settings } = analysis;
    return { ...whole, items: analysis.singleItems.singleItems(present, matched, settings) };
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
  const samples = hasScore ? samplesOf(scores, analysis) : [];
  return {
    id: plan.id,
    version: scale.scale.version,
    name: plan.name,
    direction: plan.direction,
    aggregate: plan.score?.aggregate ?? null,
    range: hasScore ? plan.range : null,
    k: plan.items.length,
    minAnswered: plan.minAnswered,
    samples,
    ...judged(
      withPrimaryModel(
        compared(hasScore ? scores : [], samples, analysis),
        hasScore ? modelled(scores, analysis) : {},
      ),
      plan,
      analysis,
    ),
    subscales,
  };
}

/** Each wave or group, and all of them together when there are several. */
function samplesOf(scores: readonly WaveScore[], analysis: Analysis): Sample[] {
  const { supplement, populations, settings } = analysis;
  const { scale, column } = scores[0]!;
  const { plan } = column;
  const compared = populations?.byScore.get(plan.isTotal ? scale.scale.id : `${scale.scale.id}.${plan.id}`);
  const reliability = reliabilityBy(scores[0]!, analysis);
  const each = scores.map((score): Sample => {
    const description = describeScore(score);
    return {
      ...score.wave.key,
      descriptives:
        supplement === null
          ? description
          : {
              ...description,
              shape: supplement.scoreShape(score),
              quartiles: supplement.scoreQuartiles(score),
            },
      reliability: reliability([score]),
      ...(populations === null || compared === undefined
        ? {}
        : {
            populations: populations.against(
              scoreRuns(score),
              compared,
              settings.confidence,
              alternativeOf(settings, plan.id),
            ),
          }),
    };
  });
  return scores.length < 2 ? each : [...each, { ...POOLED, reliability: reliability(scores) }];
}

/** Every contrast of the score; the first is the primary one. */
function compared(
  scores: readonly WaveScore[],
  described: readonly Sample[],
  { matched, settings, parts, supplement }: Analysis,
): Pick<ScaleResult, 'comparisons' | 'primary' | 'acrossWaves'> {
  const contrasts = contrastsOf(scores);
  if (contrasts.length === 0) return { comparisons: [], primary: null };
  const all = contrasts.map(([first, second]) => {
    const samples = comparedSamples(first, second, matched);
    const { plan } = first.column;
    const means = compareMeans(samples, settings, parts, alternativeOf(settings, plan.id));
    if (supplement === null) return { comparison: withPrimary(means, settings.test), across: null };
    const [before, after] = [first, second].map(
      (score) => described[scores.indexOf(score)]!.reliability!,
    ) as [Reliability, Reliability];
    const full = supplement.withSupplementaryComparison(means, samples, settings, plan, before);
    return {
      comparison: withPrimary(full, settings.test),
      across: supplement.reliabilityAcrossWaves(
        [first, second],
        [before, after],
        samples,
        matched,
        settings.confidence,
      ),
    };
  });
  const [across, ...later] = all.flatMap(({ across, comparison: { contrast } }) =>
    across === null ? [] : [{ contrast, ...across }],
  );
  return {
    comparisons: all.map(({ comparison }) => comparison),
    primary: { in: 'comparisons', index: 0 },
    ...(across === undefined ? {} : { acrossWaves: later.length === 0 ? across : { ...across, later } }),
  };
}

/** The models of the score, where its design has some. */
function modelled(
  scores: readonly WaveScore[],
  { matched, settings, models }: Analysis,
): Pick<ScaleResult, 'models'> {
  const found = models?.modelsOf(scores, matched, settings) ?? [];
  return found.length === 0 ? {} : { models: found };
}

/** A model that could be estimated is the primary analysis, whatever two samples come to beside it. */
function withPrimaryModel(
  compared: Pick<ScaleResult, 'comparisons' | 'primary' | 'acrossWaves'>,
  modelled: Pick<ScaleResult, 'models'>,
): Pick<ScaleResult, 'comparisons' | 'primary' | 'acrossWaves' | 'models'> {
  const [first] = modelled.models ?? [];
  if (first === undefined || first.reason !== undefined) return { ...compared, ...modelled };
  return { ...compared, primary: { in: 'models', index: 0 }, ...modelled };
}

/**
 * Non-inferiority is judged once, by the primary analysis: by what the model is fitted for, else by the tests of two samples, which also stand
 * in for the pairs of several samples (those of Games and Howell have no margin).
 */
function judged<T extends Pick<ScaleResult, 'comparisons' | 'primary' | 'models'>>(
  score: T,
  plan: WaveScore['column']['plan'],
  { settings, nonInferiority }: Analysis,
): T {
  if (nonInferiority === null) return score;
  const primary = primaryModel(score);
  if (primary === null || primary.method === 'welch-anova')
    return {
      ...score,
      comparisons: score.comparisons.map((each) => nonInferiority.withNonInferiority(each, plan, settings)),
    };
  return {
    ...score,
    models: score.models!.map((model) =>
      model === primary ? nonInferiority.modelWithNonInferiority(model, plan, settings) : model,
    ),
  };
}

/** How the reliability of a score is worked out, of one sample or of several together. */
function reliabilityBy(
  { scale, column }: WaveScore,
  { settings, parts, supplement }: Analysis,
): (of: readonly WaveScore[]) => Reliability {
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
  return parts.interItem ? fromPairs : fromSums;
}

/** The distribution of a score in one wave, with floor and ceiling shares and bands. */
function describeScore(score: WaveScore): Description {
  const { wave, column } = score;
  const { plan } = column;
  const runs = scoreRuns(score);
  const sample = describeRuns(runs);
  const [lowest, highest] = plan.range;
  const description = {
    ...sample,
    missing: respondents(wave) - sample.n,
    prorated: runs.prorated,
    floor: shareAt(runs, sample.n, lowest),
    ceiling: highest === null ? null : shareAt(runs, sample.n, highest),
    // Without a score nothing is known, with one no SD.
    ...reasonOf(given(sample.n > 1, 'too-few')),
  };
  if (plan.bands.length === 0) return description;
  const counts = new Array<number>(plan.bands.length).fill(0);
  runs.values.forEach((value, run) => {
    const band = bandOf(value, plan.bands);
    if (band >= 0) counts[band]! += runs.counts[run]!;
  });
  return { ...description, bands: plan.bands.map(({ label }, index) => ({ label, n: counts[index]! })) };
}

/** Share of the scores that lie at an end of the range; means carry rounding noise, hence the tolerance. */
function shareAt({ values, counts }: ScoreRuns, n: number, end: number): number | null {
  if (n === 0) return null;
  const tolerance = 1e-9 * Math.max(1, Math.abs(end));
  const isAt = (value: number) => Math.abs(value - end) <= tolerance;
  return values.reduce((sum, value, run) => (isAt(value) ? sum + counts[run]! : sum), 0) / n;
}
