import type { Delimiter } from '../model/dataset.ts';
import { cannotRun, type Problem, UserError } from '../model/problem.ts';
import { delimiterName } from './delimiter.ts';
import { counted, place } from './place.ts';

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
    const advice =
      `The cells are taken to be separated by a ${delimiterName(delimiter)} (--delimiter sets another); ` +
      'a cell that holds one itself must stand between double quotes.' +
      (this.#count === rowCount && rowCount > 1 ? ' Is there a title above the header? Remove it.' : '');
    const problems: Problem[] = this.#first.map(({ row, line, cells }) => ({
      code: 'ragged-row',
      severity: 'error',
      message:
        `${place(file, row, line)}: the row has ${counted(cells, 'cell')} where the header has ${headerCells}.` +
        (this.#count === 1 ? ` ${advice}` : ''),
      file,
      row,
      line,
      valid: counted(headerCells, 'cell'),
    }));
    if (this.#count > 1) {
      const message = `${file}: ${this.#count} of ${rowCount} rows do not have as many cells as the header. ${advice}`;
      problems.push(...cannotRun('ragged-row', message, { file }).problems);
    }
    throw new UserError(problems, 2);
  }
}
