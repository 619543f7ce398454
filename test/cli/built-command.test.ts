import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PLATFORM_IDS } from '../../src/model/export-form.ts';
import { builtCommand, ensureStats, type Finished, temporaryFolder } from '../helpers/command.ts';

const VP = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
const PAIRED = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'];
const TABLE = 'fixtures/ensure/report.published.json';

/** Without the lines of progress, which come by the clock. */
const settled = ({ stderr, ...rest }: Finished) => ({
  ...rest,
  stderr: stderr
    .split('\n')
    .filter((line) => !line.endsWith('…'))
    .join('\n'),
});

/** The other tests call the tool in their own process; these say that the bundle does the same, in every part that it loads later. */
describe('the built command does what the source does', () => {
  it.each([
    ['analyse', ...VP],
    ['analyse', VP[0]!],
    ['analyse', ...VP, '--style', 'ensure', '--lang', 'nl', '--details'],
    ['analyse', ...PAIRED, '--id', 'id', '--fuzzy', '1', '--format', 'json', '--bootstrap', '199'],
    ['analyse', ...VP, '--format', 'html', '--sentences', '--figures', '--lang', 'fr'],
    ['analyse', ...VP, '--format', 'latex', '--min-cell', '5'],
    ['analyse', ...VP, '--format', 'markdown', '--plot'],
    ['analyse', ...PAIRED, '--id', 'id', '--emit', 'r'],
    ['analyse', ...PAIRED, '--id', 'id', '--emit', 'spss'],
    ['analyse', 'nowhere.csv'],
    ['analyse', 'fixtures/damaged/typing-errors.csv', '--lang', 'fr'],
    ['validate', 'fixtures/damaged/typing-errors.csv', '--id', 'number', '--lang', 'nl'],
    ['score', ...PAIRED, '--id', 'id', '--format', 'csv'],
    ['reliability', 'fixtures/reference/bfi.csv', '--scales', 'fixtures/scales/bfi.json', '--format', 'csv'],
    ['describe', VP[0]!, '--columns', 'Geslacht', '--lang', 'nl'],
    ['plot', 'effects', ...VP],
    ['report', ...PAIRED, '--id', 'id', '--format', 'html', '--date', '2026-11-21'],
    ['verify', TABLE, '--test', 'student', '--format', 'github'],
    ['verify', TABLE, '--data', 'fixtures/ensure/study.json'],
    ['audit', TABLE],
    ['audit', '--text', 'fixtures/documents/report.pdf', '--lang', 'nl'],
    ['scales', 'check'],
    ['scales', 'schema'],
    ['scales', 'list', '--format', 'csv'],
    ['--help'],
    ['help', 'plot'],
    ['analyze-this'],
  ])('%s %s %s %s %s', async (...words) => {
    expect(settled(builtCommand(...words))).toEqual(settled(await ensureStats(...words)));
  });

  it('with letters that are not ASCII, in expressions too', async () => {
    const folder = temporaryFolder({
      'pre.csv': 'code,＝x,brs1,brs2,brs3,brs4,brs5,brs6\nSØREN Æ,＝1,1,2,3,4,5,1\n’łukasz,＋2,2,2,3,4,4,2\n',
      'post.csv':
        'code,＝x,brs1,brs2,brs3,brs4,brs5,brs6\nsoren ae,＝1,2,2,3,4,5,1\n’lukasz,＋2,3,2,3,4,4,2\n',
    });
    const files = [join(folder, 'pre.csv'), join(folder, 'post.csv')];
    for (const words of [
      ['score', ...files, '--id', 'code', '--format', 'csv'],
      ['analyse', ...files, '--id', 'code', '--format', 'json'],
    ]) {
      const called = await ensureStats(...words);
      expect(called.stdout).toMatch(/SØREN|"paired": 2/);
      expect(settled(builtCommand(...words))).toEqual(settled(called));
    }
  });

  it.each(['docx', 'xlsx', 'png'])('%s', async (format) => {
    const folder = temporaryFolder();
    const words = format === 'png' ? ['plot', 'effects', ...VP] : ['analyse', ...VP];
    const [built, called] = ['built', 'called'].map((name) => join(folder, `${name}.${format}`));
    expect(builtCommand(...words, '-o', built!).status).toBe(0);
    expect((await ensureStats(...words, '-o', called!)).status).toBe(0);
    expect(readFileSync(built!).equals(readFileSync(called!))).toBe(true);
  });

  it('writes first drafts and synthetic answers', async () => {
    const folder = temporaryFolder();
    expect(builtCommand('init', ...PAIRED, '-o', join(folder, 'study.json')).status).toBe(0);
    expect(builtCommand('run', join(folder, 'study.json'), '--dry-run').status).toBe(0);
    expect(builtCommand('simulate', TABLE, '--output', join(folder, 'synthetic')).status).toBe(0);
    expect(existsSync(join(folder, 'synthetic', 'SYNTHETIC.md'))).toBe(true);
  });
});

describe('as a process', () => {
  const shell = (call: string) =>
    spawnSync('bash', ['-c', `ensure_stats() { "$NODE" bin/ensure-stats.js "$@"; }\n${call}`], {
      encoding: 'utf8',
      env: { ...process.env, NODE: process.execPath },
      timeout: 30_000,
    });

  it('starts with the code that was compiled for it', () => {
    expect(existsSync('dist/command/main-job.cjs.cache')).toBe(true);
    // Of every platform too; compiling its module would take longer than its file.
    expect(PLATFORM_IDS.filter((id) => !existsSync(`dist/command/${id}.cjs.cache`))).toEqual([]);
  });

  it('reads a pipe', () => {
    const { stdout, status } = shell(`cat ${PAIRED[0]} | ensure_stats describe /dev/stdin --format csv`);
    expect(status).toBe(0);
    const sha256 = createHash('sha256').update(readFileSync(PAIRED[0]!)).digest('hex');
    expect(stdout).toContain(`sha256,stdin,${sha256}`);
  });

  it('writes everything into a pipe that is read slowly', async () => {
    const { stdout } = shell(
      `ensure_stats report ${PAIRED.join(' ')} --format html --date 2026-11-21 | (sleep 1; cat)`,
    );
    const words = ['report', ...PAIRED, '--format', 'html', '--date', '2026-11-21'];
    expect(stdout).toBe((await ensureStats(...words)).stdout);
  });

  it('ends quietly when its reader has seen enough', () => {
    const call = `ensure_stats report ${PAIRED.join(' ')} --format html | head -c 100; echo "\${PIPESTATUS[0]}" >&2`;
    const { stdout, stderr } = shell(call);
    expect(stdout).toHaveLength(100);
    expect(stderr).not.toMatch(/EPIPE|mistake/);
    expect(stderr).toMatch(/^0$/m);
  });

  it('ends when it is told to, and leaves no half of a file behind', () => {
    const folder = temporaryFolder();
    // Data that never end: the writer of the pipe is still open when the signal comes.
    const call = `mkfifo ${folder}/pipe; sleep 20 > ${folder}/pipe & exec 3<>${folder}/pipe; "$NODE" bin/ensure-stats.js score ${folder}/pipe -o ${folder}/a.csv & sleep 1; kill -TERM $!; wait $!; echo $?; kill %1`;
    const { stdout } = shell(call);
    expect(stdout.trim()).toBe('143');
    expect(readdirSync(folder)).toEqual(['pipe']);
  });
});

describe('the library', () => {
  it('is the same tool', async () => {
    const library = (await import(pathToFileURL('dist/index.js').href)) as Record<string, unknown>;
    const source = (await import('../../src/index.ts')) as Record<string, unknown>;
    expect(Object.keys(library).sort()).toEqual(Object.keys(source).sort());
  });
});
