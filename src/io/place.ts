/**
 * A place in a file, as every message of this folder names it.
 *
 * @param row as a spreadsheet counts; the header is row 1
 * @param line physical line of the file, from 1
 * @example place('pre.csv', 12, 14) // 'pre.csv, row 12 (line 14)'
 */
export function place(file: string, row: number, line: number): string {
  return `${file}, row ${row} (line ${line})`;
}

/** A number with its noun: `1 cell`, `3 cells`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The beginning of a text, short enough for a message. */
export function excerpt(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
