import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, linkSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureStats, type Finished, temporaryFolder } from '../helpers/command.ts';

const HEADER = 'id,brs1,brs2,brs3,brs4,brs5,brs6\n';
const DATA = `${HEADER}a,4,2,4,1,3,2\nb,3,3,3,3,3,3\nc,5,1,4,2,4,1\nd,2,4,2,5,1,4\n`;
const LATER = `${HEADER}a,5,2,4,1,4,2\nb,4,3,3,2,3,3\nc,5,1,5,2,4,1\nd,3,4,2,4,1,4\n`;

/** The call leaves the data as they are and says in one sentence why. */
function expectRefusal({ status, stderr }: Finished, path: string, reason: string): void {
  expect(status).toBe(2);
  const errors = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('note: '));
  expect(errors.join('\n')).toBe(`error: ${reason}`);
  expect(readFileSync(path, 'utf8')).toBe(DATA);
}

describe('the data that was read', () => {
  const reason = (path: string) =>
    `${path} is one of the input files, and the result would replace it; name another file`;

  it.each([
    ['score', 'PRE -o PRE'],
    ['analyse', 'PRE POST --format json -o PRE'],
    ['analyse', 'PRE POST --emit r -o PRE'],
    ['validate', 'PRE --format csv -o PRE'],
    ['describe', 'PRE -o PRE'],
    ['init', 'PRE -o PRE --force'],
  ])('is not overwritten by %s %s', async (command, words) => {
    // Text of any form may stand in such a file.
    const folder = temporaryFolder({ 'pre.txt': DATA, 'post.csv': LATER });
    const [pre, post] = [join(folder, 'pre.txt'), join(folder, 'post.csv')];
    const paths = new Map([
      ['PRE', pre],
      ['POST', post],
    ]);
    const refused = await ensureStats(command, ...words.split(' ').map((word) => paths.get(word) ?? word));
    expectRefusal(refused, pre, reason(pre));
  });

  it('is not overwritten under another name of the same file', async () => {
    const folder = temporaryFolder({ 'pre.csv': DATA });
    const [pre, twin] = [join(folder, 'pre.csv'), join(folder, 'twin.csv')];
    linkSync(pre, twin);
    expectRefusal(await ensureStats('score', pre, '-o', twin), twin, reason(twin));
  });
});

describe('a place that cannot be written', () => {
  it('is named when a file stands where a folder should be', async () => {
    const folder = temporaryFolder({ 'pre.csv': DATA, 'post.csv': LATER });
    const [pre, post] = [join(folder, 'pre.csv'), join(folder, 'post.csv')];
    const refused = await ensureStats('score', pre, '--output-dir', pre);
    expectRefusal(refused, pre, `Cannot create the folder ${pre}: a file of that name already exists`);
    const below = join(pre, 'results');
    expectRefusal(
      await ensureStats('plot', 'means', pre, post, '--output-dir', below),
      pre,
      `Cannot create the folder ${below}: a part of the path is not a folder`,
    );
  });

  it.runIf(existsSync('/dev/full'))('is named when it is stdout', () => {
    const pre = join(temporaryFolder({ 'pre.csv': DATA }), 'pre.csv');
    const call = `${JSON.stringify(process.execPath)} bin/ensure-stats.js score ${JSON.stringify(pre)} > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', call], { encoding: 'utf8' });
    expect({ status, stderr: stderr.trim() }).toEqual({
      status: 2,
      stderr: 'error: Cannot write stdout: the disk is full',
    });
    expect(
      execFileSync('sh', ['-c', `${call.replace('/dev/full', '/dev/null')}; echo $?`], { encoding: 'utf8' }),
    ).toBe('0\n');
  });
});
