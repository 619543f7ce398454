import { expect } from 'vitest';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { ByteSource, Dataset, Encoding, ReadOptions } from '../../src/model/dataset.ts';
import { type Problem, UserError } from '../../src/model/problem.ts';

/** All rows of a dataset, with their places. */
export async function rowsOf(
  dataset: Dataset,
): Promise<{ cells: string[][]; rows: number[]; lines: number[] }> {
  const all = { cells: [] as string[][], rows: [] as number[], lines: [] as number[] };
  for await (const batch of dataset.batches()) {
    expect(batch.rows.length).toBe(batch.cells.length);
    expect(batch.lines.length).toBe(batch.cells.length);
    for (const row of batch.cells) all.cells.push([...row]);
    all.rows.push(...batch.rows);
    all.lines.push(...batch.lines);
  }
  return all;
}

/** Everything that can be told about a dataset, as plain data. */
export async function contentOf(source: ByteSource, options?: ReadOptions) {
  const dataset = await openDataset(source, options);
  const { batches: _batches, rows: rowCounts, ...facts } = dataset;
  return { ...facts, rowCounts, ...(await rowsOf(dataset)) };
}

/** A dataset from a text or bytes called `pre.csv`. */
export function open(content: Uint8Array | string, options?: ReadOptions): Promise<Dataset> {
  return openDataset(bytesSource('pre.csv', content), options);
}

/** The same bytes, delivered in chunks of `size`. */
export function chunked(source: ByteSource, size: number): ByteSource {
  return {
    name: source.name,
    async *open() {
      for await (const chunk of source.open()) {
        for (let start = 0; start < chunk.length; start += size) yield chunk.slice(start, start + size);
      }
    },
  };
}

/** The problems with which a file is refused; the same ones however its bytes are cut into chunks. */
export async function refusal(
  content: Uint8Array | string,
  options?: ReadOptions,
): Promise<readonly Problem[]> {
  const source = bytesSource('pre.csv', content);
  const problems = await refusalOf(source, options);
  const sizes = content.length > 10_000 ? [4096, 65_536] : [1, 7, 64];
  for (const size of sizes) expect(await refusalOf(chunked(source, size), options)).toEqual(problems);
  for (const problem of problems) {
    expect(problem.severity).toBe('error');
    expect(problem.file).toBe('pre.csv');
    expect(problem.message).toContain('pre.csv');
  }
  return problems;
}

async function refusalOf(source: ByteSource, options?: ReadOptions): Promise<readonly Problem[]> {
  const error = await openDataset(source, options).then(
    () => expect.fail('the file was read'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw error;
  expect(error.status).toBe(2);
  return error.problems;
}

/** Characters of windows-1252 beyond Latin-1, from Unicode's mapping table CP1252.TXT. */
const CP1252 = new Map<string, number>([
  ['€', 0x80],
  ['‚', 0x82],
  ['ƒ', 0x83],
  ['„', 0x84],
  ['…', 0x85],
  ['†', 0x86],
  ['‡', 0x87],
  ['ˆ', 0x88],
  ['‰', 0x89],
  ['Š', 0x8a],
  ['‹', 0x8b],
  ['Œ', 0x8c],
  ['Ž', 0x8e],
  ['‘', 0x91],
  ['’', 0x92],
  ['“', 0x93],
  ['”', 0x94],
  ['•', 0x95],
  ['–', 0x96],
  ['—', 0x97],
  ['˜', 0x98],
  ['™', 0x99],
  ['š', 0x9a],
  ['›', 0x9b],
  ['œ', 0x9c],
  ['ž', 0x9e],
  ['Ÿ', 0x9f],
]);

export const CP1252_CHARACTERS: readonly string[] = [...CP1252.keys()];

/** A text as bytes; `mark` puts a byte order mark before it. */
export function encoded(text: string, encoding: Encoding, mark = false): Uint8Array {
  const marked = mark ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return new TextEncoder().encode(marked);
  if (encoding === 'windows-1252') {
    return Uint8Array.from(marked, (character) => CP1252.get(character) ?? character.charCodeAt(0));
  }
  const bytes = new Uint8Array(marked.length * 2);
  for (let index = 0; index < marked.length; index++) {
    const unit = marked.charCodeAt(index);
    bytes[2 * index + (encoding === 'utf-16le' ? 0 : 1)] = unit & 0xff;
    bytes[2 * index + (encoding === 'utf-16le' ? 1 : 0)] = unit >> 8;
  }
  return bytes;
}

/** Bytes of texts and numbers in a row. */
export function bytes(...parts: readonly (string | number | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : [...(typeof part === 'string' ? encoded(part, 'utf-8') : part)],
    ),
  );
}
