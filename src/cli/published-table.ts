import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ReadOptions } from '../model/dataset.ts';
import type { PublishedTable } from '../model/published.ts';
import { type Files, unreadable } from './files.ts';

/** A published table with the file it came from. */
export interface PublishedFile {
  readonly table: PublishedTable;
  readonly file: string;
  readonly sha256: string | null;
  /** The line of the file on which a cell stands. */
  readonly lineOf: (path: readonly (string | number)[]) => number | null;
}

const DELIMITED = ['.csv', '.tsv', '.tab', '.txt'];

/**
 * Reads a published table: JSON, or the simple form as delimited text.
 *
 * @throws UserError (status 2) when the file cannot be read or is no such table
 */
export async function readPublishedFile(
  path: string,
  options: ReadOptions,
  files: Files,
): Promise<PublishedFile> {
  const file = basename(path);
  if (DELIMITED.includes(extname(path).toLowerCase())) return readLinesFile(path, options, files);
  const [{ parsePublishedTable }, { parseJsonText }, bytes] = await Promise.all([
    import('../audit/read-published.ts'),
    import('../model/parse/json-text.ts'),
    readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw unreadable(path, error, file);
    }),
  ]);
  const text = bytes.toString('utf8');
  const table = parsePublishedTable(text, file);
  const { placeOf } = parseJsonText(text, file, { code: 'broken-table', noun: 'a published table' });
  return {
    table,
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    lineOf: (cell) => placeOf(cell).line,
  };
}

async function readLinesFile(
  path: string,
  { delimiter, encoding, decimal }: ReadOptions,
  files: Files,
): Promise<PublishedFile> {
  const [{ openDataset }, { publishedFromRows, rowOfCell }, source] = await Promise.all([
    import('../io/open-dataset.ts'),
    import('../audit/published-from-rows.ts'),
    files.source(path),
  ]);
  const dataset = await openDataset(source, {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
  });
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
    file: source.name,
    header: dataset.columns.map(({ name }) => name),
    lines,
    rows,
    ...(decimal === undefined ? {} : { decimal }),
  };
  const rowOf = rowOfCell(rowsOfTable);
  return {
    table: publishedFromRows(rowsOfTable),
    file: source.name,
    sha256: source.sha256(),
    lineOf: (cell) => lineOfRow.get(rowOf(cell) ?? -1) ?? null,
  };
}
