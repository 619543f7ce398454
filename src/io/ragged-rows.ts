import type { Delimiter } from '../model/dataset.ts';
import { fileMessages } from '../model/messages/file.ts';
import { said } from '../model/messages/said.ts';
import { counted } from '../model/messages/wording.ts';
import { cannotRun, type Problem, UserError } from '../model/problem.ts';

interface RaggedRow {
  readonly row: number;
  readonly line: number;
  readonly cells: number;
}

/** Places that are listed one by one. */
const LISTED = 5;

/** Rows that do not have the header's number of cells: all are counted, the first few are remembered. */
export class RaggedRows {
  #count = 0;
  readonly #first: RaggedRow[] = [];

  /** Takes note of one such row. */
  add(row: number, line: number, cells: number): void {
    this.#count++;
    if (this.#first.length < LISTED) this.#first.push({ row, line, cells });
  }

  /**
   * Refuses the file if there was such a row.
   *
   * @param rowCount all respondents' rows of the file
   * @throws UserError `ragged-row` (status 2), a problem for each of the first rows and one for the rest
   */
  refuse(file: string, headerCells: number, delimiter: Delimiter, rowCount: number): void {
    if (this.#count === 0) return;
    const only = this.#count === 1;
    const problems: Problem[] = this.#first.map(({ row, line, cells }) => ({
      ...said(fileMessages, 'ragged-row', {
        file,
        row,
        line,
        cells,
        headerCells,
        delimiter: only ? delimiter : null,
      }),
      severity: 'error',
      file,
      row,
      line,
      valid: counted(headerCells, 'cell'),
    }));
    if (!only) {
      const facts = {
        file,
        count: this.#count,
        rows: rowCount,
        delimiter,
        titleAbove: this.#count === rowCount,
      };
      problems.push(...cannotRun(said(fileMessages, 'ragged-row', facts), { file }).problems);
    }
    throw new UserError(problems, 2);
  }
}
