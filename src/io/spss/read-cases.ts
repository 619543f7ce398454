import type { ByteSource } from '../../model/dataset.ts';
import type { Problem, UserError } from '../../model/problem.ts';
import { ByteReader, EndOfBytes } from './byte-reader.ts';
import { dataView } from './dictionary-records.ts';
import { inflatedBlocks, type ZlibBlocks } from './inflated-blocks.ts';
import {
  assumedEncoding,
  cutShort,
  damagedRow,
  invalidText,
  miscounted,
  unknownEncoding,
} from './problems.ts';
import type { Dictionary, Piece } from './read-dictionary.ts';
import { paddedWidth, type SavBatch, type SavColumn, type SavProjection } from './sav-file.ts';
import { SavText, TextCache } from './sav-text.ts';

/** Bytes of cases that are held at once, unless a single case is longer. */
const BATCH_BYTES = 1 << 20;
const MOST_CASES = 8192;

const HOST_IS_LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** Codes of compressed values; those between 0, which fills up, and these are small whole numbers. */
const END = 252;
const IN_FULL = 253;
const BLANKS = 254;
const SYSTEM_MISSING = 255;
const BLANK_WORD = 0x20202020;

/** Bytes of a group of codes with as many values as it can have. */
const GROUP = 72;

/**
 * The cases of a file in batches, and a check that they are as many as the header announces.
 *
 * @param start the first byte after the dictionary
 * @param wanted all variables of all cases unless given
 * @throws UserError (status 2) `sav-cut-short`, `sav-row-count`, `sav-damaged`, `sav-damaged-row`, `sav-unknown-encoding`
 */
export async function* readCases(
  source: ByteSource,
  dictionary: Dictionary,
  start: number,
  blocks: ZlibBlocks | null,
  wanted?: SavProjection,
): AsyncGenerator<SavBatch, void> {
  const { slots: perCase } = dictionary;
  const { file, compression, declaredCases: declared } = dictionary.described;
  if (perCase === 0) return;
  const bytes = new ByteReader(source.open());
  const slots = new Slots(perCase, declared ?? MOST_CASES);
  const filler = compression === 'none' ? new Copy() : new Decompression(dictionary, wanted);
  const columns = new Columns(dictionary, wanted);
  let cases = 0;
  const batch = (): SavBatch => {
    const made = columns.take(slots, cases);
    cases += made.cases;
    if (declared !== null && cases > declared) throw miscounted(file, cases, declared);
    slots.filled = 0;
    return made;
  };
  try {
    await bytes.skip(start);
    const pieces = blocks === null ? rest(bytes) : inflatedBlocks(file, bytes, blocks);
    for await (const piece of pieces) {
      // Codes may be left when the piece is used up and the slots are full, so that they are filled once more.
      for (let at = 0, more = true; more; ) {
        at = filler.fill(slots, piece, at, cases);
        more = slots.isFull || (at < piece.length && !filler.hasEnded);
        if (slots.isFull) yield batch();
      }
      if (filler.hasEnded) break;
    }
    const isWhole = filler.finish(slots, cases) && slots.next === 0;
    const whole = cases + slots.cases;
    if (!isWhole && whole < (declared ?? Number.POSITIVE_INFINITY))
      throw cutShort(file, bytes.offset, { whole, declared });
    if (!isWhole) throw miscounted(file, whole + 1, declared ?? whole);
    if (declared !== null && whole < declared) throw miscounted(file, whole, declared);
    if (slots.filled > 0) yield batch();
    // Only a file that was read to its end has a hash, and is known to be what it was.
    while ((await bytes.next()) !== null);
  } catch (error) {
    throw error instanceof EndOfBytes ? cutShort(file, error.offset, { whole: cases, declared }) : error;
  } finally {
    await bytes.close();
  }
}

async function* rest(bytes: ByteReader): AsyncGenerator<Uint8Array> {
  for (let piece = await bytes.next(); piece !== null; piece = await bytes.next()) yield piece;
}

/** Cases as a file without compression has them: eight bytes for a number, and for each eight bytes of a text. */
class Slots {
  readonly perCase: number;
  readonly size: number;
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
  readonly numbers: Float64Array;
  filled = 0;

  /** @param expected cases of the file; one more has room, so that a surplus shows */
  constructor(perCase: number, expected: number) {
    this.perCase = perCase;
    const fitting = Math.max(1, Math.floor(BATCH_BYTES / (8 * perCase)));
    this.size = perCase * Math.min(MOST_CASES, fitting, expected + 1);
    this.bytes = new Uint8Array(8 * this.size);
    this.words = new Uint32Array(this.bytes.buffer);
    this.numbers = new Float64Array(this.bytes.buffer);
  }

  /** Whether whole groups of eight bytes are blanks. */
  isBlank(from: number, to: number): boolean {
    for (let word = from / 4; word < to / 4; word++) if (this.words[word] !== BLANK_WORD) return false;
    return true;
  }

  get isFull(): boolean {
    return this.filled === this.size;
  }

  get cases(): number {
    return Math.floor(this.filled / this.perCase);
  }

  /** The slot of its case that is filled next. */
  get next(): number {
    return this.filled % this.perCase;
  }
}

/** Fills slots from the bytes of the file, which come in pieces of any length. */
interface Filler {
  /** Whether the data say that they end here. */
  readonly hasEnded: boolean;
  /** @returns where the piece was left: at its end, unless the slots are full or the data end */
  fill(slots: Slots, piece: Uint8Array, from: number, casesBefore: number): number;
  /** @returns whether all bytes have become values */
  finish(slots: Slots, casesBefore: number): boolean;
}

class Copy implements Filler {
  readonly hasEnded = false;
  /** Bytes of the slot that is filled in part. */
  #part = 0;

  fill(slots: Slots, piece: Uint8Array, from: number): number {
    const at = 8 * slots.filled + this.#part;
    const copied = piece.subarray(from, from + slots.bytes.length - at);
    slots.bytes.set(copied, at);
    slots.filled = Math.floor((at + copied.length) / 8);
    this.#part = (at + copied.length) % 8;
    return from + copied.length;
  }

  finish(): boolean {
    return this.#part === 0;
  }
}

/** What becomes of a code: a value by the table, one that follows in full, nothing, or what is looked at more closely. */
const BY_TABLE = 0;
const FOLLOWS = 1;
const NOTHING = 2;
const OTHER = 3;

/** Groups of eight codes, each group followed by the values that are there in full. */
class Decompression implements Filler {
  readonly #dictionary: Dictionary;
  /** The eight bytes that each code stands for, as two words in the byte order of the file. */
  readonly #words: Uint32Array;
  /** What becomes of each code in a slot of a number, and 256 further on in one of a text. */
  readonly #kinds = new Uint8Array(2 * 256);
  /** Where the kinds of a slot begin. */
  readonly #kindsOf: Uint16Array;
  /** From each slot on, how many follow of numbers that nobody asked for; all 0 where everything is asked for. */
  readonly #unasked: Uint32Array;
  /** Of so many cases at the beginning everything is asked for. */
  readonly #wholeCases: number;
  readonly #codes = new Uint8Array(8);
  /** The code whose turn it is; 8 when the next group must come. */
  #code = 8;
  /** The beginning of eight bytes of which the rest is in the next piece. */
  readonly #carried = new Uint8Array(8);
  readonly #carriedView = dataView(this.#carried);
  #carriedLength = 0;
  hasEnded = false;

  constructor(dictionary: Dictionary, wanted: SavProjection | undefined) {
    this.#dictionary = dictionary;
    const { littleEndian, bias, systemMissing, slots, described, pieces } = dictionary;
    const table = new DataView(new ArrayBuffer(8 * 256));
    for (let code = 0; code < END; code++) table.setFloat64(8 * code, code - bias, littleEndian);
    table.setFloat64(8 * SYSTEM_MISSING, systemMissing, littleEndian);
    this.#words = new Uint32Array(table.buffer);
    this.#words.fill(BLANK_WORD, 2 * BLANKS, 2 * SYSTEM_MISSING);
    // A text is blanks, or zeros (the number 0) where a program writes them; a number is anything else.
    this.#kinds.fill(OTHER, 256);
    for (const code of [BLANKS, bias]) if (code < 256) this.#kinds[256 + code] = BY_TABLE;
    this.#kinds[BLANKS] = OTHER;
    for (const from of [0, 256]) {
      this.#kinds[from] = NOTHING;
      this.#kinds[from + END] = OTHER;
      this.#kinds[from + IN_FULL] = FOLLOWS;
    }
    this.#kindsOf = new Uint16Array(slots).fill(256);
    this.#unasked = new Uint32Array(slots);
    this.#wholeCases =
      wanted === undefined || wanted.offersOthers === true ? Number.POSITIVE_INFINITY : wanted.after;
    for (const [index, { width }] of described.variables.entries()) {
      if (width > 0) continue;
      const slot = pieces[index]![0]!.offset / 8;
      this.#kindsOf[slot] = 0;
      if (wanted?.columns.has(index) === false) this.#unasked[slot] = 1;
    }
    for (let slot = slots - 2; slot >= 0; slot--)
      if (this.#unasked[slot]! > 0) this.#unasked[slot] = 1 + this.#unasked[slot + 1]!;
  }

  fill(slots: Slots, piece: Uint8Array, from: number, casesBefore: number): number {
    const view = dataView(piece);
    const { words, size, perCase } = slots;
    const [codes, table, kinds, kindsOf] = [this.#codes, this.#words, this.#kinds, this.#kindsOf];
    const unasked = this.#unasked;
    const isWhole = casesBefore < this.#wholeCases;
    let { filled, next } = slots;
    let code = this.#code;
    let at = from;
    while (filled < size) {
      if (code === 8) {
        // A group that is there with all its values, and has room.
        while (this.#carriedLength === 0 && at + GROUP <= piece.length && filled + 8 <= size) {
          if (
            !isWhole &&
            unasked[next]! >= 8 &&
            areNumbersByTable(view.getUint32(at, true)) &&
            areNumbersByTable(view.getUint32(at + 4, true))
          ) {
            at += 8;
            filled += 8;
            next = next + 8 === perCase ? 0 : next + 8;
            continue;
          }
          let values = at + 8;
          for (code = 0; code < 8; code++) {
            const value = piece[at + code]!;
            const kind = kinds[kindsOf[next]! + value];
            if (kind === BY_TABLE) {
              words[2 * filled] = table[2 * value]!;
              words[2 * filled + 1] = table[2 * value + 1]!;
            } else if (kind === FOLLOWS) {
              words[2 * filled] = view.getUint32(values, HOST_IS_LITTLE_ENDIAN);
              words[2 * filled + 1] = view.getUint32(values + 4, HOST_IS_LITTLE_ENDIAN);
              values += 8;
            } else if (kind === NOTHING) continue;
            else break;
            filled++;
            next = next + 1 === perCase ? 0 : next + 1;
          }
          if (code < 8) codes.set(piece.subarray(at, at + 8));
          at = values;
          if (code < 8) break;
        }
        if (filled === size) break;
      }
      if (code === 8 || codes[code] === IN_FULL) {
        let here = at;
        let bytes = view;
        if (this.#carriedLength > 0 || at + 8 > piece.length) {
          at = this.#carry(piece, at);
          if (this.#carriedLength < 8) break;
          this.#carriedLength = 0;
          [here, bytes] = [0, this.#carriedView];
        } else at += 8;
        if (code === 8) {
          for (code = 0; code < 8; code++) codes[code] = bytes.getUint8(here + code);
          code = 0;
          continue;
        }
        words[2 * filled] = bytes.getUint32(here, HOST_IS_LITTLE_ENDIAN);
        words[2 * filled + 1] = bytes.getUint32(here + 4, HOST_IS_LITTLE_ENDIAN);
      } else {
        const value = codes[code]!;
        if (value === 0) {
          code++;
          continue;
        }
        if (value === END) {
          this.hasEnded = true;
          break;
        }
        if (kinds[kindsOf[next]! + value] === OTHER)
          throw this.#damaged(casesBefore + Math.floor(filled / perCase) + 1, next);
        words[2 * filled] = table[2 * value]!;
        words[2 * filled + 1] = table[2 * value + 1]!;
      }
      code++;
      filled++;
      next = next + 1 === perCase ? 0 : next + 1;
    }
    this.#code = code;
    slots.filled = filled;
    return at;
  }

  finish(slots: Slots, casesBefore: number): boolean {
    if (this.hasEnded || this.#carriedLength === 0) return this.hasEnded || !this.#isWaiting;
    // The last group of codes may be shorter than eight where a program saves the zeros that fill it up.
    if (this.#code === 8) this.fill(slots, new Uint8Array(8 - this.#carriedLength), 0, casesBefore);
    return !this.#isWaiting;
  }

  /** Whether a value was announced that has not come. */
  get #isWaiting(): boolean {
    return this.#code < 8 && this.#codes[this.#code] === IN_FULL;
  }

  #carry(piece: Uint8Array, at: number): number {
    const part = piece.subarray(at, at + 8 - this.#carriedLength);
    this.#carried.set(part, this.#carriedLength);
    this.#carriedLength += part.length;
    return at + part.length;
  }

  #damaged(row: number, slot: number): UserError {
    const { described, pieces } = this.#dictionary;
    // The variable whose pieces begin last before the slot.
    const index = pieces.findLastIndex(([first]) => first!.offset <= 8 * slot);
    return damagedRow(described.file, row, described.variables[index]!.name);
  }
}

/** Whether each of four codes in a word is that of a number by the table: neither 0 nor 252 to 254. */
function areNumbersByTable(codes: number): boolean {
  // Each test sets the highest bit of a byte that is 0, or below 3.
  const others = codes ^ 0xfcfcfcfc;
  return ((((codes - 0x01010101) & ~codes) | ((others - 0x03030303) & ~others)) & 0x80808080) === 0;
}

const NOT_ASKED: string[] = [];

/** The cases of a batch, and how many stand before them. */
interface Span {
  readonly before: number;
  readonly cases: number;
}

/** Larger numbers are written with an exponent, which has a decimal point. */
const LARGEST_WHOLE = 1e21;

/** The values of the slots, by variable. */
class Columns {
  readonly #dictionary: Dictionary;
  readonly #caches: readonly TextCache[];
  readonly #text: SavText;
  readonly #wanted: SavProjection | undefined;
  #found: Problem[] = [];
  readonly #said: Set<string>;
  /** What is being decoded. */
  #row = 0;
  #column = '';

  constructor(dictionary: Dictionary, wanted: SavProjection | undefined) {
    const { described, text } = dictionary;
    const { file, variables } = described;
    this.#dictionary = dictionary;
    this.#wanted = wanted;
    this.#said = new Set(described.notices.map(({ code }) => code));
    this.#text = new SavText(text.encoding, {
      assumed: () => this.#find(assumedEncoding(file)),
      invalid: () =>
        this.#find(invalidText(file, text.encoding.name, { row: this.#row, column: this.#column })),
      unknown: () => {
        throw unknownEncoding(file, text.encoding.name);
      },
    });
    this.#caches = variables.map(() => new TextCache(this.#text));
  }

  /** The first case in which something is met is told, and not every one. */
  #find(problem: Problem): void {
    if (!this.#said.has(problem.code)) this.#found.push(problem);
    this.#said.add(problem.code);
  }

  take(slots: Slots, before: number): SavBatch {
    const { variables } = this.#dictionary.described;
    const { cases } = slots;
    const isWhole = this.#wanted === undefined || before < this.#wanted.after;
    const columns = variables.map((_, index) =>
      isWhole || this.#wanted!.columns.has(index)
        ? this.#columnAt(slots, { before, cases }, index)
        : NOT_ASKED,
    );
    const notices = this.#found;
    this.#found = [];
    return {
      ...{ firstCase: before + 1, cases, columns, isWhole, notices },
      column: (index) => this.#columnAt(slots, { before, cases }, index),
      hasOnlyWholeNumbers: (index) => this.#hasOnlyWholeNumbers(slots, cases, index),
    };
  }

  #columnAt(slots: Slots, { before, cases }: Span, index: number): SavColumn {
    const { described, pieces } = this.#dictionary;
    const { width, name } = described.variables[index]!;
    const [first] = pieces[index]!;
    if (width === 0) return this.#numbers(slots, cases, first!.offset / 8);
    const texts: string[] = [];
    const [isWhole, cache] = [pieces[index]!.length === 1, this.#caches[index]!];
    const offset = first!.offset;
    this.#column = name;
    for (let row = 0; row < cases; row++) {
      this.#row = before + row + 1;
      const from = 8 * slots.perCase * row;
      if (!isWhole) texts.push(this.#longText(slots, from, index));
      else if (slots.isBlank(from + offset, from + offset + paddedWidth(width))) texts.push('');
      else texts.push(cache.decode(slots.bytes, from + offset, from + offset + width));
    }
    return texts;
  }

  /** A text that lies in several pieces. */
  #longText(slots: Slots, from: number, index: number): string {
    const pieces = this.#dictionary.pieces[index]!;
    const isBlank = ({ offset, length }: Piece) =>
      slots.isBlank(from + offset, from + offset + paddedWidth(length));
    if (pieces.every(isBlank)) return '';
    const { width } = this.#dictionary.described.variables[index]!;
    return this.#text.decode(joined(slots.bytes, from, pieces, width));
  }

  #numbers({ perCase, numbers, bytes }: Slots, cases: number, slot: number): Float64Array {
    const { littleEndian, systemMissing } = this.#dictionary;
    const values = new Float64Array(cases);
    const isNative = littleEndian === HOST_IS_LITTLE_ENDIAN;
    const view = dataView(bytes);
    for (let row = 0, at = slot; row < cases; row++, at += perCase) {
      const value = isNative ? numbers[at]! : view.getFloat64(8 * at, littleEndian);
      values[row] = value === systemMissing ? Number.NaN : value;
    }
    return values;
  }

  #hasOnlyWholeNumbers({ perCase, numbers }: Slots, cases: number, index: number): boolean {
    const { littleEndian, systemMissing, pieces } = this.#dictionary;
    if (littleEndian !== HOST_IS_LITTLE_ENDIAN) return false;
    for (let row = 0, at = pieces[index]![0]!.offset / 8; row < cases; row++, at += perCase) {
      const value = numbers[at]!;
      const isWhole = Math.floor(value) === value && Math.abs(value) < LARGEST_WHOLE;
      if (!isWhole && value !== systemMissing) return false;
    }
    return true;
  }
}

function joined(bytes: Uint8Array, from: number, pieces: readonly Piece[], width: number): Uint8Array {
  const whole = new Uint8Array(width);
  let end = 0;
  for (const { offset, length } of pieces) {
    whole.set(bytes.subarray(from + offset, from + offset + length), end);
    end += length;
  }
  return whole;
}
