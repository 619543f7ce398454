import { inflated } from '../zip.ts';
import { type ByteReader, EndOfBytes } from './byte-reader.ts';
import { dataView } from './dictionary-records.ts';
import { damaged } from './problems.ts';

/** The compressed blocks of a file, which follow each other. */
export interface ZlibBlocks {
  /** The first byte of the first block. */
  readonly start: number;
  readonly blocks: readonly { readonly packed: number; readonly unpacked: number }[];
}

/** Bytes of the header, of the fixed part of the trailer, and of what the trailer says of each block. */
const HEADER = 24;

/**
 * Where the blocks of a file with zlib compression are, which its last bytes say.
 *
 * @param bytes a source that was read up to the end of the dictionary
 * @throws UserError (status 2) `sav-damaged`
 * @throws EndOfBytes where the file ends before the trailer does
 */
export async function readBlocks(
  file: string,
  bytes: ByteReader,
  littleEndian: boolean,
): Promise<ZlibBlocks> {
  const from = bytes.offset;
  const header = dataView(await bytes.take(HEADER));
  const [headerAt, trailerAt, trailerLength] = [0, 8, 16].map((at) =>
    Number(header.getBigInt64(at, littleEndian)),
  );
  const start = from + HEADER;
  const count = (trailerLength! - HEADER) / HEADER;
  if (headerAt !== from || trailerAt! < start || !Number.isInteger(count) || count < 0)
    throw damaged(file, from, 'block');
  await bytes.skip(trailerAt! - start);
  const trailer = dataView(await bytes.take(HEADER));
  if (trailer.getInt32(20, littleEndian) !== count) throw damaged(file, trailerAt!, 'block');
  const entries = dataView(await bytes.take(HEADER * count));
  const blocks = Array.from({ length: count }, (_, index) => ({
    unpacked: entries.getInt32(HEADER * index + 16, littleEndian),
    packed: entries.getInt32(HEADER * index + 20, littleEndian),
  }));
  const sum = blocks.reduce((total, { packed }) => total + packed, 0);
  if (sum !== trailerAt! - start || blocks.some(({ packed, unpacked }) => packed <= 0 || unpacked < 0))
    throw damaged(file, trailerAt!, 'block');
  return { start, blocks };
}

/**
 * What is in the blocks, in pieces; never more than the trailer declares.
 *
 * @param bytes a source that was read up to the first block
 * @throws UserError (status 2) `sav-damaged` at the block that is no zlib stream, or holds more or less than it should
 */
export async function* inflatedBlocks(
  file: string,
  bytes: ByteReader,
  { blocks }: ZlibBlocks,
): AsyncGenerator<Uint8Array> {
  for (const { packed, unpacked } of blocks) {
    const byte = bytes.offset;
    let left = unpacked;
    try {
      for await (const piece of inflated(await bytes.take(packed), 'deflate')) {
        left -= piece.length;
        if (left < 0) break;
        yield piece;
      }
    } catch (error) {
      throw error instanceof EndOfBytes ? error : damaged(file, byte, 'block');
    }
    if (left !== 0) throw damaged(file, byte, 'block');
  }
}
