import type { ByteSource, Dataset, ReadOptions } from '../model/dataset.ts';
import { datasetOfCells } from './dataset-of-cells.ts';
import { openWorkbook, type Workbook } from './workbook/index.ts';

/**
 * Opens a sheet of a workbook as a dataset. Its rows and columns are those that the program shows.
 *
 * @param keeps whether the workbook, and the rows of a small one, are kept
 * @throws UserError (status 2) as `openWorkbook` and `openDataset`
 */
export async function openSheet(source: ByteSource, options: ReadOptions, keeps: boolean): Promise<Dataset> {
  const { sheet: wanted } = options;
  let workbook: Workbook | null = await openWorkbook(source, wanted === undefined ? {} : { sheet: wanted });
  const { file, format, sheet } = workbook;
  // Of thousands of workbooks none stays in memory: each is opened again.
  const again = async function* () {
    yield* (workbook ?? (await openWorkbook(source, { sheet }))).batches();
  };
  const dataset = await datasetOfCells(
    { file, format, sheet, isNamed: false, batches: again },
    options,
    keeps,
  );
  if (!keeps) workbook = null;
  return dataset;
}
