import type { WrittenFormat } from '../model/format.ts';
import type { Language } from '../model/language.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { terminalMessages } from '../model/messages/terminal.ts';
import type { Warning } from '../model/result.ts';
import { labelledWarnings } from '../report/labels.ts';
import type { CommandIO } from './command-io.ts';

/** Where a command's output goes, and what of the remarks on the data it gives its reader. */
export interface RemarksShown {
  /** Messages of the warnings in it. */
  readonly told: ReadonlySet<string>;
  readonly format: WrittenFormat;
  /** The file; the standard output without one. */
  readonly output?: string | undefined;
  readonly lang?: Language | undefined;
  readonly hasWaves?: boolean;
  /** Whether in the notes of its tables, not in a part of their own; so unless given. */
  readonly inNotes?: boolean;
}

/**
 * Says the remarks on the data. On a screen all of them go to stderr, as programs that read stdout expect. Of a document, which is read
 * later, those that stand in its notes are counted and not repeated; what it withholds or has no room for is said in full.
 */
export async function sayRemarks(
  warnings: readonly Warning[],
  result: Parameters<typeof labelledWarnings>[1],
  { told, format, output, lang, hasWaves, inNotes = true }: RemarksShown,
  host: CommandIO,
): Promise<void> {
  const isRead = output === undefined && (format === 'table' || format === 'markdown');
  const unread = isRead ? warnings : warnings.filter(({ message }) => !told.has(message));
  await host.warn(labelledWarnings(unread, result, lang), hasWaves);
  const count = new Set(warnings.flatMap(({ message }) => (told.has(message) ? message : []))).size;
  if (count > 0 && !isRead)
    await host.tell(
      createMessage(terminalMessages, 'remarks-in-output', { count, inNotes, file: output ?? null }),
    );
}
