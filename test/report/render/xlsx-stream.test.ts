import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/io/bytes-source.ts';
import { openWorkbook } from '../../../src/io/workbook/index.ts';
import type { ScoreColumn, ScoreFile, ScoreHeading, ScoreTable } from '../../../src/model/score-table.ts';
import { createContext } from '../../../src/report/context.ts';
import { renderScores } from '../../../src/report/index.ts';
import { scoresWorkbook } from '../../../src/report/render/xlsx-scores.ts';
import { partsOf } from '../../helpers/office.ts';

const context = createContext('en', 'apa');

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<{ bytes: Uint8Array; pieces: number }> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return { bytes: Buffer.concat(all), pieces: all.length };
}

const whole = (table: ScoreTable) => bytesOf(scoresWorkbook(table, context, Number.POSITIVE_INFINITY));
const streamed = (table: ScoreTable) => bytesOf(scoresWorkbook(table, context, -1));

/**
 * The parts of a workbook with every text and every style in the place of its number, so that it does not matter which of them was met
 * first.
 */
function resolved(bytes: Uint8Array): Record<string, string> {
  const parts = partsOf(bytes);
  const inside = (xml: string, name: string) => xml.slice(xml.indexOf(`<${name}`), xml.indexOf(`</${name}>`));
  const styles = parts.get('xl/styles.xml')!;
  const texts = [...parts.get('xl/sharedStrings.xml')!.matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, text]) => text!,
  );
  const formats = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code]),
  );
  const looks = inside(styles, 'cellXfs')
    .split(/(?=<xf )/)
    .slice(1)
    .map((look) => look.replace(/numFmtId="(\d+)"/, (_, id) => `format=${formats.get(id) ?? id}`));
  const named = (found: readonly string[], number: string) => {
    expect(Number(number)).toBeLessThan(found.length);
    return found[Number(number)]!;
  };
  const result: Record<string, string> = {};
  for (const [path, xml] of parts) {
    if (path === 'xl/styles.xml' || path === 'xl/sharedStrings.xml') continue;
    result[path] = path.startsWith('xl/worksheets/')
      ? xml
          .replace(/( t="s"[^>]*><v>)(\d+)/g, (_, start, number) => start + named(texts, number))
          .replace(/ s="(\d+)"/g, (_, number) => ` s=${named(looks, number)}`)
      : xml;
  }
  for (const name of ['fonts', 'fills', 'borders']) result[name] = inside(styles, name);
  return result;
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom(
    '',
    ' a',
    'a ',
    '#N/A',
    '#VALUE!',
    '=1+1',
    '<b>&amp;',
    'a\tb',
    'a\r\nb',
    '\u0007',
    '_x000D_',
    '\ud800',
    '7',
  ),
);
const value = fc.oneof(
  fc.integer({ min: -3, max: 300 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 0.5, 1e21, 1e-7, Number.NaN),
);
const headings = fc
  .uniqueArray(fc.constantFrom('brs', 'gse', 'who5', 'x&y', 'ö_2'), { maxLength: 3 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          name: fc.constant({ en: id.toUpperCase() }),
          version: fc.constant('1.0.0'),
          aggregate: fc.constantFrom('sum' as const, 'mean' as const),
          k: fc.constant(6),
          minAnswered: fc.constant(5),
          range: fc.constant([1, 5] as const),
          bands: fc.constantFrom([], [{ en: 'low' }, { en: '-high <' }]),
        }),
      ),
    ),
  );

function columnOf({ bands }: ScoreHeading, length: number): fc.Arbitrary<ScoreColumn | null> {
  const array = <T>(each: fc.Arbitrary<T>) => fc.array(each, { minLength: length, maxLength: length });
  const entries = fc.record({
    values: array(value),
    answered: array(fc.nat({ max: 6 })),
    bands: bands.length === 0 ? fc.constant(null) : array(fc.integer({ min: -1, max: 1 })),
  });
  const position = fc.nat({ max: Math.max(0, length - 1) });
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: entries },
    {
      weight: 2,
      arbitrary: fc.tuple(entries, array(position)).map(([column, states]) => ({ ...column, states })),
    },
  );
}

interface Shape {
  readonly scores: readonly ScoreHeading[];
  readonly ids: number;
  readonly kept: number;
  readonly hasOffices: boolean;
}

function fileOf({ scores, ids, kept, hasOffices }: Shape, length: number): fc.Arbitrary<ScoreFile> {
  const texts = (count: number) =>
    fc.tuple(
      ...Array.from({ length: count }, () => fc.array(text, { minLength: length, maxLength: length })),
    );
  return fc.record({
    wave: fc.constantFrom('pre', '+post'),
    file: fc.constantFrom('pre.csv', 'a & b.csv'),
    office: fc.constant(hasOffices ? 'Gent' : null),
    length: fc.constant(length),
    rows: fc.constantFrom(
      null,
      Array.from({ length }, (_, index) => 3 * index + 4),
    ),
    ids: texts(ids),
    kept: texts(kept),
    columns: fc.tuple(...scores.map((heading) => columnOf(heading, length))),
  });
}

const tables: fc.Arbitrary<ScoreTable> = fc
  .record({
    scores: headings,
    ids: fc.nat({ max: 2 }),
    kept: fc.nat({ max: 2 }),
    hasWaves: fc.boolean(),
    hasOffices: fc.boolean(),
    lengths: fc.array(fc.nat({ max: 6 }), { maxLength: 3 }),
  })
  .chain((shape) =>
    fc.tuple(...shape.lengths.map((length) => fileOf(shape, length))).map((files) => ({
      schema: 'ensure-stats/scores/1' as const,
      tool: { name: 'ensure-stats' as const, version: '0.1.0' },
      idColumns: ['Code', '=id'].slice(0, shape.ids),
      kept: ['a very long heading of a column', 'sex'].slice(0, shape.kept),
      hasWaves: shape.hasWaves,
      hasOffices: shape.hasOffices,
      scores: shape.scores,
      warnings: [],
      files,
      offices: shape.hasOffices
        ? [
            {
              wave: 'pre',
              office: 'Gent',
              file: 'pre.csv',
              forms: 9,
              complete: 7,
              setAside: null,
              meanMissing: 0.25,
            },
          ]
        : null,
    })),
  );

/** Respondents with an id, a fraction or none, and a band. */
function tableOfLength(length: number): ScoreTable {
  const numbers = Array.from({ length }, (_, index) => index);
  return {
    schema: 'ensure-stats/scores/1',
    tool: { name: 'ensure-stats', version: '0.1.0' },
    idColumns: ['Code'],
    kept: [],
    hasWaves: false,
    hasOffices: false,
    scores: [
      {
        ...{ id: 'brs', name: { en: 'BRS' }, version: '1.0.0', aggregate: 'mean', k: 6, minAnswered: 5 },
        range: [1, 5],
        bands: [{ en: 'low' }, { en: 'high' }],
      },
    ],
    warnings: [],
    offices: null,
    files: [
      {
        ...{ wave: 'pre', file: 'pre.csv', office: null, length, rows: null, kept: [] },
        ids: [numbers.map((number) => `p${number}`)],
        columns: [
          {
            values: numbers.map((number) => (number % 7 === 0 ? Number.NaN : 1 + (number % 25) / 6)),
            answered: numbers.map((number) => number % 7),
            bands: numbers.map((number) => (number % 7 === 0 ? -1 : number % 2)),
          },
        ],
      },
    ],
  };
}

describe('a workbook of scores whose rows are written one after the other', () => {
  it('has the parts, cells, texts and styles of the one that is written whole', async () => {
    let rows = 0;
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const [expected, actual] = [await whole(table), await streamed(table)];
        expect(expected.pieces).toBe(1);
        expect(actual.pieces).toBeGreaterThan(1);
        expect(resolved(actual.bytes)).toEqual(resolved(expected.bytes));
        rows += table.files.reduce((sum, { length }) => sum + length, 0);
      }),
      { numRuns: 200 },
    );
    expect(rows).toBeGreaterThan(200);
  });

  it.each([
    [999, false],
    [1000, false],
    [1001, true],
    [5000, true],
  ])('is written from 1001 respondents on and read back the same: %i', async (length, isStreamed) => {
    const table = tableOfLength(length);
    const { bytes, pieces } = await bytesOf(renderScores(table, { format: 'xlsx' }));
    expect(pieces > 1).toBe(isStreamed);
    const expected = (await whole(table)).bytes;
    expect(await ourCells(bytes)).toEqual(await ourCells(expected));
    const options = { readStyles: true };
    const [actualBook, expectedBook] = [await readXlsx(bytes, options), await readXlsx(expected, options)];
    expect(actualBook.sheets).toEqual(expectedBook.sheets);
    const column = table.files[0]!.columns[0]!;
    expect(actualBook.sheets[0]!.rows[length]).toEqual([
      ...['pre.csv', length + 1, `p${length - 1}`],
      ...[
        column.values[length - 1],
        column.answered[length - 1],
        ['low', 'high'][column.bands![length - 1]!],
      ],
    ]);
  });

  it('is the same bytes every time, in pieces of its own size', async () => {
    const table = tableOfLength(12_000);
    const first = await streamed(table);
    expect(first.bytes).toEqual((await streamed(table)).bytes);
    expect(first.pieces).toBeGreaterThan(3);
    let longest = 0;
    for await (const piece of renderScores(table, { format: 'xlsx' }))
      longest = Math.max(longest, (piece as Uint8Array).length);
    expect(longest).toBeLessThan(300_000);
  });

  it.each([
    [1_048_576, 0, '1048576 respondents with 6 columns'],
    [1_000_001, 14, '1000001 respondents with 20 columns'],
  ])(
    'is refused before anything is written where a sheet cannot hold it: %i',
    async (length, kept, message) => {
      const table = tableOfLength(1);
      const large = {
        ...table,
        kept: Array.from({ length: kept }, (_, index) => `k${index}`),
        files: [{ ...table.files[0]!, length }],
      };
      await expect(streamed(large)).rejects.toThrow(message);
    },
  );
});

async function ourCells(bytes: Uint8Array): Promise<string[][]> {
  const book = await openWorkbook(bytesSource('scores.xlsx', bytes), { sheet: 'Scores per respondent' });
  const cells: string[][] = [];
  for await (const batch of book.batches()) {
    cells.push(...batch.cells.map((row) => [...row]));
    expect(batch.problems).toEqual([]);
  }
  return cells;
}
