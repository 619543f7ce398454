import { isLegalName, legalName } from '../../model/spss-names.ts';
import { tool } from '../../model/tool.ts';
import { ByteWriter } from './byte-writer.ts';
import { EXTENSIONS } from './dictionary-records.ts';
import {
  FORMATS,
  LONGEST_SEGMENT,
  LONGEST_STRING,
  MEASURES,
  paddedWidth,
  type SavVariable,
  segmentCount,
  segmentWidth,
} from './sav-file.ts';

/** A variable to be written, with its values: numbers with `NaN` for system-missing, or texts. */
export interface SavOutputVariable
  extends Pick<SavVariable, 'name'>,
    Partial<Omit<SavVariable, 'name' | 'shortName'>> {
  readonly values: Float64Array | readonly string[];
}

export interface SavContent {
  readonly label?: string;
  /** When it was made, as `2026-11-30T15:04:05`; without it the file bears the first day of 1970, so that the same data are the same bytes. */
  readonly created?: string;
  /** Name of the variable that cases are weighted by. */
  readonly weight?: string;
  readonly variables: readonly SavOutputVariable[];
}

/** The most bytes that SPSS takes of each kind of label. */
const FILE_LABEL = 64;
const VARIABLE_LABEL = 255;
const VALUE_LABEL = 120;

const BIAS = 100;
const UTF_8 = 65_001;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const SYSTEM_MISSING = -Number.MAX_VALUE;
const HIGHEST = Number.MAX_VALUE;
/** The number after system-missing. */
const LOWEST = -1.7976931348623155e308;

const encoder = new TextEncoder();

/** A variable with all that is written of it. */
interface Planned {
  readonly variable: SavOutputVariable;
  readonly width: number;
  /** One for each segment. */
  readonly shortNames: readonly string[];
  /** Its place in the list of variable records, from 1. */
  readonly place: number;
  /** Texts as bytes; `null` for a numeric variable. */
  readonly texts: readonly Uint8Array[] | null;
}

/**
 * An SPSS system file in UTF-8 with SPSS's own compression, with names of up to 64 bytes, labels, missing values, measurement levels
 * and texts of up to 32,767 bytes. Labels that are longer than SPSS takes are cut at a character, with `…`.
 *
 * @throws RangeError for a name that SPSS does not take or that stands twice, variables of different lengths, a longer text, or
 *   missing values that SPSS cannot have
 * @example
 * writeSav({ variables: [{ name: 'brs', label: 'Resilience', measure: 'scale', values: Float64Array.of(3.5, NaN) }] });
 */
export function writeSav(content: SavContent): Uint8Array {
  const planned = plan(content.variables);
  const cases = content.variables[0]?.values.length ?? 0;
  const writer = new ByteWriter();
  writeHeader(writer, content, planned, cases);
  for (const each of planned) writeVariable(writer, each);
  for (const each of planned) if (each.width <= 8) writeLabels(writer, each);
  writeExtensions(writer, planned, cases);
  writer.integer(999, 0);
  writeCases(writer, planned, cases);
  return writer.bytes;
}

function plan(variables: readonly SavOutputVariable[]): Planned[] {
  const names = new Set<string>();
  const cases = variables[0]?.values.length;
  for (const { name, values } of variables) {
    if (!isLegalName(name)) throw new RangeError(`no name for SPSS: ${name}`);
    if (names.has(name.toLowerCase())) throw new RangeError(`two variables are called ${name}`);
    if (values.length !== cases)
      throw new RangeError(`${name} has ${values.length} values, the first ${cases}`);
    names.add(name.toLowerCase());
  }
  const shortNames = new ShortNames(variables);
  let place = 1;
  return variables.map((variable) => {
    const { values } = variable;
    const texts = isNumeric(values) ? null : values.map((value) => encoder.encode(value));
    const width = texts === null ? 0 : widthOf(variable, texts);
    const planned: Planned = {
      variable,
      width,
      shortNames: shortNames.give(variable.name, width),
      place,
      texts,
    };
    place += slotsOf(width);
    checkMissing(planned);
    return planned;
  });
}

function isNumeric(values: SavOutputVariable['values']): values is Float64Array {
  return values instanceof Float64Array;
}

function widthOf(
  { name, width = 1, valueLabels = [], missing }: SavOutputVariable,
  texts: readonly Uint8Array[],
): number {
  const declared = [...valueLabels.map(({ value }) => value), ...(missing?.values ?? [])];
  let needed = width;
  for (const { length } of texts) needed = Math.max(needed, length);
  for (const value of declared) needed = Math.max(needed, encoder.encode(String(value)).length);
  if (needed > LONGEST_STRING) throw new RangeError(`${name} has a text of ${needed} bytes`);
  return needed;
}

function checkMissing({ variable: { name, missing }, width }: Planned): void {
  if (missing === undefined) return;
  const { values, range } = missing;
  const wrongKind = values.some((value) => (typeof value === 'string') !== width > 0);
  if (wrongKind || (range !== null && width > 0) || values.length > (range === null ? 3 : 1))
    throw new RangeError(`${name}: SPSS has no such missing values`);
  if (values.some((value) => encoder.encode(String(value)).length > 8 && width > 0))
    throw new RangeError(`${name}: a missing value is longer than 8 bytes`);
}

/** Variable records that a variable takes, one for each eight bytes of a case. */
function slotsOf(width: number): number {
  if (width === 0) return 1;
  let slots = 0;
  for (let segment = 0; segment < segmentCount(width); segment++)
    slots += paddedWidth(segmentWidth(width, segment)) / 8;
  return slots;
}

/** Names of at most eight bytes, which every variable has beside its long one, and every segment of a very long string. */
class ShortNames {
  readonly #taken = new Set<string>();
  readonly #counts = new Map<string, number>();

  constructor(variables: readonly { readonly name: string }[]) {
    for (const { name } of variables) if (isShort(name)) this.#taken.add(name.toUpperCase());
  }

  give(name: string, width: number): string[] {
    const first = isShort(name) ? name.toUpperCase() : this.#free(name);
    const others = Array.from({ length: segmentCount(width) - 1 }, () => this.#free(name));
    return [first, ...others];
  }

  #free(name: string): string {
    const stem = legalName(name).toUpperCase();
    const begin = stem.slice(0, 4);
    let free = stem.slice(0, 8);
    let count = this.#counts.get(begin) ?? 0;
    while (this.#taken.has(free)) free = `${begin.slice(0, 7 - String(++count).length)}_${count}`;
    this.#counts.set(begin, count);
    this.#taken.add(free);
    return free;
  }
}

function isShort(name: string): boolean {
  return /^[A-Za-z@][A-Za-z0-9_.@#$]{0,7}$/.test(name);
}

function writeHeader(
  writer: ByteWriter,
  { label = '', created, weight }: SavContent,
  planned: readonly Planned[],
  cases: number,
): void {
  const weighting = planned.find(({ variable }) => variable.name === weight);
  if (weight !== undefined && weighting?.width !== 0) throw new RangeError(`no numeric variable: ${weight}`);
  writer.raw(encoder.encode('$FL2'));
  writer.raw(encoder.encode(`@(#) SPSS DATA FILE ${tool.name} ${tool.version}`), 60);
  const slots = planned.reduce((sum, { width }) => sum + slotsOf(width), 0);
  writer.integer(2, slots, 1, weighting?.place ?? 0, cases);
  writer.double(BIAS);
  const [, year = '1970', month = '01', day = '01', time = '00:00:00'] =
    /^\d\d(\d\d)-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)/.exec(created ?? '') ?? [];
  writer.raw(encoder.encode(`${day} ${MONTHS[Number(month) - 1]} ${year.slice(-2)}`), 9);
  writer.raw(encoder.encode(time), 8);
  writer.raw(cut(label, FILE_LABEL), FILE_LABEL);
  writer.raw(new Uint8Array(3));
}

/** A label as bytes, cut at a character where it is longer than SPSS takes. */
function cut(text: string, length: number): Uint8Array {
  const bytes = encoder.encode(text);
  if (bytes.length <= length) return bytes;
  const room = new Uint8Array(length - 3);
  const { written } = encoder.encodeInto(text, room);
  return Uint8Array.from([...room.subarray(0, written), ...encoder.encode('…')]);
}

function writeVariable(writer: ByteWriter, { variable, width, shortNames }: Planned): void {
  const { label = null, missing = { values: [], range: null } } = variable;
  const { name, width: shown, decimals } = variable.format ?? { name: 'F', width: 8, decimals: 2 };
  for (const [segment, shortName] of shortNames.entries()) {
    const size = width === 0 ? 0 : segmentWidth(width, segment);
    const format =
      size === 0 ? (FORMATS[name] << 16) | (shown << 8) | decimals : (FORMATS.A << 16) | (size << 8);
    const isFirst = segment === 0;
    const { values, range } = isFirst && width <= 8 ? missing : { values: [], range: null };
    const hasLabel = isFirst && label !== null && label !== '';
    const count = range === null ? values.length : -2 - values.length;
    writer.integer(2, size, hasLabel ? 1 : 0, count, format, format);
    writer.raw(encoder.encode(shortName), 8);
    if (hasLabel) {
      const bytes = cut(label, VARIABLE_LABEL);
      writer.integer(bytes.length);
      writer.raw(bytes, Math.ceil(bytes.length / 4) * 4);
    }
    if (range !== null) {
      writer.double(Math.max(range.low, LOWEST));
      writer.double(Math.min(range.high, HIGHEST));
    }
    for (const value of values) writeValue(writer, value);
    for (let more = paddedWidth(size) / 8; more > 1; more--) {
      writer.integer(2, -1, 0, 0, 0, 0);
      writer.raw(new Uint8Array(0), 8);
    }
  }
}

function writeValue(writer: ByteWriter, value: number | string): void {
  if (typeof value === 'number') writer.double(value);
  else writer.raw(encoder.encode(value), 8);
}

function writeLabels(writer: ByteWriter, { variable, place }: Planned): void {
  const { valueLabels = [] } = variable;
  if (valueLabels.length === 0) return;
  writer.integer(3, valueLabels.length);
  for (const { value, label } of valueLabels) {
    writeValue(writer, value);
    const bytes = cut(label, VALUE_LABEL);
    writer.raw(Uint8Array.of(bytes.length));
    writer.raw(bytes, paddedWidth(bytes.length + 1) - 1);
  }
  writer.integer(4, 1, place);
}

/** Extension records, in the order of their numbers. */
function writeExtensions(writer: ByteWriter, planned: readonly Planned[], cases: number): void {
  const [major = 0, minor = 0, patch = 0] = tool.version.split('.').map(Number);
  const extension = (name: keyof typeof EXTENSIONS, size: number, count: number) =>
    writer.integer(7, EXTENSIONS[name], size, count);
  const bytes = (name: keyof typeof EXTENSIONS, content: Uint8Array) => {
    if (content.length === 0) return;
    extension(name, 1, content.length);
    writer.raw(content);
  };
  extension('integers', 4, 8);
  writer.integer(major, minor, patch, -1, 1, 1, 2, UTF_8);
  extension('floats', 8, 3);
  for (const value of [SYSTEM_MISSING, HIGHEST, LOWEST]) writer.double(value);
  const segments = planned.flatMap((each) => each.shortNames.map(() => each));
  extension('display', 4, 3 * segments.length);
  for (const { variable, width } of segments)
    writer.integer(
      MEASURES.indexOf(variable.measure ?? null),
      width === 0 ? 8 : Math.min(32, width),
      width === 0 ? 1 : 0,
    );
  bytes(
    'longNames',
    encoder.encode(
      planned.map(({ shortNames: [short], variable }) => `${short}=${variable.name}`).join('\t'),
    ),
  );
  bytes(
    'veryLongStrings',
    encoder.encode(
      planned
        .filter(({ width }) => width > LONGEST_SEGMENT)
        .map(({ shortNames: [short], width }) => `${short}=${String(width).padStart(5, '0')}\0\t`)
        .join(''),
    ),
  );
  extension('caseCount', 8, 2);
  writer.long(1n);
  writer.long(BigInt(cases));
  bytes('encoding', encoder.encode('UTF-8'));
  bytes('longStringLabels', longStringLabels(planned));
  bytes('longStringMissing', longStringMissing(planned));
}

function longStringLabels(planned: readonly Planned[]): Uint8Array {
  const writer = new ByteWriter();
  const counted = (bytes: Uint8Array, length = bytes.length) => {
    writer.integer(length);
    writer.raw(bytes, length);
  };
  for (const { variable, width } of planned) {
    const { name, valueLabels = [] } = variable;
    if (width <= 8 || valueLabels.length === 0) continue;
    counted(encoder.encode(name));
    writer.integer(width, valueLabels.length);
    for (const { value, label } of valueLabels) {
      counted(encoder.encode(String(value)), width);
      counted(cut(label, VALUE_LABEL));
    }
  }
  return writer.bytes;
}

function longStringMissing(planned: readonly Planned[]): Uint8Array {
  const writer = new ByteWriter();
  for (const { variable, width } of planned) {
    const values = variable.missing?.values ?? [];
    if (width <= 8 || values.length === 0) continue;
    const name = encoder.encode(variable.name);
    writer.integer(name.length);
    writer.raw(name);
    writer.raw(Uint8Array.of(values.length));
    writer.integer(8);
    for (const value of values) writeValue(writer, value);
  }
  return writer.bytes;
}

/** Values as groups of eight codes, each group followed by what has no code. */
function writeCases(writer: ByteWriter, planned: readonly Planned[], cases: number): void {
  let group = 0;
  let used = 8;
  const code = (value: number): void => {
    if (used === 8) {
      group = writer.length;
      writer.raw(new Uint8Array(8));
      used = 0;
    }
    writer.set(group + used, value);
    used++;
  };
  const number = (value: number): void => {
    const small = value + BIAS;
    if (Number.isNaN(value)) code(255);
    else if (
      small >= 1 &&
      small <= 251 &&
      Number.isInteger(small) &&
      small - BIAS === value &&
      !Object.is(value, -0)
    )
      code(small);
    else {
      code(253);
      writer.double(value);
    }
  };
  const eight = (bytes: Uint8Array): void => {
    if (bytes.every((byte) => byte === 0x20)) code(254);
    else {
      code(253);
      writer.raw(bytes);
    }
  };
  const blanks = planned.map(({ width }) => new Uint8Array(width === 0 ? 0 : 8 * slotsOf(width)));
  for (let row = 0; row < cases; row++)
    for (const [index, { variable, texts }] of planned.entries()) {
      if (texts === null) {
        number(variable.values[row] as number);
        continue;
      }
      const space = blanks[index]!.fill(0x20);
      // Each segment of 255 bytes stands in 256.
      for (let from = 0; from < texts[row]!.length; from += LONGEST_SEGMENT)
        space.set(texts[row]!.subarray(from, from + LONGEST_SEGMENT), (from / LONGEST_SEGMENT) * 256);
      for (let at = 0; at < space.length; at += 8) eight(space.subarray(at, at + 8));
    }
  code(252);
}
