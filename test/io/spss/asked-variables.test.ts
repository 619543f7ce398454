import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource, chunksSource } from '../../../src/io/bytes-source.ts';
import { readSav, writeSav } from '../../../src/io/spss/index.ts';
import type { SavFile, SavProjection } from '../../../src/io/spss/sav-file.ts';

/** The values of each variable, row by row; those of one that was not asked for are taken from `column`, where it is offered. */
async function columnsOf(file: SavFile, wanted?: SavProjection): Promise<unknown[][]> {
  const columns: unknown[][] = file.variables.map(() => []);
  for await (const batch of file.batches(wanted))
    for (const [index, { width }] of file.variables.entries()) {
      const isAsked = batch.isWhole || wanted?.columns.has(index) === true;
      if (!isAsked) expect(batch.columns[index]).toHaveLength(0);
      if (!isAsked && wanted?.offersOthers !== true) continue;
      const column = isAsked ? batch.columns[index]! : batch.column(index);
      columns[index]!.push(...column);
      if (wanted?.offersOthers !== true || width > 0 || !batch.hasOnlyWholeNumbers(index)) continue;
      const numbers = [...column].filter((value) => !Number.isNaN(value));
      expect(numbers.every((value) => Number.isInteger(value) && !String(value).includes('.'))).toBe(true);
    }
  return columns;
}

/** Rows of the beginning are whole; below them only what was asked for is there. */
function asAsked(whole: readonly unknown[][], columns: ReadonlySet<number>, found: readonly unknown[][]) {
  return whole.map((values, index) => {
    if (columns.has(index)) return values;
    return values.slice(0, found[index]!.length);
  });
}

const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -120, max: 170 }) },
  fc.constantFrom(Number.NaN, 0.5, -0, 1e21, 1.5e300, 252, 151, -99, -100),
);
const text = fc.oneof(fc.constantFrom('', ' ', 'a', 'été', 'abcdefgh', 'x'.repeat(300)), fc.string());

/** Many numbers beside each other, and now and then a text of one or several pieces. */
const file = fc
  .record({
    kinds: fc.array(fc.constantFrom('number', 'number', 'number', 'number', 'short', 'long'), {
      minLength: 1,
      maxLength: 30,
    }),
    rows: fc.integer({ min: 1, max: 40 }),
  })
  .chain(({ kinds, rows }) =>
    fc.tuple(
      ...kinds.map((kind) =>
        fc
          .array<number | string>(kind === 'number' ? number : text, { minLength: rows, maxLength: rows })
          .map((values) => ({ kind, values })),
      ),
    ),
  );

/** Numbers only, of which whole groups are passed over at once: nearly all of one byte, here and there one in full. */
const rowsOfNumbers = fc
  .tuple(fc.integer({ min: 16, max: 40 }), fc.integer({ min: 2, max: 12 }))
  .chain(([variables, rows]) =>
    fc.array(
      fc
        .array(
          fc.oneof(
            { weight: 30, arbitrary: fc.integer({ min: -99, max: 151 }) },
            { weight: 1, arbitrary: fc.constantFrom(0.5, 1000, Number.NaN) },
          ),
          { minLength: rows, maxLength: rows },
        )
        .map((values) => ({ kind: 'number', values })),
      { minLength: variables, maxLength: variables },
    ),
  );

describe('variables that were asked for', () => {
  it('have the values that a whole reading has, whatever the pieces in which the bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(file, rowsOfNumbers),
        fc.array(fc.nat(39), { maxLength: 6 }),
        fc.constantFrom(0, 0, 1, 7),
        fc.constantFrom(1, 3, 8, 61, 71, 1000, 1 << 18),
        fc.boolean(),
        async (variables, asked, after, size, offersOthers) => {
          const bytes = writeSav({
            variables: variables.map(({ kind, values }, index) => ({
              name: `v${index}`,
              ...(kind === 'number'
                ? { values: Float64Array.from(values as number[]) }
                : { width: kind === 'long' ? 300 : 5, values: values as string[] }),
            })),
          });
          const pieces: Uint8Array[] = [];
          for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
          const whole = await columnsOf(await readSav(bytesSource('a.sav', bytes)));
          const columns = new Set(asked);
          const sav = await readSav(chunksSource('a.sav', pieces));
          const found = await columnsOf(sav, { columns, after, offersOthers });
          expect(found).toEqual(asAsked(whole, columns, found));
          if (offersOthers) expect(found).toEqual(whole);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each(readdirSync('fixtures/sav').filter((name) => /\.z?sav$/.test(name)))(
    'have them in files of other programs: %s',
    async (name) => {
      const sav = await readSav(bytesSource(name, readFileSync(`fixtures/sav/${name}`)));
      const whole = await columnsOf(sav);
      for (const index of sav.variables.keys()) {
        const columns = new Set([index]);
        const found = await columnsOf(sav, { columns, after: 0 });
        expect(found).toEqual(asAsked(whole, columns, found));
        expect(await columnsOf(sav, { columns, after: 0, offersOthers: true })).toEqual(whole);
      }
    },
  );
});
