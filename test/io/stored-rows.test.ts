import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import { StoredRows } from '../../src/io/stored-rows.ts';

/** Columns of few different cells, of many, and of both in turn; rows of any length, and gaps between them. */
const column = fc.constantFrom<(row: number) => string>(
  (row) => String(row % 7),
  (row) => `a text of its own: ${row}`,
  (row) => (row % 3 === 0 ? '' : String(row)),
  (row) => (row < 3000 ? 'yes' : `no ${row}`),
  () => '',
);

it('has the rows that were put in, whatever the columns that are asked for', () => {
  fc.assert(
    fc.property(
      fc.array(column, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(1, 2047, 2048, 2049, 6500, 12_000),
      fc.uniqueArray(fc.nat(5), { maxLength: 4 }),
      fc.constantFrom(0, 1, 2048, 5000),
      (columns, count, asked, after) => {
        const stored = new StoredRows();
        const [cells, rows]: [string[][], number[]] = [[], []];
        for (let row = 0; row < count; row++) {
          cells.push(columns.slice(0, 1 + (row % columns.length)).map((make) => make(row)));
          rows.push(3 * row + 1);
        }
        for (let at = 0; at < count; at += 1000)
          expect(
            stored.add({ cells: cells.slice(at, at + 1000), rows: rows.slice(at, at + 1000), problems: [] }),
          ).toBe(true);
        const all = columns.map((_, index) => index);
        for (const wanted of [undefined, { columns: new Set(asked), after }]) {
          const batches = [...stored.batches(wanted)];
          expect(batches.flatMap((batch) => batch.rows)).toEqual(rows);
          const found = batches.flatMap((batch) => batch.cells);
          const differs = found.findIndex((row, index) => {
            const isWhole = wanted === undefined || index < wanted.after;
            return all.some(
              (at) => (isWhole || asked.includes(at)) && (row[at] ?? '') !== (cells[index]![at] ?? ''),
            );
          });
          expect(differs).toBe(-1);
        }
      },
    ),
    { numRuns: 40 },
  );
});

it('has no room for any number of texts', () => {
  const stored = new StoredRows();
  let added = 0;
  while (stored.add({ cells: [[`${added} ${'x'.repeat(10_000)}`]], rows: [added + 1], problems: [] })) {
    added++;
    expect(added).toBeLessThan(7000);
  }
  expect(added).toBeGreaterThan(5000);
});

it('reads a workbook that is too large to be kept as text once, and gives its rows as often as they are asked for', async () => {
  const count = 128_000;
  const rowOf = (row: number) => {
    if (row % 1000 === 7) return '';
    const cells = row % 5 === 0 ? '' : `<c r="B${row}"><v>${row % 7}</v></c>`;
    return `<row r="${row}"><c r="A${row}"><v>${row}</v></c>${cells}</row>`;
  };
  const sheet = Array.from({ length: count }, (_, index) => rowOf(index + 2)).join('');
  const names = '<row r="1"><c t="str"><v>id</v></c><c t="str"><v>q1</v></c></row>';
  const bytes = zipSync(
    {
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="a" id="1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="1" Type="a/worksheet" Target="sheet.xml"/></Relationships>',
      ),
      'xl/sheet.xml': strToU8(`<worksheet><sheetData>${names}${sheet}</sheetData></worksheet>`),
    },
    { level: 1 },
  );
  let opened = 0;
  const source = bytesSource('a.xlsx', bytes);
  const counted = () => {
    opened++;
    return source.open();
  };
  const dataset = await openDataset({ name: source.name, open: counted });
  const before = opened;
  const expected = Array.from({ length: count }, (_, index) => index + 2).filter((row) => row % 1000 !== 7);
  expect([dataset.rowCount, dataset.rows.blank]).toEqual([expected.length, count - expected.length]);
  for (const wanted of [
    undefined,
    { columns: new Set([1]), after: 10 },
    { columns: new Set<number>(), after: 0 },
  ]) {
    let at = 0;
    for await (const { cells, rows } of dataset.batches(wanted))
      for (const [index, row] of rows.entries()) {
        const isWhole = wanted === undefined || at < wanted.after;
        if (row !== expected[at]) throw new Error(`row ${row} in the place of ${expected[at]}`);
        const [id, answer] = [String(row), row % 5 === 0 ? '' : String(row % 7)];
        if (isWhole && cells[index]![0] !== id) throw new Error(`id ${cells[index]![0]} in row ${row}`);
        if ((isWhole || wanted.columns.has(1)) && (cells[index]![1] ?? '') !== answer)
          throw new Error(`answer ${cells[index]![1]} in row ${row}`);
        at++;
      }
    expect(at).toBe(expected.length);
  }
  expect(opened).toBe(before);
});

it('has what was said of the cells, in whatever pieces the rows came', () => {
  const problem = (row: number) => ({
    code: 'workbook-error-cell',
    severity: 'error' as const,
    message: `${row}`,
    row,
  });
  const stored = new StoredRows();
  for (let row = 1; row <= 5000; row++)
    stored.add({
      cells: [['1.234']],
      rows: [row],
      problems: row % 1000 === 1 ? [problem(row)] : [],
      ...(row === 3000 && { numberTexts: [{ row, column: 0, value: '1.234' }] }),
    });
  for (const _ of [1, 2]) {
    const batches = [...stored.batches()];
    expect(batches.flatMap(({ problems }) => problems.map(({ row }) => row))).toEqual([
      1, 1001, 2001, 3001, 4001,
    ]);
    expect(batches.flatMap(({ numberTexts = [] }) => numberTexts)).toHaveLength(1);
  }
});
