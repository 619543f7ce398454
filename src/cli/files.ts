import { closeSync, openSync, promises, readSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ByteSource } from '../model/dataset.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { said } from '../model/messages/said.ts';
import { cannotRun, type UserError } from '../model/problem.ts';

/** A file on disk as a source of bytes, with the hash of what was read. */
export interface FileSource extends ByteSource {
  /** SHA-256 of the bytes, known once the file was read to its end. */
  readonly sha256: () => string | null;
}

const CHUNK = 1 << 18;

function placeOf({ dev, ino }: { readonly dev: number; readonly ino: number }): string {
  return `${dev} ${ino}`;
}

type Parts = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** The files that one call of the tool reads and writes. */
export class Files {
  /** Files that data was read from, by where they lie on the disk: nothing may be written in their place. */
  private readonly dataFiles = new Set<string>();

  /**
   * Opens a file for reading, more than once when need be; what is not a regular file (a pipe) is kept in memory.
   *
   * @param hashed whether the hash of its bytes is wanted
   * @throws UserError (status 2) when the file cannot be read
   */
  async source(path: string, hashed = true): Promise<FileSource> {
    const name = basename(path);
    const info = attempt(path, name, () => statSync(path));
    if (info.isDirectory())
      throw unreadable(path, Object.assign(new Error('is a folder'), { code: 'EISDIR' }), name);
    if (info.isFile() && info.ino !== 0) this.dataFiles.add(placeOf(info));
    let digest: string | null = null;
    let kept: Uint8Array[] | null = null;
    async function* read(): AsyncIterable<Uint8Array> {
      if (kept !== null) {
        yield* kept;
        return;
      }
      // Loaded where it is used: a short table prints no hash.
      const hash = hashed && digest === null ? (await import('node:crypto')).createHash('sha256') : null;
      const chunks: Uint8Array[] | null = info.isFile() ? null : [];
      // Read without streams, which take longer to load than a small file takes to read.
      const descriptor = attempt(path, name, () => openSync(path, 'r'));
      try {
        for (;;) {
          const buffer = Buffer.allocUnsafe(CHUNK);
          const length = attempt(path, name, () => readSync(descriptor, buffer));
          if (length === 0) break;
          const chunk = buffer.subarray(0, length);
          hash?.update(chunk);
          chunks?.push(chunk);
          yield chunk;
        }
      } finally {
        closeSync(descriptor);
      }
      digest = hash?.digest('hex') ?? digest;
      kept = chunks;
    }
    return { name, open: read, sha256: () => digest };
  }

  /**
   * Writes a file whole or not at all: into a temporary file beside it, which then takes its name. A device or pipe
   * (`/dev/stdout`) is written straight to.
   *
   * @throws UserError (status 2) when the folder does not exist or may not be written, or the file is one that data was read from
   */
  async write(path: string, parts: Parts): Promise<void> {
    const target = await promises.stat(path).catch(() => null);
    if (target !== null && this.dataFiles.has(placeOf(target)))
      throw cannotRun(said(choiceMessages, 'would-overwrite-data', { path }));
    try {
      if (target !== null && !target.isFile() && !target.isDirectory()) {
        await writeParts(path, 'w', parts);
        return;
      }
      if (target?.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
      const { randomUUID } = await import('node:crypto');
      const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`);
      try {
        await writeParts(temporary, 'wx', parts);
        await promises.rename(temporary, path);
      } catch (error) {
        await promises.unlink(temporary).catch(() => undefined);
        throw error;
      }
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      const facts = { path, folder: dirname(path), reason: code, detail: message };
      throw cannotRun(said(choiceMessages, 'unwritable-file', facts));
    }
  }
}

/** @throws UserError (status 2) where the system refuses */
function attempt<T>(path: string, file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw unreadable(path, error as NodeJS.ErrnoException, file);
  }
}

/** The error that a file cannot be read, and why. */
export function unreadable(
  path: string,
  { code = '', message }: NodeJS.ErrnoException,
  file?: string,
): UserError {
  const facts = { path, reason: code, detail: message };
  return cannotRun(said(choiceMessages, 'unreadable-file', facts), file === undefined ? {} : { file });
}

/**
 * Makes sure that a folder is there, with those around it.
 *
 * @throws UserError (status 2) when that cannot be
 */
export async function makeFolder(newFolder: string): Promise<void> {
  await promises.mkdir(newFolder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    const facts = { newFolder, reason: error.code ?? '', detail: error.message };
    throw cannotRun(said(choiceMessages, 'unwritable-file', facts));
  });
}

const BUFFERED = 1 << 20;

async function writeParts(path: string, flags: 'w' | 'wx', parts: Parts): Promise<void> {
  const file = await promises.open(path, flags);
  try {
    let buffer = '';
    for await (const part of parts) {
      const isText = typeof part === 'string';
      if (isText) buffer += part;
      if (isText && buffer.length < BUFFERED) continue;
      await file.writeFile(buffer);
      buffer = '';
      if (!isText) await file.writeFile(part);
    }
    await file.writeFile(buffer);
    if (flags === 'wx') await file.sync();
  } finally {
    await file.close();
  }
}
