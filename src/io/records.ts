import Papa from 'papaparse';
import type { Delimiter } from '../model/dataset.ts';
import { fileMessages } from '../model/messages/file.ts';
import { said } from '../model/messages/said.ts';
import { cannotRun, type UserError } from '../model/problem.ts';
import { excerpt } from './excerpt.ts';
import { quotedRows } from './quoted-rows.ts';

/** Where the first record stands and how its cells are divided. */
export interface RecordLayout {
  readonly delimiter: Delimiter;
  /** Characters before the first record: a stray byte order mark, a `sep=` line. */
  readonly skip: number;
  /** Physical line of the first record: 2 after a `sep=` line. */
  readonly firstLine: number;
  /** The beginning of the file after what is skipped, where it has been divided already. */
  readonly beginning?: { readonly text: string; readonly parsed: ParsedText };
}

/** Records that follow each other in a file, blank ones included. */
export interface RecordChunk {
  readonly records: string[][];
  /** Row of the first record, as a spreadsheet counts. */
  readonly firstRow: number;
  /** Physical line on which each record begins. */
  readonly lines: readonly number[];
  /** Characters these records were read from. */
  readonly size: number;
  /** False when no cell can hold a decimal or thousands sign. */
  readonly hasNumberSigns: boolean;
}

interface QuoteError {
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
}

/** Where a record begins. */
interface Position {
  readonly file: string;
  readonly row: number;
  readonly line: number;
}

/** A longer record is taken for an unclosed quote (or not for delimited text at all). */
const LONGEST_RECORD = 1_048_576;

/**
 * Divides a text with `\n` as line end into records, quoted cells and doubled quotes included.
 *
 * @param partial whether more text follows, so that a last record without line end is left for later
 * @param quotes `false` reads a quote as an ordinary character
 * @param limit records after which to stop
 */
export function parseText(
  text: string,
  delimiter: Delimiter,
  partial: boolean,
  quotes = true,
  limit = Number.POSITIVE_INFINITY,
): ParsedText {
  const { records, end } = quotes ? quotedRows(text, delimiter, limit) : { records: [], end: 0 };
  if (end === text.length || records.length >= limit) return { records, errors: [], end };
  const parser = new Papa.Parser({
    delimiter,
    newline: '\n',
    quoteChar: '"',
    ...(Number.isFinite(limit) ? { preview: limit - records.length } : {}),
    ...(quotes ? {} : { fastMode: true }),
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
  };
}

/**
 * The records of a file, chunk by chunk. Only an incomplete last record is carried over to the next piece, and it is
 * not parsed again before it has doubled, so that the work stays linear whatever the size of the pieces.
 *
 * The problems name the line on which the offending quote opens, which may be below the first line of its row.
 *
 * @throws UserError `malformed-quote`, `unclosed-quote` or `record-too-long` (status 2)
 */
export async function* readRecords(
  pieces: AsyncIterable<string>,
  file: string,
  layout: RecordLayout,
): AsyncGenerator<RecordChunk> {
  const { delimiter } = layout;
  let toSkip = layout.skip;
  let next: Position = { file, row: 1, line: layout.firstLine };
  let rest = '';
  let waitFor = 1;

  for await (const piece of pieces) {
    rest += toSkip > 0 ? piece.slice(toSkip) : piece;
    toSkip -= Math.min(toSkip, piece.length);
    if (rest.length < waitFor && rest.length <= LONGEST_RECORD) continue;
    refuseLongRecord(rest, delimiter, next);
    const parsed =
      rest === layout.beginning?.text ? layout.beginning.parsed : parseText(rest, delimiter, true);
    if (parsed.records.length > 0) {
      const after = positionAfter(next, parsed, rest);
      yield located(parsed, rest, delimiter, next, after);
      next = after;
      rest = rest.slice(parsed.end);
    }
    waitFor = 2 * rest.length;
  }

  if (rest === '') return;
  if (!rest.endsWith('\n')) rest += '\n';
  refuseLongRecord(rest, delimiter, next);
  const parsed = parseText(rest, delimiter, true);
  const after = positionAfter(next, parsed, rest);
  if (parsed.records.length > 0) yield located(parsed, rest, delimiter, next, after);
  if (parsed.end < rest.length) throw unreadable(rest.slice(parsed.end), delimiter, after);
}

function positionAfter({ file, row, line }: Position, { records, end }: ParsedText, text: string): Position {
  return { file, row: row + records.length, line: line + newlines(text, 0, end) };
}

/** Parsed records with their places; refuses what the parser could only guess at. */
function located(
  { records, errors, end }: ParsedText,
  text: string,
  delimiter: Delimiter,
  from: Position,
  to: Position,
): RecordChunk {
  // An error in the incomplete last record may be an artefact of its being incomplete.
  const error = errors.find((each) => each.row < records.length);
  if (error !== undefined) throw malformedQuote(text, error, { ...from, row: from.row + error.row });
  const onePerLine = to.line - from.line === records.length;
  return {
    records,
    firstRow: from.row,
    lines: onePerLine ? Array.from(records, (_, index) => from.line + index) : linesOf(records, from.line),
    size: end,
    hasNumberSigns: text.includes('.') || text.includes(delimiter === ',' ? '"' : ','),
  };
}

/** Line breaks within cells make a record longer than one line. */
function linesOf(records: readonly (readonly string[])[], firstLine: number): number[] {
  const lines: number[] = [];
  let line = firstLine;
  for (const record of records) {
    lines.push(line);
    line++;
    for (const cell of record) if (cell.length > 0) line += newlines(cell, 0, cell.length);
  }
  return lines;
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end);
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Only the first record of a text can be long: those before it have been handed on already. */
function refuseLongRecord(text: string, delimiter: Delimiter, from: Position): void {
  if (text.length <= LONGEST_RECORD) return;
  const beginning = text.slice(0, LONGEST_RECORD + 1);
  if (parseText(beginning, delimiter, true).records.length === 0)
    throw unreadable(beginning, delimiter, from);
}

/** Why no record could be read from here: a quote that is wrongly closed, or never, or no line end at all. */
function unreadable(text: string, delimiter: Delimiter, from: Position): UserError {
  const error = parseText(text, delimiter, false).errors[0];
  if (error === undefined) return tooLong(from);
  if (error.code === 'InvalidQuotes') return malformedQuote(text, error, from);
  const opens = error.index - 1;
  const { file, row } = from;
  const line = from.line + newlines(text, 0, opens);
  const value = excerpt(lineFrom(text, opens), 20);
  const facts = { file, row, line, value, withinLimit: text.length <= LONGEST_RECORD };
  return cannotRun(said(fileMessages, 'unclosed-quote', facts), { file, row, line });
}

function tooLong({ file, row, line }: Position): UserError {
  return cannotRun(said(fileMessages, 'record-too-long', { file, row, line }), { file, row, line });
}

/** @param from row of the record, and line on which the text begins */
function malformedQuote(text: string, error: QuoteError, from: Position): UserError {
  const opens = error.index - 1;
  const { file, row } = from;
  const line = from.line + newlines(text, 0, opens);
  const value = excerpt(lineFrom(text, opens), 30);
  const facts = { file, row, line, value };
  return cannotRun(said(fileMessages, 'malformed-quote', facts), facts);
}
