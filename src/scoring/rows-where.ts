import { type Dataset, type RecordBatch, rowsAt } from '../model/dataset.ts';

/** The rows of a file whose cells fulfil the test, with their numbers and lines. */
export async function* rowsWhere(
  dataset: Pick<Dataset, 'batches'>,
  isUsed: (cells: readonly string[]) => boolean,
): AsyncGenerator<RecordBatch> {
  for await (const batch of dataset.batches()) {
    const kept = batch.cells.flatMap((cells, index) => (isUsed(cells) ? [index] : []));
    if (kept.length === batch.cells.length) yield batch;
    else if (kept.length > 0) yield rowsAt(batch, kept);
  }
}
