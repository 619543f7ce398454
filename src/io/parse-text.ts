import Papa from 'papaparse';

/** Where the parser could only guess at the cells of a record. */
export interface QuoteError {
  readonly code: 'InvalidQuotes' | 'MissingQuotes';
  readonly row: number;
  /** Position of the first character after the opening quote. */
  readonly index: number;
}

/** What the parser found in a text: whole records, and where the incomplete last one begins. */
export interface ParsedText {
  readonly records: string[][];
  readonly errors: readonly QuoteError[];
  readonly end: number;
  /** How many of the first records are known to hold no quote within a cell. */
  readonly clean: number;
}

/**
 * Divides a text with `\n` as line end into records, quoted cells and doubled quotes included.
 *
 * @param separator what stands between two cells: a delimiter, or one with a blank behind it
 * @param partial whether more text follows, so that a last record without line end is left for later
 * @param quotes `false` reads a quote as an ordinary character
 * @param limit records after which to stop; `end` is then the position after the last of them
 */
export function parseText(
  text: string,
  separator: string,
  partial: boolean,
  quotes = true,
  limit = Number.POSITIVE_INFINITY,
): ParsedText {
  if (!quotes || !text.includes('"')) return withoutQuotes(plainRows(text, separator, partial, limit));
  const { records, end } = quotedRows(text, separator, limit);
  if (end === text.length || records.length >= limit) return withoutQuotes({ records, end });
  const parser = new Papa.Parser({
    delimiter: separator,
    newline: '\n',
    quoteChar: '"',
    // Otherwise the parser splits a rest without quotes at once, and then loses count of its limit.
    fastMode: false,
    ...(Number.isFinite(limit) ? { preview: limit - records.length } : {}),
  });
  const parsed = parser.parse(end === 0 ? text : text.slice(end), 0, partial) as {
    data: string[][];
    errors: QuoteError[];
    meta: { cursor: number };
  };
  return {
    records: records.length === 0 ? parsed.data : records.concat(parsed.data),
    errors: parsed.errors.map(({ code, row, index }) => ({
      code,
      row: row + records.length,
      index: index + end,
    })),
    end: end + parsed.meta.cursor,
    clean: records.length,
  };
}

function withoutQuotes({ records, end }: { records: string[][]; end: number }): ParsedText {
  return { records, errors: [], end, clean: records.length };
}

/** A text without quotes, or whose quotes mean nothing: a record is a line. */
function plainRows(
  text: string,
  separator: string,
  partial: boolean,
  limit: number,
): { records: string[][]; end: number } {
  const records: string[][] = [];
  let start = 0;
  while (start < text.length && records.length < limit) {
    const end = text.indexOf('\n', start);
    if (end === -1) {
      if (partial) break;
      records.push(text.slice(start).split(separator));
      return { records, end: text.length };
    }
    records.push(text.slice(start, end).split(separator));
    start = end + 1;
  }
  return { records, end: start };
}

/**
 * The rows at the beginning of a text that are quoted throughout (`"1","4","5"`), as several survey platforms write
 * them, divided by mere splitting, which is five times faster than searching for the end of every quote. Stops at
 * the first row that is anything else: a doubled or stray quote, a line break within a cell, an unquoted cell, a row
 * whose line end has yet to come. What stands before that is exact, as each row begins where the last one ended.
 *
 * @param limit rows after which to stop
 * @returns the rows, and the position after the last of them
 */
export function quotedRows(
  text: string,
  separator: string,
  limit: number,
): { records: string[][]; end: number } {
  const between = `"${separator}"`;
  const records: string[][] = [];
  let start = 0;
  while (text.charCodeAt(start) === QUOTE && records.length < limit) {
    const end = text.indexOf('\n', start);
    if (end < start + 2 || text.charCodeAt(end - 1) !== QUOTE) break;
    const record = text.slice(start + 1, end - 1).split(between);
    if (record.some((cell) => cell.includes('"'))) break;
    records.push(record);
    start = end + 1;
  }
  return { records, end: start };
}

const QUOTE = 34;

/** Line breaks within the cells of a record. */
export function breaksIn(record: readonly string[]): number {
  let breaks = 0;
  for (const cell of record)
    if (cell.length > 1 || cell === '\n') breaks += countOf(cell, '\n', 0, cell.length);
  return breaks;
}

/** The position after a record that begins at `start`, and after its line end. */
export function endOfRecord(text: string, start: number, record: readonly string[]): number {
  let end = start;
  for (let lines = 1 + breaksIn(record); lines > 0; lines--) end = text.indexOf('\n', end) + 1;
  return end;
}

/** How often a character occurs in a part of a text. */
export function countOf(text: string, character: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf(character, from); at !== -1 && at < to; at = text.indexOf(character, at + 1))
    count++;
  return count;
}
