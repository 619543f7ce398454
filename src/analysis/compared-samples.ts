import type { SampleKey } from '../model/result.ts';
import type { PartialOverlap } from '../stats/partially-overlapping-test.ts';
import type { RespondentMatch } from './match-respondents.ts';
import { scoredRespondents, valuesAt, type WaveScore } from './wave.ts';

/** The scores of two waves or groups, and, where respondents are matched, who is who. */
export interface ComparedSamples {
  readonly keys: readonly [SampleKey, SampleKey];
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** `null` without ids, or with fewer than two pairs. */
  readonly overlap: PartialOverlap | null;
}

/** Gathers the scores that are compared. */
export function comparedSamples(
  first: WaveScore,
  second: WaveScore,
  matched: RespondentMatch | null,
): ComparedSamples {
  const overlap = matched === null ? null : overlapOf(first, second, matched);
  return {
    keys: [first.wave.key, second.wave.key],
    first: valuesAt(first.column, scoredRespondents(first)),
    second: valuesAt(second.column, scoredRespondents(second)),
    overlap: overlap !== null && overlap.pairedFirst.length >= 2 ? overlap : null,
  };
}

/** Respondents with a score, per wave or group. */
export function sizes({ first, second }: ComparedSamples): [number, number] {
  return [first.length, second.length];
}

/** Sorts the respondents with a score into pairs and those who have it in one wave only. */
function overlapOf(first: WaveScore, second: WaveScore, { secondOf }: RespondentMatch): PartialOverlap {
  const withSecond = new Set(scoredRespondents(second));
  const pairs: [number, number][] = [];
  const firstOnly: number[] = [];
  for (const index of scoredRespondents(first)) {
    const partner = secondOf[index]!;
    if (withSecond.delete(partner)) pairs.push([index, partner]);
    else firstOnly.push(index);
  }
  return {
    pairedFirst: valuesAt(
      first.column,
      pairs.map(([index]) => index),
    ),
    pairedSecond: valuesAt(
      second.column,
      pairs.map(([, index]) => index),
    ),
    firstOnly: valuesAt(first.column, firstOnly),
    secondOnly: valuesAt(second.column, [...withSecond]),
  };
}
