import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { nameColumns } from '../../src/io/name-columns.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import { findColumn } from '../../src/scoring/find-column.ts';
import { joinDatasets } from '../../src/scoring/join-datasets.ts';
import { indexColumns, matchScale } from '../../src/scoring/match-items.ts';
import { readScales } from '../helpers/fixtures.ts';

const open = (name: string, text: string) => openDataset(bytesSource(name, text));

async function rowsOf(dataset: Dataset): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of dataset.batches()) rows.push(...cells.map((row) => [...row]));
  return rows;
}

describe('other names for columns', () => {
  it('are what a column is looked up by, and its header stays in the file', async () => {
    const named = nameColumns(await open('a.csv', 'id,Q1,Q2\n1,4,5\n'), new Map([[1, 'brs1']]));
    expect(findColumn(named, 'BRS_01', '--by')).toMatchObject({ index: 1, name: 'Q1', as: 'brs1' });
    expect(() => findColumn(named, 'Q1', '--by')).toThrow('has no column "Q1"');
    expect(findColumn(named, 'Q2', '--by').index).toBe(2);
    expect(await rowsOf(named)).toEqual([['1', '4', '5']]);
  });

  it('can change places, and make columns items', async () => {
    const [brs] = readScales('scales/brs.json');
    const dataset = await open('a.csv', 'brs2,brs1,c,d,e,f\n1,2,3,4,5,1\n');
    const names = new Map(
      ['brs1', 'brs2', 'brs3', 'brs4', 'brs5', 'brs6'].map((name, index) => [index, name]),
    );
    const { columns, problems } = matchScale(brs!, indexColumns(nameColumns(dataset, names)));
    expect(problems).toEqual([]);
    expect(columns.map((column) => column?.index)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('are refused for no column, and for two at once', async () => {
    const dataset = await open('a.csv', 'a,b\n1,2\n');
    expect(() => nameColumns(dataset, new Map([[2, 'x']]))).toThrow(RangeError);
    expect(() =>
      nameColumns(
        dataset,
        new Map([
          [0, 'x'],
          [1, 'x'],
        ]),
      ),
    ).toThrow(RangeError);
  });
});

describe('files of one wave', () => {
  it('are one after the other, in the order of the columns of the first', async () => {
    const first = await open('a.csv', 'id,brs1,x\n1,4,2.5\n2,5,3\n');
    const second = await open('b.csv', 'x;brs1;id\n1.5;3;3\n');
    const joined = joinDatasets([first, second]);
    expect(joined).toMatchObject({ file: 'a.csv + b.csv', rowCount: 3 });
    expect(await rowsOf(joined)).toEqual([
      ['1', '4', '2.5'],
      ['2', '5', '3'],
      ['3', '3', '1.5'],
    ]);
    expect(joined.columns[2]!.decimal).toEqual({ kind: 'sign', sign: '.' });
    expect(await rowsOf(joined)).toHaveLength(3);
    expect(joinDatasets([first])).toBe(first);
  });

  it('fit together under the names that they are given', async () => {
    const first = nameColumns(await open('a.csv', 'Q1\n4\n'), new Map([[0, 'brs1']]));
    const joined = joinDatasets([first, await open('b.csv', 'brs1\n5\n')]);
    expect(await rowsOf(joined)).toEqual([['4'], ['5']]);
  });

  it('are blank in columns that they lack, which is said', async () => {
    const joined = joinDatasets([await open('a.csv', 'id,x\n1,2\n'), await open('b.csv', 'id,y\n3,4\n')]);
    expect(await rowsOf(joined)).toEqual([
      ['1', '2', ''],
      ['3', '', '4'],
    ]);
    expect(joined.notices.map(({ message }) => message)).toEqual([
      'a.csv + b.csv: 2 files together are one wave (a.csv and b.csv), 2 rows.',
      '"x" is not in b.csv, and blank there.',
      '"y" is not in a.csv, and blank there.',
    ]);
  });

  it('have numbers with points where some are written with commas, which stay as they are in messages', async () => {
    const joined = joinDatasets([
      await open('a.csv', 'id;x\n1;1.234,5\n2;"7,0 "\n3;,5\n'),
      await open('b.csv', 'id;x\n1;2.5\n'),
    ]);
    expect((await rowsOf(joined)).map(([, x]) => x)).toEqual(['1234.5', '7', ',5', '2.5']);
    expect(joined.columns[1]!.decimal).toEqual({ kind: 'sign', sign: '.' });
    for await (const { part, written } of joined.batches())
      if (part === 0) expect(written?.map(([, x]) => x)).toEqual(['1.234,5', '7,0 ', ',5']);
  });

  it('leave open what one of them leaves open', async () => {
    const joined = joinDatasets([
      await open('a.csv', 'id;x\n1;1.234\n'),
      await open('b.csv', 'id;x\n1;2,5\n'),
    ]);
    expect(joined.columns[1]!.decimal).toMatchObject({ kind: 'ambiguous', first: { file: 'a.csv', row: 2 } });
  });

  it('have columns of one name in other spellings, and keep apart what one of them keeps apart', async () => {
    const joined = joinDatasets([
      await open('a.csv', 'ID,BRS_01,q1,Q_1\n1,4,5,6\n'),
      await open('b.csv', 'brs1;Id;Q1;q_1\n3;2;7;8\n'),
    ]);
    expect(await rowsOf(joined)).toEqual([
      ['1', '4', '5', '6'],
      ['2', '3', '7', '8'],
    ]);
  });

  it('have words for codes where another has the labels of the codes', async () => {
    const first = await open('a.sav', 'id,sex\n1,1\n2,2\n');
    const labelled = {
      ...first,
      columns: first.columns.map((column) =>
        column.name === 'sex'
          ? {
              ...column,
              valueLabels: [
                { value: '1', label: 'Man' },
                { value: '2', label: 'Vrouw' },
              ],
            }
          : column,
      ),
    };
    const joined = joinDatasets([labelled, await open('b.csv', 'id,sex\n3,vrouw\n4,1\n5,X\n')]);
    expect((await rowsOf(joined)).map(([, sex]) => sex)).toEqual(['1', '2', '2', '1', 'X']);
    const turned = {
      ...labelled,
      file: 'c.sav',
      columns: labelled.columns.map((column) => ({
        ...column,
        ...(column.valueLabels && {
          valueLabels: [
            { value: '1', label: 'vrouw' },
            { value: '2', label: 'man' },
          ],
        }),
      })),
    };
    expect(() => joinDatasets([labelled, turned])).toThrow(
      /"sex": "vrouw" is 2 in a\.sav and 1 in c\.sav|"sex": "Vrouw"/,
    );
  });

  it.each([['id,x\n1,2\n', 'id,x,x\n1,2,2\n', 'b.csv has two columns "x"']])(
    'are refused where they differ: %j %j',
    async (a, b, message) => {
      const datasets = [await open('a.csv', a), await open('b.csv', b)];
      expect(() => joinDatasets(datasets)).toThrow(message);
    },
  );
});
