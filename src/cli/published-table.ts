import { extname } from 'node:path';
import type { ReadOptions } from '../model/dataset.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { tableDraftMessages } from '../model/messages/table-draft.ts';
import { type Problem, UserError } from '../model/problem.ts';
import type { PublishedTable } from '../model/published.ts';
import type { Files, ReadFile } from './files.ts';

/** A published table with the file it came from. */
export interface PublishedFile {
  readonly table: PublishedTable;
  readonly file: string;
  readonly sha256: string | null;
  /** The line of the file on which a cell stands. */
  readonly lineOf: (path: readonly (string | number)[]) => number | null;
  /** What a draft leaves undecided, where it is taken as it stands. */
  readonly guesses: readonly Problem[];
}

type ParsedFile = Omit<PublishedFile, 'guesses'>;

const DELIMITED = ['.csv', '.tsv', '.tab', '.txt'];

/**
 * Reads a published table: JSON, or the simple form as delimited text.
 *
 * @throws UserError (status 2) when the file cannot be read or is no such table, and for a draft with guesses that are not taken
 */
export async function readPublishedFile(
  path: string,
  options: ReadOptions & { readonly acceptDraft?: boolean | undefined },
  files: Files,
): Promise<PublishedFile> {
  const published = await parsedFile(path, options, files);
  const problems = undecidedIn(published, options.acceptDraft ?? published.table.acceptDraft ?? false);
  if (problems.some(({ severity }) => severity === 'error')) throw new UserError(problems, 2);
  return { ...published, guesses: problems };
}

/** What a drafted table leaves undecided: an error with every guess, or, where they are taken, a warning for each. */
function undecidedIn({ table, file }: ParsedFile, isAccepted: boolean): Problem[] {
  const undecided = table.draft?.undecided ?? [];
  if (undecided.length === 0) return [];
  const severity = isAccepted ? 'warning' : 'error';
  const guesses = undecided.map(
    ({ where, why }): Problem => ({
      ...createMessage(tableDraftMessages, 'table-draft-line', { where, why }),
      severity,
      file,
    }),
  );
  if (isAccepted) return guesses;
  const facts = { file, count: undecided.length };
  return [
    { ...createMessage(tableDraftMessages, 'table-draft-undecided', facts), severity, file },
    ...guesses,
  ];
}

async function parsedFile(path: string, options: ReadOptions, files: Files): Promise<ParsedFile> {
  const read = await files.read(path);
  const { name: file, bytes, sha256 } = read;
  const ending = extname(path).toLowerCase();
  if (DELIMITED.includes(ending) || (ending !== '.json' && !looksLikeJson(bytes)))
    return fromLines(read, options);
  const [{ parsePublishedTable }, { parseJsonText }, { unicodeText }] = await Promise.all([
    import('../audit/read-published.ts'),
    import('../model/parse/json-text.ts'),
    import('../io/unicode-text.ts'),
  ]);
  const text = unicodeText(bytes, file);
  const table = parsePublishedTable(text, file);
  const { placeOf } = parseJsonText(text, file, { code: 'broken-table', noun: 'a published table' });
  return {
    table,
    file,
    sha256,
    lineOf: (cell) => placeOf(cell).line,
  };
}

/** Without an ending that says so, the first sign does; marks of an encoding and its zeros are passed over. */
function looksLikeJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20 && byte < 0x80);
  return first === 0x7b || first === 0x5b;
}

async function fromLines(
  { name, bytes, sha256 }: ReadFile,
  { delimiter, encoding, decimal, sheet }: ReadOptions,
): Promise<ParsedFile> {
  const [{ openDataset }, { bytesSource }, { publishedFromRows, rowOfCell }] = await Promise.all([
    import('../io/open-dataset.ts'),
    import('../io/bytes-source.ts'),
    import('../audit/published-from-rows.ts'),
  ]);
  const dataset = await openDataset(bytesSource(name, bytes), { delimiter, encoding, sheet });
  const lines: (readonly string[])[] = [];
  const rows: number[] = [];
  const lineOfRow = new Map<number, number>();
  for await (const batch of dataset.batches()) {
    lines.push(...batch.cells);
    rows.push(...batch.rows);
    batch.rows.forEach((row, index) => {
      lineOfRow.set(row, batch.lines[index]!);
    });
  }
  const rowsOfTable = {
    file: name,
    header: dataset.columns.map(({ name }) => name),
    lines,
    rows,
    ...(decimal === undefined ? {} : { decimal }),
  };
  const rowOf = rowOfCell(rowsOfTable);
  return {
    table: publishedFromRows(rowsOfTable),
    file: name,
    sha256,
    lineOf: (cell) => lineOfRow.get(rowOf(cell) ?? -1) ?? null,
  };
}
