import { powerOfTen } from '../../model/power-of-ten.ts';
import { type IntegerScores, integerScores, possibleTotals, type ScoreGrain } from './integer-scores.ts';
import type { ReportedNumber } from './reported-number.ts';
import { isExact, type Rounding, trueShares } from './true-values.ts';
import type { Verdict } from './verdict.ts';

export interface GrimCheck {
  readonly verdict: Verdict;
  readonly reason: 'between-attainable-means' | 'outside-range' | 'not-exact' | null;
  /** The means next below and next above the printed one that whole-numbered answers can give. */
  readonly nearest: readonly [number, number] | null;
  /** Share of all printed endings with as many decimals that the check would catch; 0 is no power. */
  readonly power: number;
}

/**
 * GRIM: whether a printed mean (or percentage) of whole-numbered answers is possible for n respondents
 * (Brown & Heathers 2017, The GRIM test, Social Psychological and Personality Science 8(4), 363-369).
 *
 * n × mean (× items, where the score is the mean of several items) must be a whole number within what rounding allows.
 * Numbers rounded half up and half even are both accepted, as scrutiny's "up_or_down". Power counts the endings that
 * this leaves impossible; the textbook 1 − n × items / 10^decimals is larger where a mean can end in an exact 5.
 *
 * Holds for respondents who answered every item: a score prorated over a gap is finer than this grain.
 *
 * @throws RangeError when n or items is not a positive whole number
 * @example checkGrim(number('5.19'), { n: 28 }) // inconsistent: 5.18 and 5.21 are next to it
 */
export function checkGrim(mean: ReportedNumber, grain: ScoreGrain): GrimCheck {
  const scores = integerScores(grain);
  const rounding = grain.rounding ?? 'nearest';
  const power = grimPower(mean, scores, rounding);
  if (!isExact(mean)) return { verdict: 'not-checkable', reason: 'not-exact', nearest: null, power };
  const { first, last } = possibleTotals(mean, scores, rounding);
  const nearest = nearestMeans(mean, scores);
  if (first <= last) return { verdict: power > 0 ? 'consistent' : 'no-power', reason: null, nearest, power };
  const anywhere = possibleTotals(mean, { ...scores, min: null, max: null }, rounding);
  const outside = anywhere.first <= anywhere.last || isOutsideRange(mean, scores, rounding);
  const reason = outside ? 'outside-range' : 'between-attainable-means';
  return { verdict: 'inconsistent', reason, nearest, power };
}

/** Share of the endings with the mean's decimals that no n × items whole answers can give, after rounding either way. */
function grimPower(mean: ReportedNumber, { n, divisor }: IntegerScores, rounding: Rounding): number {
  const grains = Number(n * divisor);
  const endings = powerOfTen(mean.decimals + (mean.percent ? 2 : 0));
  if (grains >= endings) return 0;
  const common = Number(greatestCommonDivisor(n * divisor, BigInt(endings)));
  // A mean halfway between two endings may be printed as either; cut off digits, one that ends exactly.
  const doubled = rounding === 'truncated' || (grains / common) % 2 === 0 ? common : 0;
  return Math.max(0, 1 - (grains + doubled) / endings);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/** Whether no value that the printed mean may stand for lies in the range of the scores. */
export function isOutsideRange(mean: ReportedNumber, scores: IntegerScores, rounding: Rounding): boolean {
  const { lower, upper, denominator } = trueShares(mean, rounding);
  const belowMin = scores.min !== null && upper * scores.divisor < scores.min * denominator;
  return belowMin || (scores.max !== null && lower * scores.divisor > scores.max * denominator);
}

/** In the units of the printed mean. */
function nearestMeans(mean: ReportedNumber, { n, divisor }: IntegerScores): [number, number] {
  const unit = mean.percent ? 100 : 1;
  const perGrain = unit / Number(n * divisor);
  const total = mean.value / perGrain;
  const whole = Math.round(total);
  const isWhole = Math.abs(total - whole) < 1e-9 * Math.max(1, Math.abs(total));
  return [(isWhole ? whole : Math.floor(total)) * perGrain, (isWhole ? whole : Math.ceil(total)) * perGrain];
}
