import { repeatedNames } from '../generated/setting-defaults.ts';
import { shownLabels } from '../model/column-labels.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Matching, Result, ScaleResult, Settings, Warning } from '../model/result.ts';
import { usualTest } from '../model/statistics/tests.ts';
import { tool } from '../model/tool.ts';
import { warningsOfFiles } from '../scoring/counted-from-one.ts';
import { type LaidOut, ROW_COLUMN, type WaveRows } from '../scoring/laid-out.ts';
import type { ScoredDataset } from '../scoring/score-dataset.ts';
import type { ScaleSelection } from '../scoring/select-scales.ts';
import { unusedQuestions } from '../scoring/unused-columns.ts';
import { checkChoicesByScore, checkOneSidedLevel } from './alternatives.ts';
import { analyseScales } from './analyse-scales.ts';
import { designOf } from './design.ts';
import { withAdjustments } from './family.ts';
import { labelsWithFiles } from './file-labels.ts';
import { flowOf, outsideGroups } from './flow.ts';
import { inputSummaries, leftOutOf } from './input-summaries.ts';
import type { ScoreAgain } from './items-to-reverse.ts';
import type { MatchedWaves } from './match-waves.ts';
import { orientationWarnings } from './orientation.ts';
import { namedGroups, namedWaves } from './sample-names.ts';
import { scorePairs, scoreWaves } from './score-waves.ts';
import { type AnalysisSettings, partsToCompute } from './settings.ts';
import { negativeItems, resultWarnings, warningOf, withSeverity } from './warnings.ts';
import type { Wave } from './wave.ts';
import { waveOrderWarnings } from './wave-order.ts';

/** A file to analyse and the wave it stands for. */
export interface AnalysisInput {
  readonly wave: string;
  readonly dataset: Dataset;
  /** Of the file's bytes, where the caller knows it. */
  readonly sha256: string | null;
  /** The file that the rows or columns of this wave are a part of, where it holds other waves too. */
  readonly part?: Pick<LaidOut, 'file' | 'layout'> & { readonly rows?: WaveRows };
}

/**
 * The whole analysis of waves, of groups, or of groups at every wave: scores, descriptions, reliability, comparisons.
 *
 * @throws UserError (status 1) for impossible values and duplicate ids; (status 2) for scales or columns that are not there
 */
export async function analyse(inputs: readonly AnalysisInput[], settings: AnalysisSettings): Promise<Result> {
  const asked = settings.questions.length === 0 ? null : await import('./questions.ts');
  const found =
    asked?.findQuestions(
      inputs.map(({ dataset }) => dataset),
      settings.questions,
    ) ?? [];
  const { datasets, selection, scored, ids, waves, matched, hints } = await scoreWaves(
    inputs,
    { ...settings, shown: [...settings.shown, ...(asked?.columnsOfQuestions(found) ?? [])] },
    true,
  );
  const parts = partsToCompute(settings);
  const supplement = parts.supplement ? await import('./supplementary-statistics.ts') : null;
  const models = waves.length > 2 ? await import('./models.ts') : null;
  const singleItems = parts.singleItems ? await import('./single-items.ts') : null;
  checkChoicesByScore(selection, 'alternative', settings.alternative);
  checkChoicesByScore(selection, 'non-inferiority', settings.nonInferiority);
  checkOneSidedLevel(settings);
  const nonInferiority =
    Object.keys(settings.nonInferiority).length === 0 ? null : await import('./non-inferiority.ts');
  const norms = settings.population.length === 0 ? null : await import('./populations.ts');
  const populations =
    norms === null
      ? null
      : { byScore: norms.populationsOf(selection, settings.population), against: norms.againstPopulations };
  const unadjusted = analyseScales(selection, waves, {
    ...{ matched, settings, parts, supplement, models, singleItems, populations, nonInferiority },
  });
  const analysed = withAdjustments(norms?.withPopulationFamily(unadjusted) ?? unadjusted);
  const adjusted = models?.withModelFamilies(analysed) ?? analysed;
  const flow = waves.length < 2 ? undefined : flowOf(selection, waves, matched, leftOutOfWaves(inputs));
  const linked = supplement === null ? adjusted : supplement.withMissingLink(adjusted, settings);
  const scales =
    matched === null || supplement === null
      ? linked
      : supplement.withLeavers(linked, flow, settings.confidence);
  const sources = inputs.map(({ part, wave, dataset }) => (part === undefined ? dataset.file : wave));
  const groups = namedGroups(
    waves.map(({ key }) => key),
    settings,
  );
  const design = designOf(ids.length, groups.length, matched?.summary.by ?? 'none');
  const result: Result = {
    schema: 'ensure-stats/result/2',
    tool,
    inputs: inputSummaries(
      inputs,
      ids,
      scored,
      outsideGroups(waves),
      settings.detail === 'full' ? selection.known : null,
    ),
    settings: repeatedSettings(settings),
    waves: namedWaves(ids),
    groups,
    ...(design === null ? {} : { design }),
    ...(matched === null ? {} : { matching: matched.summary }),
    ...(flow === undefined ? {} : { flow }),
    ...(design?.compared === 'both' ? { baseline: await baseline(scales, waves, settings) } : {}),
    ...(matched === null || !parts.attrition ? {} : { attrition: await attrition(waves, matched, settings) }),
    scales,
    ...(asked === null
      ? {}
      : { questions: await asked.questionResults(datasets, found, waves, matched, settings) }),
    ...(await correlations(scales, waves, matched, settings)),
    ...(await choices(inputs, settings, scales)),
    warnings: withSeverity([
      ...waveOrderWarnings(sources),
      ...collectWarnings(datasets, selection, scored, sources, scales, matched?.summary ?? null, settings),
      ...(await reversalWarnings(scales, waves, (file, ids) => {
        const index = scored.indexOf(file);
        return scorePairs(datasets[index]!, selection, index, ids, settings);
      })),
      ...orientationWarnings(waves),
      ...hints.map(warningOf),
    ]),
  };
  return shownLabels(
    result,
    labelsWithFiles(settings.labels, inputs, [settings.by, ...settings.attrition, ...settings.baseline]),
  );
}

/** Items that go against the rest of their scale; loaded only where there are some. */
async function reversalWarnings(
  scales: readonly ScaleResult[],
  waves: readonly Wave[],
  again: ScoreAgain,
): Promise<Warning[]> {
  const opposed = scales.flatMap((scale) =>
    // A subscale repeats the items of its total; what is wrong with them is said once.
    (scale.aggregate === null ? scale.subscales : [scale]).flatMap((score) => {
      const items = negativeItems(score);
      return items.length === 0 ? [] : [{ scale: scale.id, score, items }];
    }),
  );
  if (opposed.length === 0) return [];
  const { itemsToReverse } = await import('./items-to-reverse.ts');
  return itemsToReverse(opposed, waves, again);
}

/** Loaded only where respondents are matched: other designs know nobody who left. */
async function attrition(waves: readonly Wave[], matched: MatchedWaves, settings: AnalysisSettings) {
  const { attritionOf } = await import('./attrition.ts');
  return attritionOf(waves, matched, settings);
}

/** Loaded only where groups are seen at several waves. */
async function baseline(scales: readonly ScaleResult[], waves: readonly Wave[], settings: AnalysisSettings) {
  const { baselineOf } = await import('./baseline.ts');
  return baselineOf(scales, waves, settings.baseline);
}

/** Loaded only where they are wanted. */
async function correlations(
  scales: readonly ScaleResult[],
  waves: readonly Wave[],
  matched: MatchedWaves | null,
  settings: AnalysisSettings,
): Promise<Pick<Result, 'correlations'>> {
  if (settings.correlations === null || settings.correlations === 'none') return {};
  const { correlationsOf } = await import('./correlations.ts');
  return { correlations: correlationsOf(scales, waves, matched, settings) };
}

/** Loaded only where they are wanted; each choice is a run of its own. */
async function choices(
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
  scales: readonly ScaleResult[],
): Promise<Pick<Result, 'choices'>> {
  if (!settings.choices) return {};
  const { choicesOf } = await import('./choices.ts');
  return { choices: await choicesOf(inputs, settings, scales, analyse) };
}

/** How many rows of each wave are left out; `null` where there are none to leave out, or one file holds all waves or groups. */
function leftOutOfWaves(inputs: readonly AnalysisInput[]): number[] | null {
  if (inputs.length < 2 || inputs.some(({ part }) => part !== undefined)) return null;
  const isAny = inputs.some(({ dataset }) => dataset.leftOut.length > 0);
  return isAny ? inputs.map(({ dataset }) => leftOutOf(dataset)) : null;
}

/** The choices that the output repeats. */
export function repeatedSettings(settings: AnalysisSettings): Settings {
  const { test, id, answers, randomised, alternative } = settings;
  const given = Object.fromEntries(repeatedNames.map((name) => [name, settings[name]]));
  return {
    ...(given as unknown as Settings),
    id: id === ROW_COLUMN ? null : id,
    test: test ?? usualTest('welch', id !== null),
    ...(Object.keys(answers).length > 0 && { answers }),
    ...(randomised !== null && { randomised }),
    ...(Object.values(alternative).some((side) => side !== 'two-sided') && { alternative }),
  };
}

function collectWarnings(
  datasets: readonly Dataset[],
  selection: ScaleSelection,
  scored: readonly ScoredDataset[],
  sources: readonly string[],
  scales: readonly ScaleResult[],
  matching: Matching | null,
  settings: AnalysisSettings,
): Warning[] {
  return [
    ...datasets.flatMap((dataset) => dataset.notices.map(warningOf)),
    ...selection.warnings.map(warningOf),
    ...warningsOfFiles(scored).map(warningOf),
    ...unusedQuestions(scored).map(warningOf),
    ...resultWarnings(scales, scored, sources, matching, settings),
  ];
}
