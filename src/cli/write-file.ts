import { type BigIntStats, constants, promises, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun } from '../model/problem.ts';

export type Parts = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * Writes a file whole or not at all: into a temporary file beside it, which then takes its name. A symbolic link stays one, and what it
 * leads to is written; a file that was there keeps its permissions; a device or pipe (`/dev/stdout`) is written straight to.
 *
 * @throws UserError (status 2) when the folder does not exist, or the place may not be written
 */
export async function writeWhole(path: string, parts: Parts): Promise<void> {
  try {
    const target = await endOfLinks(path);
    const info = await promises.stat(target, { bigint: true }).catch(() => null);
    if (info?.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
    if (info !== null && !info.isFile()) {
      await writeParts(await promises.open(target, 'w'), parts);
      return;
    }
    // A file that may not be written is not replaced either.
    if (info !== null) await promises.access(target, constants.W_OK);
    await replace(target, info, parts);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const facts = { path, folder: dirname(path), reason: code, detail: message };
    throw cannotRun(createMessage(choiceMessages, 'unwritable-file', facts));
  }
}

/** The most links that lead to one another. */
const LINKS = 40;

/** The file that a path means, which need not be there yet. */
export async function endOfLinks(path: string): Promise<string> {
  let target = path;
  for (let links = 0; links < LINKS; links++) {
    const next = await promises.readlink(target).catch(() => null);
    if (next === null) return target;
    target = resolve(dirname(target), next);
  }
  throw Object.assign(new Error('too many symbolic links'), { code: 'ELOOP' });
}

async function replace(target: string, old: BigIntStats | null, parts: Parts): Promise<void> {
  const { randomUUID } = await import('node:crypto');
  // Not after the file, whose name may already be as long as a name can be.
  const temporary = join(dirname(target), `.ensure-stats-${randomUUID()}.part`);
  begin(temporary);
  try {
    const file = await promises.open(temporary, 'wx', old === null ? 0o666 : 0o600);
    await writeParts(file, parts, async () => {
      if (old !== null) await likeBefore(file, old);
      await file.sync();
    });
    await promises.rename(temporary, target);
  } catch (error) {
    await promises.unlink(temporary).catch(() => undefined);
    throw error;
  } finally {
    end(temporary);
  }
}

/** Gives a file the owner and permissions of the one that it replaces; another owner can be given by few. */
async function likeBefore(file: promises.FileHandle, { uid, gid, mode }: BigIntStats): Promise<void> {
  const now = await file.stat({ bigint: true });
  if (now.uid !== uid || now.gid !== gid) await file.chown(Number(uid), Number(gid)).catch(() => undefined);
  await file.chmod(Number(mode & 0o7777n));
}

/** Text that is put together before it is written; more would outlive its usefulness in memory. */
const BUFFERED = 1 << 16;

async function writeParts(
  file: promises.FileHandle,
  parts: Parts,
  finish: () => Promise<void> = async () => undefined,
): Promise<void> {
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
    await finish();
  } finally {
    await file.close();
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Files that are being written, which hold answers of respondents: they go when the process is ended. */
const unfinished = new Set<string>();

function begin(temporary: string): void {
  if (unfinished.size === 0) {
    for (const signal of SIGNALS) process.on(signal, endBySignal);
    process.on('exit', removeUnfinished);
  }
  unfinished.add(temporary);
}

function end(temporary: string): void {
  unfinished.delete(temporary);
  if (unfinished.size > 0) return;
  for (const signal of SIGNALS) process.off(signal, endBySignal);
  process.off('exit', removeUnfinished);
}

function removeUnfinished(): void {
  for (const file of unfinished) rmSync(file, { force: true });
}

/** The process ends as it would have without a file to remove, so that a shell sees which signal it was. */
function endBySignal(signal: NodeJS.Signals): void {
  removeUnfinished();
  for (const each of SIGNALS) process.off(each, endBySignal);
  process.kill(process.pid, signal);
}
