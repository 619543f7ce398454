import {
  type BytesWatch,
  type CodedRows,
  type RowDemand,
  type RowFilter,
  Unusual,
} from '../model/coded-rows.ts';
import type { ByteSource, Column, Dataset, ReadOptions } from '../model/dataset.ts';
import type { Form } from '../model/export-form.ts';
import { isUserError } from '../model/problem.ts';
import { beginning } from './beginning.ts';
import { type ByteLayout, RowScanner, type ScanDemand, type ScannedRows } from './bytes/row-scanner.ts';
import { readHead } from './bytes-source.ts';
import { hasStrayQuotes, hidesRows } from './damaged-record.ts';
import { decodeText, InvalidBytes } from './decode-text.ts';
import { layoutOf } from './delimiter.ts';
import { doubtfulLetter } from './doubtful-letters.ts';
import { chooseEncoding } from './encoding.ts';
import { type PartReaders, readInParts } from './file-parts.ts';
import { readerOf } from './foreign-format.ts';
import {
  asDescribed,
  exportFacts,
  exportRemarks,
  headerName,
  refuseReservedHeaders,
  StatusCounts,
} from './inspect.ts';
import { endOfRecord, parseText } from './parse-text.ts';
import { withForm } from './with-form.ts';

const HEAD = 131_072;
/** What a source is taken for that does not tell. */
const UNKNOWN_SIZE = 2 ** 26;
const CR = 13;
const LF = 10;

/** Where the rows below the headings begin, and how they are written. */
interface Beginning extends ByteLayout {
  readonly delimiter: NonNullable<Dataset['delimiter']>;
  readonly columns: readonly Column[];
  /** That of a survey platform. */
  readonly form: Form | undefined;
  readonly start: number;
  /** About how many rows there are. */
  readonly expected: number;
}

/**
 * Opens a plain file by its head, to read its rows once, from bytes to codes: a header in the first row, or the headings of a survey
 * platform in the first ones, all columns named, UTF-8 or windows-1252, with any delimiter and either line end. `null` for any other, and wherever the head gives cause to look at the file as text, which says what the
 * matter is.
 */
export async function openCoded(
  source: ByteSource,
  options: ReadOptions,
  readers: PartReaders | null = null,
): Promise<Dataset | null> {
  // A sign that the user names holds of cells that say nothing by themselves.
  if (options.decimal !== undefined || options.sheet !== undefined) return null;
  try {
    const layout = await plainBeginning(source, options);
    return layout === null ? null : codedDataset(source, layout, readers);
  } catch (error) {
    if (isUserError(error)) return null;
    if (!(error instanceof InvalidBytes)) throw error;
    return options.encoding === undefined && !error.afterOthers
      ? openWestern(source, options, readers)
      : null;
  }
}

/** The same of a file that is no UTF-8, and therefore windows-1252 where nothing gives cause for doubt. */
async function openWestern(
  source: ByteSource,
  options: ReadOptions,
  readers: PartReaders | null,
): Promise<Dataset | null> {
  const dataset = await openCoded(source, { ...options, encoding: 'windows-1252' }, readers);
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
  // Its last row is no respondent.
  if (form?.platform === 'gorilla') return null;
  const { headings = [1], beginsWith } = layout;
  const isPlain = skip === 0 && firstLine === 1 && separator === delimiter;
  if (!isPlain || headerRow !== 1 || titleRows > 0 || headerIsRow) return null;
  if (headings.some((row, index) => row !== index + 1)) return null;
  const records = beginsWith.records.slice(0, headings.length);
  const [header] = records;
  if (header === undefined || records.length < headings.length) return null;
  const lines = soundLines(text, records, { separator, width });
  const place = lines === null ? null : placeAfter(bytes, markLength, lines);
  if (place === null) return null;
  const names = form?.columns.map(({ name }) => headerName(name)) ?? header.map(headerName);
  if (header.length !== width || names.length !== width || width < 2 || names.includes('')) return null;
  // By its first byte a header that is repeated is known, which is another in each encoding.
  if (header[0] === '' || (encoding !== 'utf-8' && !/^[ -~]/.test(header[0]!))) return null;
  refuseReservedHeaders(file, names, 1, 1);
  const columns = names.map((name, index) =>
    asDescribed({ index, name, decimal: { kind: 'none' } }, header[index], form),
  );
  const { start, crlf } = place;
  const expected = expectedRows(bytes.subarray(start), (source.size ?? UNKNOWN_SIZE) - start);
  return {
    ...{ encoding, delimiter, crlf, width, columns, form, start, expected },
    ...{ firstName: header[0]!, headings: headings.length },
  };
}

/** How many lines the headings take, `null` where it is not beyond doubt which of the text they are. */
function soundLines(
  text: string,
  records: readonly (readonly string[])[],
  { separator, width }: { readonly separator: string; readonly width: number },
): number | null {
  let end = 0;
  for (const record of records) {
    const start = end;
    end = endOfRecord(text, start, record);
    const own = text.slice(start, Math.max(start, end - 1));
    const { records: found, errors } = parseText(`${own}\n`, separator, true);
    if (end <= start || found.length !== 1 || errors.length > 0 || hasStrayQuotes(own, separator))
      return null;
    if (own.includes('\n') && hidesRows(own, separator, width, record.length)) return null;
  }
  return text.slice(0, end).split('\n').length - 1;
}

/** Where so many lines end, and how the last of them does; `null` where that is not among the bytes, or a line ends in a return alone. */
function placeAfter(
  bytes: Uint8Array,
  from: number,
  lines: number,
): { readonly start: number; readonly crlf: boolean } | null {
  let start = from;
  for (let line = 0; line < lines; line++) {
    const end = bytes.indexOf(LF, start);
    if (end < 0) return null;
    const returns = bytes.indexOf(CR, start);
    if (returns >= 0 && returns < end - 1) return null;
    start = end + 1;
  }
  return { start, crlf: bytes[start - 2] === CR };
}

/** So many rows as the rest has lines if they are as long as the first ones. */
function expectedRows(first: Uint8Array, size: number): number {
  let lines = 0;
  for (let at = first.indexOf(LF); at >= 0; at = first.indexOf(LF, at + 1)) lines++;
  return lines === 0 ? 1 : Math.ceil((lines / (first.lastIndexOf(LF) + 1)) * size);
}

function codedDataset(source: ByteSource, layout: Beginning, readers: PartReaders | null): Dataset {
  let found: ScannedRows | null = null;
  const rows = (): ScannedRows => {
    if (found === null) throw new Unusual('the rows are not read yet');
    return found;
  };
  const { encoding, delimiter, columns, form } = layout;
  const { name: file } = source;
  const headings = Array.from({ length: layout.headings }, (_, index) => index + 1);
  const statuses = form === undefined ? null : new StatusCounts(form);
  return {
    file,
    format: 'csv',
    sheet: null,
    encoding,
    delimiter,
    columns,
    get rowCount() {
      return rows().used;
    },
    get rows() {
      const { respondents, blank } = rows();
      const inFile = headings.length + respondents + blank;
      return { inFile, headings: headings.length, blank, damaged: 0, respondents };
    },
    get isPlain() {
      return rows().respondents > 0;
    },
    export:
      statuses === null
        ? null
        : exportFacts(form!, headings, () => {
            rows();
            return statuses.counts;
          }),
    leftOut: [],
    damagedRows: [],
    notices: exportRemarks(file, { ...(form !== undefined && { form, headings }) }),
    coded: codedRows(source, {
      ...{ layout, statuses, readers, found: rows },
      onRead: (read) => {
        found = read;
      },
    }),
    batches() {
      throw new Unusual('rows as text');
    },
  };
}

/** What the rows of a file are read for, and what is known of them once they are. */
interface Reading {
  readonly layout: Beginning;
  readonly statuses: StatusCounts | null;
  readonly readers: PartReaders | null;
  readonly found: () => ScannedRows;
  readonly onRead: (rows: ScannedRows) => void;
}

function codedRows(source: ByteSource, { layout, statuses, readers, found, onRead }: Reading): CodedRows {
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
      const scan = {
        ...demand,
        ...{ filter, bytes: isRead ? [] : watches, everyRow: isRead ? null : statuses },
      };
      const inParts = readers === null ? null : readInParts(source, layout, layout.start, scan, readers);
      const rows = (await inParts) ?? (await readInOneGo(source, layout, scan));
      if (rows.used === 0) throw new Unusual('no rows');
      if (!isRead) for (const { conclude } of watches) conclude(rows.used);
      isRead = true;
      filter?.finish();
      numbers = null;
      onRead(rows);
    },
    rowNumbers: () => {
      numbers ??= rowNumbersOf(found(), layout.headings);
      return numbers;
    },
    part: (column, isOf, count) => {
      const { columns, isUsed } = filter ?? { columns: [], isUsed: () => true };
      let own: ScannedRows | null = null;
      const part = codedRows(source, {
        layout: { ...layout, expected: count },
        ...{ statuses: null, readers: null },
        found: () => {
          if (own === null) throw new Unusual('the rows are not read yet');
          return own;
        },
        onRead: (rows) => {
          own = rows;
        },
      });
      part.choose({
        columns: [...new Set([...columns, column])],
        isUsed: (cells) => isUsed(cells) && isOf(cells[column]!),
        finish: () => undefined,
      });
      return part;
    },
  };
}

async function readInOneGo(source: ByteSource, layout: Beginning, demand: ScanDemand): Promise<ScannedRows> {
  const scanner = new RowScanner(layout, demand);
  let toSkip = layout.start;
  for await (const chunk of source.open(true)) {
    if (toSkip < chunk.length) scanner.take(toSkip === 0 ? chunk : chunk.subarray(toSkip));
    toSkip -= Math.min(toSkip, chunk.length);
  }
  return scanner.finish();
}

function rowNumbersOf({ used, chosen }: ScannedRows, headings: number): Uint32Array {
  if (chosen !== null) return Uint32Array.from(chosen);
  const numbers = new Uint32Array(used);
  for (let index = 0; index < used; index++) numbers[index] = headings + index + 1;
  return numbers;
}
