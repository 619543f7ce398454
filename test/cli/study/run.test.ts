import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/model/result.ts';
import { bySample } from '../../helpers/by-sample.ts';
import { ensureStats, temporaryFolder } from '../../helpers/command.ts';

/** A folder with the paired fixture and a study of it. */
function folderWith(study: object, files: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder(files);
  for (const file of ['pre.csv', 'post.csv']) cpSync(`fixtures/paired/${file}`, join(folder, file));
  writeFileSync(join(folder, 'study.json'), JSON.stringify(study));
  return folder;
}

const WAVES = [
  { id: 'pre', file: 'pre.csv' },
  { id: 'post', file: 'post.csv' },
];
const GROUPS = [{ id: 'all', waves: WAVES }];
const JSON_OUTPUT = { what: 'analysis', file: 'out/result.json' };

const run = (folder: string, ...args: readonly string[]) =>
  ensureStats('run', join(folder, 'study.json'), ...args);
const resultIn = (folder: string): Result =>
  JSON.parse(readFileSync(join(folder, 'out/result.json'), 'utf8'));
const paired = (file: string) => readFileSync(`fixtures/paired/${file}`, 'utf8');

describe('run', () => {
  it('gives the same bytes as the command line', async () => {
    const match = { columns: ['id'] };
    const outputs = [
      JSON_OUTPUT,
      { what: 'score', file: 'out/scores.csv' },
      { what: 'emit', file: 'out/a.sps' },
    ];
    const folder = folderWith({ groups: GROUPS, match, test: 'student', confidence: 0.9, outputs });
    const { status, stdout, stderr } = await run(folder);
    expect(stderr).toContain(`Wrote ${join(folder, 'out/result.json')}\n`);
    expect(stdout).toBe('3 files written.\n');
    expect(status).toBe(0);
    const files = ['pre', 'post'].map((wave) => join(folder, `${wave}.csv`));
    const options = ['--id', 'id', '--test', 'student', '--confidence', '0.9'];
    const same = await ensureStats('analyse', ...files, ...options, '--format', 'json');
    expect(readFileSync(join(folder, 'out/result.json'), 'utf8')).toBe(same.stdout);
    const scores = await ensureStats(
      'score',
      ...files,
      '--id',
      'id',
      '--names',
      'pre,post',
      '--format',
      'csv',
    );
    expect(readFileSync(join(folder, 'out/scores.csv'), 'utf8')).toBe(scores.stdout);
    expect(readFileSync(join(folder, 'out/a.sps'), 'utf8')).toContain("'pre.csv'");
  });

  it('withholds by the smallest group of the study, or of the output, and writes scripts all the same', async () => {
    const outputs = [
      JSON_OUTPUT,
      { what: 'analysis', file: 'out/all.json', minCell: 0 },
      { what: 'emit', file: 'out/a.R' },
    ];
    const folder = folderWith({ groups: GROUPS, minCell: 29, outputs });
    expect((await run(folder)).status).toBe(0);
    const withheldOf = (file: string) =>
      (JSON.parse(readFileSync(join(folder, 'out', file), 'utf8')) as Result).withheld?.minCell;
    expect([withheldOf('result.json'), withheldOf('all.json')]).toEqual([29, undefined]);
    expect(readFileSync(join(folder, 'out/a.R'), 'utf8')).toContain('"pre.csv"');
  });

  it('gives the same bytes twice, office files and pictures too', async () => {
    const outputs = [
      { what: 'analysis', file: 'tables-{lang}.docx', sentences: true },
      { what: 'analysis', file: 'tables-{lang}.xlsx', details: true },
      { what: 'reliability', file: 'alpha-{wave}-{lang}.html' },
      { what: 'describe', file: 'answers-{lang}.md' },
      { what: 'figures', folder: 'figures-{lang}', kinds: ['effects', 'change'], format: 'png' },
    ];
    const folder = folderWith({
      groups: GROUPS,
      match: { columns: ['id'] },
      languages: ['nl', 'fr'],
      outputs,
    });
    const folders = ['a', 'b'].map((name) => join(folder, name));
    for (const each of folders) expect((await run(folder, '--output-dir', each)).status).toBe(0);
    const names = readdirSync(folders[0]!, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(names).toHaveLength(16);
    for (const { parentPath, name } of names) {
      const path = join(parentPath, name);
      expect(readFileSync(path).equals(readFileSync(path.replace(folders[0]!, folders[1]!))), path).toBe(
        true,
      );
    }
    expect(readFileSync(join(folders[0]!, 'alpha-pre-nl.html'), 'utf8')).toContain('lang="nl"');
    expect(existsSync(join(folders[0]!, 'alpha-post-fr.html'))).toBe(true);
  });

  it('makes everything and writes nothing with --dry-run', async () => {
    const folder = folderWith({ groups: GROUPS, outputs: [JSON_OUTPUT] });
    const { status, stdout, stderr } = await run(folder, '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toBe('1 file would be written; nothing was.\n');
    expect(stderr).toContain(`Would write ${join(folder, 'out/result.json')}`);
    expect(readdirSync(folder).sort()).toEqual(['post.csv', 'pre.csv', 'study.json']);
  });

  it('writes where the path says so, and with --output-dir nowhere else', async () => {
    const folder = folderWith({});
    mkdirSync(join(folder, 'study'));
    const groups = [{ id: 'all', waves: [{ id: 'pre', file: '../pre.csv' }] }];
    const outputs = [{ what: 'score', file: '../scores.csv' }];
    writeFileSync(join(folder, 'study/study.json'), JSON.stringify({ groups, outputs }));
    expect((await run(join(folder, 'study'))).status).toBe(0);
    expect(existsSync(join(folder, 'scores.csv'))).toBe(true);
    const { status, stderr } = await run(join(folder, 'study'), '--output-dir', join(folder, 'out'));
    expect(status).toBe(2);
    expect(stderr).toContain('outputs[0].file: leads out of the folder that --output-dir names');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('never overwrites what it reads', async () => {
    const folder = folderWith({ groups: GROUPS, outputs: [{ what: 'score', file: 'x/pre.csv' }] });
    mkdirSync(join(folder, 'x'));
    writeFileSync(join(folder, 'x/study.json'), readFileSync(join(folder, 'study.json')));
    const inX = [{ id: 'all', waves: [{ id: 'pre', file: '../pre.csv' }] }];
    const outputs = [{ what: 'score', file: 'pre.csv' }];
    writeFileSync(join(folder, 'x/study.json'), JSON.stringify({ groups: inX, outputs }));
    const { status, stderr } = await run(join(folder, 'x'), '--output-dir', folder);
    expect(status).toBe(2);
    expect(stderr).toContain('which the study reads');
    expect(readFileSync(join(folder, 'pre.csv'), 'utf8')).toBe(paired('pre.csv'));
  });
});

describe('columns under other names', () => {
  const renamed = paired('pre.csv').replace(/^id,brs1,brs2,/, 'Code;Q12_1;Q12_2;'.replaceAll(';', ','));
  const outputs = [JSON_OUTPUT];

  it('are given per file or for all, with the same result', async () => {
    const folder = folderWith(
      {
        groups: [
          {
            id: 'all',
            waves: [{ id: 'pre', file: 'renamed.csv', columns: { brs1: 'Q12_1', id: 'Code' } }, WAVES[1]],
          },
        ],
        columns: { brs2: 'Q12_2' },
        match: { columns: ['id'] },
        outputs,
      },
      { 'renamed.csv': renamed },
    );
    expect((await run(folder)).status).toBe(0);
    const same = folderWith({ groups: GROUPS, match: { columns: ['id'] }, outputs });
    expect((await run(same)).status).toBe(0);
    expect(resultIn(folder).scales).toEqual(resultIn(same).scales);
    expect(resultIn(folder).matching).toEqual(resultIn(same).matching);
  });

  it.each<[object, object, string]>([
    [
      { brs1: 'Q12_9' },
      {},
      'groups[0].waves[0].columns.brs1: renamed.csv has no column "Q12_9"; its columns are "Code"',
    ],
    [{}, { brs1: 'Q12_9' }, 'columns.brs1: no file has a column "Q12_9"'],
    [
      { bsr1: 'Q12_1' },
      {},
      'columns.bsr1: must be the id of an item, or a column that the study uses ("match", "by", "respondents", "attrition"); did you mean brs1?',
    ],
    [
      { brs3: 'Q12_1' },
      {},
      'renamed.csv has a column "brs3" (column 4) besides "Q12_1", which is to be called brs3',
    ],
    [{ brs1: 'Q12_1' }, { x: 'Q12_1' }, 'the column "Q12_1" of renamed.csv is given two names, brs1 and x'],
    [
      { brs1: 'Q12_1', BRS_01: 'Q12_2' },
      {},
      'brs1 and BRS_01 are one name without case, separators and leading zeros',
    ],
  ])('are refused by name: %j %j', async (columns, forAll, message) => {
    const waves = [{ id: 'pre', file: 'renamed.csv', columns }];
    const folder = folderWith(
      { groups: [{ id: 'all', waves }], columns: forAll, outputs },
      { 'renamed.csv': renamed },
    );
    const { status, stderr } = await run(folder);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('keep their headers in messages and scripts', async () => {
    const broken = renamed.replace(/\nR001,\d/, '\nR001,22');
    const study = (file: string) => ({
      groups: [{ id: 'all', waves: [{ id: 'pre', file, columns: { brs1: 'Q12_1', brs2: 'Q12_2' } }] }],
      outputs: [{ what: 'emit', file: 'a.R' }],
    });
    const folder = folderWith(study('broken.csv'), { 'broken.csv': broken, 'renamed.csv': renamed });
    expect((await run(folder)).stderr).toContain('"Q12_1" of broken.csv, row 2: 22 is not in 1–5 (brs1)');
    writeFileSync(join(folder, 'study.json'), JSON.stringify(study('renamed.csv')));
    expect((await run(folder)).status).toBe(0);
    expect(readFileSync(join(folder, 'a.R'), 'utf8')).toContain('renamed.csv');
  });
});

describe('a wave in several files', () => {
  it('is the same as one file with all rows', async () => {
    const [header, ...rows] = paired('pre.csv').trimEnd().split('\n');
    const part = (lines: readonly string[]) => `${[header, ...lines].join('\n')}\n`;
    const outputs = [JSON_OUTPUT, { what: 'emit', file: 'a.R' }];
    const folder = folderWith(
      { groups: [{ id: 'all', waves: [{ id: 'pre', files: ['a.csv', 'b.csv'] }, WAVES[1]] }], outputs },
      { 'a.csv': part(rows.slice(0, 10)), 'b.csv': part(rows.slice(10)) },
    );
    expect((await run(folder)).status).toBe(0);
    const whole = folderWith({ groups: GROUPS, outputs });
    expect((await run(whole)).status).toBe(0);
    expect(resultIn(folder).scales).toEqual(resultIn(whole).scales);
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(resultIn(folder).inputs.slice(0, 2)).toMatchObject([
      { file: 'a.csv', joined: 'a.csv + b.csv', rows: 10, sha256 },
      { file: 'b.csv', joined: 'a.csv + b.csv', rows: rows.length - 10, sha256 },
    ]);
    const script = readFileSync(join(folder, 'a.R'), 'utf8');
    for (const file of ['a', 'b']) expect(script).toContain(`read_answers("${file}.csv"`);
    expect(script).toContain('join_answers(');
  });
});

describe('a wave in several files that has findings', () => {
  const [header, ...rows] = paired('pre.csv').trimEnd().split('\n');
  const study = {
    groups: [{ id: 'all', waves: [{ id: 'pre', files: ['a.csv', 'b.csv'] }, WAVES[1]] }],
    match: { columns: ['id'] },
    outputs: [JSON_OUTPUT],
  };
  const findings = async (second: readonly string[]) => {
    const files = { 'a.csv': [header, ...rows].join('\n'), 'b.csv': [header, ...second].join('\n') };
    const { status, stderr } = await run(folderWith(study, files));
    expect(status).toBe(1);
    return stderr;
  };

  it('says in which file and row', async () => {
    expect(await findings(['Z1,22'.concat(rows[0]!.slice('R001,4'.length))])).toContain(
      '"brs1" of b.csv, row 2: 22 is not in 1–5',
    );
  });

  it('finds ids that are in both', async () => {
    expect(await findings([rows[0]!])).toContain(
      '"id" of a.csv + b.csv: the id "R001" is in rows 2 of a.csv, 2 of b.csv',
    );
  });
});

describe('findings', () => {
  const broken = paired('pre.csv')
    .replace(/\nR001,\d/, '\nR001,22')
    .replace(/\nR002,\d/, '\nR002,99');
  const study = {
    groups: [{ id: 'all', waves: [{ id: 'pre', file: 'broken.csv' }, WAVES[1]] }],
    missing: [99],
    outputs: [JSON_OUTPUT, { what: 'validate', file: 'out/problems.csv' }],
  };

  it('in any file are all found before anything is written, but for the list of them', async () => {
    const folder = folderWith(study, { 'broken.csv': broken });
    const { status, stdout, stderr } = await run(folder);
    expect(status).toBe(1);
    expect(stderr).toContain('"brs1" of broken.csv, row 2: 22 is not in 1–5 (brs1)');
    expect(stderr).not.toContain('row 3');
    expect(stderr).toContain('only lists of problems were written');
    expect(stderr).not.toContain('--');
    expect(stdout).toBe('');
    expect(readdirSync(join(folder, 'out'))).toEqual(['problems.csv']);
    expect(readFileSync(join(folder, 'out/problems.csv'), 'utf8')).toContain('22');
  });

  it('that are to count as missing stop nothing', async () => {
    const folder = folderWith({ ...study, invalid: 'missing' }, { 'broken.csv': broken });
    expect((await run(folder)).status).toBe(0);
    expect(resultIn(folder).inputs[0]).toMatchObject({ invalidSetMissing: 1, missingCodes: 1 });
  });

  it('an id that stands twice', async () => {
    const twice = paired('post.csv').replace(/\n(\w+)(,.*)\n\w+,/, '\n$1$2\n$1,');
    const groups = [{ id: 'all', waves: [WAVES[0], { id: 'post', file: 'twice.csv' }] }];
    const folder = folderWith(
      { groups, match: { columns: ['id'] }, outputs: [JSON_OUTPUT] },
      { 'twice.csv': twice },
    );
    const { status, stderr } = await run(folder);
    expect(stderr).toContain('is in rows 2, 3; each respondent may appear only once');
    expect(status).toBe(1);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

describe('published tables', async () => {
  const table = (mean: string) =>
    JSON.stringify({ source: { title: 'A table' }, rows: [{ scale: 'brs', waves: { pre: { mean } } }] });
  const mean = (await resultOf('pre')).toFixed(2);
  const study = { groups: GROUPS, published: [{ table: 'table.json' }], outputs: [JSON_OUTPUT] };

  it('that hold pass', async () => {
    const folder = folderWith(study, { 'table.json': table(mean) });
    const { status, stdout } = await run(folder);
    expect(stdout).toBe('1 file written.\ntable.json: passed, 1 of 1 cells reproduced.\n');
    expect(status).toBe(0);
  });

  it('that do not hold fail the run, and everything is written', async () => {
    const folder = folderWith(study, { 'table.json': table('9.99') });
    const { status, stdout } = await run(folder);
    expect(stdout).toContain('table.json: failed, 0 of 1 cells reproduced, 1 does not.');
    expect(stdout).toContain('9.99');
    expect(status).toBe(1);
    expect(existsSync(join(folder, 'out/result.json'))).toBe(true);
  });

  it('about other groups cannot be verified', async () => {
    const other = JSON.stringify({
      source: { title: 'A table' },
      groups: [{ id: 'vp', waves: { pre: { n: '30' } } }],
    });
    const groups = [...GROUPS, { id: 'staff', waves: [{ id: 'once', file: 'post.csv' }] }];
    const folder = folderWith({ ...study, groups, outputs: [] }, { 'table.json': other });
    const { status, stderr } = await run(folder);
    expect(stderr).toContain('table.json is about vp (pre)');
    expect(stderr).toContain('has all (pre, post), staff (once): they do not match');
    expect(status).toBe(2);
  });
});

/** The mean of brs as the command line gives it. */
async function resultOf(wave: string): Promise<number> {
  const { stdout } = await ensureStats(
    'analyse',
    'fixtures/paired/pre.csv',
    'fixtures/paired/post.csv',
    '--format',
    'json',
  );
  const { scales } = bySample(JSON.parse(stdout));
  return scales.find(({ id }) => id === 'brs')!.waves[wave]!.mean!;
}

describe('what cannot be run', () => {
  it.each<[object, string]>([
    [
      { groups: [{ id: 'a', waves: [{ id: 'pre', file: 'nowhere.csv' }] }] },
      'nowhere.csv: there is no such file',
    ],
    [
      { groups: GROUPS, scales: ['brss'], outputs: [JSON_OUTPUT] },
      'error: "scales": "brss" is neither a built-in scale nor a file',
    ],
    [{ groups: GROUPS, scales: ['own.json'] }, 'own.json'],
    [
      { groups: GROUPS, respondents: ['sex'], outputs: [{ what: 'describe', file: 'd.csv' }] },
      'study.json, line 1: outputs[0]: "respondents": pre.csv has no column "sex"',
    ],
    [
      { groups: GROUPS, match: { columns: ['code'] }, outputs: [JSON_OUTPUT] },
      '"match": pre.csv has no column "code"',
    ],
    [
      { groups: GROUPS, test: 'paired', outputs: [JSON_OUTPUT] },
      'name the column that identifies them with "match"',
    ],
    [{ groups: GROUPS, published: [{ table: 'nowhere.json' }] }, 'nowhere.json: there is no such file'],
    [{ groups: GROUPS, output: [] }, 'study.json, line 1: output: is not a known key; did you mean outputs?'],
  ])('%j', async (study, message) => {
    const folder = folderWith(study);
    const { status, stderr, stdout } = await run(folder);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(readdirSync(folder).sort()).toEqual(['post.csv', 'pre.csv', 'study.json']);
  });

  it('no study', async () => {
    const { status, stderr } = await ensureStats('run', 'nowhere.json');
    expect(stderr).toContain('Cannot read nowhere.json: there is no such file');
    expect(status).toBe(2);
  });
});
