import {
  type BytesWatch,
  type CodedRows,
  type RowDemand,
  type RowFilter,
  Unusual,
} from '../model/coded-rows.ts';
import type { ByteSource, Column, Dataset, ReadOptions } from '../model/dataset.ts';
import { isUserError } from '../model/problem.ts';
import { beginning } from './beginning.ts';
import { type ByteLayout, RowScanner, type ScannedRows } from './bytes/row-scanner.ts';
import { readHead } from './bytes-source.ts';
import { hasStrayQuotes } from './damaged-record.ts';
import { decodeText, InvalidBytes } from './decode-text.ts';
import { layoutOf } from './delimiter.ts';
import { doubtfulLetter } from './doubtful-letters.ts';
import { chooseEncoding } from './encoding.ts';
import { readerOf } from './foreign-format.ts';
import { headerName, refuseReservedHeaders } from './inspect.ts';
import { endOfRecord, parseText } from './parse-text.ts';
import { withForm } from './with-form.ts';

const HEAD = 131_072;
/** What a source is taken for that does not tell. */
const UNKNOWN_SIZE = 2 ** 26;
const LF = 10;

/** Where the rows below the header begin, and how they are written. */
interface Beginning extends ByteLayout {
  readonly delimiter: NonNullable<Dataset['delimiter']>;
  readonly names: readonly string[];
  readonly start: number;
  /** About how many rows there are. */
  readonly expected: number;
}

/**
 * Opens a plain file by its head, to read its rows once, from bytes to codes: a header in the first row, all columns named, UTF-8 or
 * windows-1252, with any delimiter and either line end. `null` for any other, and wherever the head gives cause to look at the file as text, which says what the
 * matter is.
 */
export async function openCoded(source: ByteSource, options: ReadOptions): Promise<Dataset | null> {
  // A sign that the user names holds of cells that say nothing by themselves.
  if (options.decimal !== undefined || options.sheet !== undefined) return null;
  try {
    const layout = await plainBeginning(source, options);
    return layout === null ? null : codedDataset(source, layout);
  } catch (error) {
    if (isUserError(error)) return null;
    if (!(error instanceof InvalidBytes)) throw error;
    return options.encoding === undefined && !error.afterOthers ? openWestern(source, options) : null;
  }
}

/** The same of a file that is no UTF-8, and therefore windows-1252 where nothing gives cause for doubt. */
async function openWestern(source: ByteSource, options: ReadOptions): Promise<Dataset | null> {
  const dataset = await openCoded(source, { ...options, encoding: 'windows-1252' });
  return dataset === null || (await doubtfulLetter(source)) !== null ? null : dataset;
}

async function plainBeginning(source: ByteSource, options: ReadOptions): Promise<Beginning | null> {
  const { name: file } = source;
  const { bytes } = await readHead(source, HEAD);
  if (readerOf(file, bytes) !== 'text') return null;
  const { encoding, markLength } = chooseEncoding(file, bytes, options.encoding);
  if (encoding !== 'utf-8' && encoding !== 'windows-1252') return null;
  const { text, complete } = await beginning(decodeText(source, encoding, markLength));
  const layout = await withForm(file, layoutOf(file, text, complete, options.delimiter), options.platform);
  const { delimiter, separator, skip, firstLine, headerRow, titleRows, headerIsRow, width, form } = layout;
  const [header] = layout.beginsWith.records;
  const isPlain = skip === 0 && firstLine === 1 && separator === delimiter && form === undefined;
  if (!isPlain || headerRow !== 1 || titleRows > 0 || headerIsRow || header === undefined) return null;
  const end = endOfRecord(text, 0, header);
  const first = text.slice(0, end);
  const { records, errors } = parseText(first, separator, true);
  const isSound = end > 0 && records.length === 1 && errors.length === 0;
  if (!isSound || hasStrayQuotes(first.slice(0, -1), separator)) return null;
  const names = header.map(headerName);
  if (names.length !== width || width < 2 || names.includes('')) return null;
  // By its first byte a header that is repeated is known, which is another in each encoding.
  if (encoding !== 'utf-8' && !/^[ -~]/.test(header[0]!)) return null;
  refuseReservedHeaders(file, names, 1, 1);
  const crlf = bytes[bytes.indexOf(LF) - 1] === 13;
  const returns = crlf ? first.split('\n').length - 1 : 0;
  const length = encoding === 'utf-8' ? Buffer.byteLength(first) : first.length;
  const start = markLength + length + returns;
  const expected = expectedRows(bytes.subarray(start), (source.size ?? UNKNOWN_SIZE) - start);
  return { encoding, delimiter, crlf, width, firstName: header[0]!, names, start, expected };
}

/** So many rows as the rest has lines if they are as long as the first ones. */
function expectedRows(first: Uint8Array, size: number): number {
  let lines = 0;
  for (let at = first.indexOf(LF); at >= 0; at = first.indexOf(LF, at + 1)) lines++;
  return lines === 0 ? 1 : Math.ceil((lines / (first.lastIndexOf(LF) + 1)) * size);
}

function codedDataset(source: ByteSource, layout: Beginning): Dataset {
  let found: ScannedRows | null = null;
  const rows = (): ScannedRows => {
    if (found === null) throw new Unusual('the rows are not read yet');
    return found;
  };
  const { encoding, delimiter, names } = layout;
  return {
    file: source.name,
    format: 'csv',
    sheet: null,
    encoding,
    delimiter,
    columns: names.map((name, index): Column => ({ index, name, decimal: { kind: 'none' } })),
    get rowCount() {
      return rows().used;
    },
    get rows() {
      const { respondents, blank } = rows();
      return { inFile: 1 + respondents + blank, headings: 1, blank, damaged: 0, respondents };
    },
    get isPlain() {
      return rows().respondents > 0;
    },
    export: null,
    leftOut: [],
    damagedRows: [],
    notices: [],
    coded: codedRows(source, layout, rows, (read) => {
      found = read;
    }),
    batches() {
      throw new Unusual('rows as text');
    },
  };
}

function codedRows(
  source: ByteSource,
  layout: Beginning,
  found: () => ScannedRows,
  onRead: (rows: ScannedRows) => void,
): CodedRows {
  const watches: (BytesWatch & { readonly conclude: (rows: number) => void })[] = [];
  let filter: RowFilter | null = null;
  let isRead = false;
  // Made when they are asked for, which may be once a respondent.
  let numbers: Uint32Array | null = null;
  return {
    expected: layout.expected,
    watch: (watch) => void watches.push(watch),
    get isChosen() {
      return filter !== null;
    },
    choose: (chosen) => {
      filter = chosen;
    },
    read: async (demand: RowDemand) => {
      const scanner = new RowScanner(layout, { ...demand, filter, bytes: isRead ? [] : watches });
      let toSkip = layout.start;
      for await (const chunk of source.open(true)) {
        if (toSkip < chunk.length) scanner.take(toSkip === 0 ? chunk : chunk.subarray(toSkip));
        toSkip -= Math.min(toSkip, chunk.length);
      }
      const rows = scanner.finish();
      if (rows.used === 0) throw new Unusual('no rows');
      if (!isRead) for (const { conclude } of watches) conclude(rows.used);
      isRead = true;
      filter?.finish();
      numbers = null;
      onRead(rows);
    },
    rowNumbers: () => {
      numbers ??= rowNumbersOf(found());
      return numbers;
    },
  };
}

function rowNumbersOf({ used, chosen }: ScannedRows): Uint32Array {
  if (chosen !== null) return Uint32Array.from(chosen);
  const numbers = new Uint32Array(used);
  for (let index = 0; index < used; index++) numbers[index] = index + 2;
  return numbers;
}
