/** White space, no-break space and byte order mark (`\s`), and the characters that direct or join others and show nothing themselves. */
const INVISIBLE =
  '[\\s\\u00ad\\u034f\\u061c\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f]';
const ONLY_INVISIBLE = new RegExp(`^${INVISIBLE}*$`);
const AROUND = new RegExp(`^${INVISIBLE}+|(?<!${INVISIBLE})${INVISIBLE}+$`, 'g');

/** Whether a cell shows nothing: empty, blanks, no-break spaces, zero-width characters. */
export function isBlank(cell: string): boolean {
  return cell === '' || (!isVisibleAscii(cell.charCodeAt(0)) && ONLY_INVISIBLE.test(cell));
}

/** Whether every cell of a row is blank; a line made of delimiters only is such a row. */
export function isBlankRow(row: readonly string[]): boolean {
  for (const cell of row) if (!isBlank(cell)) return false;
  return true;
}

/** Cells up to the last that is not blank, but at least `least`. */
export function usedWidth(cells: readonly string[], least = 0): number {
  let width = cells.length;
  while (width > least && isBlank(cells[width - 1]!)) width--;
  return width;
}

/** A text without the blanks and invisible characters around it. */
export function trimInvisible(text: string): string {
  // Nearly always that is no more than blanks, for which no expression is needed.
  const trimmed = text.trim();
  const last = trimmed.length - 1;
  if (last < 0 || (isVisible(trimmed.charCodeAt(0)) && isVisible(trimmed.charCodeAt(last)))) return trimmed;
  return text.replace(AROUND, '');
}

/** Characters of ASCII, and letters of Latin, Greek and Cyrillic, between which nothing invisible stands. */
function isVisible(code: number): boolean {
  return isVisibleAscii(code) || (code > 0xad && code < 0x530 && code !== 0x34f);
}

/** Nearly every cell begins with such a character, and is told without a regular expression. */
function isVisibleAscii(code: number): boolean {
  return code > 32 && code < 127;
}
