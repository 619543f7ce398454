import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missedWaves, presence } from '../analysis/withhold/missed-waves.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const NOT_SHOWN = 'Tables not shown, because all their numbers would be withheld: ';

/** The tables of a page, each with its title and the texts of its cells under a heading that is no name or base. */
function tablesOf(page: string): { title: string; cells: string[] }[] {
  return [...page.matchAll(/<table.*?<\/table>/gs)].map(([table]) => ({
    title: text(/<caption.*?<\/caption>/s.exec(table)?.[0] ?? '').replace(/^Table \d+\.? ?/, ''),
    cells: [...table.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell]) => text(cell!)),
  }));
}

function text(html: string): string {
  return html.replace(/<[^>]*>/g, '').trim();
}

describe('tables of which nothing is left', () => {
  const seen = { with: 0, without: 0 };

  it.each(Array.from({ length: 10 }, (_, index) => index + 1))(
    'are named in place of being printed, and stay in CSV (seed %i)',
    async (seed) => {
      const people = presence(seed, ['all']);
      const path = join(temporaryFolder({ 'long.csv': missedWaves(people, seed) }), 'long.csv');
      const words = [
        '--wave',
        'time',
        '--id',
        'id',
        '--scales',
        'brs',
        '--correlations',
        'pearson',
        '--details',
      ];
      const run = async (...more: string[]) => {
        const { stdout, stderr, status } = await ensureStats(
          'analyse',
          path,
          ...words,
          '--min-cell',
          '5',
          ...more,
        );
        expect(status, stderr).toBe(0);
        return stdout;
      };
      const [page, csv] = await Promise.all([run('--format', 'html'), run('--format', 'csv')]);
      const tables = tablesOf(page);
      for (const { title, cells } of tables)
        expect(
          cells.some((cell) => /\d/.test(cell)),
          title,
        ).toBe(true);
      const named = (text(page).split(NOT_SHOWN)[1]?.split('\n')[0] ?? '')
        .replace(/\..*$/s, '')
        .split('; ')
        .filter((title) => title !== '');
      seen[named.length > 0 ? 'with' : 'without']++;
      const titles = csv.split(/(?:\r?\n){2}/).map((table) => table.split(/\r?\n/)[0]!);
      for (const title of named) {
        expect(tables.map((table) => table.title)).not.toContain(title);
        expect(titles.filter((each) => each.endsWith(`. ${title}`))).toHaveLength(1);
      }
    },
  );

  it('are there in some studies and not in others', () => {
    expect(seen.with).toBeGreaterThan(1);
    expect(seen.without).toBeGreaterThan(1);
  });
});
