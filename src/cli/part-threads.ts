import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { FoundPart, PartReaders } from '../io/file-parts.ts';
import { Undivided, Unusual } from '../model/coded-rows.ts';
import type { PartAnswer, PartOfFile } from './part-worker.ts';
import { type FileSource, WORTH_THREADS } from './read-file.ts';

/** Threads take memory of their own, and disks give no more at some time. */
const MOST_THREADS = 4;
/** For less than this each, a thread does not pay. */
const BYTES_A_THREAD = WORTH_THREADS / 2;
/** So much more is read here: a thread has to start, and what it has found is to be taken over. */
const AHEAD = 2 * 2 ** 20;

/** Lies beside the scripts of the command; there is none where the command runs from its sources. */
const SCRIPT = new URL('part-worker.cjs', import.meta.url);

/** Threads that read parts of large files, each one part. */
export class PartThreads {
  /** Those that have nothing to do yet. */
  private readonly spare: Worker[] = [];
  private readonly busy = new Set<Worker>();
  private readonly script: string;
  private readonly cores: number;

  constructor(script: string = fileURLToPath(SCRIPT), cores: number = availableParallelism()) {
    this.script = script;
    this.cores = cores;
  }

  /** `null` where it does not pay to divide the file. */
  readersOf(path: string, { name, size = 0 }: Pick<FileSource, 'name' | 'size'>): PartReaders | null {
    const threads = this.start(size);
    if (threads < 2) return null;
    return {
      places: placesOf(size, threads),
      read: (task) => this.answer({ path, name, task }),
      stop: () => this.close(),
    };
  }

  /**
   * Starts those that read a file of so many bytes beside the command.
   *
   * @returns how many parts are read at the same time
   */
  start(size: number): number {
    const threads = Math.min(MOST_THREADS, this.cores, Math.floor(size / BYTES_A_THREAD));
    if (threads < 2 || !existsSync(this.script)) return 1;
    while (this.spare.length < threads - 1) this.spare.push(started(this.script));
    return threads;
  }

  close(): void {
    for (const worker of [...this.spare.splice(0), ...this.busy]) void worker.terminate();
  }

  private async answer(asked: Omit<PartOfFile, 'port'>): Promise<FoundPart> {
    const worker = this.spare.pop() ?? started(this.script);
    this.busy.add(worker);
    try {
      return await answerOf(worker, asked);
    } finally {
      this.busy.delete(worker);
      // What it has found takes memory here from now on, so it gives back its own first.
      await worker.terminate();
    }
  }
}

/** @returns where the second part begins, and those after it */
function placesOf(size: number, threads: number): number[] {
  const part = (size - AHEAD) / threads;
  return Array.from({ length: threads - 1 }, (_, index) => Math.floor(AHEAD + (index + 1) * part));
}

function started(script: string): Worker {
  const worker = new Worker(script, { execArgv: [], env: {}, trackUnmanagedFds: false });
  // The command ends when it is done, whatever a thread does.
  worker.unref();
  worker.on('error', () => undefined);
  return worker;
}

function answerOf(worker: Worker, asked: Omit<PartOfFile, 'port'>): Promise<FoundPart> {
  return new Promise((resolve, reject) => {
    const { port1: own, port2: port } = new MessageChannel();
    const done = () => {
      own.close();
      worker.off('error', onError).off('exit', onExit);
    };
    const onError = (error: unknown) => {
      done();
      reject(isOfThread(error) ? new Undivided(error.message) : error);
    };
    const onExit = () => onError(new Undivided('a thread has ended'));
    own.once('message', (found: PartAnswer) => {
      done();
      if ('unusual' in found) reject(new Unusual(found.unusual));
      else resolve(found.part);
    });
    worker.on('error', onError).on('exit', onExit);
    try {
      worker.postMessage({ ...asked, port } satisfies PartOfFile, [port]);
    } catch (error) {
      done();
      // What cannot be sent is done here.
      reject(isNoData(error) ? new Undivided(error.message) : error);
    }
  });
}

function isNoData(error: unknown): error is Error {
  return error instanceof Error && error.name === 'DataCloneError';
}

/** Whether it is no fault of what the thread does, such as too little memory. */
function isOfThread(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_WORKER_');
}
