import * as disclosure from '../../generated/disclosure.ts';
import type { Flow, Matching, ScoreFlow, ScoreOverlap, ScoreWaveFlow } from '../../model/result.ts';
import type { Count } from '../../model/withheld.ts';
import { withoutPersons } from './by-class.ts';
import { isSmall, protectCounts, shown, shownPart } from './protect-counts.ts';

/**
 * How respondents were matched, without the rows of single respondents. Why somebody was not matched (no id, an ambiguous one, nobody in
 * the other wave) adds up to those unmatched; equal and near ids add up to the pairs.
 */
export function withholdMatching({ later, ...first }: Matching, minCell: number): Matching {
  const kept = (pair: typeof first) => withholdPair(pair, minCell);
  return { ...kept(first), ...(later !== undefined && { later: later.map(kept) }) };
}

function withholdPair<Pair extends Omit<Matching, 'later'>>(matching: Pair, minCell: number): Pair {
  const { paired, preOnly, postOnly, linkage, blank, waves } = matching;
  const small = isSmall(paired, minCell);
  const alone = new Map<string, Count>([
    [waves[0], preOnly],
    [waves[1], postOnly],
  ]);
  const reasons = new Map(
    waves.map((wave) => {
      const [none, unclear] = [blank[wave] ?? 0, linkage.ambiguous[wave] ?? 0];
      const nobody = (alone.get(wave) ?? 0) - none - unclear;
      const sum = [none, unclear, nobody, ...(small ? [paired ?? 0] : [])];
      return [wave, protectCounts(sum, minCell)] as const;
    }),
  );
  const only = (count: Count) => (small ? null : shown(count, minCell));
  const [exact = null, near = null] = small
    ? []
    : protectCounts([linkage.exact ?? 0, linkage.near ?? 0], minCell);
  const byWave = (position: number) =>
    Object.fromEntries(waves.map((wave) => [wave, reasons.get(wave)?.[position] ?? null]));
  return {
    ...matching,
    paired: shown(paired, minCell),
    preOnly: only(matching.preOnly),
    postOnly: only(matching.postOnly),
    blank: byWave(0),
    linkage: {
      ...withoutPersons(linkage, disclosure.linkage),
      exact,
      near,
      respelled: exact === null ? null : shownPart(linkage.respelled, linkage.exact, minCell),
      ambiguous: byWave(1),
    },
  };
}

/**
 * Respondents at each step. The numbers read and scored are the bases of every statistic and stay when they are not small; why somebody
 * has no score is withheld where few have that reason.
 */
export function withholdFlow(flow: Flow, minCell: number): Flow {
  const { outside, waves, patterns } = flow;
  const hidesGroups = outside !== null && hidesFileTotal(flow, minCell);
  return {
    waves: waves.map(({ leftOut, read, paired, ...sample }) => ({
      ...sample,
      ...(leftOut !== undefined && { leftOut: shown(leftOut, minCell) }),
      read: shown(read, minCell),
      paired: shown(paired, minCell),
    })),
    outside: hidesGroups ? { withoutGroup: null, otherGroups: null } : outside,
    ...(patterns !== undefined && { patterns: shownPatterns(patterns, minCell) }),
    scores: flow.scores.map((score) => withholdScoreFlow(score, minCell)),
  };
}

/** Whether the rows of a file that is split into groups would give away a group, or those in none, by subtraction. */
export function hidesFileTotal({ waves, outside }: Flow, minCell: number): boolean {
  return (
    outside !== null &&
    [...waves.map(({ read }) => read), outside.withoutGroup, outside.otherGroups].some((count) =>
      isSmall(count, minCell),
    )
  );
}

function withholdScoreFlow(score: ScoreFlow, minCell: number): ScoreFlow {
  const { overlap, later, patterns } = score;
  const kept = (each: ScoreOverlap) => {
    const scored = each.waves.map(
      (wave) =>
        score.waves.find((steps) => steps.wave === wave && steps.group === each.group)?.scored ?? null,
    );
    return withholdOverlap(each, scored, minCell);
  };
  return {
    ...score,
    waves: score.waves.map((steps) => withholdSteps(steps, minCell)),
    overlap: overlap === null ? null : kept(overlap),
    ...(later !== undefined && { later: later.map(kept) }),
    ...(patterns !== undefined && { patterns: shownPatterns(patterns, minCell) }),
  };
}

/**
 * Patterns of the groups in which none has few people. Each count stands in several sums (those of a wave, of two waves, of everybody), so
 * all of a group stay, or none: not even which patterns there are, which with those sums would tell the counts.
 */
function shownPatterns<Pattern extends { readonly group: string | null; readonly n: Count }>(
  patterns: readonly Pattern[],
  minCell: number,
): Pattern[] {
  const telling = new Set(patterns.flatMap(({ group, n }) => (isSmall(n, minCell) ? [group] : [])));
  return patterns.filter(({ group }) => !telling.has(group));
}

function withholdSteps(steps: ScoreWaveFlow, minCell: number): ScoreWaveFlow {
  const { read, noAnswers, tooFewAnswers, scored } = steps;
  if (isSmall(read, minCell))
    return { ...steps, read: null, noAnswers: null, tooFewAnswers: null, scored: null };
  const reasons = [noAnswers ?? 0, tooFewAnswers ?? 0];
  const small = isSmall(scored, minCell);
  const [none = null, few = null, all = scored] = protectCounts(
    small ? [...reasons, scored ?? 0] : reasons,
    minCell,
  );
  return { ...steps, noAnswers: none, tooFewAnswers: few, scored: all };
}

/** @param scored respondents with the score in the two waves */
function withholdOverlap(overlap: ScoreOverlap, scored: readonly Count[], minCell: number): ScoreOverlap {
  const { paired, preOnly, postOnly, partnerUnscored } = overlap;
  const small = isSmall(paired, minCell) || scored.some((count) => isSmall(count, minCell));
  const only = (count: Count) => (small ? null : shown(count, minCell));
  const unscored = (position: 0 | 1, of: Count) =>
    only(of) === null ? null : shownPart(partnerUnscored[position], of, minCell);
  return {
    ...overlap,
    paired: small ? shownBesideSmall(paired, minCell) : paired,
    preOnly: only(preOnly),
    postOnly: only(postOnly),
    partnerUnscored: [unscored(0, preOnly), unscored(1, postOnly)],
  };
}

/** Nobody is nobody; any other number of pairs would tell how many of a small wave came back. */
function shownBesideSmall(paired: Count, minCell: number): Count {
  return paired === 0 ? 0 : paired !== null && paired < minCell ? null : paired;
}
