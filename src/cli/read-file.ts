import { type BigIntStats, closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename, extname, resolve, sep } from 'node:path';
import { fileChanged } from '../io/bytes-source.ts';
import type { ByteSource, FilePart } from '../model/dataset.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun, type UserError } from '../model/problem.ts';
import type { PrivateFile } from './private-file.ts';

/** A file as a source of bytes, with the hash of those that were used. */
export interface FileSource extends ByteSource {
  /** SHA-256 of the bytes, known once they were read to their end. */
  sha256(): string | null;
}

/** A source, and where it lies on the disk. */
export interface OpenedFile {
  readonly source: FileSource;
  /** `null` for what is no regular file, which nobody can overwrite. */
  readonly place: string | null;
}

const CHUNK = 1 << 18;

/** What is no regular file is kept in memory up to so many bytes, and beyond that in a private file. */
const KEPT = 64 * 1_048_576;

const STDIN = 0;

/** Names under which systems know the standard input. */
const STDIN_NAMES = new Set(['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']);

/** Descriptors of this process by name, such as those of `<(…)`: on some systems they can be read only once. */
const DESCRIPTOR = /^\/(?:dev|proc\/(?:self|\d+))\/fd\/\d+$/;

/** Whether a path stands for the standard input. */
export function isStdin(path: string): boolean {
  return STDIN_NAMES.has(path);
}

/** What a file is called in messages: its name without the folder. */
export function fileName(path: string): string {
  if (isStdin(path)) return 'stdin';
  return DESCRIPTOR.test(path) ? path : basename(path);
}

/** The same without its ending, as a wave is called; of a folder its name, of a pattern that of the folder before its first sign. */
export function fileStem(path: string): string {
  if (isStdin(path)) return 'stdin';
  if (isInEngine(path)) return /#([^#]+)$/.exec(path)?.[1] ?? basename(path.split('?', 1)[0]!, extname(path));
  if (!isSeveral(path)) return basename(path, extname(path));
  const folder = HAS_PATTERN.test(path) ? patternFolder(partsOf(path)) : path;
  return HAS_PATTERN.test(path) && isHere(folder) ? path : basename(resolve(folder));
}

/** The same with its folders. */
export function pathStem(path: string): string {
  if (isStdin(path)) return 'stdin';
  return isSeveral(path) ? path.replace(/[\\/]$/, '') : path.slice(0, path.length - extname(path).length);
}

/** Whether a path is an address of the internet. */
function isLink(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

/** Whether what was named as data is a table that a database engine reads. */
export function isInEngine(given: string): boolean {
  return /\.(?:parquet|duckdb|ddb)(?:#|$)|^postgres(?:ql)?:\/\//i.test(given);
}

/** Signs of a pattern. */
export const HAS_PATTERN = /[*?[{]/;

/** Whether a path is a folder, or a pattern that no file has for its name: several files that are one wave. */
export function isSeveral(path: string): boolean {
  if (isStdin(path) || isLink(path)) return false;
  const info = statSync(path, { throwIfNoEntry: false });
  return info === undefined ? HAS_PATTERN.test(path) : info.isDirectory();
}

/** The parts of a path; on Windows both slashes divide them. */
export function partsOf(path: string): string[] {
  return path.split(sep === '\\' ? /[\\/]+/ : /\/+/);
}

/** The folder that stands before the first sign of a pattern. */
export function patternFolder(parts: readonly string[]): string {
  const first = parts.findIndex((part) => HAS_PATTERN.test(part));
  const fixed = parts.slice(0, first === -1 ? -1 : first);
  return fixed.length === 0 ? '.' : fixed.join('/') || '/';
}

/** Whether a path is the working folder, which messages need not name. */
export function isHere(folder: string): boolean {
  return /^\.?(?:[\\/]\.?)*$/.test(folder) && !/^[\\/]/.test(folder);
}

/** Whether a path can be read only once: stdin, a pipe, `<(…)`. */
export function isReadOnce(path: string): boolean {
  return (
    isStdin(path) || DESCRIPTOR.test(path) || statSync(path, { throwIfNoEntry: false })?.isFIFO() === true
  );
}

/** Smaller files are read twice sooner than what reads them once is loaded. */
const LARGE = 2 * 1_048_576;

/** For smaller ones a thread that reads a part takes longer to start than it helps. */
export const WORTH_THREADS = 32 * 1_048_576;

/** Whether these are regular files, and large enough together to be read in the way of large ones. */
export function areLarge(paths: readonly string[], least = LARGE): boolean {
  let size = 0;
  for (const path of paths) {
    if (isStdin(path) || isInEngine(path) || DESCRIPTOR.test(path)) return false;
    const info = statSync(path, { throwIfNoEntry: false });
    if (info?.isFile() !== true) return false;
    size += info.size;
  }
  return size >= least;
}

/** Where a file lies on its disk, under whatever name. */
export function fileIdentity({ dev, ino }: Pick<BigIntStats, 'dev' | 'ino'>): string | null {
  // Some file systems do not number their files.
  return ino === 0n ? null : `${dev} ${ino}`;
}

/**
 * Opens a file as a source that can be read more than once. Pipes, `<(…)`, devices and stdin (`-`) are read to their end at once; a
 * regular file is read as it is needed, and refused when it changes meanwhile.
 *
 * @param hashed whether the hash of its bytes is wanted
 * @param name what messages call it
 * @throws UserError (status 2) when the file cannot be read
 */
export async function openFile(
  path: string,
  hashed: boolean,
  name: string = fileName(path),
): Promise<OpenedFile> {
  if (isLink(path)) throw unreadable(path, Object.assign(new Error('is a link'), { code: 'LINK' }), path);
  if (isStdin(path)) {
    const info = fstatSync(STDIN, { bigint: true });
    if (info.isDirectory()) throw isFolder(path, name);
    const place = info.isFile() ? fileIdentity(info) : null;
    return { source: new HashedSource(name, await spooled(path, name, STDIN), hashed), place };
  }
  const info = attempt(path, name, () => statSync(path, { bigint: true }));
  if (info.isDirectory()) throw isFolder(path, name);
  const place = info.isFile() ? fileIdentity(info) : null;
  if (info.isFile() && !DESCRIPTOR.test(path)) {
    const bytes = new RegularFile(path, name, info);
    return { source: new HashedSource(name, bytes, hashed, bytes.size), place };
  }
  const descriptor = attempt(path, name, () => openSync(path, 'r'));
  try {
    return { source: new HashedSource(name, await spooled(path, name, descriptor), hashed), place };
  } finally {
    closeSync(descriptor);
  }
}

/** Kept, since a bundled import copies the whole module each time. */
let crypto: typeof import('node:crypto') | null = null;

/** Bytes that can be read more than once. */
interface Readable {
  chunks(reuses: boolean, part?: FilePart): Iterable<Uint8Array>;
}

/**
 * A source whose bytes are hashed whenever they are read to their end: every reading must give the same. A class, since thousands of files
 * are open at once, and generators in closures would take 2 KB each.
 */
class HashedSource implements FileSource {
  readonly name: string;
  readonly size?: number;
  readonly #bytes: Readable;
  readonly isHashed: boolean;
  #digest: string | null = null;

  constructor(name: string, bytes: Readable, hashed: boolean, size?: number) {
    this.name = name;
    if (size !== undefined) this.size = size;
    this.#bytes = bytes;
    this.isHashed = hashed;
  }

  async *open(reuses = false, part?: FilePart): AsyncIterable<Uint8Array> {
    if (part !== undefined) {
      yield* this.#bytes.chunks(reuses, part);
      return;
    }
    // Loaded where it is used: a short table prints no hash.
    if (this.isHashed) crypto ??= await import('node:crypto');
    const hash = this.isHashed ? crypto!.createHash('sha256') : null;
    for (const chunk of this.#bytes.chunks(reuses)) {
      hash?.update(chunk);
      yield chunk;
    }
    const found = hash?.digest('hex') ?? null;
    if (this.#digest !== null && found !== this.#digest) throw fileChanged(this.name);
    this.#digest = found;
  }

  sha256(): string | null {
    return this.#digest;
  }
}

/** What changes when a file is written or replaced. */
function fileState({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${fileIdentity({ dev, ino })} ${size} ${mtimeNs} ${ctimeNs}`;
}

/** The bytes of a regular file, as long as it stays what it was when it was found. Read without streams, which take longer to load than a small file takes to read. */
class RegularFile implements Readable {
  readonly #path: string;
  readonly #name: string;
  readonly size: number;
  readonly #state: string;

  constructor(path: string, name: string, found: BigIntStats) {
    this.#path = path;
    this.#name = name;
    this.size = Number(found.size);
    this.#state = fileState(found);
  }

  *chunks(reuses: boolean, { start, end = this.size }: FilePart = { start: 0 }): Iterable<Uint8Array> {
    const [path, name] = [this.#path, this.#name];
    const descriptor = attempt(path, name, () => openSync(path, 'r'));
    try {
      this.#refuseChange(descriptor);
      // Thousands of small files must not each take a large buffer.
      let kept: Buffer | null = null;
      let at = start;
      // Beyond the end there is nothing, unless the file has grown.
      const last = end < this.size ? end : Number.POSITIVE_INFINITY;
      while (at < last) {
        const wanted = Math.min(CHUNK, Math.max(end - at, 1));
        const buffer: Buffer = kept ?? Buffer.allocUnsafe(wanted);
        if (reuses) kept = buffer;
        const room = Math.min(buffer.length, last - at);
        const length = attempt(path, name, () => readSync(descriptor, buffer, 0, room, at));
        if (length === 0) break;
        at += length;
        yield buffer.subarray(0, length);
      }
      this.#refuseChange(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  #refuseChange(descriptor: number): void {
    if (fileState(fstatSync(descriptor, { bigint: true })) !== this.#state) throw fileChanged(this.#name);
  }
}

/** Reads all that a descriptor gives, in the order in which it gives it. */
async function spooled(path: string, name: string, descriptor: number): Promise<Readable> {
  const kept: Uint8Array[] = [];
  let size = 0;
  let file: PrivateFile | null = null;
  for await (const chunk of arriving(path, name, descriptor)) {
    size += chunk.length;
    if (size <= KEPT) {
      kept.push(chunk);
      continue;
    }
    if (file === null) {
      const { PrivateFile } = await import('./private-file.ts');
      file = new PrivateFile();
    }
    file.add(chunk);
  }
  return {
    *chunks() {
      yield* kept;
      if (file !== null) yield* file.chunks(CHUNK);
    },
  };
}

async function* arriving(path: string, name: string, descriptor: number): AsyncIterable<Uint8Array> {
  for (;;) {
    const buffer = Buffer.allocUnsafe(CHUNK);
    let length: number;
    try {
      length = readSync(descriptor, buffer);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows ends a pipe with an error.
      if (code === 'EOF') return;
      if (code !== 'EAGAIN') throw unreadable(path, error as NodeJS.ErrnoException, name);
      await new Promise((resolve) => setTimeout(resolve, 5));
      continue;
    }
    if (length === 0) return;
    // A pipe may give a few bytes at a time.
    yield length > CHUNK / 2 ? buffer.subarray(0, length) : Uint8Array.from(buffer.subarray(0, length));
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

function isFolder(path: string, file: string): UserError {
  return unreadable(path, Object.assign(new Error('is a folder'), { code: 'EISDIR' }), file);
}

/** The error that a file cannot be read, and why. */
export function unreadable(
  path: string,
  { code = '', message }: NodeJS.ErrnoException,
  file?: string,
): UserError {
  const facts = { path, reason: code, detail: message };
  return cannotRun(
    createMessage(choiceMessages, 'unreadable-file', facts),
    file === undefined ? {} : { file },
  );
}
