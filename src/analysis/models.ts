import type { Model } from '../model/result.ts';
import { primaryModelOf } from '../model/statistics/primary-model.ts';
import { alternativeOf } from './alternatives.ts';
import { groupedBy } from './grouped-by.ts';
import type { MatchedWaves } from './match-waves.ts';
import { changeModel, changeModelOfStrangers } from './models/changes.ts';
import { columnsOf, completePairs } from './models/columns.ts';
import { covarianceModel } from './models/covariance.ts';
import { mixedModel } from './models/mixed.ts';
import type { ModelDesign } from './models/parts.ts';
import { repeatedMeasures } from './models/repeated-measures.ts';
import { varianceModel } from './models/strangers.ts';
import type { AnalysisSettings } from './settings.ts';
import { scoresOfWave, type WaveScore } from './wave.ts';

export { withModelFamilies } from './models/families.ts';

type ModelSettings = Pick<AnalysisSettings, 'confidence' | 'randomised' | 'alternative'>;

/**
 * The models of a score, the primary one first. Matched respondents: of two waves of several groups an analysis of covariance and the
 * difference of changes, in this order unless chance is said not to have formed the groups; of three waves and more a mixed model, beside it
 * the analysis of variance of complete people. Strangers: Welch's analysis of variance of three waves or groups, the difference of
 * differences of groups at several waves.
 *
 * @param scores in the order of waves, within them of groups
 * @param matched `null` for strangers
 * @returns none for two samples, whose test says the same, and where a group lacks a wave
 */
export function modelsOf(
  scores: readonly WaveScore[],
  matched: MatchedWaves | null,
  settings: ModelSettings,
): Model[] {
  const { confidence: level, randomised } = settings;
  const waves = [...new Set(scores.map(({ wave }) => wave.key.wave!))];
  const groups = [...groupedBy(scores, ({ wave }) => wave.key.group).entries()];
  const names = groups.flatMap(([group]) => group ?? []);
  const alternative = scores.length === 0 ? 'two-sided' : alternativeOf(settings, scores[0]!.column.plan.id);
  const design: ModelDesign = { waves, groups: names, level, alternative };
  const isWhole = groups.every(([, own]) => own.length === waves.length);
  const isBoth = waves.length > 1 && groups.length > 1;
  if (isBoth && !isWhole) return [];
  const primary = primaryModelOf({
    waves: waves.length,
    groups: groups.length,
    matched: matched !== null,
    randomised,
  });
  if (primary === null) return [];
  if (matched === null || waves.length < 2) {
    const values = scores.map(scoresOfWave);
    if (primary === 'welch-anova')
      return [
        varianceModel(
          values,
          scores.map(({ wave }) => wave.key),
          level,
        ),
      ];
    const byWave = waves.map((_, wave) => values.slice(wave * groups.length, (wave + 1) * groups.length));
    return [changeModelOfStrangers(byWave, design)];
  }
  const columns = groups.map(([, own]) => columnsOf(own, matched));
  if (primary === 'mixed-model') return [mixedModel(columns, design), repeatedMeasures(columns, design)];
  const complete = columns.map(completePairs);
  const models = [covarianceModel(complete, design), changeModel(complete, design)];
  return models.toSorted((one, other) => Number(other.method === primary) - Number(one.method === primary));
}
