import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import type { SplitResult } from '../../src/model/split-interaction.ts';
import { equalDifferences } from '../../src/stats/models/equal-differences.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const ITEMS = ['brs1', 'brs2', 'brs3', 'brs4', 'brs5', 'brs6'];

/** Forty-three people at two waves, three of them of a third site, one of none. */
function study(): string {
  const siteOf = (person: number) =>
    person < 3 ? 'Oost' : person === 3 ? '' : person % 2 === 0 ? 'Noord' : 'Zuid';
  const file = (wave: number) =>
    [
      `id,site,sex,age,${ITEMS.join(',')}`,
      ...Array.from({ length: 43 }, (_, person) =>
        [
          ...[`p${person}`, siteOf(person), person % 3 === 0 ? 'm' : 'f', 20 + person],
          ...ITEMS.map((_item, item) => 1 + ((person * (3 + wave + item) + item) % 5)),
        ].join(','),
      ),
    ].join('\n');
  return temporaryFolder({ 'pre.csv': file(0), 'post.csv': file(1) });
}

const call = (folder: string, ...words: string[]) =>
  ensureStats('analyse', join(folder, 'pre.csv'), join(folder, 'post.csv'), '--scales', 'brs', ...words);

describe('--split', () => {
  it.each([[['--id', 'id']], [[]]])(
    'prints everybody, then what --where prints of every value: %j',
    async (options) => {
      const folder = study();
      const { stdout, status } = await call(folder, ...options, '--split', 'site,sex');
      expect(status).toBe(0);
      const whole = await call(folder, ...options);
      expect(stdout.startsWith(whole.stdout)).toBe(true);
      let at = 0;
      for (const [column, value] of [
        ['site', 'Zuid'],
        ['site', 'Noord'],
        ['site', 'Oost'],
        ['sex', 'f'],
        ['sex', 'm'],
      ]) {
        const part = await call(folder, ...options, '--where', `${column}=${value}`);
        expect(stdout).toContain(part.stdout);
        const next = stdout.indexOf(`${column} = ${value} (n = `);
        expect(next, value).toBeGreaterThan(0);
        at = Math.max(at, next);
      }
      // The interaction once, behind them.
      expect(stdout.indexOf('vary with site')).toBeGreaterThan(at);
      expect(stdout).toContain('vary with sex');
    },
  );

  it('tests the interaction of the differences of the values', async () => {
    const folder = study();
    const { stdout } = await call(folder, '--id', 'id', '--split', 'sex');
    const tests = await Promise.all(
      ['f', 'm'].map(async (sex) => {
        const part = await call(folder, '--id', 'id', '--where', `sex=${sex}`, '--format', 'json');
        return (JSON.parse(part.stdout) as Result).scales[0]!.comparisons[0]!.tests[0]!;
      }),
    );
    const q = equalDifferences(
      tests.map(({ difference, standardError }) => ({
        difference: difference!,
        standardError: standardError!,
      })),
    );
    expect(q.ok).toBe(true);
    if (!q.ok) return;
    const table = stdout.slice(stdout.indexOf('vary with sex'));
    expect(table).toMatch(new RegExp(` 2 +${q.value.statistic.toFixed(2)} +1 `));
  });

  it('writes a file each where the name has a place for the value', async () => {
    const folder = study();
    const named = join(folder, 'result-{split}.json');
    const { status } = await call(folder, '--id', 'id', '--split', 'site', '-o', named);
    expect(status).toBe(0);
    const read = (value: string) =>
      JSON.parse(readFileSync(join(folder, `result-${value}.json`), 'utf8')) as Result;
    for (const site of ['Noord', 'Zuid', 'Oost']) {
      const part = await call(folder, '--id', 'id', '--where', `site=${site}`, '--format', 'json');
      expect(read(site)).toEqual(JSON.parse(part.stdout));
    }
    const whole = await call(folder, '--id', 'id', '--format', 'json');
    expect(read('all')).toEqual(JSON.parse(whole.stdout));
  });

  it('is one list as JSON: each part under its column and value, and the interactions', async () => {
    const folder = study();
    const file = join(folder, 'parts.json');
    const words = ['--id', 'id', '--split', 'site,sex'];
    const { stdout, status } = await call(folder, ...words, '--format', 'json');
    expect(status).toBe(0);
    expect((await call(folder, ...words, '-o', file)).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(stdout);
    const { columns, parts, interactions } = JSON.parse(stdout) as SplitResult;
    expect(columns).toEqual(['site', 'sex']);
    expect(parts.map(({ column, value }) => [column, value])).toEqual([
      [null, null],
      ['site', 'Noord'],
      ['site', 'Zuid'],
      ['site', 'Oost'],
      ['sex', 'f'],
      ['sex', 'm'],
    ]);
    for (const { column, value, n, result } of parts) {
      const where = column === null ? [] : ['--where', `${column}=${value}`];
      const alone = await call(folder, '--id', 'id', ...where, '--format', 'json');
      expect(result).toEqual(JSON.parse(alone.stdout));
      if (column !== null)
        expect(n).toEqual((result as unknown as Result).flow!.waves.map(({ read }) => read));
    }
    for (const { column, scale, contrast, parts: count, statistic, df, p } of interactions) {
      expect([scale, contrast]).toEqual(['brs', { kind: 'waves', of: ['pre', 'post'], group: null }]);
      const tests = parts
        .filter((part) => part.column === column)
        .map(({ result }) => (result as unknown as Result).scales[0]!.comparisons[0]!.tests[0]!)
        .flatMap(({ difference, standardError }) =>
          difference === null || standardError == null ? [] : [{ difference, standardError }],
        );
      const q = equalDifferences(tests);
      expect(q.ok && [q.value.parts, q.value.statistic, q.value.df, q.value.p]).toEqual([
        count,
        statistic,
        df,
        p,
      ]);
    }
    expect(interactions.map(({ column }) => column)).toEqual(['site', 'sex']);
  });

  it('tells as JSON with small groups withheld neither them nor everybody', async () => {
    const { stdout } = await call(
      ...[study(), '--id', 'id', '--split', 'site', '--min-cell', '5', '--format', 'json'],
    );
    const { parts, interactions, withheldParts } = JSON.parse(stdout) as SplitResult;
    expect(parts.map(({ value }) => value)).toEqual(['Noord', 'Zuid']);
    expect(parts.every(({ result }) => (result as unknown as Result).withheld !== undefined)).toBe(true);
    expect([interactions, withheldParts]).toEqual([[], 1]);
    expect(stdout).not.toContain('Oost');
  });

  it('gives no small value away: neither itself nor everybody beside the others', async () => {
    const folder = study();
    const named = join(folder, 'result-{split}.json');
    const { status, stderr } = await call(
      folder,
      '--id',
      'id',
      '--split',
      'site',
      '--min-cell',
      '5',
      '-o',
      named,
    );
    expect(status).toBe(0);
    expect(stderr).toContain('Oost is withheld');
    expect(
      ['Noord', 'Zuid', 'Oost', 'all'].map((value) => existsSync(join(folder, `result-${value}.json`))),
    ).toEqual([true, true, false, false]);
    const { stdout } = await call(folder, '--id', 'id', '--split', 'site', '--min-cell', '5');
    expect(stdout).not.toMatch(/Oost|vary with/);
  });

  it.each([
    [['--split', 'nothing'], '--split'],
    [['--split', 'age'], 'numbers'],
    [['--split', 'site', '--format', 'csv'], '{split}'],
    [['--split', 'site,sex', '--min-cell', '5'], 'one column'],
  ])('refuses %j', async (words, named) => {
    const { status, stderr } = await call(study(), ...words);
    expect(status).toBe(2);
    expect(stderr).toContain(named);
  });
});

describe('"split" in a study', () => {
  const GROUPS = [{ id: 'all', waves: ['pre', 'post'].map((wave) => ({ id: wave, file: `${wave}.csv` })) }];
  const runs = async (folder: string, study: object) => {
    const whole = { groups: GROUPS, match: { columns: ['id'] }, scales: ['brs'], ...study };
    writeFileSync(join(folder, 'study.json'), JSON.stringify(whole));
    return ensureStats('run', join(folder, 'study.json'));
  };
  const read = (folder: string, file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

  it('makes what the option makes: a list, or a file each', async () => {
    const folder = study();
    const outputs = [
      { what: 'analysis', file: 'parts.json' },
      { what: 'analysis', file: 'sex-{split}.json', split: ['sex'] },
      { what: 'report', file: 'report-{split}.html', figures: false, minCell: 3 },
    ];
    const { status, stderr } = await runs(folder, { split: ['site'], outputs });
    expect(stderr.split('\n').filter((line) => line.startsWith('error'))).toEqual([]);
    expect(status).toBe(0);
    const same = await call(folder, '--id', 'id', '--split', 'site', '--format', 'json');
    const expected = JSON.parse(same.stdout) as SplitResult;
    const found = read(folder, 'parts.json') as SplitResult;
    expect(found.parts.map(({ column, value, n }) => [column, value, n])).toEqual(
      expected.parts.map(({ column, value, n }) => [column, value, n]),
    );
    const scales = (of: SplitResult) => of.parts.map(({ result }) => result.scales);
    expect(scales(found)).toEqual(scales(expected));
    expect(found.interactions).toEqual(expected.interactions);
    for (const sex of ['f', 'm']) {
      const alone = await call(folder, '--id', 'id', '--where', `sex=${sex}`, '--format', 'json');
      expect(read(folder, `sex-${sex}.json`).scales).toEqual(JSON.parse(alone.stdout).scales);
    }
    expect(['Noord', 'Zuid', 'Oost'].map((site) => existsSync(join(folder, `report-${site}.html`)))).toEqual([
      true,
      true,
      true,
    ]);
    // Beside the others everybody together would give away what is withheld of one.
    expect(existsSync(join(folder, 'report-all.html'))).toBe(false);
  });

  it('needs a place for the value in other formats, and writes nothing without', async () => {
    const folder = study();
    const outputs = [
      { what: 'analysis', file: 'all.json', split: ['sex'] },
      { what: 'analysis', file: 'tables.docx', split: ['site'] },
    ];
    const { status, stderr } = await runs(folder, { outputs });
    expect(status).toBe(2);
    expect(stderr).toMatch(/line \d+.*"split".*\{split\}/);
    expect(existsSync(join(folder, 'all.json'))).toBe(false);
  });
});
