import type { ByteSource } from '../../model/dataset.ts';
import type { Problem, UserError } from '../../model/problem.ts';
import { ByteReader, EndOfBytes } from './byte-reader.ts';
import { viewOf } from './dictionary-records.ts';
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
import type { SavBatch, SavColumn } from './sav-file.ts';
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

/**
 * The cases of a file in batches, and a check that they are as many as the header announces.
 *
 * @param start the first byte after the dictionary
 * @throws UserError (status 2) `sav-cut-short`, `sav-row-count`, `sav-damaged`, `sav-damaged-row`, `sav-unknown-encoding`
 */
export async function* readCases(
  source: ByteSource,
  dictionary: Dictionary,
  start: number,
  blocks: ZlibBlocks | null,
): AsyncGenerator<SavBatch, void> {
  const { slots: perCase } = dictionary;
  const { file, compression, declaredCases: declared } = dictionary.described;
  if (perCase === 0) return;
  const bytes = new ByteReader(source.open());
  const slots = new Slots(perCase, declared ?? MOST_CASES);
  const filler = compression === 'none' ? new Copy() : new Decompression(dictionary);
  const columns = new Columns(dictionary);
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

/** Groups of eight codes, each group followed by the values that are there in full. */
class Decompression implements Filler {
  readonly #dictionary: Dictionary;
  /** The eight bytes that each code stands for, as two words in the byte order of the file. */
  readonly #words: Uint32Array;
  /** Whether a slot of a case is text. */
  readonly #isText: Uint8Array;
  /** The code of the number 0, whose bytes are zeros. */
  readonly #zero: number;
  readonly #codes = new Uint8Array(8);
  /** The code whose turn it is; 8 when the next group must come. */
  #code = 8;
  /** The beginning of eight bytes of which the rest is in the next piece. */
  readonly #carried = new Uint8Array(8);
  readonly #carriedView = viewOf(this.#carried);
  #carriedLength = 0;
  hasEnded = false;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    const { littleEndian, bias, systemMissing, slots, described, pieces } = dictionary;
    const table = new DataView(new ArrayBuffer(8 * 256));
    for (let code = 0; code < END; code++) table.setFloat64(8 * code, code - bias, littleEndian);
    table.setFloat64(8 * SYSTEM_MISSING, systemMissing, littleEndian);
    this.#words = new Uint32Array(table.buffer);
    this.#words.fill(0x20202020, 2 * BLANKS, 2 * SYSTEM_MISSING);
    this.#zero = bias;
    this.#isText = new Uint8Array(slots).fill(1);
    for (const [index, { width }] of described.variables.entries())
      if (width === 0) this.#isText[pieces[index]![0]!.offset / 8] = 0;
  }

  fill(slots: Slots, piece: Uint8Array, from: number, casesBefore: number): number {
    const view = viewOf(piece);
    const { words, size, perCase } = slots;
    const [codes, table, isText] = [this.#codes, this.#words, this.#isText];
    let { filled, next } = slots;
    let code = this.#code;
    let at = from;
    while (filled < size) {
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
        // A text is blanks, or zeros where a program writes them; a number is anything else.
        if (isText[next] === 1 ? value !== BLANKS && value !== this.#zero : value === BLANKS)
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

/** The values of the slots, by variable. */
class Columns {
  readonly #dictionary: Dictionary;
  readonly #caches: readonly TextCache[];
  readonly #text: SavText;
  #found: Problem[] = [];
  readonly #said: Set<string>;
  /** What is being decoded. */
  #row = 0;
  #column = '';

  constructor(dictionary: Dictionary) {
    const { described, text } = dictionary;
    const { file, variables } = described;
    this.#dictionary = dictionary;
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
    const { described, pieces } = this.#dictionary;
    const { cases } = slots;
    const columns = described.variables.map(({ width, name }, index): SavColumn => {
      const [first] = pieces[index]!;
      if (width === 0) return this.#numbers(slots, first!.offset / 8);
      const texts: string[] = [];
      this.#column = name;
      for (let row = 0; row < cases; row++) {
        this.#row = before + row + 1;
        const from = 8 * slots.perCase * row;
        texts.push(
          pieces[index]!.length === 1
            ? this.#caches[index]!.decode(slots.bytes, from + first!.offset, from + first!.offset + width)
            : this.#text.decode(joined(slots.bytes, from, pieces[index]!, width)),
        );
      }
      return texts;
    });
    const notices = this.#found;
    this.#found = [];
    return { firstCase: before + 1, cases, columns, notices };
  }

  #numbers({ perCase, cases, numbers, bytes }: Slots, slot: number): Float64Array {
    const { littleEndian, systemMissing } = this.#dictionary;
    const values = new Float64Array(cases);
    const isNative = littleEndian === HOST_IS_LITTLE_ENDIAN;
    const view = viewOf(bytes);
    for (let row = 0, at = slot; row < cases; row++, at += perCase) {
      const value = isNative ? numbers[at]! : view.getFloat64(8 * at, littleEndian);
      values[row] = value === systemMissing ? Number.NaN : value;
    }
    return values;
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
