import type { FlaggedRespondent, QualityFlag, QualityLimits } from '../model/quality.ts';
import { evenOddConsistency } from '../stats/quality/even-odd-consistency.ts';
import { intraIndividualVariability } from '../stats/quality/intra-individual-variability.ts';
import { longString } from '../stats/quality/long-string.ts';
import { FEWEST_ANSWERS, type QualityBlock, type QualityLayout } from './quality-layout.ts';

export type RespondentIndices = Omit<FlaggedRespondent, 'row' | 'line' | 'flags' | 'mahalanobis'>;

/** A stretch shorter than this is no pattern, however short the block. */
const SHORTEST_LONG_STRING = 10;
/** The usual limit of even-odd consistency. */
export const USUAL_CONSISTENCY = 0.3;
/** With few scales honest respondents fall below it too often: 13% of the 2,800 of `bfi`, with five scales. */
const FEWEST_SCALES_TO_FLAG = 10;

/**
 * From how many identical answers a run is flagged: half of the block's items (Curran 2016), but at least ten, and more than a stretch
 * of one scale whose items are all keyed one way.
 */
function longStringLimit(limits: QualityLimits, { items, oneWay }: QualityBlock): number {
  return limits.longString ?? Math.max(SHORTEST_LONG_STRING, Math.ceil(items.length / 2), oneWay + 1);
}

/** Computes the indices of one respondent after the other; the buffers are made once. */
export function indicesOf(
  layout: QualityLayout,
  limits: QualityLimits,
): (answers: Float64Array) => RespondentIndices {
  const blocks = layout.blocks.map((block) => ({
    items: block.items,
    values: new Float64Array(block.items.length),
    limit: longStringLimit(limits, block),
  }));
  const formats = layout.formats.map((items) => ({ items, values: new Float64Array(items.length) }));
  const halved = layout.halved.map(({ items }) => ({ items, values: new Float64Array(items.length) }));
  return (answers) => {
    for (const { items, values } of [...blocks, ...formats]) {
      items.forEach((item, i) => {
        values[i] = answers[item]!;
      });
    }
    for (const { items, values } of halved) {
      items.forEach((item, i) => {
        values[i] = shareOfRange(layout, item, answers[item]!);
      });
    }
    const consistency = evenOddConsistency(halved.map(({ values }) => values));
    return {
      missing: shareMissing(answers),
      longString: closestRun(blocks),
      straightLines: layout.reversible.flatMap((scale) =>
        isStraightLine(scale, layout, answers) ? [scale.id] : [],
      ),
      variability: lowestVariability(formats.map(({ values }) => values)),
      consistency: consistency.ok
        ? { value: consistency.value.consistency, scales: consistency.value.scales }
        : null,
    };
  };
}

/** What the indices are beyond their limits for, in the order of `QUALITY_FLAGS`; the distance is judged where it is computed. */
export function flagsOf(indices: RespondentIndices, limits: QualityLimits, outlier: boolean): QualityFlag[] {
  const { missing, longString: run, straightLines, variability, consistency } = indices;
  const judged: readonly (readonly [QualityFlag, boolean])[] = [
    ['many-missing', missing > limits.missing],
    ['long-string', run !== null && run.length >= run.limit],
    ['straight-line', straightLines.length > 0],
    // The mean of equal answers with decimals can be off by rounding.
    ['low-variability', variability !== null && variability <= limits.variability + 1e-12],
    ['low-consistency', consistency !== null && isInconsistent(consistency, limits)],
    ['multivariate-outlier', outlier],
  ];
  return judged.flatMap(([flag, holds]) => (holds ? [flag] : []));
}

function isInconsistent(
  { value, scales }: { readonly value: number; readonly scales: number },
  limits: QualityLimits,
): boolean {
  if (limits.consistency !== null) return value < limits.consistency;
  return scales >= FEWEST_SCALES_TO_FLAG && value < USUAL_CONSISTENCY;
}

function shareMissing(answers: Float64Array): number {
  let missing = 0;
  for (const answer of answers) if (Number.isNaN(answer)) missing++;
  return answers.length === 0 ? 0 : missing / answers.length;
}

function closestRun(
  blocks: readonly { readonly values: Float64Array; readonly limit: number }[],
): RespondentIndices['longString'] {
  let closest: RespondentIndices['longString'] = null;
  for (const { values, limit } of blocks) {
    const { length, answer } = longString(values);
    if (length > 0 && (closest === null || length / limit > closest.length / closest.limit))
      closest = { length, of: values.length, limit, answer };
  }
  return closest;
}

/** The same answer to items that are keyed both ways; the middle one does not contradict itself. */
function isStraightLine(
  { items, middle }: QualityLayout['reversible'][number],
  layout: QualityLayout,
  answers: Float64Array,
): boolean {
  const answered = items.filter((item) => !Number.isNaN(answers[item]!));
  const first = answers[answered[0] ?? 0]!;
  if (answered.length < FEWEST_ANSWERS || first === middle) return false;
  const reversed = answered.filter((item) => layout.items[item]!.reversed).length;
  return reversed > 0 && reversed < answered.length && answered.every((item) => answers[item] === first);
}

function lowestVariability(formats: readonly Float64Array[]): number | null {
  let lowest: number | null = null;
  for (const values of formats) {
    const answered = values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
    const estimate = intraIndividualVariability(values);
    if (answered < FEWEST_ANSWERS || !estimate.ok) continue;
    lowest = lowest === null ? estimate.value : Math.min(lowest, estimate.value);
  }
  return lowest;
}

/** The answer after reversal as a share of its declared range, so that scales of different formats can be compared. */
function shareOfRange({ items }: QualityLayout, item: number, answer: number): number {
  const { response, reversed, shares } = items[item]!;
  const known = shares?.get(answer);
  if (known !== undefined) return known;
  const share = (answer - response.min) / (response.max! - response.min);
  return reversed ? 1 - share : share;
}
