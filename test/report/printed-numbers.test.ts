import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createContext } from '../../src/report/context.ts';
import { describeTables, renderDescribe, renderResult, resultTables } from '../../src/report/index.ts';
import { comparisonParagraphs } from '../../src/report/sentences/paragraphs.ts';
import type { Cell, Table } from '../../src/report/table.ts';
import { described, randomFiles, run } from '../analysis/withhold/files.ts';
import { openWorkbook, partsOf, textOf } from '../helpers/office.ts';

/** Cells that hold one number, those that hold several taken apart. */
function numbersOf(tables: readonly Table[]): { place: string; cell: Cell; value: number }[] {
  return tables.flatMap(({ id, columns, rows }) =>
    rows.flatMap((row) =>
      row.cells.flatMap((cell, column) =>
        (cell.parts ?? [cell]).flatMap((part) =>
          typeof part.value === 'number'
            ? [{ place: `${id}, ${columns[column]?.key}`, cell: part, value: part.value }]
            : [],
        ),
      ),
    ),
  );
}

/** Whether the text is the number rounded to the decimals that it prints, as itself or in per cent; or a bound that it keeps. */
function isRounded(text: string, value: number): boolean {
  const [, sign = '', written = ''] = /^([<>]?)\s*([−-]?\d*(?:\.\d+)?)%?$/.exec(text.trim()) ?? [];
  if (written === '') return false;
  const printed = Number(written.replace('−', '-'));
  if (sign !== '') return sign === '<' ? value < printed : value > printed;
  const half = 0.5 * 10 ** -(written.split('.')[1]?.length ?? 0);
  return [value, 100 * value].some((each) => Math.abs(each - printed) <= half * (1 + 1e-9));
}

/** Every number in a JSON value. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('of any small study', () => {
  it('every printed number is the number of the JSON, rounded, in every format of text', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
        const texts = randomFiles(seed);
        const result = await run(texts, { id: 'id', attrition: ['sex'], detail: 'full' });
        const answers = await described(texts, ['sex']);
        const context = createContext('en', 'apa');
        const both = [
          [
            result,
            resultTables(result, context, true),
            renderResult(result, { format: 'csv', details: true }),
          ],
          [answers, describeTables(answers, context), renderDescribe(answers, { format: 'csv' })],
        ] as const;
        for (const [source, tables, csv] of both) {
          const known = new Set(numbersIn(JSON.parse(JSON.stringify(source))));
          for (const { place, cell, value } of numbersOf(tables)) {
            seen++;
            expect(isRounded(cell.text, value), `${place}: ${cell.text} for ${value}`).toBe(true);
          }
          // The raw values of a table are those of the JSON in all their digits, and CSV is these.
          const lines = await csv;
          for (const { id, data } of tables.map((table) => ({ id: table.id, data: table.data() })))
            for (const row of data.rows)
              row.forEach((value, column) => {
                if (typeof value !== 'number') return;
                if (!Number.isInteger(value))
                  expect(known.has(value), `${id}, ${data.columns[column]}: ${value}`).toBe(true);
                expect(lines.includes(String(value)), `${id}, ${data.columns[column]}: ${value}`).toBe(true);
              });
        }
        for (const format of ['table', 'markdown', 'html', 'latex'] as const) {
          const page = plainly(await renderResult(result, { format, details: true }));
          const list = plainly(await renderDescribe(answers, { format }));
          for (const [text, tables] of [
            [page, both[0][1]],
            [list, both[1][1]],
          ] as const)
            for (const { place, cell } of numbersOf(tables))
              expect(text.includes(plainly(cell.text)), `${place} as ${format}: ${cell.text}`).toBe(true);
        }
      }),
      { numRuns: 8, seed: 3 },
    );
    expect(seen).toBeGreaterThan(1000);
  }, 60_000);
});

describe('of any small study, in files of other programs and in sentences,', () => {
  it('every number is one of the JSON, rounded or in all its digits', async () => {
    const seen = { word: 0, workbook: 0, sentences: 0 };
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
        const result = await run(randomFiles(seed), { id: 'id', attrition: ['sex'], detail: 'full' });
        const context = createContext('en', 'apa');
        const known = numbersIn(JSON.parse(JSON.stringify(result)));
        // Shares stand in workbooks as parts of a whole that the JSON has as two counts.
        const counts = [...new Set(known.filter((value) => Number.isInteger(value) && value >= 0))];
        const exact = new Set([...known, ...counts.flatMap((part) => counts.map((whole) => part / whole))]);
        const word = partsOf((await renderResult(result, { format: 'docx', details: true })) as Uint8Array);
        const page = plainly(textOf(word.get('word/document.xml') ?? ''));
        for (const { place, cell } of numbersOf(resultTables(result, context, true))) {
          seen.word++;
          expect(page.includes(plainly(cell.text)), `${place} in Word: ${cell.text}`).toBe(true);
        }
        const sheets = openWorkbook(
          (await renderResult(result, { format: 'xlsx', details: true })) as Uint8Array,
        );
        for (const sheet of sheets)
          for (let row = 0; row < sheet.rowCount; row++)
            for (let column = 0; column < 60; column++) {
              const value = sheet.cell(row, column)?.value;
              if (typeof value !== 'number' || Number.isInteger(value)) continue;
              seen.workbook++;
              expect(exact.has(value), `${sheet.name}, row ${row}, column ${column}: ${value}`).toBe(true);
            }
        const paragraphs = JSON.stringify(comparisonParagraphs(result, context)).replaceAll('−', '-');
        for (const [printed] of paragraphs.matchAll(/-?\d*\.\d+%?/g)) {
          seen.sentences++;
          const isKnown = known.some((value) => isRounded(printed, value) || isRounded(printed, -value));
          expect(isKnown || printed === '.001', `${printed} of a sentence`).toBe(true);
        }
      }),
      { numRuns: 3, seed: 5 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
  }, 60_000);
});

/** Without what a format puts around signs. */
function plainly(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/\\text(?:less|greater)(?:\{\})?/g, (sign) => (sign.includes('less') ? '<' : '>'))
    .replace(/[−–]|\\textminus(?:\{\})?/g, '-')
    .replace(/[\\$%{}\s\u00a0]/g, '');
}
