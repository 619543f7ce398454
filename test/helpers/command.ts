import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { z } from 'zod';
import { ensureStats as callOfTheTool } from '../../src/cli/ensure-stats.ts';
import type { Screen, Terminal } from '../../src/cli/standard-streams.ts';
import { entryComparisonSchema } from '../../src/model/entry-comparison.ts';
import { planSchema } from '../../src/model/plan.ts';
import { describeSchema } from '../../src/model/result/describe.ts';
import { resultSchema } from '../../src/model/result/result.ts';
import { sampleSizeSchema } from '../../src/model/sample-size.ts';
import { splitSchema } from '../../src/model/split-interaction.ts';

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A terminal that keeps what it is told; it has no screen unless one is given. */
export function keptTerminal(screen: Screen | null = null) {
  const out: Buffer[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    print: async (part) => {
      out.push(Buffer.from(part));
    },
    logLine: (line) => {
      err.push(`${line}\n`);
    },
    screen: () => screen,
    isWatched: () => false,
    // Tables are the same wherever the tests run.
    environment: { ...process.env, LC_ALL: 'C.UTF-8' },
    questions: () => null,
  };
  return { terminal, stdout: () => Buffer.concat(out), stderr: () => err.join('') };
}

/** What the command does, in this process: the same arguments, the same bytes out, the same exit status. */
export async function ensureStats(...args: readonly string[]): Promise<Finished> {
  const { terminal, stdout, stderr } = keptTerminal();
  const status = await callOfTheTool(args, terminal);
  const printed = stdout().toString('utf8');
  checkJson(printed);
  return { status, stdout: printed, stderr: stderr() };
}

const SCHEMAS = {
  'result/2': resultSchema,
  'describe/2': describeSchema,
  'entry-comparison/1': entryComparisonSchema,
  'plan/1': planSchema,
  'sample-size/1': sampleSizeSchema,
  'split/1': splitSchema.extend({
    parts: z.array(splitSchema.shape.parts.element.extend({ result: resultSchema })),
  }),
} as const;

/** Every result that a test prints is as the schema has it, to the last key. */
function checkJson(printed: string): void {
  const [, name] = /^\{\s*"schema": "ensure-stats\/([^"]+)"/.exec(printed) ?? [];
  if (name === undefined || !Object.hasOwn(SCHEMAS, name)) return;
  const checked = SCHEMAS[name as keyof typeof SCHEMAS].safeParse(JSON.parse(printed));
  if (!checked.success) throw new Error(JSON.stringify(checked.error.issues, null, 1));
}

/**
 * Runs the built command as a user would, from the project's folder: for what only a process shows (start-up, exit, streams, the
 * bundle). Everything else is tested by `ensureStats`, which is ten times as fast.
 */
export function builtCommand(...args: readonly string[]): Finished {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/ensure-stats.js', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: {
      ...process.env,
      LC_ALL: 'C.UTF-8',
      NODE_EXTRA_CA_CERTS: undefined,
      NO_COLOR: undefined,
      FORCE_COLOR: undefined,
    },
  });
  return { status, stdout, stderr };
}

/** A folder that is gone after the test, with these files in it; names may have folders. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** The same for all tests of a file: gone after the last of them. */
export function folderOfAllTests(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
