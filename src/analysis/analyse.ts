import type { Dataset } from '../model/dataset.ts';
import { cannotRun } from '../model/problem.ts';
import type { InputSummary, Matching, Result, ScaleResult, Settings, Warning } from '../model/result.ts';
import { tool } from '../model/tool.ts';
import { type ScoredDataset, scoreDataset } from '../scoring/score-dataset.ts';
import { type ScaleSelection, selectScales } from '../scoring/select-scales.ts';
import { analyseScales } from './analyse-scales.ts';
import { withAdjustments } from './family.ts';
import { groupWaves } from './groups.ts';
import { matchRespondents } from './match-respondents.ts';
import type { AnalysisSettings } from './settings.ts';
import { resultWarnings, warningOf } from './warnings.ts';
import type { Wave } from './wave.ts';

/** A file to analyse and the wave it stands for. */
export interface AnalysisInput {
  readonly wave: string;
  readonly dataset: Dataset;
  /** Of the file's bytes, where the caller knows it. */
  readonly sha256: string | null;
}

/**
 * The whole analysis of one file, two waves, or two groups within a file: scores, descriptions, reliability, comparison.
 *
 * @throws UserError (status 1) for impossible values and duplicate ids; (status 2) for scales or columns that are not there
 */
export async function analyse(inputs: readonly AnalysisInput[], settings: AnalysisSettings): Promise<Result> {
  checkInputs(inputs, settings);
  const datasets = inputs.map((input) => input.dataset);
  const selection = selectScales(settings.requested, settings.candidates, datasets);
  const scored: ScoredDataset[] = [];
  for (const [file, dataset] of datasets.entries()) {
    const matches = selection.scales.flatMap(({ matches }) => matches[file] ?? []);
    scored.push(await scoreDataset(dataset, matches, scoreOptions(settings)));
  }
  const waves =
    settings.by === null
      ? wavesOfFiles(inputs, scored)
      : groupWaves(scored[0]!, settings.by, settings.groups);
  const [first, second] = waves;
  const matched =
    settings.id !== null && first !== undefined && second !== undefined
      ? matchRespondents(first, second, settings.id)
      : null;
  const further = needsFurther(settings) ? await import('./further-statistics.ts') : null;
  const scales = withAdjustments(analyseScales(selection, waves, matched, settings, further));
  return {
    schema: 'ensure-stats/result/1',
    tool,
    inputs: inputs.map((input, index) => inputSummary(input, scored[index]!)),
    settings: repeatedSettings(settings),
    ...(matched === null ? {} : { matching: matched.summary }),
    scales,
    warnings: collectWarnings(datasets, selection, scored, scales, matched?.summary ?? null, settings),
  };
}

/** The short tables do without the modules of rank tests, factor analysis and the like, unless such a test is to come first. */
function needsFurther({ scope, test }: AnalysisSettings): boolean {
  return scope === 'all' || test === 'mann-whitney' || test === 'wilcoxon-signed-rank';
}

function checkInputs(inputs: readonly AnalysisInput[], settings: AnalysisSettings): void {
  if (inputs.length > 1 && settings.by !== null) {
    throw cannotRun(
      'by-with-two-files',
      '--by compares groups within one file; leave it out to compare two files',
    );
  }
  const needsPairs = [
    'paired',
    'wilcoxon-signed-rank',
    'partially-overlapping',
    'partially-overlapping-unequal',
  ];
  if (settings.test !== null && needsPairs.includes(settings.test) && settings.id === null) {
    throw cannotRun(
      'test-needs-id',
      `--test ${settings.test} compares respondents with themselves; name the column that identifies them with --id`,
    );
  }
  if (inputs.length === 1 && settings.by !== null && settings.id !== null) {
    throw cannotRun(
      'by-with-id',
      '--by compares different respondents, so --id cannot match them; leave one of the two out',
    );
  }
}

function scoreOptions({ missing, invalid, id, by }: AnalysisSettings) {
  return { missing, invalid, id: id ?? undefined, by: by ?? undefined };
}

function wavesOfFiles(inputs: readonly AnalysisInput[], scored: readonly ScoredDataset[]): Wave[] {
  return inputs.map((input, index) => ({ name: input.wave, dataset: scored[index]!, group: 0 }));
}

export function inputSummary(
  { wave, dataset, sha256 }: AnalysisInput,
  scored: Pick<ScoredDataset, 'invalidSetMissing' | 'missingCodes'>,
): InputSummary {
  return {
    wave,
    file: dataset.file,
    sha256,
    rows: dataset.rowCount,
    encoding: dataset.encoding,
    delimiter: dataset.delimiter,
    invalidSetMissing: scored.invalidSetMissing,
    missingCodes: scored.missingCodes,
  };
}

/** The choices that the output repeats. */
export function repeatedSettings({
  confidence,
  test,
  invalid,
  missing,
  id,
  by,
  decimal,
}: AnalysisSettings): Settings {
  return { confidence, test: test ?? (id === null ? 'welch' : 'paired'), invalid, missing, id, by, decimal };
}

function collectWarnings(
  datasets: readonly Dataset[],
  selection: ScaleSelection,
  scored: readonly ScoredDataset[],
  scales: readonly ScaleResult[],
  matching: Matching | null,
  settings: AnalysisSettings,
): Warning[] {
  return [
    ...datasets.flatMap((dataset) => dataset.notices.map(warningOf)),
    ...selection.warnings.map(warningOf),
    ...scored.flatMap((dataset) => dataset.warnings.map(warningOf)),
    ...resultWarnings(scales, scored, matching, settings),
  ];
}
