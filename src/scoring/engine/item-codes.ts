import type { Dataset } from '../../model/dataset.ts';
import { type EngineTable, quotedName } from '../../model/engine.ts';
import { isFromOne } from '../counted-from-one.ts';
import { cellReaders, type DecodeOptions } from '../decode-dataset.ts';
import type { ScaleMatch } from '../match-items.ts';
import type { ScalePlan } from '../score-plan.ts';
import { recodeItems } from '../score-respondent.ts';

/** What the cells of an item count as, after reversal: every different cell that is an answer. */
export interface ItemCodes {
  /** Position of the column in the table; −1 for an item that the table lacks. */
  readonly column: number;
  readonly values: ReadonlyMap<string, number>;
  /** Whether every cell that is not NULL is an answer. */
  readonly isWhole: boolean;
}

/** More different cells than any question has. */
const MOST_CELLS = 2000;

/** How often each different cell stands in some columns, by column; `null` where there are more than answers to a question. */
export async function differentCells(
  table: EngineTable,
  wanted: readonly number[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, number>> | null> {
  const cells = new Map(wanted.map((column) => [column, new Map<string, number>()]));
  if (wanted.length === 0) return cells;
  for await (const rows of table.query(
    table.engine === 'duckdb' ? byColumn(table, wanted) : inOnePass(table, wanted),
  ))
    for (const [column, cell, count] of rows) {
      if (cell === null || cell === undefined) continue;
      const ofColumn = cells.get(wanted[Number(column)]!)!;
      ofColumn.set(cell, Number(count));
      if (ofColumn.size > MOST_CELLS) return null;
    }
  return cells;
}

/** An engine that keeps columns apart reads each once. */
function byColumn({ relation, columns }: EngineTable, wanted: readonly number[]): string {
  const parts = wanted.map(
    (column, index) =>
      `SELECT '${index}', CAST(cell AS VARCHAR), CAST(n AS VARCHAR) ` +
      `FROM (SELECT ${quotedName(columns[column]!.name)} AS cell, count(*) AS n FROM ${relation} GROUP BY 1) AS cells`,
  );
  return parts.join(' UNION ALL ');
}

/** An engine that keeps rows together reads them once: each grouping has one column, and the others are NULL. */
function inOnePass({ relation, columns }: EngineTable, wanted: readonly number[]): string {
  const names = wanted.map((_, index) => `c${index}`);
  const cells = wanted.map((column, index) => `${quotedName(columns[column]!.name)} AS c${index}`);
  const which = names.map((name, index) => `WHEN ${name} IS NOT NULL THEN '${index}'`);
  const cell = names.map((name) => `CAST(${name} AS VARCHAR)`);
  return (
    `SELECT CASE ${which.join(' ')} END, coalesce(${cell.join(', ')}), CAST(n AS VARCHAR) FROM (` +
    `SELECT ${names.join(', ')}, count(*) AS n FROM (SELECT ${cells.join(', ')} FROM ${relation}) AS answers ` +
    `GROUP BY GROUPING SETS (${names.map((name) => `(${name})`).join(', ')})) AS cells`
  );
}

/** The codes of every scale, and the cells that were declared as missing. */
export interface CodedScales {
  readonly scales: readonly (readonly ItemCodes[])[];
  readonly missingCodes: number;
}

/**
 * What every different cell counts as, decoded as the cells of a file are.
 *
 * @returns `null` where a cell is no answer, or is one that somebody has to be told of
 */
export function codesOf(
  dataset: Dataset,
  matches: readonly ScaleMatch[],
  plans: readonly ScalePlan[],
  options: DecodeOptions,
  cells: ReadonlyMap<number, ReadonlyMap<string, number>>,
): CodedScales | null {
  let missingCodes = 0;
  const scales: ItemCodes[][] = [];
  for (const [scale, readers] of cellReaders(dataset, matches, options).entries()) {
    const plan = plans[scale]!;
    const items: ItemCodes[] = [];
    for (const [position, reader] of readers.entries()) {
      if (reader === null) {
        items.push({ column: -1, values: new Map(), isWhole: false });
        continue;
      }
      const values = new Map<string, number>();
      let isWhole = true;
      for (const [cell, count] of cells.get(reader.column.index)!) {
        const answer = reader.plainAnswer(cell);
        if (answer === 'unusual') return null;
        if (answer === 'blank' || answer === 'missing') {
          isWhole = false;
          if (answer === 'missing') missingCodes += count;
        } else {
          const value = countsAs(plan, position, answer);
          // A table of its own that lacks the code.
          if (Number.isNaN(value)) return null;
          values.set(cell, value);
        }
      }
      items.push({ column: reader.column.index, values, isWhole });
    }
    scales.push(items);
    // Said where rows are read.
    if (
      isFromOne(
        readers.map((reader) => reader?.reader ?? null),
        dataset.rowCount,
      )
    )
      return null;
  }
  return { scales, missingCodes };
}

/** What a code counts as, after reversal. */
function countsAs(plan: ScalePlan, position: number, code: number): number {
  const values = new Float64Array(plan.scale.items.length).fill(Number.NaN);
  values[position] = code;
  recodeItems(plan, values);
  return values[position]!;
}
