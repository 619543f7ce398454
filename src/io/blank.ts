/** White space, no-break space and byte order mark (`\s`), and the characters without a width or a meaning. */
const INVISIBLE = '[\\s\\u200b-\\u200d\\u2060\\u00ad\\u200e\\u200f]';
const ONLY_INVISIBLE = new RegExp(`^${INVISIBLE}*$`);
const AROUND = new RegExp(`^${INVISIBLE}+|${INVISIBLE}+$`, 'g');

/** Whether a cell shows nothing: empty, blanks, no-break spaces, zero-width characters. */
export function isBlank(cell: string): boolean {
  if (cell === '') return true;
  const first = cell.charCodeAt(0);
  // Nearly every cell begins with a visible ASCII character: decided without a regular expression.
  if (first > 32 && first < 127) return false;
  return ONLY_INVISIBLE.test(cell);
}

/** Whether every cell of a row is blank; a line made of delimiters only is such a row. */
export function isBlankRow(row: readonly string[]): boolean {
  for (const cell of row) if (!isBlank(cell)) return false;
  return true;
}

/** A text without the blanks and invisible characters around it. */
export function trimInvisible(text: string): string {
  return text.replace(AROUND, '');
}
