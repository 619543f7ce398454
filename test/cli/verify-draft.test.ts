import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePublishedTable } from '../../src/audit/read-published.ts';
import type { PublishedTable } from '../../src/model/published.ts';
import { ensureStats } from '../helpers/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-'));
afterAll(() => rmSync(folder, { recursive: true }));
const WAVES = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
const inFolder = (name: string) => join(folder, name);

function tableIn(name: string): PublishedTable {
  return parsePublishedTable(readFileSync(inFolder(name), 'utf8'), name);
}

async function draftOf(source: string, name: string, ...options: string[]) {
  const drafted = await ensureStats('verify', '--draft', source, '-o', inFolder(name), ...options);
  expect(drafted.status, drafted.stderr).toBe(0);
  return { table: tableIn(name), told: drafted.stderr };
}

/** A table of a document in a file of its own. */
function document(name: string, text: string): string {
  writeFileSync(inFolder(name), text);
  return inFolder(name);
}

describe('verify --draft of our own output', () => {
  beforeAll(async () => {
    for (const format of ['json', 'md', 'csv', 'docx'])
      await ensureStats('analyse', ...WAVES, '-o', inFolder(`result.${format}`));
  });

  it('drafts the result of an analysis without a guess, and every cell reproduces', async () => {
    const { table } = await draftOf(inFolder('result.json'), 'from-json.json');
    expect(table.draft).toBeUndefined();
    expect(table.groups?.[0]?.waves).toEqual({
      pre: { n: '46', data: 'vp-pre.csv' },
      post: { n: '40', data: 'vp-post.csv' },
    });
    const { status, stdout } = await ensureStats(
      ...['verify', inFolder('from-json.json'), '--data', ...WAVES, '--format', 'json'],
    );
    const { summary } = JSON.parse(stdout) as { summary: { cells: number; reproduced: number } };
    expect(status).toBe(0);
    expect(summary.cells).toBeGreaterThan(250);
    expect(summary.reproduced).toBe(summary.cells);
  });

  it.each(['md', 'csv', 'docx'])('makes the same rows of the .%s file', async (format) => {
    const [{ table }, { table: other }] = [
      await draftOf(inFolder('result.json'), 'from-json.json'),
      await draftOf(inFolder(`result.${format}`), `from-${format}.json`),
    ];
    expect(other.rows).toEqual(table.rows);
    expect(other.reliability).toEqual(table.reliability);
    expect(other.draft).toBeUndefined();
  });

  it('finds a number that was changed by a digit', async () => {
    const text = readFileSync(inFolder('result.md'), 'utf8').replace('| 48.43 |', '| 48.34 |');
    await draftOf(document('changed.md', text), 'changed.json');
    const { status, stdout } = await ensureStats('verify', inFolder('changed.json'), '--data', ...WAVES);
    expect(status).toBe(1);
    expect(stdout).toContain('48.34');
  });

  it("drafts McNemar's test of a question that the same people were asked twice, and it reproduces", async () => {
    const asked = [0, 1].map((wave) => {
      const lines = readFileSync(`fixtures/paired/${wave === 0 ? 'pre' : 'post'}.csv`, 'utf8')
        .trim()
        .split('\n');
      const smokes = (row: number) => (row === 0 ? 'smokes' : (row * (wave + 3)) % 7 < 3 ? 'yes' : 'no');
      return document(`asked-${wave}.csv`, lines.map((line, row) => `${line},${smokes(row)}`).join('\n'));
    });
    const source = inFolder('asked.json');
    await ensureStats('analyse', ...asked, '--id', 'id', '--questions', 'smokes', '-o', source);
    const { table } = await draftOf(source, 'from-asked.json');
    expect(table.models).toMatchObject([{ variable: 'smokes', category: 'yes', method: 'mcnemar-exact' }]);
    const { status, stdout } = await ensureStats(
      ...['verify', inFolder('from-asked.json'), '--data', ...asked, '--format', 'json'],
    );
    const { cells } = JSON.parse(stdout) as { cells: { path: string[]; status: string }[] };
    expect(status).toBe(0);
    expect(cells.filter(({ path }) => path[0] === 'models').map((cell) => cell.status)).toEqual(
      new Array<string>(4).fill('reproduced'),
    );
  });

  it('knows how respondents were matched from a result, and asks for it elsewhere', async () => {
    const paired = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'];
    for (const format of ['json', 'docx'])
      await ensureStats('analyse', ...paired, '--id', 'id', '-o', inFolder(`paired.${format}`));
    const { table } = await draftOf(inFolder('paired.json'), 'from-paired.json');
    expect(table).toMatchObject({ design: 'paired', match: { columns: ['id'] } });
    const { status } = await ensureStats('verify', inFolder('from-paired.json'), '--data', ...paired);
    expect(status).toBe(0);
    const { table: word } = await draftOf(inFolder('paired.docx'), 'from-paired-docx.json');
    expect(word.rows).toEqual(table.rows);
    expect(word.draft?.undecided.map(({ what }) => what)).toEqual(['match']);
    const { table: told } = await draftOf(inFolder('paired.docx'), 'told.json', '--id', 'id');
    expect(told.draft).toBeUndefined();
  });
});

describe('verify --draft of tables of others', () => {
  const guessesIn = ({ draft }: PublishedTable) => draft?.undecided.map(({ what }) => what) ?? [];

  it('reads waves beside each other under Dutch headings, with decimal commas', async () => {
    const source = document(
      'dutch.md',
      [
        'Tabel 2. Uitkomsten',
        '',
        '| Schaal | Gem. voormeting | SD voormeting | Gem. nameting | SD nameting | t | p | Cohen’s d |',
        '|---|---|---|---|---|---|---|---|',
        '| Veerkracht | 3,01 | 0,69 | 3,22 | 0,69 | 1,44 | ,153 | 0,31 |',
        '| Levenslust | 2,9 (0,7) | | 3,1 (0,8) | | 2,00 | <,05* | 0,20 |',
      ].join('\n'),
    );
    const { table, told } = await draftOf(source, 'dutch.json');
    expect(table.decimal).toBe(',');
    expect(table.rows?.[0]).toEqual({
      scale: 'brs',
      name: 'Veerkracht',
      waves: { voormeting: { mean: '3,01', sd: '0,69' }, nameting: { mean: '3,22', sd: '0,69' } },
      comparison: { statistic: '1,44', p: ',153', effectSize: { value: '0,31' } },
    });
    expect(table.rows?.[1]?.waves).toEqual({
      voormeting: { mean: '2,9', sd: '0,7' },
      nameting: { mean: '3,1', sd: '0,8' },
    });
    expect(guessesIn(table)).toEqual(['scale', 'test', 'effect-size']);
    expect(told).toContain('Levenslust');
  });

  it('reads M (SD) in one cell, an interval behind the difference, and says which column it leaves out', async () => {
    const source = document(
      'several.csv',
      [
        'Measure;Baseline M (SD);Follow-up M (SD);Mean change (95% CI);p-value;Remark',
        'General Self-Efficacy Scale;27.30 (6.82);28.72 (4.39);1.42 (-1.01 to 3.85);.248;none',
      ].join('\n'),
    );
    const { table, told } = await draftOf(source, 'several.json');
    expect(table.rows).toEqual([
      {
        scale: 'gse',
        name: 'General Self-Efficacy Scale',
        waves: { baseline: { mean: '27.30', sd: '6.82' }, 'follow-up': { mean: '28.72', sd: '4.39' } },
        comparison: { difference: '1.42', ci: { lower: '-1.01', upper: '3.85' }, p: '.248' },
      },
    ]);
    expect(guessesIn(table)).toEqual(['test']);
    expect(told).toContain('"Remark" is left out');
  });

  it('marks waves that no heading names', async () => {
    const source = document(
      'unnamed.md',
      '| | M (SD) | M (SD) |\n|---|---|---|\n| Brief Resilience Scale | 3.01 (0.69) | 3.22 (0.69) |\n',
    );
    const { table } = await draftOf(source, 'unnamed.json');
    expect(Object.keys(table.rows?.[0]?.waves ?? {})).toEqual(['wave1', 'wave2']);
    expect(guessesIn(table)).toEqual(['waves']);
  });

  it('refuses a draft until its guesses are decided or taken', async () => {
    const source = document(
      'open.md',
      '| Scale | Mean pre | Mean post | p |\n|---|---|---|---|\n| BRS | 3.0 | 3.2 | .153 |\n',
    );
    const { table } = await draftOf(source, 'open.json');
    expect(guessesIn(table)).toEqual(['test']);
    for (const command of ['verify', 'audit']) {
      const data = command === 'verify' ? ['--data', ...WAVES] : [];
      const refused = await ensureStats(command, inFolder('open.json'), ...data);
      expect(refused.status).toBe(2);
      expect(refused.stderr).toContain('open.json is a draft with 1 guess to check');
      const taken = await ensureStats(command, inFolder('open.json'), ...data, '--accept-draft');
      expect(taken.status, taken.stderr).toBe(0);
      expect(taken.stderr).toContain('rows[0].comparison');
    }
    const { draft: _, ...decided } = table;
    document('decided.json', JSON.stringify(decided));
    expect((await ensureStats('verify', inFolder('decided.json'), '--data', ...WAVES)).status).toBe(0);
  });

  it('says so where there is no table of scores', async () => {
    const none = document('none.md', '| Age | n |\n|---|---|\n| young | 12 |\n');
    const { status, stderr } = await ensureStats('verify', '--draft', none);
    expect(status).toBe(2);
    expect(stderr).toContain('none.md has no table with means');
  });
});
