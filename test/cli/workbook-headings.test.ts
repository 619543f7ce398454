import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { type OpenSheet, openWorkbook } from '../helpers/office.ts';

const ensure = (name: string) => join('fixtures/ensure', name);
const entry = (name: string) => join('fixtures/entry', name);
const waves = ['t0', 't1', 't2'].map((name) => `fixtures/three-waves/${name}.csv`);

/** Every command that writes a workbook, so that it has the most tables and columns. */
const CALLS: readonly (readonly [string, ...string[]])[] = [
  ['analyse', ensure('vp-pre.csv'), ensure('vp-post.csv'), '--details', '--sentences', '--choices'],
  ['analyse', ensure('vp-pre.csv'), ensure('vp-post.csv'), '--style', 'ensure', '--lang', 'nl'],
  [
    'analyse',
    'fixtures/paired/pre.csv',
    'fixtures/paired/post.csv',
    '--id',
    'id',
    '--details',
    '--correlations',
    'pearson',
  ],
  ['analyse', ...waves, '--id', 'id', '--details', '--lang', 'fr'],
  ['analyse', ensure('vp-pre.csv'), ensure('vp-post.csv'), '--details', '--min-cell', '5'],
  ['reliability', ensure('vp-pre.csv'), '--details'],
  ['describe', ensure('vp-pre.csv'), '--columns', 'Geslacht'],
  ['validate', ensure('vp-pre.csv'), '--quality'],
  ['score', ensure('vp-pre.csv')],
  ['scales', 'list'],
  ['verify', ensure('report.published.json')],
  ['audit', ensure('report.published.json')],
  ['entry', 'compare', entry('typist1.csv'), entry('typist2.csv'), '--id', 'number'],
  ['entry', 'template', 'brs', 'gse'],
];

describe('a workbook', () => {
  it.each(CALLS)('has a heading over every column of every sheet: %s %s %s %s %s', async (...args) => {
    const file = join(temporaryFolder(), 'out.xlsx');
    const { status, stderr } = await ensureStats(...args, '-o', file);
    expect(status, stderr).toBeLessThan(2);
    const sheets = openWorkbook(readFileSync(file));
    expect(sheets.length).toBeGreaterThan(0);
    for (const sheet of sheets) {
      const headings = headingsOf(sheet);
      for (const [column, heading] of headings.entries())
        expect(heading, `${sheet.name}, column ${column + 1}`).toMatch(/\S/);
      expect(new Set(headings).size, `${sheet.name}: ${headings.join(' | ')}`).toBe(headings.length);
      // Where a cell of two numbers is divided, each heading is a name of its own: no `Min–max, lower`.
      for (const heading of headings) expect(heading, sheet.name).not.toMatch(/(?:–\w+|\]), [^,]+$/);
    }
  });
});

/** The heading of each column that holds something, with the heading over several columns that it stands under. */
function headingsOf(sheet: OpenSheet): string[] {
  const [, frozen] =
    /<pane ySplit="(\d+)"/.exec(sheet.xml) ?? /<pane [^>]*ySplit="(\d+)"/.exec(sheet.xml) ?? [];
  if (frozen === undefined) return [];
  const header = Number(frozen) - 1;
  const merged = new Set(
    [...sheet.xml.matchAll(/<mergeCell ref="A(\d+):/g)].map(([, row]) => Number(row) - 1),
  );
  const columns = Array.from({ length: 200 }, (_, at) => at);
  const rows = Array.from({ length: sheet.rowCount - header - 1 }, (_, at) => header + 1 + at);
  // A heading over the rows that follow stands alone, as notes do.
  const used = columns.filter((column) =>
    rows.some((row) => !merged.has(row) && (sheet.cell(row, column)?.value ?? null) !== null),
  );
  let group = '';
  return columns.slice(0, (used.at(-1) ?? -1) + 1).map((column) => {
    if (header > 1) group = String(sheet.cell(header - 1, column)?.value ?? group);
    const own = sheet.cell(header, column)?.value;
    return own === null || own === undefined ? '' : `${group}: ${own}`;
  });
}
