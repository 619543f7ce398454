import { describe, expect, test } from 'vitest';
import { publishedFromRows } from '../../src/audit/published-from-rows.ts';
import { UserError } from '../../src/model/problem.ts';
import type { PublishedTable } from '../../src/model/published.ts';

/** A table in lines of comma-separated cells; decimal points. */
function read(text: string): PublishedTable {
  const [header = [], ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  return publishedFromRows({ file: 'x.csv', header, lines, rows: lines.map((_, index) => index + 2) });
}

function message(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.status).toBe(2);
    for (const problem of error.problems)
      expect(problem).toMatchObject({ code: 'broken-table', file: 'x.csv' });
    return error.message;
  }
  return '';
}

describe('publishedFromRows', () => {
  test('makes one row of the waves of a scale and group', () => {
    const table = read(`
      Scale,Group,Wave,N,M,SD,Items,Aggregate,Lowest,Highest,Alpha,Difference,p,Test
      Self-esteem,Clients,pre,46,21.4,5.8,10,sum,10,40,.665,,,
      Self-esteem,Clients,post,40,19.2,3.8,,,,,,-2.2,<.05*,Welch
    `);
    expect(table).toEqual({
      source: { title: 'x.csv' },
      groups: [{ id: 'Clients', name: 'Clients', waves: {} }],
      scales: { 'Self-esteem': { items: 10, aggregate: 'sum', range: [10, 40] } },
      rows: [
        {
          scale: 'Self-esteem',
          name: 'Self-esteem',
          group: 'Clients',
          waves: { pre: { n: '46', mean: '21.4', sd: '5.8' }, post: { n: '40', mean: '19.2', sd: '3.8' } },
          comparison: { difference: '-2.2', p: '<.05*', test: 'welch' },
        },
      ],
      reliability: [
        { scale: 'Self-esteem', group: 'Clients', wave: 'pre', alpha: '.665', n: '46', items: '10' },
      ],
    });
  });

  test('compares the groups of a scale when there are no waves', () => {
    const { rows, groups } = read(`
      scale,group,n,mean,sd,t,df,p
      brs,men,30,3.4,0.9,1.2,58,.24
      brs,women,30,3.1,0.9,,,
      gse,men,30,28.1,4.0,,,
    `);
    expect(groups).toBeUndefined();
    expect(
      rows?.map(({ scale, waves, comparison }) => [scale, Object.keys(waves ?? {}), comparison]),
    ).toEqual([
      ['brs', ['men', 'women'], { statistic: '1.2', df: '58', p: '.24' }],
      ['gse', ['men'], undefined],
    ]);
  });

  test('keeps scales of other scripts apart', () => {
    const { rows } = read('scale,n,mean\nСон,10,3.1\nМир,10,3.2');
    expect(new Set(rows?.map(({ scale }) => scale)).size).toBe(2);
    expect(rows?.map(({ name }) => name)).toEqual(['Сон', 'Мир']);
  });

  test.each([
    ['scale,means\nbrs,3', 'x.csv: the column "means" is not known; did you mean mean?'],
    [
      'group,mean\na,3',
      'x.csv: there is no column "scale"; known: scale, group, wave, aggregate, test, where, n, mean, sd, se, median, min, max, alpha, items, lowest, highest, difference, t, df, p, d, correlation, sdofdifferences',
    ],
    ['scale,mean,M\nbrs,3,3', 'x.csv: there are two columns "mean"'],
    ['scale,mean\nbrs,about 3', 'x.csv, row 2, mean: must be a number as published, not "about 3"'],
    ['scale,mean\nbrs,n.s.', 'x.csv, row 2, mean: must be a number as published, not "n.s."'],
    [
      'scale,mean,n\nbrs,1.234,5',
      'x.csv, row 2, mean: "1.234" can be read in two ways; use --decimal comma or point',
    ],
    ['scale,mean\n,3', 'x.csv, row 2: no scale is named'],
    ['scale,mean,test\nbrs,3,anova', 'x.csv, row 2, test: must be student, welch, paired, not "anova"'],
    ['scale,mean,aggregate\nbrs,3,median', 'x.csv, row 2, aggregate: must be sum or mean, not "median"'],
    ['scale,wave,mean\nbrs,pre,3\nbrs,pre,4', 'x.csv, row 3: brs of pre is there twice'],
    ['scale,wave,mean,p\nbrs,pre,3,.1\nbrs,post,4,.2', 'x.csv, row 3, p: ".2" here, ".1" in row 2'],
    [
      'scale,wave,mean,p\nbrs,pre,3,\nbrs,post,4,.2\nbrs,later,4,',
      'x.csv, row 4: a third line of brs beside a comparison; only the JSON form can say which two are compared',
    ],
  ])('%j', (text, expected) => {
    expect(message(text)).toBe(expected);
  });
});
