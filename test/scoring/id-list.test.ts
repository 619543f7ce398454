import { describe, expect, it } from 'vitest';
import type { Column } from '../../src/model/dataset.ts';
import { UserError } from '../../src/model/problem.ts';
import { findIdColumns } from '../../src/scoring/id-columns.ts';
import { type IdComparison, IdList } from '../../src/scoring/id-list.ts';

const columnsOf = (...names: readonly string[]): Column[] =>
  names.map((name, index) => ({ index, name, decimal: { kind: 'none' } }));

function list(rows: readonly (readonly string[])[], comparison: IdComparison = 'normalised'): IdList {
  const width = rows[0]?.length ?? 1;
  const columns = columnsOf('code', 'year').slice(0, width);
  const ids = new IdList('pre.csv', columns, rows.length, comparison);
  rows.forEach((cells, index) => {
    ids.add({ file: 'pre.csv', index, cells, row: index + 2 });
  });
  return ids;
}

const problems = (ids: IdList) => ids.duplicates().map(({ message }) => message);

describe('ids of a file', () => {
  it('are kept as they are written, and compared without case, blanks, accents and zeros', () => {
    const ids = list([[' Zoë 07 '], ['']]);
    expect(ids.written).toEqual([['Zoë 07', '']]);
    expect(ids.keys).toEqual(['zoe7', '']);
    expect(list([[' Zoë 07 ']], 'as-written').keys).toEqual(['Zoë 07']);
  });

  it('of several columns are blank when a part is', () => {
    const ids = list([
      ['ab', '1990'],
      ['', '1990'],
      ['ab', ' '],
      ['ab', '\u200B'],
    ]);
    expect(ids.keys.map((key) => key === '')).toEqual([false, true, true, true]);
    expect(ids.written).toEqual([
      ['ab', '', 'ab', 'ab'],
      ['1990', '1990', '', '\u200B'],
    ]);
  });

  it('of several columns are the same only when every part is', () => {
    const ids = list([
      ['ab', '12'],
      ['ab1', '2'],
      ['AB', '012'],
    ]);
    expect(ids.keys[0]).toBe(ids.keys[2]);
    expect(ids.keys[0]).not.toBe(ids.keys[1]);
  });
});

describe('an id that stands in several rows', () => {
  it('is an error that names the rows', () => {
    expect(problems(list([['a'], ['b'], ['a'], ['']]))).toEqual([
      '"code" of pre.csv: the id "a" is in rows 2, 4; each respondent may appear only once',
    ]);
    expect(
      problems(
        list([
          ['a', '1'],
          ['a', '1'],
        ]),
      ),
    ).toEqual([
      '"code" + "year" of pre.csv: the id "a + 1" is in rows 2, 3; each respondent may appear only once',
    ]);
  });

  it('is an error that names rows and spellings, and the way out, when it is spelled in different ways', () => {
    const rows = [['ab12'], ['cd34'], ['AB 12']];
    expect(problems(list(rows))).toEqual([
      '"code" of pre.csv: row 2 has "ab12", row 4 has "AB 12": the same id apart from case, spaces, accents and leading zeros; ' +
        'each respondent may appear only once. If these are different respondents, compare ids as they are written with --id-exact',
    ]);
    expect(list(rows).duplicates()).toMatchObject([
      { code: 'duplicate-id', severity: 'error', row: 4, column: 'code', value: 'AB 12' },
    ]);
    expect(problems(list(rows, 'as-written'))).toEqual([]);
  });

  it('is no error when it is blank', () => {
    expect(problems(list([[''], [''], ['\u200B']]))).toEqual([]);
  });
});

describe('the columns of --id', () => {
  const file = (...names: readonly string[]) => ({ file: 'pre.csv', columns: columnsOf(...names) });
  const found = (given: string, ...names: readonly string[]) =>
    findIdColumns(file(...names), given).map(({ name }) => name);
  const refusal = (given: string, ...names: readonly string[]) => {
    try {
      return found(given, ...names);
    } catch (error) {
      return error instanceof UserError ? [error.status, error.problems[0]!.code, error.message] : error;
    }
  };

  it('are one or several', () => {
    expect(found('code', 'code', 'year')).toEqual(['code']);
    expect(found('code,year', 'year', 'x', 'code')).toEqual(['code', 'year']);
    expect(found(' Code , YEAR', 'code', 'year')).toEqual(['code', 'year']);
  });

  it('may have commas in their headers', () => {
    expect(found('Naam, voornaam', 'Naam', 'voornaam', 'Naam, voornaam')).toEqual(['Naam, voornaam']);
    expect(found('Naam, voornaam,jaar', 'Naam, voornaam', 'jaar')).toEqual(['Naam, voornaam', 'jaar']);
    expect(found('jaar,a,b,c', 'jaar', 'a,b', 'c')).toEqual(['jaar', 'a,b', 'c']);
    expect(found('code,', 'code,', 'code')).toEqual(['code,']);
  });

  it('must be there, once', () => {
    expect(refusal('code,age', 'code', 'year')).toEqual([
      2,
      'unknown-column',
      '--id: pre.csv has no column "age"; its columns are "code", "year"',
    ]);
    expect(refusal('code,Code', 'code')).toEqual([
      2,
      'repeated-column',
      '--id: "code,Code" names the column "code" twice',
    ]);
    expect(refusal('code,,year', 'code', 'year')).toMatchObject([
      2,
      'empty-column-name',
      /between its commas/,
    ]);
  });
});
