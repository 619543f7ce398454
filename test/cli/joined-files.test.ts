import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFiles, inNaturalOrder } from '../../src/cli/find-files.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const BRS = ['brs1', 'brs2', 'brs3', 'brs4', 'brs5', 'brs6'];

/** Answers to the BRS with an id and a group. */
function brs(
  ids: readonly string[],
  { delimiter = ',', sex = ['m', 'f'], rest = [] as readonly string[] } = {},
) {
  const rows = ids.map((id, index) =>
    [id, sex[index % sex.length], ...BRS.map((_, item) => 1 + ((index * 7 + item * 3) % 5)), ...rest].join(
      delimiter,
    ),
  );
  const header = ['id', 'sex', ...BRS, ...rest.map((_, index) => `more${index + 1}`)].join(delimiter);
  return `${[header, ...rows].join('\n')}\n`;
}

const names = (given: string, outputs?: readonly string[]) =>
  findFiles(given, outputs).files.map(({ name }) => name.split('/').slice(1).join('/'));

describe('the files of a folder or a pattern', () => {
  const folder = () =>
    temporaryFolder({
      'data/office10.csv': 'x',
      'data/office2.CSV': 'x',
      'data/office1.tsv': 'x',
      'data/.hidden.csv': 'x',
      'data/~$office1.xlsx': 'x',
      'data/.~lock.office1.csv#': 'x',
      'data/report.docx': 'x',
      'data/README.txt': 'x',
      'data/office1.scores.csv': 'x',
      'data/old/office3.csv': 'x',
      'data/old/deep/office4.csv': 'x',
    });

  it('are those that lie in it, in natural order, without what is no data', () => {
    const data = join(folder(), 'data');
    expect(names(data)).toEqual(['office1.tsv', 'office2.CSV', 'office10.csv']);
    const [skipped] = findFiles(data).skipped;
    expect(skipped?.values).toMatchObject({ count: 7 });
  });

  it.each([
    ['data/*.csv', ['office10.csv']],
    ['data/office?.*', ['office1.tsv', 'office2.CSV']],
    ['data/office[12].*', ['office1.tsv', 'office2.CSV']],
    ['data/office[!1]*.*', ['office2.CSV']],
    ['data/office{2.CSV,10.csv}', ['office2.CSV', 'office10.csv']],
    ['data/**/*.csv', ['office10.csv', 'old/deep/office4.csv', 'old/office3.csv']],
    ['data/**', ['office1.tsv', 'office2.CSV', 'office10.csv', 'old/deep/office4.csv', 'old/office3.csv']],
    ['data/*/office3.csv', ['old/office3.csv']],
  ])('fit %s', (pattern, expected) => {
    expect(names(join(folder(), pattern))).toEqual(expected);
  });

  it('are not what the call writes, nor nothing at all', () => {
    const data = join(folder(), 'data');
    expect(names(data, [join(data, 'office10.csv')])).toEqual(['office1.tsv', 'office2.CSV']);
    for (const given of [join(data, '*.sav'), join(data, 'nowhere', '*'), temporaryFolder({ 'a.docx': 'x' })])
      expect(() => findFiles(given)).toThrow(/data file|No file matches/);
  });

  it('come in an order that knows numbers', () => {
    const sorted = ['b/1', 'a10', 'a2', 'a/z', 'A1', 'a1'].toSorted(inNaturalOrder);
    expect(sorted).toEqual(['a/z', 'a1', 'A1', 'a2', 'a10', 'b/1']);
  });

  it('take no longer for a pattern that nearly fits in many ways', () => {
    const data = temporaryFolder({ [`${'a'.repeat(200)}.csv`]: 'x' });
    const started = performance.now();
    expect(() => findFiles(join(data, `${'*a'.repeat(100)}b.csv`))).toThrow(/No file matches/);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('files of one wave', () => {
  it('are said, listed with their hashes and rows, and blank where they lack a column', async () => {
    const folder = temporaryFolder({
      'pre/office1.csv': brs(['a', 'b', 'c'], { rest: ['7'] }),
      'pre/office2.csv': brs(['d', 'e', 'f', 'g'], { delimiter: ';' }),
      'pre/notes.md': 'x',
    });
    const { status, stdout, stderr } = await ensureStats('analyse', join(folder, 'pre'), '--format', 'json');
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /2 files together are one wave \(pre\/office1\.csv and pre\/office2\.csv\), 7 rows/,
    );
    expect(stderr).toMatch(/"more1" is not in pre\/office2\.csv, and blank there/);
    expect(stderr).toMatch(/1 file is skipped: notes\.md/);
    const { inputs, scales } = JSON.parse(stdout);
    expect(
      inputs.map(({ file, rows, waves, delimiter }: never) => ({ file, rows, waves, delimiter })),
    ).toEqual([
      { file: 'pre/office1.csv', rows: 3, waves: ['pre'], delimiter: ',' },
      { file: 'pre/office2.csv', rows: 4, waves: ['pre'], delimiter: ';' },
    ]);
    for (const { sha256, joined } of inputs) {
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(joined).toMatch(/pre\/?$/);
    }
    expect(scales[0].samples[0].descriptives.n).toBe(7);
  });

  it('name the file, the row and the column of what is wrong', async () => {
    const bad = brs(['d', 'e']).replace(/\ne,f,\d/, '\ne,f,9');
    const folder = temporaryFolder({ 'pre/one.csv': brs(['a', 'b']), 'pre/two.csv': bad });
    const { status, stderr } = await ensureStats('analyse', join(folder, 'pre'));
    expect(status).toBe(1);
    expect(stderr).toContain('"brs1" of pre/two.csv, row 3: 9 is not in 1–5');
  });

  it('show a value as its file writes it, where others have another decimal sign', async () => {
    const folder = temporaryFolder({
      'pre/one.csv': brs(['a', 'b']).replace('\na,m,1', '\na,m,1.5'),
      'pre/two.csv': brs(['c', 'd'], { delimiter: ';' }).replace('\nc;m;1', '\nc;m;6,5'),
    });
    const { status, stderr } = await ensureStats('analyse', join(folder, 'pre'));
    expect(status).toBe(1);
    expect(stderr).toMatch(/"brs1" of pre\/two\.csv, row 2: "6,5"/);
    expect(stderr).toMatch(/"brs1" of pre\/one\.csv, row 2: "1\.5"/);
  });

  it('are refused where an id stands in two of them', async () => {
    const folder = temporaryFolder({ 'pre/one.csv': brs(['a', 'b']), 'pre/two.csv': brs(['c', 'A']) });
    const twice = await ensureStats('score', join(folder, 'pre'), '--id', 'id', '--format', 'csv');
    expect(twice.status).toBe(1);
    expect(twice.stderr).toMatch(/row 2 of pre\/one\.csv|2 of pre\/one\.csv/);
    expect(twice.stderr).toMatch(/3 of pre\/two\.csv/);
    const exact = await ensureStats(
      'score',
      join(folder, 'pre'),
      '--id',
      'id',
      '--id-exact',
      '--format',
      'csv',
    );
    expect(exact.status).toBe(0);
  });

  it('are refused where one has no column of a scale', async () => {
    const folder = temporaryFolder({
      'pre/one.csv': brs(['a', 'b']),
      'pre/costs.csv': 'post,euro\nrent,400\nheat,90\n',
    });
    const { status, stderr } = await ensureStats('analyse', join(folder, 'pre'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/pre\/costs\.csv has no columns of a scale.*"post", "euro"/);
  });

  it('are said to be the same where two of them are', async () => {
    const folder = temporaryFolder({ 'pre/one.csv': brs(['a', 'b']), 'pre/one (copy).csv': brs(['a', 'b']) });
    const { stderr } = await ensureStats('analyse', join(folder, 'pre'));
    expect(stderr).toMatch(/one \(copy\)\.csv.*identical|identical.*one \(copy\)\.csv/);
  });

  it('can be two waves, matched by id', async () => {
    const folder = temporaryFolder({
      'pre/one.csv': brs(['a', 'b', 'c']),
      'pre/two.csv': brs(['d', 'e', 'f']),
      'post/one.csv': brs(['b', 'c', 'd'], { delimiter: ';' }),
      'post/two.csv': brs(['e', 'f', 'g']),
    });
    const args = ['--id', 'id', '--format', 'json'];
    const { status, stdout, stderr } = await ensureStats(
      'analyse',
      join(folder, 'pre'),
      join(folder, 'post'),
      ...args,
    );
    expect(status, stderr).toBe(0);
    const result = JSON.parse(stdout);
    expect(result.matching.paired).toBe(5);
    expect(result.inputs).toHaveLength(4);
    const patterns = await ensureStats(
      'analyse',
      join(folder, 'pre', '*.csv'),
      join(folder, 'post', '*.csv'),
      ...args,
    );
    expect(JSON.parse(patterns.stdout).scales).toEqual(result.scales);
  });

  it('choose their rows each, and count them together', async () => {
    const folder = temporaryFolder({
      'pre/one.csv': brs(['a', 'b', 'c']),
      'pre/two.csv': brs(['d', 'e'], { sex: ['f'] }),
    });
    const { status, stdout, stderr } = await ensureStats(
      'describe',
      join(folder, 'pre'),
      '--where',
      'sex=m',
      '--format',
      'json',
    );
    expect(status, stderr).toBe(0);
    expect(stderr).toMatch(/3 of 5 rows are left out/);
    const { inputs } = JSON.parse(stdout);
    expect(inputs.map(({ rows }: { rows: number }) => rows)).toEqual([2, 0]);
    const none = await ensureStats('describe', join(folder, 'pre'), '--where', 'sex=x');
    expect(none.status).toBe(2);
    expect(none.stderr).toMatch(/none of 5 rows is left/);
  });

  it('are counted each in a long layout and in groups', async () => {
    const long = (ids: readonly string[]) =>
      [
        'id,sex,time,brs1,brs2,brs3,brs4,brs5,brs6',
        ...ids.flatMap((id, index) =>
          ['t0', 't1', 't2'].map(
            (time) => `${id},${index % 2 ? 'm' : 'f'},${time},1,2,3,4,5,${1 + (index % 5)}`,
          ),
        ),
      ].join('\n');
    const folder = temporaryFolder({ 'all/one.csv': long(['a', 'b', 'c']), 'all/two.csv': long(['d', 'e']) });
    const args = ['--wave', 'time', '--waves', 't0,t1', '--id', 'id', '--format', 'json'];
    const { status, stdout, stderr } = await ensureStats('analyse', join(folder, 'all'), ...args);
    expect(status, stderr).toBe(0);
    const { inputs, matching } = JSON.parse(stdout);
    expect(matching.paired).toBe(5);
    expect(
      inputs.map(({ rows, rowCounts }: never) => [rows, (rowCounts as { leftOut: number }).leftOut]),
    ).toEqual([
      [6, 3],
      [4, 2],
    ]);
    const groups = await ensureStats(
      'analyse',
      join(folder, 'all'),
      '--where',
      'time=t0',
      '--by',
      'sex',
      '--format',
      'json',
    );
    expect(groups.status, groups.stderr).toBe(0);
  });

  it('are a wave of a study', async () => {
    const folder = temporaryFolder({ 'pre/one.csv': brs(['a', 'b']), 'pre/two.csv': brs(['c', 'd']) });
    const study = {
      groups: [{ id: 'all', waves: [{ id: 'pre', file: 'pre/' }] }],
      outputs: [{ what: 'analysis', file: 'out.json' }],
    };
    writeFileSync(join(folder, 'study.json'), JSON.stringify(study));
    const { status, stderr } = await ensureStats('run', join(folder, 'study.json'));
    expect(status, stderr).toBe(0);
  });

  it('are refused by scripts where they mean different things by one cell', async () => {
    const header = 'id,hours1,hours2';
    const scale = {
      ...{
        id: 'hours',
        version: '1.0.0',
        name: { en: 'Hours' },
        direction: 'neutral',
        citation: '-',
        licence: '-',
      },
      ...{ response: { min: 0, max: null, step: 0.001 }, score: { aggregate: 'sum' } },
      items: [{ id: 'hours1' }, { id: 'hours2' }],
    };
    const folder = temporaryFolder({
      'hours.json': JSON.stringify(scale),
      'pre/one.csv': `${header}\na,1.234,1\nb,1.5,3\nc,4,5\n`,
      'pre/two.csv': `${header.replaceAll(',', ';')}\nd;1.234;2\ne;1.234,5;2\nf;7;8\n`,
    });
    const words = ['analyse', join(folder, 'pre'), '--scales', join(folder, 'hours.json')];
    const { status, stderr } = await ensureStats(...words, '--emit', 'r');
    expect(status, stderr).toBe(2);
    expect(stderr).toContain('the 2 files of');
    expect(stderr).toContain('write the same cell with different meanings');
  });

  it('are all checked by validate, also beside one that cannot be read', async () => {
    const bad = brs(['d', 'e']).replace(/\ne,f,\d/, '\ne,f,9');
    const folder = temporaryFolder({
      'pre/one.csv': brs(['a', 'b']),
      'pre/two.csv': bad,
      'pre/three.csv': '',
    });
    const { status, stdout } = await ensureStats('validate', join(folder, 'pre'), '--format', 'json');
    expect(status).toBe(2);
    const { problems, inputs } = JSON.parse(stdout);
    expect(inputs.map(({ file }: { file: string }) => file)).toEqual(['pre/one.csv', 'pre/two.csv']);
    const errors = problems.filter(({ severity }: { severity: string }) => severity === 'error');
    expect(errors).toEqual([
      expect.objectContaining({ file: 'pre/three.csv', code: 'empty-file' }),
      expect.objectContaining({ file: 'pre/two.csv', row: 3, column: 'brs1', value: '9' }),
    ]);
  });

  it('verify a published table', async () => {
    const folder = temporaryFolder({
      'pre/one.csv': brs(['a', 'b']),
      'pre/two.csv': brs(['c', 'd']),
      'table.csv': 'scale,wave,n,mean,sd\nbrs,pre,4,3.2,0.4\n',
    });
    const { status, stdout, stderr } = await ensureStats(
      ...['verify', join(folder, 'table.csv'), '--data', join(folder, 'pre'), '--format', 'json'],
    );
    expect(status, stderr).toBe(1);
    const cells = JSON.parse(stdout).cells;
    expect(cells.find(({ quantity }: { quantity: string }) => quantity === 'n')).toMatchObject({
      status: 'reproduced',
    });
  });
});
