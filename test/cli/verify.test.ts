import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Verification } from '../../src/model/verification.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const TABLE = 'fixtures/ensure/report.published.json';
const VP = 'vp=fixtures/ensure/vp-pre.csv,fixtures/ensure/vp-post.csv';
const PS = 'ps=fixtures/ensure/ps-pre.tsv,fixtures/ensure/ps-post.csv';
const PROFESSIONALS = 'professionals=fixtures/ensure/professionals.csv';
const STAI = [
  'fixtures/published/stai-flat.published.json',
  '--scales',
  'fixtures/scales/stai-state.json',
  '--id',
  'id',
];
const STAI_DATA = ['--data', 'fixtures/reference/stai_flat_pre.csv', 'fixtures/reference/stai_flat_post.csv'];

const asJson = async (...args: readonly string[]): Promise<Verification> =>
  JSON.parse((await ensureStats(...args)).stdout);
const notReproduced = ({ cells }: Verification) =>
  cells
    .filter(({ status }) => status !== 'reproduced')
    .map(
      (cell) =>
        `${cell.line}: ${cell.scale ?? cell.group} ${cell.item ?? ''} ${cell.quantity} ${cell.printed} ${cell.explanations.map(({ convention, method }) => method ?? convention).join(' ')}`,
    );

describe('the ENSURE report', () => {
  it('reproduces from its data but for what is known of it', async () => {
    const { status, stdout } = await ensureStats('verify', TABLE, '--data', VP, PS, PROFESSIONALS);
    expect(status).toBe(0);
    expect(stdout).toContain('213 of 221 cells reproduced');
    expect(stdout).toContain("Student's t-test");
  });

  it('says of each such cell what gives it', async () => {
    const verification = await asJson('verify', TABLE, '--format', 'json');
    expect(verification.schema).toBe('ensure-stats/verification/1');
    expect(verification.inputs.map(({ group, wave, rows }) => [group, wave, rows])).toEqual([
      ['vp', 'pre', 46],
      ['vp', 'post', 40],
      ['ps', 'pre', 54],
      ['ps', 'post', 29],
      ['professionals', 'once', 83],
    ]);
    // The lines of the file, as an editor counts them.
    const lines = readFileSync(TABLE, 'utf8').split('\n');
    for (const { line, printed } of verification.cells) expect(lines[line! - 1]).toContain(printed);
    expect(notReproduced(verification).map((text) => text.replace(/^\d+: /, ''))).toEqual([
      'professionals  rate 76% truncated',
      'gse  sd 0,7 mean-of-items',
      'gse  sd 0,4 mean-of-items',
      'gse  p ,261 student',
      'lsns6  p ,185 student',
      'lsns6 lsns3 difference +8 ',
      'lsns6 lsns6 difference +2 ',
      'lsns6 lsns1 difference +2 ',
    ]);
    expect(verification.cells.filter(({ known }) => known !== null)).toHaveLength(8);
  });

  it('fails when what is known is not said', async () => {
    const text = readFileSync(TABLE, 'utf8').replaceAll(/, "known": "[^"]*"/g, '');
    const folder = temporaryFolder({ 'report.published.json': text });
    const path = join(folder, 'report.published.json');
    const { status, stdout } = await ensureStats(
      'verify',
      path,
      '--data',
      VP,
      PS,
      PROFESSIONALS,
      '--format',
      'github',
    );
    expect(status).toBe(1);
    const commands = stdout.split('\n').filter((line) => line.startsWith('::'));
    expect(commands).toHaveLength(8);
    expect(commands.find((line) => line.includes('lsns6%3A p'))).toMatch(
      /^::error file=.*report\.published\.json,line=\d+,title=vp%2C lsns6%3A p::differs: published ,185, computed \.211\. Reproduced by: Student's t-test\.$/,
    );
  });

  it('reproduces those p-values by Student when that is the test', async () => {
    const verification = await asJson('verify', TABLE, '--test', 'student', '--format', 'json');
    const cells = notReproduced(verification).join('\n');
    expect(cells).not.toContain(',185');
    expect(cells).not.toContain(',261');
    // Welch's were ,086 and ,294.
    expect(cells).toContain(',086 welch');
    expect(cells).toContain(',294 welch');
    expect(verification.passed).toBe(false);
  });

  it('does not pass without the data of a group, and says so', async () => {
    const { status, stdout } = await ensureStats('verify', TABLE, '--data', VP, PROFESSIONALS);
    expect(status).toBe(1);
    expect(stdout).toContain('No data for group ps');
  });

  it('prints known cells as notices, in Dutch', async () => {
    const { status, stdout } = await ensureStats('verify', TABLE, '--format', 'github', '--lang', 'nl');
    expect(status).toBe(0);
    expect(stdout).not.toContain('::error');
    expect(stdout).toContain('::notice file=fixtures/ensure/report.published.json,line=');
    expect(stdout).toContain('213 van 221 cellen gereproduceerd');
  });
});

describe('a table about one group', () => {
  it('takes its files in the order of its waves', async () => {
    const { status, stdout } = await ensureStats('verify', ...STAI, ...STAI_DATA);
    expect(stdout).toContain('Passed: 224 of 224 cells reproduced.');
    expect(status).toBe(0);
  });

  it('lists every cell with --details, and always in CSV', async () => {
    expect((await ensureStats('verify', ...STAI, '--details')).stdout).toContain('stai-state, pre-test: SD');
    const { stdout } = await ensureStats('verify', ...STAI, '--format', 'csv');
    expect(stdout.trim().split('\n')).toHaveLength(225);
  });

  it('differs when the waves are exchanged', async () => {
    const [flag, pre, post] = STAI_DATA as [string, string, string];
    const { status, stdout } = await ensureStats('verify', ...STAI, flag, post, pre, '--format', 'json');
    expect(status).toBe(1);
    const { cells } = JSON.parse(stdout) as Verification;
    const mean = cells.find(
      ({ quantity, wave, item }) => quantity === 'mean' && wave === 'pre' && item === null,
    );
    expect(mean?.explanations).toContainEqual(
      expect.objectContaining({ convention: 'other-wave', sample: { group: null, wave: 'post' } }),
    );
  });
});

describe('what cannot be run', () => {
  it.each([
    [['verify', 'nowhere.json'], 'there is no such file'],
    [
      ['verify', 'fixtures/reference/bfi.csv'],
      'bfi.csv: the column "id" is not known; known: scale, group, wave',
    ],
    [['verify', 'fixtures/published/bfi.published.json'], 'write --data once.csv'],
    [['verify', TABLE, '--data', 'pre.csv', 'post.csv'], 'vp=vp-pre.csv,vp-post.csv ps='],
    [['verify', TABLE, '--data', VP, 'post.csv'], 'no group is given for post.csv'],
    [['verify', TABLE, '--data', 'xx=pre.csv'], 'no group "xx"'],
    [['verify', TABLE, '--data', VP, VP], 'given twice'],
    [['verify', TABLE, '--data', 'professionals=a.csv,b.csv'], 'one wave: once'],
    [['verify', TABLE, '--data', 'vp=nowhere.csv'], 'nowhere.csv: there is no such file'],
    [['verify', TABLE, '--format', 'pdf'], 'Allowed choices'],
  ])('%j', async (args, message) => {
    const { status, stdout, stderr } = await ensureStats(...args);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
    expect(stdout).toBe('');
  });

  it('nothing is computed from impossible answers', async () => {
    const table = JSON.stringify({
      source: { title: 'A table' },
      rows: [{ scale: 'brs', waves: { pre: { mean: '3.0' } } }],
    });
    const folder = temporaryFolder({ 'table.json': table });
    const path = join(folder, 'table.json');
    const { status, stderr } = await ensureStats(
      'verify',
      path,
      '--data',
      'fixtures/damaged/typing-errors.csv',
    );
    expect(status).toBe(1);
    expect(stderr).toContain('is not in 1–5');
    const asMissing = await ensureStats(
      'verify',
      path,
      '--data',
      'fixtures/damaged/typing-errors.csv',
      '--invalid',
      'missing',
    );
    expect(asMissing.stderr).toContain('treated as missing');
    expect(asMissing.stdout).toContain('of 1 cells reproduced');
  });
});

describe('counts', () => {
  const answers = [
    'sex;age',
    'man;18-35',
    'Vrouw;18 – 35',
    'vrouw;36-45',
    'vrouw;36-45',
    ';36-45',
    'x;36-45',
  ].join('\n');

  const table = (categories: readonly object[]) =>
    JSON.stringify({
      source: { title: 'A table' },
      groups: [{ id: 'all', waves: { once: { n: '6' } } }],
      respondents: [{ variable: 'sex', columns: { all: { group: 'all', total: '6' } }, categories }],
    });

  const verified = async (categories: readonly object[]) => {
    const folder = temporaryFolder({ 'table.json': table(categories), 'answers.csv': answers });
    const args = [
      'verify',
      join(folder, 'table.json'),
      '--data',
      join(folder, 'answers.csv'),
      '--format',
      'json',
    ];
    return JSON.parse((await ensureStats(...args)).stdout) as Verification;
  };

  it('are by value without case, blanks as no answer, and what is not printed is said', async () => {
    const { passed, warnings } = await verified([
      { label: 'man', counts: { all: '1' }, percentages: { all: '16.7' } },
      { label: 'vrouw', counts: { all: '3' }, percentages: { all: '50' } },
      { label: 'other', counts: { all: '0' } },
      { label: 'none', missing: true, counts: { all: '1' } },
    ]);
    expect(passed).toBe(true);
    expect(warnings).toEqual([expect.objectContaining({ code: 'unprinted-category' })]);
    expect(warnings[0]?.message).toContain('"x" (1)');
  });

  it('knows percentages of those who answered', async () => {
    const { cells } = await verified([{ label: 'man', percentages: { all: '20%' } }]);
    expect(cells.find(({ quantity }) => quantity === 'percentage')).toMatchObject({
      status: 'differs',
      explanations: [{ convention: 'answered-only', value: 20 }],
    });
  });
});
