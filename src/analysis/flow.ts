import type { Flow, ScoreFlow, ScoreOverlap, ScoreWaveFlow } from '../model/result.ts';
import type { ScaleSelection } from '../scoring/select-scales.ts';
import { partnersBetween } from './compared-samples.ts';
import { changesOf } from './contrasts.ts';
import type { MatchedWaves } from './match-waves.ts';
import { answeringPatterns, scorePatterns } from './score-patterns.ts';
import { eachBlock, isInWave, respondents, type Wave, type WaveScore } from './wave.ts';

/**
 * Counts the respondents at each step: rows read, without a score and why, scored, and (matched) scored in two waves or in one, of three
 * waves and more also in which of them.
 * Counted from the rows, independently of descriptions and tests, whose numbers it must give again.
 *
 * @param leftOut rows of each wave that are left out before; `null` where there are none to leave out
 */
export function flowOf(
  selection: ScaleSelection,
  waves: readonly Wave[],
  matched: MatchedWaves | null,
  leftOut: readonly number[] | null = null,
): Flow {
  return {
    waves: waves.map((wave) => ({
      wave: wave.key.wave,
      group: wave.key.group,
      ...(leftOut !== null && { leftOut: leftOut[wave.file]! }),
      read: respondents(wave),
      paired: matched === null ? null : pairedOf(wave, matched),
    })),
    outside: sumOf(outsideGroups(waves)),
    ...(matched !== null && matched.pairs.length > 1 && { patterns: answeringPatterns(waves, matched) }),
    scores: selection.scales.flatMap(({ scale }) => {
      const present = waves.flatMap((wave) => {
        const scored = wave.dataset.scales.find(({ plan }) => plan.scale.id === scale.id);
        return scored === undefined ? [] : [{ wave, scored }];
      });
      const plans = present[0]?.scored.plan.scores ?? [];
      return plans.flatMap(({ id, isTotal, score }, index) => {
        if (score === null) return [];
        const scores = present.map(({ wave, scored }) => ({
          wave,
          scale: scored.plan,
          column: scored.scores[index]!,
        }));
        return [scoreFlow(scale.id, isTotal ? null : id, scores, matched)];
      });
    }),
  };
}

function sumOf(outside: readonly OutsideGroups[]): Flow['outside'] {
  if (outside.length === 0) return null;
  const sum = (key: 'withoutGroup' | 'otherGroups') => outside.reduce((total, each) => total + each[key], 0);
  return { withoutGroup: sum('withoutGroup'), otherGroups: sum('otherGroups') };
}

function scoreFlow(
  scale: string,
  subscale: string | null,
  scores: readonly WaveScore[],
  matched: MatchedWaves | null,
): ScoreFlow {
  const [pair, ...later] = matched === null ? [] : changesOf(scores).map((each) => overlapOf(each, matched));
  return {
    scale,
    subscale,
    waves: scores.map(scoreWaveFlow),
    overlap: pair ?? null,
    ...(matched === null || later.length === 0 ? {} : { later, patterns: scorePatterns(scores, matched) }),
  };
}

/** Respondents of a later wave who are in the first, of the first those who are in any later one. */
function pairedOf(wave: Wave, { pairs, people }: MatchedWaves): number {
  const isFound =
    wave.file === 0
      ? (index: number) => pairs.some(({ secondOf }) => secondOf[index]! >= 0)
      : (index: number) => people()[wave.file]![index]! < pairs[0]!.secondOf.length;
  let paired = 0;
  for (let index = 0; index < wave.dataset.rows; index++)
    if (isInWave(wave, index) && isFound(index)) paired++;
  return paired;
}

function scoreWaveFlow(score: WaveScore): ScoreWaveFlow {
  let read = 0;
  let noAnswers = 0;
  let scored = 0;
  eachBlock(score, (count, positions, scores) => {
    read += count;
    for (let i = 0; i < count; i++) {
      if (!Number.isNaN(scores[i]!)) scored++;
      else if (score.column.scores.answeredAt(positions[i]!) === 0) noAnswers++;
    }
  });
  const { key } = score.wave;
  return {
    wave: key.wave,
    group: key.group,
    read,
    noAnswers,
    tooFewAnswers: read - noAnswers - scored,
    scored,
  };
}

function overlapOf([first, second]: readonly [WaveScore, WaveScore], matched: MatchedWaves): ScoreOverlap {
  const secondOf = partnersBetween(first.wave, second.wave, matched)!;
  const isScored = ({ column }: WaveScore, index: number) => !Number.isNaN(column.scores.scoreAt(index));
  const isPartner = new Uint8Array(second.wave.dataset.rows);
  let paired = 0;
  let preOnly = 0;
  let preUnmatched = 0;
  let postUnscored = 0;
  for (let index = 0; index < secondOf.length; index++) {
    const partner = secondOf[index]!;
    if (partner >= 0) isPartner[partner] = 1;
    if (!isInWave(first.wave, index)) continue;
    if (isScored(first, index)) {
      if (partner >= 0 && isScored(second, partner)) paired++;
      else {
        preOnly++;
        if (partner < 0) preUnmatched++;
      }
    } else if (partner >= 0 && isScored(second, partner)) postUnscored++;
  }
  let postUnmatched = 0;
  for (let index = 0; index < isPartner.length; index++) {
    if (isInWave(second.wave, index) && isPartner[index] === 0 && isScored(second, index)) postUnmatched++;
  }
  return {
    waves: [first.wave.key.wave!, second.wave.key.wave!],
    group: first.wave.key.group,
    paired,
    preOnly,
    postOnly: postUnmatched + postUnscored,
    partnerUnscored: [preOnly - preUnmatched, postUnscored],
  };
}

/** Respondents who are in none of the groups that are compared; also by file, where several are joined. */
export interface OutsideGroups {
  readonly withoutGroup: number;
  readonly otherGroups: number;
  readonly parts?: readonly { readonly withoutGroup: number; readonly otherGroups: number }[];
}

/** Per wave that is split into groups: respondents who are in none of those that are compared. */
export function outsideGroups(waves: readonly Wave[]): OutsideGroups[] {
  const files = [...new Set(waves.map(({ file }) => file))];
  return files.flatMap((file) => {
    const ofFile = waves.filter((wave) => wave.file === file);
    const { groupOf, parts } = ofFile[0]!.dataset;
    return groupOf === null
      ? []
      : [countOutsideGroups(groupOf, parts, new Set(ofFile.map(({ group }) => group)))];
  });
}

function countOutsideGroups(
  groupOf: Int32Array,
  parts: Wave['dataset']['parts'],
  compared: ReadonlySet<number>,
): OutsideGroups {
  const outside = { withoutGroup: 0, otherGroups: 0 };
  const byPart = parts.map(() => ({ withoutGroup: 0, otherGroups: 0 }));
  let part = 0;
  let end = parts[0]?.rows ?? 0;
  groupOf.forEach((group, respondent) => {
    while (respondent >= end && part < parts.length - 1) end += parts[++part]!.rows;
    const kind = group < 0 ? 'withoutGroup' : compared.has(group) ? null : 'otherGroups';
    if (kind === null) return;
    outside[kind]++;
    if (byPart[part] !== undefined) byPart[part]![kind]++;
  });
  return { ...outside, ...(parts.length > 0 && { parts: byPart }) };
}
