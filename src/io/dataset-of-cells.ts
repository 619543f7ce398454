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
import { isBlank, isBlankRow, usedWidth } from './blank.ts';
import { ABOVE_HEADER, COMPARED, mostFrequent, shapeOf } from './delimiter.ts';
import { exceedsKept, type Inspection, inspect } from './inspect.ts';
import type { RecordChunk, TableLayout } from './records.ts';
import { keptBatches, rowsOf, setWidth, withWidth } from './rows.ts';
import { withForm } from './with-form.ts';
import type { SheetRows } from './workbook/workbook.ts';

/** A file whose rows and cells need not be told from text. */
export interface CellFile extends Pick<FileForm, 'format' | 'sheet'> {
  readonly file: string;
  /** Whether the first row has the names of the columns and is no row of the file: it is row 0 then. */
  readonly isNamed: boolean;
  /** @param wanted as of `Dataset` */
  batches(wanted?: Projection): AsyncIterable<SheetRows>;
  /** For files of which a large one need not be looked at in every cell. */
  readonly large?: LargeFile;
}

/** The first pass over a file of which it is known beforehand that its rows are not kept. */
interface LargeFile {
  /** How many rows it has; 0 where that is not known. */
  readonly rows: number;
  /** Rows with the columns that are wanted and those of texts; what the cells of the others tell is gathered by the file itself. */
  batches(wanted: ReadonlySet<number>): AsyncIterable<SheetRows>;
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
    chunksOf(cells, firstPass(cells, layout, keeps), width, { problems, numberTexts }),
    file,
    layout,
    options,
    keeps,
  );
  const { kept, shape, passedOver, columns } = inspection;
  const { inFile, headings, ...others } = inspection.rows;
  const names = cells.isNamed ? 1 : 0;
  const rows = { inFile: inFile - names, headings: headings - names, ...others };
  const dataset: Dataset = {
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
    batches: batchesOf(cells, width, { shape, passedOver, width: columns.length }, kept),
  };
  const { longAnswers } = layout.form ?? {};
  if (longAnswers === undefined) return dataset;
  const { responsesOf } = await import('./long-answers.ts');
  return responsesOf(dataset, longAnswers, options);
}

/** The first pass over all rows: of a large file only over the cells from which something is learned. */
function firstPass(
  { large, batches }: CellFile,
  { beginsWith, form }: TableLayout,
  keeps: boolean,
): AsyncIterable<SheetRows> {
  const [header = []] = beginsWith.records;
  // A column without a name counts when one of its cells is filled.
  if (large === undefined || header.some(isBlank)) return batches();
  if (keeps && !exceedsKept(large.rows, header.length)) return batches();
  const statuses = form?.statuses.flatMap(({ columns }) => columns) ?? [];
  return large.batches(new Set(statuses));
}

/** What the first pass tells the others. */
interface Known extends Pick<Inspection, 'shape' | 'passedOver'> {
  readonly width: number;
}

/** A function of its own, which holds nothing else of the inspection. */
function batchesOf(
  cells: CellFile,
  width: number,
  known: Known,
  kept: Inspection['kept'],
): Dataset['batches'] {
  if (kept !== undefined) return () => keptBatches(kept);
  const { passedOver } = known;
  if (passedOver === null) return () => readAgain(cells, width, known);
  return (wanted) => respondentsOf(cells, { ...known, passedOver }, wanted);
}

/** The respondents' rows, which are known by their numbers: of those only the cells that are wanted are made. */
async function* respondentsOf(
  cells: CellFile,
  { shape, passedOver, width }: Known & { readonly passedOver: ReadonlySet<number> },
  wanted: Projection | undefined,
): AsyncGenerator<RecordBatch> {
  // Headings and blank rows are among those that stand at the beginning.
  const others = shape.lastHeadingRow + passedOver.size;
  const projection =
    wanted === undefined || wanted.after === 0 ? wanted : { ...wanted, after: wanted.after + others };
  for await (const batch of cells.batches(projection)) {
    const first = batch.rows.findIndex((row) => row > shape.lastHeadingRow);
    if (first === -1) continue;
    const isRespondent = (row: number) => row > shape.lastHeadingRow && !passedOver.has(row);
    const rows = passedOver.size === 0 && first === 0 ? batch.rows : batch.rows.filter(isRespondent);
    const isAll = rows.length === batch.rows.length;
    const records = isAll ? batch.cells : batch.cells.filter((_, index) => isRespondent(batch.rows[index]!));
    if (wanted === undefined) withWidth({ cells: records, rows, lines: rows }, width);
    else for (const record of records) if (record.length > width) record.length = width;
    if (records.length > 0) yield { cells: records, rows, lines: rows };
  }
}

/** The same where the rows have to be told once more. */
async function* readAgain(cells: CellFile, width: number, known: Known): AsyncGenerator<RecordBatch> {
  for await (const chunk of chunksOf(cells, cells.batches(), width)) {
    const batch = withWidth(rowsOf(chunk, known.shape), known.width);
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
  { isNamed }: CellFile,
  batches: AsyncIterable<SheetRows>,
  width: number,
  found: Found | null = null,
): AsyncGenerator<RecordChunk> {
  const most = Math.max(1, Math.floor(PIECE / width));
  let next = isNamed ? 0 : 1;
  for await (const batch of batches) {
    found?.problems.push(...batch.problems);
    for (const { row, column, value } of batch.numberTexts ?? [])
      if (!found?.numberTexts.has(column)) found?.numberTexts.set(column, { row, line: row, value });
    let at = 0;
    while (at < batch.cells.length) {
      const firstRow = next;
      const records: string[][] = [];
      for (; at < batch.cells.length && records.length < most; next++)
        records.push(batch.rows[at]! > next ? [] : setWidth(batch.cells[at++]!, width));
      yield chunkOf(records, firstRow, found === null ? null : width);
    }
  }
}

/** @param width for the first pass, which asks for the size and for signs of numbers */
function chunkOf(records: string[][], firstRow: number, width: number | null): RecordChunk {
  const lines = records.map((_, index) => firstRow + index);
  const others = { reread: false, damaged: null };
  if (width === null) return { records, firstRow, lines, size: 0, hasNumberSigns: false, ...others };
  let size = width * records.length;
  let hasNumberSigns = false;
  for (const record of records)
    for (const cell of record) {
      size += cell.length;
      if (!hasNumberSigns && cell.length > 1) hasNumberSigns = cell.includes('.') || cell.includes(',');
    }
  return { records, firstRow, lines, size, hasNumberSigns, ...others };
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
