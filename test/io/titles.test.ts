import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { Delimiter } from '../../src/model/dataset.ts';
import { open, refusal, rowsOf } from './reading.ts';

interface Titled {
  readonly delimiter: Delimiter;
  /** Lines above the header: titles, or `null` for a blank one. */
  readonly above: readonly (string | null)[];
  /** Whether spreadsheets wrote them: with a delimiter for each cell that is blank. */
  readonly padded: boolean;
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

const titled: fc.Arbitrary<Titled> = fc.integer({ min: 2, max: 9 }).chain((width) =>
  fc.record({
    delimiter: fc.constantFrom<Delimiter>(',', ';', '\t', '|'),
    above: fc
      .array(fc.option(fc.constantFrom('Survey 2024', 'Results', 'export of 1 May', 'n 46')), {
        minLength: 1,
        maxLength: 6,
      })
      .map((lines): (string | null)[] => [...lines, 'Wellbeing']),
    padded: fc.boolean(),
    names: fc.constant(Array.from({ length: width }, (_, index) => `q${index + 1}x`)),
    rows: fc.array(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: width, maxLength: width }), {
      // More than stand above: a table is told by the cells that most rows have.
      minLength: 8,
      maxLength: 14,
    }),
  }),
);

function textOf({ delimiter, above, padded, names, rows }: Titled): string {
  const blanks = padded ? delimiter.repeat(names.length - 1) : '';
  const lines = above.map((title) => `${title ?? ''}${blanks}`);
  return [...lines, names.join(delimiter), ...rows.map((row) => row.join(delimiter)), ''].join('\n');
}

describe('titles above a header', () => {
  it('are refused by row, with the row of the header, whatever divides the cells', async () => {
    await fc.assert(
      fc.asyncProperty(titled, async (file) => {
        const { above, names } = file;
        const problems = await refusal(textOf(file));
        expect(problems).toHaveLength(1);
        const row = above.findIndex((title) => title !== null) + 1;
        expect(problems[0]).toMatchObject({ code: 'title-above', row, line: row });
        expect(problems[0]!.message).toContain(
          `1 cell of ${names.length} is filled, so this is a title; the header seems to be row ${above.length + 1}`,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('are passed over on request, and counted', async () => {
    await fc.assert(
      fc.asyncProperty(titled, async (file) => {
        const { above, names, rows, delimiter } = file;
        const dataset = await open(textOf(file), { damaged: 'skip' });
        expect(dataset.delimiter).toBe(delimiter);
        expect(dataset.columns.map(({ name }) => name)).toEqual(names);
        expect((await rowsOf(dataset)).cells).toEqual(rows.map((row) => row.map(String)));
        const remarks = dataset.notices.filter(({ code }) => code === 'rows-above-header');
        expect(remarks).toHaveLength(1);
        const count = above.filter((title) => title !== null).length;
        expect(remarks[0]).toMatchObject({ row: above.length + 1, severity: 'note' });
        expect(remarks[0]!.message).toContain(`${count} ${count === 1 ? 'row' : 'rows'} above`);
      }),
      { numRuns: 60 },
    );
  });

  it('are not seen where there are none', async () => {
    await fc.assert(
      fc.asyncProperty(titled, async (file) => {
        const dataset = await open(textOf({ ...file, above: [] }));
        expect(dataset.columns.map(({ name }) => name)).toEqual(file.names);
        expect(dataset.rows.respondents).toBe(file.rows.length);
        expect(dataset.notices.map(({ code }) => code)).not.toContain('rows-above-header');
      }),
      { numRuns: 30 },
    );
  });

  it('may fill fewer than half of the cells, and stand in the first 19 rows', async () => {
    const rows = '1,2,3,4,5,6\n'.repeat(4);
    expect((await refusal(`Survey,2024,,,,\na,b,c,d,e,f\n${rows}`))[0]).toMatchObject({
      code: 'title-above',
    });
    // Three of six are a header some of whose columns have no name.
    expect((await open(`Survey,2024,x,,,\n${rows}`)).columns.map(({ name }) => name).slice(0, 3)).toEqual([
      'Survey',
      '2024',
      'x',
    ]);
    const below = (titles: number) => `${'Title\n'.repeat(titles)}a,b,c,d,e,f\n${'1,2,3,4,5,6\n'.repeat(60)}`;
    expect((await refusal(below(19)))[0]!.message).toContain('the header seems to be row 20');
    expect((await open(below(20))).columns.map(({ name }) => name)).toEqual(['Title']);
  });
});

it('a header whose first name is blank, as R writes above the names of rows, is no title', async () => {
  for (const text of ['"","brs1"\n"1",3\n"2",4\n"3",5\n', ';brs1\n1;3\n2;4\n3;5\n']) {
    const dataset = await openDataset(bytesSource('r.csv', text));
    expect(dataset.columns.map(({ name }) => name)).toContain('brs1');
    let rows = 0;
    for await (const { cells } of dataset.batches()) rows += cells.length;
    expect(rows).toBe(3);
  }
});
