import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AuditResult } from '../../src/model/audit-result.ts';
import { bySample } from '../helpers/by-sample.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const ENSURE = 'fixtures/ensure/report.published.json';
const RIGHT = `scale;wave;n;mean;sd;difference;p
sleep;pre;10;0,75;1,79;;
sleep;post;10;2,33;2,00;1,58;,079
`;

describe('audit', () => {
  test('of the ENSURE report has findings: status 1', async () => {
    const { status, stdout, stderr } = await ensureStats('audit', ENSURE);
    expect(stderr).toBe('');
    expect(stdout).toContain('Two different tests were used:');
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
    expect(status).toBe(1);
  });

  test('as JSON has codes, numbers, and words in the language', async () => {
    const { stdout, status } = await ensureStats('audit', ENSURE, '--format', 'json', '--lang', 'nl');
    const result = JSON.parse(stdout) as Omit<AuditResult, 'findings'> & {
      findings: { code: string; message: string }[];
    };
    expect(status).toBe(1);
    expect(result.schema).toBe('ensure-stats/audit/1');
    expect(result.source).toMatchObject({ file: 'report.published.json', cells: 230 });
    expect(result.source.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(result.findings.find(({ code }) => code === 'rate')?.message).toBe(
      'Vermeld is 76%, maar 83 van 108 is 76,9%',
    );
  });

  test('as CSV is one rectangle, as Markdown two tables', async () => {
    const csv = (await ensureStats('audit', ENSURE, '--format', 'csv')).stdout;
    expect(csv.split('\r\n')[0]).toBe(
      'severity,code,scale,name,item,group,wave,variable,claim,where,printed,cells,message,assumed,possibleIf,known',
    );
    expect(csv.trim().split('\r\n')).toHaveLength(8);
    expect((await ensureStats('audit', ENSURE, '--format', 'markdown')).stdout.match(/^\*\*/gm)).toHaveLength(
      2,
    );
  });

  test('of a sound table, from a spreadsheet: status 0', async () => {
    const folder = temporaryFolder({ 'table.csv': RIGHT });
    const { status, stdout } = await ensureStats('audit', join(folder, 'table.csv'), '--lang', 'fr');
    expect(stdout).toContain('Rien n’a été trouvé.');
    expect(status).toBe(0);
  });

  test('of a text: finds tests with commas, status 1; without a wrong one, status 0', async () => {
    const folder = temporaryFolder({
      'wrong.md': 'Zelfzekerheid daalde, *t*(84) = 2,05; *p* = ,014, of t(84) = -2,05; p = ,014.',
      'right.txt': 'Self-esteem fell, t(84) = -2.05, p = .044.',
    });
    const wrong = await ensureStats('audit', '--text', join(folder, 'wrong.md'));
    const words = wrong.stdout.replace(/\s+/g, ' ');
    expect(words).toContain('t(84) = 2,05; p = ,014; the statistic gives p .043–.044.');
    expect(words).toContain('t(84) = −2,05; p = ,014; the statistic gives');
    expect(wrong.status).toBe(1);
    expect((await ensureStats('audit', '--text', join(folder, 'right.txt'))).status).toBe(0);
  });

  test.each([
    [
      'a table with a mistake',
      '{ "source": { "titel": "x" } }',
      'table.json',
      /table\.json, line 1: source\.titel: is not a known key; did you mean title\?/,
    ],
    [
      'a column that does not exist',
      'scale,mean,means\nx,1,2',
      'table.csv',
      /the column "means" is not known/,
    ],
  ])('%s: status 2, and where', async (_, content, name, message) => {
    const folder = temporaryFolder({ [name]: content });
    const { status, stderr, stdout } = await ensureStats('audit', join(folder, name));
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  test.each([
    [[], /Name a published table/],
    [[ENSURE, '--text', 'x.txt'], /not both/],
    [['nowhere.json'], /Cannot read nowhere\.json: there is no such file/],
    [['--text', 'nowhere.txt'], /Cannot read nowhere\.txt/],
  ])('%j: status 2', async (args, message) => {
    const { status, stderr } = await ensureStats('audit', ...args);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });

  test('of an office file says what to do', async () => {
    const folder = temporaryFolder({ 'report.xlsx': Uint8Array.of(0x50, 0x4b, 3, 4, 0) });
    const { status, stderr } = await ensureStats('audit', '--text', join(folder, 'report.xlsx'));
    expect(stderr).toMatch(/is an office file or archive, but not a Word document.*save it as plain text/);
    expect(status).toBe(2);
  });
});

describe('simulate', () => {
  test('writes files that are labelled, and that analyse back to the table', async () => {
    const folder = join(temporaryFolder(), 'synthetic');
    const { status, stdout } = await ensureStats('simulate', ENSURE, '-o', folder, '--seed', '3');
    expect(status).toBe(0);
    expect(stdout).toContain('nobody gave these answers');
    expect(readdirSync(folder).sort()).toEqual([
      'SYNTHETIC.md',
      'synthetic-professionals-once.csv',
      'synthetic-ps-post.csv',
      'synthetic-ps-pre.csv',
      'synthetic-vp-post.csv',
      'synthetic-vp-pre.csv',
    ]);
    expect(readFileSync(join(folder, 'SYNTHETIC.md'), 'utf8')).toContain('Synthetic');
    const files = ['pre', 'post'].map((wave) => join(folder, `synthetic-ps-${wave}.csv`));
    const { stdout: json } = await ensureStats('analyse', ...files, '--format', 'json');
    const { scales } = bySample(JSON.parse(json));
    const wemwbs = scales.find(({ id }) => id === 'wemwbs')!.waves;
    expect(wemwbs.pre).toMatchObject({ n: 54 });
    expect(wemwbs.pre!.mean!.toFixed(1)).toBe('51.8');
    expect(wemwbs.pre!.sd!.toFixed(1)).toBe('9.2');
    expect(wemwbs.post!.mean!.toFixed(1)).toBe('55.1');
  });

  test('needs a folder, and a table with scales that are known', async () => {
    expect((await ensureStats('simulate', ENSURE)).status).toBe(2);
    const folder = temporaryFolder({ 'table.csv': 'scale,n,mean\nunknown,10,3.1' });
    const { status, stderr } = await ensureStats(
      'simulate',
      join(folder, 'table.csv'),
      '-o',
      join(folder, 'out'),
    );
    expect(stderr).toMatch(/name definitions with --scales/);
    expect(status).toBe(2);
  });
});
