import { type Dataset, type RecordBatch, rowsAt } from '../model/dataset.ts';

/** A dataset with some of its respondents, by their order. */
export function withRespondents(dataset: Dataset, isKept: readonly boolean[]): Dataset {
  async function* batches(): AsyncIterable<RecordBatch> {
    let before = 0;
    for await (const batch of dataset.batches()) {
      const start = before;
      yield rowsAt(
        batch,
        batch.rows.flatMap((_, index) => (isKept[start + index] ? [index] : [])),
      );
      before += batch.rows.length;
    }
  }
  return { ...dataset, rowCount: isKept.filter(Boolean).length, batches };
}
