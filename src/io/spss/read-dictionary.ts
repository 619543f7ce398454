import type { SavFault } from '../../model/messages/spss.ts';
import type { Problem } from '../../model/problem.ts';
import type { ByteReader } from './byte-reader.ts';
import {
  COMPRESSIONS,
  type DictionaryRecords,
  dataView,
  EXTENSIONS,
  readRecords,
  type VariableRecord,
} from './dictionary-records.ts';
import { assumedEncoding, damaged, invalidText, strayLabels, unknownEncoding } from './problems.ts';
import {
  FORMATS,
  LONGEST_SEGMENT,
  LONGEST_STRING,
  MEASURES,
  paddedWidth,
  type SavFile,
  type SavFormat,
  type SavFormatName,
  type SavVariable,
  segmentCount,
  segmentWidth,
} from './sav-file.ts';
import { SavText, savEncoding } from './sav-text.ts';

/** Where the bytes of a value stand in a case; those of a very long string stand in several places. */
export interface Piece {
  readonly offset: number;
  readonly length: number;
}

/** All that a file says before its cases, and what is needed to read these. */
export interface Dictionary {
  readonly described: Omit<SavFile, 'batches'>;
  /** Of each variable, in the same order. */
  readonly pieces: readonly (readonly Piece[])[];
  /** Groups of eight bytes in a case. */
  readonly slots: number;
  readonly littleEndian: boolean;
  readonly bias: number;
  readonly systemMissing: number;
  readonly text: SavText;
}

/** What the record of the machine says of the numbers of an IBM 370 and of a VAX; a program that writes 0 there means IEEE 754 too. */
const FOREIGN_NUMBERS: readonly number[] = [2, 3];

/** Largest number of a double: what *system-missing* and the ends of ranges are made of. */
const LARGEST = Number.MAX_VALUE;

/** A variable while its parts are gathered from records that stand far from each other. */
interface Draft {
  readonly variable: { -readonly [K in keyof SavVariable]: SavVariable[K] };
  readonly record: VariableRecord;
  readonly pieces: Piece[];
}

/** What the parts are read with. */
interface Reading {
  readonly records: DictionaryRecords;
  readonly text: SavText;
  /** By place in the list of variable records, from 0; places within a string have none. */
  readonly byPlace: ReadonlyMap<number, Draft>;
  readonly drafts: readonly Draft[];
}

/**
 * The dictionary of an SPSS system file, by the description of the format in the PSPP developers' guide.
 *
 * @param encoding what texts are to be read in, whatever the file says
 * @throws UserError (status 2) `sav-damaged`, `sav-unknown-encoding`
 * @throws EndOfBytes where the file ends within it
 */
export async function readDictionary(
  file: string,
  bytes: ByteReader,
  encoding: string | undefined,
): Promise<Dictionary> {
  const records = await readRecords(file, bytes);
  const { header } = records;
  const integers = numbersOf(records, 'integers', 4);
  if (FOREIGN_NUMBERS.includes(integers[4]!))
    throw damaged(file, byteOf(records, 'integers'), 'number-format');
  const notices = new Map<string, Problem>();
  const named = records.extensions.get(EXTENSIONS.encoding)?.bytes ?? null;
  const text = new SavText(savEncoding(encoding, named && decodeAscii(named), integers[7] ?? null), {
    assumed: () => notices.set('assumed', assumedEncoding(file)),
    invalid: () => notices.set('invalid', invalidText(file, text.encoding.name, null)),
    unknown: () => {
      throw unknownEncoding(file, text.encoding.name);
    },
  });
  const { drafts, byPlace } = draftsOf(records, text);
  const reading: Reading = { records, text, byPlace, drafts };
  addMissing(reading);
  const stray = addLabels(reading);
  if (stray > 0) notices.set('stray', strayLabels(file, stray));
  addLongStringLabels(reading);
  addLongStringMissing(reading);
  addMeasures(reading);
  return {
    described: {
      file,
      label: text.decode(header.label) || null,
      product: text.decode(header.product),
      compression: COMPRESSIONS[header.compression]!,
      byteOrder: header.littleEndian ? 'little-endian' : 'big-endian',
      encoding: text.encoding.name,
      declaredCases: declaredCases(records),
      weight: weightOf(reading),
      variables: drafts.map(({ variable }) => variable),
      notices: [...notices.values()],
    },
    pieces: drafts.map(({ pieces }) => pieces),
    slots: records.variables.length,
    littleEndian: header.littleEndian,
    bias: header.bias,
    systemMissing: numbersOf(records, 'floats', 8)[0] ?? -LARGEST,
    text,
  };
}

/** The variables: strings of several records put together, with their long names. */
function draftsOf(records: DictionaryRecords, text: SavText) {
  const { file, variables } = records;
  const lengths = new Map(pairsOf(records, 'veryLongStrings', text));
  const longNames = new Map(pairsOf(records, 'longNames', text));
  const drafts: Draft[] = [];
  const byPlace = new Map<number, Draft>();
  let place = 0;
  while (place < variables.length) {
    const record = variables[place]!;
    if (record.type < 0) throw damaged(file, record.byte, 'variable');
    const shortName = text.decode(record.name);
    const declared = lengths.get(shortName);
    const width = declared === undefined ? record.type : Number(declared);
    // SPSS gives segments of later strings the same short names at times, so that a length belongs to the first only.
    lengths.delete(shortName);
    if (declared !== undefined && !(Number.isInteger(width) && width >= 1 && width <= LONGEST_STRING))
      throw damaged(file, record.byte, 'very-long-string');
    const variable: Draft['variable'] = {
      name: longNames.get(shortName) || shortName,
      shortName,
      label: record.label === null ? null : text.decode(record.label) || null,
      width: width <= LONGEST_SEGMENT ? record.type : width,
      format: formatOf(record, width),
      measure: null,
      valueLabels: [],
      missing: { values: [], range: null },
    };
    const draft: Draft = { variable, record, pieces: [] };
    byPlace.set(place, draft);
    drafts.push(draft);
    const segments = segmentCount(variable.width);
    for (let segment = 0; segment < segments; segment++) {
      const { byte, type } = variables[place] ?? record;
      const needed = segments === 1 ? type : segmentWidth(variable.width, segment);
      // Some versions make the last segment wider than it need be, but never by eight bytes more.
      if (variables[place] === undefined || paddedWidth(type) !== paddedWidth(needed))
        throw damaged(file, byte, 'very-long-string');
      const length =
        segments === 1 ? type || 8 : Math.min(LONGEST_SEGMENT, variable.width - segment * LONGEST_SEGMENT);
      if (length > 0) draft.pieces.push({ offset: place * 8, length });
      const end = place + Math.max(1, paddedWidth(type) / 8);
      for (place++; place < end; place++)
        if (variables[place]?.type !== -1) throw damaged(file, variables[place]?.byte ?? byte, 'variable');
    }
  }
  return { drafts, byPlace };
}

function formatOf({ type, print }: VariableRecord, length: number): SavFormat {
  const [decimals, width, number] = [print & 0xff, (print >> 8) & 0xff, (print >> 16) & 0xff];
  const name = FORMAT_NAMES.get(number!);
  const isText = name === 'A' || name === 'AHEX';
  if (length > LONGEST_SEGMENT) return { name: 'A', width: length, decimals: 0 };
  if (name !== undefined && isText === type > 0) return { name, width: width!, decimals: decimals! };
  return type > 0 ? { name: 'A', width: type, decimals: 0 } : { name: 'F', width: 8, decimals: 2 };
}

const FORMAT_NAMES = new Map(
  Object.entries(FORMATS).map(([name, number]) => [number as number, name as SavFormatName]),
);

/** A value as a label or a missing value has it: a number, or eight bytes of text. */
function labelledValue(
  { records, text }: Reading,
  { width }: SavVariable,
  bytes: Uint8Array,
): number | string {
  if (width === 0) return dataView(bytes).getFloat64(0, records.header.littleEndian);
  return text.decode(bytes, 0, Math.min(bytes.length, width));
}

function addMissing(reading: Reading): void {
  const [, highest = LARGEST, lowest = -LARGEST] = numbersOf(reading.records, 'floats', 8);
  for (const { variable, record } of reading.drafts) {
    const { missing, missingCount, byte } = record;
    const values = Array.from({ length: missing.length / 8 }, (_, index) =>
      labelledValue(reading, variable, missing.subarray(8 * index, 8 * index + 8)),
    );
    if (missingCount >= 0) {
      variable.missing = { values, range: null };
      continue;
    }
    const [low, high, ...others] = values;
    if (typeof low !== 'number' || typeof high !== 'number')
      throw damaged(reading.records.file, byte, 'missing-values');
    const range = {
      low: low <= lowest ? Number.NEGATIVE_INFINITY : low,
      high: high >= highest ? Number.POSITIVE_INFINITY : high,
    };
    variable.missing = { values: others, range };
  }
}

/** @returns how many variables are named for labels that they cannot have, or are none */
function addLabels(reading: Reading): number {
  let stray = 0;
  for (const { labels, places } of reading.records.labels) {
    const texts = labels.map(({ label }) => reading.text.decode(label));
    // Many variables may share many labels: they are made once for each width.
    const byWidth = new Map<number, SavVariable['valueLabels']>();
    for (const place of places) {
      const variable = reading.byPlace.get(place - 1)?.variable;
      if (variable === undefined || variable.width > 8) {
        stray++;
        continue;
      }
      const made =
        byWidth.get(variable.width) ??
        firstOfEach(
          labels.map(({ value }, index) => [labelledValue(reading, variable, value), texts[index]!]),
        );
      byWidth.set(variable.width, made);
      variable.valueLabels = made;
    }
  }
  return stray;
}

/** One program writes labels of texts that are longer than the variable, and so the same text several times: the first counts. */
function firstOfEach(labels: readonly (readonly [number | string, string])[]): SavVariable['valueLabels'] {
  const found = new Map<number | string, string>();
  for (const [value, label] of labels) if (!found.has(value)) found.set(value, label);
  return Array.from(found, ([value, label]) => ({ value, label }));
}

/** The parts of an extension record that names variables and values one after the other. */
class Parts {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #littleEndian: boolean;
  readonly #broken: () => Error;
  #at = 0;

  constructor({ file, header, extensions }: DictionaryRecords, number: number, fault: SavFault) {
    const record = extensions.get(number);
    this.#bytes = record?.bytes ?? new Uint8Array(0);
    this.#view = dataView(this.#bytes);
    this.#littleEndian = header.littleEndian;
    this.#broken = () => damaged(file, record?.byte ?? 0, fault);
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  take(length: number): Uint8Array {
    if (length < 0 || length > this.#bytes.length - this.#at) throw this.#broken();
    const from = this.#at;
    this.#at += length;
    return this.#bytes.subarray(from, this.#at);
  }

  integer(): number {
    this.take(4);
    return this.#view.getInt32(this.#at - 4, this.#littleEndian);
  }

  /** Whether the next integer is this one, so that it can be passed over. */
  isNext(value: number): boolean {
    return this.#at + 4 <= this.#bytes.length && this.#view.getInt32(this.#at, this.#littleEndian) === value;
  }

  counted(): Uint8Array {
    return this.take(this.integer());
  }
}

function addLongStringLabels(reading: Reading): void {
  const parts = new Parts(reading.records, EXTENSIONS.longStringLabels, 'value-labels');
  const byName = variablesByName(reading);
  while (!parts.isAtEnd) {
    const variable = byName.get(reading.text.decode(parts.counted()));
    parts.integer();
    const labels: [string, string][] = [];
    for (let left = parts.integer(); left > 0; left--) {
      const value = reading.text.decode(parts.counted());
      labels.push([value, reading.text.decode(parts.counted())]);
    }
    if (variable !== undefined && variable.width > 0) variable.valueLabels = firstOfEach(labels);
  }
}

function addLongStringMissing(reading: Reading): void {
  const parts = new Parts(reading.records, EXTENSIONS.longStringMissing, 'missing-values');
  const byName = variablesByName(reading);
  while (!parts.isAtEnd) {
    const variable = byName.get(reading.text.decode(parts.counted()));
    const [count] = parts.take(1);
    const length = parts.integer();
    const values: string[] = [];
    while (values.length < count!) {
      // Old versions of PSPP repeat the length before each further value.
      if (values.length > 0 && parts.isNext(length)) parts.integer();
      values.push(reading.text.decode(parts.take(length)));
    }
    if (variable !== undefined && variable.width > 0) variable.missing = { values, range: null };
  }
}

function variablesByName({ drafts }: Reading): ReadonlyMap<string, Draft['variable']> {
  return new Map([
    ...drafts.map(({ variable }) => [variable.shortName, variable] as const),
    ...drafts.map(({ variable }) => [variable.name, variable] as const),
  ]);
}

/** Measurement levels stand in a list with a width and an alignment, or an alignment only, for each variable or each segment of one. */
function addMeasures({ records, drafts }: Reading): void {
  const numbers = numbersOf(records, 'display', 4);
  const segments = drafts.reduce((sum, { variable }) => sum + segmentCount(variable.width), 0);
  const size = [3 * segments, 3 * drafts.length, 2 * segments, 2 * drafts.length].indexOf(numbers.length);
  if (size === -1) return;
  const step = size < 2 ? 3 : 2;
  const bySegment = size % 2 === 0;
  let at = 0;
  for (const { variable } of drafts) {
    variable.measure = MEASURES[numbers[at]!] ?? null;
    at += step * (bySegment ? segmentCount(variable.width) : 1);
  }
}

function declaredCases(records: DictionaryRecords): number | null {
  const { header } = records;
  const bytes = records.extensions.get(EXTENSIONS.caseCount)?.bytes;
  // The header has room for two thousand million.
  const long = bytes?.length === 16 ? Number(dataView(bytes).getBigInt64(8, header.littleEndian)) : -1;
  const count = long >= 0 ? long : header.cases;
  return count >= 0 ? count : null;
}

function weightOf({ records, byPlace }: Reading): string | null {
  const { weight } = records.header;
  if (weight === 0) return null;
  const variable = byPlace.get(weight - 1)?.variable;
  if (variable === undefined || variable.width > 0) throw damaged(records.file, 76, 'weight');
  return variable.name;
}

/** The numbers of an extension record, of four or eight bytes. */
function numbersOf(
  { header, extensions }: DictionaryRecords,
  name: 'integers' | 'floats' | 'display',
  size: 4 | 8,
): number[] {
  const bytes = extensions.get(EXTENSIONS[name])?.bytes ?? new Uint8Array(0);
  const view = dataView(bytes);
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, index) =>
    size === 4
      ? view.getInt32(4 * index, header.littleEndian)
      : view.getFloat64(8 * index, header.littleEndian),
  );
}

function byteOf({ extensions }: DictionaryRecords, name: keyof typeof EXTENSIONS): number {
  return extensions.get(EXTENSIONS[name])?.byte ?? 0;
}

/** The pairs of a record that lists `NAME=value`, with tabs and zeros between them. */
function pairsOf(
  { extensions }: DictionaryRecords,
  name: 'longNames' | 'veryLongStrings',
  text: SavText,
): [string, string][] {
  const bytes = extensions.get(EXTENSIONS[name])?.bytes;
  if (bytes === undefined) return [];
  return text
    .decode(bytes)
    .split('\t')
    .flatMap((pair) => {
      const sign = pair.indexOf('=');
      return sign < 1
        ? []
        : [
            [
              pair.slice(0, sign),
              pair
                .slice(sign + 1)
                .replaceAll('\0', '')
                .trimEnd(),
            ],
          ];
    });
}

function decodeAscii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 64).filter((byte) => byte > 0x20 && byte < 0x7f));
}
