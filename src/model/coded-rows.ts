import type { DecimalSign } from './dataset.ts';

/** Something that the reader of bytes does not vouch for: the file is read as text instead, before anything was said. */
export class Unusual extends Error {
  override readonly name = 'Unusual';
}

/** Modules that are bundled apart have a class each. */
export function isUnusual(error: unknown): boolean {
  return error instanceof Error && error.name === 'Unusual';
}

/** Parts of a file that were read at the same time do not fit together: one begins where the one before does not end. It is read in one go instead. */
export class Undivided extends Error {
  override readonly name = 'Undivided';
}

/** Modules that are bundled apart have a class each. */
export function isUndivided(error: unknown): boolean {
  return error instanceof Error && error.name === 'Undivided';
}

/** Something that is done with the rows of each part of a file, of which the parts are put together in the order of the file. */
export interface Divided<Work> {
  /** What it is, as plain data: another thread does it by this alone. */
  readonly work: Work;
  /** Takes over what was found in the next part, which is plain data as well. */
  readonly take: (found: unknown) => void | Promise<void>;
}

/** Rows whose codes are handed on together. */
export const BATCH = 1024;
/** The distance of two columns of codes: no power of two, for the sake of the processor's cache. */
export const STRIDE = BATCH + 64;

/** What a cell stands for. */
export interface CellCode {
  /** From 0 to 254. */
  readonly code: number;
  /** Told of every row that is used and has the cell. */
  readonly onEach?: (() => void) | undefined;
}

/**
 * What a cell tells of the decimal sign of its column, which is concluded from all of its cells: that it is one of the two, nothing, or what
 * only other cells can decide (`1.234`).
 */
export type SignTold = DecimalSign | 'doubtful' | null;

/** What the cells of some columns stand for, by their text; asked once for each different cell. `null`: not to be vouched for. */
export type CellCodes = (text: string, told: SignTold) => CellCode | null;

/** Those of columns in which no number has a decimal sign. */
export function wholeCells(codes: (text: string) => CellCode | null): CellCodes {
  return (text, told) => (told === null ? codes(text) : null);
}

/** What is looked at in the rows that are used, row by row, as text. */
export interface TextWatch {
  readonly columns: readonly number[];
  /**
   * @param cells those of the columns in their places, reused between rows
   * @param row as a spreadsheet counts
   * @returns `false` where no further row is wanted
   */
  readonly add: (cells: readonly string[], respondent: number, row: number) => boolean;
  /** Whether the first rows suffice, wherever they stand. */
  readonly isBrief?: boolean;
}

/** The same of one column, as bytes and of many rows at once: cheap enough for every row of a large file. */
export interface BytesWatch {
  readonly column: number;
  /** @param places from where to before where each cell stands, one after the other, without quotes around it */
  readonly add: (bytes: Uint8Array, places: Int32Array, cells: number) => void;
  readonly divided?: Divided<WatchWork> | undefined;
}

/** A column that is looked at as bytes in a part of a file. */
export interface WatchWork {
  readonly column: number;
  /** About how many rows the whole file has. */
  readonly expected: number;
}

/** What is wanted of the rows. */
export interface RowDemand {
  /** Columns in ascending order, each with the codes of its cells; columns with the same codes share what is learned of them. */
  readonly codes: readonly (readonly [column: number, codes: CellCodes])[];
  readonly texts: readonly TextWatch[];
  /** Told of some rows: the code of a row in the i-th column is `codes[i × STRIDE + row]`; reused between batches. */
  readonly onBatch: (codes: Uint8Array, rows: number) => void;
  /** The same in parts of the file; without it, the file is read in one go. */
  readonly divided?: Divided<unknown> | undefined;
}

/** Which rows are used, by cells of some columns. */
export interface RowFilter {
  readonly columns: readonly number[];
  readonly isUsed: (cells: readonly string[]) => boolean;
  /** After the last row; the rows may be read once more, of which nothing is counted again. */
  readonly finish: () => void;
}

/**
 * The rows of a large plain file, which are read once, from bytes to codes. What is counted of them is known afterwards only; whoever asks
 * before, or for the rows as text, is told `Unusual`.
 */
export interface CodedRows {
  /** Looks at a column on the way; `conclude` may refuse the file with `Unusual` once all rows are read. */
  watch(watch: BytesWatch & { readonly conclude: (rows: number) => void }): void;
  /** Uses only some of the rows. */
  choose(filter: RowFilter): void;
  /** About how many rows the file has, by the length of its first ones; more than 0. */
  readonly expected: number;
  /** Whether only some are used. */
  readonly isChosen: boolean;
  /** @throws Unusual where anything in the file is, be it that it is damaged; UserError where the file cannot be read */
  read(demand: RowDemand): Promise<void>;
  /** Row of each respondent as a spreadsheet counts it. */
  rowNumbers(): Uint32Array;
  /**
   * So many of the rows that are used, by what stands in a column, as rows that are read by themselves; for rows that were read before.
   */
  part(column: number, isOf: (cell: string) => boolean, count: number): CodedRows;
}
