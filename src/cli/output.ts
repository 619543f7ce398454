import { extname } from 'node:path';
import { cannotRun } from '../model/problem.ts';
import type { RenderOptions } from '../report/index.ts';
import { writeWhole } from './files.ts';

export type OutputFormat = 'table' | 'json' | 'csv' | 'markdown';

export interface OutputOptions {
  readonly format?: OutputFormat;
  readonly output?: string;
  readonly lang?: 'en' | 'nl' | 'fr';
  readonly style?: 'apa' | 'ensure';
  readonly details?: boolean;
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

/** How to render: format, language and style; width and colour by where the output goes. */
export function renderOptions(
  { output, lang, style, details }: OutputOptions,
  format: OutputFormat,
): RenderOptions {
  const { isTTY, columns } = process.stdout;
  const onScreen = output === undefined && isTTY;
  return {
    format,
    ...(lang === undefined ? {} : { lang }),
    ...(style === undefined ? {} : { style }),
    details,
    width: onScreen ? Math.max(60, Math.min(columns ?? 80, 120)) : 80,
    color: onScreen && process.env.NO_COLOR === undefined,
  };
}

/** Writes the result to the file that was named, else to stdout. */
export async function emit(parts: string | AsyncIterable<string>, { output }: OutputOptions): Promise<void> {
  const list = typeof parts === 'string' ? [parts] : parts;
  if (output !== undefined) {
    await writeWhole(output, list);
    console.error(`Wrote ${output}`);
    return;
  }
  for await (const part of list) {
    if (!process.stdout.write(part)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
