import type { Delimiter } from '../model/dataset.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { delimiterIn } from '../model/messages/wording.ts';
import { ENGLISH } from '../model/messages/words.ts';
import { cannotRun } from '../model/problem.ts';
import { isBlank, isBlankRow, usedWidth } from './blank.ts';
import { endOfRecord, type ParsedText, parseUntilError } from './parse-text.ts';
import type { RecordLayout, TableLayout } from './records.ts';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

/** Records of the head that are compared. */
export const COMPARED = 200;

/** Consistency from which a delimiter is taken to divide the records. */
const REGULAR = 0.6;

/** Below a title, rows are the rows of a table when so many of them have the same number of cells. */
const NEARLY_ALL = 0.9;

/** Damaged records of the head that are stepped over. */
const STEPPED_OVER = 20;

/** The records of the head as one delimiter divides them. */
interface Reading {
  readonly delimiter: Delimiter;
  /** What stands between two cells: the delimiter, or the delimiter and a blank. */
  readonly separator: string;
  /** As the reader would parse it; `null` where records are damaged, or quotes were taken for ordinary characters. */
  readonly parsed: ParsedText | null;
  /** The records that are not blank, and not damaged. */
  readonly records: readonly (readonly string[])[];
  /** The row of each of them. */
  readonly rows: readonly number[];
  /** The row of the first damaged record. */
  readonly firstDamaged: number | null;
  /** Cells of the header up to the last that is not blank. */
  readonly headerWidth: number;
  /** The most frequent number of cells. */
  readonly usualWidth: number;
  /** Records as wide as the header (or as is usual), as a part of all. */
  readonly consistency: number;
}

/**
 * Where the records of a file begin and what divides their cells: what the user says, else a `sep=` line, else
 * the delimiter under which whole records of the head, read with quoting, have the same number of cells. Characters
 * are never counted: a question text may hold more commas than a row holds semicolons.
 *
 * @param head the beginning of the text
 * @param complete whether that is the whole text
 * @throws UserError `undecidable-delimiter`, `unknown-delimiter`, `contradicted-delimiter` (status 2)
 */
export function layoutOf(
  file: string,
  head: string,
  complete: boolean,
  wanted: Delimiter | undefined,
): RecordLayout {
  let skip = 0;
  while (head.charCodeAt(skip) === 0xfeff) skip++;
  let firstLine = 1;
  let named: Delimiter | undefined;
  const separatorLine = /^(?:"sep=([^"\n]?)"|sep=([^\n]?))[,;\t| ]*(?:\n|$)/i.exec(
    head.slice(skip, skip + 100),
  );
  if (separatorLine !== null) {
    const character = separatorLine[1] ?? separatorLine[2] ?? '';
    named = DELIMITERS.find((each) => each === character);
    if (named === undefined && wanted === undefined) throw unknownDelimiter(file, character);
    skip += separatorLine[0].length;
    firstLine = 2;
  }
  const text = head.slice(skip);
  const delimiter = wanted ?? named;
  if (wanted === undefined && named !== undefined) refuseContradicted(file, text, complete, named);
  const reading =
    delimiter === undefined
      ? chooseDelimiter(file, text, complete)
      : readingOf(withLastLine(text, complete), delimiter, true);
  const { parsed, separator } = reading;
  const { records, rows, usualWidth } = reading;
  const beginsWith = { records: records.slice(0, ABOVE_HEADER), rows, usualWidth };
  const layout = {
    delimiter: reading.delimiter,
    separator,
    skip,
    firstLine,
    beginsWith,
    ...shapeOf(reading),
  };
  // A small file has been divided into its records by now, and need not be once more.
  const isWhole = parsed !== null && parsed.end === text.length;
  return isWhole ? { ...layout, beginning: { text, parsed } } : layout;
}

/** Rows at the beginning of a file among which the header is looked for. */
export const ABOVE_HEADER = 20;

/**
 * Where the header stands and how many cells the rows below it have.
 *
 * The header is the first row that fills at least half as many cells as most rows have: a title fills one or two. Rows have
 * as many cells as the header, except where two or more rows agree on another number and none has the header's: then blank
 * cells trail every row, or names that are blank trail the header.
 */
export function shapeOf({
  records,
  rows,
  firstDamaged,
  usualWidth: usual,
}: Pick<Reading, 'records' | 'rows' | 'firstDamaged' | 'usualWidth'>): Pick<
  TableLayout,
  'headerRow' | 'headerIsRow' | 'titleRows' | 'width'
> {
  const filled = (record: readonly string[]) => record.filter((cell) => !isBlank(cell)).length;
  const found = records
    .slice(0, ABOVE_HEADER)
    // R leaves the first name blank, above the names of rows.
    .findIndex(
      (record) => filled(record) >= Math.max(2, usual / 2) || (record.length > 1 && isBlank(record[0]!)),
    );
  const index = usual < 2 || found === -1 ? 0 : found;
  const headerRow = rows[index] ?? 1;
  if (firstDamaged !== null && firstDamaged < headerRow)
    return { headerRow: firstDamaged, headerIsRow: false, titleRows: 0, width: usual };
  const header = records[index] ?? [];
  const widths = records.slice(index + 1).map((record) => record.length);
  const below = mostFrequent(widths);
  const isHarmless = below > header.length ? widths.length > 1 : below >= Math.max(1, usedWidth(header));
  const width = isHarmless && !widths.includes(header.length) ? below : header.length;
  const headerIsRow = resembles(header, records.slice(index + 1));
  return { headerRow, headerIsRow, titleRows: index, width };
}

/**
 * Whether a header has the form of the rows below it in a third of its columns or more, and in two at least: dates above dates, codes
 * above codes. Whole numbers that count the columns are names.
 */
function resembles(header: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const names = header.map((name) => name.trim());
  const numbers = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const areCounted = numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1);
  const alike = names.filter((name, column) => {
    if (!/\d/.test(name) || (areCounted && /^\d+$/.test(name))) return false;
    const form = formOf(name);
    let filled = 0;
    let same = 0;
    for (const row of rows) {
      const cell = row[column] ?? '';
      if (isBlank(cell)) continue;
      filled++;
      // Most answers are words, which have not the form of a name with digits.
      if ((!form.includes('0') || /\d/.test(cell)) && formOf(cell.trim()) === form) same++;
    }
    return filled > 1 && same * 2 > filled;
  });
  return alike.length > 1 && alike.length * 3 >= names.filter((name) => name !== '').length;
}

/** A text with its digits and letters made alike: `MG-8769` becomes `a-0`. */
function formOf(text: string): string {
  return text
    .slice(0, 40)
    .replace(/\d+/g, '0')
    .replace(/[A-Za-z]+/g, 'a');
}

function chooseDelimiter(file: string, head: string, complete: boolean): Reading {
  const text = withLastLine(head, complete);
  const present = DELIMITERS.filter((delimiter) => text.includes(delimiter));
  let readings = present.map((delimiter) => readingOf(text, delimiter, true));
  // A header with a broken quote gives no record at all; the delimiter can be told all the same.
  if (readings.every(({ records }) => records.length === 0)) {
    readings = present.map((delimiter) => readingOf(text, delimiter, false));
  }

  const dividing = readings.filter(({ headerWidth }) => headerWidth > 1);
  if (dividing.length === 0) {
    return titleAbove(readings) ?? undivided(text, present) ?? mostConsistent(readings);
  }
  const rivals = dividing.map(({ delimiter }) => delimiter);
  const ranked = dividing
    .map((reading) => ({ ...reading, plausible: isPlausible(reading, rivals) }))
    .sort((a, b) => Number(b.plausible) - Number(a.plausible) || b.consistency - a.consistency);
  const [best, second] = ranked;
  if (best!.consistency < REGULAR) {
    const whole = undivided(text, present);
    if (whole !== undefined && isPlausible(whole, rivals)) return whole;
  }
  if (second?.plausible === best!.plausible && second.consistency === best!.consistency) {
    throw undecidable(file, best!.delimiter, second.delimiter);
  }
  return best!;
}

/** A last line that ends with the file is whole. */
function withLastLine(head: string, complete: boolean): string {
  return complete && !head.endsWith('\n') ? `${head}\n` : head;
}

/** A `sep=` line that another program or a careless hand put above rows of another kind. */
function refuseContradicted(file: string, head: string, complete: boolean, named: Delimiter): void {
  const text = withLastLine(head, complete);
  if (readingOf(text, named, true).headerWidth !== 1) return;
  const divides = DELIMITERS.find((delimiter) => {
    if (delimiter === named || !text.includes(delimiter)) return false;
    const { headerWidth, records, consistency } = readingOf(text, delimiter, true);
    return headerWidth > 1 && records.length > 1 && consistency >= REGULAR;
  });
  if (divides === undefined) return;
  throw cannotRun(createMessage(fileMessages, 'contradicted-delimiter', { file, named, divides }), {
    file,
    line: 1,
    value: `sep=${named}`,
    valid: eitherDelimiter(divides, named),
  });
}

function readingOf(text: string, delimiter: Delimiter, quotes: boolean, limit = COMPARED): Reading {
  const plain = readingWith(text, delimiter, delimiter, quotes, limit);
  // A blank before a quoted cell makes its quotes ordinary characters, unless it belongs to what separates the cells.
  if (!quotes || plain.consistency === 1 || !text.includes(`${delimiter} "`)) return plain;
  const spaced = readingWith(text, delimiter, `${delimiter} `, true, limit);
  return spaced.consistency > plain.consistency ? spaced : plain;
}

function readingWith(
  text: string,
  delimiter: Delimiter,
  separator: string,
  quotes: boolean,
  limit: number,
): Reading {
  const { records, rows, parsed, damaged, firstDamaged } = soundRecords(text, separator, quotes, limit);
  const headerWidth = usedWidth(records[0] ?? []);
  const usualWidth = mostFrequent(records.map((record) => record.length));
  const fitting = (width: number) => (width > 1 ? records.filter((record) => fits(record, width)).length : 0);
  const fit = Math.max(fitting(headerWidth), fitting(usualWidth));
  const total = records.length + damaged;
  const consistency = total === 0 ? 0 : fit / total;
  return { delimiter, separator, parsed, records, rows, firstDamaged, headerWidth, usualWidth, consistency };
}

/** The records of a text that are neither blank nor damaged; after a damaged one the reading goes on with the next line. */
function soundRecords(text: string, separator: string, quotes: boolean, limit: number) {
  const records: string[][] = [];
  const rows: number[] = [];
  let whole: ParsedText | null = null;
  let damaged = 0;
  let firstDamaged: number | null = null;
  let row = 1;
  let start = 0;
  while (start < text.length && records.length < limit && damaged <= STEPPED_OVER) {
    const parsed = parseUntilError(start === 0 ? text : text.slice(start), separator, quotes, limit);
    const broken = parsed.errors[0]?.row;
    const sound = parsed.records.slice(0, broken);
    for (const [index, record] of sound.entries()) {
      if (isEmptyLine(record)) continue;
      records.push(record);
      rows.push(row + index);
    }
    if (broken === undefined) {
      if (start === 0 && quotes) whole = parsed;
      break;
    }
    // An error in the last record may come of the text being cut there.
    if (broken >= parsed.records.length && !text.endsWith('\n')) break;
    for (const record of sound) start = endOfRecord(text, start, record);
    start = text.indexOf('\n', start) + 1 || text.length;
    row += sound.length + 1;
    firstDamaged ??= row - 1;
    damaged++;
  }
  return { records: records.slice(0, limit), rows, parsed: whole, damaged, firstDamaged };
}

/**
 * The file as a single column, under a delimiter that divides no record of the head: preferably one that occurs
 * nevertheless, between quotes or on lines of delimiters only.
 */
function undivided(text: string, present: readonly Delimiter[]): Reading | undefined {
  const absent = DELIMITERS.filter((delimiter) => !present.includes(delimiter));
  for (const delimiter of [...present, ...absent]) {
    const reading = readingOf(text, delimiter, true, Number.POSITIVE_INFINITY);
    if (reading.records.every((record) => record.length === 1)) return reading;
  }
  return undefined;
}

/** Under another delimiter a line of delimiters only is a cell full of them. */
function isEmptyLine(record: readonly string[]): boolean {
  return isBlankRow(record) || (record.length === 1 && /^[,;\t| ]*$/.test(record[0]!));
}

function fits(record: readonly string[], width: number): boolean {
  return record.length === width || (record.length > width && usedWidth(record) <= width);
}

export function mostFrequent(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let usual = 0;
  for (const [width, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = width;
  return usual;
}

/**
 * Whether other delimiters within the cells can be explained: by prose (a space follows: `How are you, today?`) or
 * by the decimal or thousands sign of a number. They must be in the header, and in nine of ten other records.
 */
function isPlausible({ delimiter, records }: Reading, rivals: readonly Delimiter[]): boolean {
  const others = rivals.filter((each) => each !== delimiter);
  if (others.length === 0) return true;
  const unexplained = new RegExp(`[${others.join('')}](?!\\s|$)`);
  const isOdd = (record: readonly string[]) =>
    // Few records hold one at all, which one search of all cells tells soonest.
    unexplained.test(record.join('\n')) &&
    record.some((cell) => unexplained.test(cell) && !/^\s*[+-]?[\d.,]+\s*(?:%\s*)?$/.test(cell));
  const [header, ...rows] = records;
  return header !== undefined && !isOdd(header) && rows.filter(isOdd).length * 10 <= rows.length;
}

/** Titles above the header must not make a table of many columns look like a single column. */
function titleAbove(readings: readonly Reading[]): Reading | undefined {
  return readings.find((reading) => {
    const { records, rows, usualWidth } = reading;
    if (usualWidth < 2) return false;
    const header = rows.indexOf(shapeOf(reading).headerRow);
    const below = records.slice(header + 1);
    // A single column of decimals is no table with a title.
    if (usualWidth === 2 && records[header]!.every((name) => /^[\d.\s]*$/.test(name))) return false;
    const regular = below.filter((record) => record.length === usualWidth).length;
    return below.length < records.length - 1 && regular > 1 && regular >= below.length * NEARLY_ALL;
  });
}

function mostConsistent(readings: readonly Reading[]): Reading {
  return readings.reduce((best, each) => (each.consistency > best.consistency ? each : best));
}

/** What would be valid, in words. */
function eitherDelimiter(one: Delimiter, other: Delimiter): string {
  const names = { one: delimiterIn(ENGLISH, one), other: delimiterIn(ENGLISH, other) };
  return ENGLISH.text('file.valid.delimiters', names);
}

function undecidable(file: string, one: Delimiter, other: Delimiter) {
  return cannotRun(createMessage(fileMessages, 'undecidable-delimiter', { file, delimiters: [one, other] }), {
    file,
    valid: eitherDelimiter(one, other),
  });
}

function unknownDelimiter(file: string, character: string) {
  return cannotRun(createMessage(fileMessages, 'unknown-delimiter', { file, character }), {
    file,
    line: 1,
    value: `sep=${character}`,
    valid: 'sep=, or sep=; or sep=| or sep= with a tab',
  });
}
