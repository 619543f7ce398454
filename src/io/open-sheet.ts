import type { ByteSource, Dataset, Projection, ReadOptions } from '../model/dataset.ts';
import { datasetOfCells } from './dataset-of-cells.ts';
import { StoredRows } from './stored-rows.ts';
import { openWorkbook, type SheetRows, type Workbook } from './workbook/index.ts';

/**
 * Opens a sheet of a workbook as a dataset. Its rows and columns are those that the program shows.
 *
 * @param keeps whether the workbook, or its cells once it was read, are kept
 * @throws UserError (status 2) as `openWorkbook` and `openDataset`
 */
export async function openSheet(source: ByteSource, options: ReadOptions, keeps: boolean): Promise<Dataset> {
  const { sheet: wanted } = options;
  let workbook: Workbook | null = await openWorkbook(source, wanted === undefined ? {} : { sheet: wanted });
  const { file, format, sheet } = workbook;
  let stored: StoredRows | null = null;
  // Of thousands of workbooks none stays in memory: each is opened again.
  const read = async () => (workbook ?? (await openWorkbook(source, { sheet }))).batches();
  async function* readAndStore(): AsyncGenerator<SheetRows> {
    let rows: StoredRows | null = keeps ? new StoredRows() : null;
    for await (const batch of await read()) {
      if (rows?.add(batch) === false) rows = null;
      yield batch;
    }
    if (rows === null) return;
    stored = rows;
    workbook = null;
  }
  async function* batches(columns?: Projection): AsyncGenerator<SheetRows> {
    if (stored === null) yield* readAndStore();
    else yield* stored.batches(columns);
  }
  const dataset = await datasetOfCells({ file, format, sheet, isNamed: false, batches }, options, keeps);
  if (!keeps) workbook = null;
  return dataset;
}
