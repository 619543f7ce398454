import { bandDecimals } from '../model/band-decimals.ts';
import { powerOfTen } from '../model/power-of-ten.ts';
import type { Band } from '../model/scale.ts';
import { type ScalePlan, type ScorePlan, transformed, WRONG_BLANK } from './score-plan.ts';

/**
 * Turns codes into item values: questions that were skipped as the form allows get the code that a blank then counts as, test items left
 * blank count as wrong where the definition says so, reversed items
 * become min + max − x of the declared range, items with a table of their own what it says; other gaps stay `NaN`.
 */
export function recodeItems(plan: ScalePlan, values: Float64Array): void {
  countSkipped(plan, values);
  recodeAnswers(plan, values);
}

/** The first part of it: what blanks count as. */
export function countSkipped({ skipped, blankIsWrong }: ScalePlan, values: Float64Array): void {
  if (blankIsWrong.length > 0 && !values.every(Number.isNaN))
    for (const item of blankIsWrong) if (Number.isNaN(values[item]!)) values[item] = WRONG_BLANK;
  for (let i = 0; i < skipped.length; i++) {
    const { item, code, when } = skipped[i]!;
    if (!Number.isNaN(values[item]!)) continue;
    if (when.some((codes) => codes.every(([position, answer]) => values[position] === answer)))
      values[item] = code;
  }
}

/** The second part: what answers count as. */
export function recodeAnswers({ reversal, reversed, recoded }: ScalePlan, values: Float64Array): void {
  for (let i = 0; i < reversed.length; i++) {
    const item = reversed[i]!;
    values[item] = reversal[item]! - values[item]!;
  }
  for (let i = 0; i < recoded.length; i++) {
    const [item, table] = recoded[i]!;
    values[item] = table.get(values[item]!) ?? Number.NaN;
  }
}

/** What one answer to an item counts as. */
export function recodedAnswer({ reversal, recoded }: ScalePlan, item: number, answer: number): number {
  const [, table] = recoded.find(([position]) => position === item) ?? [];
  if (table !== undefined) return table.get(answer) ?? Number.NaN;
  const sum = reversal[item]!;
  return Number.isNaN(sum) ? answer : sum - answer;
}

/** What a respondent answered of some items, after reversal. */
export interface Answers {
  /** How many are answered. */
  readonly answered: number;
  /** Their sum. */
  readonly sum: number;
}

/** The answers to the items of one score. */
export function answersOf({ items }: ScorePlan, values: Float64Array): Answers {
  const k = items.length;
  let gaps = 0;
  let sum = 0;
  for (let i = 0; i < k; i++) {
    const value = values[items[i]!]!;
    if (Number.isNaN(value)) gaps++;
    else sum += value;
  }
  return { answered: k - gaps, sum };
}

/**
 * The score of one respondent: mean or sum of the answered items, weighted where the definition says so. A sum with gaps
 * is prorated: the (weighted) mean of the answered items times the number (total weight) of all.
 *
 * @param values item values after reversal, `NaN` where unanswered
 * @param answers to the items of this score
 * @returns `NaN` below `minAnswered`, without a total score, or for a raw score outside a lookup table
 */
export function scoreRespondent(
  plan: ScorePlan,
  values: Float64Array,
  answers: Answers = answersOf(plan, values),
): number {
  const { score, items } = plan;
  const { answered } = answers;
  if (score === null || answered < plan.minAnswered || answered === 0) return Number.NaN;
  let { sum } = answers;
  let weightAnswered = answered;
  let weightAll = items.length;
  if (plan.weights !== null) {
    sum = 0;
    weightAnswered = 0;
    weightAll = 0;
    for (let i = 0; i < items.length; i++) {
      const weight = plan.weights[i]!;
      weightAll += weight;
      const value = values[items[i]!]!;
      if (Number.isNaN(value)) continue;
      sum += weight * value;
      weightAnswered += weight;
    }
  }
  if (score.aggregate === 'mean') return transformed(sum / weightAnswered, plan);
  // Multiplying first keeps prorated sums of whole numbers exact where they can be.
  return transformed(answered === items.length ? sum : (sum * weightAll) / weightAnswered, plan);
}

/**
 * The band of a score, by its position in the definition; −1 when it lies in none.
 *
 * Published limits have so many decimals (2.99, 3.00), so the score is rounded to that many, half away from zero, first.
 */
export function bandOf(score: number, bands: readonly Band[]): number {
  if (Number.isNaN(score) || bands.length === 0) return -1;
  const rounded = roundTo(score, decimalsOf(bands));
  return bands.findIndex(({ min, max }) => rounded >= min && (max === null || rounded <= max));
}

/** The same bands are asked for once a respondent. */
const DECIMALS = new WeakMap<readonly Band[], number>();

function decimalsOf(bands: readonly Band[]): number {
  let decimals = DECIMALS.get(bands);
  if (decimals === undefined) {
    decimals = bandDecimals(bands);
    DECIMALS.set(bands, decimals);
  }
  return decimals;
}

function roundTo(value: number, decimals: number): number {
  const factor = powerOfTen(decimals);
  const scaled = Math.abs(value) * factor;
  return (Math.sign(value) * Math.floor(scaled + 0.5 + 1e-9)) / factor;
}
