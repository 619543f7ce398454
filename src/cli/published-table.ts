import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ReadOptions } from '../model/dataset.ts';
import type { PublishedTable } from '../model/published.ts';
import { fileSource, unreadable } from './files.ts';

/** A published table with the file it came from. */
export interface PublishedFile {
  readonly table: PublishedTable;
  readonly file: string;
  readonly sha256: string | null;
}

const DELIMITED = ['.csv', '.tsv', '.tab', '.txt'];

/**
 * Reads a published table: JSON, or the simple form as delimited text.
 *
 * @throws UserError (status 2) when the file cannot be read or is no such table
 */
export async function readPublishedFile(path: string, options: ReadOptions): Promise<PublishedFile> {
  const file = basename(path);
  if (DELIMITED.includes(extname(path).toLowerCase())) return readLinesFile(path, options);
  const [{ parsePublishedTable }, bytes] = await Promise.all([
    import('../audit/read-published.ts'),
    readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw unreadable(path, error, file);
    }),
  ]);
  const table = parsePublishedTable(bytes.toString('utf8'), file);
  return { table, file, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function readLinesFile(
  path: string,
  { delimiter, encoding, decimal }: ReadOptions,
): Promise<PublishedFile> {
  const [{ openDataset }, { publishedFromRows }, source] = await Promise.all([
    import('../io/open-dataset.ts'),
    import('../audit/published-from-rows.ts'),
    fileSource(path),
  ]);
  const dataset = await openDataset(source, {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
  });
  const lines: (readonly string[])[] = [];
  const rows: number[] = [];
  for await (const batch of dataset.batches()) {
    lines.push(...batch.cells);
    rows.push(...batch.rows);
  }
  const table = publishedFromRows({
    file: source.name,
    header: dataset.columns.map(({ name }) => name),
    lines,
    rows,
    ...(decimal === undefined ? {} : { decimal }),
  });
  return { table, file: source.name, sha256: source.sha256() };
}
