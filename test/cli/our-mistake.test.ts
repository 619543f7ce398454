import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/command.ts';

/** Makes the first thing that is printed fail, as a mistake of ours would. */
const HOOK = `const fs = require('node:fs');
const write = fs.writeSync;
fs.writeSync = (descriptor, ...rest) => {
  if (descriptor === 1) throw new TypeError('a mistake');
  return write(descriptor, ...rest);
};`;

describe('a mistake of ours', () => {
  it.each([[['analyse', 'pre.csv']], [['validate', 'pre.csv']], [['scales', 'list']]])(
    'is told with its name and places in the sources: %j',
    (call) => {
      const data = `id,brs1,brs2,brs3,brs4,brs5,brs6\n${'1,4,2,4,1,3,2\n2,3,3,3,3,3,3\n3,5,1,4,2,4,1\n'}`;
      const folder = temporaryFolder({ 'hook.cjs': HOOK, 'pre.csv': data });
      // Somewhere else than where it was built.
      for (const part of ['bin', 'dist']) cpSync(part, join(folder, 'tool', part), { recursive: true });
      symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'tool', 'node_modules'));
      const words = ['--require', './hook.cjs', 'tool/bin/ensure-stats.js', ...call];
      const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
      expect(status).toBe(2);
      expect(stderr).toContain('TypeError: a mistake\n');
      expect(stderr).toMatch(/\n {4}at src\/cli\/standard-streams\.ts:\d+\n/);
      expect(stderr).toMatch(/\n {4}at src\/cli\/ensure-stats\.ts:\d+\n/);
      expect(stderr).toContain('Please report it');
      expect(stderr).not.toContain(process.cwd());
      expect(stderr).not.toContain(folder);
      // The line is the one that prints.
      const line = Number(/standard-streams\.ts:(\d+)/.exec(stderr)?.[1]);
      expect(readFileSync('src/cli/standard-streams.ts', 'utf8').split('\n')[line - 1]).toContain(
        'writeSync',
      );
    },
    60_000,
  );

  it('nothing that is shipped names the computer that built it', () => {
    const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.\w+$/.test(name),
    );
    expect(files.length).toBeGreaterThan(100);
    for (const name of files)
      expect({ name, found: readFileSync(join('dist', name)).includes(process.cwd()) }).toEqual({
        name,
        found: false,
      });
  });
});
