/** More ids than a quarter of the bits are counted too low, which is harmless. */
const BITS_AN_ID = 4;
const [FEWEST_BITS, MOST_BITS] = [2 ** 16, 2 ** 28];
const BLANK = 32;

/**
 * A number of different ids that is certainly not too high, from bytes and in a byte an id: each id sets a bit by a hash of it without case,
 * blanks and leading zeros. So ids that `normaliseId` takes for one are one, and ids that are not of ASCII do not count.
 */
export class DifferentIds {
  private readonly bits: Uint32Array;
  private readonly last: number;
  private count = 0;

  /** @param expected about how many ids there will be */
  constructor(expected: number) {
    const wanted = 2 ** Math.ceil(Math.log2(BITS_AN_ID * expected));
    const bits = Math.min(MOST_BITS, Math.max(FEWEST_BITS, wanted));
    this.bits = new Uint32Array(bits / 32);
    this.last = bits - 1;
  }

  /**
   * Takes note of ids.
   *
   * @param places from where to before where each stands, one after the other
   */
  add(bytes: Uint8Array, places: Int32Array, ids: number): void {
    const { bits, last } = this;
    let different = 0;
    next: for (let i = 0; i < ids; i++) {
      const to = places[2 * i + 1]!;
      let hash = 0x811c9dc5;
      // Digits as a number, so that zeros before it are nothing; numbers with only blanks between them are added.
      let [number, before] = [0, 0];
      for (let at = places[2 * i]!; at < to; at++) {
        const byte = bytes[at]!;
        if (byte >= 48 && byte <= 57) {
          number = (Math.imul(number, 10) + byte - 48) | 0;
          continue;
        }
        if (byte < BLANK || byte > 126) continue next;
        before += number;
        number = 0;
        if (byte === BLANK) continue;
        hash = Math.imul(hash ^ before, 0x01000193);
        before = 0;
        hash = Math.imul(hash ^ (byte >= 65 && byte <= 90 ? byte + 32 : byte), 0x01000193);
      }
      hash = Math.imul(hash ^ (before + number), 0x01000193);
      // Neighbouring numbers must not share their bits.
      hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
      hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
      const bit = (hash ^ (hash >>> 15)) & last;
      const mask = 1 << (bit & 31);
      const word = bits[bit >>> 5]!;
      if ((word & mask) !== 0) continue;
      bits[bit >>> 5] = word | mask;
      different++;
    }
    this.count += different;
  }

  /** What is known of the ids, as plain data. */
  found(): Uint32Array {
    return this.bits;
  }

  /** Takes note of ids that others, who expected as many, have found. */
  take(found: Uint32Array): void {
    const { bits } = this;
    for (let i = 0; i < bits.length; i++) {
      let fresh = found[i]! & ~bits[i]!;
      bits[i]! |= fresh;
      for (; fresh !== 0; fresh &= fresh - 1) this.count++;
    }
  }

  /**
   * Whether fewer than half of the people can have several rows: with n rows of p people, of whom r have several, n ≥ p + r, so that r ≥ p/2 makes
   * p ≤ 2n/3.
   */
  areMostlySingle(rows: number): boolean {
    return 3 * this.count > 2 * rows;
  }
}
