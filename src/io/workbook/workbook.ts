import type { WorkbookFault } from '../../model/messages/workbook.ts';
import type { Problem } from '../../model/problem.ts';

export type WorkbookFormat = 'xlsx' | 'ods' | 'xls';

export interface WorkbookSheet {
  readonly name: string;
  /** Hidden sheets hold lists and settings, and are read only when they are named. */
  readonly isHidden: boolean;
}

/** What is worth saying of a cell: `number-text` is a text that may be a number with decimals or with thousands. */
export type CellRemark = 'error' | 'leading-zeros' | 'number-text';

/** Some rows of a sheet, without blank ones at its end. */
export interface SheetRows {
  /** Cells from the first column, `''` for a blank one; rows are as long as their last filled cell. Whoever takes them may change them. */
  readonly cells: readonly string[][];
  /** Row of each, as the program counts; blank rows are left out. */
  readonly rows: readonly number[];
  /** Errors in cells (`#N/A`), each with its place, up to the first thousand of a sheet. */
  readonly problems: readonly Problem[];
  /** Texts that may be numbers with decimals or with thousands, the first of each column (from 0). */
  readonly numberTexts?: readonly { readonly row: number; readonly column: number; readonly value: string }[];
}

/** A workbook, and the sheet of it that is read. */
export interface Workbook {
  readonly file: string;
  readonly format: WorkbookFormat;
  readonly sheets: readonly WorkbookSheet[];
  /** The sheet that is read: the one that was named, else the only one that holds anything. */
  readonly sheet: string;
  batches(): AsyncGenerator<SheetRows, void>;
}

/** A row as the reader of a format hands it on. */
export interface SheetRow {
  /** From 1. */
  readonly row: number;
  readonly cells: string[];
  readonly remarks: readonly { readonly column: number; readonly remark: CellRemark }[];
}

/** What the reader of each format offers. */
export interface OpenSheets {
  readonly sheets: readonly WorkbookSheet[];
  /** The filled rows of a sheet, in pieces, in order. */
  rows(sheet: number): AsyncGenerator<SheetRow[], void>;
}

/** More rows or columns than any of the programs has. */
export const MOST_COLUMNS = 16_384;
export const MOST_ROWS = 1_048_576;

/** What is no workbook, and why: told as a problem by the caller. */
export class UnreadableWorkbook extends Error {
  readonly fault: WorkbookFault;

  constructor(fault: WorkbookFault) {
    super(fault);
    this.name = 'UnreadableWorkbook';
    this.fault = fault;
  }
}

/**
 * Cells that a file need not hold to claim them: blanks before a filled cell, and repetitions. A few bytes could claim more than fits
 * into memory.
 */
export class CellBudget {
  #left = 20_000_000;

  /** @throws UnreadableWorkbook `too-large` */
  spend(cells: number): void {
    this.#left -= cells;
    if (this.#left < 0) throw new UnreadableWorkbook('too-large');
  }

  /** A cell that the file does hold allows for blanks around it. */
  earn(cells: number): void {
    this.#left += 50 * cells;
  }
}

/** Whether a cell that the program holds for text may be a number with decimals or with thousands: `1.234`. */
export function isNumberText(text: string): boolean {
  return text.length >= 5 && text.length <= 8 && /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text);
}

/** The name of a column: A to Z, AA, AB, … */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
