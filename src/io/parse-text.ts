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
  const begun = partial ? divideBeginning(text, separator, limit) : quotedBeginning(text, separator, limit);
  if (begun.end === text.length || begun.records.length >= limit) return { ...begun, errors: [] };
  return continued(begun, text, separator, partial, limit);
}

/**
 * What `parseText` finds in a text of which more follows, up to its first error: the records before that and the error itself are the same, while
 * what comes behind may be left out. Where another delimiter than the file's is tried there are errors all over, of which one tells enough.
 *
 * @param limit records after which to stop
 */
export function parseUntilError(
  text: string,
  separator: string,
  quotes: boolean,
  limit = Number.POSITIVE_INFINITY,
): ParsedText {
  if (!quotes || !text.includes('"')) return withoutQuotes(plainRows(text, separator, true, limit));
  const begun = divideBeginning(text, separator, limit);
  const { records, end, brokenAt } = begun;
  if (end === text.length || records.length >= limit) return { ...begun, errors: [] };
  if (brokenAt === null) return continued(begun, text, separator, true, limit);
  // Whether a broken record ends before the text does matters only where the text is cut.
  if (!text.endsWith('\n')) return continued(begun, text, separator, true, records.length + 1);
  return { ...begun, errors: [{ code: 'InvalidQuotes', row: records.length, index: brokenAt }] };
}

/** Records that were divided without doubt, and where the first begins that was not. */
interface Begun extends Pick<ParsedText, 'records' | 'end' | 'clean'> {
  /** Where that first one has a cell whose quotes are surely invalid: the position after its opening quote. */
  readonly brokenAt: number | null;
}

function divideBeginning(text: string, separator: string, limit: number): Begun {
  const quoted = quotedBeginning(text, separator, limit);
  return { ...soundRows(text, separator, limit, quoted), clean: quoted.clean };
}

function quotedBeginning(text: string, separator: string, limit: number): Begun {
  const { records, end } = quotedRows(text, separator, limit);
  return { records, end, clean: records.length, brokenAt: null };
}

/** The rest as the parser divides it, which knows what to make of invalid and missing quotes. */
function continued(
  { records, end, clean }: Begun,
  text: string,
  separator: string,
  partial: boolean,
  limit: number,
): ParsedText {
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
    clean,
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

/**
 * The rows that follow the first ones as RFC 4180 has them: a cell is quoted from its first character to its last, with quotes doubled and line
 * breaks within, or it is unquoted. Stops at the first row that is anything else, or whose line end has yet to come.
 *
 * @param begun rows that are known; the others are added to them
 * @param limit rows after which to stop
 */
export function soundRows(
  text: string,
  separator: string,
  limit: number,
  { records, end: begin }: Pick<ParsedText, 'records' | 'end'> = { records: [], end: 0 },
): { records: string[][]; end: number; brokenAt: number | null } {
  let end = begin;
  let nextBreak = -1;
  let nextSeparator = -1;
  let nextQuote = -1;
  const following = (character: string, at: number) => {
    const found = text.indexOf(character, at);
    return found === -1 ? Number.POSITIVE_INFINITY : found;
  };
  row: while (end < text.length && records.length < limit) {
    if (nextBreak < end) nextBreak = following('\n', end);
    if (nextBreak === Number.POSITIVE_INFINITY) break;
    if (nextQuote < end) nextQuote = following('"', end);
    if (nextQuote > nextBreak) {
      records.push(text.slice(end, nextBreak).split(separator));
      end = nextBreak + 1;
      continue;
    }
    const record: string[] = [];
    let at = end;
    for (;;) {
      if (text.charCodeAt(at) === QUOTE) {
        const close = closingQuote(text, at);
        if (close === -1) break row;
        const cell = text.slice(at + 1, close);
        const next = close + 1;
        const isLast = text.charCodeAt(next) === LINE_FEED;
        if (!isLast && !text.startsWith(separator, next))
          return { records, end, brokenAt: isBroken(text, next, separator) ? at + 1 : null };
        record.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell);
        at = next + (isLast ? 1 : separator.length);
        if (isLast) break;
      } else {
        if (nextBreak < at) nextBreak = following('\n', at);
        if (nextSeparator < at) nextSeparator = following(separator, at);
        const isLast = nextBreak < nextSeparator;
        const next = isLast ? nextBreak : nextSeparator;
        if (nextBreak === Number.POSITIVE_INFINITY) break row;
        record.push(text.slice(at, next));
        at = next + (isLast ? 1 : separator.length);
        if (isLast) break;
      }
    }
    records.push(record);
    end = at;
  }
  return { records, end, brokenAt: null };
}

/** The quote that is not doubled and ends the cell whose quote opens at a position; -1 where none does. */
function closingQuote(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

/** Whether what stands behind a closing quote can be nothing but a mistake: blanks before the end of the cell are none. */
function isBroken(text: string, from: number, separator: string): boolean {
  const delimiter = separator.charCodeAt(0);
  let at = from;
  while (text.charCodeAt(at) === BLANK || (text.charCodeAt(at) === TAB && delimiter !== TAB)) at++;
  const code = text.charCodeAt(at);
  return code > BLANK && code < 0x7f && code !== delimiter;
}

const QUOTE = 34;
const LINE_FEED = 10;
const TAB = 9;
const BLANK = 32;

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
