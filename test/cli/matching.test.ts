import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const header = 'initials,birthyear,sex,brs1,brs2,brs3,brs4,brs5,brs6';
const PRE = [
  header,
  'Añ,1990,f,1,2,3,2,4,2',
  'BB,1985,m,2,2,2,3,3,3',
  'CC,1970,f,3,3,3,4,2,2',
  'DD,1961,m,4,4,4,1,1,1',
  'EE,2001,f,5,2,4,3,3,2',
  'FF,1999,m,5,2,5,1,4,2',
  'GG,1950,m,2,3,3,3,2,4',
  '',
].join('\n');
const POST = [
  header,
  'an,1990,f,2,2,4,2,4,2',
  'b b,1985,m,3,2,3,3,3,3',
  'CC,1971,f,3,3,3,4,3,2',
  'EE,2002,f,5,2,5,3,3,2',
  'EE,2011,f,4,2,5,2,3,2',
  'FF,1999,m,5,1,5,1,5,2',
  'XX,1933,m,2,3,3,3,2,3',
  '',
].join('\n');

function files(pre = PRE, post = POST): [string, string] {
  const folder = temporaryFolder({ 'pre.csv': pre, 'post.csv': post });
  return [join(folder, 'pre.csv'), join(folder, 'post.csv')];
}

const matchingOf = (stdout: string) => (JSON.parse(stdout) as Result).matching!;

describe('analyse --id', () => {
  it('matches by several columns, and shows the flow', async () => {
    const { status, stdout } = await ensureStats('analyse', ...files(), '--id', 'initials,birthyear');
    expect(status).toBe(0);
    expect(stdout).toContain('Respondents from file to comparison');
    expect(stdout).toMatch(/ 7 +7 +3 +4 +4\n/);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'by "initials,birthyear": 3 in both waves, 4 only pre-test, 4 only post-test; without an id: 0 (pre-test), 0 ' +
        '(post-test); ids compared ignoring case, spaces, accents and leading zeros.',
    );
  });

  it('takes ids as they are written with --id-exact', async () => {
    const id = ['--id', 'initials,birthyear', '--format', 'json'];
    expect(matchingOf((await ensureStats('analyse', ...files(), ...id)).stdout)).toMatchObject({ paired: 3 });
    expect(matchingOf((await ensureStats('analyse', ...files(), ...id, '--id-exact')).stdout)).toMatchObject({
      paired: 1,
      linkage: { comparison: 'as-written' },
    });
  });

  it('says on stderr which rows match nearly, and which nearly do but not alone', async () => {
    const { status, stdout, stderr } = await ensureStats(
      'analyse',
      ...files(),
      ...['--id', 'initials,birthyear', '--fuzzy', '1', '--details'],
    );
    expect(status).toBe(0);
    expect(stderr).toContain('warning: 1 respondent was matched by ids that differ in one character');
    expect(stderr).toContain('near match: row 4 of pre.csv, row 4 of post.csv\n');
    expect(stderr).toContain('not matched, ambiguous: row 6 of pre.csv\n');
    expect(stderr).toContain('not matched, ambiguous: row 6 of post.csv\n');
    expect(stdout).toContain('Matching of respondents by "initials,birthyear"');
    expect(stdout).toMatch(/Id with one character different +1 +1\n/);
    // No id stands in the report.
    expect(stdout).not.toMatch(/1985|1990|1970|b b\b/i);
  });

  it('compares who left with who stayed', async () => {
    const { status, stdout } = await ensureStats(
      'analyse',
      ...files(),
      ...['--id', 'initials,birthyear', '--attrition', 'sex', '--lang', 'nl'],
    );
    expect(status).toBe(0);
    expect(stdout).toContain('Uitval: eerste scores van wie bleef en wie uitviel');
    expect(stdout).toContain('Uitval: kenmerken van wie bleef en wie uitviel');
    expect(stdout).toMatch(/ {2}f +1 +33,3 +2 +50,0/);
  });

  it('compares them in every style, and not unless asked in the short form', async () => {
    const id = ['--id', 'initials,birthyear', '--style', 'ensure'];
    const { stdout } = await ensureStats('analyse', ...files(), ...id, '--attrition', 'sex');
    expect(stdout).toContain('Attrition: characteristics of those who stayed and those who left');
    expect((await ensureStats('analyse', ...files(), ...id)).stdout).not.toContain('Attrition');
  });

  it.each([
    ['--fuzzy without ids', ['--fuzzy', '1'], 2, '--fuzzy sets how ids are matched'],
    ['--fuzzy beyond one', ['--id', 'initials', '--fuzzy', '2'], 2, 'Allowed choices are 0, 1'],
    [
      '--fuzzy with --id-exact',
      ['--id', 'initials', '--fuzzy', '1', '--id-exact'],
      2,
      'leave one of the two out',
    ],
    ['--attrition without ids', ['--attrition', 'sex'], 2, '--attrition compares who came back'],
    ['an unknown part of the id', ['--id', 'initials,year'], 2, 'pre.csv has no column "year"'],
    [
      'an unknown characteristic',
      ['--id', 'initials', '--attrition', 'age'],
      2,
      '--attrition: pre.csv has no column "age"',
    ],
    ['ids that are one when compared', ['--id', 'sex'], 1, 'the id "f" is in rows 2, 4, 6'],
  ])('refuses %s', async (_, options, expected, message) => {
    const { status, stdout, stderr } = await ensureStats('analyse', ...files(), ...options);
    expect([status, stdout]).toEqual([expected, '']);
    expect(stderr).toContain(message);
  });
});

describe('validate and score --id', () => {
  const twice = [header, 'AB,1990,f,1,2,3,2,4,2', 'ab ,01990,m,2,2,2,3,3,3', ''].join('\n');

  it('find one id in two spellings', async () => {
    const [path] = files(twice);
    const found = await ensureStats('validate', path, '--id', 'initials,birthyear', '--format', 'json');
    expect(found.status).toBe(1);
    expect(JSON.parse(found.stdout).problems).toMatchObject([
      { code: 'duplicate-id', row: 3, column: 'initials, birthyear', value: 'ab + 01990' },
    ]);
    expect((await ensureStats('validate', path, '--id', 'initials,birthyear', '--id-exact')).status).toBe(0);
    expect((await ensureStats('score', path, '--id', 'initials,birthyear')).stderr).toContain('--id-exact');
  });

  it('need the same columns in every file', async () => {
    const folder = temporaryFolder({
      'one.csv': PRE.replace('initials,birthyear,sex', '"initials,birthyear",x,sex'),
      'two.csv': POST,
    });
    const paths = [join(folder, 'one.csv'), join(folder, 'two.csv')];
    const { status, stderr } = await ensureStats('score', ...paths, '--id', 'initials,birthyear');
    expect(status).toBe(2);
    expect(stderr).toContain('an id needs the same columns in every file');
  });

  it('give each part of the id its column', async () => {
    const [path] = files();
    const { status, stdout } = await ensureStats(
      'score',
      path,
      '--id',
      'initials,birthyear',
      '--format',
      'csv',
    );
    expect(status).toBe(0);
    const [first, second] = stdout.split(/\r?\n/);
    expect(first).toMatch(/^file,row,initials,birthyear,brs,/);
    expect(second).toMatch(/^pre\.csv,2,Añ,1990,/);
  });
});
