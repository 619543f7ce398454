import type { Warning } from '../model/result.ts';
import { labelledWarnings } from '../report/labels.ts';
import type { Host } from './host.ts';
import type { OutputFormat } from './output.ts';

/** Where a command's output goes, and what of the remarks on the data it gives its reader. */
export interface RemarksShown {
  /** Messages of the warnings in it. */
  readonly told: ReadonlySet<string>;
  readonly format: OutputFormat;
  /** The file; the standard output without one. */
  readonly output?: string | undefined;
  readonly lang?: 'en' | 'nl' | 'fr' | undefined;
  readonly hasWaves?: boolean;
  /** Whether in the notes of its tables, not in a part of their own; so unless given. */
  readonly inNotes?: boolean;
}

/**
 * Says each remark on the data once, where its reader looks: those that stand in the output are not repeated, but counted where the
 * output is a document, which is read later. What the output withholds or has no room for is said in full.
 */
export async function sayRemarks(
  warnings: readonly Warning[],
  result: Parameters<typeof labelledWarnings>[1],
  { told, format, output, lang, hasWaves, inNotes = true }: RemarksShown,
  host: Host,
): Promise<void> {
  const untold = warnings.filter(({ message }) => !told.has(message));
  await host.warn(labelledWarnings(untold, result, lang), hasWaves);
  const isRead = output === undefined && (format === 'table' || format === 'markdown');
  const count = new Set(warnings.flatMap(({ message }) => (told.has(message) ? message : []))).size;
  if (count > 0 && !isRead) await host.remarksIn({ count, inNotes, file: output ?? null });
}
