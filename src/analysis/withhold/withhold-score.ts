import * as disclosure from '../../generated/disclosure.ts';
import { comparedSamples, contrastKey, sampleOf } from '../../model/result/samples.ts';
import type {
  Contrast,
  Description,
  Leavers,
  Model,
  PopulationComparison,
  Sample,
  SampleKey,
  ScaleResult,
  ScoreOverlap,
} from '../../model/result.ts';
import { emptied, withoutPersons } from './by-class.ts';
import { isSmall, protectCounts, shown, shownPart } from './protect-counts.ts';
import type { TellingSets } from './telling-sets.ts';
import { marked, withhold, withoutEnds } from './withheld-fields.ts';
import {
  type ComparisonRule,
  pairsRevealSeenOnce,
  revealsSeenOnce,
  withholdComparison,
} from './withhold-comparison.ts';
import { withholdItems } from './withhold-items.ts';
import { type ItemRule, withholdAcrossWaves, withholdReliability } from './withhold-reliability.ts';

/** What must be known of a score to decide what may be shown of it. */
export interface ScoreRule {
  readonly minCell: number;
  /** Pairs of a contrast, and those seen once; `null` in an independent design. */
  readonly overlap: (scale: string, subscale: string | null, contrast: Contrast) => ScoreOverlap | null;
  /** What would give away a few people beside the other waves. */
  readonly telling: (scale: string, subscale: string | null) => TellingSets;
  readonly items: (scale: string) => (sample: SampleKey) => ItemRule;
}

/** A scale with its subscales, without what rests on too few respondents or gives them away. */
export function withholdScale(scale: ScaleResult, rule: ScoreRule): ScaleResult {
  return {
    ...withholdScore(scale, rule, scale.id, null),
    subscales: scale.subscales.map((subscale) => withholdScore(subscale, rule, scale.id, subscale.id)),
  };
}

function withholdScore(
  score: ScaleResult,
  rule: ScoreRule,
  scale: string,
  subscale: string | null,
): ScaleResult {
  const { minCell } = rule;
  const isSmallSample = ({ descriptives }: Pick<Sample, 'descriptives'>) =>
    descriptives !== undefined && isSmall(descriptives.n, minCell);
  const telling = rule.telling(scale, subscale);
  const ruleOf = (contrast: Contrast) => {
    const overlap = rule.overlap(scale, subscale, contrast);
    const tells = telling.pairs.has(contrastKey(contrast));
    return {
      minCell,
      small: comparedSamples(contrast).some((key) => isSmallSample(sampleOf(score, key) ?? {})),
      differencing: tells || revealsSeenOnce(overlap, minCell),
      pairsReveal: tells || pairsRevealSeenOnce(overlap, minCell),
    };
  };
  const { comparisons, models, leavers, acrossWaves, items } = score;
  const rules = comparisons.map(({ contrast }) => ruleOf(contrast));
  const measured = score.samples.flatMap((sample) =>
    sample.reliability === undefined
      ? []
      : [{ sample, reliability: sample.reliability, small: isSmallSample(sample) }],
  );
  const kept = withholdReliability(measured, rule.items(scale), minCell);
  const reliabilityOf = new Map(measured.map(({ sample }, index) => [sample, kept[index]!]));
  return {
    ...score,
    samples: score.samples.map((sample): Sample => {
      const { descriptives } = sample;
      const reliability = reliabilityOf.get(sample);
      const described =
        descriptives === undefined ? null : describedSample(score, sample, descriptives, rule, scale);
      return {
        ...sample,
        ...(described === null ? {} : { descriptives: described }),
        ...(reliability === undefined ? {} : { reliability }),
        ...(sample.populations === undefined
          ? {}
          : { populations: sample.populations.map((each) => withholdPopulation(each, described, minCell)) }),
      };
    }),
    comparisons: comparisons.map((comparison) => withholdComparison(comparison, ruleOf(comparison.contrast))),
    ...(models === undefined
      ? {}
      : {
          models: models.map((model) => withholdModel(model, rules, telling, minCell)),
        }),
    ...(leavers === undefined
      ? {}
      : { leavers: leavers.map((each) => withholdLeavers(each, rules, telling, minCell)) }),
    ...(acrossWaves === undefined ? {} : { acrossWaves: withholdAcrossWaves(acrossWaves, ruleOf) }),
    ...(items === undefined
      ? {}
      : { items: withholdItems(items, { minCell, ruleOf, items: rule.items(scale) }) }),
  };
}

/**
 * A comparison with a population without what rests on too few respondents: its difference is the mean in other words, t gives the SD, and
 * those below and above add up to n. Of a single item they are counts of answers, which go with the median.
 */
function withholdPopulation(
  compared: PopulationComparison,
  described: Description | null,
  minCell: number,
): PopulationComparison {
  const { n, below, equal, above } = compared;
  const hides = (field: string) => described?.withheld?.includes(field) === true;
  if (isSmall(n, minCell) || hides('mean') || hides('sd'))
    return emptied(compared, disclosure.populationComparison, { n: shown(n, minCell) });
  const sides = [below ?? 0, equal ?? 0, above ?? 0];
  const kept = hides('median') ? sides.map(() => null) : protectCounts(sides, minCell);
  if (!kept.includes(null)) return compared;
  const [low = null, same = null, high = null] = kept;
  const lost = (['below', 'equal', 'above'] as const).filter((_, at) => kept[at] === null);
  return marked({ ...compared, below: low, equal: same, above: high }, ...lost);
}

/** It is the difference in other words, and says how many left. */
function withholdLeavers(
  leavers: Leavers,
  rules: readonly ComparisonRule[],
  { missed }: TellingSets,
  minCell: number,
): Leavers {
  const { n, left } = leavers;
  const tells =
    missed || rules.some(({ differencing, pairsReveal, small }) => differencing || pairsReveal || small);
  const stayed = (n ?? 0) - (left ?? 0);
  const isKept = !tells && [n, left, stayed].every((count) => !isSmall(count, minCell));
  return isKept ? leavers : emptied(leavers, disclosure.leavers);
}

/**
 * A model without its numbers where a group or a wave is too small. Where beside the means of the waves what it estimates would give away a
 * few who were not seen at all of them, without that; its tests stay, as those of pairs do.
 */
function withholdModel(
  model: Model,
  rules: readonly ComparisonRule[],
  telling: TellingSets,
  minCell: number,
): Model {
  const isTooSmall = model.n.some((n) => isSmall(n, minCell)) || rules.some(({ small }) => small);
  if (isTooSmall) return emptied(model, disclosure.model, { n: model.n.map((n) => shown(n, minCell)) });
  const tells = rules.some(({ differencing, pairsReveal }) => differencing || pairsReveal);
  switch (model.method) {
    case 'mixed-model':
      return telling.missed ? withoutEstimates(model) : model;
    // Its degrees of freedom say how many were seen at every wave.
    case 'repeated-measures-anova':
      return tells || telling.complete ? emptied(model, disclosure.model) : model;
    default:
      return tells ? withoutEstimates(model) : model;
  }
}

/** A model without its means and differences, and without what gives them with t or with the SDs of the waves. */
function withoutEstimates(model: Model): Model {
  const hidden = {
    ...model,
    means: model.means.map((mean) => ({
      ...mean,
      mean: null,
      standardError: null,
      ci: withoutEnds(mean.ci),
    })),
    contrasts: model.contrasts.map((contrast) => ({
      ...contrast,
      difference: null,
      standardError: null,
      ci: withoutEnds(contrast.ci),
      ...(contrast.effectSize === undefined
        ? {}
        : {
            effectSize: {
              ...contrast.effectSize,
              value: null,
              ci: contrast.effectSize.ci === null ? null : withoutEnds(contrast.effectSize.ci),
            },
          }),
      ...(contrast.nonInferiority === undefined
        ? {}
        : {
            nonInferiority: emptied(contrast.nonInferiority, disclosure.nonInferiority, {
              n: contrast.nonInferiority.n,
            }),
          }),
    })),
  };
  const coefficients = (['slope', 'adjustedAt', 'logLikelihood'] as const).filter(
    (field) => model[field] !== undefined,
  );
  return marked(withhold(hidden, ...coefficients), 'means', 'contrasts');
}

/**
 * The distribution of a score in a wave. That of a single item is its answers: where their counts are withheld, so are the median, the
 * ends and the bands, which are counts of answers, and mean and SD where the table of answers withholds them.
 */
function describedSample(
  { k }: ScaleResult,
  sample: Sample,
  description: Description,
  { minCell, items }: ScoreRule,
  scale: string,
): Description {
  const kept = withholdDescription(description, minCell);
  if (k !== 1 || kept.n === null) return kept;
  const item = sample.reliability?.items[0];
  const { isSafe, countsStay } = items(scale)(sample);
  if (item !== undefined && countsStay(item.id) && isSafe(item.id, kept.n)) return kept;
  const withoutCounts = withhold(kept, 'median', 'floor', 'ceiling');
  const { bands } = withoutCounts;
  const withoutBands =
    bands === undefined
      ? withoutCounts
      : { ...marked(withoutCounts, 'bands'), bands: bands.map((band) => ({ ...band, n: null })) };
  return item !== undefined && isSafe(item.id, kept.n) ? withoutBands : withhold(withoutBands, 'mean', 'sd');
}

/**
 * The distribution of a score in a wave. The lowest and highest score are those of single respondents and never stay, nor do skewness
 * and kurtosis, which tell them where they lie far out (and make five equations with n, mean, SD and median). Bands add up to
 * n; floor and ceiling may be bands themselves, so they go when bands do.
 */
function withholdDescription(description: Description, minCell: number): Description {
  const { n, missing, prorated, bands } = description;
  if (n === null || isSmall(n, minCell)) return emptied(description, disclosure.descriptives);
  const counts = bands?.map((band) => band.n ?? 0);
  const inBands = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
  // Scores in no band are a part of the sum as well.
  const protectedBands = counts === undefined ? undefined : protectCounts([...counts, n - inBands], minCell);
  const hidesBands = protectedBands?.includes(null) === true;
  const kept: Description = {
    ...description,
    missing: shown(missing, minCell),
    prorated: shownPart(prorated, n, minCell),
    ...(bands === undefined
      ? {}
      : { bands: bands.map((band, index) => ({ ...band, n: protectedBands?.[index] ?? null })) }),
  };
  const lost = (['missing', 'prorated'] as const).filter(
    (field) => description[field] !== null && kept[field] === null,
  );
  const named = [...lost, ...(hidesBands ? (['bands'] as const) : [])];
  return withhold(
    withoutPersons(named.length === 0 ? kept : marked(kept, ...named), disclosure.descriptives),
    ...(hidesBands ? (['floor', 'ceiling'] as const) : hiddenEnds(description, n, minCell)),
  );
}

/**
 * Which ends of the scale may not be shown. Those between the ends are printed nowhere and so protect both, unless they are few
 * themselves, as the rest of what is shown.
 */
function hiddenEnds({ floor, ceiling }: Description, n: number, minCell: number): ('floor' | 'ceiling')[] {
  const [low, high] = [floor ?? 0, ceiling ?? 0].map((share) => Math.round(share * n)) as [number, number];
  const reveals = (count: number) => isSmall(count, minCell) || isSmall(n - count, minCell);
  const between = isSmall(n - low - high, minCell);
  return [
    ...(reveals(low) || between ? (['floor'] as const) : []),
    ...(reveals(high) || between ? (['ceiling'] as const) : []),
  ];
}
