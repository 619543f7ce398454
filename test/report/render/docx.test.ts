import { afterEach, describe, expect, it, vi } from 'vitest';
import { createContext, type Language } from '../../../src/report/context.ts';
import {
  describeTables,
  reliabilityTables,
  renderProblems,
  renderResult,
  resultTables,
} from '../../../src/report/index.ts';
import { renderDocx } from '../../../src/report/render/docx.ts';
import { pageParts } from '../../../src/report/render/page-layout.ts';
import { plain, plainText, type Table, words } from '../../../src/report/table.ts';
import { elements, expectedGrid, partsOf, textOf } from '../../helpers/office.ts';
import { described, longest, oneScale, twoWaves } from '../example-results.ts';

afterEach(() => {
  vi.useRealTimers();
});

async function open(tables: readonly Table[], language: Language = 'en') {
  const parts = partsOf(await renderDocx(tables, { title: 'Results & <more>', language }));
  return { parts, document: parts.get('word/document.xml')! };
}

/** The words of every cell, by table and row. */
function gridOf(document: string): string[][][] {
  return elements(document, 'w:tbl').map((table) =>
    elements(table, 'w:tr').map((row) => elements(row, 'w:tc').map(textOf)),
  );
}

/** Every caption that counts: its word and number, and what the bookmark around it holds. */
function captionsOf(document: string) {
  const counted =
    /<w:bookmarkStart w:id="\d+" w:name="_Ref_(\w+)"\/>(.*?)SEQ (\p{L}+) \\\* ARABIC (.*?)<w:bookmarkEnd/gsu;
  return [...document.matchAll(counted)].map(([, , before, word, after]) => ({
    word,
    number: textOf(after!),
    bookmarked: textOf(before! + after!),
  }));
}

const en = createContext('en', 'apa');
const nl = createContext('nl', 'apa');

describe('a Word document', () => {
  it.each<[string, Table[]]>([
    ['analyse', resultTables(twoWaves, nl)],
    ['analyse, details', resultTables(twoWaves, en, true)],
    ['analyse, long names', resultTables(longest, en, true)],
    ['analyse, ENSURE', resultTables(twoWaves, createContext('fr', 'ensure'))],
    ['analyse, journal', resultTables(twoWaves, createContext('fr', 'journal'))],
    ['reliability', reliabilityTables(oneScale, en)],
    ['describe', describeTables(described, createContext('en', 'apa', true))],
  ])('holds every cell, caption and note of the tables: %s', async (_, tables) => {
    const { document } = await open(tables);
    expect(gridOf(document)).toEqual(tables.flatMap((table) => pageParts(table)).map(expectedGrid));
    const paragraphs = elements(document, 'w:p').map(textOf);
    for (const { label, title, notes } of tables) {
      expect(paragraphs).toContain(`${label ?? ''}${title}`);
      for (const note of notes) expect(paragraphs).toContain(plain(note));
    }
  });

  it('prints every cell of the model, the name of a scale once', async () => {
    const table = resultTables(twoWaves, en)[0]!;
    const printed = gridOf((await open([table])).document).flat(2);
    for (const { cells } of table.rows) for (const { text } of cells) expect(printed).toContain(text);
  });

  it('sets symbols in italics, labels in bold, titles and Note. in italics', async () => {
    const { document } = await open(resultTables(twoWaves, en));
    const runs = elements(document, 'w:r').map((run) => ({
      text: textOf(run),
      italic: run.includes('<w:i/>'),
      bold: run.includes('<w:b/>'),
    }));
    expect(runs).toContainEqual({ text: 'Table ', italic: false, bold: true });
    expect(runs).toContainEqual({ text: '1', italic: false, bold: true });
    expect(runs).toContainEqual({ text: 'Change from pre-test to post-test', italic: true, bold: false });
    for (const symbol of ['M', 'SD', 't', 'df', 'p', 'g', 'Note.'])
      expect(runs, symbol).toContainEqual({ text: symbol, italic: true, bold: false });
  });

  it.each([
    ['en', 'Table'],
    ['nl', 'Tabel'],
    ['fr', 'Tableau'],
  ] as const)('counts its captions in fields that Word knows, %s', async (language, word) => {
    const tables = resultTables(twoWaves, createContext(language, 'apa'), true);
    const { document, parts } = await open(tables, language);
    const captions = captionsOf(document);
    expect(captions).toEqual(
      tables.map(({ label }, index) => ({ word, number: String(index + 1), bookmarked: label })),
    );
    expect(document).not.toContain('w:dirty');
    expect(parts.get('word/settings.xml')).not.toContain('w:updateFields');
  });

  it('stays upright for a few rows, in smaller type or in parts, and turns the page for many', async () => {
    const wide = (rows: number, columns: number): Table => ({
      ...{ id: 'wide', label: 'Table 1', title: 'Wide', subtitle: null, notes: [plainText('A note.')] },
      columns: Array.from({ length: columns }, (_, at) => ({
        ...{ key: `c${at}`, header: plainText(at === 0 ? 'Wave' : `c${at}`), align: 'right' as const },
        ...(at === 0 && { stub: true as const }),
      })),
      rows: Array.from({ length: rows }, () => ({
        kind: 'body' as const,
        cells: Array.from({ length: columns }, () => words('123.45678')),
      })),
      data: () => ({ columns: [], rows: [] }),
    });
    // Each column takes 10.4 digits with the space beside it: 90 fit in 10 points, 100 in 9, 112.5 in 8, 140 across.
    const shapeOf = async (rows: number, columns: number) => {
      const { document } = await open([wide(rows, columns)]);
      const [, orientation] = /w:orient="(\w+)"/.exec(document)!;
      const [, style] = /w:val="(TableText\w*)"/.exec(elements(document, 'w:tbl')[0]!)!;
      return [orientation, style, elements(document, 'w:tbl').length];
    };
    expect(await shapeOf(3, 8)).toEqual(['portrait', 'TableText', 1]);
    expect(await shapeOf(3, 9)).toEqual(['portrait', 'TableTextSmall', 1]);
    expect(await shapeOf(3, 10)).toEqual(['portrait', 'TableTextSmaller', 1]);
    expect(await shapeOf(20, 13)).toEqual(['portrait', 'TableText', 2]);
    expect(await shapeOf(21, 13)).toEqual(['landscape', 'TableText', 1]);
  });

  it('keeps notes on the page of their table', async () => {
    const tables = resultTables(twoWaves, en, true);
    const { document } = await open(tables);
    const body = document.slice(document.indexOf('<w:body>'));
    for (const { notes } of tables.filter(({ rows }) => rows.length > 0)) {
      const texts = notes.map(plain);
      const own = elements(body, 'w:p').filter((paragraph) => texts.includes(textOf(paragraph)));
      for (const [index, paragraph] of own.entries())
        expect(paragraph.includes('<w:keepNext/>')).toBe(
          textOf(paragraph) !== texts.at(-1) && index < own.length,
        );
    }
    for (const table of elements(body, 'w:tbl')) {
      for (const row of elements(table, 'w:tr').slice(-3))
        for (const paragraph of elements(row, 'w:p')) expect(paragraph).toContain('<w:keepNext/>');
    }
  });

  it('rules a table three times, repeats its headings, and keeps rows whole', async () => {
    const { document } = await open([resultTables(twoWaves, en)[1]!]);
    const [table] = elements(document, 'w:tbl');
    const borders = elements(table!, 'w:tblBorders')[0]!;
    expect(borders).toMatch(/<w:top w:val="single"/);
    expect(borders).toMatch(/<w:bottom w:val="single"/);
    for (const side of ['left', 'right', 'insideH', 'insideV'])
      expect(borders, side).toMatch(new RegExp(`<w:${side} w:val="none"`));
    const rows = elements(table!, 'w:tr');
    expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual(rows.map((_, index) => index < 2));
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
    expect(elements(rows[1]!, 'w:tc').every((cell) => cell.includes('<w:bottom w:val="single"'))).toBe(true);
  });

  it('is never wider than its page, and turns the page where it must', async () => {
    for (const tables of [resultTables(twoWaves, en, true), resultTables(longest, nl, true)]) {
      const { document } = await open(tables);
      const body = document.slice(document.indexOf('<w:body>'));
      // A section's settings stand in its last paragraph; those of the last section at the end.
      const sections = body.split(/(?<=<\/w:sectPr>)/).filter((part) => part.includes('<w:sectPr'));
      for (const section of sections) {
        const [, width, orientation] = /<w:pgSz w:w="(\d+)"[^>]*w:orient="(\w+)"/.exec(section)!;
        expect(Number(width)).toBe(orientation === 'landscape' ? 16_838 : 11_906);
        for (const grid of elements(section, 'w:tblGrid')) {
          const widths = [...grid.matchAll(/w:w="(\d+)"/g)].map(([, size]) => Number(size));
          const total = widths.reduce((sum, each) => sum + each, 0);
          expect(total).toBeLessThanOrEqual(Number(width) - 2 * 1_417);
        }
      }
    }
  });

  it('says its title and language, and no moment', async () => {
    const { parts } = await open(resultTables(twoWaves, nl), 'nl');
    const core = parts.get('docProps/core.xml')!;
    expect(core).toContain('<dc:title>Results &amp; &lt;more&gt;</dc:title>');
    expect(core).toContain('<dc:language>nl-NL</dc:language>');
    expect(core).not.toMatch(/\d{4}-\d\d-\d\d/);
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="nl-NL"/>');
  });

  it('is the same bytes whenever it is written', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 0, 1) });
    const first = await renderResult(twoWaves, { format: 'docx' });
    vi.setSystemTime(new Date(2031, 5, 7, 8, 9, 10));
    expect(await renderResult(twoWaves, { format: 'docx' })).toEqual(first);
  });

  it('takes any text', async () => {
    const text = 'a & <b> "c" \u0000\u0007d \ud83d\ude00 日本';
    const table: Table = {
      ...resultTables(twoWaves, en)[0]!,
      columns: [{ key: 'a', header: plainText(text), align: 'left' }],
      rows: [{ kind: 'body', cells: [words(text)] }],
      notes: [plainText(text)],
    };
    const { document } = await open([table]);
    expect(gridOf(document)).toEqual([
      [[text.replace('\u0000\u0007', ' ')], [text.replace('\u0000\u0007', ' ')]],
    ]);
  });

  it('prints a table without rows as its title and notes', async () => {
    const parts = partsOf(await renderProblems({ problems: [] }, { format: 'docx' }));
    const document = parts.get('word/document.xml')!;
    expect(document).not.toContain('<w:tbl>');
    expect(elements(document, 'w:p').map(textOf)).toContain('Errors: 0; warnings: 0.');
  });
});
