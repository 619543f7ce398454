import { afterEach, describe, expect, it, vi } from 'vitest';
import { createContext } from '../../../src/report/context.ts';
import {
  describeTables,
  reliabilityTables,
  renderProblems,
  renderResult,
  renderScaleList,
  renderScores,
  resultTables,
} from '../../../src/report/index.ts';
import { renderXlsx } from '../../../src/report/render/xlsx.ts';
import { type Cell, heading, plain, plainText, type Table, words } from '../../../src/report/table.ts';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import { type OpenSheet, openWorkbook, partsOf, type SheetCell } from '../../helpers/office.ts';
import { described, hardlyAnything, longest, oneScale, twoWaves } from '../example-results.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** What a spreadsheet program shows in a cell, for the few formats that are used. */
function shown({ value, format }: SheetCell): string {
  if (typeof value !== 'number') return value ?? '';
  const conditional = /^\[([<>])([\d.]+)\]"([^"]*)";(.*)$/.exec(format);
  if (conditional !== null) {
    const [, sign, limit, text = '', otherwise = ''] = conditional;
    const holds = sign === '<' ? value < Number(limit) : value > Number(limit);
    return holds ? text : shown({ value, format: otherwise, bold: false });
  }
  const [positive = '', negative] = format.split(';');
  if (negative !== undefined && value < 0) return shown({ value: -value, format: negative, bold: false });
  const isShare = positive.endsWith('%');
  const [, zeros = ''] = /\.(0+)/.exec(positive) ?? [];
  const decimals = zeros.length;
  // Fifteen digits and half away from zero, as Excel rounds what it shows.
  const scaled = Number((isShare ? value * 100 : value).toPrecision(15));
  const text = scaled.toLocaleString('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
  });
  const printed = positive.startsWith('.') ? text.replace(/^(-?)0\./, '$1.') : text;
  return isShare ? `${printed}%` : printed;
}

/** Columns of the sheet that a column of the table takes. */
function spanOf(table: Table, column: number): number {
  return Math.max(1, ...table.rows.map(({ cells }) => cells[column]?.parts?.length ?? 1));
}

function expectCell(sheet: OpenSheet, row: number, column: number, cell: Cell): void {
  const written = sheet.cell(row, column);
  const where = `${sheet.name} ${row},${column}: ${JSON.stringify(cell)}`;
  if (cell.text === '') expect(written?.value ?? null, where).toBeNull();
  else if (typeof cell.value === 'number') {
    expect(written?.value, where).toBe(cell.value);
    // The sheet says % in the cell, the table in the heading; the program has its own minus.
    const printed = cell.text.replace('−', '-');
    const text = written?.format.endsWith('%') ? `${printed}%` : printed;
    expect(shown(written!), where).toBe(text);
  } else expect(written?.value, where).toBe(cell.text);
}

function expectSheet(sheet: OpenSheet, table: Table): void {
  expect(sheet.cell(0, 0)).toMatchObject({ value: heading(table), bold: true });
  const grouped = table.columns.some(({ group }) => group !== undefined);
  const header = 1 + (table.subtitle === null ? 0 : 1) + (grouped ? 1 : 0);
  expect(sheet.xml).toContain(`<pane ySplit="${header + 1}" topLeftCell="A${header + 2}" state="frozen"`);
  let start = 0;
  const starts = table.columns.map((column, index) => {
    const at = start;
    const span = spanOf(table, index);
    start += span;
    const headings = span === 1 ? [column.header] : column.parts!;
    expect(new Set(headings.map(plain)).size).toBe(span);
    for (const [part, value] of headings.map(plain).entries())
      expect(sheet.cell(header, at + part), value).toMatchObject({ value, bold: true });
    return at;
  });
  table.rows.forEach(({ kind, cells }, index) => {
    const row = header + 1 + index;
    cells.forEach((cell, column) => {
      if (kind === 'section' && column > 0) return;
      (cell.parts ?? [cell]).forEach((part, at) => {
        expectCell(sheet, row, starts[column]! + at, part);
      });
    });
  });
  const notes = table.notes.map(plain);
  const below = Array.from({ length: sheet.rowCount }, (_, row) => sheet.cell(row, 0)?.value).slice(
    -notes.length,
  );
  if (notes.length > 0) expect(below).toEqual(notes);
}

const en = createContext('en', 'apa');

describe('a workbook', () => {
  it.each<[string, Table[]]>([
    ['analyse', resultTables(twoWaves, en)],
    ['analyse, details', resultTables(twoWaves, en, true)],
    ['analyse, long names', resultTables(longest, en, true)],
    ['analyse, ENSURE', resultTables(twoWaves, createContext('en', 'ensure'))],
    ['analyse, journal', resultTables(twoWaves, createContext('en', 'journal'))],
    ['what cannot be computed', reliabilityTables(hardlyAnything, en)],
    ['reliability', reliabilityTables(oneScale, en)],
    ['describe', describeTables(described, createContext('en', 'apa', true))],
  ])('holds every cell of the tables: %s', async (_, tables) => {
    const sheets = openWorkbook(await renderXlsx(tables, 'Results'));
    expect(sheets).toHaveLength(tables.length);
    expect(new Set(sheets.map(({ name }) => name)).size).toBe(tables.length);
    tables.forEach((table, index) => {
      expectSheet(sheets[index]!, table);
    });
  });

  it('has a sheet with the settings, also where the report prints none', async () => {
    const names = async (options: { details?: boolean; lang?: 'nl' }) =>
      openWorkbook(await renderResult(twoWaves, { format: 'xlsx', ...options })).map(({ name }) => name);
    expect((await names({})).at(-1)).toBe('Data and settings');
    expect(
      (await names({ details: true, lang: 'nl' })).filter((name) => name === 'Gegevens en instellingen'),
    ).toHaveLength(1);
  });

  it('shows shares as percentages', async () => {
    const [respondents] = openWorkbook(
      await renderXlsx(describeTables(described, createContext('nl', 'apa', true)), 'Results'),
    );
    const [, ...shares] = Array.from({ length: respondents!.rowCount }, (_, row) =>
      respondents!.cell(row, 2),
    ).filter((cell) => cell !== null && cell.value !== null);
    const numbers = shares.filter((cell) => typeof cell?.value === 'number');
    expect(numbers.length).toBeGreaterThan(3);
    expect(new Set(numbers.map((cell) => cell!.format))).toEqual(new Set(['0.0%']));
  });

  it('leaves decimal signs to the reader, but for words', async () => {
    const [, comparison] = openWorkbook(await renderResult(twoWaves, { format: 'xlsx', lang: 'nl' }));
    const formats = new Set<string>();
    for (let row = 0; row < comparison!.rowCount; row++)
      for (let column = 0; column < 20; column++) {
        const cell = comparison!.cell(row, column);
        if (typeof cell?.value === 'number') formats.add(cell.format);
      }
    expect([...formats].filter((format) => format.replaceAll(/"[^"]*"/g, '').includes(','))).toEqual([]);
  });

  it('is the same bytes whenever it is written', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 0, 1) });
    const first = await renderResult(twoWaves, { format: 'xlsx' });
    vi.setSystemTime(new Date(2031, 5, 7, 8, 9, 10));
    expect(await renderResult(twoWaves, { format: 'xlsx' })).toEqual(first);
  });

  it('never holds a formula', async () => {
    const danger = ['=1+1', '+31 6', '-5', '@SUM(A1)', '\tx', '＝1', '=HYPERLINK("http://x","y")'];
    const table: Table = {
      id: 'x',
      label: null,
      title: '=cmd',
      subtitle: null,
      columns: [
        { key: 'a', header: plainText('=A1'), align: 'left' },
        { key: 'b', header: plainText('b'), align: 'right' },
      ],
      rows: danger.map((text) => ({ kind: 'body', cells: [words(text), { value: -5, text: '-5' }] })),
      notes: [plainText('=note')],
      data: () => ({ columns: [], rows: [] }),
    };
    const bytes = await renderXlsx([table], '=title');
    const [sheet] = openWorkbook(bytes);
    expect(sheet!.cell(0, 0)!.value).toBe("'=cmd");
    expect(sheet!.cell(1, 0)!.value).toBe("'=A1");
    danger.forEach((text, index) => {
      // A tab is a blank in a cell.
      const expected = text === '\tx' ? ' x' : `'${text}`;
      expect(sheet!.cell(2 + index, 0)!.value).toBe(expected);
      expect(sheet!.cell(2 + index, 1)!.value).toBe(-5);
    });
    expect([...partsOf(bytes).values()].join('')).not.toMatch(/<f[ >]/);
  });

  it('takes any text: names of prototypes, signs that XML forbids, and what is too long for a cell', async () => {
    const texts = ['constructor', '__proto__', ' lead', 'a & <b>', 'x\u0000\u0007y', 'é'.repeat(40_000)];
    const table: Table = {
      ...resultTables(twoWaves, en)[0]!,
      columns: [{ key: 'a', header: plainText('a'), align: 'left' }],
      rows: texts.map((text) => ({ kind: 'body', cells: [words(text)] })),
      notes: [],
    };
    const [sheet] = openWorkbook(await renderXlsx([table], 't'));
    const values = texts.map((_, index) => sheet!.cell(2 + index, 0)!.value);
    expect(values.slice(0, 5)).toEqual(['constructor', '__proto__', ' lead', 'a & <b>', 'x y']);
    expect(String(values[5])).toHaveLength(32_767);
  });

  it('prints a table without rows as its title and notes', async () => {
    const [sheet] = openWorkbook(await renderProblems({ problems: [] }, { format: 'xlsx' }));
    expect(sheet!.cell(0, 0)!.value).toBe('Problems in the data');
    expect(sheet!.cell(1, 0)!.value).toBe('Errors: 0; warnings: 0.');
  });

  it('lists the scales', async () => {
    const [sheet] = openWorkbook(await renderScaleList(builtInScales(), { format: 'xlsx' }));
    expect(sheet!.cell(2, 0)!.value).toBe(builtInScales()[0]!.id);
    expect(sheet!.cell(2, 2)!.value).toBe(builtInScales()[0]!.items.length);
  });

  it('refuses what no workbook can hold', async () => {
    const [table] = resultTables(twoWaves, en);
    const rows = new Array(1_000_001).fill(table!.rows[0]);
    await expect(renderXlsx([{ ...table!, rows }], 't')).rejects.toThrow(
      /"Scale scores .*" has 1000001 rows, too many for a workbook; write \.csv instead/,
    );
    const length = 1_048_576;
    const file = {
      wave: 'pre',
      file: 'a.csv',
      length,
      rows: null,
      ids: [],
      kept: [],
      office: null,
      columns: [null],
    };
    const scores = [
      {
        id: 'brs',
        name: {},
        version: '1',
        aggregate: 'mean',
        k: 6,
        minAnswered: 5,
        range: [1, 5],
        bands: [],
      },
    ] as const;
    const parts = renderScores(
      {
        schema: 'ensure-stats/scores/1',
        tool: { name: 'ensure-stats', version: '0' },
        idColumns: [],
        kept: [],
        hasWaves: false,
        hasOffices: false,
        offices: null,
        scores,
        warnings: [],
        files: [file],
      },
      { format: 'xlsx' },
    );
    await expect(parts.next()).rejects.toThrow(
      /1048576 respondents with 4 columns are too many for a workbook/,
    );
  });
});
