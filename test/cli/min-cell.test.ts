import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { DescribeResult, Result } from '../../src/model/result.ts';
import { bySample } from '../helpers/by-sample.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { openWorkbook, partsOf } from '../helpers/office.ts';
import { expectSound } from '../report/figures/svg.ts';

const VP = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];

/** Two waves in which ids nearly agree, some come once, and a remark is a formula and names its respondent. */
function study(): { folder: string; files: string[] } {
  const header = 'code,sex,town,remark,brs1,brs2,brs3,brs4,brs5,brs6';
  const row = (id: string, index: number) =>
    [
      id,
      index % 3 === 0 ? 'man' : 'woman',
      index % 11 === 0 ? `hamlet-${index}` : 'Gent',
      `=REMARK of ${id}`,
    ].join(',') + [3, 1, 4, 1, 5, 2].map((step) => `,${1 + ((index * step + step) % 5)}`).join('');
  const ids = Array.from({ length: 24 }, (_, index) => `QX${String(index).padStart(3, '0')}ZW`);
  const pre = ids.map(row);
  // One id mistyped, two people new, three gone.
  const post = [...ids.slice(0, 20), `${ids[20]!.slice(0, -1)}V`, 'QX901ZW', 'QX902ZW'].map((id, index) =>
    row(id, index * 2 + 1),
  );
  const text = (rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;
  const folder = temporaryFolder({ 'pre.csv': text(pre), 'post.csv': text(post) });
  return { folder, files: ['pre.csv', 'post.csv'].map((name) => join(folder, name)) };
}

describe('--min-cell', () => {
  it('prints what is withheld under its own sign, with a note in the language of the table', async () => {
    for (const [lang, words] of [
      ['en', '[c] = withheld: fewer than 5 respondents'],
      ['nl', '[c] = weggelaten: minder dan 5 respondenten'],
      ['fr', '[c] = omis\u00a0: moins de 5 répondants'],
    ] as const) {
      const { status, stdout } = await ensureStats(
        'describe',
        ...VP,
        '--scales',
        'brs',
        '--min-cell',
        '5',
        '--lang',
        lang,
      );
      expect(status).toBe(0);
      expect(stdout).toContain(words);
      expect(stdout).toMatch(/vp-pre +\[c\] +\[c\] +\[c\] +\[c\] +\[c\] +46 +0 +3[.,]28 +0[.,]98/);
    }
  });

  it('changes nothing when it is 0 or 1, or not given', async () => {
    for (const command of [
      ['analyse', ...VP, '--format', 'json'],
      ['analyse', ...VP],
      ['describe', ...VP, '--format', 'csv'],
      ['reliability', VP[0]!, '--format', 'markdown'],
    ]) {
      const plain = (await ensureStats(...command)).stdout;
      expect((await ensureStats(...command, '--min-cell', '0')).stdout).toBe(plain);
      expect((await ensureStats(...command, '--min-cell', '1')).stdout).toBe(plain);
      expect(plain).not.toMatch(/withheld|minCell|\[c\]/);
    }
  });

  it('is in the settings of the result, with why numbers are null', async () => {
    const { stdout } = await ensureStats('analyse', ...VP, '--min-cell', '5', '--format', 'json');
    const result = bySample(JSON.parse(stdout));
    expect(result.settings.minCell).toBe(5);
    expect(result.withheld).toMatchObject({ minCell: 5, rule: expect.stringContaining('fewer than 5') });
    const { brs } = Object.fromEntries(result.scales.map((scale) => [scale.id, scale]));
    expect(brs!.waves.pre).toMatchObject({ n: 46, min: null, max: null });
    expect(brs!.waves.pre!.withheld).toContain('min');
    const table = (await ensureStats('analyse', ...VP, '--min-cell', '5', '--details')).stdout;
    expect(table).toMatch(/Smallest number shown +5 respondents; \d+ numbers withheld/);
  });

  it('leaves cells of CSV empty, and says in which rows', async () => {
    const { stdout } = await ensureStats(
      'describe',
      ...VP,
      '--scales',
      'brs',
      '--min-cell',
      '5',
      '--format',
      'csv',
    );
    const table = stdout.split('\r\n\r\n')[0]!.split('\r\n').slice(1).join('\r\n');
    const { data } = Papa.parse<Record<string, string>>(table, { header: true, skipEmptyLines: true });
    const withheld = data.filter((row) => row.withheld === 'true');
    expect(withheld.length).toBeGreaterThan(20);
    for (const row of data) {
      expect(row.count === '').toBe(row.share === '');
      // Mean and SD, or counts: never both of an item with small counts.
      if (row.count === '' || row.mean === '') expect(row.withheld).toBe('true');
      expect(Number(row.count) > 0 && Number(row.count) < 5).toBe(false);
    }
    expect(stdout).not.toContain('[c]');
  });

  it('writes no number in a withheld cell of a workbook', async () => {
    const folder = temporaryFolder();
    const output = join(folder, 'answers.xlsx');
    await ensureStats('describe', ...VP, '--scales', 'brs', '--min-cell', '5', '-o', output);
    const [sheet] = openWorkbook(readFileSync(output));
    const values = Array.from({ length: sheet!.rowCount }, (_, row) =>
      Array.from({ length: 16 }, (_, column) => sheet!.cell(row, column)?.value ?? null),
    ).flat();
    expect(values).toContain('[c]');
    expect(values).toContain(46);
  });

  it('is refused beside a script, a figure of single respondents, and what is no number', async () => {
    const script = await ensureStats('analyse', ...VP, '--emit', 'r', '--min-cell', '5');
    expect(script).toMatchObject({ status: 2, stdout: '' });
    expect(script.stderr).toContain('leave out --min-cell');
    const figure = await ensureStats('plot', 'scores', ...VP, '--min-cell', '5');
    expect(figure).toMatchObject({ status: 2, stdout: '' });
    expect(figure.stderr).toContain('single respondents, whom --min-cell 5 withholds');
    const figures = await ensureStats(
      'analyse',
      ...VP,
      '--figures',
      'effects,scores',
      '--min-cell',
      '5',
      '--format',
      'html',
    );
    expect(figures).toMatchObject({ status: 2, stdout: '' });
    for (const value of ['-1', '2.5', 'five'])
      expect((await ensureStats('analyse', ...VP, '--min-cell', value)).status).toBe(2);
  });

  it('draws the other figures, without what is withheld', async () => {
    const folder = join(temporaryFolder(), 'figures');
    const { status } = await ensureStats(
      'plot',
      'all',
      ...VP,
      '--scales',
      'brs',
      '--min-cell',
      '5',
      '--output-dir',
      folder,
    );
    expect(status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([
      'answers-brs.svg',
      'effects.svg',
      'items-brs.svg',
      'means.svg',
      'missing.svg',
    ]);
    const svg = readFileSync(join(folder, 'answers-brs.svg'), 'utf8');
    expectSound(svg);
    // 2 and 3 of 46 answered the ends of the first item: it has mean and SD instead of counts, and no bar.
    expect(svg).toMatch(/1\. [^.]*, pre-test \(n = 46\): withheld\./);
    expect(svg).toContain('Strongly disagree 13%, Disagree 23%, Neutral 20%, Agree 28%, Strongly agree 18%');
    expect(svg).toMatch(/Withheld[^:]*: fewer than 5 respondents/);
    expect(readFileSync(join(folder, 'missing.svg'), 'utf8')).toContain('[c]');
  });

  it.each(['table', 'json', 'csv', 'markdown', 'html', 'latex'])(
    'lets no id, remark or row leave as %s',
    async (format) => {
      const { files } = study();
      const options = [
        '--id',
        'code',
        '--fuzzy',
        '1',
        '--attrition',
        'sex,town',
        '--min-cell',
        '5',
        '--format',
        format,
      ];
      const analysed = await ensureStats('analyse', ...files, '--details', ...options);
      expect(analysed.status).toBe(0);
      const described = await ensureStats(
        'describe',
        ...files,
        '--columns',
        'sex,town',
        '--min-cell',
        '5',
        '--format',
        format,
      );
      for (const { stdout } of [analysed, described]) {
        expect(stdout).not.toMatch(/QX\d|REMARK|hamlet|nearRows|ambiguousRows/);
        expect(stdout.length).toBeGreaterThan(500);
      }
    },
  );

  it('lets no id, remark or row leave in a report, and no small number in its data', async () => {
    const { folder, files } = study();
    const page = join(folder, 'report.html');
    const word = join(folder, 'report.docx');
    for (const output of [page, word]) {
      const options = ['--id', 'code', '--fuzzy', '1', '--columns', 'sex,town', '--attrition', 'sex,town'];
      expect(
        (await ensureStats('report', ...files, ...options, '--date', '2026-11-21', '-o', output)).status,
      ).toBe(0);
    }
    const html = readFileSync(page, 'utf8');
    const texts = [html, ...partsOf(readFileSync(word)).values()];
    for (const text of texts) expect(text).not.toMatch(/QX\d|REMARK|hamlet|nearRows|ambiguousRows/);
    const data = /<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(html)![1]!;
    const { result, described }: { result: Result; described: DescribeResult } = JSON.parse(data);
    expect([result.withheld, described.withheld]).toEqual([
      expect.objectContaining({ minCell: 5 }),
      expect.objectContaining({ minCell: 5 }),
    ]);
    // Answers and means of one item, in the two places where they stand.
    for (const [index, item] of described.scales[0]!.items.entries())
      ['pre', 'post'].forEach((wave, group) => {
        const hides = item.options.some(({ counts }) => counts[group] === null);
        const own = bySample(result).scales[0]!.reliability[wave]!.items[index]!;
        const some = item.options.some(({ counts }) => counts[group] !== null);
        if (hides && some) expect([item.mean[group], own.mean, own.sd]).toEqual([null, null, null]);
        // The same numbers, and only of the same respondents.
        if (own.mean !== null) {
          expect(own.n).toBe(item.n[group]);
          expect(own.mean).toBeCloseTo(item.mean[group]!, 10);
          expect(own.sd).toBeCloseTo(item.sd[group]!, 10);
        }
      });
    expect(html).toContain('Other values, each of fewer than 5');
  });

  it('loads what withholds only when it is asked for', () => {
    // What is loaded at once is one file: the rule and its words are not in it.
    const program = readFileSync('dist/command/main-job.cjs', 'utf8');
    for (const text of ['rows of single respondents', 'a number that would reveal'])
      expect(program.includes(text)).toBe(false);
  });
});
