import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { outputFormat } from '../../src/cli/output.ts';
import { SCORE_FORMATS } from '../../src/model/format.ts';
import { bySample } from '../helpers/by-sample.ts';
import { ensureStats, keptTerminal, temporaryFolder } from '../helpers/command.ts';
import { type OpenSheet, openWorkbook, partsOf } from '../helpers/office.ts';

const PRE = 'fixtures/ensure/vp-pre.csv';
const POST = 'fixtures/ensure/vp-post.csv';

/** The rows of a sheet under its headings, up to the first blank row. */
function rowsOf(sheet: OpenSheet, from: number, columns: number): (string | number | null)[][] {
  const rows: (string | number | null)[][] = [];
  for (let row = from; sheet.cell(row, 0)?.value != null; row++) {
    rows.push(Array.from({ length: columns }, (_, column) => sheet.cell(row, column)?.value ?? null));
  }
  return rows;
}

describe('files', () => {
  it.each([
    ['analyse', PRE, POST],
    ['reliability', PRE],
    ['describe', PRE, '--columns', 'geslacht'],
    ['validate', 'fixtures/damaged/typing-errors.csv', '--id', 'number'],
    ['scales', 'list'],
  ])('%s writes each format by the ending of its file', async (...command) => {
    const folder = temporaryFolder();
    const starts: Readonly<Record<string, string>> = {
      html: '<!doctype html>',
      tex: '% ',
      docx: 'PK',
      xlsx: 'PK',
    };
    for (const [ending, start] of Object.entries(starts)) {
      const file = join(folder, `report.${ending}`);
      const { status, stdout, stderr } = await ensureStats(...command, '-o', file);
      expect(stderr).toContain(`Wrote ${file}`);
      expect([0, 1]).toContain(status);
      expect(stdout).toBe('');
      expect(readFileSync(file, 'latin1').startsWith(start)).toBe(true);
    }
    // Nothing is left beside them.
    expect(readdirSync(folder).sort()).toEqual(['report.docx', 'report.html', 'report.tex', 'report.xlsx']);
    expect([...partsOf(readFileSync(join(folder, 'report.docx'))).keys()]).toContain('word/document.xml');
    expect(openWorkbook(readFileSync(join(folder, 'report.xlsx'))).length).toBeGreaterThan(0);
  });

  it('are the same bytes each time, and bytes when piped', async () => {
    const file = join(temporaryFolder(), 'a.xlsx');
    await ensureStats('analyse', PRE, POST, '-o', file);
    for (const format of ['xlsx', 'docx']) {
      const run = () =>
        spawnSync(process.execPath, ['bin/ensure-stats.js', 'analyse', PRE, POST, '--format', format]).stdout;
      const bytes = run();
      expect(bytes.subarray(0, 2).toString()).toBe('PK');
      expect(run().equals(bytes)).toBe(true);
      if (format === 'xlsx') expect(readFileSync(file).equals(bytes)).toBe(true);
    }
  });

  it('are not printed on a terminal', () => {
    const screen = keptTerminal({ columns: 80, color: true }).terminal;
    expect(() => outputFormat({ format: 'docx' }, screen)).toThrow(/give a file to write: -o report\.docx/);
    expect(outputFormat({ format: 'docx', output: 'a.docx' }, screen)).toBe('docx');
    expect(outputFormat({ format: 'html' }, screen)).toBe('html');
    expect(outputFormat({ format: 'docx' }, keptTerminal().terminal)).toBe('docx');
  });

  it('of scores are no documents for reading', async () => {
    expect(outputFormat({ output: 'scores.XLSX' }, keptTerminal().terminal, SCORE_FORMATS)).toBe('xlsx');
    const { status, stderr } = await ensureStats('score', PRE, '-o', 'scores.docx');
    expect(status).toBe(2);
    expect(stderr).toContain('".docx" of scores.docx is not a format of this command; use .json, .csv,');
    expect(stderr).not.toContain('.html');
  });
});

describe('a workbook and the result as JSON', () => {
  it('hold the same doubles', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.xlsx');
    await ensureStats('analyse', PRE, POST, '--lang', 'fr', '-o', file);
    const result = bySample(JSON.parse((await ensureStats('analyse', PRE, POST, '--format', 'json')).stdout));
    const [scores, comparisons] = openWorkbook(readFileSync(file));
    const all = result.scales.flatMap((scale) => [scale, ...scale.subscales]);
    const described = rowsOf(scores!, 3, 14).map((row) => row.slice(2));
    expect(described).toEqual(
      all.flatMap((scale) =>
        ['pre', 'post'].map((wave) => {
          const { n, missing, mean, sd, median, min, max } = scale.waves[wave]!;
          const { k, n: alphaN, alpha, ci } = scale.reliability[wave]!;
          return [n, missing, mean, sd, median, min, max, k, alphaN, alpha, ci.lower, ci.upper];
        }),
      ),
    );
    const compared = rowsOf(comparisons!, 3, 13).map((row) => row.slice(1));
    expect(compared).toEqual(
      all.map(({ comparison }) => {
        const { difference, primary, tests, effectSizes } = comparison!;
        const test = tests.find(({ method }) => method === primary)!;
        const effect = effectSizes.find(({ type }) => type === 'hedges-g')!;
        const { ci, statistic, df, p, pHolm } = test;
        return [
          ...test.n,
          ...[difference, ci.lower, ci.upper, statistic, df, p, pHolm],
          ...[effect.value, effect.ci!.lower, effect.ci!.upper],
        ];
      }),
    );
  });

  it('of scores hold what CSV holds, with texts that are no formulas', async () => {
    const folder = temporaryFolder({
      'a.csv': 'id,brs1,brs2,brs3,brs4,brs5,brs6\n=1+1,1,2,3,4,5,5\n-2,5,4,3,2,1,\n007,,,,,,\n',
      'b.csv': 'id,brs1,brs2,brs3,brs4,brs5,brs6\n+x,4,2,4,2,4,2\n',
    });
    const [xlsx, csv] = [join(folder, 'scores.xlsx'), join(folder, 'scores.csv')];
    for (const output of [xlsx, csv])
      expect(
        (await ensureStats('score', join(folder, 'a.csv'), join(folder, 'b.csv'), '--id', 'id', '-o', output))
          .status,
      ).toBe(0);
    const [scores, about] = openWorkbook(readFileSync(xlsx));
    const { data } = Papa.parse<string[]>(readFileSync(csv, 'utf8').trim(), { delimiter: ',' });
    const written = rowsOf(scores!, 0, data[0]!.length).map((row) => row.map((value) => String(value ?? '')));
    expect(written).toEqual(data);
    expect(written.map((row) => row[3])).toEqual(['id', "'=1+1", "'-2", '007', "'+x"]);
    expect(typeof scores!.cell(1, 4)!.value).toBe('number');
    expect(scores!.cell(1, 4)!.format).toBe('0.00');
    expect(scores!.xml).toContain('<pane ySplit="1"');
    expect(about!.cell(0, 0)!.value).toBe('Data and settings');
    expect(about!.cell(2, 0)!.value).toBe('brs');
  });
});
