import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun } from '../model/problem.ts';
import type {
  ComparedPopulation,
  LocalisedText,
  PopulationComparison,
  Sample,
  ScaleResult,
} from '../model/result.ts';
import type { GivenPopulation } from '../model/settings/settings.ts';
import type { ScoreRuns } from '../scoring/respondent-scores.ts';
import type { ScaleSelection } from '../scoring/select-scales.ts';
import type { Alternative } from '../stats/alternative.ts';
import { oneSampleTest, percentileOfMean } from '../stats/comparison/one-sample.ts';
import { holm } from '../stats/holm.ts';
import { type Moments, momentsOfRuns } from '../stats/moments.ts';
import { welchTest } from '../stats/t-test.ts';
import { interval } from './compare.ts';
import { reasonOf } from './null-reasons.ts';
import type { AnalysisSettings } from './settings.ts';

/** The populations of each score by its id, as `scale` or `scale.subscale`. */
export type PopulationsByScore = ReadonlyMap<string, readonly ComparedPopulation[]>;

/**
 * The populations that were asked for: those of the definitions by their id, for every score that has one of it, and those that were given.
 *
 * @throws UserError (status 2) for a name that no definition has, and for a population of a score that is not analysed
 */
export function populationsOf(
  { scales }: Pick<ScaleSelection, 'scales'>,
  asked: AnalysisSettings['population'],
): PopulationsByScore {
  const scores = scales.flatMap(({ scale }) => [
    { key: scale.id, names: [scale.id], populations: scale.score === null ? [] : (scale.populations ?? []) },
    ...(scale.subscales ?? []).map(({ id, populations = [] }) => ({
      key: `${scale.id}.${id}`,
      names: [`${scale.id}.${id}`, id],
      populations,
    })),
  ]);
  const found = new Map<string, ComparedPopulation[]>();
  const add = (key: string, population: ComparedPopulation) =>
    found.set(key, [...(found.get(key) ?? []), population]);
  for (const wanted of asked) {
    if (typeof wanted === 'string') {
      const having = scores.flatMap(({ key, populations }) =>
        populations.flatMap((each) => (each.id === wanted ? [{ key, each }] : [])),
      );
      if (having.length === 0) {
        const known = [...new Set(scores.flatMap(({ populations }) => populations.map(({ id }) => id)))];
        throw cannotRun(createMessage(choiceMessages, 'unknown-population', { population: wanted, known }));
      }
      for (const { key, each } of having) add(key, { ...each, n: each.n ?? null });
      continue;
    }
    const score = scores.find(({ names }) => names.includes(wanted.scale));
    if (score === undefined)
      throw unknownScore(
        wanted,
        scores.map(({ key }) => key),
      );
    const { name, mean, sd, n, source } = wanted;
    add(score.key, {
      id: null,
      name: name === undefined ? null : typeof name === 'string' ? { en: name } : (name as LocalisedText),
      mean,
      sd,
      n: n ?? null,
      source: source ?? null,
    });
  }
  return found;
}

function unknownScore({ scale }: GivenPopulation, known: readonly string[]) {
  return cannotRun(createMessage(choiceMessages, 'population-of-unknown-scale', { scale, known }), { scale });
}

/**
 * The scores of a sample against populations: one-sample t-test with d, the percentile of the mean, who is above and below, and, where the
 * population was itself estimated from a sample of known size, Welch's test of the two.
 *
 * @param runs the scores of the sample
 */
export function againstPopulations(
  runs: ScoreRuns,
  populations: readonly ComparedPopulation[],
  level: number,
  alternative: Alternative,
): PopulationComparison[] {
  const n = runs.counts.reduce((sum, count) => sum + count, 0);
  const sample: Moments =
    n === 0 ? { n, mean: Number.NaN, variance: Number.NaN } : momentsOfRuns(runs.values, runs.counts);
  return populations.map((population): PopulationComparison => {
    const test = oneSampleTest(sample, population, level, alternative);
    const difference = n === 0 ? null : sample.mean - population.mean;
    const found = test.ok ? test.value : null;
    const sides = sidesOf(runs, population.mean);
    return {
      population,
      method: 'one-sample',
      alternative,
      n,
      difference,
      standardError: found?.standardError ?? null,
      statistic: found?.statistic ?? null,
      df: found?.df ?? null,
      p: found?.p ?? null,
      pHolm: null,
      ci: interval(found?.ci ?? null, level),
      effectSize: {
        type: 'cohens-d-one-sample',
        value: found?.d.value ?? null,
        ci: { ...interval(found?.d.ci ?? null, level), method: 'noncentral-t' },
      },
      percentile: difference === null ? null : percentileOfMean(difference, population),
      ...sides,
      ...(population.n === null
        ? {}
        : { normSample: normSample(sample, population, population.n, level, alternative) }),
      ...reasonOf(test),
    };
  });
}

function normSample(
  sample: Moments,
  { mean, sd }: ComparedPopulation,
  n: number,
  level: number,
  alternative: Alternative,
): NonNullable<PopulationComparison['normSample']> {
  const test = welchTest({ n, mean, variance: sd ** 2 }, sample, level, alternative);
  const found = test.ok ? test.value : null;
  return {
    method: 'welch',
    standardError: found?.standardError ?? null,
    statistic: found?.statistic ?? null,
    df: found?.df ?? null,
    p: found?.p ?? null,
    ci: interval(found?.ci ?? null, level),
    ...reasonOf(test),
  };
}

/** Scores at the mean itself carry rounding noise, hence the tolerance. */
function sidesOf(
  { values, counts }: ScoreRuns,
  mean: number,
): Pick<PopulationComparison, 'below' | 'equal' | 'above'> {
  const tolerance = 1e-9 * Math.max(1, Math.abs(mean));
  let [below, equal, above] = [0, 0, 0];
  values.forEach((value, run) => {
    if (Math.abs(value - mean) <= tolerance) equal += counts[run]!;
    else if (value < mean) below += counts[run]!;
    else above += counts[run]!;
  });
  return { below, equal, above };
}

/** Fills in Holm's p over all comparisons of total scores with populations; subscales of a total are parts of it. */
export function withPopulationFamily(scales: readonly ScaleResult[]): ScaleResult[] {
  const members = scales.flatMap((scale) => (scale.aggregate === null ? scale.subscales : [scale]));
  const compared = members.flatMap(({ samples }) => samples.flatMap(({ populations = [] }) => populations));
  const adjusted = holm(compared.map(({ p }) => p));
  const pHolm = new Map(compared.map((each, index) => [each, adjusted[index]!]));
  const withHolm = (sample: Sample): Sample =>
    sample.populations === undefined
      ? sample
      : {
          ...sample,
          populations: sample.populations.map((each) => ({ ...each, pHolm: pHolm.get(each) ?? null })),
        };
  const filled = (scale: ScaleResult): ScaleResult => ({
    ...scale,
    samples: scale.samples.map(withHolm),
    subscales: scale.subscales.map(filled),
  });
  return scales.map(filled);
}
