import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const BRS = 'id,brs1,brs2,brs3,brs4,brs5,brs6';

describe('impossible values that were set to missing', () => {
  const files = {
    'a.csv': `${BRS}\nr1,5,1,5,9,5,1\nr2,1,5,1,5,1,77\n`,
    'b.csv': `${BRS}\nr3,5,1,5,1,5,1\n`,
    'c.csv': `${BRS}\nr4,5,1,5,1,5,-3\n`,
  };
  const sentence = 'a.csv: 2 impossible values were treated as missing';

  it('are counted by score as by analyse: on stderr, below the table, in the JSON', async () => {
    const path = join(temporaryFolder(files), 'a.csv');
    const table = await ensureStats('score', path, '--invalid', 'missing');
    expect(table.status).toBe(0);
    expect(table.stderr).toContain(`warning: ${sentence}`);
    expect(table.stdout).toContain(`Warning. ${sentence}.`);
    const dutch = await ensureStats('score', path, '--invalid', 'missing', '--lang', 'nl');
    expect(dutch.stderr).toContain('a.csv: 2 onmogelijke waarden zijn als ontbrekend behandeld');
    expect(dutch.stdout).toContain('Let op. a.csv: 2 onmogelijke waarden zijn als ontbrekend behandeld.');
    const { warnings } = JSON.parse(
      (await ensureStats('score', path, '--invalid', 'missing', '--format', 'json')).stdout,
    );
    expect(warnings).toEqual([
      {
        code: 'invalid-set-missing',
        message: sentence,
        values: { file: 'a.csv', count: 2 },
        file: 'a.csv',
      },
    ]);
  });

  it('are counted for each of several files, joined or not', async () => {
    const folder = temporaryFolder(files);
    const paths = Object.keys(files).map((name) => join(folder, name));
    const joined = await ensureStats('score', ...paths, '--invalid', 'missing', '--lang', 'nl');
    expect(joined.stdout.match(/Let op\./g)).toHaveLength(2);
    expect(joined.stdout).toContain('c.csv: 1 onmogelijke waarde is als ontbrekend behandeld.');
    const apart = join(folder, 'scores');
    const { stderr } = await ensureStats(
      'score',
      ...paths,
      '--invalid',
      'missing',
      '--output-dir',
      apart,
      '--format',
      'json',
    );
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('c.csv: 1 impossible value was treated as missing');
    const counts = readdirSync(apart)
      .sort()
      .map((name) => JSON.parse(readFileSync(join(apart, name), 'utf8')).warnings.length);
    expect(counts).toEqual([1, 0, 1]);
  });
});

describe('one file for two waves', () => {
  const rows = `${BRS}\nr1,5,1,5,1,5,1\nr2,1,5,1,,1,4\nr3,2,3,,3,,4\nr4,2,3,1,3,3,4\n`;
  const files = { 'pre.csv': rows, 'post.csv': rows, 'other.csv': rows.replace('r4,2', 'r4,3') };

  it('is pointed out by analyse, in every form', async () => {
    const folder = temporaryFolder(files);
    const [pre, post, other] = Object.keys(files).map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const sentence = 'pre.csv and post.csv have the same scores row by row';
    const table = await ensureStats('analyse', pre, post);
    expect(table.status).toBe(0);
    expect(table.stderr).toContain(`warning: ${sentence}`);
    expect(table.stdout).toContain(`Warning. ${sentence}`);
    const { warnings } = JSON.parse((await ensureStats('analyse', pre, pre, '--format', 'json')).stdout);
    expect(warnings).toContainEqual(
      expect.objectContaining({ code: 'same-scores', values: { files: ['pre.csv', 'pre.csv'] } }),
    );
    expect((await ensureStats('analyse', pre, post, '--id', 'id', '--lang', 'fr')).stderr).toContain(
      'pre.csv et post.csv contiennent ligne par ligne les mêmes scores',
    );
    expect((await ensureStats('analyse', pre, other)).stderr).not.toContain('same scores');
  });

  it('is pointed out by validate', async () => {
    const folder = temporaryFolder(files);
    const [pre, post, other] = Object.keys(files).map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const { status, stdout } = await ensureStats('validate', pre, other, post, '--format', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).problems).toEqual([
      expect.objectContaining({
        code: 'same-file',
        severity: 'warning',
        file: 'post.csv',
        values: { file: 'pre.csv', other: 'post.csv' },
      }),
    ]);
    expect((await ensureStats('validate', pre, pre, '--lang', 'nl')).stdout).toContain(
      'pre.csv en pre.csv zijn byte voor byte gelijk',
    );
    expect((await ensureStats('validate', pre, other)).stdout).toContain('warnings: 0');
  });
});

describe('ids that are blank', () => {
  const answers = '5,1,5,1,5,1';
  const rowsOf = (ids: readonly string[]) => `${[BRS, ...ids.map((id) => `${id},${answers}`)].join('\n')}\n`;

  it('are a warning of validate, with their rows', async () => {
    const folder = temporaryFolder({
      'a.csv': rowsOf(['r1', '', 'r2', '  ']),
      'b.csv': rowsOf(Array.from({ length: 12 }, () => '')),
    });
    const [few, many] = ['a.csv', 'b.csv'].map((name) => join(folder, name)) as [string, string];
    const { status, stdout } = await ensureStats('validate', few, '--id', 'id', '--format', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).problems).toEqual([
      {
        code: 'no-id',
        severity: 'warning',
        message: '"id" of a.csv: 2 respondents have no id and cannot be matched (rows 3, 5)',
        values: { file: 'a.csv', columns: ['id'], count: 2, rows: [3, 5] },
        file: 'a.csv',
        column: 'id',
      },
    ]);
    const table = (await ensureStats('validate', many, '--id', 'id')).stdout.replace(/\s+/g, ' ');
    expect(table).toContain(
      'Warning. "id" of b.csv: 12 respondents have no id and cannot be matched (rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more)',
    );
    expect((await ensureStats('validate', few)).stdout).toContain('warnings: 0');
  });
});

describe('problems that another row or column is part of', () => {
  const flat = (text: string) => text.replace(/\s+/g, ' ');

  it('name the other rows of an id, how they spell it, and the remedy', async () => {
    const answers = '5,1,5,1,5,1';
    const path = join(
      temporaryFolder({
        'a.csv': `${BRS}\nZoë 07,${answers}\nZOE7,${answers}\nx1,${answers}\nx1,${answers}\n`,
      }),
      'a.csv',
    );
    const of = async (language: string) =>
      flat((await ensureStats('validate', path, '--id', 'id', '--lang', language)).stdout);
    const cells = async (format: string) =>
      (await ensureStats('validate', path, '--id', 'id', '--format', format)).stdout;
    expect(await cells('markdown')).toContain(
      'same id in rows 2, 3 ("Zoë 07", "ZOE7"); --id-exact tells them apart',
    );
    expect(await cells('markdown')).toContain('same id in rows 4, 5 |');
    for (const language of ['en', 'nl', 'fr']) expect(await of(language)).toContain('--id-exact');
  });

  it('say which item, what is valid and what to do where decimal signs cannot be told', async () => {
    const folder = temporaryFolder({
      'mixed.csv': `${BRS.replaceAll(',', ';')}\nr1;1.5;1;5;1;5;1\nr2;2;1;5;1;5;1\nr3;2,5;1;5;1;5;1\n`,
      'ambiguous.csv': `${BRS.replaceAll(',', ';')}\nr1;1.234;1;5;1;5;1\nr2;2;1;5;1;5;1\n`,
    });
    const of = async (name: string, ...options: readonly string[]) =>
      (await ensureStats('validate', join(folder, name), ...options)).stdout;
    const known = { item: 'brs1', scale: 'brs', valid: '1-5', column: 'brs1', row: 2, severity: 'error' };
    expect(JSON.parse(await of('mixed.csv', '--format', 'json')).problems).toEqual([
      expect.objectContaining({ ...known, code: 'mixed-decimal' }),
    ]);
    expect(JSON.parse(await of('ambiguous.csv', '--format', 'json')).problems).toEqual([
      expect.objectContaining({ ...known, code: 'ambiguous-decimal' }),
    ]);
    expect(await of('mixed.csv', '--format', 'markdown')).toContain(
      '| brs1 | decimal signs mixed ("2,5" in row 4); use --decimal | 1–5 |',
    );
    expect(await of('ambiguous.csv', '--format', 'markdown', '--lang', 'nl')).toContain(
      'decimaalteken of duizendtal? gebruik --decimal',
    );
  });

  it('name the columns of an item that stands twice where another is missing', async () => {
    const path = join(
      temporaryFolder({ 'a.csv': `${BRS.replace('brs2', 'brs1')}\nr1,5,1,5,1,5,1\nr2,1,5,1,5,1,4\n` }),
      'a.csv',
    );
    const { stdout } = await ensureStats('validate', path, '--scales', 'brs', '--format', 'json');
    expect(JSON.parse(stdout).problems[0]).toMatchObject({
      code: 'scale-incomplete',
      message: expect.stringContaining('(missing: brs2; brs1 is in columns 2 and 3)'),
      values: { repeated: [{ item: 'brs1', positions: [2, 3] }] },
    });
    expect(flat((await ensureStats('analyse', path, '--lang', 'nl')).stderr)).toContain(
      '(ontbreekt: brs2; brs1 staat in de kolommen 2 en 3)',
    );
  });
});
