import { type CellCodes, STRIDE, Unusual } from '../../model/coded-rows.ts';
import { grown } from '../grown.ts';

/** What the cells of a column stand for. */
export type ColumnCodes = readonly [column: number, codes: CellCodes];

/**
 * Columns in ascending order, as they are handed on in a batch, and where the codes of each begin there.
 *
 * @throws Unusual for a column that is asked for as two things
 */
export function slotsOf(columns: readonly ColumnCodes[]): {
  readonly codes: readonly ColumnCodes[];
  slotOf(column: number): number;
  startOf(column: number): number;
} {
  const codes = columns.toSorted(([one], [other]) => one - other);
  const slots = new Map(codes.map(([column], slot) => [column, slot]));
  if (slots.size < codes.length) throw new Unusual('a column of two kinds');
  const slotOf = (column: number) => slots.get(column)!;
  return { codes, slotOf, startOf: (column) => slotOf(column) * STRIDE };
}

/** A number a respondent, in a list that grows. */
export class CategoryOfEach {
  private list: Int32Array;
  private n = 0;

  /** @param room about how many respondents there are */
  constructor(room: number) {
    this.list = new Int32Array(room);
  }

  get all(): Int32Array {
    return this.list.subarray(0, this.n);
  }

  append(categories: Int32Array): void {
    const end = this.n + categories.length;
    if (end > this.list.length) this.list = grown(this.list, end);
    this.list.set(categories, this.n);
    this.n = end;
  }
}
