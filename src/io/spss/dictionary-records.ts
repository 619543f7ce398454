import type { ByteReader } from './byte-reader.ts';
import { damaged } from './problems.ts';
import { LONGEST_SEGMENT, paddedWidth } from './sav-file.ts';

/** Extension records by their subtype; all others hold nothing that is used here. */
export const EXTENSIONS = {
  integers: 3,
  floats: 4,
  display: 11,
  longNames: 13,
  veryLongStrings: 14,
  caseCount: 16,
  encoding: 20,
  longStringLabels: 21,
  longStringMissing: 22,
} as const;

const USED: readonly number[] = Object.values(EXTENSIONS);

/** Compression of the cases by the number that the header has for it. */
export const COMPRESSIONS = ['none', 'bytecode', 'zlib'] as const;

/** A record of a variable; its texts are bytes until the encoding is known, which stands further on. */
export interface VariableRecord {
  readonly byte: number;
  /** 0 for a number, 1 to 255 for the bytes of a string, -1 for eight more bytes of the string before. */
  readonly type: number;
  readonly label: Uint8Array | null;
  readonly missing: Uint8Array;
  /** How many missing values; -2 is a range, -3 a range and a value. */
  readonly missingCount: number;
  readonly print: number;
  readonly name: Uint8Array;
}

export interface LabelRecord {
  readonly byte: number;
  readonly labels: readonly { readonly value: Uint8Array; readonly label: Uint8Array }[];
  /** Places in the list of variable records, from 1. */
  readonly places: readonly number[];
}

export interface ExtensionRecord {
  readonly byte: number;
  readonly bytes: Uint8Array;
}

/** The records of a dictionary as they stand in the file. */
export interface DictionaryRecords {
  readonly file: string;
  readonly header: Header;
  readonly variables: readonly VariableRecord[];
  readonly labels: readonly LabelRecord[];
  readonly extensions: ReadonlyMap<number, ExtensionRecord>;
}

export interface Header {
  readonly product: Uint8Array;
  readonly littleEndian: boolean;
  readonly compression: number;
  readonly weight: number;
  readonly cases: number;
  readonly bias: number;
  readonly label: Uint8Array;
}

export function dataView(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function readHeader(file: string, bytes: ByteReader): Promise<Header> {
  const header = await bytes.take(176);
  const view = dataView(header);
  const signature = String.fromCharCode(...header.subarray(0, 4));
  // The number of the layout, 2 or 3, tells the order of bytes.
  const littleEndian = [2, 3].includes(view.getInt32(64, true));
  const compression = view.getInt32(72, littleEndian);
  if (!/^\$FL[23]$/.test(signature) || !(littleEndian || [2, 3].includes(view.getInt32(64, false))))
    throw damaged(file, 0, 'header');
  if (COMPRESSIONS[compression] === undefined || (signature === '$FL3') !== (compression === 2))
    throw damaged(file, 72, 'header');
  return {
    product: header.subarray(4, 64),
    littleEndian,
    compression,
    weight: view.getInt32(76, littleEndian),
    cases: view.getInt32(80, littleEndian),
    bias: view.getFloat64(84, littleEndian),
    label: header.subarray(109, 173),
  };
}

/**
 * The records of the dictionary, up to the first byte of the cases.
 *
 * @throws UserError (status 2) `sav-damaged`
 * @throws EndOfBytes where the file ends within it
 */
export async function readRecords(file: string, bytes: ByteReader): Promise<DictionaryRecords> {
  const header = await readHeader(file, bytes);
  const { littleEndian } = header;
  const integers = async (count: number): Promise<number[]> => {
    const view = dataView(await bytes.take(4 * count));
    return Array.from({ length: count }, (_, index) => view.getInt32(4 * index, littleEndian));
  };
  const integer = async () => (await integers(1))[0]!;
  const variables: VariableRecord[] = [];
  const labels: LabelRecord[] = [];
  const extensions = new Map<number, ExtensionRecord>();
  for (;;) {
    const byte = bytes.offset;
    const type = await integer();
    if (type === 2) variables.push(await variableRecord(byte));
    else if (type === 3) labels.push(await labelRecord(byte));
    else if (type === 6) await bytes.skip(80 * (await atLeast(0, 'record')));
    else if (type === 7) await extensionRecord(byte);
    else if (type === 999) {
      await integer();
      return { file, header, variables, labels, extensions };
    } else throw damaged(file, byte, variables.length === 0 ? 'variable' : 'record');
  }

  async function atLeast(least: number, fault: 'record' | 'variable' | 'value-labels'): Promise<number> {
    const byte = bytes.offset;
    const value = await integer();
    if (value < least) throw damaged(file, byte, fault);
    return value;
  }

  async function variableRecord(byte: number): Promise<VariableRecord> {
    const view = dataView(await bytes.take(28));
    const [type, hasLabel, missingCount, print] = [0, 4, 8, 12].map((at) => view.getInt32(at, littleEndian));
    const name = new Uint8Array(view.buffer, view.byteOffset + 20, 8);
    if (type! < -1 || type! > LONGEST_SEGMENT || ![0, 1].includes(hasLabel!))
      throw damaged(file, byte, 'variable');
    if (![-3, -2, 0, 1, 2, 3].includes(missingCount!)) throw damaged(file, byte, 'missing-values');
    let label: Uint8Array | null = null;
    if (hasLabel === 1) {
      const length = await atLeast(0, 'variable');
      label = (await bytes.take(Math.ceil(length / 4) * 4)).subarray(0, length);
    }
    const missing = await bytes.take(8 * Math.abs(missingCount!));
    return { byte, type: type!, label, missing, missingCount: missingCount!, print: print!, name };
  }

  async function labelRecord(byte: number): Promise<LabelRecord> {
    const count = await atLeast(0, 'value-labels');
    const found: { value: Uint8Array; label: Uint8Array }[] = [];
    while (found.length < count) {
      const value = await bytes.take(8);
      const [length] = await bytes.take(1);
      const label = await bytes.take(paddedWidth(length! + 1) - 1);
      found.push({ value, label: label.subarray(0, length) });
    }
    if ((await integer()) !== 4) throw damaged(file, bytes.offset - 4, 'value-labels');
    const places = await integers(await atLeast(0, 'value-labels'));
    return { byte, labels: found, places };
  }

  async function extensionRecord(byte: number): Promise<void> {
    const [subtype, size, count] = await integers(3);
    if (size! < 0 || count! < 0) throw damaged(file, byte, 'record');
    const length = size! * count!;
    if (!USED.includes(subtype!) || extensions.has(subtype!)) await bytes.skip(length);
    else extensions.set(subtype!, { byte, bytes: await bytes.take(length) });
  }
}
