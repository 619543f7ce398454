import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command as a user would, from the project's folder. */
export function ensureStats(...args: readonly string[]): Finished {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/ensure-stats.js', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined, NO_COLOR: undefined, FORCE_COLOR: undefined },
  });
  return { status, stdout, stderr };
}

/** A folder that is gone after the test, with these files in it. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** The same for all tests of a file: gone after the last of them. */
export function folderOfAllTests(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
