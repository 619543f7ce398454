import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import { writeSav } from '../../src/io/spss/index.ts';

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
              found.push([batch.rows[index], cells.length, cells.filter((_, at) => wanted.has(at))]);
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
