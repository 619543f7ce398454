import { describe, expect, it } from 'vitest';
import type { Flow, Result } from '../../../src/model/result.ts';
import { createContext, LANGUAGES } from '../../../src/report/context.ts';
import { renderTerminal } from '../../../src/report/render/terminal.ts';
import { plain } from '../../../src/report/table.ts';
import {
  attritionCharacteristicsTable,
  attritionScoresTable,
  attritionsOf,
} from '../../../src/report/tables/attrition.ts';
import { flowTable } from '../../../src/report/tables/flow.ts';
import { linkageTables } from '../../../src/report/tables/linkage.ts';
import { matchingTables } from '../../../src/report/tables/matching.ts';
import { input, interval, matching, result, scale, settings } from '../example-results.ts';

const english = createContext('en', 'apa');

const flow: Flow = {
  waves: [
    { wave: 'pre', group: null, read: 30, paired: 25 },
    { wave: 'post', group: null, read: 28, paired: 25 },
  ],
  outside: null,
  scores: [
    {
      scale: 'brs',
      subscale: null,
      waves: [
        { wave: 'pre', group: null, read: 30, noAnswers: 0, tooFewAnswers: 1, scored: 29 },
        { wave: 'post', group: null, read: 28, noAnswers: 2, tooFewAnswers: 0, scored: 26 },
      ],
      overlap: {
        waves: ['pre', 'post'],
        group: null,
        paired: 23,
        preOnly: 6,
        postOnly: 3,
        partnerUnscored: [1, 0],
      },
    },
    {
      scale: 'brs',
      subscale: 'calm',
      waves: [{ wave: 'pre', group: null, read: 30, noAnswers: 0, tooFewAnswers: 0, scored: 30 }],
      overlap: null,
    },
  ],
};

const matched: Result = result({
  inputs: [input('pre', 30), input('post', 28)],
  settings: { ...settings, id: 'code,year' },
  matching: matching({
    id: 'code,year',
    linkage: {
      comparison: 'normalised',
      fuzzy: 1,
      exact: 24,
      respelled: 3,
      near: 1,
      ambiguous: { pre: 1, post: 2 },
      nearRows: [[4, 9]],
      ambiguousRows: { pre: [5], post: [6, 7] },
    },
  }),
  scales: [scale({ subscales: [scale({ id: 'calm', name: { en: 'Calm', nl: 'Rust', fr: 'Calme' } })] })],
  flow,
  attrition: {
    waves: ['pre', 'post'],
    stayed: 25,
    left: 3,
    undecided: 2,
    scores: [
      {
        scale: 'brs',
        subscale: null,
        stayed: { n: 24, mean: 3.31, sd: 0.69 },
        left: { n: 3, mean: 2.6, sd: 0.43 },
        test: {
          method: 'welch',
          difference: -0.71,
          standardError: 0.25,
          statistic: -2.84,
          df: 3.4,
          p: 0.0561,
          ci: interval(-1.45, 0.03),
        },
        effectSize: { type: 'hedges-g', value: -1.02, ci: interval(-2.22, 0.18, 'noncentral-t') },
      },
      {
        scale: 'brs',
        subscale: 'calm',
        stayed: { n: 24, mean: 3, sd: 0 },
        left: { n: 3, mean: 3, sd: 0 },
        test: {
          method: 'welch',
          difference: null,
          standardError: null,
          statistic: null,
          df: null,
          p: null,
          ci: interval(null, null),
        },
        effectSize: { type: 'hedges-g', value: null, ci: interval(null, null, 'noncentral-t') },
      },
    ],
    characteristics: [
      {
        column: 'sex',
        categories: [
          { value: 'f', stayed: 18, left: 1 },
          { value: 'm', stayed: 6, left: 2 },
          { value: null, stayed: 1, left: 0 },
        ],
        test: {
          method: 'pearson-chi-square',
          n: 27,
          statistic: 2.25,
          df: 1,
          p: 0.1336,
          expected: { cells: 4, below5: 2, smallest: 0.89 },
          smallExpected: true,
          exact: { method: 'fisher-exact', p: 0.201 },
        },
        effectSize: { type: 'cramers-v', value: 0.289, ci: interval(0, 0.666, 'noncentral-chi-square') },
      },
      {
        column: 'country',
        categories: [{ value: 'BE', stayed: 25, left: 3 }],
        test: {
          method: 'pearson-chi-square',
          n: 28,
          statistic: null,
          df: null,
          p: null,
          expected: null,
          smallExpected: false,
        },
        effectSize: { type: 'cramers-v', value: null, ci: interval(null, null, 'noncentral-chi-square') },
      },
    ],
  },
});

const cells = (table: ReturnType<typeof flowTable>) =>
  table!.rows.map((row) => row.cells.map(({ text }) => text).join('|'));

describe('who went where', () => {
  it.each(LANGUAGES)('as a person reads it: %s', async (language) => {
    const tables = matchingTables(matched, createContext(language, 'apa'), true).flatMap(
      (table) => table ?? [],
    );
    expect(tables).toHaveLength(4);
    const text = renderTerminal(tables, { width: 80 });
    expect(Math.max(...text.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
    // Rewritten by `vitest -u`; to be read by a person before it is committed.
    await expect(text).toMatchFileSnapshot(`../expected/matched.${language}.txt`);
  });

  it('is the flow only, unless details or characteristics are asked for', () => {
    const ids = (of: Result, details: boolean) =>
      matchingTables(of, english, details).flatMap((table) => table?.id ?? []);
    const { attrition } = matched;
    const plainly = { ...matched, attrition: { ...attrition!, characteristics: [] } };
    expect(ids(plainly, false)).toEqual(['flow']);
    expect(ids(matched, false)).toEqual(['flow', 'attrition-scores', 'attrition-characteristics']);
    expect(ids(plainly, true)).toEqual(['flow', 'linkage', 'attrition-scores']);
    const { matching: _, attrition: __, ...independent } = matched;
    expect(ids(independent, false)).toEqual([]);
    expect(ids(independent, true)).toEqual(['flow']);
    expect(ids(result({}), true)).toEqual([]);
    expect(ids({ ...matched, attrition: { ...attrition!, left: 0 } }, true)).toEqual(['flow', 'linkage']);
  });
});

describe('the flow', () => {
  it('has a line for everybody and one for each score; a wave without the scale is blank', () => {
    expect(cells(flowTable(matched, english))).toEqual([
      'All respondents|30||||28||||25|5|3',
      'Resilience|30|0|1|29|28|2|0|26|23|6|3',
      'Calm|30|0|0|30|||||||',
    ]);
  });

  it('is raw for programs', () => {
    const { columns, rows } = flowTable(matched, english)!.data();
    const records = rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
    expect(records).toHaveLength(5);
    expect(records[0]).toMatchObject({ scale: null, wave: 'pre', read: 30, paired: 25, only: 5 });
    expect(records[3]).toEqual({
      scale: 'brs',
      name: 'Resilience',
      parent: null,
      wave: 'post',
      read: 28,
      noAnswers: 2,
      tooFewAnswers: 0,
      scored: 26,
      paired: 23,
      only: 3,
      partnerUnscored: 0,
    });
    expect(records[4]).toMatchObject({ scale: 'calm', parent: 'brs', paired: null });
  });

  it('of groups says who is in neither', () => {
    const { matching: _, ...independent } = matched;
    const groups = { ...independent, flow: { ...flow, outside: { withoutGroup: 2, otherGroups: 7 } } };
    const table = flowTable(groups, english)!;
    expect(table.notes.map(plain)).toContain(
      'Not in the table: 2 without a group, 7 of groups that are not compared.',
    );
    expect(table.columns.map(({ key }) => key)).not.toContain('column.pairs');
  });
});

describe('the linkage', () => {
  it('adds up to the respondents of each wave', () => {
    const table = linkageTables(matched, english)[0]!;
    const counts = (wave: number) =>
      table.rows.filter(({ kind }) => kind === 'body').map((row) => row.cells[wave]!.value as number);
    for (const wave of [1, 2]) {
      const all = counts(wave);
      expect(all.slice(0, -1).reduce((sum, n) => sum + n, 0)).toBe(all.at(-1));
    }
    expect(counts(1)).toEqual([24, 1, 1, 1, 3, 30]);
  });

  it('says how ids were compared', () => {
    const note = (of: Result) => linkageTables(of, english)[0]!.notes.map(plain).join(' ');
    expect(note(matched)).toContain('Ids are compared ignoring case, spaces, accents and leading zeros.');
    const { linkage } = matched.matching!;
    const exact = {
      ...matched,
      matching: matching({ linkage: { ...linkage, comparison: 'as-written', fuzzy: 0 } }),
    };
    expect(note(exact)).toContain('Ids are compared as written. Only equal ids are matched.');
  });
});

describe('attrition', () => {
  const [left] = attritionsOf(matched) as [ReturnType<typeof attritionsOf>[0]];

  it('says which p is not to be trusted, and why there is none', () => {
    const notes = attritionCharacteristicsTable(matched, left, english)!.notes.map(plain).join('\n');
    expect(notes).toContain('sex (2 of 4; exact p .201)');
    expect(notes).not.toContain('country (0');
    expect(notes).toContain('could not be computed (country)');
    expect(notes).toContain('2 of the first wave without an id');
    const scores = attritionScoresTable(matched, left, english)!.notes.map(plain).join('\n');
    expect(scores).toContain('difference = left minus stayed');
    expect(scores).toContain('(Calm)');
  });

  it('takes percentages of those with an answer', () => {
    expect(cells(attritionCharacteristicsTable(matched, left, english))).toEqual([
      'sex|||||2.25|1|.134|.29|[.00, .67]',
      'f|18|75.0|1|33.3|||||',
      'm|6|25.0|2|66.7|||||',
      'no answer|1||0||||||',
      'country|||||–|–|–|–|–',
      'BE|25|100.0|3|100.0|||||',
    ]);
  });
});
