import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import { writeSav } from '../../src/io/spss/index.ts';
import { isUserError } from '../../src/model/problem.ts';

/** All that is learned of a file, and its rows. */
async function learned(name: string, bytes: Uint8Array, keeps: boolean): Promise<unknown> {
  try {
    const dataset = await openDataset(bytesSource(name, bytes), {}, { keeps });
    const rows: unknown[] = [];
    for await (const { cells, rows: numbers } of dataset.batches())
      for (const [index, row] of cells.entries()) rows.push([numbers[index], row]);
    return [JSON.stringify({ ...dataset, batches: null }), rows];
  } catch (error) {
    if (!isUserError(error)) throw error;
    return error.problems;
  }
}

/** Numbers and texts, many of them missing or blank, and now and then the name of the column. */
const cell = fc.constantFrom(Number.NaN, Number.NaN, 0, 1, 2.5, -3, 999, 1000, 9);
const text = fc.constantFrom('', '', ' ', 'a', 'name');

it('a pass over some columns of an SPSS file has their cells and every row that the whole pass has', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(text, cell, cell, text), { minLength: 1, maxLength: 40 }),
      fc.uniqueArray(fc.nat(3)),
      fc.nat(10),
      async (rows, columns, after) => {
        const numbers = (at: 1 | 2) => Float64Array.from(rows, (row) => row[at]);
        const bytes = writeSav({
          variables: [
            { name: 'name', width: 8, values: rows.map((row) => row[0]) },
            { name: 'one', values: numbers(1), missing: { values: [9], range: null } },
            { name: 'two', values: numbers(2) },
            { name: 'other', width: 8, values: rows.map((row) => row[3]) },
          ],
        });
        const dataset = await openDataset(bytesSource('a.sav', bytes), {}, { keeps: false }).catch(
          () => null,
        );
        if (dataset === null) return;
        const wanted = new Set(columns);
        const taken = async (projection?: Parameters<typeof dataset.batches>[0]) => {
          const found: unknown[] = [];
          for await (const batch of dataset.batches(projection))
            for (const [index, cells] of batch.cells.entries())
              found.push([batch.rows[index], [...wanted].map((at) => cells[at] ?? '')]);
          return found;
        };
        const whole = await taken();
        expect(whole).toHaveLength(dataset.rowCount);
        expect(await taken({ columns: wanted, after })).toEqual(whole);
      },
    ),
    { numRuns: 200 },
  );
});

it('learns the same of an SPSS file whose rows are not kept, of which the first pass looks at texts', async () => {
  const times = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(text, cell, cell, text, cell), { minLength: 1, maxLength: 40 }),
      fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
      fc.constantFrom('F', 'DATETIME', 'TIME'),
      async (rows, kept, format) => {
        const numbers = (at: 1 | 2 | 4) => Float64Array.from(rows, (row) => row[at]);
        const variables = [
          { name: 'name', width: 8, values: rows.map((row) => row[0]) },
          { name: 'one', values: numbers(1), missing: { values: [9, 2.5], range: null } },
          { name: 'two', values: numbers(2) },
          { name: 'other', width: 8, values: rows.map((row) => row[3]) },
          {
            name: 'time',
            values: numbers(4),
            format: { name: format, width: 20, decimals: 0 },
          },
        ] as const;
        const bytes = writeSav({ variables: kept.map((index) => variables[index]!) });
        const found = await learned('a.sav', bytes, false);
        expect(found).toEqual(await learned('a.sav', bytes, true));
        times[typeof (found as unknown[])[0] === 'string' ? 'read' : 'refused']++;
      },
    ),
    { numRuns: 250 },
  );
  expect(times.read).toBeGreaterThan(100);
  expect(times.refused).toBeGreaterThan(2);
});

it.each(readdirSync('fixtures/sav').filter((name) => /\.z?sav$/.test(name)))(
  'learns the same of %s',
  async (name) => {
    const bytes = readFileSync(`fixtures/sav/${name}`);
    expect(await learned(name, bytes, false)).toEqual(await learned(name, bytes, true));
  },
);
