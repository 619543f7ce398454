/** Bytes that are written one after the other, least significant first. */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #view = new DataView(this.#bytes.buffer);
  length = 0;

  /** What was written so far. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  integer(...values: readonly number[]): void {
    for (const value of values) {
      const at = this.#reserve(4);
      this.#view.setInt32(at, value, true);
    }
  }

  long(value: bigint): void {
    const at = this.#reserve(8);
    this.#view.setBigInt64(at, value, true);
  }

  double(value: number): void {
    const at = this.#reserve(8);
    this.#view.setFloat64(at, value, true);
  }

  /** @param length as many bytes as it takes at least, filled up with `fill` */
  raw(bytes: Uint8Array, length = bytes.length, fill = 0x20): void {
    const at = this.#reserve(Math.max(length, bytes.length));
    this.#bytes.set(bytes, at);
    this.#bytes.fill(fill, at + bytes.length, this.length);
  }

  set(at: number, byte: number): void {
    this.#bytes[at] = byte;
  }

  #reserve(length: number): number {
    const at = this.length;
    this.length += length;
    if (this.length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.length, 2 * this.#bytes.length));
      grown.set(this.#bytes);
      this.#bytes = grown;
      this.#view = new DataView(grown.buffer);
    }
    return at;
  }
}
