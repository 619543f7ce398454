import type { InputSummary } from '../model/result.ts';
import type { ScoreColumn, ScoreHeading, ScoreTable } from '../model/score-table.ts';
import { tool } from '../model/tool.ts';
import { requireSameIdColumns } from '../scoring/id-list.ts';
import {
  type ScoredColumn,
  type ScoredDataset,
  type ScoredScale,
  scoreDataset,
} from '../scoring/score-dataset.ts';
import { bandOf } from '../scoring/score-respondent.ts';
import { UnusedColumns, unusedQuestions } from '../scoring/unused-columns.ts';
import { type AnalysisInput, inputSummaries } from './analyse.ts';
import { chooseScales } from './choose-scales.ts';
import type { AnalysisSettings } from './settings.ts';
import { invalidSetMissing, warningOf, withSeverity } from './warnings.ts';

/** Scores per respondent of several files, with what must be known about how they came about. */
export interface ScoredFiles {
  readonly table: ScoreTable;
  readonly inputs: readonly InputSummary[];
}

/**
 * Scores every respondent of every file on every scale and subscale.
 *
 * @throws UserError as `scoreDataset` and `chooseScales`
 */
export async function scoreFiles(
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
): Promise<ScoredFiles> {
  const datasets = inputs.map((input) => input.dataset);
  const selection = await chooseScales(datasets, settings);
  const { missing, invalid, id, idComparison } = settings;
  const files: ScoredDataset[] = [];
  for (const [index, dataset] of datasets.entries()) {
    const matches = selection.scales.flatMap(({ matches: each }) => each[index] ?? []);
    const unused = UnusedColumns.of(dataset, selection.known[index]!, settings);
    const options = { missing, invalid, id: id ?? undefined, idComparison, unused };
    files.push(await scoreDataset(dataset, matches, options));
  }
  requireSameIdColumns(id, files);
  const headings = new Map<string, ScoreHeading>();
  for (const [key, column, scale] of files.flatMap(scoreColumns))
    headings.set(key, heading(key, column, scale));
  const table: ScoreTable = {
    schema: 'ensure-stats/scores/1',
    tool,
    idColumns: files[0]?.ids?.columns ?? [],
    scores: [...headings.values()],
    warnings: withSeverity([
      ...[
        ...datasets.flatMap((dataset) => dataset.notices),
        ...selection.warnings,
        ...files.flatMap((file) => file.warnings),
        ...unusedQuestions(files),
      ].map(warningOf),
      ...files.flatMap(invalidSetMissing),
    ]),
    files: files.map((file, index) => {
      const columns = new Map(scoreColumns(file).map(([key, column]) => [key, column]));
      return {
        wave: inputs[index]!.wave,
        file: file.file,
        length: file.rows,
        rows: file.rowNumbers,
        ids: file.ids?.written ?? [],
        columns: [...headings.keys()].map((key) => tableColumn(columns.get(key))),
      };
    }),
  };
  return {
    table,
    inputs: inputSummaries(
      inputs,
      inputs.map(({ wave }) => wave),
      files,
    ),
  };
}

/** Every score that a definition has, under its own name: `lsns6`, `lsns6.family`. */
function scoreColumns({ scales }: ScoredDataset): (readonly [string, ScoredColumn, ScoredScale])[] {
  return scales.flatMap((scale) =>
    scale.scores
      .filter(({ plan }) => plan.score !== null)
      .map(
        (column) =>
          [
            column.plan.isTotal ? column.plan.id : `${scale.plan.scale.id}.${column.plan.id}`,
            column,
            scale,
          ] as const,
      ),
  );
}

function heading(id: string, { plan }: ScoredColumn, { plan: { scale } }: ScoredScale): ScoreHeading {
  return {
    id,
    name: plan.name,
    version: scale.version,
    aggregate: plan.score!.aggregate,
    k: plan.items.length,
    minAnswered: plan.minAnswered,
    range: plan.range,
    bands: plan.bands.map(({ label }) => label),
  };
}

function tableColumn(column: ScoredColumn | undefined): ScoreColumn | null {
  if (column === undefined) return null;
  const { plan, values, answered } = column;
  return {
    values,
    answered,
    bands: plan.bands.length === 0 ? null : Int8Array.from(values, (value) => bandOf(value, plan.bands)),
  };
}
