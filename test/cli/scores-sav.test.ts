import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../src/index.ts';
import { readSav } from '../../src/io/spss/index.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const FILES = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'];

async function written(...options: readonly string[]) {
  const folder = temporaryFolder();
  const [sav, csv] = [join(folder, 'scores.sav'), join(folder, 'scores.csv')];
  for (const output of [sav, csv]) {
    const { status, stderr } = await ensureStats('score', ...FILES, '--id', 'id', ...options, '-o', output);
    expect(status, stderr).toBe(0);
  }
  const [header = [], ...rows] = Papa.parse<string[]>(readFileSync(csv, 'utf8').trim()).data;
  return { sav, header, rows };
}

const has = (command: string, ...args: readonly string[]) => spawnSync(command, args).status === 0;

/** A cell of CSV against what another program has of it, to the fifteen digits that all of them print; bands are numbers there. */
function same(got: string | number | null, want: string, bands: readonly string[] = []): void {
  if (bands.length > 0) expect(bands[Number(got) - 1] ?? '').toBe(want);
  else if (typeof got === 'string') expect(got).toBe(want);
  else if (want === '') expect(Number.isNaN(got ?? Number.NaN)).toBe(true);
  else expect(got).toBeCloseTo(Number(want), 12);
}

describe('scores as an SPSS file', () => {
  it('has the values of the CSV file, with labels', async () => {
    const { sav, header, rows } = await written('--lang', 'nl');
    const file = await readSav(bytesSource('scores.sav', readFileSync(sav)));
    expect(file.variables.map(({ name }) => name)).toEqual(header);
    for await (const { columns } of file.batches())
      for (const [index, { valueLabels }] of file.variables.entries())
        for (const [row, cells] of rows.entries())
          same(
            columns[index]![row]!,
            cells[index]!,
            valueLabels.map(({ label }) => label),
          );
    const named = (name: string) => file.variables.find((each) => each.name === name)!;
    expect(named('brs').label).toMatch(/\(brs \d.*, mean\)$/);
    expect(named('brs_band').valueLabels.map(({ value }) => value)).toEqual([1, 2, 3]);
    expect(named('brs_band').measure).toBe('ordinal');
    expect(named('id')).toMatchObject({ width: 4, measure: 'nominal' });
  });

  it('is read by the tool itself, and no form of tables', async () => {
    const { sav, rows } = await written();
    const again = await ensureStats('validate', sav, '--format', 'json');
    expect(JSON.parse(again.stdout).inputs[0]).toMatchObject({ format: 'sav', rows: rows.length });
    const wrong = await ensureStats('analyse', FILES[0]!, '-o', join(temporaryFolder(), 'a.sav'));
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('.sav');
  });

  it.skipIf(!has('pspp', '--version'))('PSPP reads it back equal', async () => {
    const { sav, rows } = await written();
    const out = join(temporaryFolder(), 'out.csv');
    const syntax = `GET FILE='${sav}'.\nSET DECIMAL DOT.\nSAVE TRANSLATE /OUTFILE='${out}' /TYPE=CSV /CELLS=VALUES /REPLACE.\n`;
    const script = join(temporaryFolder({ 'a.sps': syntax }), 'a.sps');
    expect(spawnSync('pspp', [script]).status).toBe(0);
    const read = Papa.parse<string[]>(readFileSync(out, 'utf8').trim()).data;
    expect(read).toHaveLength(rows.length);
    const at = (table: string[][], column: number) => table.map((row) => row[column]!.trim());
    for (const column of [0, 1, 2, 3]) expect(at(read, column)).toEqual(at(rows, column));
    const scores = rows.map((cells) => cells[4]!);
    expect(scores).toContain('');
    for (const [row, want] of scores.entries()) {
      const got = read[row]![4]!.trim();
      same(got === '' ? null : Number(got), want);
    }
  });

  it.skipIf(!has('Rscript', '-e', 'library(haven)'))('haven reads it back equal', async () => {
    const { sav, header, rows } = await written();
    const code = `d <- haven::read_sav("${sav}"); cat(jsonlite::toJSON(lapply(d, function(x) if (is.numeric(x)) as.numeric(x) else as.character(x)), digits = NA, na = "null"))`;
    const { status, stdout } = spawnSync('Rscript', ['-e', code], { encoding: 'utf8' });
    if (status !== 0) return expect.unreachable(stdout);
    const read: Record<string, (string | number | null)[]> = JSON.parse(stdout);
    expect(Object.keys(read)).toEqual(header);
    for (const [index, name] of header.entries())
      if (!name.endsWith('_band'))
        for (const [row, cells] of rows.entries()) same(read[name]![row] ?? null, cells[index]!);
  });
});
