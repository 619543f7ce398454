import { createMessage } from '../../model/messages/create-message.ts';
import { engineMessages } from '../../model/messages/engine.ts';
import { cannotRun, type UserError } from '../../model/problem.ts';

/** A connection to an engine: all its answers come from one state of the data. */
export interface Connection {
  /** Rows in pieces, every value as the engine writes it. */
  rows(sql: string): AsyncIterable<readonly (readonly (string | null)[])[]>;
  close(): Promise<void>;
}

/**
 * Loads the package of an engine, which is no part of this one.
 *
 * @throws UserError (status 2) `engine-missing` where it is not installed
 */
export async function enginePackage<Module>(packageName: string, file: string): Promise<Module> {
  try {
    return (await import(packageName)) as Module;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error;
    throw cannotRun(createMessage(engineMessages, 'engine-missing', { file, package: packageName }), {
      file,
    });
  }
}

/** What an engine says that it cannot do, as an error of the call. */
export function engineError(file: string, error: unknown): UserError {
  const detail = (error instanceof Error ? error.message : String(error)).split('\n')[0]!.trim();
  return cannotRun(createMessage(engineMessages, 'engine-says', { file, detail }), { file });
}

/** All rows of a short answer. */
export async function allRows(
  connection: Pick<Connection, 'rows'>,
  sql: string,
): Promise<(readonly (string | null)[])[]> {
  const all: (readonly (string | null)[])[] = [];
  for await (const rows of connection.rows(sql)) all.push(...rows);
  return all;
}
