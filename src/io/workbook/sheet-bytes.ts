import { DecodedXml, type XmlBytes, type XmlHandler } from './xml-scanner.ts';

/** How a cell says what its value is; `n` is a number, `s` the place of a shared text. */
export type PlainType = 'n' | 's' | 'str' | 'inlineStr';

/** A reader of the tags of a sheet that also takes cells whose tags nobody needs as texts. */
export interface SheetReader extends XmlHandler {
  /** Whether a row is open, and nothing within it. */
  readonly takesCells: boolean;
  /** The column of the cell before, from 0; -1 at the beginning of a row. */
  readonly column: number;
  /** A cell with a whole number of at most three digits. */
  smallNumber(column: number, style: number, type: 'n' | 's', value: number): void;
  /** A cell with any other value, `''` for none. */
  plainCell(column: number, style: number, type: PlainType, value: string): void;
}

const LESS = 0x3c;
const GREATER = 0x3e;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const SPACE = 0x20;
const EQUALS = 0x3d;
const AMPERSAND = 0x26;
const ZERO = 0x30;
const NINE = 0x39;

const BEGIN_CELL = bytesOf('<c ');
const BEGIN_VALUE = bytesOf('<v>');
const END_VALUE = bytesOf('</v></c>');
const BEGIN_TEXT = bytesOf('<is><t>');
const END_TEXT = bytesOf('</t></is></c>');
const NEXT_ROW = bytesOf('</row><row r="');

/** A longer beginning of a cell is left to the decoder of everything else. */
const LONGEST_CUT = 1 << 16;

/** What a look at a cell or row can come to, beside the place behind it. */
const OTHER = -1;
const CUT = -2;

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/**
 * The bytes of a sheet in UTF-8: cells and rows as nearly all programs write them are read as they are, and everything else, whatever it is,
 * by the scanner that reads all parts.
 */
export class SheetBytes implements XmlBytes {
  readonly #reader: SheetReader;
  readonly #decoded: DecodedXml;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  /** The beginning of a cell or row of which the rest is in the next piece. */
  #rest: Uint8Array = new Uint8Array(0);

  constructor(reader: SheetReader) {
    this.#reader = reader;
    this.#decoded = new DecodedXml(reader);
  }

  take(piece: Uint8Array): void {
    const bytes = joined(this.#rest, piece);
    let at = 0;
    while (at < bytes.length) {
      const next = this.#decoded.isBetweenTags && bytes[at] === LESS ? this.#plain(bytes, at) : OTHER;
      if (next >= 0) at = next;
      else if (next === CUT && bytes.length - at < LONGEST_CUT) break;
      else {
        const end = this.#endOfOther(bytes, at);
        this.#decoded.take(bytes.subarray(at, end));
        at = end;
      }
    }
    // A copy, so that the whole piece can go.
    this.#rest = Uint8Array.from(bytes.subarray(at));
  }

  end(): void {
    this.#decoded.take(this.#rest);
    this.#decoded.end();
  }

  /** Up to the next cell, or the tag at which the bytes end. */
  #endOfOther(bytes: Buffer, at: number): number {
    const cell = bytes.indexOf(BEGIN_CELL, at + 1);
    if (cell !== -1) return cell;
    const tag = bytes.lastIndexOf(LESS);
    return tag > at ? tag : bytes.length;
  }

  #plain(bytes: Buffer, at: number): number {
    if (!this.#reader.takesCells) return OTHER;
    // Of the two the second letter is another.
    if (bytes[at + 1] !== SLASH) return this.#cell(bytes, at);
    return this.#nextRow(bytes, at);
  }

  /** The end of a row and the beginning of the next. */
  #nextRow(bytes: Buffer, from: number): number {
    const numberAt = from + NEXT_ROW.length;
    if (!stands(NEXT_ROW, bytes, from)) return numberAt > bytes.length ? CUT : OTHER;
    let at = numberAt;
    while (isDigit(bytes[at]!)) at++;
    const numberEnd = at;
    if (at === numberAt || at - numberAt > 7) return OTHER;
    let isQuoted = true;
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === QUOTE) isQuoted = !isQuoted;
      else if (byte === GREATER && !isQuoted) break;
      // What stands in single quotes may hold anything, and other bytes may be no text.
      else if (byte === APOSTROPHE || byte >= 0x80) return OTHER;
    }
    if (at === bytes.length) return CUT;
    if (bytes[numberEnd] !== QUOTE || bytes[at - 1] === SLASH) return OTHER;
    this.#reader.close?.('row');
    this.#reader.open?.('row', ` r="${bytes.toString('latin1', numberAt, numberEnd)}"`);
    return at + 1;
  }

  /** A cell that has a place, a style and a type at most, and a value or an inline text without format. */
  #cell(bytes: Buffer, from: number): number {
    if (!stands(BEGIN_CELL, bytes, from)) return from + BEGIN_CELL.length > bytes.length ? CUT : OTHER;
    const { length } = bytes;
    let at = from + BEGIN_CELL.length;
    let column = this.#reader.column + 1;
    let style = 0;
    let type: PlainType = 'n';
    while (bytes[at] !== GREATER && bytes[at] !== SLASH) {
      if (bytes[at] === SPACE) {
        at++;
        continue;
      }
      if (at + 3 >= length) return CUT;
      const name = bytes[at]!;
      if (bytes[at + 1] !== EQUALS || bytes[at + 2] !== QUOTE) return OTHER;
      at += 3;
      const begin = at;
      if (name === 0x72) {
        column = 0;
        for (; isCapital(bytes[at]!); at++) column = 26 * column + bytes[at]! - 64;
        if (at - begin > 3) return OTHER;
        column--;
        while (isDigit(bytes[at]!)) at++;
      } else if (name === 0x73) {
        for (; isDigit(bytes[at]!); at++) style = 10 * style + bytes[at]! - ZERO;
        if (at - begin > 6) return OTHER;
      } else if (name === 0x74) {
        const second = bytes[at + 1];
        if (second === QUOTE && bytes[at] === 0x73) type = 's';
        else if (second === QUOTE && bytes[at] === 0x6e) type = 'n';
        else {
          const end = bytes.indexOf(QUOTE, at);
          if (end === -1) return CUT;
          const named = bytes.toString('latin1', at, end);
          if (named !== 'str' && named !== 'inlineStr') return OTHER;
          type = named;
          at = end - 1;
        }
        at++;
      } else return OTHER;
      if (at >= length) return CUT;
      if (bytes[at] !== QUOTE || at === begin) return OTHER;
      at++;
      if (bytes[at] !== SPACE && bytes[at] !== GREATER && bytes[at] !== SLASH)
        return at === length ? CUT : OTHER;
    }
    if (at >= length) return CUT;
    if (bytes[at] === SLASH) {
      if (at + 1 === length) return CUT;
      if (bytes[at + 1] !== GREATER) return OTHER;
      this.#reader.plainCell(column, style, type, '');
      return at + 2;
    }
    return this.#value(bytes, at + 1, { column, style, type });
  }

  #value(bytes: Buffer, from: number, cell: { column: number; style: number; type: PlainType }): number {
    const { column, style, type } = cell;
    const isInline = type === 'inlineStr';
    const begin = isInline ? BEGIN_TEXT : BEGIN_VALUE;
    const end = isInline ? END_TEXT : END_VALUE;
    if (!stands(begin, bytes, from)) return from + begin.length > bytes.length ? CUT : OTHER;
    const first = from + begin.length;
    let at = first;
    let number = 0;
    for (; isDigit(bytes[at]!); at++) number = 10 * number + bytes[at]! - ZERO;
    const digits = at - first;
    let isAscii = true;
    for (; at < bytes.length && bytes[at] !== LESS; at++) {
      const byte = bytes[at]!;
      if (byte === AMPERSAND) return OTHER;
      if (byte >= 0x80) isAscii = false;
    }
    if (at + end.length > bytes.length) return CUT;
    if (!stands(end, bytes, at)) return OTHER;
    if (digits > 0 && digits <= 3 && digits === at - first && (type === 'n' || type === 's'))
      this.#reader.smallNumber(column, style, type, number);
    else {
      const text = isAscii
        ? bytes.toString('latin1', first, at)
        : this.#decoder.decode(bytes.subarray(first, at));
      this.#reader.plainCell(column, style, type, text);
    }
    return at + end.length;
  }
}

function joined(rest: Uint8Array, piece: Uint8Array): Buffer {
  return rest.length === 0
    ? Buffer.from(piece.buffer, piece.byteOffset, piece.length)
    : Buffer.concat([rest, piece]);
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

function isCapital(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

/** Whether bytes stand in a place. */
function stands(wanted: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
  return true;
}
