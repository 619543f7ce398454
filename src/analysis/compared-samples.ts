import type { SampleKey } from '../model/result.ts';
import { type Moments, momentsOfRuns } from '../stats/moments.ts';
import type { PartialOverlap } from '../stats/partially-overlapping-test.ts';
import type { MatchedWaves } from './match-waves.ts';
import {
  scoredRespondents,
  scoreRuns,
  scoresOfWave,
  valuesAt,
  type WavePart,
  type WaveScore,
} from './wave.ts';

/** The scores of two waves or groups, and, where respondents are matched, who is who. */
export interface ComparedSamples {
  readonly keys: readonly [SampleKey, SampleKey];
  readonly moments: readonly [Moments, Moments];
  /** The scores themselves, gathered when they are asked for: of a large file they take room. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** `null` without ids, or with fewer than two pairs. */
  readonly overlap: PartialOverlap | null;
}

/** Gathers the scores that are compared. */
export function comparedSamples(
  first: WaveScore,
  second: WaveScore,
  matched: MatchedWaves | null,
): ComparedSamples {
  const secondOf = partnersBetween(first.wave, second.wave, matched);
  const overlap = secondOf === null ? null : overlapOf(first, second, secondOf);
  let own: Float64Array | null = null;
  let others: Float64Array | null = null;
  return {
    keys: [first.wave.key, second.wave.key],
    moments: [momentsOf(first), momentsOf(second)],
    get first() {
      own ??= scoresOfWave(first);
      return own;
    },
    get second() {
      others ??= scoresOfWave(second);
      return others;
    },
    overlap: overlap !== null && overlap.pairedFirst.length >= 2 ? overlap : null,
  };
}

/** Respondents with a score, per wave or group. */
export function sizes({ moments: [first, second] }: ComparedSamples): [number, number] {
  return [first.n, second.n];
}

function momentsOf(score: WaveScore): Moments {
  const { values, counts } = scoreRuns(score);
  return values.length === 0
    ? { n: 0, mean: Number.NaN, variance: Number.NaN }
    : momentsOfRuns(values, counts);
}

/**
 * Whom of one wave the respondents of another are, by position; `null` where nobody is in both: without ids, and of groups of one wave.
 */
export function partnersBetween(
  first: WavePart,
  second: WavePart,
  matched: MatchedWaves | null,
): Int32Array | null {
  return matched === null || first.file === second.file ? null : matched.partners(first.file, second.file);
}

/** Sorts the respondents with a score into pairs and those who have it in one wave only. */
function overlapOf(first: WaveScore, second: WaveScore, secondOf: Int32Array): PartialOverlap {
  const NOBODY = 0;
  const ALONE = 1;
  const inSecond = new Uint8Array(second.wave.dataset.rows).fill(NOBODY);
  const withSecond = scoredRespondents(second);
  for (const index of withSecond) inSecond[index] = ALONE;
  const withFirst = scoredRespondents(first);
  const [paired, partners] = [new Uint32Array(withFirst.length), new Uint32Array(withFirst.length)];
  const firstOnly = new Uint32Array(withFirst.length);
  let [pairs, singles] = [0, 0];
  for (const index of withFirst) {
    const partner = secondOf[index]!;
    if (partner >= 0 && inSecond[partner] === ALONE) {
      inSecond[partner] = NOBODY;
      paired[pairs] = index;
      partners[pairs++] = partner;
    } else firstOnly[singles++] = index;
  }
  return {
    pairedFirst: valuesAt(first.column, paired.subarray(0, pairs)),
    pairedSecond: valuesAt(second.column, partners.subarray(0, pairs)),
    firstOnly: valuesAt(first.column, firstOnly.subarray(0, singles)),
    secondOnly: valuesAt(
      second.column,
      withSecond.filter((index) => inSecond[index] === ALONE),
    ),
  };
}
