import type { AnalysisInput } from '../../analysis/analyse.ts';
import { scoreWaves } from '../../analysis/score-waves.ts';
import type { AnalysisSettings } from '../../analysis/settings.ts';
import type { Dataset, RecordBatch } from '../../model/dataset.ts';

/**
 * The same files with only those respondents who have every score of the table: listwise deletion over all scales, as SPSS does
 * when several are analysed in one go.
 */
export async function listwiseInputs(
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
): Promise<AnalysisInput[]> {
  const { scored } = await scoreWaves(inputs, { ...settings, id: null, test: null });
  return inputs.map((input, file) => {
    const { rowNumbers, scales } = scored[file]!;
    const columns = scales.flatMap(({ scores }) => scores.filter(({ plan }) => plan.score !== null));
    const complete = rowNumbers.filter((_, respondent) =>
      columns.every(({ values }) => !Number.isNaN(values[respondent]!)),
    );
    return { ...input, dataset: withRows(input.dataset, new Set(complete)) };
  });
}

/** A dataset without the rows that are not in the set, by their number in the spreadsheet. */
function withRows(dataset: Dataset, rows: ReadonlySet<number>): Dataset {
  async function* batches(): AsyncIterable<RecordBatch> {
    for await (const batch of dataset.batches()) {
      const kept = batch.rows.flatMap((row, index) => (rows.has(row) ? [index] : []));
      yield {
        cells: kept.map((index) => batch.cells[index]!),
        rows: kept.map((index) => batch.rows[index]!),
        lines: kept.map((index) => batch.lines[index]!),
      };
    }
  }
  return { ...dataset, rowCount: rows.size, batches };
}
