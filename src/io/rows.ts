import type { RecordBatch } from '../model/dataset.ts';
import { isBlankRow } from './blank.ts';
import type { RecordChunk } from './records.ts';

interface Rows extends RecordBatch {
  readonly cells: string[][];
}

/** The respondents' rows of a chunk: without the header and what stands above it, and without blank rows. */
export function rowsOf(chunk: RecordChunk, headerRow: number): Rows {
  const cells: string[][] = [];
  const rows: number[] = [];
  const lines: number[] = [];
  for (let index = 0; index < chunk.records.length; index++) {
    const row = chunk.firstRow + index;
    const record = chunk.records[index]!;
    if (row <= headerRow || isBlankRow(record)) continue;
    cells.push(record);
    rows.push(row);
    lines.push(chunk.lines[index]!);
  }
  return { cells, rows, lines };
}

/** Cuts every row to the columns of the file, or fills it up where only columns without a name are left out. */
export function withWidth<Batch extends RecordBatch>(batch: Batch, width: number): Batch {
  for (const row of batch.cells as string[][]) {
    if (row.length > width) row.length = width;
    else while (row.length < width) row.push('');
  }
  return batch;
}
