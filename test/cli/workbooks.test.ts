import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const FORMATS = ['xlsx', 'ods', 'xls'] as const;

/** Rows as a workbook; numbers stay numbers. */
async function workbook(...sheets: readonly (readonly [string, (string | number | null)[][]])[]) {
  return writeXlsx({ sheets: sheets.map(([name, rows]) => ({ name, rows })) });
}

const ITEMS = ['brs1', 'brs2', 'brs3', 'brs4', 'brs5', 'brs6'];
const ROWS = [
  ['respondent', ...ITEMS],
  ['014', 4, 2, 2, 3, 3, 4],
  ['14b', 5, 1, 4, 2, 4, 2],
  ['15', 2, 4, 3, 3, 2, 4],
  ['16', 3, 3, 4, 2, 3, 3],
];

/** A result without how its file is written. */
function withoutForm(json: string) {
  const { inputs, ...others } = JSON.parse(json);
  const kept = inputs.map(
    ({ file, sha256, format, sheet, encoding, delimiter, ...facts }: Record<string, unknown>) => facts,
  );
  return { ...others, inputs: kept };
}

describe('the same data as text and as a workbook', () => {
  it.each(FORMATS)('%s gives the same result', async (format) => {
    const of = (file: string) => ensureStats('analyse', file, '--format', 'json');
    const folder = temporaryFolder({ [`pre.${format}`]: readFileSync(`fixtures/workbook/paired.${format}`) });
    const text = await of('fixtures/paired/pre.csv');
    const sheet = await of(join(folder, `pre.${format}`));
    expect(sheet.status).toBe(0);
    expect(withoutForm(sheet.stdout)).toEqual(withoutForm(text.stdout));
    expect(JSON.parse(sheet.stdout).inputs[0]).toMatchObject({
      format,
      sheet: 'paired',
      encoding: null,
      delimiter: null,
    });
    expect(JSON.parse(text.stdout).inputs[0]).toMatchObject({ format: 'csv', encoding: 'utf-8' });
  });

  it.each(FORMATS)('%s of a Qualtrics export has its headings, statuses and rows', async (format) => {
    const of = (file: string) => ensureStats('score', file, '--drop', 'preview,spam', '--format', 'csv');
    const text = await of('fixtures/exports/qualtrics/labels.csv');
    const sheet = await of(`fixtures/workbook/qualtrics.${format}`);
    expect(sheet.stderr).toContain(
      'rows 2 and 3 are headings, not respondents; question texts come from row 2',
    );
    expect(sheet.stdout.replaceAll(`qualtrics.${format}`, 'labels.csv')).toBe(text.stdout);
  });
});

describe('sheets', () => {
  it('several filled ones are an error that names them; --sheet takes one', async () => {
    const folder = temporaryFolder({ 'a.csv': await workbook(['pre', ROWS], ['post', ROWS.slice(0, 4)]) });
    const file = join(folder, 'a.csv');
    const refused = await ensureStats('analyse', file);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('"pre" and "post"');
    const { stdout } = await ensureStats('analyse', file, '--sheet', 'post', '--format', 'json');
    expect(JSON.parse(stdout).inputs[0]).toMatchObject({ rows: 3, sheet: 'post', format: 'xlsx' });
    const table = await ensureStats('analyse', file, '--sheet', 'post', '--details');
    expect(table.stdout.replace(/\s+/g, ' ')).toContain('.xlsx, sheet "post"');
  });

  it('is a key of the waves of a study, which init writes', async () => {
    const folder = temporaryFolder({ 'both.xlsx': await workbook(['pre', ROWS], ['post', ROWS]) });
    const study = {
      groups: [
        {
          id: 'g',
          waves: ['pre', 'post'].map((sheet) => ({ id: sheet, file: 'both.xlsx', sheet })),
        },
      ],
      outputs: [{ what: 'analysis', file: 'out.json' }],
    };
    const written = temporaryFolder({
      'study.json': JSON.stringify(study),
      'both.xlsx': await workbook(['pre', ROWS], ['post', ROWS.slice(0, 4)]),
    });
    const run = await ensureStats('run', join(written, 'study.json'));
    expect(run.stderr).not.toContain('error');
    expect(run.status).toBe(0);
    const begun = await ensureStats(
      'init',
      join(folder, 'both.xlsx'),
      '--sheet',
      'pre',
      '-o',
      join(folder, 's.json'),
    );
    expect(begun.status, begun.stderr).toBe(0);
  });
});

describe('cells', () => {
  it('ids stay texts, rows keep their numbers, blank rows and titles are told', async () => {
    const rows = [['Course of spring', null], [], ROWS[0]!, ROWS[1]!, [], ...ROWS.slice(2)];
    const folder = temporaryFolder({ 'a.xlsx': await workbook(['pre', rows]) });
    const { stdout, status, stderr } = await ensureStats(
      ...['score', join(folder, 'a.xlsx'), '--id', 'respondent', '--damaged', 'skip', '--format', 'csv'],
    );
    expect(status, stderr).toBe(0);
    expect(
      stdout
        .split('\n')
        .slice(1, 5)
        .map((line) => line.split(',').slice(1, 3)),
    ).toEqual([
      ['4', '014'],
      ['6', '14b'],
      ['7', '15'],
      ['8', '16'],
    ]);
    expect(stderr).toContain('2 blank rows between the others');
  });

  it('errors and numbers shown with zeros are told with their place', async () => {
    const { stderr, stdout } = await ensureStats(
      'validate',
      'fixtures/workbook/answers.xlsx',
      '--format',
      'json',
    );
    const { problems } = JSON.parse(stdout || stderr);
    expect(problems.filter(({ code }: { code: string }) => code.startsWith('workbook'))).toMatchObject([
      { code: 'workbook-leading-zeros', row: 2, values: { column: 'B', value: '14' } },
      { code: 'workbook-error-cell', row: 3, values: { column: 'E', value: '#DIV/0!' } },
    ]);
  });

  it('an error in place of an answer is none', async () => {
    const cell = (value: string) => [...ROWS.slice(0, 4), ['16', value, 3, 4, 2, 3, 3]];
    const folder = temporaryFolder({ 'a.xlsx': await workbook(['pre', cell('#N/A')]) });
    const { status, stderr } = await ensureStats('analyse', join(folder, 'a.xlsx'));
    expect(status).toBe(1);
    expect(stderr).toMatch(/"brs1" of a.xlsx, row 5: "#N\/A" is not an answer/);
  });

  it('a number of three decimals is no thousand', async () => {
    const rows = ROWS.map((row, index) => [...row, index === 0 ? 'weight' : 1.234]);
    const folder = temporaryFolder({ 'a.xlsx': await workbook(['pre', rows]) });
    const { stdout } = await ensureStats(
      ...['describe', join(folder, 'a.xlsx'), '--columns', 'weight', '--format', 'json'],
    );
    expect(stdout).toContain('1.234');
  });
});

it('a link to an online sheet is refused with what to do', async () => {
  const { status, stderr } = await ensureStats(
    'analyse',
    'https://docs.google.com/spreadsheets/d/abc/edit?usp=sharing',
  );
  expect(status).toBe(2);
  expect(stderr).toContain('is a link; nothing is fetched from the internet. Download the sheet');
});

it('a script of R reads it, one of SPSS is refused by its name, and a zip of something else with what to do', async () => {
  const file = 'fixtures/workbook/paired.xlsx';
  const script = await ensureStats('analyse', file, '--emit', 'r');
  expect(script.stdout, script.stderr).toContain(
    'read_sheet("fixtures/workbook/paired.xlsx", sheet = "paired"',
  );
  const refused = await ensureStats('analyse', file, '--emit', 'spss');
  expect(refused).toMatchObject({ status: 2 });
  expect(refused.stderr).toContain('paired.xlsx is no text file');
  const folder = temporaryFolder({ 'pre.xlsx': strToU8('PK\u0003\u0004 nothing') });
  const damaged = await ensureStats('analyse', join(folder, 'pre.xlsx'));
  expect(damaged.status).toBe(2);
  expect(damaged.stderr).toContain('pre.xlsx is a damaged workbook');
});

describe('texts that may be numbers', () => {
  const rows = (cell: string | number) => [
    ['id', ...ITEMS],
    ['a', cell, 2, 2, 3, 3, 4],
    ['b', 5, 1, 4, 2, 4, 2],
  ];

  it('are not taken for decimals where they may be thousands', async () => {
    const folder = temporaryFolder({ 'a.xlsx': await workbook(['pre', rows('1.234')]) });
    const { status, stderr } = await ensureStats('analyse', join(folder, 'a.xlsx'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/a\.xlsx.*row 2.*1\.234/);
    const said = await ensureStats('analyse', join(folder, 'a.xlsx'), '--decimal', '.');
    expect(said.stderr).toMatch(/"brs1" of a\.xlsx, row 2: "1\.234"/);
  });

  it('are numbers where the program says so', async () => {
    const folder = temporaryFolder({ 'a.xlsx': await workbook(['pre', rows(1.234)]) });
    const { status, stderr } = await ensureStats('analyse', join(folder, 'a.xlsx'));
    expect(status).toBe(1);
    expect(stderr).toMatch(/"brs1" of a\.xlsx, row 2: "1\.234"/);
  });

  it('in a column that nothing is computed from hinder nobody', async () => {
    const withText = rows(4).map((row, index) => [...row, index === 0 ? 'code' : '1.234']);
    const folder = temporaryFolder({ 'a.xlsx': await workbook(['pre', withText]) });
    expect((await ensureStats('analyse', join(folder, 'a.xlsx'))).status).toBe(0);
  });
});
