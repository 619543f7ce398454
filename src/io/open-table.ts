import type { Column, Dataset, FileFormat, Projection, ReadOptions } from '../model/dataset.ts';
import { type EngineColumn, type EngineTable, knowEngine, quotedName } from '../model/engine.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { engineMessages } from '../model/messages/engine.ts';
import { type Problem, remark } from '../model/problem.ts';
import { datasetOfCells } from './dataset-of-cells.ts';
import type { SheetRows } from './workbook/workbook.ts';

/** Rows by which it is told whether a table is the export of a platform, with headings among its rows. */
const LOOKED_AT = 1000;

/**
 * Opens a table in a database engine as a dataset: `NULL` is blank, rows are counted from 1 as the engine gives them. Where the
 * types of the columns and a count of the rows tell all that has to be known, the rows themselves are not read.
 *
 * @throws UserError (status 2) with what the engine says, and as `openDataset`, but for what only text can have
 */
export async function openTable(
  table: EngineTable,
  format: FileFormat,
  options: ReadOptions,
): Promise<Dataset> {
  let most: number | null = LOOKED_AT;
  const cells = {
    file: table.name,
    format,
    sheet: null,
    isNamed: true,
    batches: (wanted?: Projection) => rowsOf(table, most, wanted),
  };
  const head = await datasetOfCells(cells, options, false);
  most = null;
  const isAsItLooks = head.export === null && head.rows.headings === 0 && !head.notices.some(isOfText);
  const counts = isAsItLooks ? await countsOf(table) : null;
  if (counts === null || counts.withSigns > 0) return datasetOfCells(cells, options, false);
  const { rows, blank } = counts;
  const dataset: Dataset = {
    ...head,
    columns: head.columns.map((column) => typed(column, table.columns[column.index]!)),
    rowCount: rows - blank,
    notices:
      blank === 0
        ? []
        : [remark(createMessage(engineMessages, 'empty-rows', { file: table.name, count: blank }))],
    rows: { inFile: rows, headings: 0, blank, damaged: 0, respondents: rows - blank },
  };
  knowEngine(dataset, usedRows(table, blank));
  return dataset;
}

/** Everything but blank rows, which are counted anyway. */
function isOfText({ code }: Problem): boolean {
  return code !== 'blank-rows';
}

/** The table without its blank rows, of which nobody is a respondent. */
function usedRows(table: EngineTable, blank: number): EngineTable {
  if (blank === 0) return table;
  return { ...table, relation: `(SELECT * FROM ${table.relation} WHERE NOT (${isBlank(table)})) AS answers` };
}

function isBlank({ columns }: EngineTable): string {
  return columns
    .map(({ name, kind }) =>
      kind === 'text'
        ? `coalesce(trim(CAST(${quotedName(name)} AS VARCHAR)), '') = ''`
        : `${quotedName(name)} IS NULL`,
    )
    .join(' AND ');
}

/** A number is written with a point. */
function typed(column: Column, { kind }: EngineColumn): Column {
  return kind === 'number' ? { ...column, decimal: { kind: 'sign', sign: '.' } } : column;
}

interface TableCounts {
  readonly rows: number;
  readonly blank: number;
  /** Texts that may be numbers with a decimal sign, which only a look at all of a column can tell. */
  readonly withSigns: number;
}

async function countsOf(table: EngineTable): Promise<TableCounts> {
  const { engine, relation, columns, query } = table;
  const matches = (name: string) => {
    const pattern = engine === 'duckdb' ? `regexp_matches(${name}, '${SIGNED}')` : `${name} ~ '${SIGNED}'`;
    // Most texts have neither sign, which is seen faster.
    return `((${name} LIKE '%.%' OR ${name} LIKE '%,%') AND ${pattern})`;
  };
  const signed = columns
    .filter(({ kind }) => kind === 'text')
    .map(({ name }) => matches(`CAST(${quotedName(name)} AS VARCHAR)`));
  const sql =
    `SELECT CAST(count(*) AS VARCHAR), CAST(count(*) FILTER (WHERE ${isBlank(table)}) AS VARCHAR), ` +
    `CAST(count(*) FILTER (WHERE ${signed.length === 0 ? 'false' : signed.join(' OR ')}) AS VARCHAR) FROM ${relation}`;
  for await (const [row] of query(sql)) {
    const [rows, blank, withSigns] = row!.map(Number);
    return { rows: rows!, blank: blank!, withSigns: withSigns! };
  }
  throw new RangeError('countsOf: the engine gave no row');
}

/** Digits with a point or comma among them and nothing that no number has. */
const SIGNED =
  '^[^A-Za-z:/]*[.,][^A-Za-z:/]*[0-9][^A-Za-z:/]*$|^[^A-Za-z:/]*[0-9][^A-Za-z:/]*[.,][^A-Za-z:/]*$';

async function* rowsOf(
  { relation, columns, query }: EngineTable,
  most: number | null,
  wanted: Projection | undefined,
): AsyncGenerator<SheetRows> {
  yield { cells: [columns.map(({ name }) => name)], rows: [0], problems: [] };
  // Columns that nobody looks at are not asked for; where the first rows are looked at as a whole, all are.
  const isWhole = wanted === undefined || wanted.after > 0;
  const selected = columns.map(({ name }, index) =>
    isWhole || wanted.columns.has(index) ? `CAST(${quotedName(name)} AS VARCHAR)` : 'NULL',
  );
  const sql = `SELECT ${selected.join(', ')} FROM ${relation}${most === null ? '' : ` LIMIT ${most}`}`;
  let next = 1;
  for await (const rows of query(sql)) {
    const first = next;
    next += rows.length;
    yield {
      cells: rows.map((row) => row.map((cell) => cell ?? '')),
      rows: rows.map((_, index) => first + index),
      problems: [],
    };
  }
}
