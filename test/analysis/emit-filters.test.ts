import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filtersOf } from '../../src/analysis/emit-filters.ts';
import { surveyFile, withoutBlanks } from '../../src/analysis/emit-survey.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { EmitFilter } from '../../src/model/emit-plan.ts';
import { chooseRows } from '../../src/scoring/choose-rows.ts';

/** What both languages do with a filter, on cells without outer blanks. */
function keeps(filter: EmitFilter, cells: readonly string[]): boolean {
  if (filter.kind === 'status') {
    const status = filter.rules.find(({ columns, blank, cells: own }) => {
      const filled = columns.map((column) => cells[column]!).filter((cell) => !blank.includes(cell));
      return own === null
        ? filled.length === 0
        : filled.length > 0 && filled.every((cell) => own.includes(cell));
    });
    return status?.isDropped !== true;
  }
  const cell = cells[filter.column]!;
  if (filter.kind === 'cells') return filter.cells.includes(cell) === filter.keeps;
  const text = cell.replace(filter.decimal, '.');
  const number = /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  const { sign, bound } = filter;
  if (sign === '<') return number < bound;
  if (sign === '<=') return number <= bound;
  return sign === '>' ? number > bound : number >= bound;
}

async function keptRows(file: string, drop: readonly ('preview' | 'unfinished')[], where: readonly string[]) {
  const dataset = await openDataset(bytesSource('answers.csv', file));
  const chosen = await chooseRows(dataset, { drop: drop.length === 0 ? undefined : drop, where }, true);
  const rows: number[] = [];
  for await (const batch of chosen.batches()) rows.push(...batch.rows);
  const filters = filtersOf(chosen.treatment?.rules ?? [], (await surveyFile(chosen)).cells);
  const repeated: number[] = [];
  for await (const { cells, rows: numbers } of dataset.batches())
    for (const [at, record] of cells.entries())
      if (filters.every((filter) => keeps(filter, record.map(withoutBlanks)))) repeated.push(numbers[at]!);
  return { rows, repeated, filters };
}

const cell = fc.constantFrom(
  '',
  ' ',
  '1',
  '1,0',
  '1.0',
  '2',
  ' 2',
  '17',
  '17,5',
  '-3',
  'Ja',
  'ja ',
  'NEE',
  'n/a',
  '1.234',
);
const condition = fc.constantFrom(
  ...['a=1', 'a=ja', 'a=', 'a=1|nee', 'a!=1', 'a!=ja|2', 'a>1', 'a<=17', 'a>=1.5', 'b<2', 'b!=', 'b=17.5'],
);

describe('rows that a script chooses', () => {
  it('are those that the analysis uses', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 }),
        fc.array(condition, { minLength: 1, maxLength: 3 }),
        async (records, where) => {
          const file = ['a;b;c', ...records.map(([a, b]) => `${a};${b};x`)].join('\n');
          const { rows, repeated } = await keptRows(file, [], where);
          expect(repeated).toEqual(rows);
        },
      ),
    );
  });

  it('are told by the status of a platform, the first that applies', async () => {
    const header =
      'StartDate,EndDate,Status,Progress,Finished,RecordedDate,ResponseId,DistributionChannel,brs1';
    const response = fc.tuple(
      fc.constantFrom('0', '1', '8', ''),
      fc.constantFrom('True', 'False', ''),
      fc.boolean(),
    );
    const drop = fc.subarray(['preview', 'unfinished'] as const, { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(response, { minLength: 1, maxLength: 12 }),
        drop,
        async (responses, dropped) => {
          const lines = responses.map(
            ([status, finished, isPreview], index) =>
              `2026-01-05,2026-01-05,${status},100,${finished},2026-01-05,R_${index},${isPreview ? 'preview' : 'anonymous'},3`,
          );
          const { rows, repeated } = await keptRows([header, ...lines].join('\n'), dropped, []);
          expect(repeated).toEqual(rows);
        },
      ),
    );
  });

  it('name no cell that the condition does not name', async () => {
    const { filters } = await keptRows('name,age\nAnn,20\nBob,30\nCem,x\n', [], ['name!=Bob', 'age>18']);
    expect(filters).toEqual([
      { text: 'name!=Bob', kind: 'cells', column: 0, keeps: false, cells: ['Bob'] },
      { text: 'age>18', kind: 'number', column: 1, sign: '>', bound: 18, decimal: '.' },
    ]);
  });
});
