import type { SampleKey } from '../model/result.ts';
import type { ScoreRuns } from '../scoring/respondent-scores.ts';
import type { ScoredColumn, ScoredDataset } from '../scoring/score-dataset.ts';
import type { ScalePlan } from '../scoring/score-plan.ts';

/** Respondents of a file, all or one group of them. */
export interface WavePart {
  readonly key: SampleKey;
  readonly file: number;
  readonly dataset: { readonly rows: number; readonly groupOf: Int32Array | null };
  readonly group: number;
}

/** The respondents of one wave or group: a file, or one group of a file. */
export interface Wave {
  readonly key: SampleKey;
  /** Position of the file, or of the part of one, among those that are analysed. */
  readonly file: number;
  readonly dataset: ScoredDataset;
  /** Position in `dataset.groups`; 0 when the file is one group. */
  readonly group: number;
}

/** One score in one wave. */
export interface WaveScore {
  readonly wave: Wave;
  /** The scale that the score belongs to. */
  readonly scale: ScalePlan;
  readonly column: ScoredColumn;
}

/**
 * Ids of waves or files, by which results are told apart: each as it is named, a name that was there already with a number.
 *
 * @example distinctIds(['pre', 'pre']) // ['pre', 'pre (2)']
 */
export function distinctIds(names: readonly string[]): string[] {
  const ids: string[] = [];
  for (const name of names) {
    let id = name;
    for (let number = 2; ids.includes(id); number++) id = `${name} (${number})`;
    ids.push(id);
  }
  return ids;
}

/** Whether the respondent at this position belongs to the wave. */
export function isInWave({ dataset, group }: WavePart, index: number): boolean {
  return dataset.groupOf === null || dataset.groupOf[index] === group;
}

/** 1 where two whole numbers are the same, else 0. */
export function isSame(one: number, other: number): 0 | 1 {
  const differing = one ^ other;
  return (1 - ((differing | -differing) >>> 31)) as 0 | 1;
}

/** Number of respondents of a wave, with or without a score. */
export function respondents(wave: WavePart): number {
  if (wave.dataset.groupOf === null) return wave.dataset.rows;
  let count = 0;
  for (const group of wave.dataset.groupOf) count += isSame(group, wave.group);
  return count;
}

/** Respondents that are looked at together. */
export const BLOCK = 1024;

/**
 * Goes through the scores of a file and tells of the wave's respondents, some at a time.
 *
 * @param each told how many, their positions in the file, and their scores, `NaN` for none; both lists are used again
 */
export function eachBlock(
  { wave, column: { scores } }: WaveScore,
  each: (count: number, positions: Uint32Array, scores: Float64Array) => void,
): void {
  const { rows, groupOf } = wave.dataset;
  const most = Math.min(BLOCK, rows);
  const positions = new Uint32Array(most);
  const block = new Float64Array(most);
  for (let from = 0; from < rows; from += BLOCK) {
    const length = Math.min(BLOCK, rows - from);
    scores.read(from, length < most ? block.subarray(0, length) : block);
    let count = 0;
    for (let i = 0; i < length; i++) {
      positions[count] = from + i;
      block[count] = block[i]!;
      // Without a branch: who is in a group is as good as chance.
      count += groupOf === null ? 1 : isSame(groupOf[from + i]!, wave.group);
    }
    each(count, positions, block);
  }
}

/**
 * Positions of the wave's respondents who have this score.
 *
 * @throws RangeError where an engine has summed the scores, each by itself
 */
export function scoredRespondents(score: WaveScore): Uint32Array {
  const { rows, isJoint } = score.wave.dataset;
  if (!isJoint) throw new RangeError('scoredRespondents: of sums nobody is known by position');
  const scored = new Uint32Array(rows);
  let n = 0;
  eachBlock(score, (count, positions, scores) => {
    for (let i = 0; i < count; i++) if (!Number.isNaN(scores[i]!)) scored[n++] = positions[i]!;
  });
  return scored.slice(0, n);
}

/** The scores of the wave's respondents who have one, in the order of the file. */
export function scoresOfWave(score: WaveScore): Float64Array {
  const values = new Float64Array(score.wave.dataset.rows);
  let n = 0;
  eachBlock(score, (count, _positions, scores) => {
    for (let i = 0; i < count; i++) if (!Number.isNaN(scores[i]!)) values[n++] = scores[i]!;
  });
  return values.subarray(0, n);
}

/** The same in ascending order, each different score once with its number of respondents. */
export function scoreRuns({ wave: { dataset, group }, column: { scores } }: WaveScore): ScoreRuns {
  return scores.runs(dataset.groupOf, group);
}

/** The scores of these respondents. */
export function valuesAt({ scores }: ScoredColumn, positions: ArrayLike<number>): Float64Array {
  const values = new Float64Array(positions.length);
  for (let i = 0; i < values.length; i++) values[i] = scores.scoreAt(positions[i]!);
  return values;
}

/** The score's items after reversal, one array per item over all respondents of the file; `null` where they were not kept. */
export function itemValues({ wave, scale, column }: WaveScore): readonly Float64Array[] | null {
  const items = wave.dataset.scales.find(({ plan }) => plan === scale)?.items ?? null;
  return items === null ? null : column.plan.items.map((index) => items[index]!);
}

/** The same of the wave's respondents only. */
export function itemValuesOfWave(score: WaveScore): readonly Float64Array[] | null {
  return itemValues(score)?.map((item) => item.filter((_, index) => isInWave(score.wave, index))) ?? null;
}
