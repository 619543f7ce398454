import { fstatSync, statSync, writeSync } from 'node:fs';
import { choiceMessages } from '../model/messages/choices.ts';
import { said } from '../model/messages/said.ts';
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
  say(line: string): void;
  /** What shows stdout, `null` where it goes into a file or another program. */
  screen(): Screen | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The terminal of this process. Node's own streams take longer to load than a small job takes to be done, so that they are left
 * for screens, and for pipes that cannot take more at the moment.
 */
export const standardStreams: Terminal = { print, say, screen, environment: process.env };

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

/** A reader that has seen enough (`| head`) is no error: the command ends. */
async function print(part: string | Uint8Array): Promise<void> {
  const rest = leftToStream('stdout', part);
  if (rest.length === 0) return;
  const { stdout } = process;
  if (!stdout.listeners('error').includes(endWhenUnread)) stdout.on('error', endWhenUnread);
  if (!stdout.write(rest)) await new Promise((resolve) => stdout.once('drain', resolve));
}

function say(line: string): void {
  const rest = leftToStream('stderr', `${line}\n`);
  if (rest.length > 0) process.stderr.write(rest);
}

/** Writes without Node's stream where that can be, until a pipe is full; what is left is returned. */
function leftToStream(name: Name, part: string | Uint8Array): string | Uint8Array {
  if (begun.has(name)) return part;
  let rest = typeof part === 'string' ? Buffer.from(part) : part;
  if (!isTerminal(name)) {
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(DESCRIPTORS[name], rest));
      return rest;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      if (error.code === 'EPIPE') endWhenUnread(error);
      if (error.code !== 'EAGAIN') {
        // Of what cannot be said on stderr nobody can be told.
        if (name === 'stderr') return '';
        const facts = { path: name, folder: '.', reason: String(error.code), detail: error.message };
        throw cannotRun(said(choiceMessages, 'unwritable-file', facts));
      }
    }
  }
  begun.add(name);
  return rest;
}

function endWhenUnread(error: Error & { readonly code?: unknown }): void {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
}
