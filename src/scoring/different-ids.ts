/** Bits that ids are counted by; more ids than an eighth of these are counted too low, which is harmless. */
const BITS = 2 ** 24;
const BLANK = 32;

/**
 * A number of different ids that is certainly not too high, from bytes and in two megabytes: each id sets a bit by a hash of it without case,
 * blanks and leading zeros. So ids that `normaliseId` takes for one are one, and ids that are not of ASCII do not count.
 */
export class DifferentIds {
  private readonly bits = new Uint32Array(BITS / 32);
  private count = 0;

  /** Takes note of the id between two positions. */
  add(bytes: Uint8Array, from: number, to: number): void {
    let hash = 0x811c9dc5;
    let isAfterDigit = false;
    for (let at = from; at < to; at++) {
      let byte = bytes[at]!;
      if (byte < BLANK || byte > 126) return;
      if (byte === BLANK) {
        isAfterDigit = false;
        continue;
      }
      const isDigit = byte >= 48 && byte <= 57;
      if (byte === 48 && !isAfterDigit && isDigitAt(bytes, at + 1, to)) continue;
      isAfterDigit = isDigit;
      if (byte >= 65 && byte <= 90) byte += 32;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    // Neighbouring numbers must not share their bits.
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
    const bit = (hash ^ (hash >>> 15)) & (BITS - 1);
    const mask = 1 << (bit & 31);
    if ((this.bits[bit >>> 5]! & mask) !== 0) return;
    this.bits[bit >>> 5]! |= mask;
    this.count++;
  }

  /**
   * Whether fewer than half of the people can have several rows: with n rows of p people, of whom r have several, n ≥ p + r, so that r ≥ p/2 makes
   * p ≤ 2n/3.
   */
  areMostlySingle(rows: number): boolean {
    return 3 * this.count > 2 * rows;
  }
}

function isDigitAt(bytes: Uint8Array, at: number, end: number): boolean {
  return at < end && bytes[at]! >= 48 && bytes[at]! <= 57;
}
