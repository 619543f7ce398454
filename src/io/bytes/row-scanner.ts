import { isUtf8 } from 'node:buffer';
import {
  BATCH,
  type BytesWatch,
  type RowDemand,
  type RowFilter,
  type SignTold,
  STRIDE,
  type TextWatch,
  Unusual,
} from '../../model/coded-rows.ts';
import { hidesRows } from '../damaged-record.ts';
import { decimalEvidence } from '../decimal-evidence.ts';
import { windows1252Text } from '../decode-text.ts';
import { KnownCells } from './known-cells.ts';

/** Bytes that are taken up at once. */
const PIECE = 1 << 18;
/** Bytes behind the last that may be looked at. */
const PAD = 4096;
/** Longer cells are no answers. */
const LONGEST_CELL = 4000;
/** Tables of short cells, of 128 KB each, of which few pages are touched. */
const MOST_KINDS = 48;
/** The same of two neighbouring cells; a kind beside another has its own. */
const MOST_PAIRS = 64;
const QUOTE = 34;
const CR = 13;
const LF = 10;
/** Bytes that windows-1252 does not have. */
const UNDEFINED = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** How the rows of a plain file are written. */
export interface ByteLayout {
  readonly encoding: 'utf-8' | 'windows-1252';
  /** One byte. */
  readonly delimiter: string;
  readonly crlf: boolean;
  /** Number of columns. */
  readonly width: number;
  /** Rows above those of respondents. */
  readonly headings: number;
  /** The first cell of the header, by which a row is known that repeats it. */
  readonly firstName: string;
}

/** What is done with the rows. */
export type ScanDemand = RowDemand & {
  readonly filter: RowFilter | null;
  readonly bytes: readonly BytesWatch[];
  /** Told of every respondent's row, used or not. */
  readonly everyRow: RowCount | null;
};

/** What is counted of all rows by the texts of some columns. */
export interface RowCount {
  readonly columns: readonly number[];
  readonly add: (cells: readonly string[]) => void;
}

/** What the rows of a file are. */
export interface ScannedRows {
  /** Respondents' rows, used or not. */
  readonly respondents: number;
  /** Of these, the ones that are used. */
  readonly used: number;
  /** Blank rows at the end. */
  readonly blank: number;
  /** Rows of those that are used, where not all are: as a spreadsheet counts, the header in the first. */
  readonly chosen: readonly number[] | null;
}

/**
 * Reads rows of bytes as codes, column by column. Every byte is accounted for: cells that were asked for are known byte by byte, all others
 * are passed over with their quotes checked. What is not plain is refused with `Unusual`: a row of another width, a stray quote or return,
 * bytes that are no UTF-8, a blank row between others, a header that is repeated, a cell that nobody vouches for.
 */
export class RowScanner {
  /** Bytes that were not read yet, at the beginning. */
  private readonly bytes = Buffer.allocUnsafeSlow(2 * PIECE + PAD);
  private readonly view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
  private readonly layout: ByteLayout;
  private readonly demand: ScanDemand;
  private readonly delimiter: number;
  private readonly codes: Uint8Array;
  /** Per column what its cells are looked up in, and where its codes begin. */
  private readonly cells: readonly (KnownCells | null)[];
  private readonly slots: Int32Array;
  /** Per column the position of its tables, −1 for one that has none. */
  private readonly kindOf: Int32Array;
  /** The tables of all kinds of cells side by side, so that a column is a mere offset. */
  private readonly shorts: Uint16Array;
  private readonly singles: Uint8Array;
  /** Per column where the table of it and the next begins; the first is of those that have none, and stays empty. */
  private readonly pairOf: Int32Array;
  /** By the bytes of two cells of one byte: their codes + 1 in a byte each, 0 for unknown. */
  private readonly pairs: Uint16Array;
  /** What ends or opens a cell. */
  private readonly special = new Uint8Array(256);
  /** Runs of columns of one kind: the kind, the first column, the last + 1. */
  private runs: Int32Array;
  /** Per column the position of its place among those that are seen, −1 for others; and where the cells of the row are. */
  private placeOf: Int32Array;
  private readonly places: Int32Array;
  private readonly row: string[];
  private texts: TextWatch[];
  /** Columns that are looked at as text in every row, of which most have few different cells. */
  private readonly repeated: readonly number[];
  /** Cells of each that were met before, by their bytes. */
  private readonly met: readonly MetCells[];
  /** Columns that are looked at as bytes, and where their cells are in the rows since the last time that they were shown. */
  private readonly shown: readonly ShownCells[];
  private readonly firstByte: number;
  private counted: (() => void)[] = [];
  private readonly isWanted: boolean[] = [];
  /** Whether a line breaks within a cell of the row. */
  private hasBreak = false;
  /** Rows that are used, where not all are. */
  private readonly chosen: number[] | null;
  private filled = 0;
  private batched = 0;
  private respondents = 0;
  private used = 0;
  private blank = 0;

  constructor(layout: ByteLayout, demand: ScanDemand) {
    this.layout = layout;
    this.demand = demand;
    this.delimiter = layout.delimiter.charCodeAt(0);
    this.firstByte = Buffer.from(layout.firstName)[0]!;
    const { width } = layout;
    const kinds = new Map<unknown, number>();
    this.slots = new Int32Array(width).fill(-1);
    this.kindOf = new Int32Array(width).fill(-1);
    const last = width - 1;
    // The last column ends with the line, so that its cells are others.
    const keyOf = (column: number, codes: unknown) => (column === last ? `last` : codes);
    for (const [column, codes] of demand.codes)
      if (!kinds.has(keyOf(column, codes))) kinds.set(keyOf(column, codes), kinds.size);
    if (kinds.size > MOST_KINDS) throw new Unusual('kinds of cells');
    this.shorts = new Uint16Array(65_536 * kinds.size);
    this.singles = new Uint8Array(256 * kinds.size);
    const made: KnownCells[] = [];
    const cells: (KnownCells | null)[] = new Array(width).fill(null);
    demand.codes.forEach(([column, codes], slot) => {
      const kind = kinds.get(keyOf(column, codes))!;
      made[kind] ??= new KnownCells(
        codes,
        this.shorts.subarray(65_536 * kind, 65_536 * (kind + 1)),
        this.singles.subarray(256 * kind, 256 * (kind + 1)),
      );
      cells[column] = made[kind];
      this.kindOf[column] = kind;
      this.slots[column] = STRIDE * slot;
    });
    this.cells = cells;
    this.codes = new Uint8Array(Math.max(1, demand.codes.length) * STRIDE);
    for (const byte of [this.delimiter, LF, CR, QUOTE]) this.special[byte] = 1;
    this.texts = [...demand.texts];
    this.chosen = demand.filter === null ? null : [];
    const { filter, everyRow } = demand;
    this.repeated = [...new Set([filter, everyRow].flatMap((each) => each?.columns ?? []))];
    this.met = this.repeated.map(() => new MetCells());
    this.placeOf = new Int32Array(width).fill(-1);
    this.places = new Int32Array(2 * width);
    this.row = new Array<string>(width).fill('');
    this.shown = demand.bytes.map((watch) => ({ watch, places: new Int32Array(2 * BATCH), count: 0 }));
    const { pairOf, tables } = pairsOf(this.kindOf);
    this.pairOf = pairOf;
    this.pairs = new Uint16Array(65_536 * tables);
    this.runs = this.lookAtColumns();
  }

  /** Marks the columns whose cells are looked at in their places. @returns the runs of columns of one kind */
  private lookAtColumns(): Int32Array {
    const { demand, texts, placeOf, kindOf } = this;
    placeOf.fill(-1);
    const watched = texts.flatMap(({ columns }) => columns);
    for (const column of [...watched, ...this.repeated]) placeOf[column] = 2 * column;
    for (const { column } of demand.bytes) placeOf[column] = 2 * column;
    return runsOf(placeOf, kindOf);
  }

  /** Takes the next bytes of the file. */
  take(chunk: Uint8Array): void {
    for (let from = 0; from < chunk.length; from += PIECE) {
      const piece = chunk.subarray(from, from + PIECE);
      if (this.filled + piece.length > 2 * PIECE) throw new Unusual('long record');
      this.bytes.set(piece, this.filled);
      this.filled += piece.length;
      this.read();
    }
  }

  /** Whether the bytes so far end with a row. */
  get isBetweenRows(): boolean {
    return this.filled === 0;
  }

  /** What looks at further rows. */
  get wanted(): readonly TextWatch[] {
    return this.texts;
  }

  /** After the last bytes. */
  finish(): ScannedRows {
    const { bytes, layout } = this;
    if (this.filled > 0) {
      // A last line without a line end.
      if (layout.crlf) bytes[this.filled++] = CR;
      bytes[this.filled++] = LF;
      this.read();
      if (this.filled > 0) throw new Unusual('unclosed quote');
    }
    if (this.batched > 0) this.demand.onBatch(this.codes, this.batched);
    this.batched = 0;
    const { respondents, used, blank, chosen } = this;
    return { respondents, used, blank, chosen };
  }

  private read(): void {
    const { bytes, filled } = this;
    const limit = bytes.subarray(0, filled).lastIndexOf(LF) + 1;
    if (limit === 0) return;
    const whole = bytes.subarray(0, limit);
    const isText =
      this.layout.encoding === 'utf-8' ? isUtf8(whole) : !UNDEFINED.some((byte) => whole.includes(byte));
    if (!isText) throw new Unusual('encoding');
    if (whole.includes(0)) throw new Unusual('zero byte');
    // With CRLF every line end is looked at.
    if (!this.layout.crlf && whole.includes(CR)) throw new Unusual('return');
    const at = this.scan(limit);
    for (const each of this.shown) this.show(each);
    bytes.copyWithin(0, at, filled);
    this.filled = filled - at;
  }

  /** Reads the rows that are whole before `limit`. @returns where the next row begins */
  private scan(limit: number): number {
    const { bytes, view, codes, cells, delimiter, slots, kindOf, placeOf, places, shorts, pairs, pairOf } =
      this;
    const { width, crlf } = this.layout;
    // `x,y,`: two cells of one byte with their delimiters.
    const twoMask = 0xff00ff00 | 0;
    const two = (delimiter << 8) | (delimiter << 24);
    let at = 0;
    while (at < limit) {
      const start = at;
      const { batched, runs } = this;
      if (this.counted.length > 0) this.counted = [];
      this.hasBreak = false;
      if (bytes[at] === (crlf ? CR : LF)) {
        at = this.blankLine(at);
        continue;
      }
      for (let run = 0; run < runs.length; run += 3) {
        const to = runs[run + 2]!;
        let column = runs[run + 1]!;
        if (runs[run] === LOOKED_UP) {
          let slot = slots[column]! + batched;
          const paired = to === width ? to - 2 : to - 1;
          for (; column < to; column++, slot += STRIDE) {
            if (column < paired) {
              const word = view.getInt32(at, true);
              if ((word & twoMask) === two) {
                const key = (word & 255) | ((word >>> 8) & 0xff00);
                const both = pairs[pairOf[column]! + key]! || this.pairOfCells(column, key);
                if (both !== 0) {
                  codes[slot] = (both & 255) - 1;
                  slot += STRIDE;
                  codes[slot] = (both >>> 8) - 1;
                  column++;
                  at += 4;
                  continue;
                }
              }
            }
            const known = shorts[(kindOf[column]! << 16) + (bytes[at]! | (bytes[at + 1]! << 8))]!;
            if (known !== 0) {
              codes[slot] = known >> 2;
              at += known & 3;
              continue;
            }
            const own = cells[column]!;
            at = this.cachedCell(own, at, column, limit);
            if (at < 0) return start;
            codes[slot] = own.code;
          }
          if (to === width && crlf) at = this.afterReturn(at);
        } else if (runs[run] === PASSED) {
          for (; column < to; column++) {
            at = this.passed(at, column, limit);
            if (at < 0) return start;
          }
        } else {
          const from = at;
          if (cells[column] === null) at = this.passed(at, column, limit);
          else {
            at = this.cachedCell(cells[column]!, at, column, limit);
            if (at >= 0 && column === width - 1 && crlf) at = this.afterReturn(at);
            codes[slots[column]! + batched] = cells[column]!.code;
          }
          if (at < 0) return start;
          places[placeOf[column]!] = from;
          places[placeOf[column]! + 1] = at - (column === width - 1 && crlf ? 2 : 1);
        }
      }
      // What was known may have been known by bytes of another time.
      if (at > limit) return start;
      const first = bytes[start]!;
      if ((first <= 32 || first >= 127 || first === delimiter || first === QUOTE) && !this.shows(start, at)) {
        this.blank++;
        continue;
      }
      this.endRow(start, at);
    }
    return at;
  }

  /** Takes up two cells of one byte side by side, where both are known. @returns their codes + 1 in a byte each, 0 for unknown */
  private pairOfCells(column: number, key: number): number {
    const { singles, kindOf, pairOf, pairs } = this;
    const one = singles[(kindOf[column]! << 8) + (key & 255)]!;
    const other = singles[(kindOf[column + 1]! << 8) + (key >>> 8)]!;
    if (one === 0 || other === 0) return 0;
    const both = one | (other << 8);
    if (pairOf[column]! > 0) pairs[pairOf[column]! + key] = both;
    return both;
  }

  /** A row that shows something. */
  private endRow(start: number, end: number): void {
    const { demand, bytes } = this;
    if (this.blank > 0) throw new Unusual('blank row');
    const first = bytes[start]!;
    if (first === this.firstByte || (first === QUOTE && bytes[start + 1] === this.firstByte))
      this.refuseHeader(start);
    // Prose with line breaks is believed where it hides no rows.
    if (this.hasBreak) this.refuseHidden(start, end);
    this.respondents++;
    if (this.repeated.length > 0) this.decodeRepeated();
    demand.everyRow?.add(this.row);
    if (demand.filter !== null && !demand.filter.isUsed(this.row)) return;
    for (const each of this.shown) this.keepPlace(each);
    if (this.texts.length > 0) this.tell();
    for (const each of this.counted) each();
    this.chosen?.push(this.layout.headings + this.respondents);
    this.used++;
    if (++this.batched === BATCH) {
      demand.onBatch(this.codes, BATCH);
      this.batched = 0;
    }
  }

  /** @throws Unusual where the row may be several */
  private refuseHidden(start: number, end: number): void {
    const { delimiter, width, crlf } = this.layout;
    const text = this.text(start, end - (crlf ? 2 : 1)).replaceAll('\r\n', '\n');
    if (hidesRows(text, delimiter, width, width)) throw new Unusual('hidden rows');
  }

  private refuseHeader(start: number): void {
    const end = start + 4 * this.layout.firstName.length + 3;
    const text = this.text(this.bytes[start] === QUOTE ? start + 1 : start, end);
    if (text.startsWith(this.layout.firstName.replaceAll('"', '""'))) throw new Unusual('repeated header');
  }

  /** The texts of the cells that are looked at in every row. */
  private decodeRepeated(): void {
    const { repeated, row, met, bytes, places, placeOf } = this;
    for (let i = 0; i < repeated.length; i++) {
      const column = repeated[i]!;
      const from = places[placeOf[column]!]!;
      const to = places[placeOf[column]! + 1]!;
      row[column] = met[i]!.text(bytes, from, to) ?? met[i]!.keep(bytes, from, to, this.textAt(column));
    }
    const { filter } = this.demand;
    if (filter !== null)
      for (const column of filter.columns)
        if (signTold(row[column]!) !== null) throw new Unusual('decimal sign');
  }

  private textAt(column: number): string {
    const { bytes, places, placeOf } = this;
    const from = places[placeOf[column]!]!;
    const to = places[placeOf[column]! + 1]!;
    return bytes[from] === QUOTE ? this.unquoted(from, to) : this.text(from, to);
  }

  private text(from: number, to: number): string {
    if (this.layout.encoding === 'utf-8') return this.bytes.toString('utf8', from, to);
    return windows1252Text(this.bytes.toString('latin1', from, to));
  }

  private unquoted(open: number, end: number): string {
    const text = this.text(open + 1, end - 1);
    return text.replaceAll('""', '"').replace(/\r\n?/g, '\n');
  }

  private tell(): void {
    const { texts, row, used } = this;
    const number = this.layout.headings + this.respondents;
    let isEveryone = true;
    for (let i = 0; i < texts.length; i++) {
      for (const column of texts[i]!.columns) row[column] = this.textAt(column);
      this.isWanted[i] = texts[i]!.add(row, used, number);
      isEveryone &&= this.isWanted[i]!;
    }
    if (isEveryone) return;
    this.texts = texts.filter((_, i) => this.isWanted[i]);
    this.runs = this.lookAtColumns();
  }

  private keepPlace(cells: ShownCells): void {
    const { bytes, places, placeOf } = this;
    const place = placeOf[cells.watch.column]!;
    const from = places[place]!;
    const inner = bytes[from] === QUOTE ? 1 : 0;
    cells.places[2 * cells.count] = from + inner;
    cells.places[2 * cells.count + 1] = places[place + 1]! - inner;
    if (++cells.count === BATCH) this.show(cells);
  }

  private show(cells: ShownCells): void {
    if (cells.count > 0) cells.watch.add(this.bytes, cells.places, cells.count);
    cells.count = 0;
  }

  /** A cell that is not short: found among those that are known, or learned. @returns the position after it, −1 where it is not whole */
  private cachedCell(cells: KnownCells, at: number, column: number, limit: number): number {
    const { bytes } = this;
    const short = cells.short[bytes[at]! | (bytes[at + 1]! << 8)]!;
    if (short !== 0) {
      cells.code = short >> 2;
      return at + (short & 3);
    }
    let after = cells.find(this.view, at);
    if (after < 0) after = this.learn(cells, at, column, limit);
    if (after >= 0 && cells.onEach !== undefined) this.counted.push(cells.onEach);
    return after;
  }

  private learn(cells: KnownCells, open: number, column: number, limit: number): number {
    const { bytes } = this;
    const isQuoted = bytes[open] === QUOTE;
    const end = isQuoted ? this.afterQuotes(open, limit) : this.plainEnd(open);
    if (end < 0) return -1;
    if (bytes[end] !== this.terminator(column)) throw new Unusual('cells');
    const text = isQuoted ? this.unquoted(open, end) : this.text(open, end);
    if (text.includes('\n')) throw new Unusual('line break');
    if (end - open > LONGEST_CELL) throw new Unusual('long cell');
    cells.learn(bytes.subarray(open, end + 1), text, signTold(text));
    return end + 1;
  }

  /** @returns the position after a cell that is not asked for, −1 where it is not whole */
  private passed(open: number, column: number, limit: number): number {
    const { bytes, special } = this;
    let at = open;
    if (bytes[at] === QUOTE) {
      at = this.afterQuotes(at, limit);
      if (at < 0) return -1;
    } else while (special[bytes[at]!] === 0) at++;
    if (bytes[at] !== this.terminator(column)) throw new Unusual('cells');
    at++;
    return column === this.layout.width - 1 && this.layout.crlf ? this.afterReturn(at) : at;
  }

  private terminator(column: number): number {
    if (column < this.layout.width - 1) return this.delimiter;
    return this.layout.crlf ? CR : LF;
  }

  private plainEnd(open: number): number {
    const { bytes, special } = this;
    let at = open;
    while (special[bytes[at]!] === 0) at++;
    return at;
  }

  /** The position after the closing quote; −1 when none closes before the limit. */
  private afterQuotes(open: number, limit: number): number {
    const { bytes } = this;
    let at = open + 1;
    for (;;) {
      while (at < limit && bytes[at] !== QUOTE) {
        if (bytes[at] === LF) this.hasBreak = true;
        else if (bytes[at] === CR && bytes[at + 1] !== LF) throw new Unusual('return');
        at++;
      }
      if (at >= limit) return -1;
      if (bytes[at + 1] !== QUOTE) return at + 1;
      at += 2;
    }
  }

  private afterReturn(at: number): number {
    if (this.bytes[at] !== LF) throw new Unusual('return');
    return at + 1;
  }

  private blankLine(at: number): number {
    this.blank++;
    return this.layout.crlf ? this.afterReturn(at + 1) : at + 1;
  }

  /** Whether a row that may be blank shows a sign; where that is none of ASCII, nobody knows. */
  private shows(from: number, to: number): boolean {
    const { bytes, delimiter } = this;
    let isAscii = true;
    for (let at = from; at < to; at++) {
      const byte = bytes[at]!;
      if (byte > 32 && byte < 127 && byte !== delimiter && byte !== QUOTE) return true;
      if (byte >= 127 || byte === QUOTE || (byte < 32 && byte !== CR && byte !== LF && byte !== delimiter))
        isAscii = false;
    }
    if (!isAscii) throw new Unusual('blank row');
    return false;
  }
}

const MET = 8;
/** Longer cells are no codes that repeat. */
const LONGEST_MET = 32;

/** Some cells of a column that were met before: of most columns that are looked at in every row, all there are. */
class MetCells {
  private readonly bytes = new Uint8Array(MET * LONGEST_MET);
  private readonly lengths = new Int32Array(MET).fill(-1);
  private readonly texts: string[] = [];

  /** The text of the same bytes; `null` where they are not among the cells. */
  text(bytes: Uint8Array, from: number, to: number): string | null {
    const slot = slotOf(bytes, from, to);
    if (to - from !== this.lengths[slot]) return null;
    const apart = slot * LONGEST_MET - from;
    for (let at = from; at < to; at++) if (bytes[at] !== this.bytes[at + apart]) return null;
    return this.texts[slot]!;
  }

  keep(bytes: Uint8Array, from: number, to: number, text: string): string {
    if (to - from > LONGEST_MET) return text;
    const slot = slotOf(bytes, from, to);
    this.lengths[slot] = to - from;
    const apart = slot * LONGEST_MET - from;
    for (let at = from; at < to; at++) this.bytes[at + apart] = bytes[at]!;
    this.texts[slot] = text;
    return text;
  }
}

function slotOf(bytes: Uint8Array, from: number, to: number): number {
  return (bytes[from]! + bytes[to - 1]! + 3 * (to - from)) & (MET - 1);
}

/** Cells of one column in the rows that were read since they were shown last. */
interface ShownCells {
  readonly watch: BytesWatch;
  readonly places: Int32Array;
  count: number;
}

function signTold(text: string): SignTold {
  const evidence = text.includes('.') || text.includes(',') ? decimalEvidence(text) : 'none';
  if (evidence === 'none') return null;
  return evidence === 'point' ? '.' : evidence === 'comma' ? ',' : 'doubtful';
}

/** What is done with the cells of a column. */
const PASSED = 0;
const LOOKED_UP = 1;
const SEEN = 2;

function runsOf(placeOf: Int32Array, kindOf: Int32Array): Int32Array {
  const runs: number[] = [];
  placeOf.forEach((place, column) => {
    const kind = place >= 0 ? SEEN : kindOf[column]! >= 0 ? LOOKED_UP : PASSED;
    if (kind !== SEEN && runs.length > 0 && runs.at(-3) === kind) runs[runs.length - 1] = column + 1;
    else runs.push(kind, column, column + 1);
  });
  return Int32Array.from(runs);
}

/** Where the table of each column and the next begins. Where there are too many different ones, the rest has none: the first, which stays empty. */
function pairsOf(kindOf: Int32Array): { readonly pairOf: Int32Array; readonly tables: number } {
  const tableOf = new Map<number, number>();
  const pairOf = kindOf.map((kind, column) => {
    const next = kindOf[column + 1] ?? -1;
    if (kind < 0 || next < 0) return 0;
    const key = kind * MOST_KINDS + next;
    if (!tableOf.has(key) && tableOf.size < MOST_PAIRS) tableOf.set(key, 65_536 * (tableOf.size + 1));
    return tableOf.get(key) ?? 0;
  });
  return { pairOf, tables: tableOf.size + 1 };
}
