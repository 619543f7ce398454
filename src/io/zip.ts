/** A file in a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly isDeflated: boolean;
}

const CENTRAL_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const LONGEST_COMMENT = 65_535;
const MOST_ENTRIES = 10_000;

/** What a number is in the directory where it stands in 64 bits among the extra fields, and the kind of that field. */
const ELSEWHERE = 0xffffffff;
const LONG_NUMBERS = 1;

/**
 * The files of an archive by the directory at its end.
 *
 * @returns `null` for more than 10,000
 * @throws Error for a broken archive
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = archive.length - 22;
  const first = Math.max(0, end - LONGEST_COMMENT);
  while (end >= first && archive.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  if (end < first) throw new Error('no directory');
  const count = archive.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) return null;
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (archive.readUInt32LE(at) !== CENTRAL_ENTRY) throw new Error('no entry');
    const [nameEnd, next] = entryEnds(archive, at);
    const [size, local] = packedPlace(archive, at, nameEnd, next);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const entry = {
      name: archive.toString('utf8', at + 46, nameEnd),
      packed: archive.subarray(from, from + size),
      isDeflated: archive.readUInt16LE(at + 10) === 8,
    };
    at = next;
    return entry;
  });
}

/** Where the name of an entry ends, and where the next entry begins, after extra fields and a comment. */
function entryEnds(archive: Buffer, at: number): [number, number] {
  const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
  return [nameEnd, nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)];
}

/** Packed size of an entry, and where it begins. */
function packedPlace(archive: Buffer, at: number, nameEnd: number, next: number): [number, number] {
  const [unpacked, packed, local] = [24, 20, 42].map((offset) => archive.readUInt32LE(at + offset));
  if (packed !== ELSEWHERE && local !== ELSEWHERE) return [packed!, local!];
  for (let field = nameEnd; field + 4 <= next; field += 4 + archive.readUInt16LE(field + 2)) {
    if (archive.readUInt16LE(field) !== LONG_NUMBERS) continue;
    // Only the numbers that stand elsewhere are there, in this order.
    let number = field + 4;
    const [, size, place] = [unpacked!, packed!, local!].map((value) => {
      if (value !== ELSEWHERE) return value;
      number += 8;
      return Number(archive.readBigUInt64LE(number - 8));
    });
    return [size!, place!];
  }
  throw new Error('no size');
}

/** Bytes that come out at once: with few, handing them over takes longer than unpacking. */
const PIECE = 1 << 18;

/**
 * What is packed, in pieces: nothing is allocated by the size that an archive declares, since 100 KB can hold gigabytes.
 *
 * @throws Error for what is no such stream
 */
export async function* inflated(
  packed: Uint8Array,
  format: 'deflate' | 'deflate-raw',
): AsyncGenerator<Uint8Array> {
  const { createInflate, createInflateRaw } = await import('node:zlib');
  const chunkSize = Math.max(1024, Math.min(PIECE, 64 * packed.length));
  const stream = format === 'deflate' ? createInflate({ chunkSize }) : createInflateRaw({ chunkSize });
  try {
    stream.end(packed);
    for await (const piece of stream) yield piece as Uint8Array;
  } finally {
    stream.destroy();
  }
}

/** The contents of a file of an archive, in pieces. */
export async function* contentsOf({ packed, isDeflated }: ZipEntry): AsyncGenerator<Uint8Array> {
  if (isDeflated) yield* inflated(packed, 'deflate-raw');
  else yield packed;
}
