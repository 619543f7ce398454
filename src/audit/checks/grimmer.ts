import { isOutsideRange } from './grim.ts';
import {
  attainableSquares,
  type IntegerScores,
  integerScores,
  possibleSquares,
  possibleTotals,
  printedVariance,
  type ScoreGrain,
  squareLimits,
  type WholeNumbers,
} from './integer-scores.ts';
import type { ReportedNumber } from './reported-number.ts';
import { greatestSd } from './sd-limits.ts';
import { type Fractions, isExact, trueValues } from './true-values.ts';
import type { Verdict } from './verdict.ts';

/**
 * `mean`: the mean fails GRIM. `outside-range`: the mean lies outside the range of the scores.
 * `sd-too-small`, `sd-too-large`: no whole-numbered answers with that mean (in that range) vary so little or so much.
 * `no-whole-sum-of-squares`, `parity`: the steps of GRIMMER. `not-exact`: not printed with "=". `n-too-small`: below two.
 */
export type GrimmerReason =
  | 'mean'
  | 'outside-range'
  | 'sd-too-small'
  | 'sd-too-large'
  | 'no-whole-sum-of-squares'
  | 'parity'
  | 'not-exact'
  | 'n-too-small';

export interface GrimmerCheck {
  readonly verdict: Verdict;
  readonly reason: GrimmerReason | null;
}

/**
 * GRIMMER: whether a printed sample SD of whole-numbered answers is possible beside the mean and n (Anaya 2016, The
 * GRIMMER test; analytic form of Allard 2018).
 *
 * For a total T that GRIM allows, the sum of squares T²/n + (n − 1)s² must hold a whole number within what rounding
 * allows, with the parity of T, and not below the least nor above the greatest sum of squares that whole numbers in the
 * range can have. Several items: the integers are the items' sums and s is multiplied by the number of items (treating
 * n × items as respondents, as early versions of scrutiny did, flags true samples). Every T is tried, where the original
 * tries one: fewer false alarms. The test is necessary, not sufficient: `findSample` decides.
 *
 * @throws RangeError when n or items is not a positive whole number
 * @example checkGrimmer(number('3.44'), number('2.47'), { n: 18 }) // inconsistent, parity
 */
export function checkGrimmer(mean: ReportedNumber, sd: ReportedNumber, grain: ScoreGrain): GrimmerCheck {
  if (!isExact(sd)) return { verdict: 'not-checkable', reason: 'not-exact' };
  if (trueValues(sd, grain.rounding).upper < 0) return { verdict: 'inconsistent', reason: 'sd-too-small' };
  return checkVariance(mean, printedVariance(sd, grain.rounding ?? 'nearest'), grain);
}

/** GRIMMER with the bounds of the variance instead of a printed SD; the variance is that of the scores. */
export function checkVariance(mean: ReportedNumber, variance: Fractions, grain: ScoreGrain): GrimmerCheck {
  const scores = integerScores(grain);
  const rounding = grain.rounding ?? 'nearest';
  if (!isExact(mean)) return { verdict: 'not-checkable', reason: 'not-exact' };
  if (scores.n < 2n) return { verdict: 'not-checkable', reason: 'n-too-small' };
  const totals = possibleTotals(mean, scores, rounding);
  if (totals.first > totals.last) {
    const outside = isOutsideRange(mean, scores, rounding);
    return { verdict: 'inconsistent', reason: outside ? 'outside-range' : 'mean' };
  }
  const many = totals.last - totals.first > MOST_TOTALS;
  const reason = many ? excess(mean, variance, grain) : failure(totals, variance, scores);
  if (reason !== null) return { verdict: 'inconsistent', reason };
  return { verdict: hasPower(variance, scores) ? 'consistent' : 'no-power', reason: null };
}

/** Beyond this many possible totals the grain no longer forbids any SD, only the range does. */
const MOST_TOTALS = 20_000n;

/** Whether the variance is beyond that of any numbers in the range. */
function excess(
  mean: ReportedNumber,
  variance: Fractions,
  { n, range, rounding }: ScoreGrain,
): GrimmerReason | null {
  if (range === undefined || range === null) return null;
  const { lower, upper } = trueValues(mean, rounding);
  const unit = mean.percent ? 100 : 1;
  const most = greatestSd({ lower: lower / unit, upper: upper / unit }, n, range);
  const least = Math.sqrt(Number(variance.lower) / Number(variance.denominator));
  return least > most * (1 + 1e-9) ? 'sd-too-large' : null;
}

const STEPS: readonly GrimmerReason[] = ['no-whole-sum-of-squares', 'sd-too-small', 'sd-too-large', 'parity'];

/** The furthest step at which the totals fail; `null` when one of them passes. */
function failure(totals: WholeNumbers, variance: Fractions, scores: IntegerScores): GrimmerReason | null {
  let furthest = 0;
  for (let total = totals.first; total <= totals.last; total++) {
    const window = possibleSquares(total, variance, scores);
    const limits = squareLimits(total, scores);
    const squares = attainableSquares(total, window, limits);
    if (squares.first <= squares.last) return null;
    let step = 3;
    if (window.first > window.last) step = 0;
    else if (window.last < limits.least) step = 1;
    else if (limits.most !== null && window.first > limits.most) step = 2;
    furthest = Math.max(furthest, step);
  }
  return STEPS[furthest]!;
}

/** Two neighbouring whole sums of squares in every window leave nothing that could fail but the limits. */
function hasPower({ lower, upper, denominator }: Fractions, { n, divisor }: IntegerScores): boolean {
  return (n - 1n) * divisor * divisor * (upper - lower) < 2n * denominator;
}
