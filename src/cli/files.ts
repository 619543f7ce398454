import { promises, statSync } from 'node:fs';
import type { PartReaders } from '../io/file-parts.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { cannotRun } from '../model/problem.ts';
import type { EngineAddress } from './engines/address.ts';
import type { OpenedTable } from './engines/open-engine.ts';
import type { PartThreads } from './part-threads.ts';
import { type Progress, withProgress } from './progress.ts';
import { areLarge, type FileSource, fileIdentity, isStdin, openFile, WORTH_THREADS } from './read-file.ts';
import { endOfLinks, type Parts, writeWhole } from './write-file.ts';

/** A file that was read whole. */
export interface ReadFile {
  /** As messages call it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Workbooks and SPSS files are read in one go. */
const DELIMITED = /\.(?:csv|tsv|tab|txt)$/i;

/** The files that one call of the tool reads and writes. */
export class Files {
  /** Files that were read, by where they lie on the disk: nothing may be written in their place. */
  private readonly inputs = new Set<string>();
  private stdinIsRead = false;
  private readonly tables: OpenedTable[] = [];
  private readonly progress: Progress | null;
  private threads: PartThreads | null = null;

  /** @param progress told how far a large file is read */
  constructor(progress: Progress | null = null) {
    this.progress = progress;
  }

  /**
   * Opens a file for reading, more than once when need be; `-` is stdin.
   *
   * @param hashed whether the hash of its bytes is wanted
   * @param name what messages call it; its own name unless given
   * @throws UserError (status 2) when the file cannot be read, or stdin is named twice
   */
  async source(path: string, hashed = true, name?: string): Promise<FileSource> {
    if (isStdin(path)) {
      if (this.stdinIsRead) throw cannotRun(createMessage(fileMessages, 'stdin-twice'), { file: 'stdin' });
      this.stdinIsRead = true;
    }
    const { source, place } = await openFile(path, hashed, name);
    if (place !== null) this.inputs.add(place);
    return this.progress === null ? source : withProgress(source, this.progress);
  }

  /**
   * Connects to the engine that holds a table; it is left when the call ends.
   *
   * @throws UserError (status 2) as `openEngine`
   */
  async table(address: EngineAddress): Promise<OpenedTable['table']> {
    const { openEngine } = await import('./engines/open-engine.ts');
    const opened = await openEngine(address);
    this.tables.push(opened);
    return opened.table;
  }

  /** Starts the threads that will read parts of a large text file: they are ready by the time that definitions are read. */
  async expect(paths: readonly string[]): Promise<void> {
    const large = paths.find((path) => DELIMITED.test(path) && areLarge([path], WORTH_THREADS));
    if (large !== undefined) (await this.partThreads()).start(statSync(large).size);
  }

  /** What reads parts of a large regular file in threads; `null` where that does not pay. */
  async partReaders(path: string, source: FileSource): Promise<PartReaders | null> {
    if ((source.size ?? 0) < WORTH_THREADS) return null;
    return (await this.partThreads()).readersOf(path, source);
  }

  private async partThreads(): Promise<PartThreads> {
    if (this.threads === null) {
      const { PartThreads } = await import('./part-threads.ts');
      this.threads = new PartThreads();
    }
    return this.threads;
  }

  /** Leaves the engines and ends the threads that were used. */
  async close(): Promise<void> {
    this.threads?.close();
    for (const { close } of this.tables.splice(0)) await close();
  }

  /**
   * Reads a whole file; `-` is stdin.
   *
   * @throws UserError (status 2) as `source`
   */
  async read(path: string): Promise<ReadFile> {
    const source = await this.source(path);
    const chunks: Uint8Array[] = [];
    for await (const chunk of source.open()) chunks.push(chunk);
    return { name: source.name, bytes: Buffer.concat(chunks), sha256: source.sha256()! };
  }

  /**
   * Reads the text of a JSON file.
   *
   * @throws UserError (status 2) as `source`; `not-unicode` where it is neither UTF-8 nor UTF-16
   */
  async text(path: string): Promise<string> {
    const [{ name, bytes }, { unicodeText }] = await Promise.all([
      this.read(path),
      import('../io/unicode-text.ts'),
    ]);
    return unicodeText(bytes, name);
  }

  /**
   * Writes a file whole or not at all.
   *
   * @throws UserError (status 2) where it cannot be written, or is one that was read
   */
  async write(path: string, parts: Parts): Promise<void> {
    await this.refuseInputs([path]);
    await writeWhole(path, parts);
  }

  /**
   * Of several files, before the first of them is written.
   *
   * @throws UserError `would-overwrite-data` (status 2) for one that was read, under whatever name
   */
  async refuseInputs(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const target = await endOfLinks(path).catch(() => path);
      const info = await promises.stat(target, { bigint: true }).catch(() => null);
      const place = info?.isFile() ? fileIdentity(info) : null;
      if (place !== null && this.inputs.has(place))
        throw cannotRun(createMessage(choiceMessages, 'would-overwrite-data', { path }));
    }
  }
}

/**
 * Makes sure that a folder is there, with those around it.
 *
 * @throws UserError (status 2) when that cannot be
 */
export async function makeFolder(newFolder: string): Promise<void> {
  await promises.mkdir(newFolder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    const facts = { newFolder, reason: error.code ?? '', detail: error.message };
    throw cannotRun(createMessage(choiceMessages, 'unwritable-file', facts));
  });
}
