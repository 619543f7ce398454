import type { Messages } from './create-message.ts';
import { listIn, quoted } from './wording.ts';

/** A cell, by the letters of its column. */
export interface WorkbookCell {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
}

/** Why a workbook cannot be read. */
export type WorkbookFault = 'damaged' | 'encrypted' | 'binary' | 'too-large';

/** What can be wrong with a workbook. */
export const workbookMessages = {
  'workbook-unreadable': (it: { readonly file: string; readonly fault: WorkbookFault }, words) =>
    words.text(`workbook.workbook-unreadable.${it.fault}`, it),
  'workbook-sheets': (it: { readonly file: string; readonly sheets: readonly string[] }, words) =>
    words.text('workbook.workbook-sheets', { ...it, sheets: listIn(words, it.sheets.map(quoted)) }),
  'workbook-no-sheet': (
    it: { readonly file: string; readonly sheet: string; readonly sheets: readonly string[] },
    words,
  ) => words.text('workbook.workbook-no-sheet', { ...it, sheets: listIn(words, it.sheets.map(quoted)) }),
  'workbook-empty': (it: { readonly file: string }, words) => words.text('workbook.workbook-empty', it),
  'workbook-error-cell': (it: WorkbookCell, words) => words.text('workbook.workbook-error-cell', it),
  'workbook-leading-zeros': (it: WorkbookCell, words) => words.text('workbook.workbook-leading-zeros', it),
} as const satisfies Messages;
