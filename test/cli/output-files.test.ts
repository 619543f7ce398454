import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '../../src/cli/write-file.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const DATA = `id,brs1,brs2,brs3,brs4,brs5,brs6\n${Array.from({ length: 60 }, (_, row) => `${row},4,2,4,1,3,${1 + (row % 5)}\n`).join('')}`;

describe.skipIf(process.platform === 'win32')('an output', () => {
  it('that is a symbolic link is followed, also where it leads to nothing yet', async () => {
    const folder = temporaryFolder({ 'pre.csv': DATA, 'real.csv': 'old' });
    const file = (name: string) => join(folder, name);
    mkdirSync(file('sub'));
    symlinkSync('real.csv', file('link.csv'));
    symlinkSync('../link.csv', file('sub/link.csv'));
    symlinkSync('sub/new.csv', file('dangling.csv'));
    for (const [link, target] of [
      ['link.csv', 'real.csv'],
      ['sub/link.csv', 'real.csv'],
      ['dangling.csv', 'sub/new.csv'],
    ] as const) {
      if (target === 'real.csv') writeFileSync(file(target), 'old');
      expect((await ensureStats('score', file('pre.csv'), '-o', file(link))).status).toBe(0);
      expect(lstatSync(file(link)).isSymbolicLink()).toBe(true);
      expect(readFileSync(file(target), 'utf8')).toContain('brs');
    }
    symlinkSync('b.csv', file('a.csv'));
    symlinkSync('a.csv', file('b.csv'));
    expect((await ensureStats('score', file('pre.csv'), '-o', file('a.csv'))).status).toBe(2);
  });

  it('keeps its permissions, and may have the longest name', async () => {
    const folder = temporaryFolder({ 'pre.csv': DATA, 'old.csv': 'old' });
    for (const mode of [0o600, 0o640, 0o664, 0o755]) {
      chmodSync(join(folder, 'old.csv'), mode);
      expect(
        (await ensureStats('score', join(folder, 'pre.csv'), '-o', join(folder, 'old.csv'))).status,
      ).toBe(0);
      expect(statSync(join(folder, 'old.csv')).mode & 0o777).toBe(mode);
    }
    for (const name of [`${'a'.repeat(251)}.csv`, `${'é'.repeat(125)}.csv`]) {
      expect((await ensureStats('score', join(folder, 'pre.csv'), '-o', join(folder, name))).status).toBe(0);
      expect(existsSync(join(folder, name))).toBe(true);
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves nothing behind when %s ends the command',
    async (signal) => {
      const folder = temporaryFolder({ 'out.csv': 'old' });
      // A script that writes for ever, as a large file would for a while.
      const script = `
      import { writeWhole } from './src/cli/write-file.ts';
      async function* parts() { for (;;) { yield 'x'.repeat(2 ** 20); await new Promise((resolve) => setTimeout(resolve, 5)); } }
      await writeWhole(${JSON.stringify(join(folder, 'out.csv'))}, parts());
    `;
      const { build } = await import('esbuild');
      const bundle = join(folder, 'writer.mjs');
      await build({
        stdin: { contents: script, resolveDir: process.cwd() },
        bundle: true,
        platform: 'node',
        format: 'esm',
        outfile: bundle,
        logLevel: 'silent',
      });
      const child = spawn(process.execPath, [bundle], { stdio: 'ignore' });
      const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('exit', (_, by) => resolve(by)));
      const parts = () => readdirSync(folder).filter((name) => name.endsWith('.part'));
      await expect.poll(() => parts().length, { timeout: 20_000 }).toBe(1);
      child.kill(signal);
      expect(await ended).toBe(signal);
      expect(parts()).toEqual([]);
      expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe('old');
    },
    40_000,
  );

  it('is left as it was when what is written fails', async () => {
    const folder = temporaryFolder({ 'out.csv': 'old' });
    async function* parts() {
      yield 'x';
      throw new RangeError('no more');
    }
    await expect(writeWhole(join(folder, 'out.csv'), parts())).rejects.toThrow('no more');
    expect(readdirSync(folder)).toEqual(['out.csv']);
  });
});

describe.skipIf(process.platform === 'win32')('when nobody reads any more', () => {
  /** The command with stdout or stderr into a pipe whose reader has gone before the command begins. */
  const unread = (call: string, redirection: string) => {
    const line = `{ sleep 0.5; ${process.execPath} bin/ensure-stats.js ${call} ${redirection}; echo $? >&3; } 3>&1 >/dev/null`;
    return spawnSync('bash', ['-c', line], { encoding: 'utf8', timeout: 60_000 }).stdout.trim();
  };

  it.each([
    ['stderr', '2> >(exec true)'],
    ['stdout', '> >(exec true)'],
    ['both', '> >(exec true) 2>&1'],
  ])(
    '%s, the file is written all the same, and the status is that of the command',
    (_, redirection) => {
      const folder = temporaryFolder({ 'pre.csv': DATA, 'bad.csv': DATA.replace('4,2,4,1', '9,2,4,1') });
      const file = (name: string) => join(folder, name);
      expect(unread(`analyse ${file('pre.csv')} --details -o ${file('out.json')}`, redirection)).toBe('0');
      expect(JSON.parse(readFileSync(file('out.json'), 'utf8'))).toHaveProperty('schema');
      expect(unread(`validate ${file('bad.csv')}`, redirection)).toBe('1');
      expect(unread(`analyse ${file('nowhere.csv')}`, redirection)).toBe('2');
    },
    60_000,
  );
});
