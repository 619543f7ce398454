import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../../helpers/command.ts';

/** Tables of several waves of several groups: what each cell counts, recounted here from the files, and that they fit a terminal. */

const WAVES = ['t0', 't1', 't2'];
const paths = WAVES.map((wave) => `fixtures/three-waves/${wave}.csv`);
const rowsOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

async function analysed(...options: string[]): Promise<string> {
  const { stdout, status } = await ensureStats('analyse', ...paths, '--id', 'id', '--by', 'arm', ...options);
  expect(status).toBe(0);
  return stdout;
}

const tableIn = (text: string, title: string) => text.slice(text.indexOf(title)).split(/\r?\n\r?\n/)[0]!;

describe('respondents by the waves in which they took part', () => {
  const seen = new Map<string, { arm: string; waves: Set<string> }>();
  for (const [index, path] of paths.entries())
    for (const [id = '', arm = ''] of rowsOf(path)) {
      const person = seen.get(id) ?? { arm, waves: new Set() };
      seen.set(id, { arm, waves: person.waves.add(WAVES[index]!) });
    }
  const people = [...seen.values()];

  it('are counted once, in the group and pattern of the person', async () => {
    const table = tableIn(
      await analysed('--format', 'csv'),
      'Respondents by the waves in which they took part',
    );
    const [header, ...lines] = table.split(/\r?\n/).slice(1);
    expect(header).toBe('scale,name,parent,group,wave t0,wave t1,wave t2,n,share');
    const everybody = lines
      .map((line) => line.split(','))
      .filter(([scale, name]) => scale === '' && name === '');
    expect(everybody.length).toBe(2 * new Set(people.map(({ waves }) => [...waves].join())).size);
    for (const [, , , group, t0, t1, t2, n, share] of everybody) {
      const signs = [t0, t1, t2];
      const all = people.filter(({ arm }) => arm === group);
      const alike = all.filter(({ waves }) =>
        WAVES.every((wave, at) => waves.has(wave) === (signs[at] === '1')),
      );
      expect(Number(n)).toBe(alike.length);
      expect(Number(share)).toBeCloseTo(alike.length / all.length, 12);
    }
  });

  it.each([
    ['en', 'Respondents by the waves in which they took part', '.'],
    ['nl', 'Respondenten naar de metingen waaraan zij deelnamen', ','],
    ['fr', 'Répondants selon les mesures auxquelles ils ont participé', ','],
  ])(
    'stand in the short form (%s), with those who have no score at a wave in the long one',
    async (lang, title, mark) => {
      const complete = people.filter(({ arm, waves }) => arm === 'control' && waves.size === 3).length;
      const all = people.filter(({ arm }) => arm === 'control').length;
      const share = ((100 * complete) / all).toFixed(1).replace('.', mark);
      const short = tableIn(await analysed('--lang', lang), title);
      expect(short).toMatch(new RegExp(`^1 +1 +1 +${complete} \\(${share}\\)`, 'm'));
      expect(short).not.toContain('Resilience');
      const long = tableIn(await analysed('--lang', lang, '--details'), title);
      expect(long).toMatch(/^x +1 +1 /m);
    },
  );
});

describe('changes by the mixed model', () => {
  it('are tested between groups, and described within them', async () => {
    const table = tableIn(await analysed('--format', 'csv'), 'Changes estimated by the mixed model');
    const [header, ...lines] = table.split(/\r?\n/).slice(1);
    const names = header!.split(',');
    const rows = lines.map((line) => {
      const cells = line.match(/("[^"]*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, ''));
      return Object.fromEntries(names.map((name, index) => [name, cells[index]]));
    });
    const kinds = rows.map(({ kind }) => kind);
    expect([kinds.includes('change'), kinds.includes('waves')]).toEqual([true, true]);
    for (const { kind, difference, ciLower, statistic, df, p } of rows.filter((row) => row.kind)) {
      expect(Number.isFinite(Number(difference)) && difference !== '').toBe(true);
      expect(ciLower).not.toBe('');
      for (const tested of [statistic, df, p]) expect(tested === '').toBe(kind === 'waves');
    }
    expect((await analysed()).replaceAll(/\s+/g, ' ')).toContain(
      'Changes within groups are described, without a test',
    );
  });
});

describe('respondents by score band', () => {
  it('of two groups at three waves have a row per wave and a column per group', async () => {
    const table = tableIn(await analysed(), 'Respondents by score band');
    const rows = table
      .split('\n')
      .filter((line) => /^ .* t[0-2] /.test(line) || /(low|normal|high) +t/.test(line));
    expect(rows).toHaveLength(9);
    for (const [index, wave] of WAVES.entries()) {
      const counts = rows
        .filter((row) => row.includes(` ${wave} `))
        .map((row) => row.match(/\d+ +\d+$/)![0].split(/ +/));
      // Scores need five of six items.
      const scored = rowsOf(paths[index]!).filter(
        (row) => row.slice(2).filter((answer) => answer !== '').length > 4,
      );
      for (const [column, arm] of ['control', 'training'].entries())
        expect(counts.reduce((sum, row) => sum + Number(row[column]), 0)).toBe(
          scored.filter((row) => row[1] === arm).length,
        );
    }
  });

  it('fit in 80 columns with three long names of groups', async () => {
    const arms = ['care as usual', 'group training with peer support', 'individual coaching by volunteers'];
    const rows = Array.from({ length: 60 }, (_, row) =>
      [
        `p${row % 20}`,
        arms[(row % 20) % 3],
        `t${Math.floor(row / 20)}`,
        ...[0, 1, 2, 3, 4, 5].map((item) => 1 + ((row * (item + 2)) % 5)),
      ].join(','),
    );
    const folder = temporaryFolder({
      'long.csv': ['id,arm,time,brs1,brs2,brs3,brs4,brs5,brs6', ...rows].join('\n'),
    });
    const { stdout } = await ensureStats(
      ...[
        'analyse',
        join(folder, 'long.csv'),
        '--wave',
        'time',
        '--id',
        'id',
        '--by',
        'arm',
        '--scales',
        'brs',
      ],
    );
    const table = tableIn(stdout, 'Respondents by score band');
    expect(table).toContain('volunteers');
    for (const line of table.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
  });
});
