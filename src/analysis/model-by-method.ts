import type { Model } from '../model/result.ts';
import type { ModelMethod } from '../model/statistics/models.ts';
import type { MatchedWaves } from './match-waves.ts';
import { changeModel, changeModelOfStrangers } from './models/changes.ts';
import { columnsOf, completePairs } from './models/columns.ts';
import { covarianceModel } from './models/covariance.ts';
import { mixedModel } from './models/mixed.ts';
import type { ModelDesign } from './models/parts.ts';
import { repeatedMeasures } from './models/repeated-measures.ts';
import { varianceModel } from './models/strangers.ts';
import { scoresOfWave, type WaveScore } from './wave.ts';

/** The models of one score, and the tests that stand beside them. */
const METHODS = [
  'ancova',
  'difference-of-changes',
  'difference-of-differences',
  'mixed-model',
  'repeated-measures-anova',
  'friedman',
  'welch-anova',
  'one-way-anova',
  'kruskal-wallis',
] as const satisfies readonly (ModelMethod | 'friedman' | 'one-way-anova' | 'kruskal-wallis')[];
export type MethodOfOneScore = (typeof METHODS)[number];

const OF_MATCHED: readonly MethodOfOneScore[] = [
  'ancova',
  'difference-of-changes',
  'mixed-model',
  'repeated-measures-anova',
  'friedman',
];

export function isOfOneScore(method: string): method is MethodOfOneScore {
  return METHODS.some((each) => each === method);
}

/** Whether a method is of the same people in several waves. */
export function needsMatching(method: MethodOfOneScore): boolean {
  return OF_MATCHED.includes(method);
}

/** What a method compares: two waves or more of groups, of one or several; or several samples of strangers. */
export type ComparedDesign = 'two-waves-of-groups' | 'waves-of-groups' | 'waves' | 'groups-or-waves';

/** What a method needs, for a message where it does not have it. */
export function comparedDesign(method: MethodOfOneScore): ComparedDesign {
  if (method === 'ancova' || method === 'difference-of-changes') return 'two-waves-of-groups';
  if (method === 'difference-of-differences') return 'waves-of-groups';
  return needsMatching(method) ? 'waves' : 'groups-or-waves';
}

/** A score of one group at every wave, in order, and who is who in them. */
export interface ScoredGroup {
  readonly scores: readonly WaveScore[];
  readonly matched: MatchedWaves | null;
}

/**
 * The model that a publication names, whatever the analysis would choose for the design.
 *
 * @param design `groups` is empty for everybody together
 * @returns `null` where the method needs other waves or groups
 */
export function modelByMethod(
  method: MethodOfOneScore,
  groups: readonly ScoredGroup[],
  design: ModelDesign,
): Model | null {
  const { waves } = design;
  const people = groups.flatMap(({ scores, matched }) =>
    matched === null ? [] : [columnsOf(scores, matched)],
  );
  if (needsMatching(method) && (waves.length < 2 || people.length !== groups.length)) return null;
  switch (method) {
    case 'ancova':
    case 'difference-of-changes': {
      if (waves.length !== 2 || groups.length < 2) return null;
      const complete = people.map(completePairs);
      return method === 'ancova' ? covarianceModel(complete, design) : changeModel(complete, design);
    }
    case 'difference-of-differences': {
      if (waves.length < 2 || groups.length < 2) return null;
      const values = waves.map((_, wave) => groups.map(({ scores }) => scoresOfWave(scores[wave]!)));
      return changeModelOfStrangers(values, design);
    }
    case 'mixed-model':
      return mixedModel(people, design);
    case 'repeated-measures-anova':
    case 'friedman':
      return repeatedMeasures(people, design);
    default:
      return ofStrangers(groups, design);
  }
}

/** Several groups at one wave, or one group at several. */
function ofStrangers(
  groups: readonly ScoredGroup[],
  { waves, groups: names, level }: ModelDesign,
): Model | null {
  const ofGroups = groups.length > 1;
  if (ofGroups ? waves.length !== 1 : waves.length < 2) return null;
  const scores = ofGroups ? groups.map((group) => group.scores[0]!) : groups[0]!.scores;
  const keys = scores.map((_, index) => ({
    wave: ofGroups ? waves[0]! : waves[index]!,
    group: ofGroups ? names[index]! : null,
    pooled: false,
  }));
  return varianceModel(scores.map(scoresOfWave), keys, level);
}
