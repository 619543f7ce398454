import type { Delimiter } from '../model/dataset.ts';
import { fileMessages } from '../model/messages/file.ts';
import { said } from '../model/messages/said.ts';
import { delimiterName } from '../model/messages/wording.ts';
import { cannotRun } from '../model/problem.ts';
import { isBlank, isBlankRow } from './blank.ts';
import { type ParsedText, parseText, type RecordLayout } from './records.ts';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

/** Records of the head that are compared. */
const COMPARED = 200;

/** Consistency from which a delimiter is taken to divide the records. */
const REGULAR = 0.6;

/** The records of the head as one delimiter divides them. */
interface Reading {
  readonly delimiter: Delimiter;
  /** As the reader would parse it; `null` where quotes were taken for ordinary characters. */
  readonly parsed: ParsedText | null;
  readonly records: readonly (readonly string[])[];
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
  if (delimiter !== undefined) return { delimiter, skip, firstLine };
  const chosen = chooseDelimiter(file, text, complete);
  const layout = { delimiter: chosen.delimiter, skip, firstLine };
  const { parsed } = chosen;
  // A small file has been divided into its records by now, and need not be once more.
  const isWhole = parsed !== null && parsed.end === text.length && parsed.errors.length === 0;
  return isWhole ? { ...layout, beginning: { text, parsed } } : layout;
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
  throw cannotRun(said(fileMessages, 'contradicted-delimiter', { file, named, divides }), {
    file,
    line: 1,
    value: `sep=${named}`,
    valid: `${delimiterName(divides)} or ${delimiterName(named)}, by --delimiter`,
  });
}

function readingOf(text: string, delimiter: Delimiter, quotes: boolean, limit = COMPARED): Reading {
  const parsed = parseText(text, delimiter, true, quotes, limit);
  const { records: all, errors } = parsed;
  // After a malformed quote nothing can be trusted: it counts as one record that does not fit.
  const malformed = errors.find(({ row }) => row < all.length)?.row;
  const records = all.slice(0, malformed ?? all.length).filter((record) => !isEmptyLine(record));
  const total = records.length + (malformed === undefined ? 0 : 1);
  const headerWidth = usedWidth(records[0] ?? []);
  const usualWidth = mostFrequent(records.map((record) => record.length));
  const fitting = (width: number) => (width > 1 ? records.filter((record) => fits(record, width)).length : 0);
  const fit = Math.max(fitting(headerWidth), fitting(usualWidth));
  const consistency = total === 0 ? 0 : fit / total;
  return { delimiter, parsed: quotes ? parsed : null, records, headerWidth, usualWidth, consistency };
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

function usedWidth(record: readonly string[]): number {
  let width = record.length;
  while (width > 0 && isBlank(record[width - 1]!)) width--;
  return width;
}

function mostFrequent(widths: readonly number[]): number {
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

/** One title above the header must not make a table of many columns look like a single column. */
function titleAbove(readings: readonly Reading[]): Reading | undefined {
  return readings.find(
    ({ records, usualWidth, consistency }) =>
      usualWidth > 2 && records.length > 3 && consistency >= (records.length - 1) / records.length,
  );
}

function mostConsistent(readings: readonly Reading[]): Reading {
  return readings.reduce((best, each) => (each.consistency > best.consistency ? each : best));
}

function undecidable(file: string, one: Delimiter, other: Delimiter) {
  return cannotRun(said(fileMessages, 'undecidable-delimiter', { file, delimiters: [one, other] }), {
    file,
    valid: `${delimiterName(one)} or ${delimiterName(other)}, by --delimiter`,
  });
}

function unknownDelimiter(file: string, character: string) {
  return cannotRun(said(fileMessages, 'unknown-delimiter', { file, character }), {
    file,
    line: 1,
    value: `sep=${character}`,
    valid: 'sep=, or sep=; or sep=| or sep= with a tab',
  });
}
