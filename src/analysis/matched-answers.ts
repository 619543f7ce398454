import { ofWave } from '../model/result/samples.ts';
import type { QuestionResult } from '../model/result.ts';
import { findColumn } from '../scoring/find-column.ts';
import { scoreDataset } from '../scoring/score-dataset.ts';
import type { AnalysisInput } from './analyse.ts';
import { matchWaves } from './match-waves.ts';
import { findQuestions, questionResults } from './questions.ts';
import type { AnalysisSettings } from './settings.ts';
import { distinctIds, type Wave } from './wave.ts';

/**
 * The answers in one column at several waves of the same people, as `--questions` counts and compares them, in files that need no scale.
 *
 * @param settings whose `id` says how respondents are known
 * @throws UserError (status 1) for duplicate ids; (status 2) for a column that a file does not have or that is not to be shown
 */
export async function matchedAnswers(
  inputs: readonly AnalysisInput[],
  column: string,
  settings: AnalysisSettings,
): Promise<QuestionResult> {
  const datasets = inputs.map(({ dataset }) => dataset);
  const questions = findQuestions(datasets, [column]);
  const [question] = questions;
  for (const [file, dataset] of datasets.entries())
    if (question!.inFiles[file] === null) findColumn(dataset, column, '--questions');
  const { id, idComparison, missing, invalid, personal, decimal } = settings;
  const ids = distinctIds(inputs.map(({ wave }) => wave));
  const waves: Wave[] = [];
  for (const [file, dataset] of datasets.entries()) {
    const options = { missing, invalid, personal, decimal, idComparison };
    const known = await scoreDataset(dataset, [], { ...options, id: id ?? undefined });
    waves.push({ key: ofWave(ids[file]!), file, dataset: known, group: 0 });
  }
  const matched = id === null ? null : matchWaves(waves, settings);
  const [result] = await questionResults(datasets, questions, waves, matched, settings);
  return result!;
}
