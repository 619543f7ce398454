import type { Column, Delimiter, ReadOptions, RecordBatch } from '../model/dataset.ts';
import { fileMessages } from '../model/messages/file.ts';
import { said } from '../model/messages/said.ts';
import { cannotRun, type Problem } from '../model/problem.ts';
import { isBlank, isBlankRow } from './blank.ts';
import { DecimalGatherer } from './decimal-evidence.ts';
import { headerName, refuseReservedHeaders } from './headers.ts';
import { RaggedRows } from './ragged-rows.ts';
import type { RecordChunk } from './records.ts';
import { rowsOf, withWidth } from './rows.ts';

/** What the first pass learns about the rows of a file. */
export interface Inspection {
  readonly columns: readonly Column[];
  readonly rowCount: number;
  /** Row of the header: 1, unless blank lines stand above it. */
  readonly headerRow: number;
  readonly notices: readonly Problem[];
  /** All rows, when the file is small enough to keep them. */
  readonly kept: readonly RecordBatch[] | undefined;
}

/** Files of up to so many characters are kept after the first pass, so that nothing is parsed twice. */
const KEPT = 4 * 1_048_576;

/** What a row costs beside its characters, so that many narrow rows do not count as a small file. */
const ROW_COST = 32;

interface Header {
  readonly names: readonly string[];
  readonly row: number;
  readonly line: number;
  /** Columns up to the last that has a name. */
  readonly named: number;
}

/**
 * Reads every record once: the header, the number of cells of every row, blank rows, trailing empty columns, and
 * what the cells of each column tell about its decimal sign.
 *
 * @throws UserError `empty-file`, `no-rows`, `ragged-row`, `reserved-header` (status 2)
 */
export async function inspect(
  chunks: AsyncIterable<RecordChunk>,
  file: string,
  delimiter: Delimiter,
  options: ReadOptions,
): Promise<Inspection> {
  let header: Header | undefined;
  let width = 0;
  let rowCount = 0;
  let size = 0;
  let kept: RecordBatch[] | undefined = [];
  let gatherers: DecimalGatherer[] = [];
  const ragged = new RaggedRows();
  const blanks = { count: 0, pending: 0, first: 0, firstLine: 0 };

  for await (const chunk of chunks) {
    for (let index = 0; index < chunk.records.length; index++) {
      const record = chunk.records[index]!;
      const row = chunk.firstRow + index;
      const line = chunk.lines[index]!;
      if (isBlankRow(record)) {
        if (blanks.count + blanks.pending === 0) Object.assign(blanks, { first: row, firstLine: line });
        blanks.pending++;
        continue;
      }
      // Only now is it known that the blank rows before this one do not trail.
      blanks.count += blanks.pending;
      blanks.pending = 0;
      if (header === undefined) {
        header = readHeader(file, record, row, line);
        width = header.named;
        gatherers = header.names.map(() => new DecimalGatherer());
        continue;
      }
      rowCount++;
      if (record.length < header.named) {
        ragged.add(row, line, record.length);
      } else if (record.length > header.named) {
        const used = usedWidth(record, header.named);
        if (used > header.names.length) ragged.add(row, line, used);
        else if (used > width) width = used;
      }
      if (chunk.hasNumberSigns) gather(gatherers, record, row, line);
    }
    size += chunk.size + ROW_COST * chunk.records.length;
    if (size > KEPT) kept = undefined;
    else if (header !== undefined) kept?.push(rowsOf(chunk, header.row));
  }

  if (header === undefined) throw emptyFile(file);
  ragged.refuse(file, header.named, delimiter, rowCount);
  if (rowCount === 0) throw noRows(file, header);
  for (const batch of kept ?? []) withWidth(batch, width);
  return {
    columns: columnsOf(header, width, gatherers, options),
    rowCount,
    headerRow: header.row,
    notices: blanks.count === 0 ? [] : [blankRows(file, blanks)],
    kept: kept?.filter(({ cells }) => cells.length > 0),
  };
}

function readHeader(file: string, record: readonly string[], row: number, line: number): Header {
  const names = record.map(headerName);
  refuseReservedHeaders(file, names, row, line);
  return { names, row, line, named: usedWidth(names, 0) };
}

/** Cells up to the last that is not blank, but at least `least`. */
function usedWidth(cells: readonly string[], least: number): number {
  let width = cells.length;
  while (width > least && isBlank(cells[width - 1]!)) width--;
  return width;
}

function gather(
  gatherers: readonly DecimalGatherer[],
  record: readonly string[],
  row: number,
  line: number,
): void {
  const width = Math.min(gatherers.length, record.length);
  for (let column = 0; column < width; column++) {
    const cell = record[column]!;
    // No number begins with a letter of ASCII; one with a sign has two characters or more, and none has so many.
    if (cell >= 'A' && cell < '\x80') continue;
    if (cell.length > 1 && cell.length < 64) gatherers[column]!.add(cell, row, line);
  }
}

function columnsOf(
  header: Header,
  width: number,
  gatherers: readonly DecimalGatherer[],
  { decimal }: ReadOptions,
): Column[] {
  return header.names.slice(0, width).map((name, index) => ({
    index,
    name,
    decimal: decimal === undefined ? gatherers[index]!.conclude() : { kind: 'sign', sign: decimal },
  }));
}

function emptyFile(file: string) {
  return cannotRun(said(fileMessages, 'empty-file', { file }), { file });
}

function noRows(file: string, { row, line }: Header) {
  return cannotRun(said(fileMessages, 'no-rows', { file, row, line }), { file, row, line });
}

function blankRows(
  file: string,
  { count, first, firstLine }: { count: number; first: number; firstLine: number },
): Problem {
  const place = { file, row: first, line: firstLine };
  return { ...said(fileMessages, 'blank-rows', { ...place, count }), severity: 'warning', ...place };
}
