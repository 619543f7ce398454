import { sampleOf, scoresOf } from '../model/result/samples.ts';
import type { CorrelatedScore, Correlation, CorrelationCoefficient, ScaleResult } from '../model/result.ts';
import type { ScoredColumn } from '../scoring/score-dataset.ts';
import { correlationTest } from '../stats/association/correlation-test.ts';
import { disattenuatedCorrelation } from '../stats/association/disattenuated-correlation.ts';
import { spearmanCorrelation } from '../stats/association/spearman-correlation.ts';
import type { Estimate, Interval } from '../stats/estimate.ts';
import { pearsonCorrelation } from '../stats/pearson-correlation.ts';
import { interval } from './compare.ts';
import { partnersBetween } from './compared-samples.ts';
import { groupedBy } from './grouped-by.ts';
import type { MatchedWaves } from './match-waves.ts';
import { reasonOf } from './null-reasons.ts';
import type { AnalysisSettings } from './settings.ts';
import { isInWave, type Wave, type WaveScore } from './wave.ts';

/** One score in one wave. */
interface Variable {
  readonly wave: Wave;
  readonly name: CorrelatedScore;
  /** By position of the respondent in the file; `NaN` without a score, and of other groups. */
  readonly values: Float64Array;
  readonly alpha: number | null;
}

type Choices = Pick<AnalysisSettings, 'confidence' | 'correlations' | 'correlatesOneScore'>;

/**
 * How the scores go together: every two of a wave, and of matched respondents those of the first wave with those of each later one.
 *
 * A scale with a score of its own stands for its subscales, which are parts of it; without one they stand for themselves.
 */
export function correlationsOf(
  scales: readonly ScaleResult[],
  waves: readonly Wave[],
  matched: MatchedWaves | null,
  choices: Choices,
): Correlation[] {
  const variables = new Map(waves.map((wave) => [wave, variablesOf(wave, scales)]));
  const within = [...variables.values()].flatMap((all) =>
    all.flatMap((first, index) =>
      all.slice(index + 1).map((second) => correlated(first, second, null, choices)),
    ),
  );
  const across = [...groupedBy(waves, ({ key }) => key.group).values()].flatMap(([first, ...later]) =>
    later.flatMap((second) => {
      const partners = partnersBetween(first!, second, matched);
      if (partners === null) return [];
      const [before, after] = [variables.get(first!)!, variables.get(second)!];
      if (!choices.correlatesOneScore && areOneScore(before, after)) return [];
      return before.flatMap((one) => after.map((other) => correlated(one, other, partners, choices)));
    }),
  );
  return [...within, ...across];
}

function areOneScore([one, ...more]: readonly Variable[], [other, ...others]: readonly Variable[]): boolean {
  if (one === undefined || other === undefined || more.length + others.length > 0) return false;
  return one.name.scale === other.name.scale && one.name.subscale === other.name.subscale;
}

function variablesOf(wave: Wave, scales: readonly ScaleResult[]): Variable[] {
  return scales.flatMap((scale) => {
    const scored = wave.dataset.scales.find(({ plan }) => plan.scale.id === scale.id);
    if (scored === undefined) return [];
    const [whole, ...parts] = scored.scores;
    return (whole!.plan.score === null ? parts : [whole!]).flatMap((column): Variable[] => {
      const { id, score } = column.plan;
      const result = scoresOf({ scales: [scale] }).find((each) => each.id === id);
      if (score === null || result === undefined) return [];
      const { wave: inWave, group } = wave.key;
      return [
        {
          wave,
          name: { scale: scale.id, subscale: column === whole ? null : id, wave: inWave, group },
          values: scoresByPosition(wave, column.scores),
          alpha: sampleOf(result, wave.key)?.reliability?.alpha ?? null,
        },
      ];
    });
  });
}

function scoresByPosition(wave: Wave, scores: ScoredColumn['scores']): Float64Array {
  const values = new Float64Array(wave.dataset.rows);
  for (let index = 0; index < values.length; index++)
    values[index] = isInWave(wave, index) ? scores.scoreAt(index) : Number.NaN;
  return values;
}

/**
 * How two scores go together, over everybody who has both.
 *
 * @param partners whom of the second file the respondents of the first are; `null` where both are of one file
 */
export function correlationOfScores(
  [first, second]: readonly [WaveScore, WaveScore],
  level: number,
  partners: Int32Array | null = null,
): {
  readonly n: number;
  readonly pearson: CorrelationCoefficient;
  readonly spearman: CorrelationCoefficient;
} {
  const values = [first, second].map(({ wave, column }) => ({
    values: scoresByPosition(wave, column.scores),
  }));
  const [x, y] = bothKnown(values[0]!, values[1]!, partners);
  return {
    n: x.length,
    pearson: coefficientOf(pearsonCorrelation(x, y, level), level, 'fisher-z'),
    spearman: coefficientOf(spearmanCorrelation(x, y, level), level, 'bonett-wright'),
  };
}

/** @param partners whom of the second file the respondents of the first are; `null` within a file */
function correlated(
  first: Variable,
  second: Variable,
  partners: Int32Array | null,
  { confidence: level, correlations }: Choices,
): Correlation {
  const [x, y] = bothKnown(first, second, partners);
  const pearson = coefficientOf(pearsonCorrelation(x, y, level), level, 'fisher-z');
  return {
    first: first.name,
    second: second.name,
    n: x.length,
    pearson,
    ...(correlations !== 'spearman'
      ? {}
      : { spearman: coefficientOf(spearmanCorrelation(x, y, level), level, 'bonett-wright') }),
    ...(correlations !== 'disattenuated'
      ? {}
      : { disattenuated: disattenuated(pearson, first.alpha, second.alpha, level) }),
  };
}

function bothKnown(
  first: Pick<Variable, 'values'>,
  second: Pick<Variable, 'values'>,
  partners: Int32Array | null,
): readonly [Float64Array, Float64Array] {
  const x = new Float64Array(first.values.length);
  const y = new Float64Array(first.values.length);
  let n = 0;
  for (let index = 0; index < x.length; index++) {
    const other = partners === null ? index : partners[index]!;
    if (other < 0) continue;
    const [one, two] = [first.values[index]!, second.values[other]!];
    if (Number.isNaN(one) || Number.isNaN(two)) continue;
    x[n] = one;
    y[n] = two;
    n++;
  }
  return [x.subarray(0, n), y.subarray(0, n)];
}

function coefficientOf(
  estimate: Estimate<{ readonly n: number; readonly r: number; readonly ci: Interval }>,
  level: number,
  method: 'fisher-z' | 'bonett-wright',
): CorrelationCoefficient {
  if (!estimate.ok) {
    const unknown = { value: null, statistic: null, df: null, p: null };
    return { ...unknown, ci: { ...interval(null, level), method }, ...reasonOf(estimate) };
  }
  const { n, r, ci } = estimate.value;
  if (Math.abs(r) === 1) {
    const perfect = { value: r, statistic: null, df: n - 2, p: 0 };
    const reason = 'perfect-correlation';
    return { ...perfect, ci: { ...interval(null, level), method, reason }, reason };
  }
  const { statistic, df, p } = correlationTest(r, n);
  return { value: r, statistic, df, p, ci: { ...interval(ci, level), method } };
}

function disattenuated(
  { value: r, ci, reason }: CorrelationCoefficient,
  first: number | null,
  second: number | null,
  level: number,
): NonNullable<Correlation['disattenuated']> {
  const corrected = (end: number | null) =>
    end === null ? null : disattenuatedCorrelation(end, first ?? 0, second ?? 0);
  const value = corrected(r);
  const method = 'fisher-z';
  if (value === null || !value.ok) {
    const why = value === null ? { reason: reason ?? 'too-few' } : reasonOf(value);
    return { value: null, ci: { ...interval(null, level), method }, ...why };
  }
  const [lower, upper] = [corrected(ci.lower), corrected(ci.upper)];
  const ends = lower?.ok && upper?.ok ? { lower: lower.value, upper: upper.value } : null;
  return {
    value: value.value,
    ci: { ...interval(ends, level), method, ...(ends === null ? { reason: reason ?? 'no-interval' } : {}) },
  };
}
