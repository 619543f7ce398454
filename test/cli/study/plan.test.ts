import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Plan, PlanRuns } from '../../../src/model/plan.ts';
import type { Result } from '../../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../../helpers/command.ts';

const STUDY = {
  groups: [
    {
      id: 'all',
      waves: [
        { id: 'pre', file: 'pre.csv' },
        { id: 'post', file: 'post.csv' },
      ],
    },
  ],
  match: { columns: ['id'] },
  scales: ['brs', 'wemwbs'],
  protocol: { primary: ['brs'], smallestDifference: { brs: { value: 0.3 } } },
  plan: 'study.plan.json',
  outputs: [
    { what: 'analysis', file: 'out/result.json' },
    { what: 'report', file: 'out/report.html' },
  ],
  date: '2026-12-01',
};

const DAY = 86_400;
const MORNING = 1_780_000_000;
const at = (seconds: number) => vi.stubEnv('SOURCE_DATE_EPOCH', String(seconds));
afterEach(() => {
  vi.unstubAllEnvs();
});

/** A study whose answers are not there yet. */
function folderWith(study: object = STUDY): string {
  return temporaryFolder({ 'study.json': JSON.stringify(study) });
}

function collect(folder: string, ...files: readonly string[]): void {
  for (const file of files) cpSync(`fixtures/paired/${file}`, join(folder, file));
}

const change = (folder: string, study: object) =>
  writeFileSync(join(folder, 'study.json'), JSON.stringify(study));
const plan = (folder: string, ...args: readonly string[]) =>
  ensureStats('plan', join(folder, 'study.json'), ...args);
const run = (folder: string, ...args: readonly string[]) =>
  ensureStats('run', join(folder, 'study.json'), ...args);
const json = <T>(folder: string, file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const planIn = (folder: string) => json<Plan>(folder, 'study.plan.json');
const followedIn = (folder: string) => json<Result>(folder, 'out/result.json').plan!;

describe('plan', () => {
  it('needs no data, and freezes the study with a hash of all that it holds', async () => {
    at(MORNING);
    const folder = folderWith();
    const { status, stdout, stderr } = await plan(folder);
    expect(status).toBe(0);
    expect(stderr).toBe(`Wrote ${join(folder, 'study.plan.json')}\n`);
    const { sha256, ...contents } = planIn(folder);
    expect(contents).toMatchObject({
      date: '2026-05-28T20:26:40Z',
      data: [
        { file: 'pre.csv', sha256: null },
        { file: 'post.csv', sha256: null },
      ],
      results: [],
      replaces: null,
    });
    expect(stdout).toContain(sha256.slice(0, 40));
    // Keys in order, written by hand for the outermost ones: what sorts them must sort those within, too.
    const { data, date, planned, replaces, results, schema, tool } = contents;
    const inOrder = (value: unknown): string =>
      Array.isArray(value)
        ? `[${value.map(inOrder)}]`
        : value !== null && typeof value === 'object'
          ? `{${Object.keys(value)
              .sort()
              .map((key) => `"${key}":${inOrder((value as Record<string, unknown>)[key])}`)}}`
          : JSON.stringify(value);
    const text = `{"data":${inOrder(data)},"date":${inOrder(date)},"planned":${inOrder(planned)},"replaces":${inOrder(replaces)},"results":${inOrder(results)},"schema":${inOrder(schema)},"tool":${inOrder(tool)}}`;
    expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('is made once, or replaced by a plan that names it', async () => {
    at(MORNING);
    const folder = folderWith();
    await plan(folder);
    const first = planIn(folder);
    at(MORNING + DAY);
    const again = await plan(folder);
    expect(again).toMatchObject({ status: 2, stdout: '' });
    expect(again.stderr).toContain('already exists: a plan is made once');
    expect(planIn(folder)).toEqual(first);
    expect((await plan(folder, '--force')).status).toBe(0);
    expect(planIn(folder)).toMatchObject({
      date: '2026-05-29T20:26:40Z',
      replaces: { date: first.date, sha256: first.sha256 },
    });
  });

  it('says which answers and results were there', async () => {
    const folder = folderWith();
    collect(folder, 'pre.csv');
    writeFileSync(join(folder, 'results.json'), '{}');
    change(folder, { ...STUDY, outputs: [{ what: 'analysis', file: 'results.json' }] });
    const { stderr, stdout } = await plan(folder);
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, 'pre.csv')))
      .digest('hex');
    expect(planIn(folder).data).toEqual([
      { file: 'pre.csv', sha256: hash },
      { file: 'post.csv', sha256: null },
    ]);
    expect(planIn(folder).results).toEqual(['results.json']);
    expect(stderr).toContain('note: pre.csv already exists');
    expect(stderr).toContain('warning: Results of this study already exist (results.json)');
    expect(stdout).toContain('A file with answers already existed when it was made: pre.csv.');
  });

  it.each([
    [{ ...STUDY, plan: undefined }, 'add "plan": "study.plan.json"'],
    [{ ...STUDY, scales: undefined }, 'has a plan and no "scales"'],
    [{ ...STUDY, plan: 'plan.txt' }, 'must end in .json'],
    [
      { ...STUDY, protocol: { primary: ['gse'] } },
      'protocol.primary[0]: gse is no score of the scales of the study: brs, wemwbs',
    ],
    [{ ...STUDY, protocol: { smallestDifference: { brs: { value: -0.3 } } } }, 'must be above 0'],
    [{ ...STUDY, protocol: { sampleSize: { dropOut: 1 } } }, 'must be a share from 0 to below 1'],
  ])('refuses what cannot be planned (%#)', async (study, message) => {
    const folder = folderWith(study);
    const { status, stderr } = await plan(folder);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(join(folder, 'study.plan.json'))).toBe(false);
  });

  it('is printed in every language', async () => {
    const folder = folderWith();
    const titles = { en: 'Part of the plan', nl: 'Onderdeel van het plan', fr: 'Élément du plan' };
    for (const [lang, title] of Object.entries(titles)) {
      const { stdout } = await plan(folder, '--force', '--lang', lang);
      expect(stdout).toContain(title);
    }
  });
});

describe('plan --power', () => {
  const sampleSize = { sd: { brs: 0.8 }, correlation: 0.6, dropOut: 0.15, power: 0.9 };
  const protocol = { smallestDifference: { brs: { value: 0.3 } }, sampleSize };

  it.each([
    ['en', 'to find a mean change of 0.3 points (correlation .60, dz = 0.42) with 90% power at α = .05'],
    ['nl', 'om een gemiddelde verandering van 0,3 punten (correlatie ,60, dz = 0,42) te vinden'],
    ['fr', 'pour détecter un changement moyen de 0,3 points (corrélation ,60, dz = 0,42)'],
  ])('says it in a sentence (%s) and freezes nothing', async (lang, sentence) => {
    const folder = folderWith({ ...STUDY, protocol });
    const { status, stdout } = await plan(folder, '--power', '--lang', lang);
    expect(status).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(sentence);
    // power.t.test(delta = 0.3 / 0.8 / sqrt(0.8), power = 0.9, type = "paired"): n = 61.7; 62 / 0.85 = 72.9
    expect(stdout).toMatch(/[,.]90 +62 +62 +73 +73/);
    expect(existsSync(join(folder, 'study.plan.json'))).toBe(false);
  });

  it('prints JSON by its schema, and needs no plan', async () => {
    const { plan: _, ...study } = { ...STUDY, protocol };
    const { stdout } = await plan(folderWith(study), '--power', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'ensure-stats/sample-size/1',
      rows: [{ score: 'brs', comparison: 'paired', sizes: [{}, { power: 0.9, n: 62, recruit: 73 }, {}] }],
    });
  });

  it.each([
    [{ ...sampleSize, allocation: 2 }, 'allocation'],
    [{ ...sampleSize, sd: { brs: 0.8, wemwbs: 9 }, allocation: 0.5 }, 'allocation'],
  ])('refuses an expectation that pairs have no use for', async (expected, name) => {
    const folder = folderWith({ ...STUDY, protocol: { ...protocol, sampleSize: expected } });
    const { status, stderr } = await plan(folder, '--power');
    expect([status, stderr]).toEqual([2, expect.stringContaining(`"${name}" in "sampleSize" changes none`)]);
  });

  it('says of which sizes the tests are one-sided, with the level that each has', async () => {
    const given = { ...STUDY, protocol, alternative: 'greater', nonInferiority: 0.2 };
    const { stdout } = await plan(folderWith(given), '--power');
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain('One-sided tests.');
    expect(text).toMatch(/to find .*? at one-sided α = \.05/);
    expect(text).toMatch(/to show non-inferiority with a margin of 0\.2 points .*? at one-sided α = \.05,/);
    const both = await plan(folderWith({ ...STUDY, protocol, nonInferiority: 0.2 }), '--power');
    expect(both.stdout.replaceAll(/\s+/g, ' ')).toMatch(/non-inferiority .*? at one-sided α = \.025,/);
    const plain = (await plan(folderWith({ ...STUDY, protocol }), '--power')).stdout;
    expect(plain).toContain('Two-sided tests.');
    expect(plain).not.toContain('one-sided');
  });

  it('asks for what is missing', async () => {
    const { protocol: _, ...study } = STUDY;
    const { status, stderr } = await plan(folderWith(study), '--power');
    expect(status).toBe(2);
    expect(stderr).toContain('add "protocol" with "smallestDifference"');
  });
});

describe('run with a plan', () => {
  async function plannedFolder(): Promise<string> {
    at(MORNING);
    const folder = folderWith();
    await plan(folder);
    collect(folder, 'pre.csv', 'post.csv');
    at(MORNING + DAY);
    return folder;
  }

  it('says that everything was done as planned, and gives the same bytes on another day', async () => {
    const folder = await plannedFolder();
    const { status, stdout, stderr } = await run(folder);
    expect(status).toBe(0);
    expect(stderr).not.toContain('warning');
    const items = followedIn(folder).items.length;
    expect(stdout).toContain(`Plan study.plan.json of 2026-05-28: ${items} of ${items} parts as planned.`);
    expect(followedIn(folder)).toMatchObject({
      intact: true,
      precedes: true,
      firstRun: '2026-05-29T20:26:40Z',
      data: [
        { file: 'pre.csv', atPlanning: 'absent' },
        { file: 'post.csv', atPlanning: 'absent' },
      ],
    });
    const report = readFileSync(join(folder, 'out/report.html'), 'utf8');
    expect(report).toContain('Plan and deviations');
    expect(report).toContain('before these data were first analysed. Everything was carried out as planned.');
    at(MORNING + 9 * DAY);
    const record = readFileSync(join(folder, 'study.plan.runs.json'), 'utf8');
    await run(folder);
    expect(readFileSync(join(folder, 'out/report.html'), 'utf8')).toBe(report);
    expect(readFileSync(join(folder, 'study.plan.runs.json'), 'utf8')).toBe(record);
  });

  it('says part by part what was not', async () => {
    const folder = await plannedFolder();
    change(folder, { ...STUDY, scales: ['brs'], where: ['id!=R001'], test: 'welch' });
    const { stdout } = await run(folder);
    const others = followedIn(folder).items.filter(({ status }) => status !== 'as-planned');
    expect(others).toMatchObject([
      { topic: 'rows', planned: null, done: 'where: id!=R001', status: 'changed' },
      { topic: 'scale', name: 'wemwbs', status: 'left-out' },
      { topic: 'test', planned: 'paired', done: 'welch', status: 'changed' },
    ]);
    expect(stdout).toMatch(/: \d+ of \d+ parts as planned/);
    const report = readFileSync(join(folder, 'out/report.html'), 'utf8');
    expect(report).toContain('Primary analysis (paired planned, welch done)');
  });

  it('warns of a plan that was changed afterwards', async () => {
    const folder = await plannedFolder();
    const path = join(folder, 'study.plan.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"value": 0.3', '"value": 0.1'));
    const { status, stderr } = await run(folder);
    expect(status).toBe(0);
    expect(stderr).toContain('was changed after it was made');
    expect(followedIn(folder)).toMatchObject({ intact: false });
  });

  it.each([
    ['later', 2],
    ['of the same second', 1],
  ])('warns of a plan that is put in the place of the one that held (%s)', async (_, days) => {
    const folder = await plannedFolder();
    await run(folder);
    at(MORNING + days * DAY);
    change(folder, { ...STUDY, protocol: { primary: ['wemwbs'] } });
    const replaced = await plan(folder, '--force');
    expect(replaced.stderr).toContain('Results of this study already exist');
    const { stderr } = await run(folder);
    expect(stderr).toContain('it was not made before the results could be known');
    expect(followedIn(folder)).toMatchObject({ precedes: false, firstRun: '2026-05-29T20:26:40Z' });
    expect(readFileSync(join(folder, 'out/report.html'), 'utf8')).toContain(
      'the plan was made, or replaced, with the results known or knowable',
    );
  });

  it('takes a trial run with other answers for no analysis of these', async () => {
    const folder = folderWith();
    at(MORNING - DAY);
    await plan(folder);
    collect(folder, 'pre.csv', 'post.csv');
    for (const file of ['pre.csv', 'post.csv'])
      writeFileSync(
        join(folder, file),
        readFileSync(join(folder, file), 'utf8').split('\n').slice(0, 20).join('\n'),
      );
    await run(folder);
    rmSync(join(folder, 'study.plan.json'));
    rmSync(join(folder, 'out'), { recursive: true });
    at(MORNING);
    await plan(folder);
    collect(folder, 'pre.csv', 'post.csv');
    at(MORNING + DAY);
    await run(folder);
    expect(followedIn(folder)).toMatchObject({ precedes: true, firstRun: '2026-05-29T20:26:40Z' });
    expect(followedIn(folder).data).toEqual([
      { file: 'pre.csv', atPlanning: 'different' },
      { file: 'post.csv', atPlanning: 'different' },
    ]);
    expect(json<PlanRuns>(folder, 'study.plan.runs.json').runs).toHaveLength(2);
  });

  it('writes no record with --dry-run, nor where answers are impossible', async () => {
    const folder = await plannedFolder();
    await run(folder, '--dry-run');
    expect(existsSync(join(folder, 'study.plan.runs.json'))).toBe(false);
    writeFileSync(
      join(folder, 'pre.csv'),
      readFileSync(join(folder, 'pre.csv'), 'utf8').replace(',4,', ',77,'),
    );
    expect((await run(folder)).status).toBe(1);
    expect(existsSync(join(folder, 'study.plan.runs.json'))).toBe(false);
  });

  it('is made all the same where the record cannot be kept', async () => {
    const folder = await plannedFolder();
    const results = temporaryFolder();
    // A record that may not be written to; nobody but root may write it all the same.
    const record = join(folder, 'study.plan.runs.json');
    writeFileSync(record, JSON.stringify({ schema: 'ensure-stats/plan-runs/1', runs: [] }));
    chmodSync(record, 0o444);
    const { status, stderr } = await run(folder, '--output-dir', results);
    expect(status).toBe(0);
    expect(existsSync(join(results, 'out/result.json'))).toBe(true);
    if (process.getuid?.() !== 0) expect(stderr).toContain('cannot be written');
  });

  it('refuses a plan that is not there or is none', async () => {
    const folder = folderWith();
    collect(folder, 'pre.csv', 'post.csv');
    expect((await run(folder)).stderr).toContain('does not exist: write it with "ensure-stats plan"');
    writeFileSync(join(folder, 'study.plan.json'), '{ "schema": "ensure-stats/plan/1" }');
    const { status, stderr } = await run(folder);
    expect(status).toBe(2);
    expect(stderr).toContain('study.plan.json, line 1: planned: is missing');
  });

  it('is no output', async () => {
    const folder = folderWith({ ...STUDY, outputs: [{ what: 'analysis', file: 'study.plan.json' }] });
    collect(folder, 'pre.csv', 'post.csv');
    await plan(folder);
    const { status, stderr } = await run(folder);
    expect(status).toBe(2);
    expect(stderr).toContain('An output would overwrite');
  });
});
