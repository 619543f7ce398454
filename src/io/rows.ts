import type { RecordBatch } from '../model/dataset.ts';
import { isBlank, isBlankRow } from './blank.ts';
import type { RecordChunk } from './records.ts';

/** What tells the respondents' rows of a file from all others. */
export interface RowShape {
  readonly headerRow: number;
  /** The row of the last heading; below the header in exports of survey platforms. */
  readonly lastHeadingRow: number;
  /** The header's cells as they stand in the file. */
  readonly header: readonly string[];
  /** How many cells every row must have. */
  readonly width: number;
}

export type RowKind = 'heading' | 'blank' | 'damaged' | 'respondent';

/**
 * What a record is. A row with another number of cells than the others is damaged, also when the surplus is blank: a separator
 * too many may have moved its answers by one column. A row that repeats the header is a heading, as where two exports were joined.
 */
export function kindOf(record: readonly string[], row: number, shape: RowShape): RowKind {
  if (isBlankRow(record) || isEndMark(record)) return 'blank';
  if (row <= shape.lastHeadingRow) return 'heading';
  if (repeats(record, shape.header)) return 'heading';
  if (record.length !== shape.width) return 'damaged';
  for (let index = shape.header.length; index < record.length; index++)
    if (!isBlank(record[index]!)) return 'damaged';
  return 'respondent';
}

/** What Gorilla writes below the last respondent. */
const END_MARK = 'END OF FILE';

function isEndMark(record: readonly string[]): boolean {
  return record[0] === END_MARK && record.every((cell, index) => index === 0 || isBlank(cell));
}

/** Whether a row is the header once more; a single name, or a number, may also be an answer. */
function repeats(record: readonly string[], header: readonly string[]): boolean {
  if (record[0] !== header[0] || record.length < 2) return false;
  const filled = header.filter((name) => !isBlank(name));
  if (filled.length < 2 || filled.every((name) => /^[\d.,\s-]*$/.test(name))) return false;
  return header.every((name, index) => name === (record[index] ?? ''));
}

interface Rows extends RecordBatch {
  readonly cells: string[][];
}

/** The respondents' rows of a chunk. */
export function rowsOf(chunk: RecordChunk, shape: RowShape): Rows {
  const cells: string[][] = [];
  const rows: number[] = [];
  const lines: number[] = [];
  for (let index = 0; index < chunk.records.length; index++) {
    const row = chunk.firstRow + index;
    const record = chunk.records[index]!;
    if (kindOf(record, row, shape) !== 'respondent') continue;
    cells.push(record);
    rows.push(row);
    lines.push(chunk.lines[index]!);
  }
  return { cells, rows, lines };
}

/** The rows of a file that was kept. */
export async function* keptBatches(batches: readonly RecordBatch[]): AsyncGenerator<RecordBatch> {
  yield* batches;
}

/** Cuts every row to the columns of the file, or fills it up where only columns without a name are left out. */
export function withWidth<Batch extends RecordBatch>(batch: Batch, width: number): Batch {
  for (const row of batch.cells as string[][]) setWidth(row, width);
  return batch;
}

/** Cuts a row to so many cells, or fills it up with blank ones. */
export function setWidth(row: string[], width: number): string[] {
  if (row.length > width) row.length = width;
  else while (row.length < width) row.push('');
  return row;
}
