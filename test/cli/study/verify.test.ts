import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Verification } from '../../../src/model/verification.ts';
import { ensureStats, temporaryFolder } from '../../helpers/command.ts';

const TABLE = 'fixtures/ensure/report.published.json';
const STUDY = 'fixtures/ensure/study.json';

/** The printed cells of tables 1 and 2, as somebody types them into a spreadsheet. */
const SIMPLE = [
  'scale;group;wave;mean;sd;difference;p;alpha;items',
  'wemwbs;VP;pre;48,4;10,3;2,2;,294;;',
  'wemwbs;VP;post;50,6;8,7;;;;',
  'Veerkracht;VP;pre;3,0;;0,2;,153;;',
  'Veerkracht;VP;post;3,2;;;;;',
  'RSES;VP;pre;21,4;5,8;-2,2;<,05*;;',
  'RSES;VP;post;19,2;3,8;;;;',
  'lsns6;VP;pre;4,5;4,5;2,6;,185;;',
  'lsns6;VP;post;7,1;12,1;;;;',
  'brs;PS;pre;3,3;0,9;0,1;,455;;',
  'brs;PS;post;3,4;0,9;;;;',
].join('\n');

describe('verify with a study file in the place of data', () => {
  it('takes groups, waves and columns from it', async () => {
    const { status, stdout } = await ensureStats('verify', TABLE, '--data', STUDY);
    expect(stdout).toContain('213 of 221 cells reproduced');
    expect(status).toBe(0);
  });

  it('matches groups and waves by their names, and says missing codes and scales itself', async () => {
    const folder = temporaryFolder();
    for (const file of ['stai_vale_pre.csv', 'stai_vale_post.csv'])
      cpSync(`fixtures/reference/${file}`, join(folder, file));
    cpSync('fixtures/scales/stai-state.json', join(folder, 'stai.json'));
    const published = JSON.parse(readFileSync('fixtures/published/stai-vale.published.json', 'utf8'));
    const study = {
      groups: [
        {
          id: 'g1',
          name: { en: 'Students', nl: 'Studenten' },
          waves: [
            { id: 'pre', file: 'stai_vale_pre.csv' },
            { id: 'post', file: 'stai_vale_post.csv' },
          ],
        },
      ],
      match: { columns: ['id'] },
      scales: ['stai.json'],
    };
    writeFileSync(join(folder, 'study.json'), JSON.stringify(study));
    writeFileSync(join(folder, 'table.json'), JSON.stringify(published));
    const { status, stdout, stderr } = await ensureStats(
      'verify',
      join(folder, 'table.json'),
      '--data',
      join(folder, 'study.json'),
    );
    expect(stderr).not.toContain('error');
    expect(stdout).toMatch(/Passed: (\d+) of \1 cells reproduced/);
    expect(status).toBe(0);
  });

  it.each<[string[], string]>([
    [
      ['--data', STUDY, 'post.csv'],
      'study.json is a study file, which names all its data itself; write --data fixtures/ensure/study.json alone',
    ],
    [['--data', `vp=${STUDY}`], 'is a study file'],
    [
      ['--data', STUDY, '--missing', '99'],
      '--missing: the study file sets this itself; leave the option out, or change "missing" in',
    ],
    [['--data', STUDY, '--invalid', 'error'], '--invalid: the study file sets this itself'],
    [['--data', STUDY, '--id-exact'], '--id-exact: the study file sets this itself'],
    [['--data', 'nowhere.json'], 'nowhere.json: there is no such file'],
    [['--data', TABLE], 'report.published.json, line 3: source: is not a known key'],
  ])('%j is refused', async (args, message) => {
    const { status, stderr } = await ensureStats('verify', TABLE, ...args);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });
});

describe('verify of a simple table', () => {
  const table = () => join(temporaryFolder({ 'table.csv': SIMPLE }), 'table.csv');

  it('recomputes every cell, scales known by name, with the row as line', async () => {
    const { status, stdout } = await ensureStats('verify', table(), '--data', STUDY, '--format', 'json');
    const { cells, summary } = JSON.parse(stdout) as Verification;
    expect(summary).toMatchObject({ cells: 28, reproduced: 27, differs: 1 });
    expect(status).toBe(1);
    const lines = SIMPLE.split('\n');
    for (const { line, printed } of cells) expect(lines[line! - 1]!.split(';')).toContain(printed);
    expect(cells.filter(({ status: each }) => each !== 'reproduced')).toMatchObject([
      { scale: 'lsns6', quantity: 'p', printed: ',185', line: 8 },
    ]);
  });

  it('puts annotations on the row', async () => {
    const { stdout } = await ensureStats('verify', table(), '--data', STUDY, '--format', 'github');
    expect(stdout).toMatch(/^::error file=.*table\.csv,line=8,title=VP%2C lsns6%3A p::/m);
  });

  it('takes files too', async () => {
    const data = ['vp-pre.csv,fixtures/ensure/vp-post.csv', 'ps-pre.tsv,fixtures/ensure/ps-post.csv'];
    const [vp, ps] = data.map((files) => `fixtures/ensure/${files}`);
    const { stdout } = await ensureStats('verify', table(), '--data', `VP=${vp}`, `PS=${ps}`);
    expect(stdout).toContain('27 of 28 cells reproduced');
  });
});
