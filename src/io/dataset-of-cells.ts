import type {
  CellPlace,
  Column,
  ColumnDecimal,
  Dataset,
  FileForm,
  Projection,
  ReadOptions,
  RecordBatch,
} from '../model/dataset.ts';
import type { Problem } from '../model/problem.ts';
import { isBlankRow, usedWidth } from './blank.ts';
import { ABOVE_HEADER, COMPARED, mostFrequent, shapeOf } from './delimiter.ts';
import { type Inspection, inspect } from './inspect.ts';
import type { RecordChunk, TableLayout } from './records.ts';
import { keptBatches, type RowShape, rowsOf, setWidth, withWidth } from './rows.ts';
import { withForm } from './with-form.ts';
import type { SheetRows } from './workbook/workbook.ts';

/** A file whose rows and cells need not be told from text. */
export interface CellFile extends Pick<FileForm, 'format' | 'sheet'> {
  readonly file: string;
  /** Whether the first row has the names of the columns and is no row of the file: it is row 0 then. */
  readonly isNamed: boolean;
  /** @param wanted as of `Dataset` */
  batches(wanted?: Projection): AsyncIterable<SheetRows>;
}

/** Rows of the beginning by which the width of all is told; what stands to the right of it further down is under no header. */
const HEAD = 1000;

/** Cells that are handed on at once. */
const PIECE = 200_000;

/**
 * A file of cells as a dataset: titles, headings of platforms, blank rows and columns without a name are what they are in delimited text.
 *
 * @param keeps whether the rows of a small file are kept
 * @throws UserError (status 2) as `openDataset`, but for what only text can have
 */
export async function datasetOfCells(cells: CellFile, options: ReadOptions, keeps = true): Promise<Dataset> {
  const { file, format, sheet } = cells;
  const head = await beginning(cells);
  const width = Math.max(1, ...head.records.map((record) => usedWidth(record)));
  const told = await withForm(file, layoutOfCells(head, width), options.platform);
  const named = cells.isNamed ? { headerRow: 0, titleRows: 0, headerIsRow: false } : {};
  const layout = { ...told, ...named, width };
  const problems: Problem[] = [];
  const numberTexts = new Map<number, CellPlace>();
  const inspection = await inspect(
    chunksOf(cells, width, { problems, numberTexts }),
    file,
    layout,
    options,
    keeps,
  );
  const { kept, shape, columns } = inspection;
  const { inFile, headings, ...others } = inspection.rows;
  const names = cells.isNamed ? 1 : 0;
  const rows = { inFile: inFile - names, headings: headings - names, ...others };
  return {
    file,
    format,
    sheet,
    encoding: null,
    delimiter: null,
    columns: inspection.columns.map((column) => ({
      ...column,
      decimal: decimalOfCells(column, numberTexts.get(column.index), options),
    })),
    rowCount: rows.respondents,
    rows,
    isPlain: inspection.isPlain,
    export: inspection.export,
    leftOut: [],
    damagedRows: inspection.damagedRows,
    notices: [...inspection.notices, ...firstOfEachColumn(problems)],
    batches: batchesOf(cells, width, { shape, width: columns.length }, kept),
  };
}

/** A function of its own, which holds nothing else of the inspection. */
function batchesOf(
  cells: CellFile,
  width: number,
  used: { readonly shape: RowShape; readonly width: number },
  kept: Inspection['kept'],
): Dataset['batches'] {
  return kept === undefined ? (wanted) => readAgain(cells, width, used, wanted) : () => keptBatches(kept);
}

async function* readAgain(
  cells: CellFile,
  width: number,
  used: { readonly shape: RowShape; readonly width: number },
  wanted: Projection | undefined,
): AsyncGenerator<RecordBatch> {
  for await (const chunk of chunksOf(cells, width, null, wanted)) {
    const batch = withWidth(rowsOf(chunk, used.shape), used.width);
    if (batch.cells.length > 0) yield batch;
  }
}

interface Beginning {
  readonly records: string[][];
  readonly rows: number[];
}

async function beginning(cells: CellFile): Promise<Beginning> {
  const records: string[][] = [];
  const rows: number[] = [];
  for await (const batch of cells.batches()) {
    for (const [index, record] of batch.cells.entries()) {
      if (isBlankRow(record)) continue;
      records.push([...record]);
      rows.push(batch.rows[index]!);
    }
    if (records.length >= HEAD) break;
  }
  return { records: records.slice(0, HEAD), rows };
}

/** Where the header stands, told as in delimited text. */
function layoutOfCells({ records, rows }: Beginning, width: number): TableLayout {
  const compared = records.slice(0, COMPARED);
  const usualWidth = mostFrequent(compared.map((record) => usedWidth(record)));
  for (const record of compared) setWidth(record, width);
  return {
    beginsWith: { records: compared.slice(0, ABOVE_HEADER), rows, usualWidth },
    ...shapeOf({ records: compared, rows, firstDamaged: null, usualWidth }),
  };
}

/** What the first pass finds beside the cells. */
interface Found {
  readonly problems: Problem[];
  /** By column, the first text that may be a number with decimals or with thousands. */
  readonly numberTexts: Map<number, CellPlace>;
}

/** What a program stores as a number has a point; a text with a comma tells itself, and what may be either is not decided. */
function decimalOfCells(
  { decimal }: Column,
  text: CellPlace | undefined,
  { decimal: wanted }: ReadOptions,
): ColumnDecimal {
  const isComma = decimal.kind === 'sign' && decimal.sign === ',';
  if (text !== undefined && wanted === undefined && decimal.kind !== 'mixed' && !isComma)
    return { kind: 'ambiguous', first: text };
  return decimal.kind === 'ambiguous' ? { kind: 'sign', sign: '.' } : decimal;
}

/** The rows as the records of a text are handed on, blank ones with them. */
async function* chunksOf(
  { batches, isNamed }: CellFile,
  width: number,
  found: Found | null = null,
  wanted?: Projection,
): AsyncGenerator<RecordChunk> {
  const most = Math.max(1, Math.floor(PIECE / width));
  let next = isNamed ? 0 : 1;
  for await (const batch of batches(wanted)) {
    found?.problems.push(...batch.problems);
    for (const { row, column, value } of batch.numberTexts ?? [])
      if (!found?.numberTexts.has(column)) found?.numberTexts.set(column, { row, line: row, value });
    let at = 0;
    while (at < batch.cells.length) {
      const firstRow = next;
      const records: string[][] = [];
      for (; at < batch.cells.length && records.length < most; next++)
        records.push(batch.rows[at]! > next ? [] : setWidth([...batch.cells[at++]!], width));
      yield chunkOf(records, firstRow, width);
    }
  }
}

function chunkOf(records: string[][], firstRow: number, width: number): RecordChunk {
  let size = width * records.length;
  let hasNumberSigns = false;
  for (const record of records)
    for (const cell of record) {
      size += cell.length;
      if (!hasNumberSigns && cell.length > 1) hasNumberSigns = cell.includes('.') || cell.includes(',');
    }
  const lines = records.map((_, index) => firstRow + index);
  return { records, firstRow, lines, size, hasNumberSigns, reread: false, damaged: null };
}

/** An error that stands in a formula stands in most of its column; an answer that is one is an error by itself. */
function firstOfEachColumn(problems: readonly Problem[]): Problem[] {
  const found = new Map<string, Problem>();
  for (const problem of problems) {
    const key = `${problem.code} ${problem.values?.column}`;
    if (!found.has(key)) found.set(key, { ...problem, severity: 'warning' });
  }
  return [...found.values()];
}
