import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { expectClose } from '../helpers/fixtures.ts';

/** Three waves as R sees them (fixtures/three-waves/), and what each command does with them. */

const NAMES = ['t0', 't1', 't2'] as const;
const FILES = NAMES.map((wave) => `fixtures/three-waves/${wave}.csv`);
const TEXTS = Object.fromEntries(
  NAMES.map((wave, index) => [`${wave}.csv`, readFileSync(FILES[index]!, 'utf8')]),
);

type Row = readonly [
  n: number,
  difference: number,
  t: number,
  df: number,
  p: number,
  lower: number,
  upper: number,
  holm: number,
];
type Name = 'paired' | 'welch' | 'control' | 'training';
const reference = JSON.parse(readFileSync('fixtures/three-waves/reference.json', 'utf8')) as Record<
  Name,
  readonly Row[]
> & { readonly holmOfArms: readonly number[] };

async function json(...words: readonly string[]): Promise<Result> {
  const { status, stdout, stderr } = await ensureStats('analyse', ...words, '--format', 'json');
  expect(stderr.split('\n').filter((line) => line.startsWith('error'))).toEqual([]);
  expect(status).toBe(0);
  return JSON.parse(stdout) as Result;
}

/** The comparisons against R; Holm of the whole family by itself. */
function expectRows(
  result: Result,
  group: string | null,
  rows: readonly Row[],
  holm: readonly number[],
): void {
  const changes = result.scales[0]!.comparisons.filter(
    ({ contrast }) => contrast.kind === 'waves' && contrast.group === group,
  );
  expect(changes.map(({ contrast }) => contrast.of)).toEqual([
    ['t0', 't1'],
    ['t0', 't2'],
  ]);
  for (const [index, { tests, primary, difference }] of changes.entries()) {
    const [n, expected, t, df, p, lower, upper] = rows[index]!;
    const test = tests[0]!;
    expect([test.method, test.n[0]]).toEqual([primary, n]);
    expectClose(difference, expected);
    for (const [value, of] of [
      [test.statistic, t],
      [test.df, df],
      [test.p, p],
      [test.ci.lower, lower],
      [test.ci.upper, upper],
      [test.pHolm, holm[index]!],
    ] as const)
      expectClose(value, of);
  }
}

const holmOf = (rows: readonly Row[]) => rows.map((row) => row[7]);

describe('three waves', () => {
  it('matched, each against the first: paired t and Holm as R has them', async () => {
    const result = await json(...FILES, '--id', 'id', '--scales', 'brs');
    expectRows(result, null, reference.paired, holmOf(reference.paired));
    expect(result.scales[0]!.comparisons.map(({ family }) => family)).toEqual([2, 2]);
  });

  it('of strangers: Welch and Holm as R has them', async () => {
    const result = await json(...FILES, '--scales', 'brs');
    expectRows(result, null, reference.welch, holmOf(reference.welch));
  });

  it('of two arms: the change in each, corrected together', async () => {
    const result = await json(...FILES, '--id', 'id', '--by', 'arm', '--scales', 'brs');
    expectRows(result, 'control', reference.control, reference.holmOfArms.slice(0, 2));
    expectRows(result, 'training', reference.training, reference.holmOfArms.slice(2));
    const atWaves = result.scales[0]!.comparisons.filter(({ contrast }) => contrast.kind === 'groups');
    expect(atWaves.map(({ contrast, design }) => ({ ...contrast, design }))).toEqual(
      NAMES.map((wave) => ({ kind: 'groups', of: ['control', 'training'], wave, design: 'independent' })),
    );
    expect(atWaves.map(({ family }) => family)).toEqual([3, 3, 3]);
  });

  it.each([
    ['en', 'Change from t0 to t1, by group'],
    ['nl', 'Verandering van t0 naar t1, per groep'],
    ['fr', 'Évolution (t0 → t1), par groupe'],
  ])('of two waves in several groups are called so in %s', async (language, title) => {
    const names = ['--waves', 't0,t1', '--id', 'id', '--by', 'arm', '--lang', language];
    const { status, stdout } = await ensureStats('analyse', FILES[0]!, FILES[1]!, ...names);
    expect(status).toBe(0);
    expect(stdout).toContain(title);
  });

  it.each([
    ['en', 'Change from t0 to each later wave'],
    ['nl', 'Verandering van t0 naar elke latere meting'],
    ['fr', 'Évolution de t0 à chaque mesure suivante'],
  ])('stand in a table with a row each: %s', async (lang, title) => {
    const { stdout } = await ensureStats(
      'analyse',
      ...FILES,
      '--id',
      'id',
      '--scales',
      'brs',
      '--lang',
      lang,
    );
    expect(stdout).toContain(title);
    expect(stdout).toMatch(/t0 → t1 +61/);
    expect(stdout).toMatch(/t0 → t2 +53/);
    for (const line of stdout.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
  });

  it('give one sentence each', async () => {
    const { stdout } = await ensureStats('analyse', ...FILES, '--id', 'id', '--scales', 'brs', '--sentences');
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain('from the wave “t0”');
    expect(text).toContain('to the wave “t2”');
  });
});

describe('what is made of three waves', () => {
  it.each([
    [[...FILES], 'first = c("t0", "t0"), second = c("t1", "t2"), kind = c("waves", "waves")'],
    [
      [FILES[0]!, FILES[1]!, '--by', 'arm'],
      'first = c("control, pre", "training, pre", "control, pre", "control, post")',
    ],
  ])('a script compares the same samples', async (words, sentence) => {
    const { status, stdout } = await ensureStats('analyse', ...words, '--scales', 'brs', '--emit', 'r');
    expect(status).toBe(0);
    expect(stdout).toContain(sentence);
  });

  it.each(['html', 'docx'])('a report has them as %s', async (format) => {
    const folder = temporaryFolder({});
    const words = ['--id', 'id', '--by', 'arm', '--scales', 'brs', '-o', join(folder, `report.${format}`)];
    const { status } = await ensureStats('report', ...FILES, ...words);
    expect(status).toBe(0);
    if (format === 'docx') return;
    const page = readFileSync(join(folder, 'report.html'), 'utf8');
    expect(page).toContain('The questionnaire was answered 3 times');
    expect(page).toContain('significant in one group and not in another does not show');
  });

  it('a study takes them, with groups and ids', async () => {
    const study = {
      groups: [{ id: 'all', waves: NAMES.map((id) => ({ id, file: `${id}.csv` })) }],
      match: { columns: ['id'] },
      by: { column: 'arm' },
      scales: ['brs'],
      outputs: [
        { what: 'analysis', file: 'analysis.json' },
        { what: 'analysis', file: 'last.json', wave: ['t0', 't2'] },
      ],
    };
    const folder = temporaryFolder({ ...TEXTS, 'study.json': JSON.stringify(study) });
    const { status, stderr } = await ensureStats('run', join(folder, 'study.json'));
    expect(stderr).not.toContain('error');
    expect(status).toBe(0);
    const made = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Result;
    expectRows(made('analysis.json'), 'control', reference.control, reference.holmOfArms.slice(0, 2));
    const [change] = made('last.json').scales[0]!.comparisons;
    expectClose(change!.tests[0]!.p, reference.control[1]![4]);
  });

  it('a study recognises a wide file', async () => {
    const rows = (wave: string) =>
      new Map(
        TEXTS[`${wave}.csv`]!.trim()
          .split('\n')
          .slice(1)
          .map((line) => [line.split(',')[0]!, line.split(',').slice(2)]),
      );
    const waves = NAMES.map(rows);
    const ids = [...new Set(waves.flatMap((wave) => [...wave.keys()]))];
    const items = [1, 2, 3, 4, 5, 6];
    const lines = [
      ['id', ...NAMES.flatMap((wave) => items.map((item) => `${wave}_brs${item}`))].join(','),
      ...ids.map((id) => [id, ...waves.flatMap((wave) => wave.get(id) ?? items.map(() => ''))].join(',')),
    ];
    const folder = temporaryFolder({
      'wide.csv': `${lines.join('\n')}\n`,
      'study.json': JSON.stringify({
        groups: [{ id: 'all', waves: [{ id: 'all', file: 'wide.csv' }] }],
        scales: ['brs'],
        outputs: [{ what: 'analysis', file: 'analysis.json' }],
      }),
    });
    const { status } = await ensureStats('run', join(folder, 'study.json'));
    expect(status).toBe(0);
    const made = JSON.parse(readFileSync(join(folder, 'analysis.json'), 'utf8')) as Result;
    expectRows(made, null, reference.paired, holmOf(reference.paired));
    expect(JSON.stringify(made)).not.toContain('(row)');
  });

  it.each([
    ['a file each', ['t0.csv', 't1.csv', 't2.csv'], ['--id', 'id']],
    ['a long file', ['long.csv'], ['--id', 'id', '--wave', 'time', '--waves', 't0,t1,t2']],
  ])('a published table of three waves is verified: %s', async (_, files, options) => {
    const [n, difference, , , p] = reference.paired[1]!;
    const row = {
      scale: 'brs',
      waves: { before: {}, after: {}, later: {} },
      comparison: {
        first: 'before',
        second: 'later',
        test: 'paired',
        n: String(n),
        difference: difference.toFixed(2),
        p: p.toFixed(3),
      },
    };
    const long = NAMES.flatMap((wave) =>
      TEXTS[`${wave}.csv`]!.trim()
        .split('\n')
        .slice(1)
        .map((line) => `${wave},${line}`),
    );
    const folder = temporaryFolder({
      ...TEXTS,
      'long.csv': `time,${TEXTS['t0.csv']!.split('\n')[0]}\n${long.join('\n')}\n`,
      'table.json': JSON.stringify({
        source: { title: 'Three waves' },
        rows: [row],
      }),
    });
    const data = files.map((file) => join(folder, file));
    const words = ['verify', join(folder, 'table.json'), '--data', ...data, ...options];
    const { status, stdout, stderr } = await ensureStats(...words);
    expect(stderr).not.toContain('error');
    expect(stdout).toContain('3 of 3');
    expect(status).toBe(0);
  });

  it('a first study names them by their files', async () => {
    const folder = temporaryFolder(
      Object.fromEntries(NAMES.map((wave) => [`mesure ${wave}.csv`, TEXTS[`${wave}.csv`]!])),
    );
    const path = join(folder, 'study.json');
    const files = NAMES.map((wave) => join(folder, `mesure ${wave}.csv`));
    expect((await ensureStats('init', ...files, '-o', path)).status).toBe(0);
    const { groups } = JSON.parse(readFileSync(path, 'utf8')) as {
      groups: { waves: { id: string; file: string }[] }[];
    };
    expect(groups[0]!.waves.map(({ id }) => id)).toEqual(['mesure-t0', 'mesure-t1', 'mesure-t2']);
    expect((await ensureStats('run', path)).status).toBe(0);
  });
});
