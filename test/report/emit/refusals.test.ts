import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../../helpers/command.ts';

const brs = 'id,brs1,brs2,brs3,brs4,brs5,brs6,remark\n';
const answers = ['1,4,2,3,2,4,1', '2,3,3,4,2,5,1', '3,2,4,3,3,1,4'];

describe('analyse --emit', () => {
  it('writes the script to a file of any name', async () => {
    const folder = temporaryFolder({ 'pre.csv': `${brs}${answers.map((row) => `${row},`).join('\n')}\n` });
    const script = join(folder, 'analysis.sps');
    const { status, stdout, stderr } = await ensureStats(
      'analyse',
      join(folder, 'pre.csv'),
      '--emit',
      'spss',
      '-o',
      script,
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain(`Wrote ${script}`);
    expect(readFileSync(script, 'utf8')).toContain(
      'COMPUTE brs = MEAN.5(brs1, brs2, brs3, brs4, brs5, brs6).',
    );
  });

  it('refuses a line break inside a cell for SPSS, which would make two respondents of one, but not for R', async () => {
    const folder = temporaryFolder({
      'pre.csv': `${brs}${answers[0]},fine\n${answers[1]},"two\nlines"\n${answers[2]},\n`,
    });
    const path = join(folder, 'pre.csv');
    const { status, stdout, stderr } = await ensureStats('analyse', path, '--emit', 'spss');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('row 3: a cell holds a line break');
    expect(stderr).toContain('use --emit r');
    expect((await ensureStats('analyse', path, '--emit', 'r')).status).toBe(0);
  });

  it('refuses near matching for SPSS', async () => {
    const files = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv', '--id', 'id', '--fuzzy', '1'];
    const { status, stderr } = await ensureStats('analyse', ...files, '--emit', 'spss');
    expect(status).toBe(2);
    expect(stderr).toContain('leave --fuzzy out, or use --emit r');
  });

  it('refuses options of tables', async () => {
    const { status, stderr } = await ensureStats(
      'analyse',
      'fixtures/paired/pre.csv',
      '--emit',
      'r',
      '--format',
      'json',
      '--details',
    );
    expect(status).toBe(2);
    expect(stderr).toContain('leave out --format and --details');
  });

  it('refuses a program that it does not know', async () => {
    const { status, stderr } = await ensureStats('analyse', 'fixtures/paired/pre.csv', '--emit', 'stata');
    expect(status).toBe(2);
    expect(stderr).toContain('Allowed choices are r, spss');
  });

  it('refuses data that cannot be analysed, as analyse does', async () => {
    const { status, stdout, stderr } = await ensureStats(
      'analyse',
      'fixtures/damaged/typing-errors.csv',
      '--emit',
      'r',
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('22 is not in 1–5');
  });

  it('refuses scales without a score', async () => {
    const definition = {
      id: 'singles',
      version: '1.0.0',
      name: { en: 'Singles' },
      direction: 'neutral',
      response: { min: 1, max: 5 },
      items: [{ id: 's1' }, { id: 's2' }],
      score: null,
      citation: 'Made up.',
      licence: 'None.',
    };
    const folder = temporaryFolder({
      'pre.csv': 's1,s2\n1,2\n3,4\n',
      'singles.json': JSON.stringify(definition),
    });
    const { status, stderr } = await ensureStats(
      'analyse',
      join(folder, 'pre.csv'),
      '--scales',
      join(folder, 'singles.json'),
      '--emit',
      'r',
    );
    expect(status).toBe(2);
    expect(stderr).toContain('singles has no score, only single items');
  });

  it('says what the script does not carry', async () => {
    const { status, stderr } = await ensureStats(
      'analyse',
      'fixtures/ensure/ps-pre.tsv',
      'fixtures/ensure/ps-post.csv',
      '--bootstrap',
      '199',
      '--emit',
      'r',
    );
    expect(status).toBe(0);
    expect(stderr).toContain('warning: --bootstrap');
  });
});

describe('analyse --alpha pairwise --emit', () => {
  it('is refused: no script writes the pairwise alpha in the place of the listwise one', async () => {
    const folder = temporaryFolder({ 'pre.csv': `${brs}${answers.map((row) => `${row},`).join('\n')}\n` });
    for (const program of ['r', 'spss']) {
      const { status, stdout, stderr } = await ensureStats(
        ...['analyse', join(folder, 'pre.csv'), '--alpha', 'pairwise', '--emit', program],
      );
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('leave out --alpha pairwise');
    }
  });
});
