import type { Direction, LocalisedText } from '../model/result.ts';
import type { Band, Scale, ScaleItem, Score } from '../model/scale.ts';

/** Stands for a blank that counts as a wrong answer, where answers stand for themselves. */
export const WRONG_BLANK = Number.NEGATIVE_INFINITY;

/** One score (a total or a subscale), ready to be computed from the item values of a scale. */
export interface ScorePlan {
  readonly id: string;
  readonly name: LocalisedText;
  readonly direction: Direction;
  readonly isTotal: boolean;
  /** `null` where a definition has no total score: the items are still read. */
  readonly score: Score | null;
  /** Positions in the scale's items. */
  readonly items: readonly number[];
  /** Weight per entry of `items`; `null` when all are 1. */
  readonly weights: Float64Array | null;
  readonly minAnswered: number;
  readonly lookup: ReadonlyMap<number, number> | null;
  readonly bands: readonly Band[];
  /** Attainable range after the transform; `null` upper end for open counts. */
  readonly range: readonly [number, number | null];
}

/** A scale ready to score respondents: per item the reversal, and its total and subscales. */
export interface ScalePlan {
  readonly scale: Scale;
  /** min + max per reversed item, `NaN` for the others. */
  readonly reversal: Float64Array;
  /** Positions of the reversed items. */
  readonly reversed: readonly number[];
  /** Items with a table of their own of what each code counts as, by position. */
  readonly recoded: readonly (readonly [position: number, values: ReadonlyMap<number, number>])[];
  /** Questions that may be skipped, in the order of the items: what a blank counts as, and after which codes of which items. */
  readonly skipped: readonly {
    readonly item: number;
    readonly code: number;
    readonly when: readonly (readonly (readonly [position: number, code: number])[])[];
  }[];
  /** Positions of test items of which a blank is wrong, for whoever answered any item. */
  readonly blankIsWrong: readonly number[];
  /** The total first (also when the definition has no total score), then the subscales. */
  readonly scores: readonly ScorePlan[];
}

/**
 * Compiles a definition that has passed the schema.
 *
 * @throws RangeError when a subscale names an item that does not exist (the linter finds it first)
 */
export function planScale(scale: Scale): ScalePlan {
  const position = new Map(scale.items.map((item, index) => [item.id, index]));
  const responses = scale.items.map((item) => item.response ?? scale.response);
  const all = scale.items.map((_, index) => index);
  const total = planScore(scale, scale.score, all, {
    id: scale.id,
    name: scale.name,
    direction: scale.direction,
    isTotal: true,
    bands: scale.bands ?? [],
  });
  const subscales = (scale.subscales ?? []).map((subscale) => {
    const items = subscale.items.map((id) => {
      const index = position.get(id);
      if (index === undefined) throw new RangeError(`subscale ${subscale.id} of ${scale.id}: no item ${id}`);
      return index;
    });
    return planScore(scale, subscale.score, items, {
      id: subscale.id,
      name: subscale.name ?? { en: subscale.id },
      direction: subscale.direction ?? scale.direction,
      isTotal: false,
      bands: subscale.bands ?? [],
    });
  });
  const reversal = Float64Array.from(scale.items, (item, index) => {
    const { min, max } = responses[index]!;
    return item.reverse === true && max !== null ? min + max : Number.NaN;
  });
  return {
    scale,
    reversal,
    reversed: all.filter((index) => !Number.isNaN(reversal[index]!)),
    recoded: scale.items.flatMap(({ recode }, index) =>
      recode === undefined ? [] : [[index, new Map([...recode, [WRONG_BLANK, 0]])] as const],
    ),
    skipped: scale.items.flatMap(({ skipped }, item) =>
      skipped === undefined
        ? []
        : [
            {
              item,
              code: skipped.code,
              when: skipped.when.map((codes) =>
                Object.entries(codes).map(([id, code]) => [position.get(id) ?? -1, code] as const),
              ),
            },
          ],
    ),
    blankIsWrong: scale.blank === 'wrong' ? all.filter((index) => scale.items[index]!.key !== undefined) : [],
    scores: [total, ...subscales],
  };
}

/**
 * Whether the scores of a scale rest on nothing but how many answers a respondent gave and their sum: none has weights, and no blank
 * counts as an answer.
 */
export function restsOnSums({ skipped, blankIsWrong, scores }: ScalePlan): boolean {
  return skipped.length === 0 && blankIsWrong.length === 0 && scores.every(({ weights }) => weights === null);
}

function planScore(
  scale: Scale,
  score: Score | null,
  items: readonly number[],
  identity: Pick<ScorePlan, 'id' | 'name' | 'direction' | 'isTotal' | 'bands'>,
): ScorePlan {
  const weights = score?.weights;
  const lookup =
    score?.transform !== undefined && 'lookup' in score.transform ? new Map(score.transform.lookup) : null;
  const plan = {
    ...identity,
    score,
    items,
    weights:
      weights === undefined
        ? null
        : Float64Array.from(items, (index) => own(weights, scale.items[index]!.id) ?? 1),
    minAnswered: answeredNeeded(score, items.length),
    lookup,
  };
  return { ...plan, range: attainableRange(scale, plan) };
}

/** The entry of a record under a name that a definition gives; never one of the prototype's. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A fraction is a share of the items, rounded up; a count is a count. */
export function answeredNeeded(score: Score | null, k: number): number {
  const needed = score?.minAnswered ?? k;
  return needed < 1 ? Math.ceil(needed * k - 1e-9) : needed;
}

/** Lowest and highest value that an answer to an item counts as, after its recoding; `null` for no upper end. */
export function valueRange(item: ScaleItem, scale: Scale): readonly [number, number | null] {
  if (item.recode !== undefined) {
    const values = item.recode.map(([, value]) => value);
    return [Math.min(...values), Math.max(...values)];
  }
  const { min, max } = item.response ?? scale.response;
  return [min, max];
}

/** Whether the highest answer counts least: a reversed item, or one whose own table falls. */
export function runsBackward({ reverse, recode = [] }: ScaleItem): boolean {
  const byCode = [...recode].sort(([a], [b]) => a - b);
  return reverse === true || (byCode.length > 0 && byCode.at(-1)![1] < byCode[0]![1]);
}

function attainableRange(scale: Scale, plan: Omit<ScorePlan, 'range'>): readonly [number, number | null] {
  let low = 0;
  let high: number | null = 0;
  let weight = 0;
  plan.items.forEach((index, i) => {
    const [min, max] = valueRange(scale.items[index]!, scale);
    const w = plan.weights?.[i] ?? 1;
    weight += w;
    low += w * min;
    high = high === null || max === null ? null : high + w * max;
  });
  if (plan.score?.aggregate === 'mean') {
    low /= weight;
    high = high === null ? null : high / weight;
  }
  if (plan.lookup !== null) {
    const values = [...plan.lookup.values()];
    return [Math.min(...values), Math.max(...values)];
  }
  const ends = [low, high].map((end) => (end === null ? null : transformed(end, plan)));
  const [first, second] = ends as [number, number | null];
  return second !== null && second < first ? [second, first] : [first, second];
}

/** The score after the definition's transform; `NaN` for a raw score that a lookup table does not have. */
export function transformed(raw: number, plan: Pick<ScorePlan, 'score' | 'lookup'>): number {
  if (plan.lookup !== null) return plan.lookup.get(raw) ?? Number.NaN;
  const transform = plan.score?.transform;
  if (transform === undefined || !('steps' in transform)) return raw;
  return transform.steps.reduce((value, step) => {
    if ('add' in step) return value + step.add;
    if ('subtract' in step) return value - step.subtract;
    if ('multiply' in step) return value * step.multiply;
    return value / step.divide;
  }, raw);
}
