/** The source ended before what had to follow. */
export class EndOfBytes extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super(`ends at byte ${offset}`);
    this.name = 'EndOfBytes';
    this.offset = offset;
  }
}

/**
 * Bytes that come in chunks, taken in the lengths that a format asks for. Nothing is allocated before its bytes are there,
 * whatever length the file claims.
 */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array(0);
  #at = 0;
  /** Bytes before the chunk. */
  #before = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Bytes taken so far. */
  get offset(): number {
    return this.#before + this.#at;
  }

  /** @throws EndOfBytes when fewer are left */
  async take(length: number): Promise<Uint8Array> {
    const end = this.#at + length;
    if (end <= this.#chunk.length) {
      const taken = this.#chunk.subarray(this.#at, end);
      this.#at = end;
      return taken;
    }
    const parts: Uint8Array[] = [];
    for (let missing = length; missing > 0; ) {
      const part = await this.next(missing);
      if (part === null) throw new EndOfBytes(this.offset);
      parts.push(part);
      missing -= part.length;
    }
    const whole = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /** @throws EndOfBytes when fewer are left */
  async skip(length: number): Promise<void> {
    for (let missing = length; missing > 0; ) {
      const part = await this.next(missing);
      if (part === null) throw new EndOfBytes(this.offset);
      missing -= part.length;
    }
  }

  /** The bytes that come next, at most so many, in the pieces in which they are there; `null` at the end. */
  async next(atMost = Number.POSITIVE_INFINITY): Promise<Uint8Array | null> {
    while (this.#at === this.#chunk.length) {
      const { done, value } = await this.#chunks.next();
      if (done === true) return null;
      this.#before += this.#chunk.length;
      this.#chunk = value;
      this.#at = 0;
    }
    const end = Math.min(this.#chunk.length, this.#at + atMost);
    const piece = this.#chunk.subarray(this.#at, end);
    this.#at = end;
    return piece;
  }

  /** Lets go of the source, which may be an open file. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
