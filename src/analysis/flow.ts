import type { Flow, ScoreFlow, ScoreOverlap, ScoreWaveFlow } from '../model/result.ts';
import type { ScaleSelection } from '../scoring/select-scales.ts';
import type { RespondentMatch } from './match-respondents.ts';
import { isInWave, respondents, type Wave, type WaveScore } from './wave.ts';

/**
 * Counts the respondents at each step: rows read, without a score and why, scored, and (matched) scored in both waves or in one.
 * Counted from the rows, independently of descriptions and tests, whose numbers it must give again.
 *
 * @param leftOut rows of each wave that are left out before; `null` where there are none to leave out
 */
export function flowOf(
  selection: ScaleSelection,
  waves: readonly Wave[],
  matched: RespondentMatch | null,
  leftOut: readonly number[] | null = null,
): Flow {
  const paired = matched?.summary.paired ?? null;
  return {
    waves: waves.map((wave, index) => ({
      wave: wave.key.wave,
      group: wave.key.group,
      ...(leftOut !== null && { leftOut: leftOut[index]! }),
      read: respondents(wave),
      paired,
    })),
    outside: outsideOf(waves),
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

function outsideOf(waves: readonly Wave[]): Flow['outside'] {
  const outside = outsideGroups(waves);
  if (outside === null) return null;
  const { withoutGroup, otherGroups } = outside;
  return { withoutGroup, otherGroups };
}

function scoreFlow(
  scale: string,
  subscale: string | null,
  scores: readonly WaveScore[],
  matched: RespondentMatch | null,
): ScoreFlow {
  const [first, second] = scores;
  return {
    scale,
    subscale,
    waves: scores.map(scoreWaveFlow),
    overlap:
      matched === null || first === undefined || second === undefined
        ? null
        : overlapOf(first, second, matched.secondOf),
  };
}

function scoreWaveFlow({ wave, column }: WaveScore): ScoreWaveFlow {
  let read = 0;
  let noAnswers = 0;
  let scored = 0;
  for (let index = 0; index < wave.dataset.rows; index++) {
    if (!isInWave(wave, index)) continue;
    read++;
    if (!Number.isNaN(column.values[index]!)) scored++;
    else if (column.answered[index] === 0) noAnswers++;
  }
  const { key } = wave;
  return {
    wave: key.wave,
    group: key.group,
    read,
    noAnswers,
    tooFewAnswers: read - noAnswers - scored,
    scored,
  };
}

function overlapOf(first: WaveScore, second: WaveScore, secondOf: Int32Array): ScoreOverlap {
  const isScored = ({ column }: WaveScore, index: number) => !Number.isNaN(column.values[index]!);
  const partners = new Set<number>();
  let paired = 0;
  let preOnly = 0;
  let preUnmatched = 0;
  let postUnscored = 0;
  secondOf.forEach((partner, index) => {
    if (partner >= 0) partners.add(partner);
    if (isScored(first, index)) {
      if (partner >= 0 && isScored(second, partner)) paired++;
      else {
        preOnly++;
        if (partner < 0) preUnmatched++;
      }
    } else if (partner >= 0 && isScored(second, partner)) postUnscored++;
  });
  let postUnmatched = 0;
  for (let index = 0; index < second.wave.dataset.rows; index++) {
    if (!partners.has(index) && isScored(second, index)) postUnmatched++;
  }
  return {
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

/** Respondents of a file that is split into groups who are in neither of the two that are compared. */
export function outsideGroups(waves: readonly Wave[]): OutsideGroups | null {
  const { groupOf, parts } = waves[0]?.dataset ?? { groupOf: null, parts: [] };
  if (groupOf === null) return null;
  const compared = new Set(waves.map(({ group }) => group));
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
