import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { writeSav } from '../../src/io/spss/index.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { answers, csvOf, mood, type Respondent } from './answers.ts';

/** Items, a weight with decimals, and the people; the same in every kind of file. */
interface Row extends Respondent {
  readonly weight: number;
}

const HEADER = ['code', 'sex', ...mood.items.map(({ id }) => id), 'weight'];

function cellsOf({ code, sex, values, weight }: Row, decimal: string): string[] {
  return [code, sex, ...values.map((value) => String(value ?? '')), String(weight).replace('.', decimal)];
}

const people: readonly Row[] = answers(40, 7).map((each, index) => ({ ...each, weight: 50 + index / 4 }));

/** How a piece is written: another program in another country, columns in another order. */
const writing = fc.record({
  kind: fc.constantFrom('csv', 'csv', 'xlsx', 'sav'),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  decimal: fc.constantFrom('.', ','),
  turned: fc.boolean(),
  newline: fc.constantFrom('\n', '\r\n'),
  encoding: fc.constantFrom('utf8', 'mark', 'utf16'),
  capitals: fc.boolean(),
});

type Writing = typeof writing extends fc.Arbitrary<infer T> ? T : never;

async function write(folder: string, name: string, rows: readonly Row[], as: Writing): Promise<void> {
  const turn = (cells: readonly string[]) => (as.turned ? cells.toReversed() : [...cells]);
  const header = turn(HEADER.map((each) => (as.capitals ? each.toUpperCase() : each)));
  if (as.kind === 'xlsx') {
    const cells = rows.map((row) =>
      turn(cellsOf(row, '.')).map((cell) =>
        cell === '' || Number.isNaN(Number(cell)) ? cell : Number(cell),
      ),
    );
    writeFileSync(
      join(folder, `${name}.xlsx`),
      await writeXlsx({ sheets: [{ name: 'data', rows: [header, ...cells] }] }),
    );
  } else if (as.kind === 'sav') {
    const table = rows.map((row) => turn(cellsOf(row, '.')));
    const variables = header.map((variable, index) => {
      const column = table.map((cells) => cells[index]!);
      return /code|sex/i.test(variable)
        ? { name: variable, values: column }
        : {
            name: variable,
            values: Float64Array.from(column, (cell) => (cell === '' ? Number.NaN : Number(cell))),
          };
    });
    const content = { label: '', created: '2026-01-01T00:00:00', variables };
    writeFileSync(join(folder, `${name}.sav`), writeSav(content));
  } else {
    // A decimal comma is quoted where commas divide the cells.
    const quote = (cell: string) => (cell.includes(as.delimiter) ? `"${cell}"` : cell);
    const lines = [header, ...rows.map((row) => turn(cellsOf(row, as.decimal)))];
    const text = lines.map((cells) => cells.map(quote).join(as.delimiter) + as.newline).join('');
    const marked = as.encoding === 'utf8' ? text : `\uFEFF${text}`;
    writeFileSync(
      join(folder, `${name}.csv`),
      Buffer.from(marked, as.encoding === 'utf16' ? 'utf16le' : 'utf8'),
    );
  }
}

/** All that is computed, without the files and what is said of them. */
async function statistics(...args: readonly string[]) {
  const { status, stdout, stderr } = await ensureStats('analyse', ...args, '--format', 'json');
  expect(status, stderr).toBe(0);
  const { scales, flow, groups } = JSON.parse(stdout);
  return { scales, flow, groups };
}

async function inFolder(pieces: readonly (readonly Row[])[], writings: readonly Writing[]): Promise<string> {
  const folder = temporaryFolder({ 'mood.json': JSON.stringify(mood) });
  mkdirSync(join(folder, 'wave'));
  for (const [index, piece] of pieces.entries())
    await write(join(folder, 'wave'), `office${index + 1}`, piece, writings[index % writings.length]!);
  writeFileSync(join(folder, 'whole.csv'), csvOf(pieces.flat()));
  return folder;
}

/** The respondents in two to twelve pieces, none of them empty. */
const cuts = fc
  .uniqueArray(fc.integer({ min: 1, max: people.length - 1 }), { minLength: 1, maxLength: 11 })
  .map((places) => [0, ...places.toSorted((a, b) => a - b), people.length])
  .map((places) => places.slice(1).map((end, index) => people.slice(places[index]!, end)));

describe('a folder', () => {
  it('of a file in pieces is the file, whatever programs wrote the pieces', async () => {
    await fc.assert(
      fc.asyncProperty(cuts, fc.array(writing, { minLength: 1, maxLength: 12 }), async (pieces, writings) => {
        const folder = await inFolder(pieces, writings);
        const scales = ['--scales', join(folder, 'mood.json'), '--by', 'sex'];
        expect(await statistics(join(folder, 'wave'), ...scales)).toEqual(
          await statistics(join(folder, 'whole.csv'), ...scales),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('gives the numbers of its columns whichever sign they have', async () => {
    const comma = { kind: 'csv', delimiter: ';', decimal: ',', turned: true } as const;
    const rest = { newline: '\n', encoding: 'utf8', capitals: false } as const;
    const folder = await inFolder(
      [people.slice(0, 15), people.slice(15)],
      [
        { ...comma, ...rest },
        { ...comma, ...rest, decimal: '.', turned: false },
      ],
    );
    const { stdout } = await ensureStats(
      ...['describe', join(folder, 'wave'), '--scales', join(folder, 'mood.json')],
      ...['--columns', 'weight', '--no-items', '--format', 'json'],
    );
    const weights = people.map(({ weight }) => weight);
    const [{ numbers }] = JSON.parse(stdout).respondents;
    expect(numbers[0].mean).toBeCloseTo(weights.reduce((a, b) => a + b) / weights.length, 12);
    expect(numbers[0]).toMatchObject({ n: 40, min: Math.min(...weights), max: Math.max(...weights) });
  });

  it('has the same statistics in whatever order its files come', async () => {
    const plain = { kind: 'csv', delimiter: ',', decimal: '.', turned: false } as const;
    const as = { ...plain, newline: '\n', encoding: 'utf8', capitals: false } as const;
    const pieces = [people.slice(0, 9), people.slice(9, 21), people.slice(21)];
    const scored = async (order: readonly number[]) => {
      const folder = await inFolder(
        order.map((index) => pieces[index]!),
        [as],
      );
      const { scales } = await statistics(join(folder, 'wave'), '--scales', join(folder, 'mood.json'));
      const { descriptives, reliability } = scales[0].samples[0];
      return { descriptives, reliability };
    };
    const first = await scored([0, 1, 2]);
    const second = await scored([2, 0, 1]);
    expect(second.descriptives.n).toBe(first.descriptives.n);
    for (const name of ['mean', 'sd', 'median', 'min', 'max'])
      expect(second.descriptives[name]).toBeCloseTo(first.descriptives[name], 12);
    expect(second.reliability.alpha).toBeCloseTo(first.reliability.alpha, 12);
  });
});
