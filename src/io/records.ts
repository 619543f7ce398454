import type { DamagedRule, Delimiter } from '../model/dataset.ts';
import type { Form } from '../model/export-form.ts';
import { endOfDamagedRecord, hasStrayQuotes, hidesRows, LOOK_AHEAD, rereadLine } from './damaged-record.ts';
import { breaksIn, countOf, endOfRecord, type ParsedText, parseText, type QuoteError } from './parse-text.ts';

/** How a text is divided into records and cells. */
export interface TextLayout {
  readonly delimiter: Delimiter;
  /** What stands between two cells: the delimiter, or the delimiter and a blank where quoted cells follow a blank. */
  readonly separator: string;
  /** Characters before the first record: a stray byte order mark, a `sep=` line. */
  readonly skip: number;
  /** Physical line of the first record: 2 after a `sep=` line. */
  readonly firstLine: number;
  /** Row of the header: 1, unless titles or blank rows stand above it. */
  readonly headerRow: number;
  /** How many cells the rows below the header are to have. */
  readonly width: number;
  /** The beginning of the file after what is skipped, where it has been divided already. */
  readonly beginning?: { readonly text: string; readonly parsed: ParsedText };
}

/** Where the header stands, and how wide the rows below it are: all that a table needs whose cells need not be told from text. */
export interface TableLayout {
  /** Row of the header: 1, unless titles or blank rows stand above it. */
  readonly headerRow: number;
  /** How many of the rows above it are titles. */
  readonly titleRows: number;
  /** Whether the header looks like the rows below it, so that it may be missing. */
  readonly headerIsRow: boolean;
  /** How many cells the rows below the header are to have. */
  readonly width: number;
  /** The form of a survey platform, and the rows of its headings. */
  readonly form?: Form;
  readonly headings?: readonly number[];
  /** The first records that are neither blank nor damaged, their rows, and how many cells most records have. */
  readonly beginsWith: {
    readonly records: readonly (readonly string[])[];
    readonly rows: readonly number[];
    readonly usualWidth: number;
  };
}

/** A delimited text: how it is divided, and where its header stands. */
export type RecordLayout = TextLayout & TableLayout;

/** Records that follow each other in a file, blank ones included, and what is wrong with the one after them. */
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
  /** Whether a quote in the one record was read as text that should have been doubled. */
  readonly reread: boolean;
  /** The record after these, when its cells cannot be told: a row of its own. */
  readonly damaged: DamagedRecord | null;
}

/** A record whose cells cannot be told. */
export interface DamagedRecord {
  readonly code: 'malformed-quote' | 'unclosed-quote' | 'record-too-long' | Slip;
  readonly row: number;
  /** The line on which the quote opens, which may be below the first line of the row. */
  readonly line: number;
  /** The last line that is left out with it. */
  readonly lastLine: number;
  /** The beginning of the text at which the reading fails. */
  readonly value: string;
  /** Whether the whole rest of the file was searched for the end of it, and not 1 MiB of it. */
  readonly withinLimit: boolean;
}

/** A longer record is taken for an unclosed quote (or not for delimited text at all). */
export const LONGEST_RECORD = 1_048_576;

/** What is wrong with a record that the parser reads without complaint. */
type Slip = 'rows-in-quotes' | 'stray-quotes';

const CODES = { InvalidQuotes: 'malformed-quote', MissingQuotes: 'unclosed-quote' } as const;

/** Characters that are parsed at once after a damaged record: many damaged ones must not each cost the parsing of all that follows. */
const CAREFUL = 4096;

/**
 * The records of a file, chunk by chunk. Only an incomplete last record is carried over to the next piece, and it is
 * not parsed again before it has doubled, so that the work stays linear whatever the size of the pieces.
 *
 * A record with contradicting quotes is read as text where only one reading has the usual number of cells; else it is handed
 * on as damaged, and the reading goes on with the next. A header cannot be set aside: with `skip`, a lone quote in it is text.
 */
export async function* readRecords(
  pieces: AsyncIterable<string>,
  layout: TextLayout,
  rule: DamagedRule = 'stop',
): AsyncGenerator<RecordChunk> {
  const reader = new RecordReader(layout, rule);
  let toSkip = layout.skip;
  for await (const piece of pieces) {
    yield* reader.take(toSkip > 0 ? piece.slice(toSkip) : piece, false);
    toSkip -= Math.min(toSkip, piece.length);
  }
  yield* reader.take('', true);
}

/** Carries what is left of a text from piece to piece, and where it stands in the file. */
class RecordReader {
  readonly #layout: TextLayout;
  readonly #rule: DamagedRule;
  #rest = '';
  #row = 1;
  #line: number;
  /** Characters that must have come before the rest is parsed again. */
  #waitFor = 1;
  /** Characters of the rest that are parsed at once. */
  #window = Number.POSITIVE_INFINITY;

  /** A quote in the middle of a text that is not doubled; no program that quotes cells writes it. */
  readonly #innerQuote: RegExp;

  constructor(layout: TextLayout, rule: DamagedRule) {
    this.#layout = layout;
    this.#rule = rule;
    const outside = `[^"\\n${layout.delimiter}]`;
    this.#innerQuote = new RegExp(`${outside}"${outside}`);
    this.#line = layout.firstLine;
  }

  *take(piece: string, isLast: boolean): Generator<RecordChunk> {
    this.#rest += piece;
    if (isLast && this.#rest !== '' && !this.#rest.endsWith('\n')) this.#rest += '\n';
    if (!isLast && this.#rest.length < this.#waitFor && this.#rest.length <= LONGEST_RECORD) return;
    while (this.#rest !== '') {
      const chunk = this.#next(isLast);
      if (chunk === null) return;
      if (chunk.records.length > 0 || chunk.damaged !== null) yield chunk;
    }
  }

  /** The next records of the rest; `null` when more text must come. */
  #next(isLast: boolean): RecordChunk | null {
    const { separator, beginning } = this.#layout;
    // Never more than the longest record and a character, so that a longer one is refused however the file comes in pieces.
    const window = Math.min(this.#window, LONGEST_RECORD + 1);
    const isWhole = window >= this.#rest.length;
    const text = isWhole ? this.#rest : this.#rest.slice(0, window);
    const parsed = text === beginning?.text ? beginning.parsed : parseText(text, separator, true);
    const { records, end } = parsed;
    const lines = countOf(text, '\n', 0, end);
    const broken = this.#firstBroken(parsed, text, lines);
    if (broken !== null && broken.index > 0)
      return this.#advance(records.slice(0, broken.index), broken.start);
    if (broken !== null) {
      // What is done about a damaged record rests on the same text, however the file comes in pieces.
      const needed = (this.#rest.indexOf('\n') + 1 || this.#rest.length) + LOOK_AHEAD;
      if (!isLast && this.#rest.length < needed && this.#rest.length <= LONGEST_RECORD) {
        this.#waitFor = needed;
        return null;
      }
      this.#window = CAREFUL;
      return this.#damaged(broken.error);
    }
    if (records.length > 0) {
      if (!isWhole) this.#window *= 2;
      return this.#advance(records, end, { lines });
    }
    if (text.length > LONGEST_RECORD || (isWhole && isLast))
      return this.#damaged(parseText(text, separator, false).errors[0]);
    if (!isWhole) {
      this.#window *= 2;
      return this.#next(isLast);
    }
    this.#waitFor = 2 * this.#rest.length;
    return null;
  }

  /** The first record of a text that the parser could only guess at, or whose text hides rows. */
  #firstBroken(
    { records, errors, end, clean }: ParsedText,
    text: string,
    lines: number,
  ): { index: number; start: number; error: QuoteError | Slip } | null {
    const genuine = errors.length > 0 && isGenuine(text);
    const error = errors.find(({ row }) => row < records.length || genuine);
    const guessed = error?.row;
    const { separator, width } = this.#layout;
    const mayBeStray = clean < records.length && (text.includes('""') || this.#innerQuote.test(text));
    if (guessed === undefined && lines === records.length && !mayBeStray) return null;
    let start = 0;
    for (const [index, record] of records.slice(0, guessed).entries()) {
      const after = endOfRecord(text, start, record);
      const isLong = text.indexOf('\n', start) + 1 < after;
      if (isLong && hidesRows(text.slice(start, after - 1), separator, width, record.length))
        return { index, start, error: 'rows-in-quotes' };
      if (mayBeStray && index >= clean && hasStrayQuotes(text.slice(start, after - 1), separator))
        return { index, start, error: 'stray-quotes' };
      start = after;
    }
    if (error === undefined) return null;
    return { index: error.row, start: error.row < records.length ? start : end, error };
  }

  /** Hands on whole records, which take so many lines. */
  #advance(
    records: string[][],
    end: number,
    {
      lines: lineCount = countOf(this.#rest, '\n', 0, end),
      reread = false,
    }: { readonly lines?: number; readonly reread?: boolean } = {},
  ): RecordChunk {
    const text = this.#rest;
    const from = this.#line;
    const chunk = {
      records,
      firstRow: this.#row,
      lines:
        lineCount === records.length
          ? Array.from(records, (_, index) => from + index)
          : linesOf(records, from),
      size: end,
      hasNumberSigns: hasNumberSigns(text.slice(0, end), this.#layout.delimiter),
      reread,
      damaged: null,
    };
    this.#row += records.length;
    this.#line += lineCount;
    this.#rest = text.slice(end);
    this.#waitFor = 1;
    return chunk;
  }

  /**
   * The record at the beginning of the rest, in the one reading that its line has, or as damaged.
   *
   * @param error what is wrong with its quotes; `undefined` where it has no end
   */
  #damaged(error: QuoteError | Slip | undefined): RecordChunk {
    const slip = typeof error === 'string' ? error : null;
    const { separator, width, headerRow } = this.#layout;
    const text = this.#rest;
    const lineBreak = text.indexOf('\n');
    const lineEnd = lineBreak >= LONGEST_RECORD ? 0 : lineBreak + 1;
    if (slip === null && lineEnd > 0 && lineEnd <= LOOK_AHEAD) {
      const cells = rereadLine(
        text.slice(0, lineEnd - 1),
        separator,
        width,
        this.#rule === 'skip' && this.#row === headerRow,
      );
      if (cells !== null) return this.#advance([cells], lineEnd, { reread: true });
    }
    const end = lineEnd === 0 ? text.length : endOfDamagedRecord(text, separator, width);
    const opens =
      typeof error === 'object' ? error.index - 1 : slip === null ? 0 : Math.max(0, text.indexOf('"'));
    const code = typeof error === 'object' ? CODES[error.code] : (slip ?? 'record-too-long');
    const lines = countOf(text, '\n', 0, end);
    const damaged: DamagedRecord = {
      code,
      row: this.#row,
      line: this.#line + countOf(text, '\n', 0, opens),
      lastLine: this.#line + Math.max(0, lines - 1),
      value: excerpt(lineFrom(text, opens), code === 'malformed-quote' ? 30 : 20),
      withinLimit: text.length <= LONGEST_RECORD,
    };
    const chunk = { ...this.#advance([], end, { lines }), damaged };
    this.#row++;
    return chunk;
  }
}

/** Whether an error in an incomplete record is none of its being incomplete: more than blanks follow the last quote. */
function isGenuine(text: string): boolean {
  return text.slice(text.lastIndexOf('"') + 1).trim() !== '';
}

function hasNumberSigns(text: string, delimiter: Delimiter): boolean {
  return text.includes('.') || text.includes(delimiter === ',' ? '"' : ',');
}

/** Line breaks within cells make a record longer than one line. */
function linesOf(records: readonly (readonly string[])[], firstLine: number): number[] {
  const lines: number[] = [];
  let line = firstLine;
  for (const record of records) {
    lines.push(line);
    line += 1 + breaksIn(record);
  }
  return lines;
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end);
}

/** The beginning of a text, short enough for a message. */
function excerpt(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
