import { checkGrim } from './grim.ts';
import { checkGrimmer, checkVariance } from './grimmer.ts';
import { printedAsVariance, printedVariance, type ScoreGrain } from './integer-scores.ts';
import type { ReportedNumber } from './reported-number.ts';
import type { Fractions } from './true-values.ts';

/**
 * What could have gone wrong with a mean or an SD. `truncated`: digits cut off instead of rounded. `mean-of-items`: the
 * score is the mean of the items, not their sum. The others are those of `explainP`.
 */
export type ScoreChange =
  | 'truncated'
  | 'mean-of-items'
  | 'sd-of-item-means'
  | 'sd-of-item-sums'
  | 'sd-is-standard-error'
  | 'sd-is-variance'
  | 'population-sd'
  | 'means-and-sds-swapped'
  | 'fewer-respondents';

/** A change under which the printed numbers are possible. */
export interface ScoreExplanation {
  readonly change: ScoreChange;
  /** Respondents under the change. */
  readonly n: number;
  /** Whether the check could still have failed; without, the change explains anything. */
  readonly hasPower: boolean;
}

const MOST_MISSING = 3;

/**
 * Under which change a mean that fails GRIM would be possible; empty when it does not fail.
 *
 * @param mostMissing most respondents without a score, 3 unless given
 * @example explainMean(number('5.19'), { n: 28 }) // fewer-respondents, n 27 (140/27 = 5.185)
 */
export function explainMean(
  mean: ReportedNumber,
  grain: ScoreGrain,
  mostMissing = MOST_MISSING,
): ScoreExplanation[] {
  if (checkGrim(mean, grain).verdict !== 'inconsistent') return [];
  const tried = (change: ScoreChange, changed: ScoreGrain) =>
    explained(change, changed.n, checkGrim(mean, changed).verdict);
  return [
    ...tried('truncated', { ...grain, rounding: 'truncated' }),
    ...asMeanOfItems(grain).flatMap((changed) => tried('mean-of-items', changed)),
    ...fewer(grain, mostMissing, (changed) => tried('fewer-respondents', changed)),
  ];
}

/**
 * Under which change an SD that fails GRIMMER or the limits of its range would be possible; empty when it does not fail,
 * or when the mean already does.
 *
 * @param mostMissing most respondents without a score, 3 unless given
 */
export function explainSd(
  mean: ReportedNumber,
  sd: ReportedNumber,
  grain: ScoreGrain,
  mostMissing = MOST_MISSING,
): ScoreExplanation[] {
  const check = checkGrimmer(mean, sd, grain);
  if (check.verdict !== 'inconsistent' || check.reason === 'mean' || check.reason === 'outside-range')
    return [];
  const { items = 1, n } = grain;
  const printed = printedVariance(sd, grain.rounding ?? 'nearest');
  const tried = (change: ScoreChange, changed: ScoreGrain) =>
    explained(change, changed.n, checkGrimmer(mean, sd, changed).verdict);
  const withVariance = (change: ScoreChange, variance: Fractions) =>
    explained(change, n, checkVariance(mean, variance, grain).verdict);
  return [
    ...tried('truncated', { ...grain, rounding: 'truncated' }),
    ...asMeanOfItems(grain).flatMap((changed) => tried('mean-of-items', changed)),
    ...(items > 1 ? withVariance('sd-of-item-means', multiplied(printed, items ** 2, 1)) : []),
    ...(items > 1 ? withVariance('sd-of-item-sums', multiplied(printed, 1, items ** 2)) : []),
    ...withVariance('sd-is-standard-error', multiplied(printed, n, 1)),
    ...withVariance('sd-is-variance', printedAsVariance(sd, grain.rounding ?? 'nearest')),
    ...withVariance('population-sd', multiplied(printed, n, n - 1)),
    ...explained('means-and-sds-swapped', n, checkGrimmer(sd, mean, grain).verdict),
    ...fewer(grain, mostMissing, (changed) => tried('fewer-respondents', changed)),
  ];
}

function explained(change: ScoreChange, n: number, verdict: string): ScoreExplanation[] {
  if (verdict !== 'consistent' && verdict !== 'no-power') return [];
  return [{ change, n, hasPower: verdict === 'consistent' }];
}

/** A sum of several items read as their mean; a range in sums would not fit and is dropped. */
function asMeanOfItems(grain: ScoreGrain): ScoreGrain[] {
  if (grain.aggregate !== 'sum' || (grain.items ?? 1) < 2) return [];
  return [{ ...grain, aggregate: 'mean', range: null }];
}

function fewer(
  grain: ScoreGrain,
  mostMissing: number,
  tried: (changed: ScoreGrain) => ScoreExplanation[],
): ScoreExplanation[] {
  return Array.from({ length: mostMissing }, (_, index) => grain.n - index - 1)
    .filter((n) => n >= 2)
    .flatMap((n) => tried({ ...grain, n }));
}

function multiplied({ lower, upper, denominator }: Fractions, by: number, over: number): Fractions {
  return { lower: lower * BigInt(by), upper: upper * BigInt(by), denominator: denominator * BigInt(over) };
}
