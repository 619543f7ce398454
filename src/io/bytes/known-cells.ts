import { type CellCode, type CellCodes, type SignTold, Unusual } from '../../model/coded-rows.ts';

const SLOTS = 4096;
/** Columns with more different cells are no answers. */
const LIMIT = 2000;
const HIGHEST_CODE = 254;

/**
 * The cells of columns whose cells mean the same, known by their bytes and the terminator that follows. Each different cell is read as text
 * once; from then on its bytes are compared, four at a time. So labels of every language, in quotes or not, need no list.
 */
export class KnownCells {
  /** By the first two bytes: cells of none or one byte with their terminator. `code << 2 | bytes`, 0 for unknown. */
  readonly short: Uint16Array;
  /** By the byte: cells of one byte. Code + 1, 0 for unknown. */
  readonly single: Uint8Array;
  /** Code of the cell that was found last. */
  code = 0;
  /** What its rows are to be told to. */
  onEach: (() => void) | undefined = undefined;
  /** Longer cells, by a hash of their first three bytes: position + 1 in the lists below. */
  private readonly heads = new Int16Array(SLOTS);
  private readonly next: number[] = [];
  private readonly lengths: number[] = [];
  private readonly starts: number[] = [];
  private readonly entries: CellCode[] = [];
  private words = new Int32Array(1024);
  private used = 0;
  /** Short cells that are counted, and therefore not in the tables. */
  private readonly counted = new Map<number, CellCode & { readonly length: number }>();
  private readonly codes: CellCodes;

  constructor(codes: CellCodes, short: Uint16Array, single: Uint8Array) {
    this.codes = codes;
    this.short = short;
    this.single = single;
  }

  /** The position after the cell and its terminator; −1 when it is not known. Three bytes beyond the end must be readable. */
  find(view: DataView, at: number): number {
    const first = view.getInt32(at, true);
    const { words, lengths, starts, next } = this;
    let entry = this.heads[hash(first)]!;
    candidates: while (entry !== 0) {
      const length = lengths[entry - 1]!;
      const start = starts[entry - 1]!;
      const whole = length >> 2;
      for (let word = 0; word < whole; word++)
        if (view.getInt32(at + 4 * word, true) !== words[start + word]) {
          entry = next[entry - 1]!;
          continue candidates;
        }
      const rest = length & 3;
      if (rest !== 0) {
        const mask = (1 << (8 * rest)) - 1;
        if (((view.getInt32(at + 4 * whole, true) ^ words[start + whole]!) & mask) !== 0) {
          entry = next[entry - 1]!;
          continue;
        }
      }
      this.take(this.entries[entry - 1]!);
      return at + length;
    }
    if (this.counted.size === 0) return -1;
    const known = this.counted.get(first & 0xff) ?? this.counted.get(first & 0xffff);
    if (known === undefined) return -1;
    this.take(known);
    return at + known.length;
  }

  /**
   * Takes up a cell.
   *
   * @param bytes as they stand, with quotes and terminator
   * @param text what they say
   * @param told and of the decimal sign
   * @throws Unusual for a cell that is not vouched for
   */
  learn(bytes: Uint8Array, text: string, told: SignTold): void {
    const entry = this.codes(text, told);
    if (entry === null || entry.code > HIGHEST_CODE || this.entries.length >= LIMIT)
      throw new Unusual('cell');
    this.take(entry);
    const { length } = bytes;
    if (length > 2) this.takeUp(bytes, entry);
    else if (entry.onEach !== undefined)
      this.counted.set(length === 1 ? bytes[0]! : bytes[0]! | (bytes[1]! << 8), { ...entry, length });
    else if (length === 2) {
      this.short[bytes[0]! | (bytes[1]! << 8)] = (entry.code << 2) | 2;
      this.single[bytes[0]!] = entry.code + 1;
    } else
      for (let second = 0; second < 256; second++)
        this.short[bytes[0]! | (second << 8)] = (entry.code << 2) | 1;
  }

  private take({ code, onEach }: CellCode): void {
    this.code = code;
    this.onEach = onEach;
  }

  private takeUp(bytes: Uint8Array, entry: CellCode): void {
    const count = (bytes.length + 3) >> 2;
    if (this.used + count > this.words.length) {
      const larger = new Int32Array(2 * (this.words.length + count));
      larger.set(this.words);
      this.words = larger;
    }
    const padded = new DataView(new ArrayBuffer(4 * count));
    bytes.forEach((byte, index) => {
      padded.setUint8(index, byte);
    });
    for (let word = 0; word < count; word++) this.words[this.used + word] = padded.getInt32(4 * word, true);
    const slot = hash(padded.getInt32(0, true));
    this.entries.push(entry);
    this.lengths.push(bytes.length);
    this.starts.push(this.used);
    this.next.push(this.heads[slot]!);
    this.heads[slot] = this.entries.length;
    this.used += count;
  }
}

/** Of the first three bytes: a cell that is looked for here has so many with its terminator. */
function hash(word: number): number {
  return (Math.imul(word & 0xffffff, 0x9e3779b1) >>> 20) & (SLOTS - 1);
}
