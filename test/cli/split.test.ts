import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
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
    [['--split', 'site', '--format', 'json'], '{split}'],
    [['--split', 'site,sex', '--min-cell', '5'], 'one column'],
  ])('refuses %j', async (words, named) => {
    const { status, stderr } = await call(study(), ...words);
    expect(status).toBe(2);
    expect(stderr).toContain(named);
  });
});
