import { type BytesWatch, type RowDemand, Undivided, Unusual, type WatchWork } from '../model/coded-rows.ts';
import type { ByteSource, FilePart } from '../model/dataset.ts';
import { type ByteLayout, RowScanner, type ScanDemand, type ScannedRows } from './bytes/row-scanner.ts';

/** Bytes in which the beginning of a row is looked for. */
const LOOKED_AT = 1 << 17;
const NOTHING: ScanDemand = {
  ...{ codes: [], onBatch: () => undefined, texts: [], filter: null, bytes: [], everyRow: null },
};
const QUOTE = 34;
const CR = 13;
const LF = 10;

/** What reading a part of a file takes, as plain data. */
export interface PartTask {
  readonly part: FilePart;
  readonly layout: ByteLayout;
  readonly work: unknown;
  readonly watches: readonly WatchWork[];
}

/** What was found in a part of a file, as plain data. */
export interface FoundPart {
  /** `null` where the part does not end with a row. */
  readonly rows: ScannedRows | null;
  readonly found: unknown;
  readonly watched: readonly unknown[];
}

/** Reads parts of a file elsewhere, while others are read here. */
export interface PartReaders {
  /** Where the parts begin that are read elsewhere, or a little later. */
  readonly places: readonly number[];
  /** @throws Unusual where anything in the part is; Undivided where nobody could read it */
  read(task: PartTask): Promise<FoundPart>;
  /** Whatever is being read is not wanted any more. */
  stop(): void;
}

/** What does a work in a part, and what it has found. */
export interface PartWorker extends Pick<RowDemand, 'codes' | 'onBatch'> {
  found(): unknown;
}

/** What looks at a column on the way. */
export interface PartWatch extends BytesWatch {
  found(): unknown;
}

/**
 * Reads a part.
 *
 * @param source the whole file
 * @throws Unusual where anything in the part is; UserError where the file cannot be read
 */
export async function readPart(
  source: ByteSource,
  { part, layout }: PartTask,
  work: PartWorker,
  watches: readonly PartWatch[],
): Promise<FoundPart> {
  const { codes, onBatch } = work;
  const scanner = new RowScanner(layout, { ...NOTHING, codes, onBatch, bytes: watches });
  for await (const chunk of source.open(true, part)) scanner.take(chunk);
  const rows = scanner.isBetweenRows || part.end === undefined ? scanner.finish() : null;
  return { rows, found: rows === null ? null : work.found(), watched: watches.map((each) => each.found()) };
}

/**
 * Reads the rows of a file in parts at the same time. A part begins behind a line end; that this is the end of a row is proven by the part
 * before, which must end with a row there. `null` where the file is to be read in one go.
 *
 * @param start where the rows begin
 * @throws Unusual where anything in the file is; Undivided where parts do not fit together; UserError where the file cannot be read
 */
export async function readInParts(
  source: ByteSource,
  layout: ByteLayout,
  start: number,
  demand: ScanDemand,
  readers: PartReaders,
): Promise<ScannedRows | null> {
  const { divided, filter, bytes, texts, everyRow } = demand;
  const watches = bytes.flatMap((watch) => watch.divided ?? []);
  if (divided === undefined || filter !== null || watches.length < bytes.length) return null;
  if ((everyRow?.columns ?? []).length > 0 || !texts.every(({ isBrief }) => isBrief === true)) return null;
  const starts = await rowsNear(source, layout, readers.places);
  const [end] = starts;
  if (end === undefined || end <= start) return null;
  const others = starts.map((from, index) =>
    readers.read({
      part: { start: from, end: starts[index + 1] },
      layout: plainLayout(layout),
      work: divided.work,
      watches: watches.map(({ work }) => work),
    }),
  );
  // Awaited in order below; until then nobody need know what went wrong.
  for (const other of others) other.catch(() => undefined);
  try {
    const scanner = new RowScanner(layout, demand);
    await takePart(source, { start, end }, scanner);
    if (!scanner.isBetweenRows) throw new Undivided('the first part');
    const rows = [scanner.finish()];
    await lookFurther(source, end, layout, scanner.wanted);
    for (const [index, other] of others.entries()) {
      const { rows: own, found, watched } = await other;
      if (own === null) throw new Undivided(`part ${index + 2}`);
      if (rows.at(-1)!.blank > 0 && own.respondents > 0) throw new Unusual('blank row');
      rows.push(own);
      await divided.take(found);
      for (const [at, { take }] of watches.entries()) await take(watched[at]);
    }
    // Whether the file is still what it was.
    for await (const _ of source.open(true, { start: 0, end: 0 })) break;
    const sum = (of: (part: ScannedRows) => number) => rows.reduce((all, part) => all + of(part), 0);
    return {
      respondents: sum(({ respondents }) => respondents),
      used: sum(({ used }) => used),
      blank: sum(({ blank }) => blank),
      chosen: null,
    };
  } catch (error) {
    readers.stop();
    throw error;
  }
}

/** Hands on the bytes of a part; where a hash is wanted, the others are read as well. */
async function takePart(
  source: ByteSource,
  part: { readonly start: number; readonly end: number },
  scanner: RowScanner,
): Promise<void> {
  let at = source.isHashed === true ? 0 : part.start;
  for await (const chunk of source.open(true, source.isHashed === true ? undefined : part)) {
    const [from, to] = [Math.max(0, part.start - at), Math.min(chunk.length, part.end - at)];
    if (from < to) scanner.take(chunk.subarray(from, to));
    at += chunk.length;
  }
}

/** Shows further rows to those who have not seen enough. */
async function lookFurther(
  source: ByteSource,
  start: number,
  layout: ByteLayout,
  texts: ScanDemand['texts'],
): Promise<void> {
  if (texts.length === 0) return;
  const scanner = new RowScanner(layout, { ...NOTHING, texts });
  for await (const chunk of source.open(true, { start, end: undefined })) {
    scanner.take(chunk);
    if (scanner.wanted.length === 0) return;
  }
  scanner.finish();
}

/** Nothing but what the reader of bytes needs. */
function plainLayout({ encoding, delimiter, crlf, width, headings, firstName }: ByteLayout): ByteLayout {
  return { encoding, delimiter, crlf, width, headings, firstName };
}

/** For each place where the next line begins that looks like a row, in ascending order. */
async function rowsNear(
  source: ByteSource,
  layout: ByteLayout,
  places: readonly number[],
): Promise<number[]> {
  const found = new Set<number>();
  for (const place of places) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of source.open(false, { start: place, end: place + LOOKED_AT }))
      chunks.push(chunk);
    const at = rowIn(Buffer.concat(chunks), layout);
    if (at >= 0) found.add(place + at);
  }
  return [...found].sort((one, other) => one - other);
}

/** Where a row begins behind the first line end; −1 where none seems to. A line within a quoted cell is none that has all cells. */
function rowIn(bytes: Uint8Array, layout: ByteLayout): number {
  for (let line = bytes.indexOf(LF); line >= 0; line = bytes.indexOf(LF, line + 1))
    if (isRow(bytes, line + 1, layout)) return line + 1;
  return -1;
}

function isRow(bytes: Uint8Array, start: number, { delimiter, crlf, width }: ByteLayout): boolean {
  const between = delimiter.charCodeAt(0);
  let at = start;
  for (let column = 1; at < bytes.length; column++) {
    if (bytes[at] === QUOTE) {
      do {
        at = bytes.indexOf(QUOTE, at + 1);
        if (at < 0) return false;
        at++;
      } while (bytes[at] === QUOTE);
    } else while (at < bytes.length && ![between, LF, CR, QUOTE].includes(bytes[at]!)) at++;
    if (column === width) return crlf ? bytes[at] === CR && bytes[at + 1] === LF : bytes[at] === LF;
    if (bytes[at++] !== between) return false;
  }
  return false;
}
