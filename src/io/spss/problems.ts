import { createMessage } from '../../model/messages/create-message.ts';
import { type SavFault, spssMessages } from '../../model/messages/spss.ts';
import { cannotRun, type Problem, type UserError } from '../../model/problem.ts';

/** A file that contradicts the format at a byte. */
export function damaged(file: string, byte: number, fault: SavFault): UserError {
  return cannotRun(createMessage(spssMessages, 'sav-damaged', { file, byte, fault }), { file });
}

/** Compressed data that cannot belong to the variable whose turn it is. */
export function damagedRow(file: string, row: number, column: string): UserError {
  return cannotRun(createMessage(spssMessages, 'sav-damaged-row', { file, row, column }), {
    file,
    row,
    column,
  });
}

/**
 * A file that ends too early.
 *
 * @param rows how many are whole, and how many the header announces
 */
export function cutShort(
  file: string,
  byte: number,
  rows?: { whole: number; declared: number | null },
): UserError {
  const facts = { file, byte, whole: rows?.whole ?? null, declared: rows?.declared ?? null };
  return cannotRun(createMessage(spssMessages, 'sav-cut-short', facts), { file });
}

/** Another number of rows than the header announces. */
export function miscounted(file: string, rows: number, declared: number): UserError {
  return cannotRun(createMessage(spssMessages, 'sav-row-count', { file, rows, declared }), { file });
}

export function unknownEncoding(file: string, encoding: string): UserError {
  return cannotRun(createMessage(spssMessages, 'sav-unknown-encoding', { file, encoding }), { file });
}

export function assumedEncoding(file: string): Problem {
  return { ...createMessage(spssMessages, 'sav-assumed-encoding', { file }), severity: 'warning', file };
}

/** Text that is not in the encoding of the file, in a case or in the dictionary. */
export function invalidText(
  file: string,
  encoding: string,
  place: { readonly row: number; readonly column: string } | null,
): Problem {
  const facts = { file, encoding, row: place?.row ?? null, column: place?.column ?? null };
  return { ...createMessage(spssMessages, 'sav-invalid-text', facts), severity: 'warning', file, ...place };
}

/** Value labels that name no variable that can have them. */
export function strayLabels(file: string, count: number): Problem {
  return { ...createMessage(spssMessages, 'sav-stray-labels', { file, count }), severity: 'warning', file };
}
