import { describe, expect, it } from 'vitest';
import { createContext } from '../../../src/report/context.ts';
import {
  describeTables,
  reliabilityTables,
  renderProblems,
  renderResult,
  resultTables,
} from '../../../src/report/index.ts';
import { htmlPage, htmlTables } from '../../../src/report/render/html.ts';
import { plain, plainText, type Table, words } from '../../../src/report/table.ts';
import { unescaped } from '../../helpers/office.ts';
import { described, longest, oneScale, twoWaves } from '../example-results.ts';

const en = createContext('en', 'apa');

/** The rows of a table as a browser lays them out: a cell that spans stands in each of its places. */
function laidOut(html: string): string[][] {
  const grid: string[][] = [];
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].forEach(([, row], at) => {
    grid[at] ??= [];
    let column = 0;
    for (const [, attributes = '', content = ''] of row!.matchAll(/<t[hd]([^>]*)>(.*?)<\/t[hd]>/gs)) {
      while (grid[at]![column] !== undefined) column++;
      const span = (name: string) => Number(new RegExp(`${name}="(\\d+)"`).exec(attributes)?.[1] ?? 1);
      for (let down = 0; down < span('rowspan'); down++) {
        for (let right = 0; right < span('colspan'); right++) {
          grid[at + down] ??= [];
          grid[at + down]![column + right] = unescaped(content.replaceAll(/<[^>]+>/g, ''));
        }
      }
    }
  });
  return grid;
}

describe('a page', () => {
  it.each<[string, () => Promise<string>]>([
    ['two-waves.apa.en.html', () => renderResult(twoWaves, { format: 'html' })],
    [
      'two-waves.ensure.nl.html',
      () => renderResult(twoWaves, { format: 'html', style: 'ensure', lang: 'nl' }),
    ],
  ])('%s', async (name, render) => {
    // Rewritten by `vitest -u`; to be looked at in a browser before it is committed.
    await expect(await render()).toMatchFileSnapshot(`../expected/${name}`);
  });

  it('is whole in itself: language, title, style inside, nothing fetched, no script', async () => {
    const html = await renderResult(twoWaves, { format: 'html', lang: 'fr' });
    expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(html).toMatch(/<title>Résultats de l.enquête\s: pre\.csv, post\.csv<\/title>/);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
    expect(html).not.toMatch(/<script|<link|\bsrc=|\bhref=|url\(|@import|https?:/);
    expect(html).toContain('@media print');
    expect(html).toContain('prefers-color-scheme: dark');
  });

  it('escapes what a browser would read as marks', () => {
    const html = htmlPage({ title: '<b> & "c"', language: 'en', body: '' });
    expect(html).toContain('<title>&lt;b&gt; &amp; &quot;c&quot;</title>');
    const table: Table = {
      id: 'a b"<c>',
      label: null,
      title: '<script>',
      subtitle: plainText('x < y'),
      columns: [{ key: 'a', header: plainText('<i>'), align: 'left' }],
      rows: [{ kind: 'body', cells: [words('<img src=x onerror=alert(1)>\u0000')] }],
      notes: [plainText('a & b')],
      data: () => ({ columns: [], rows: [] }),
    };
    const tables = htmlTables([table, table]);
    expect(tables).not.toMatch(/<script|<img/);
    expect(tables).toContain('&lt;img src=x onerror=alert(1)&gt;');
    const ids = [...tables.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('a-b-c-');
    expect(ids).toContain('a-b-c--2');
  });
});

describe('tables in a page', () => {
  it.each<[string, Table[]]>([
    ['analyse, details', resultTables(twoWaves, createContext('nl', 'apa'), true)],
    ['analyse, long names', resultTables(longest, en, true)],
    ['reliability', reliabilityTables(oneScale, en)],
    ['describe', describeTables(described, createContext('en', 'apa', true))],
  ])('hold every cell where a browser shows it: %s', (_, tables) => {
    for (const table of tables) {
      const html = htmlTables([table]);
      const grid = laidOut(html);
      const headings = table.columns.some(({ group }) => group !== undefined) ? 2 : 1;
      expect(grid[headings - 1]).toEqual(table.columns.map(({ header }) => plain(header)));
      expect(grid).toHaveLength(headings + table.rows.length);
      table.rows.forEach(({ kind, cells }, index) => {
        const texts = cells.map(({ text }) => text);
        const expected = kind === 'section' ? table.columns.map(() => texts[0]) : texts;
        expect(grid[headings + index]).toEqual(expected);
      });
    }
  });

  it('say what every heading is about, and tie caption and notes to the table', () => {
    const html = htmlTables(resultTables(twoWaves, en, true));
    for (const [heading] of html.matchAll(/<th [^>]*>/g))
      expect(heading).toMatch(/scope="(col|row)(group)?"/);
    const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    const named = [...html.matchAll(/ aria-(?:describedby|labelledby)="([^"]*)"/g)].map(([, id]) => id);
    expect(named.length).toBeGreaterThan(8);
    for (const id of named) expect(ids).toContain(id);
    expect(html).toContain('<b>Table 1</b> <i>Scale scores and reliability before and after</i>');
    expect(html).toContain('<i>Note.</i>');
  });

  it('close every element that they open', () => {
    const html = htmlTables([...resultTables(longest, en, true), ...reliabilityTables(oneScale, en)]);
    const open: string[] = [];
    for (const [, slash, name] of html.matchAll(/<(\/?)([a-z]\w*)[^>]*>/g)) {
      if (slash === '') open.push(name!);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it('without rows are a caption and notes', async () => {
    const html = await renderProblems({ problems: [] }, { format: 'html' });
    expect(html).not.toContain('<table');
    expect(html).toContain('<p>Errors: 0; warnings: 0.</p>');
  });
});
