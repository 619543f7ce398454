import { BATCH, type CodedRows, wholeCells } from '../model/coded-rows.ts';
import type { Column, Dataset } from '../model/dataset.ts';
import { CellsOfColumn, CodedCounter, type CountsWork, type FoundCounts } from './coded/coded-counter.ts';
import { asPlainData, itemsWork } from './coded/read-items.ts';
import type { DecodeOptions, DecodeReport } from './decode-dataset.ts';
import type { GroupList } from './group-list.ts';
import type { ScaleMatch } from './match-items.ts';

/** How often each answer to an item was given in a group, in order of appearance. */
export type AnswerCounts = Map<number, number>;

/** A cell of a column, and how many respondents of each group have it; at −1 those of none. */
export interface CellCount {
  readonly text: string;
  readonly counts: ReadonlyMap<number, number>;
}

/** How a file's respondents answered. */
export interface CodedCounts {
  readonly report: DecodeReport;
  /** Respondents by group. */
  readonly sizes: readonly number[];
  /** Per match, per item, per group. */
  readonly answers: readonly (readonly (readonly AnswerCounts[])[])[];
  /** Per column its cells, in order of appearance. */
  readonly cells: readonly (readonly CellCount[])[];
}

/** What is counted beside the answers. */
export interface Counted {
  readonly split: GroupList;
  readonly by: Column | null;
  readonly columns: readonly Column[];
}

/**
 * Counts answers before reversal, and the cells of some columns, from the bytes of a file in one pass.
 *
 * @throws Unusual for a file or definitions that ask for more; UserError where the file cannot be read
 */
export async function countCoded(
  dataset: Dataset,
  rows: CodedRows,
  matches: readonly ScaleMatch[],
  options: DecodeOptions,
  counted: Counted,
): Promise<CodedCounts> {
  const { split, by, columns } = counted;
  const work: CountsWork = {
    kind: 'counts',
    ...itemsWork(dataset, rows, matches, options),
    by: by === null ? null : { column: by, missing: split.declared },
    columns,
  };
  const counts = new CodedCounter(work, split);
  await rows.read({
    codes: counts.codes,
    texts: [],
    onBatch: (batch, length) => counts.add(batch, length),
    divided: { work: asPlainData(work), take: (found) => counts.take(found as FoundCounts) },
  });
  return counts.finish(dataset.rowCount);
}

/**
 * The different cells of a column, in order of appearance, and how many of the rows that are used have each.
 *
 * @throws Unusual for a column of very many, and wherever anything in the file is; UserError where the file cannot be read
 */
export async function countCells(
  rows: CodedRows,
  { index }: Column,
): Promise<readonly { readonly text: string; readonly count: number }[]> {
  const cells = new CellsOfColumn();
  const ofNoGroup = new Int32Array(BATCH);
  await rows.read({
    codes: [[index, wholeCells((text) => cells.code(text))]],
    texts: [],
    onBatch: (batch, length) => cells.add(batch, length, ofNoGroup),
  });
  return cells.counts().map(({ text, counts }) => ({ text, count: counts.get(0)! }));
}
