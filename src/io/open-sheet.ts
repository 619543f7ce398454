import type { ByteSource, Dataset, ReadOptions } from '../model/dataset.ts';
import { datasetOfCells } from './dataset-of-cells.ts';
import { openWorkbook } from './workbook/index.ts';

/**
 * Opens a sheet of a workbook as a dataset. Its rows and columns are those that the program shows.
 *
 * @throws UserError (status 2) as `openWorkbook` and `openDataset`
 */
export async function openSheet(source: ByteSource, options: ReadOptions): Promise<Dataset> {
  const { sheet: wanted } = options;
  const workbook = await openWorkbook(source, wanted === undefined ? {} : { sheet: wanted });
  const { file, format, sheet } = workbook;
  return datasetOfCells({ file, format, sheet, isNamed: false, batches: () => workbook.batches() }, options);
}
