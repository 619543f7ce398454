import { normalQuantile } from '../../stats/distributions/index.ts';
import { type RandomGenerator, seededRandom } from '../../stats/random.ts';
import { checkGrimmer, type GrimmerReason } from './grimmer.ts';
import {
  attainableSquares,
  type IntegerScores,
  integerScores,
  possibleSquares,
  possibleTotals,
  printedVariance,
  type ScoreGrain,
  squareLimits,
} from './integer-scores.ts';
import type { ReportedNumber } from './reported-number.ts';
import { trueValues } from './true-values.ts';

export interface SampleQuestion extends ScoreGrain {
  readonly mean: ReportedNumber;
  readonly sd: ReportedNumber;
  /** The same seed gives the same sample. */
  readonly seed: number;
}

/**
 * `sample`: scores that would be printed with this mean and SD, ascending. `none`: proven that there are none; the reason
 * is GRIM's or GRIMMER's, or `no-such-sample` when only the full search shows it. `undecided`: the search was given up
 * (or not begun: more than 100,000 respondents).
 */
export type SampleAnswer =
  | { readonly found: 'sample'; readonly scores: readonly number[] }
  | { readonly found: 'none'; readonly reason: GrimmerReason | 'no-such-sample' }
  | { readonly found: 'undecided' }
  | { readonly found: 'not-checkable'; readonly reason: GrimmerReason };

/** For one total of the scores, moved so that the lowest score is 0: the sums of squares that give the printed SD. */
interface Target {
  readonly size: number;
  readonly sum: number;
  readonly first: number;
  readonly last: number;
  readonly largest: number;
}

const MOST_RESPONDENTS = 100_000;
const MOST_TOTALS = 2000;
const TOTALS_TRIED = 6;
const SEARCH_STEPS = 3_000_000;

/**
 * Finds whole-numbered scores with a printed mean and SD, or shows that there are none (in the way of SPRITE: Heathers,
 * Anaya, van der Zee & Brown 2018; rsprite2).
 *
 * First by chance: a bell-shaped sample of the right total, then one score up and another down until the sum of squares
 * is right, which keeps the total. When that fails, by `exactSample` for every total and every sum of squares that rounding
 * allows, so that `none` is a proof. Without a range the scores lie within s(n − 1)/√n of the mean, as they must.
 *
 * A sample shows that the numbers can be right, not that they are, nor what the scores were.
 *
 * @throws RangeError when n or items is not a positive whole number, or the seed is not a whole number
 * @example findSample({ mean: number('2.20'), sd: number('1.32'), n: 20, range: [1, 5], seed: 1 }) // twenty scores
 */
export function findSample(question: SampleQuestion): SampleAnswer {
  const { mean, sd, seed } = question;
  const check = checkGrimmer(mean, sd, question);
  if (check.verdict === 'not-checkable') return { found: 'not-checkable', reason: check.reason! };
  if (check.verdict === 'inconsistent') return { found: 'none', reason: check.reason! };
  if (question.n > MOST_RESPONDENTS) return { found: 'undecided' };
  const scores = bounded(integerScores(question), question);
  const { targets, complete } = targetsOf(question, scores);
  const random = seededRandom(seed);
  const steps = { steps: SEARCH_STEPS };
  const values = byChance(targets, random, question) ?? bySearch(targets, complete, steps);
  if (values === 'none') return { found: 'none', reason: 'no-such-sample' };
  if (values === 'out-of-steps') return { found: 'undecided' };
  const unit = (mean.percent ? 100 : 1) / Number(scores.divisor);
  const lowest = Number(scores.min);
  return { found: 'sample', scores: values.map((value) => (value + lowest) * unit).sort((a, b) => a - b) };
}

/** No score lies further from the mean than s(n − 1)/√n; the ends of an open range follow from it. */
function bounded(scores: IntegerScores, { mean, sd, rounding }: SampleQuestion): IntegerScores {
  const share = mean.percent ? 100 : 1;
  const centre = trueValues(mean, rounding);
  const reach = (trueValues(sd, rounding).upper / (sd.percent ? 100 : 1)) * Math.sqrt(Number(scores.n));
  const min = BigInt(Math.floor((centre.lower / share - reach) * Number(scores.divisor)) - 1);
  const max = BigInt(Math.ceil((centre.upper / share + reach) * Number(scores.divisor)) + 1);
  return { ...scores, min: scores.min ?? min, max: scores.max ?? max };
}

function targetsOf(
  { mean, sd, rounding = 'nearest' }: SampleQuestion,
  scores: IntegerScores,
): { targets: Target[]; complete: boolean } {
  const { first, last } = possibleTotals(mean, scores, rounding);
  const variance = printedVariance(sd, rounding);
  const min = scores.min!;
  const targets: Target[] = [];
  const complete = last - first < MOST_TOTALS;
  const stride = complete ? 1n : (last - first) / BigInt(MOST_TOTALS) + 1n;
  for (let total = first; total <= last; total += stride) {
    const squares = attainableSquares(
      total,
      possibleSquares(total, variance, scores),
      squareLimits(total, scores),
    );
    if (squares.first > squares.last) continue;
    // Σ(x − min)² = Σx² − 2 min Σx + n min²
    const shift = scores.n * min * min - 2n * min * total;
    targets.push({
      size: Number(scores.n),
      sum: Number(total - scores.n * min),
      first: Number(squares.first + shift),
      last: Number(squares.last + shift),
      largest: Number(scores.max! - min),
    });
  }
  return { targets, complete };
}

/** Tries totals from the middle of the list outwards. */
function byChance(
  targets: readonly Target[],
  random: RandomGenerator,
  { n }: SampleQuestion,
): number[] | null {
  const middle = (targets.length - 1) / 2;
  const order = targets
    .map((target, index) => ({ target, distance: Math.abs(index - middle) }))
    .sort((a, b) => a.distance - b.distance);
  for (const { target } of order.slice(0, TOTALS_TRIED)) {
    const values = bellShaped(target, random);
    if (values !== null && moveToward(target, values, random, Math.min(100 * n ** 2, 5000 + 100 * n)))
      return values;
  }
  return null;
}

/** Normal quantiles, rounded and kept in range, then single steps until the sum is right. */
function bellShaped({ size, sum, first, last, largest }: Target, random: RandomGenerator): number[] | null {
  const centre = sum / size;
  const deviation = Math.sqrt(Math.max(0, (first + last) / 2 / size - centre ** 2));
  const values = Array.from({ length: size }, (_, index) => {
    const value = Math.round(centre + deviation * normalQuantile((index + 0.5) / size));
    return Math.min(Math.max(value, 0), largest);
  });
  let missing = sum - values.reduce((running, value) => running + value, 0);
  for (let step = 0; missing !== 0 && step < 1000 * size; step++) {
    const index = random.nextBelow(size);
    const next = values[index]! + Math.sign(missing);
    if (next < 0 || next > largest) continue;
    values[index] = next;
    missing -= Math.sign(missing);
  }
  return missing === 0 ? values : null;
}

/** One value down and another up, drawn by chance, while that brings the sum of squares nearer (and now and then else). */
function moveToward(target: Target, values: number[], random: RandomGenerator, steps: number): boolean {
  let squares = values.reduce((running, value) => running + value ** 2, 0);
  for (let step = 0; step < steps; step++) {
    const missing = distance(squares, target);
    if (missing === 0) return true;
    const [i, j] = [random.nextBelow(values.length), random.nextBelow(values.length)];
    if (i === j) continue;
    const [low, high] = values[i]! <= values[j]! ? [i, j] : [j, i];
    const by = missing > 0 ? 1 : -1;
    const [lower, higher] = [values[low]! - by, values[high]! + by];
    if (lower < 0 || higher > target.largest || (by < 0 && higher < lower)) continue;
    const change = lower ** 2 + higher ** 2 - values[low]! ** 2 - values[high]! ** 2;
    const nearer = Math.abs(distance(squares + change, target)) < Math.abs(missing);
    if (!nearer && random.nextBelow(16) > 0) continue;
    values[low] = lower;
    values[high] = higher;
    squares += change;
  }
  return distance(squares, target) === 0;
}

/** What the sum of squares lacks (positive) or has too much (negative). */
function distance(squares: number, { first, last }: Target): number {
  if (squares < first) return first - squares;
  return squares > last ? last - squares : 0;
}

function bySearch(
  targets: readonly Target[],
  complete: boolean,
  budget: SearchBudget,
): number[] | 'none' | 'out-of-steps' {
  for (const { size, sum, first, last, largest } of targets) {
    for (let squares = first; squares <= last; squares += 2) {
      const values = exactSample({ size, sum, squares, largest }, budget);
      if (values !== 'none') return values;
    }
  }
  return complete ? 'none' : 'out-of-steps';
}

/** A number of whole numbers from 0 to a largest, with their sum and their sum of squares. */
interface SampleShape {
  readonly size: number;
  readonly sum: number;
  readonly squares: number;
  readonly largest: number;
}

/** How many steps the search may still take; counted down. */
interface SearchBudget {
  steps: number;
}

/**
 * Finds whole numbers in 0..largest with a given size, sum and sum of squares, or proves that there are none.
 *
 * Depth first over the greatest value and how often it occurs, the rest being smaller. A branch is cut when its rest
 * cannot be: sum beyond size × largest, sum of squares with another parity than the sum, below the least (all as equal
 * as possible) or above the greatest (as many as possible at the largest value). Parity and these limits alone do not
 * suffice: 0 + 4 gives no 4 (three numbers, sum 0, squares 4), and near the greatest sum of squares there are gaps.
 *
 * @returns the numbers, `none`, or `out-of-steps` when the budget ended first
 * @example exactSample({ size: 2, sum: 3, squares: 5, largest: 4 }, { steps: 1000 }) // [2, 1]
 */
export function exactSample(shape: SampleShape, budget: SearchBudget): number[] | 'none' | 'out-of-steps' {
  const dead = new Set<string>();
  const search = (rest: SampleShape): number[] | 'none' | 'out-of-steps' => {
    if (budget.steps-- <= 0) return 'out-of-steps';
    if (!isConceivable(rest)) return 'none';
    const { size, sum, squares } = rest;
    if (sum === 0) return new Array<number>(size).fill(0);
    const key = `${size},${sum},${squares},${rest.largest}`;
    if (dead.has(key)) return 'none';
    const most = Math.min(rest.largest, sum, Math.floor(Math.sqrt(squares)));
    // Σx² ≤ max × Σx, and the greatest is at least the mean.
    const least = Math.max(Math.ceil(squares / sum), Math.ceil(sum / size));
    for (let value = most; value >= least; value--) {
      const often = Math.min(size, Math.floor(sum / value), Math.floor(squares / value ** 2));
      for (let count = often; count >= 1; count--) {
        const found = search({
          size: size - count,
          sum: sum - count * value,
          squares: squares - count * value ** 2,
          largest: value - 1,
        });
        if (found === 'out-of-steps') return found;
        if (found !== 'none') return [...new Array<number>(count).fill(value), ...found];
      }
    }
    dead.add(key);
    return 'none';
  };
  return search(shape);
}

function isConceivable({ size, sum, squares, largest }: SampleShape): boolean {
  if (size === 0) return sum === 0 && squares === 0;
  if (sum < 0 || largest < 0 || sum > size * largest || (squares - sum) % 2 !== 0) return false;
  if (sum === 0) return squares === 0;
  const level = Math.floor(sum / size);
  const raised = sum - level * size;
  const fewest = (size - raised) * level ** 2 + raised * (level + 1) ** 2;
  const full = Math.floor(sum / largest);
  const remainder = sum - full * largest;
  return squares >= fewest && squares <= full * largest ** 2 + remainder ** 2;
}
