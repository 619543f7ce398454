import {
  type ChangePrecision,
  type FigureData,
  type PairedChange,
  type PairedScores,
  type ScoreDistribution,
  type ScoreFigureData,
  SMALLEST_GROUP,
} from '../model/figure-data.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun } from '../model/problem.ts';
import { sampleOf, scoresOf } from '../model/result/samples.ts';
import type { Result, SampleKey, ScaleResult } from '../model/result.ts';
import {
  RELIABLE_CHANGE_CRITERION,
  reliableChangeIndex,
} from '../stats/individual-change/reliable-change-index.ts';
import { kernelDensity } from '../stats/kernel-density.ts';
import { moments } from '../stats/moments.ts';
import { quartiles } from '../stats/quartiles.ts';
import { pairedTest } from '../stats/t-test.ts';
import type { AnalysisInput } from './analyse.ts';
import { comparedSamples } from './compared-samples.ts';
import { changesOf } from './contrasts.ts';
import { type ScoredWaves, scoreWaves } from './score-waves.ts';
import type { AnalysisSettings } from './settings.ts';
import { scoresOfWave, type WaveScore } from './wave.ts';

export interface FigureDataSettings extends AnalysisSettings {
  /** Whether dots, distributions and single changes may be given at all. */
  readonly respondents: boolean;
  /** Reliability and SD by scale or subscale, for the reliable change index; by default those of the first wave. */
  readonly reliability: Readonly<Record<string, number>>;
  readonly sd: Readonly<Record<string, number>>;
}

/** Points at which a density is computed. */
const GRID = 101;

/**
 * The distributions and paired changes behind the figures, beside the result of the same inputs: means with the interval of Student's t,
 * quartiles (type 7), Gaussian kernel densities, and reliable change after Jacobson & Truax (1991) with the SD and Cronbach's alpha of
 * the first wave unless others are given.
 *
 * Nobody can be picked out: scores are sorted and counted, and of fewer than ten respondents there is only the mean.
 *
 * @throws UserError as `analyse`; also (status 2) when a given reliability or SD is of no scale that was found
 */
export async function figureData(
  inputs: readonly AnalysisInput[],
  settings: FigureDataSettings,
  result: Result,
): Promise<FigureData> {
  checkGiven(settings, result);
  const scored = await scoreWaves(inputs, settings);
  const scores = scored.selection.scales.flatMap(({ scale }, index): ScoreFigureData[] => {
    const total = result.scales[index]!;
    return [total, ...total.subscales].flatMap((of, position): ScoreFigureData[] => {
      if (of.aggregate === null) return [];
      const columns = waveScores(scored, scale.id, position);
      return [
        {
          scale: scale.id,
          subscale: position === 0 ? null : of.id,
          waves: columns.map((column) => distribution(column, of, settings)),
          changes: changesOf(columns).flatMap((pair) => pairedChange(pair, of, scored, settings) ?? []),
        },
      ];
    });
  });
  const items = scored.selection.scales.map(({ scale }) => ({
    scale: scale.id,
    items: scale.items.map(({ id, text }) => ({ id, text: text ?? null })),
  }));
  return { scores, items };
}

function checkGiven({ reliability, sd }: FigureDataSettings, { scales }: Result): void {
  const known = scoresOf({ scales }).map(({ id }) => id);
  for (const [option, given] of Object.entries({ reliability, sd })) {
    const unknown = Object.keys(given).find((id) => !known.includes(id));
    if (unknown !== undefined)
      throw cannotRun(createMessage(choiceMessages, 'unknown-scale', { scale: unknown, known, option }));
  }
}

function waveScores({ waves }: ScoredWaves, id: string, position: number): WaveScore[] {
  return waves.flatMap((wave) => {
    const scale = wave.dataset.scales.find(({ plan }) => plan.scale.id === id);
    return scale === undefined ? [] : [{ wave, scale: scale.plan, column: scale.scores[position]! }];
  });
}

function distribution(
  score: WaveScore,
  { range }: ScaleResult,
  { confidence, respondents }: FigureDataSettings,
): ScoreDistribution {
  const values = scoresOfWave(score).map(rounded).sort();
  const n = values.length;
  const sample = n === 0 ? null : moments(values);
  // The interval of a mean is that of a mean difference from zero.
  const interval = sample === null ? null : pairedTest(sample, confidence);
  return {
    wave: score.wave.key.wave,
    group: score.wave.key.group,
    n,
    mean: sample?.mean ?? null,
    ci: {
      level: confidence,
      lower: interval?.ok ? interval.value.ci.lower : null,
      upper: interval?.ok ? interval.value.ci.upper : null,
    },
    shape:
      respondents && n >= SMALLEST_GROUP
        ? {
            quartiles: quartiles(values),
            density: density(values, range),
            counts: countedValues(values),
          }
        : null,
  };
}

function density(values: Float64Array, range: ScaleResult['range']) {
  const lower = Math.min(range?.[0] ?? values[0]!, values[0]!);
  const upper = range?.[1] ?? values[values.length - 1]!;
  const points = Array.from({ length: GRID }, (_, index) => lower + ((upper - lower) * index) / (GRID - 1));
  const estimate = kernelDensity(values, points);
  if (!estimate.ok) return null;
  return points.map((value, index) => ({ value, density: estimate.value.density[index]! }));
}

/** Scores that differ by rounding noise only are one score. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function countedValues(sorted: Float64Array): { value: number; n: number }[] {
  const counts = new Map<number, number>();
  for (const value of sorted) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, n]) => ({ value, n }));
}

function pairedChange(
  [first, second]: readonly [WaveScore, WaveScore],
  score: ScaleResult,
  { matched }: ScoredWaves,
  settings: FigureDataSettings,
): PairedChange | null {
  const { overlap } = comparedSamples(first, second, matched);
  if (overlap === null) return null;
  const { pairedFirst, pairedSecond } = overlap;
  const precision = changePrecision(score, first.wave.key, settings);
  const counted = countedPairs(pairedFirst, pairedSecond, precision);
  const total = (change: PairedScores['change']) =>
    counted.reduce((sum, pair) => sum + (pair.change === change ? pair.n : 0), 0);
  return {
    waves: [first.wave.key.wave!, second.wave.key.wave!],
    group: first.wave.key.group,
    pairs: pairedFirst.length,
    precision,
    counts:
      precision === null
        ? null
        : { increased: total('increased'), same: total('same'), decreased: total('decreased') },
    first: moments(pairedFirst).mean,
    second: moments(pairedSecond).mean,
    changes: settings.respondents && pairedFirst.length >= SMALLEST_GROUP ? counted : null,
  };
}

/** `null` when nothing is known of the score's precision: no variance, or an alpha that is not between 0 and 1. */
function changePrecision(
  score: ScaleResult,
  key: SampleKey,
  { reliability: givenReliability, sd: givenSd }: FigureDataSettings,
): ChangePrecision | null {
  const sample = sampleOf(score, key);
  const sd = givenSd[score.id] ?? sample?.descriptives?.sd ?? null;
  const reliability = givenReliability[score.id] ?? sample?.reliability?.alpha ?? null;
  if (sd === null || reliability === null || reliability < 0 || reliability > 1) return null;
  const index = reliableChangeIndex(0, 0, { sd, reliability });
  if (!index.ok) return null;
  return {
    sd,
    reliability,
    sdFrom: Object.hasOwn(givenSd, score.id) ? 'given' : 'sample',
    reliabilityFrom: Object.hasOwn(givenReliability, score.id) ? 'given' : 'sample',
    criterion: RELIABLE_CHANGE_CRITERION,
    smallestReliableChange: index.value.smallestReliableChange,
  };
}

function countedPairs(
  first: Float64Array,
  second: Float64Array,
  precision: ChangePrecision | null,
): PairedScores[] {
  const pairs = new Map<string, { first: number; second: number; n: number }>();
  first.forEach((value, index) => {
    const [a, b] = [rounded(value), rounded(second[index]!)];
    const key = `${a} ${b}`;
    const pair = pairs.get(key) ?? { first: a, second: b, n: 0 };
    pair.n++;
    pairs.set(key, pair);
  });
  return [...pairs.values()]
    .map((pair) => ({ ...pair, change: direction(pair.first, pair.second, precision) }))
    .sort((a, b) => a.first - b.first || a.second - b.second);
}

function direction(first: number, second: number, precision: ChangePrecision | null): PairedScores['change'] {
  if (precision === null) return null;
  const index = reliableChangeIndex(first, second, precision);
  if (!index.ok || index.value.reliable === null) return 'same';
  return index.value.reliable === 'increase' ? 'increased' : 'decreased';
}
