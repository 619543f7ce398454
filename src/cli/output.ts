import { extname } from 'node:path';
import { cannotRun } from '../model/problem.ts';
import { writeWhole } from './files.ts';

export type OutputFormat = 'table' | 'json' | 'csv' | 'markdown';

export interface OutputOptions {
  readonly format?: OutputFormat;
  readonly output?: string;
  readonly lang?: 'en' | 'nl' | 'fr';
  readonly style?: 'apa' | 'ensure';
}

const ENDINGS: Readonly<Record<string, OutputFormat>> = {
  '.json': 'json',
  '.csv': 'csv',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'table',
};

/**
 * The format that was asked for, or that the ending of the output file stands for.
 *
 * @throws UserError (status 2) for an ending without a format
 */
export function outputFormat({ format, output }: OutputOptions): OutputFormat {
  if (format !== undefined) return format;
  if (output === undefined) return 'table';
  const ending = extname(output).toLowerCase();
  const known = ENDINGS[ending];
  if (known === undefined) {
    const valid = Object.keys(ENDINGS).join(', ');
    throw cannotRun(
      'unknown-format',
      `--output: the ending "${ending}" of ${output} stands for no format; use ${valid}, or say --format`,
    );
  }
  return known;
}

/** How wide a table may be and whether it may be coloured, by where it goes. */
export function terminal({ output }: OutputOptions): { readonly width: number; readonly color: boolean } {
  const { isTTY, columns } = process.stdout;
  if (output !== undefined || !isTTY) return { width: 80, color: false };
  return { width: Math.max(60, Math.min(columns ?? 80, 100)), color: process.env.NO_COLOR === undefined };
}

/** Writes the result to the file that was named, else to stdout. */
export async function emit(parts: string | Iterable<string>, { output }: OutputOptions): Promise<void> {
  const list = typeof parts === 'string' ? [parts] : parts;
  if (output !== undefined) {
    await writeWhole(output, list);
    console.error(`Wrote ${output}`);
    return;
  }
  for (const part of list) {
    if (!process.stdout.write(part)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
