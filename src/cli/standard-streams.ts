import { fstatSync, statSync, writeSync } from 'node:fs';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { interviewMessages } from '../model/messages/interview.ts';
import { cannotRun } from '../model/problem.ts';

/** What a result is shown on when somebody looks at it. */
export interface Screen {
  readonly columns: number;
  readonly color: boolean;
}

/** Where results and remarks go, and what a command may know of its surroundings; each call of the tool has one. */
export interface Terminal {
  /** Writes a part of the result to stdout. */
  print(part: string | Uint8Array): Promise<void>;
  /** Writes a line to stderr: warnings, progress, what was written where. */
  logLine(line: string): void;
  /** What shows stdout, `null` where it goes into a file or another program. */
  screen(): Screen | null;
  /** Whether somebody looks at stderr. */
  isWatched(): boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Somebody who can be asked; `null` where nobody sits at a terminal. */
  questions(): Promise<Questions> | null;
}

/** Asks somebody at a terminal. */
export interface Questions {
  /** @throws UserError (status 2) where the answers end */
  ask(question: string): Promise<string>;
  close(): void;
}

/**
 * The terminal of this process. Node's own streams take longer to load than a small job takes to be done, so that they are left
 * for screens, and for pipes that cannot take more at the moment.
 */
export const standardStreams: Terminal = {
  print,
  logLine: logLine,
  screen,
  isWatched: () => isTerminal('stderr'),
  environment: process.env,
  questions,
};

type Name = 'stdout' | 'stderr';

const DESCRIPTORS: Readonly<Record<Name, number>> = { stdout: 1, stderr: 2 };

/** Streams that Node has begun to write to, which must then write everything, in order. */
const begun = new Set<Name>();

/** What a descriptor is does not change while the command runs. */
const known = new Map<Name, boolean>();

/** Whether somebody looks at a screen. */
function isTerminal(name: Name): boolean {
  const terminal = known.get(name) ?? isScreen(name);
  known.set(name, terminal);
  return terminal;
}

function isScreen(name: Name): boolean {
  try {
    const info = fstatSync(DESCRIPTORS[name]);
    if (!info.isCharacterDevice()) return false;
    if (process.platform !== 'win32' && info.rdev === statSync('/dev/null').rdev) return false;
  } catch {
    // Closed, or a system without such files: Node's stream knows.
  }
  return process[name].isTTY === true;
}

function screen(): Screen | null {
  if (!isTerminal('stdout')) return null;
  return { columns: process.stdout.columns ?? 80, color: process.env.NO_COLOR === undefined };
}

/** Streams that nobody reads any more, such as stdout before `| head`: what is said there is lost, and the command goes on. */
const unread = new Set<Name>();

/** Why stdout could not be written, where its stream said so later. */
const refusals: unknown[] = [];

function questions(): Promise<Questions> | null {
  return process.stdin.isTTY === true && process.stderr.isTTY === true ? onTerminal() : null;
}

async function onTerminal(): Promise<Questions> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        const end = () => reject(cannotRun(createMessage(interviewMessages, 'interview-ended')));
        lines.once('close', end);
        lines.question(question).then((answer) => {
          lines.off('close', end);
          resolve(answer);
        }, reject);
      }),
    close: () => lines.close(),
  };
}

async function print(part: string | Uint8Array): Promise<void> {
  const rest = leftToStream('stdout', part);
  if (rest.length === 0) return;
  if (streamOf('stdout').write(rest)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      process.stdout.off('drain', done).off('close', done).off('error', done);
      resolve();
    };
    process.stdout.on('drain', done).on('close', done).on('error', done);
  });
  if (refusals.length > 0) throw refusals[0];
}

function logLine(line: string): void {
  const rest = leftToStream('stderr', `${line}\n`);
  if (rest.length > 0) streamOf('stderr').write(rest);
}

/** Node's stream, which says by an event that nobody reads it. */
function streamOf(name: Name): NodeJS.WriteStream {
  const stream = process[name];
  if (!begun.has(name)) {
    begun.add(name);
    stream.on('error', (error: NodeJS.ErrnoException) => {
      try {
        lost(name, error);
      } catch (refusal) {
        refusals.push(refusal);
      }
    });
  }
  return stream;
}

/** Writes without Node's stream where that can be, until a pipe is full; what is left is returned. */
function leftToStream(name: Name, part: string | Uint8Array): string | Uint8Array {
  if (unread.has(name)) return '';
  if (begun.has(name)) return part;
  let rest = typeof part === 'string' ? Buffer.from(part) : part;
  if (isTerminal(name)) return rest;
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(DESCRIPTORS[name], rest));
    return rest;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === 'EAGAIN') return rest;
    lost(name, error as NodeJS.ErrnoException);
    return '';
  }
}

/**
 * What cannot be said on stderr nobody can be told, and a reader of stdout that has seen enough is no error.
 *
 * @throws UserError (status 2) where stdout cannot be written for another reason, such as a full disk
 */
function lost(name: Name, error: NodeJS.ErrnoException): void {
  unread.add(name);
  if (name === 'stderr' || error.code === 'EPIPE') return;
  const facts = { path: name, folder: '.', reason: String(error.code), detail: error.message };
  throw cannotRun(createMessage(choiceMessages, 'unwritable-file', facts));
}
