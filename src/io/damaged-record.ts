import { parseText } from './parse-text.ts';

/**
 * What is done about a record whose quotes contradict each other. A quote within a quoted cell that was not doubled is text when
 * exactly one reading gives the line as many cells as its neighbours have; otherwise the record is damaged, and the question is
 * where the next one begins.
 */

/** Characters after the first line of a damaged record in which its end is looked for. */
export const LOOK_AHEAD = 65_536;

/** Lines with more cells are not searched for a reading: the work grows with their square. */
const MOST_CELLS = 1000;

/** From so many cells on, a line that begins within a text has the usual number of cells by no more than a freak. */
const TELLING_WIDTH = 4;

/**
 * The cells of a line in which a quote within a quoted cell was not doubled (`"the "best" years"`, `"a 5" pipe"`): the one way to
 * cut it at its separators into `width` cells each of which either begins and ends with a quote or begins without one.
 *
 * @param loneQuotes whether a cell may also begin with a quote that is its only one, which is then text (`"brs1`)
 * @returns the cells, or `null` when no reading or more than one has that width
 * @example rereadLine('1,"so "good", he said",4', ',', 3, false) // ['1', 'so "good", he said', '4']
 */
export function rereadLine(
  line: string,
  separator: string,
  width: number,
  loneQuotes: boolean,
): string[] | null {
  const bounds = separatorsOf(line, separator);
  if (bounds === null || width < 1) return null;
  const cells = bounds.length;
  if (cells < width) return null;
  // ways[c] are the numbers of ways (0, 1, or 2 for more) in which the text from a bound on makes c cells.
  const ways: Uint8Array[] = Array.from({ length: cells + 1 }, () => new Uint8Array(width + 1));
  ways[cells]![0] = 1;
  const starts = [0, ...bounds.map((bound) => bound + separator.length)];
  for (let from = cells - 1; from >= 0; from--) {
    const start = starts[from]!;
    const here = ways[from]!;
    for (let to = from; to < cells; to++) {
      if (!isCell(line, start, bounds[to]!, to === from, loneQuotes)) continue;
      const after = ways[to + 1]!;
      for (let count = 1; count <= width; count++)
        here[count] = Math.min(2, here[count]! + after[count - 1]!);
      if (line.charCodeAt(start) !== QUOTE) break;
    }
  }
  if (ways[0]![width] !== 1) return null;
  const record: string[] = [];
  for (let from = 0; from < cells; ) {
    const left = width - record.length - 1;
    let to = from;
    while (!isCell(line, starts[from]!, bounds[to]!, to === from, loneQuotes) || ways[to + 1]![left] === 0)
      to++;
    record.push(textOf(line.slice(starts[from], bounds[to])));
    from = to + 1;
  }
  return record;
}

/** Positions at which a cell may end: every separator, and the end of the line. */
function separatorsOf(line: string, separator: string): number[] | null {
  const bounds: number[] = [];
  for (let at = line.indexOf(separator); at !== -1; at = line.indexOf(separator, at + separator.length)) {
    bounds.push(at);
    if (bounds.length > MOST_CELLS) return null;
  }
  bounds.push(line.length);
  return bounds;
}

function isCell(line: string, start: number, end: number, single: boolean, loneQuotes: boolean): boolean {
  if (line.charCodeAt(start) !== QUOTE || start === end) return single;
  if (end - start >= 2 && line.charCodeAt(end - 1) === QUOTE) return true;
  const next = line.indexOf('"', start + 1);
  return loneQuotes && single && (next === -1 || next >= end);
}

function textOf(cell: string): string {
  if (cell.length < 2 || cell.charCodeAt(0) !== QUOTE || !cell.endsWith('"')) return cell;
  return cell.slice(1, -1).replaceAll('""', '"');
}

/**
 * Where the record after a damaged one begins. That is the next line, unless the damaged line ends within a quoted cell whose end
 * follows: then the lines up to there may be the rest of a text, and are left out with it, except where the next line has the
 * usual number of cells by itself.
 *
 * @param text from the beginning of the damaged record on, its first line and LOOK_AHEAD characters of what follows if the file has them
 * @returns the position after a line end, or the end of the text
 */
export function endOfDamagedRecord(text: string, separator: string, width: number): number {
  const lineEnd = endOfLine(text, 0);
  const nearby = text.slice(0, lineEnd + LOOK_AHEAD);
  if (openQuote(nearby.slice(0, lineEnd), separator) === -1) return lineEnd;
  const nextLine = nearby.slice(lineEnd, endOfLine(nearby, lineEnd) - 1);
  // Prose has blanks; in narrow files a piece of it passes for a row easily.
  const isNarrow = width < TELLING_WIDTH && nextLine.includes(' ');
  if (!isNarrow && isRecord(nextLine, separator, width)) return lineEnd;
  let close = nearby.indexOf('"', lineEnd);
  while (close !== -1 && nearby.charCodeAt(close + 1) === QUOTE) close = nearby.indexOf('"', close + 2);
  if (close === -1) return lineEnd;
  const behind = nearby.slice(close + 1, close + 1 + separator.length);
  // In narrow files the next quote is therefore taken for the end, whatever follows it.
  return isNarrow || behind === separator || behind.startsWith('\n') || behind === ''
    ? endOfLine(text, close)
    : lineEnd;
}

/**
 * Whether a record that spans several lines hides rows: two stray quotes, each in a row of its own, look like a text with line
 * breaks between them. In narrow files prose is believed, which is known by its blanks.
 *
 * @param text the record as it stands in the file, without its line end
 * @param cells how many cells it has
 */
export function hidesRows(text: string, separator: string, width: number, cells: number): boolean {
  if (width < 2 || (width < TELLING_WIDTH && /[ \u00a0]/.test(text))) return false;
  const lineEnd = text.indexOf('\n');
  const first = text.slice(0, lineEnd);
  const others = text.slice(lineEnd + 1);
  // With the right number of cells, prose would have to imitate every line; with a wrong one something is amiss in any case.
  if (cells !== width) return isRecord(others.split('\n', 1)[0]!, separator, width);
  const opened = openQuote(first, separator);
  if (opened === -1 || !isRecord(first.slice(0, opened) + first.slice(opened + 1), separator, width))
    return false;
  const { records, errors } = parseText(others, separator, false);
  return errors.length === 0 && records.every((record) => record.length === width);
}

/** Whether a line by itself is a record of so many cells. */
function isRecord(line: string, separator: string, width: number): boolean {
  if (!line.includes('"')) return line.split(separator).length === width;
  const { records, errors } = parseText(line, separator, false);
  return errors.length === 0 && records[0]?.length === width;
}

/**
 * Whether quotes within unquoted cells show that a record is damaged: one that opens within a cell and one that closes within a later
 * one (`4"Good, really",2`, where a separator is missing), or a doubled one (`He said ""yes""",2`, where a quote is missing).
 * A quote alone is text, as in `5" pipe`.
 *
 * @param text the record as it stands in the file, without its line end
 */
export function hasStrayQuotes(text: string, separator: string): boolean {
  let opened = false;
  for (let at = 0; at <= text.length; ) {
    if (text.charCodeAt(at) === QUOTE) {
      let close = text.indexOf('"', at + 1);
      while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
      const next = close === -1 ? -1 : text.indexOf(separator, close);
      if (next === -1) return false;
      at = next + separator.length;
      continue;
    }
    const found = text.indexOf(separator, at);
    const end = found === -1 ? text.length : found;
    const quote = text.indexOf('"', at);
    if (quote === -1) return false;
    if (quote < end) {
      const cell = text.slice(at, end);
      if (cell.includes('""')) return true;
      const isOnly = cell.indexOf('"', quote - at + 1) === -1;
      if (opened && isOnly && cell.endsWith('"')) return true;
      if (isOnly && !cell.endsWith('"')) opened = true;
    }
    at = end + separator.length;
  }
  return false;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end + 1;
}

/** Where the quoted cell begins that is still open at the end of a line, a closing quote with more text behind it taken for text; or -1. */
function openQuote(line: string, separator: string): number {
  let at = 0;
  while (at <= line.length) {
    if (line.charCodeAt(at) === QUOTE) {
      const opens = at;
      let close = line.indexOf('"', at + 1);
      while (close !== -1 && line.charCodeAt(close + 1) === QUOTE) close = line.indexOf('"', close + 2);
      if (close === -1) return opens;
      at = close + 1;
    }
    const next = line.indexOf(separator, at);
    if (next === -1) return -1;
    at = next + separator.length;
  }
  return -1;
}

const QUOTE = 34;
