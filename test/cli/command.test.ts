import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const PRE = 'fixtures/ensure/vp-pre.csv';
const POST = 'fixtures/ensure/vp-post.csv';
const BRS = 'id,brs1,brs2,brs3,brs4,brs5,brs6';

describe('analyse', () => {
  it('prints tables that fit a terminal, remarks on stderr, status 0', async () => {
    const { status, stdout, stderr } = await ensureStats('analyse', PRE, POST);
    expect(status).toBe(0);
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
    expect(stdout).toContain('Table 1.');
    expect(stdout).not.toContain('\u001b');
    expect(stderr).toContain('note: ');
    // Windows-1252 as Excel saves it is nothing to speak of.
    expect(stderr).not.toContain('UTF-8');
    expect(stderr).not.toContain('error');
  });

  it("prints the report's Table 1 and Appendix 1 in its own form", async () => {
    const { status, stdout } = await ensureStats('analyse', PRE, POST, '--style', 'ensure', '--lang', 'nl');
    expect(status).toBe(0);
    const rows = stdout.split('\n').map((line) => line.trim().split(/\s{2,}/));
    // Every printed cell of the published table; self-efficacy and social integration are Student's there (see fixtures/ensure).
    expect(rows).toContainEqual(['Mentaal welbevinden', '14-70', '48,4', '50,6', '2,2', ',294']);
    expect(rows).toContainEqual(['Veerkracht', '1-5', '3,0', '3,2', '0,2', ',153']);
    expect(rows).toContainEqual(['Zelfzekerheid', '10-40', '21,4', '19,2', '−2,2', '<,05*']);
    expect(rows).toContainEqual(['Sociale steun', '1-5', '2,2', '4,0', '1,8', '<,05*']);
    expect(rows).toContainEqual(['Sociaal isolement', '1-4', '3,0', '3,0', '0,0', ',951']);
    for (const [scale, alpha, items] of [
      ['Mentaal welbevinden', '0,954', '14'],
      ['Sociale integratie', '0,751', '6'],
      ['Veerkracht', '0,743', '6'],
      ['Zelfzekerheid', '0,665', '10'],
      ['Sociaal isolement', '0,761', '3'],
      ['Zelfredzaamheid', '0,947', '10'],
      ['Sociale steun', '0,921', '8'],
    ]) {
      expect(rows).toContainEqual([scale, alpha, items]);
    }
    const student = (
      await ensureStats('analyse', PRE, POST, '--style', 'ensure', '--lang', 'nl', '--test', 'student')
    ).stdout;
    const studentRows = student.split('\n').map((line) => line.trim().split(/\s{2,}/));
    expect(studentRows).toContainEqual(['Zelfredzaamheid', '10-40', '27,3', '28,7', '1,4', ',261']);
    expect(studentRows).toContainEqual(['Sociale integratie', '≥0', '4,5', '7,1', '2,6', ',185']);
  });

  it("prints the report's Table 2", async () => {
    const { stdout } = await ensureStats(
      'analyse',
      'fixtures/ensure/ps-pre.tsv',
      'fixtures/ensure/ps-post.csv',
      '--style',
      'ensure',
      '--lang',
      'nl',
    );
    const rows = stdout.split('\n').map((line) => line.trim().split(/\s{2,}/));
    expect(rows).toContainEqual(['Mentaal welbevinden', '14-70', '51,8', '55,1', '3,3', ',086']);
    expect(rows).toContainEqual(['Veerkracht', '1-5', '3,3', '3,4', '0,1', ',455']);
  });

  it('prints the result as JSON: raw doubles, hash of the file, every choice', async () => {
    const { status, stdout } = await ensureStats(
      'analyse',
      PRE,
      POST,
      '--format',
      'json',
      '--confidence',
      '0.9',
      '--missing',
      '99,NA',
    );
    expect(status).toBe(0);
    const result = JSON.parse(stdout) as Result;
    expect(result).toMatchObject({ schema: 'ensure-stats/result/2', tool: { name: 'ensure-stats' } });
    expect(result.inputs).toMatchObject([
      { waves: ['pre'], file: 'vp-pre.csv', rows: 46, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { waves: ['post'], file: 'vp-post.csv', rows: 40 },
    ]);
    expect(result.settings).toMatchObject({ confidence: 0.9, missing: ['99', 'NA'], invalid: 'error' });
    expect(result.scales).toHaveLength(7);
  });

  it('gives the same bytes twice', async () => {
    const first = (await ensureStats('analyse', PRE, POST, '--format', 'json')).stdout;
    expect((await ensureStats('analyse', PRE, POST, '--format', 'json')).stdout).toBe(first);
  });

  it('lists impossible values, computes nothing, status 1', async () => {
    const folder = temporaryFolder({ 'pre.csv': `${BRS}\n1,1,2,3,4,5,1\n2,1,66,3,4,5,2\n3,1,2,3,4,5,x\n` });
    const { status, stdout, stderr } = await ensureStats('analyse', join(folder, 'pre.csv'));
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('error: "brs2" of pre.csv, row 3: 66 is not in 1–5 (brs2)');
    expect(stderr).toContain('2 values are impossible, so nothing was computed');
    const proceeded = await ensureStats(
      'analyse',
      join(folder, 'pre.csv'),
      '--invalid',
      'missing',
      '--format',
      'json',
    );
    expect(proceeded.status).toBe(0);
    expect((JSON.parse(proceeded.stdout) as Result).inputs[0]!.invalidSetMissing).toBe(2);
  });
});

describe('what cannot run has status 2 and one sentence', () => {
  it.each([
    [
      'a file that is not there',
      ['analyse', 'nowhere.csv'],
      'Cannot read nowhere.csv: there is no such file',
    ],
    ['a folder', ['analyse', 'fixtures'], 'fixtures/ contains no data files'],
    ['an unknown option', ['analyse', PRE, '--tset', 'welch'], "unknown option '--tset'"],
    ['an unknown command', ['analyze-this'], "unknown command 'analyze-this'"],
    ['a bad level', ['analyse', PRE, '--confidence', '95'], 'between 0 and 1, such as 0.95'],
    [
      'an unknown scale',
      ['analyse', PRE, '--scales', 'nope'],
      '"nope" is neither a built-in scale nor a file; built-in scales: wemwbs, swemwbs, brs',
    ],
    [
      'a definition that is not there',
      ['analyse', PRE, '--scales', 'nope.json'],
      'the file nope.json does not exist',
    ],
    [
      'a scale that the file lacks',
      ['analyse', 'fixtures/ensure/ps-post.csv', '--scales', 'rses'],
      'has none of the 10 items of rses',
    ],
    [
      'an unknown id column',
      ['analyse', PRE, POST, '--id', 'respondent'],
      '--id: vp-pre.csv has no column "respondent"',
    ],
    [
      'an unknown ending',
      ['analyse', PRE, '-o', 'table.docm'],
      'the extension ".docm" of table.docm is not a format',
    ],
    [
      'a folder that is not there',
      ['analyse', PRE, '-o', 'no/such/folder/table.csv'],
      'the folder no/such/folder does not exist',
    ],
    ['a missing file name', ['analyse'], "missing required argument 'files'"],
  ])('%s', async (_, args, sentence) => {
    const { status, stdout, stderr } = await ensureStats(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('output files', () => {
  it('take their format from the ending and are written whole', async () => {
    const folder = temporaryFolder();
    for (const [name, beginning] of [
      ['result.json', '{'],
      ['result.csv', '"?Table 1'],
      ['result.md', '.*Table 1'],
      ['result.txt', 'Table 1'],
    ] as const) {
      const { status, stdout, stderr } = await ensureStats('analyse', PRE, POST, '-o', join(folder, name));
      expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
      expect(stderr).toContain(`Wrote ${join(folder, name)}`);
      expect(readFileSync(join(folder, name), 'utf8')).toMatch(new RegExp(`^${beginning}`));
    }
    expect(readdirSync(folder).sort()).toEqual(['result.csv', 'result.json', 'result.md', 'result.txt']);
  });

  it('are left alone when the analysis is refused', async () => {
    const folder = temporaryFolder({ 'old.json': 'old', 'bad.csv': `${BRS}\n1,9,9,9,9,9,9\n` });
    expect(
      (await ensureStats('analyse', join(folder, 'bad.csv'), '-o', join(folder, 'old.json'))).status,
    ).toBe(1);
    expect(readFileSync(join(folder, 'old.json'), 'utf8')).toBe('old');
  });
});

describe('validate', () => {
  it('is silent about nothing: status 1 and every problem', async () => {
    const folder = temporaryFolder({
      'a.csv': `${BRS}\n1,1,2,3,4,5,6\n1,1,2,3,4,5,x\n`,
      'b.csv': `${BRS}\n7,1,2,3,4,5,5\n`,
    });
    const { status, stdout } = await ensureStats(
      'validate',
      join(folder, 'a.csv'),
      join(folder, 'b.csv'),
      '--id',
      'id',
      '--format',
      'json',
    );
    expect(status).toBe(1);
    const report = JSON.parse(stdout) as {
      errors: number;
      problems: { code: string; file: string; row: number }[];
    };
    expect(report.errors).toBe(3);
    expect(report.problems.map(({ code, file, row }) => [code, file, row])).toEqual([
      ['out-of-range', 'a.csv', 2],
      ['unknown-answer', 'a.csv', 3],
      ['duplicate-id', 'a.csv', 3],
    ]);
    expect((await ensureStats('validate', join(folder, 'b.csv'))).status).toBe(0);
  });
});

describe('score', () => {
  it('writes one row per respondent: id, score, answers, band', async () => {
    const folder = temporaryFolder({ 'a.csv': `${BRS}\nr1,5,1,5,1,5,1\nr2,1,5,1,5,1,\nr3,1,,1,5,1,\n` });
    const { status, stdout } = await ensureStats(
      'score',
      join(folder, 'a.csv'),
      '--id',
      'id',
      '--format',
      'csv',
    );
    expect(status).toBe(0);
    const lines = stdout.trim().split(/\r?\n/);
    expect(lines).toHaveLength(4);
    const table = lines.map((line) => line.split(','));
    const column = (name: string) => table.slice(1).map((row) => row[table[0]!.indexOf(name)]);
    expect(column('id')).toEqual(['r1', 'r2', 'r3']);
    // r1: all fives after reversal; r2: five items, all ones; r3: four items, below the five that are needed.
    expect(column('brs')).toEqual(['5', '1', '']);
    expect(column('brs_answered')).toEqual(['6', '5', '4']);
    expect(column('brs_band')).toEqual(['high', 'low', '']);
  });

  it('joins files with a wave column, or writes each to its own', async () => {
    const files = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'];
    const joined = await ensureStats('score', ...files, '--id', 'id', '--format', 'csv');
    expect(joined.status).toBe(0);
    expect(joined.stdout.split(/\r?\n/).filter((line) => line !== '')).toHaveLength(1 + 30 + 28);
    expect(joined.stdout).toMatch(/^wave,/);
    const folder = temporaryFolder();
    expect(
      (await ensureStats('score', ...files, '--id', 'id', '--output-dir', join(folder, 'scores'))).status,
    ).toBe(0);
    expect(readdirSync(join(folder, 'scores')).sort()).toEqual(['post.scores.csv', 'pre.scores.csv']);
  });

  it('needs names when two files are called alike', async () => {
    const { status, stderr } = await ensureStats(
      'score',
      'fixtures/paired/pre.csv',
      'fixtures/paired/pre.csv',
    );
    expect(status).toBe(2);
    expect(stderr).toContain('Two files would both be called "pre"');
  });
});

describe('describe', () => {
  it("prints the report's Appendix 2", async () => {
    const { status, stdout } = await ensureStats(
      'describe',
      PRE,
      'fixtures/ensure/ps-pre.tsv',
      'fixtures/ensure/professionals.csv',
      '--names',
      'VP,PS,Professionals',
      '--columns',
      'Geslacht,Leeftijd,Opleiding,Land van herkomst',
      '--no-items',
      '--style',
      'ensure',
      '--lang',
      'nl',
    );
    expect(status).toBe(0);
    const rows = stdout.split('\n').map((line) => line.trim().split(/\s{2,}/));
    for (const row of [
      ['man', '7', '17', '2'],
      ['vrouw', '34', '37', '80'],
      ['non-binair', '0', '0', '1'],
      ['<18', '2', '1', '20'],
      ['18-35', '6', '31', '62'],
      ['>65', '2', '1', '0'],
      ['België', '9', '6', '31'],
      ['Marokko', '7', '2', '0'],
      ['Venezuela', '0', '1', '1'],
      ['Totaal', '46', '54', '83'],
    ])
      expect(rows).toContainEqual(row);
  });

  it('refuses to count what would show who somebody is', async () => {
    const { status, stderr } = await ensureStats('describe', 'fixtures/paired/pre.csv', '--columns', 'id');
    expect(status).toBe(2);
    expect(stderr).toContain('respondents could be recognised');
  });
});

describe('scales', () => {
  it('lists, shows, checks and prints the schema', async () => {
    expect((await ensureStats('scales', 'list')).stdout).toContain('wemwbs');
    expect(JSON.parse((await ensureStats('scales', 'show', 'brs')).stdout)).toMatchObject({ id: 'brs' });
    expect(JSON.parse((await ensureStats('scales', 'schema')).stdout)).toEqual(
      JSON.parse(readFileSync('scales/scale.schema.json', 'utf8')),
    );
    const { status, stdout } = await ensureStats('scales', 'check');
    expect(status).toBe(0);
    expect(stdout.match(/^ok /gm)).toHaveLength(builtInScales().length);
    expect(
      (await ensureStats('scales', 'check', 'fixtures/scales/stai-state.json', 'fixtures/scales/bfi.json'))
        .status,
    ).toBe(0);
  });

  it('refuses a broken definition with the path inside it, and fails one whose example is wrong', async () => {
    const brs = (await ensureStats('scales', 'show', 'brs')).stdout;
    const wrong = JSON.parse(brs) as { examples: { scores: Record<string, number> }[] };
    wrong.examples[0]!.scores.brs = 1.5;
    const folder = temporaryFolder({
      'brs.json': JSON.stringify(wrong),
      'broken.json': brs.replace('"reverse": true', '"reverse": "yes"'),
    });
    const failing = await ensureStats('scales', 'check', join(folder, 'brs.json'));
    expect(failing.status).toBe(1);
    expect(failing.stdout).toContain('examples[0].scores.brs expects 1.5');
    const broken = await ensureStats(
      'analyse',
      'fixtures/ensure/ps-post.csv',
      '--scales',
      join(folder, 'broken.json'),
    );
    expect(broken.status).toBe(2);
    expect(broken.stderr).toMatch(
      /broken\.json, line \d+: items\[1\]\.reverse: must be true or false, not "yes"/,
    );
  });
});

describe('help', () => {
  it.each([
    ...['analyse', 'validate', 'score', 'reliability', 'describe', 'plot', 'report', 'init', 'run', 'verify'],
    ...['audit', 'simulate', 'entry', 'scales'],
  ])('of %s has examples', async (command) => {
    const { status, stdout } = await ensureStats(command, '--help');
    expect(status).toBe(0);
    if (!['entry', 'scales'].includes(command)) expect(stdout).toContain('Examples:\n  $ ensure-stats');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('names what each argument of plot is', async () => {
    expect((await ensureStats('plot', '--help')).stdout).toMatch(
      /files +the waves in order, a file each, or one file/,
    );
  });

  it('breaks a long example before an option, as a shell takes it', async () => {
    expect((await ensureStats('report', '--help')).stdout).toContain(
      '  $ ensure-stats report survey.csv --by sex --groups man,woman \\\n      --title "Men and women" -o report.html\n',
    );
  });

  it('of a command may be asked with help, also of one within another', async () => {
    expect((await ensureStats('help', 'scales', 'show')).stdout).toBe(
      (await ensureStats('scales', 'show', '--help')).stdout,
    );
    expect((await ensureStats('help', 'analyze')).stdout).toBe(
      (await ensureStats('analyse', '--help')).stdout,
    );
    expect(await ensureStats('help')).toMatchObject({
      status: 0,
      stdout: (await ensureStats('--help')).stdout,
    });
  });

  it.each([['foo'], ['help', 'foo'], ['help', 'scales', 'foo']])('of %s %s is refused', async (...words) => {
    const { status, stdout, stderr } = await ensureStats(...words);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain("error: unknown command 'foo'");
    expect(stderr).not.toContain('Usage');
  });

  it('--version', async () => {
    expect((await ensureStats('--version')).stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
    expect(existsSync('dist/command/main-job.cjs.cache')).toBe(true);
  });
});

describe('a message about what was asked', () => {
  it.each([
    [['scales', 'show', 'nope'], 'scales show: "nope" is neither a built-in scale nor a file'],
    [['describe', 'a.csv', '--names', 'x,y'], '--names: 2 names for 1 file;'],
    [
      ['analyse', PRE, '-o', 'results'],
      '--output: results has no extension that tells its format; use .json',
    ],
  ])('%j', async (words, message) => {
    const { status, stderr } = await ensureStats(...words);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
