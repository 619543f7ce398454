import type { Projection } from '../model/dataset.ts';
import type { SheetRows } from './workbook/index.ts';

/** Rows that are kept together. */
const BLOCK = 2048;

/** Different cells of a column that are told apart by a number; in the rest of a column that has more each is kept by itself. */
const MOST_DIFFERENT = 4096;

/** Bytes that the cells may take, about; more are not kept. */
const MOST_BYTES = 64 * 1_048_576;

/** What a text takes beside its characters, and its place in a list. */
const TEXT_COST = 24;
const PLACE_COST = 8;

/** The cells of a column in a block: numbers of different cells, or texts. */
type Cells = Uint16Array | string[];

/** Longer texts that were cut out of others keep these in memory. */
const LONGEST_COPIED = 12;

/** A text that keeps no other in memory. */
function apart(text: string): string {
  return text.length > LONGEST_COPIED ? ` ${text}`.slice(1) : text;
}

/** A column: the different cells of it so far, the blank one first, and its cells block by block. */
class StoredColumn {
  readonly #numbers = new Map<string, number>([['', 0]]);
  readonly #different: string[] = [''];
  readonly #blocks: Cells[] = [];

  /** @returns the bytes that are taken for it */
  add(block: number, row: number, cell: string): number {
    let cells = this.#blocks[block];
    let taken = 0;
    if (cells === undefined) {
      cells = new Uint16Array(BLOCK);
      this.#blocks[block] = cells;
      taken = 2 * BLOCK;
    }
    if (!Array.isArray(cells)) {
      const number = this.#numbers.get(cell);
      if (number !== undefined) {
        cells[row] = number;
        return taken;
      }
      if (this.#different.length < MOST_DIFFERENT) {
        cells[row] = this.#different.length;
        this.#numbers.set(apart(cell), this.#different.length);
        this.#different.push(apart(cell));
        return taken + 2 * (TEXT_COST + PLACE_COST) + cell.length;
      }
      cells = Array.from(cells, (number) => this.#different[number]!);
      this.#blocks[block] = cells;
      taken += PLACE_COST * BLOCK;
    }
    cells[row] = apart(cell);
    return taken + TEXT_COST + cell.length;
  }

  at(block: number): (row: number) => string {
    const cells = this.#blocks[block];
    if (cells === undefined) return () => '';
    return Array.isArray(cells) ? (row) => cells[row]! : (row) => this.#different[cells[row]!]!;
  }
}

/**
 * The rows of a file of cells, column by column: two bytes for nearly every cell, so that a file that takes long to read need be read only
 * once.
 */
export class StoredRows {
  readonly #columns: StoredColumn[] = [];
  readonly #rows: Uint32Array[] = [];
  readonly #lengths: number[] = [];
  readonly #problems: SheetRows['problems'][number][] = [];
  readonly #numberTexts: NonNullable<SheetRows['numberTexts']>[number][] = [];
  #bytes = 0;

  /** @returns whether there is room for them; else what is stored is of no use */
  add({ cells, rows, problems, numberTexts = [] }: SheetRows): boolean {
    this.#problems.push(...problems);
    this.#numberTexts.push(...numberTexts);
    for (const [index, record] of cells.entries()) this.#addRow(record, rows[index]!);
    return this.#bytes <= MOST_BYTES;
  }

  #addRow(record: readonly string[], row: number): void {
    let block = this.#rows.length - 1;
    if (block === -1 || this.#lengths[block] === BLOCK) {
      block++;
      this.#rows.push(new Uint32Array(BLOCK));
      this.#lengths.push(0);
    }
    const at = this.#lengths[block]!;
    this.#lengths[block] = at + 1;
    this.#rows[block]![at] = row;
    for (let column = 0; column < record.length; column++) {
      const stored = this.#columns[column] ?? new StoredColumn();
      this.#columns[column] = stored;
      const cell = record[column]!;
      if (cell !== '') this.#bytes += stored.add(block, at, cell);
    }
  }

  /**
   * The rows, as long as the last column that is wanted; with the first of them all that was worth saying of the cells.
   *
   * @param wanted all columns unless given
   */
  *batches(wanted?: Projection): Generator<SheetRows> {
    const all = this.#columns.map((_, index) => index);
    const few = all.filter((index) => wanted?.columns.has(index));
    let before = 0;
    for (const [block, numbers] of this.#rows.entries()) {
      const length = this.#lengths[block]!;
      const looked = wanted === undefined || before < wanted.after ? all : few;
      const blank = new Array<string>((looked.at(-1) ?? -1) + 1).fill('');
      const cells: string[][] = [];
      for (let row = 0; row < length; row++) cells.push(blank.slice());
      for (const column of looked) {
        const cellAt = this.#columns[column]!.at(block);
        for (let row = 0; row < length; row++) cells[row]![column] = cellAt(row);
      }
      const rows = Array.from(numbers.subarray(0, length));
      yield block === 0
        ? { cells, rows, problems: this.#problems, numberTexts: this.#numberTexts }
        : { cells, rows, problems: [] };
      before += length;
    }
  }
}
