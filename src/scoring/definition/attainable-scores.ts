import type { Response, Scale, ScaleItem } from '../../model/scale.ts';
import { type ScorePlan, transformed } from '../score-plan.ts';

/** The values that an answer to an item can count as: evenly spaced, or, where its own table has others, listed. */
type Values = Pick<Response, 'min' | 'max' | 'step'> & { readonly listed?: readonly number[] };

/** More sums than this, of all numbers of answers together, are not followed: the attainable scores then count as unknown. */
const MOST_SUMS = 50_000;
/** Nor more answers to one of several unlike items. */
const MOST_CODES = 1000;

/**
 * Every raw score (before a transform) that answers can lead to when `answered` items of a score are answered; open
 * counts up to `ceiling` people in all.
 *
 * Raw scores are computed as the scoring does it: the mean of the answered, or their sum, prorated when there are gaps.
 *
 * @returns distinct raw scores, or `null` when they are too many to list
 */
export function rawScores(
  plan: ScorePlan,
  scale: Scale,
  answered: number,
  ceiling: number,
): Set<number> | null {
  const responses = valuesOf(plan, scale);
  const sums =
    plan.weights === null && sameCodes(responses) && responses[0]!.listed === undefined
      ? equalItemSums(responses[0]!, answered, ceiling)
      : unequalItemSums(plan, responses, answered);
  if (sums === null) return null;
  const weightAll = totalWeight(plan);
  const complete = answered === plan.items.length;
  const scores = new Set<number>();
  for (const { sum, weight } of sums) {
    if (plan.score?.aggregate === 'mean') scores.add(sum / weight);
    else scores.add(complete ? sum : (sum * weightAll) / weight);
  }
  return scores;
}

/** Every score after the transform, for any number of answered items that the score allows. */
export function attainableScores(plan: ScorePlan, scale: Scale, ceiling: number): Set<number> | null {
  const scores = new Set<number>();
  let followed = 0;
  for (let answered = plan.minAnswered; answered <= plan.items.length; answered++) {
    const raw = rawScores(plan, scale, answered, ceiling);
    followed += raw?.size ?? 0;
    if (raw === null || followed > MOST_SUMS) return null;
    for (const score of raw) {
      const value = transformed(score, plan);
      if (!Number.isNaN(value)) scores.add(value);
    }
  }
  return scores;
}

/**
 * Lowest and highest score. When unlike items may be left out, a single one of them can lead beyond the range of complete
 * answers, so the scores are listed, or, when they are too many, bounded by the widest item.
 */
export function scoreRange(plan: ScorePlan, scale: Scale): readonly [number, number | null] {
  const responses = valuesOf(plan, scale);
  const noGaps = plan.minAnswered >= plan.items.length;
  if (noGaps || plan.lookup !== null || sameCodes(responses) || responses.some(({ max }) => max === null))
    return plan.range;
  const total = plan.score?.aggregate === 'sum' ? totalWeight(plan) : 1;
  const bounds = [
    Math.min(...responses.map(({ min }) => min)),
    Math.max(...responses.map(({ max }) => max ?? 0)),
  ];
  const scores = attainableScores(plan, scale, 0) ?? bounds.map((bound) => transformed(bound * total, plan));
  return [Math.min(...scores), Math.max(...scores)];
}

interface PartialSum {
  readonly sum: number;
  readonly weight: number;
}

function valuesOf(plan: ScorePlan, scale: Scale): Values[] {
  return plan.items.map((index) => {
    const { response, recode } = scale.items[index]!;
    return recode === undefined ? (response ?? scale.response) : recodedValues(recode);
  });
}

function recodedValues(recode: NonNullable<ScaleItem['recode']>): Values {
  const listed = [...new Set(recode.map(([, value]) => value))].sort((a, b) => a - b);
  return { min: listed[0]!, max: listed.at(-1)!, listed };
}

function sameCodes([first, ...others]: readonly Values[]): boolean {
  return others.every(
    ({ min, max, step, listed }) =>
      min === first!.min &&
      max === first!.max &&
      (step ?? 1) === (first!.step ?? 1) &&
      String(listed) === String(first!.listed),
  );
}

function totalWeight(plan: ScorePlan): number {
  return Array.from(plan.items, (_, i) => plan.weights?.[i] ?? 1).reduce(
    (total, weight) => total + weight,
    0,
  );
}

function equalItemSums(
  { min, max, step = 1 }: Values,
  answered: number,
  ceiling: number,
): PartialSum[] | null {
  const low = answered * min;
  const high = max === null ? ceiling : answered * max;
  const count = Math.floor((high - low) / step + 1e-9);
  if (count > MOST_SUMS) return null;
  return Array.from({ length: count + 1 }, (_, index) => ({ sum: low + index * step, weight: answered }));
}

/** Adds item by item, leaving out as many as may be left out. */
function unequalItemSums(
  plan: ScorePlan,
  responses: readonly Values[],
  answered: number,
): PartialSum[] | null {
  if (responses.some(({ min, max, step = 1 }) => max === null || (max - min) / step > MOST_CODES))
    return null;
  let reached = new Map<string, PartialSum & { readonly count: number }>([
    ['', { sum: 0, weight: 0, count: 0 }],
  ]);
  for (let i = 0; i < responses.length; i++) {
    const { min, max, step = 1, listed } = responses[i]!;
    const itemWeight = plan.weights?.[i] ?? 1;
    const next = new Map<string, PartialSum & { readonly count: number }>();
    const reach = (sum: number, weight: number, count: number): void => {
      next.set(`${sum.toPrecision(12)} ${weight.toPrecision(12)} ${count}`, { sum, weight, count });
    };
    for (const { sum, weight, count } of reached.values()) {
      if (answered - count < responses.length - i) reach(sum, weight, count);
      if (count === answered) continue;
      const codes = listed?.length ?? Math.round((max! - min) / step) + 1;
      if (next.size > MOST_SUMS) return null;
      for (let code = 0; code < codes; code++)
        reach(sum + itemWeight * (listed?.[code] ?? min + code * step), weight + itemWeight, count + 1);
    }
    reached = next;
  }
  return [...reached.values()];
}
