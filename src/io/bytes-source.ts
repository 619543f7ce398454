import type { ByteSource, FilePart } from '../model/dataset.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { cannotRun, type UserError } from '../model/problem.ts';

/**
 * A source of bytes that are already in memory, for programs and tests that do not read a file.
 *
 * @param name the name that messages use
 * @param content the bytes, or a text, which is stored as UTF-8 without a byte order mark
 * @example
 * const dataset = await openDataset(bytesSource('pre.csv', 'id,brs1\n1,4\n'));
 */
export function bytesSource(name: string, content: Uint8Array | string): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return chunksSource(name, [bytes]);
}

/** A source that delivers the given chunks, in order, each time it is opened. */
export function chunksSource(name: string, chunks: readonly Uint8Array[]): ByteSource {
  return new ChunksSource(name, chunks);
}

/** A class: every generator in an object of its own costs half a kilobyte. */
class ChunksSource implements ByteSource {
  readonly name: string;
  readonly size: number;
  readonly #chunks: readonly Uint8Array[];

  constructor(name: string, chunks: readonly Uint8Array[]) {
    this.name = name;
    this.size = chunks.reduce((size, { length }) => size + length, 0);
    this.#chunks = chunks;
  }

  async *open(_reuses?: boolean, part?: FilePart): AsyncGenerator<Uint8Array> {
    if (part === undefined) {
      yield* this.#chunks;
      return;
    }
    let at = 0;
    for (const chunk of this.#chunks) {
      const [from, to] = [Math.max(0, part.start - at), Math.min(chunk.length, (part.end ?? this.size) - at)];
      if (from < to) yield chunk.subarray(from, to);
      at += chunk.length;
    }
  }
}

/** The beginning of a source and, when that is all there is, the source itself held in memory. */
export interface Head {
  readonly bytes: Uint8Array;
  /** Reads the same bytes; a source no longer than its head is not opened a second time. */
  readonly source: ByteSource;
}

/** Reads at least `length` bytes from the beginning, or the whole source when it is shorter. */
export async function readHead(source: ByteSource, length: number): Promise<Head> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let complete = true;
  for await (const chunk of source.open()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > length) {
      complete = false;
      break;
    }
  }
  return {
    bytes: chunks.length === 1 ? chunks[0]! : joined(chunks, size),
    source: complete ? chunksSource(source.name, chunks) : source,
  };
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let end = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, end);
    end += chunk.length;
  }
  return bytes;
}

/** A source gives the same bytes every time that it is opened; this one did not. */
export function fileChanged(file: string): UserError {
  return cannotRun(createMessage(fileMessages, 'file-changed', { file }), { file });
}
