import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/index.ts';
import { bySample, type ResultBySample } from '../../helpers/by-sample.ts';
import { ensureStats, temporaryFolder } from '../../helpers/command.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';

const EXPORTS = 'fixtures/exports';

interface Numbers {
  readonly rows: number;
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  readonly alpha_n: number;
  readonly alpha: number;
}
const reference = readJson<{
  readonly all: Numbers;
  readonly without_unfinished: Numbers;
  readonly without_test_unfinished: Numbers;
  readonly without_preview_spam_unfinished: Numbers;
  readonly where_consent: Numbers;
  readonly where_consent_without_unfinished: Numbers;
}>(`${EXPORTS}/reference.json`);

/** What each platform tells of responses, and R's numbers without them. */
const STATUSES: Readonly<Record<string, readonly [string, Numbers]>> = {
  qualtrics: ['preview,spam,unfinished', reference.without_preview_spam_unfinished],
  limesurvey: ['unfinished', reference.without_unfinished],
  redcap: ['unfinished', reference.without_unfinished],
  alchemer: ['unfinished', reference.without_unfinished],
  sosci: ['tests,unfinished', reference.without_test_unfinished],
  formr: ['unfinished', reference.without_unfinished],
  castor: ['unfinished', reference.without_unfinished],
  unipark: ['tests,unfinished', reference.without_test_unfinished],
  typeform: ['unfinished', reference.without_unfinished],
  gorilla: ['unfinished', reference.without_unfinished],
};

/** All exports of the thirty responses. */
const FILES = readdirSync(EXPORTS, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/.*\.csv$/.test(path) && !/events|dictionary/.test(path))
  .sort();

async function analysed(...args: readonly string[]): Promise<ResultBySample> {
  const { status, stdout, stderr } = await ensureStats(
    'analyse',
    ...args,
    '--scales',
    'brs',
    '--format',
    'json',
  );
  expect(status, stderr).toBe(0);
  return bySample(JSON.parse(stdout));
}

function expectNumbers(result: ResultBySample, numbers: Numbers): void {
  const { waves, reliability } = result.scales[0]!;
  const { n, mean, sd } = waves.pre!;
  expect([result.inputs[0]!.rows, n, reliability!.pre!.n]).toEqual([
    numbers.rows,
    numbers.n,
    numbers.alpha_n,
  ]);
  expectClose(mean!, numbers.mean);
  expectClose(sd!, numbers.sd);
  expectClose(reliability!.pre!.alpha!, numbers.alpha);
}

describe('the export of a platform as it is', () => {
  it.each(FILES)("%s has R's numbers", async (path) => {
    const result = await analysed(`${EXPORTS}/${path}`);
    expectNumbers(result, reference.all);
    const { rowCounts } = result.inputs[0]!;
    expect(rowCounts.headings + rowCounts.blank + rowCounts.damaged + rowCounts.respondents!).toBe(
      rowCounts.inFile,
    );
    expect(result.warnings.filter(({ code }) => code === 'export-form')).toHaveLength(1);
  });

  it.each(FILES)(
    '%s without the responses that the platform marks, or by consent, has them too',
    async (path) => {
      const file = `${EXPORTS}/${path}`;
      const [consent] = ['Consent', 'CO01'].filter((name) =>
        readFileSync(file, 'utf8').toLowerCase().includes(name.toLowerCase()),
      );
      const isLabelled = /qualtrics.labels|code-and-text|redcap.labels/.test(path);
      const where = ['--where', `${consent}=${isLabelled ? 'Ja' : '1.0'}`];
      expectNumbers(await analysed(file, ...where), reference.where_consent);
      const [statuses, numbers] = STATUSES[path.split('/')[0]!] ?? [];
      if (statuses === undefined) return;
      const result = await analysed(file, '--drop', statuses);
      expectNumbers(result, numbers!);
      expect(result.warnings.filter(({ code }) => code === 'export-statuses')).toEqual([]);
      if (statuses === 'unfinished')
        expectNumbers(
          await analysed(file, ...where, '--drop', statuses),
          reference.where_consent_without_unfinished,
        );
    },
  );

  it("counts Gorilla's last row as nobody, be it one cell or as long as the others", async () => {
    const long = readFileSync(`${EXPORTS}/gorilla/short-form.csv`, 'utf8');
    const short = long.replace(/^(END OF FILE),+$/m, '$1');
    expect(short).not.toBe(long);
    const folder = temporaryFolder({ 'short.csv': short });
    const result = await analysed(join(folder, 'short.csv'));
    expectNumbers(result, reference.all);
    expect(result.inputs[0]!.rowCounts).toMatchObject({ blank: 1, damaged: 0, respondents: 30 });
  });

  it('says whom the platform marks, and how to leave them out', async () => {
    const { stderr } = await ensureStats('analyse', `${EXPORTS}/qualtrics/values.csv`, '--scales', 'brs');
    expect(stderr).toContain(
      'values.csv: of 30 rows 1 is a preview, 1 is spam and 3 are unfinished; all of them are in the numbers. --drop preview,spam,unfinished leaves them out.',
    );
  });

  it('counts the same respondents in every command', async () => {
    const file = `${EXPORTS}/sosci/labels.csv`;
    const chosen = ['--drop', 'test,unfinished', '--where', 'CO01=1', '--scales', 'brs'];
    const json = async (command: string) => {
      const { stdout } = await ensureStats(command, file, ...chosen, '--format', 'json');
      return JSON.parse(stdout) as { readonly inputs: readonly { readonly rows: number }[] };
    };
    const plain = readFileSync(`${EXPORTS}/plain.csv`, 'utf8').trim().split('\n').slice(1);
    const chosenOfPlain = plain
      .map((line) => line.split(','))
      .filter(([, status, consent]) => !['test', 'unfinished'].includes(status!) && consent === '1');
    const rows = await Promise.all(['analyse', 'reliability', 'describe', 'validate'].map(json));
    const { stdout } = await ensureStats('score', file, ...chosen, '--format', 'csv');
    expect(
      new Set([...rows.map(({ inputs }) => inputs[0]!.rows), stdout.trim().split('\n').length - 1]),
    ).toEqual(new Set([chosenOfPlain.length]));
  });

  it('is in the result with its heading rows, statuses and what is left out', async () => {
    const file = `${EXPORTS}/qualtrics/labels.csv`;
    const result = await analysed(file, '--drop', 'spam,unfinished', '--where', 'Consent=Ja');
    const input = result.inputs[0]!;
    expect(input.export).toEqual({
      platform: 'qualtrics',
      variant: 'import-ids',
      headingRows: [2, 3],
      statuses: { preview: 1, spam: 1, test: 0, unfinished: 3 },
    });
    expect(input.leftOut).toEqual([
      { by: 'status', status: 'spam', count: 1 },
      { by: 'status', status: 'unfinished', count: 3 },
      { by: 'condition', condition: 'Consent=Ja', count: 3 },
    ]);
    const { inFile, headings, blank, damaged, respondents, leftOut, used } = input.rowCounts;
    expect([headings + blank + damaged + respondents!, used! + leftOut!]).toEqual([inFile, respondents]);
    expect([inFile, used]).toEqual([33, 23]);
    const withheld = await analysed(file, '--drop', 'spam,unfinished', '--min-cell', '5');
    expect(withheld.inputs[0]).toMatchObject({
      rowCounts: { inFile: null, leftOut: null, used: null },
      export: { statuses: { preview: null, spam: null, test: null, unfinished: null } },
      leftOut: [{ count: null }, { count: null }],
    });
    const plain = await analysed('fixtures/paired/pre.csv');
    expect(plain.inputs[0]).not.toHaveProperty('export');
    expect(plain.inputs[0]).not.toHaveProperty('leftOut');
  });

  it('has the rows that are left out as the first step of the flow', async () => {
    const files = [`${EXPORTS}/qualtrics/labels.csv`, `${EXPORTS}/limesurvey/code.csv`];
    const result = await analysed(...files, '--drop', 'unfinished');
    const { flow, inputs } = result;
    expect(flow!.waves.map(({ leftOut, read }) => [leftOut, read])).toEqual([
      [3, 27],
      [3, 27],
    ]);
    expect(inputs.map(({ rows }) => rows)).toEqual([27, 27]);
    const { stdout } = await ensureStats(
      'analyse',
      ...files,
      '--drop',
      'unfinished',
      '--scales',
      'brs',
      '--details',
    );
    expect(stdout).toMatch(/Left\s+No\s+Too\s+Left/);
    const unasked = await ensureStats('analyse', ...files, '--scales', 'brs', '--details');
    expect(unasked.stdout).not.toContain('Left out');
  });

  it('with several rows a person is refused with a condition to type, unless rows need not be people', async () => {
    const file = `${EXPORTS}/redcap/events.csv`;
    for (const command of ['analyse', 'describe', 'reliability']) {
      const { status, stderr } = await ensureStats(command, file, '--scales', 'brs');
      expect([command, status]).toEqual([command, 2]);
      expect(stderr).toContain(
        '48 rows of 24 people (record_id) would count as 48 respondents. Name the waves: --wave redcap_event_name --waves ',
      );
    }
    const one = await ensureStats(
      'analyse',
      file,
      '--scales',
      'brs',
      '--where',
      'redcap_event_name=baseline_arm_1',
    );
    expect(one.status).toBe(0);
    for (const args of [['score'], ['validate'], ['analyse', '--by', 'redcap_event_name']]) {
      const [command = '', ...others] = args;
      expect((await ensureStats(command, file, '--scales', 'brs', ...others)).status).toBe(0);
    }
  });

  it('is two waves of a study by its conditions, whose paired test is that of R', async () => {
    const { events } = readJson<{ readonly events: Readonly<Record<'pairs' | 't' | 'df' | 'p', number>> }>(
      `${EXPORTS}/reference.json`,
    );
    const wave = (id: string, event: string) => ({
      id,
      file: 'events.csv',
      where: [`redcap_event_name=${event}`],
    });
    const study = {
      title: 'Events',
      groups: [{ id: 'all', waves: [wave('pre', 'baseline_arm_1'), wave('post', 'month_3_arm_1')] }],
      match: { columns: ['record_id'] },
      scales: ['brs'],
      outputs: [{ what: 'analysis', file: 'analysis.json' }],
    };
    const folder = temporaryFolder({
      'study.json': JSON.stringify(study),
      'events.csv': readFileSync(`${EXPORTS}/redcap/events.csv`),
    });
    const { status, stderr } = await ensureStats('run', join(folder, 'study.json'));
    expect(status, stderr).toBe(0);
    const result = bySample(readJson<Result>(join(folder, 'analysis.json')));
    const paired = result.scales[0]!.comparison!.tests.find(({ method }) => method === 'paired')!;
    expect(result.scales[0]!.comparison!.pairs!.n).toBe(events.pairs);
    expectClose(paired.statistic, events.t);
    expectClose(paired.p, events.p);
    expect(result.warnings.map(({ code }) => code).filter((code) => /export|left/.test(code))).toEqual([
      ...['export-form', 'rows-left-out', 'export-form', 'rows-left-out'],
    ]);
  });

  it('gives a first study that leaves out whom the platform marks, and says so', async () => {
    const folder = temporaryFolder({ 'pre.csv': readFileSync(`${EXPORTS}/qualtrics/labels.csv`) });
    const path = join(folder, 'study.json');
    const { status, stderr } = await ensureStats('init', join(folder, 'pre.csv'), '-o', path);
    expect(status, stderr).toBe(0);
    const study = readJson<{ groups: { waves: object[] }[]; notes: string[] }>(path);
    expect(study.groups[0]!.waves[0]).toMatchObject({ drop: ['preview', 'spam', 'unfinished'] });
    expect(study.notes[0]).toContain('1 preview, 1 spam, 3 unfinished of 30 rows');
    expect(study.notes.join()).not.toContain('StartDate');
    expect(study.notes.join()).toContain('"RecipientEmail" (e-mail addresses)');
  });

  it('is verified with the rows that a published table is about', async () => {
    const numbers = reference.without_preview_spam_unfinished;
    const table = (rows: object) => ({
      source: { title: 'Resilience' },
      groups: [{ id: 'all', waves: { pre: { n: '25', data: 'values.csv', ...rows } } }],
      rows: [
        {
          scale: 'brs',
          group: 'all',
          waves: { pre: { n: '25', mean: numbers.mean.toFixed(2), sd: numbers.sd.toFixed(2) } },
        },
      ],
    });
    const folder = temporaryFolder({
      'values.csv': readFileSync(`${EXPORTS}/qualtrics/values.csv`),
      'all.json': JSON.stringify(table({})),
      'chosen.json': JSON.stringify(
        table({ platform: 'qualtrics', drop: ['preview', 'spam', 'unfinished'] }),
      ),
    });
    expect((await ensureStats('verify', join(folder, 'all.json'))).status).toBe(1);
    const { status, stdout } = await ensureStats('verify', join(folder, 'chosen.json'));
    expect(status, stdout).toBe(0);
  });

  it('is read as the user says', async () => {
    const file = `${EXPORTS}/qualtrics/values.csv`;
    const { status, stderr } = await ensureStats('analyse', file, '--scales', 'brs', '--platform', 'none');
    expect(status).toBe(1);
    expect(stderr).toContain('ImportId');
    const plain = ['fixtures/paired/pre.csv', '--scales', 'brs', '--platform', 'formr'] as const;
    expect((await ensureStats('analyse', ...plain)).stderr).toContain('pre.csv is a formr export.');
    const dictionary = await ensureStats('analyse', `${EXPORTS}/redcap/dictionary.csv`);
    expect([dictionary.status, dictionary.stderr]).toEqual([
      2,
      expect.stringContaining('data dictionary of REDCap'),
    ]);
  });

  it('is named in a sentence, with the rows that are headings', async () => {
    const { stdout, stderr } = await ensureStats(
      'analyse',
      `${EXPORTS}/qualtrics/labels.csv`,
      '--scales',
      'brs',
    );
    const sentence =
      'labels.csv is a Qualtrics export: rows 2 and 3 are headings, not respondents; question texts come from row 2.';
    expect(stderr).toContain(sentence);
    expect(stdout.replace(/\s+/g, ' ')).toContain(sentence);
  });

  it('has the rows of its file in messages', async () => {
    const text = readFileSync(`${EXPORTS}/sosci/codes.csv`, 'utf8').replace(/"[1-5]"(?=\t"14")/, '"66"');
    const labels = readFileSync(`${EXPORTS}/sosci/labels.csv`, 'utf8').replace(/"[1-5]"(?=\t"14")/, '"66"');
    const folder = temporaryFolder({ 'codes.csv': text, 'labels.csv': labels });
    for (const [file, row] of [
      ['codes.csv', 2],
      ['labels.csv', 3],
    ] as const) {
      const { status, stderr } = await ensureStats('analyse', join(folder, file), '--scales', 'brs');
      expect(status).toBe(1);
      expect(stderr).toContain(`row ${row}: 66`);
    }
  });

  it('keeps personal columns unseen, by whatever name the platform has for them', async () => {
    for (const [file, column] of [
      ['qualtrics/labels', 'IPAddress'],
      ['qualtrics/labels', 'Q9_4_TEXT'],
      ['qualtrics/legacy', 'EmailAddress'],
      ['limesurvey/text', 'Verwijzer-URL'],
      ['surveymonkey/two-rows', 'Last Name'],
      ['kobo/odk-central', 'SubmitterName'],
      ['alchemer/columns', 'City'],
    ]) {
      const { status, stderr } = await ensureStats(
        'describe',
        `${EXPORTS}/${file}.csv`,
        '--columns',
        column!,
      );
      expect(status, `${file}: ${column}`).toBe(2);
      expect(stderr).toContain('respondents could be recognised');
    }
  });
});
