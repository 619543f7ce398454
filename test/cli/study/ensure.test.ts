import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PublishedTable } from '../../../src/model/published.ts';
import { ensureStats, type Finished, folderOfAllTests } from '../../helpers/command.ts';
import { readJson } from '../../helpers/fixtures.ts';
import { openWorkbook, partsOf, textOf } from '../../helpers/office.ts';

/** The whole chapter is made once; what is in its files is looked at by the tests. */
const folder = folderOfAllTests();
let run: Finished;
beforeAll(async () => {
  run = await ensureStats('run', 'fixtures/ensure/study.json', '--output-dir', folder);
}, 240_000);

const output = (name: string) => join(folder, 'output', name);
const text = (name: string) => readFileSync(output(name), 'utf8');
const document = (name: string) => textOf(partsOf(readFileSync(output(name))).get('word/document.xml') ?? '');
/** Blanks of every kind as one: tables break lines where they like. */
const flat = (words: string) => words.replace(/\s+/g, ' ');

const published = readJson<PublishedTable>('fixtures/ensure/report.published.json');
const printed = (cell: unknown) => (typeof cell === 'string' ? cell : (cell as { printed: string }).printed);
const isKnown = (cell: unknown) =>
  typeof cell !== 'string' && (cell as { known?: string }).known !== undefined;

describe('the ENSURE chapter as a study', () => {
  it('is made in one go, and its published table holds', () => {
    expect(run.status).toBe(0);
    expect(run.stdout).toBe(
      '30 files written.\nreport.published.json: passed, 213 of 221 cells reproduced, 8 known deviations.\n',
    );
    expect(run.stderr.match(/^Wrote /gm)).toHaveLength(30);
  });

  it('writes every file that it says', () => {
    expect(readdirSync(output('.')).sort()).toEqual([
      'analysis-ps.R',
      'analysis-vp.R',
      'appendix-1-items-ps.docx',
      'appendix-1-items-vp.docx',
      'appendix-2-respondents.docx',
      'appendix-2-respondents.txt',
      'figures-ps',
      'figures-vp',
      'items-ps.xlsx',
      'items-vp.xlsx',
      'report-ps.docx',
      'report-ps.html',
      'report-vp.docx',
      'report-vp.html',
      'tables-ps.docx',
      'tables-ps.txt',
      'tables-vp.docx',
      'tables-vp.txt',
      'verification.xlsx',
    ]);
    expect(readdirSync(output('figures-ps')).sort()).toEqual([
      'answers-brs.svg',
      'answers-wemwbs.svg',
      'effects.svg',
      'means.svg',
    ]);
    expect(readdirSync(output('figures-vp'))).toHaveLength(9);
  });

  it.each(['vp', 'ps'])('prints tables 1 and 2 as published: %s', (group) => {
    const [words, table] = [document(`tables-${group}.docx`), text(`tables-${group}.txt`)];
    const rows = (published.rows ?? []).filter((row) => row.group === group);
    expect(rows.length).toBe(group === 'vp' ? 7 : 2);
    for (const { name, waves, comparison } of rows) {
      const line = table.split('\n').find((each) => each.startsWith(`${name} `))!;
      const { difference, p } = comparison!;
      const cells = [waves!.pre!.mean, waves!.post!.mean, difference, ...(isKnown(p) ? [] : [p])].map(
        (cell) => printed(cell).replace(/^-/, '−'),
      );
      for (const cell of cells) expect(flat(line).split(' '), line).toContain(cell);
      expect(words).toContain(name);
      for (const cell of cells) expect(words, name).toContain(cell);
    }
  });

  it('prints appendix 1 as published', () => {
    const lines = text('tables-vp.txt').split('\n');
    for (const { scale, alpha, items } of published.reliability ?? []) {
      const { name } = (published.rows ?? []).find((row) => row.scale === scale)!;
      const found = lines.filter((line) => line.startsWith(`${name} `)).map(flat);
      expect(found).toContain(`${name} ${printed(alpha)} ${printed(items)}`.trim());
    }
  });

  it('prints appendix 2 as published', () => {
    const lines = text('appendix-2-respondents.txt')
      .split('\n')
      .map((line) => flat(line).trim());
    const words = document('appendix-2-respondents.docx');
    expect(flat(words)).toContain('Kwetsbare groepen');
    let compared = 0;
    for (const { categories } of published.respondents ?? []) {
      for (const { label, counts } of categories) {
        const cells = ['vp', 'ps', 'professionals'].map((column) => printed(counts![column] ?? '0'));
        expect(lines).toContain(`${label} ${cells.join(' ')}`);
        compared += cells.length;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('puts every cell of the verification into a workbook', () => {
    const [sheet] = openWorkbook(readFileSync(output('verification.xlsx')));
    expect(sheet!.rowCount).toBeGreaterThan(221);
  });

  it('has reports, figures and scripts in it that are whole', () => {
    for (const group of ['vp', 'ps']) {
      expect(text(`report-${group}.html`)).toContain('</html>');
      expect(text(`report-${group}.html`)).toContain('ENSURE: peer support, chapter 5');
      expect(document(`report-${group}.docx`)).toContain('ENSURE: peer support, chapter 5');
      expect(text(`figures-${group}/effects.svg`)).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
      expect(text(`analysis-${group}.R`)).toContain(`read_answers("${group}-pre.`);
    }
  });
});
