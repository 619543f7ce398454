import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/model/result.ts';
import { createContext } from '../../../src/report/context.ts';
import { plain, type Table } from '../../../src/report/table.ts';
import { ensureComparisonTable, significanceCell } from '../../../src/report/tables/ensure-comparison.ts';
import {
  comparison,
  description,
  input,
  matching,
  result,
  scale,
  settings,
  test,
} from '../example-results.ts';

const dutch = createContext('nl', 'ensure');
const texts = (table: Table) => table.rows.map(({ cells }) => cells.map(({ text }) => text));

/**
 * Table 1 of the ENSURE report (peer support, Interreg 2 Seas, chapter 5): what is printed there, from the means and p values
 * that it prints.
 */
const published: readonly [string, readonly [number, number | null], number, number, number, number][] = [
  ['Mentaal welbevinden', [14, 70], 48.4, 50.6, 2.2, 0.294],
  ['Veerkracht', [1, 5], 3.0, 3.2, 0.2, 0.153],
  ['Zelfzekerheid', [10, 40], 21.4, 19.2, -2.2, 0.044],
  ['Zelfredzaamheid', [10, 40], 27.3, 28.7, 1.4, 0.261],
  ['Sociale steun', [1, 5], 2.2, 4.0, 1.8, 0.0001],
  ['Sociale integratie', [0, null], 4.5, 7.1, 2.6, 0.185],
  ['Sociaal isolement', [1, 4], 3.0, 3.0, -0.04, 0.951],
];

const table1: Result = result({
  scales: published.map(([name, range, before, after, difference, p], index) =>
    scale({
      id: `scale${index}`,
      name: { nl: name },
      range,
      waves: { pre: description({ mean: before }), post: description({ n: 40, mean: after }) },
      comparison: comparison({ family: 7, tests: [test({ difference, p })] }),
    }),
  ),
});

describe('Table 1 of the ENSURE report', () => {
  const table = ensureComparisonTable(table1, dutch);

  it('has its columns', () => {
    expect(table.columns.map(({ header }) => plain(header))).toEqual([
      ...['Concept', 'Schaalscore', 'Gemiddelde pre-test', 'Gemiddelde post-test', 'Gemiddeld verschil', 'p'],
    ]);
  });

  it('has its cells as published', () => {
    expect(texts(table)).toEqual([
      ['Mentaal welbevinden', '14-70', '48,4', '50,6', '2,2', ',294'],
      ['Veerkracht', '1-5', '3,0', '3,2', '0,2', ',153'],
      ['Zelfzekerheid', '10-40', '21,4', '19,2', '−2,2', '<,05*'],
      ['Zelfredzaamheid', '10-40', '27,3', '28,7', '1,4', ',261'],
      ['Sociale steun', '1-5', '2,2', '4,0', '1,8', '<,05*'],
      ['Sociale integratie', '≥0', '4,5', '7,1', '2,6', ',185'],
      ['Sociaal isolement', '1-4', '3,0', '3,0', '0,0', ',951'],
    ]);
  });

  it('has its footnote first', () => {
    expect(plain(table.notes[0]!)).toBe('*p<,05 = significant verschil.');
  });

  it('keeps the raw numbers as values', () => {
    expect(table.rows[6]!.cells.map(({ value }) => value)).toEqual([
      'Sociaal isolement',
      '1-4',
      3,
      3,
      -0.04,
      0.951,
    ]);
  });
});

describe('p in ENSURE style', () => {
  it.each([
    [0.0499999, '<,05*'],
    [0.05, ',050'],
    [0, '<,05*'],
    [0.9996, '>,999'],
    [null, '–'],
  ])('%s is printed %s', (p, expected) => {
    expect(significanceCell({ p }, dutch).text).toBe(expected);
  });
});

describe('other data in ENSURE style', () => {
  it('is one column of means for one file, which is no pre-test', () => {
    const one = result({
      inputs: [input('pre', 83)],
      scales: [scale({ waves: { pre: description({ n: 83 }) } })],
    });
    const table = ensureComparisonTable(one, dutch);
    expect(table.columns.map(({ header }) => plain(header))).toEqual([
      'Concept',
      'Schaalscore',
      'Gemiddelde',
    ]);
    expect(table.notes.map(plain).join('\n')).toContain('n: 83.');
    expect(table.notes.map(plain).join('\n')).not.toContain('pre-test');
  });

  it('names groups in the headings', () => {
    const groups = result({
      settings: { ...settings, by: 'sex' },
      scales: [
        scale({
          waves: { man: description({}), vrouw: description({}) },
          comparison: comparison({ groups: ['man', 'vrouw'] }),
        }),
      ],
    });
    const table = ensureComparisonTable(groups, createContext('nl', 'ensure', true));
    expect(table.columns.map(({ header }) => plain(header)).slice(2, 4)).toEqual([
      'Gemiddelde man',
      'Gemiddelde vrouw',
    ]);
    expect(table.title).toBe('Gemiddelde scores per groep (man, vrouw)');
  });

  it('prints the subscales of a scale without a total', () => {
    const parts = result({
      scales: [
        scale({
          aggregate: null,
          range: null,
          subscales: [
            scale({
              id: 'part',
              name: { nl: 'Deel' },
              waves: { pre: description({}), post: description({}) },
            }),
          ],
        }),
      ],
    });
    expect(texts(ensureComparisonTable(parts, dutch))).toEqual([['Deel', '1-5', '3,0', '3,0']]);
  });

  it('says how pairs were counted', () => {
    const pairs = result({
      scales: [
        scale({
          waves: { pre: description({ n: 30 }), post: description({ n: 28 }) },
          comparison: comparison({ design: 'paired', tests: [test({ method: 'paired', n: [24] })] }),
        }),
      ],
      matching: matching({ id: 'code' }),
    });
    const notes = ensureComparisonTable(pairs, dutch).notes.map(plain);
    expect(notes).toContain('n (pre-test/post-test): 30/28.');
    expect(notes).toContain(
      'Gemiddelden: iedereen met een score op die meting. Verschil en p: alleen de paren, de respondenten met een score op beide metingen. n van de paren: Veerkracht 24.',
    );
    expect(notes).toContain('Toets: gepaarde t-toets, tweezijdig; respondenten gekoppeld op id.');
    expect(notes).toContain(
      'Koppeling: op "code": 25 op beide metingen, 5 alleen pre-test, 3 alleen post-test; zonder id: 1 (pre-test), 0 (post-test); id’s vergeleken zonder te letten op hoofdletters, spaties, accenten en voorloopnullen.',
    );
  });

  it('counts pairs in a word when nobody was seen once only, and the parts of an overlapping sample apart', () => {
    const notesOf = (n: [number] | [number, number, number]) => {
      const waves = { pre: description({ n: 24 }), post: description({ n: 24 }) };
      const tested = comparison({ design: 'paired', tests: [test({ n })] });
      const table = ensureComparisonTable(result({ scales: [scale({ waves, comparison: tested })] }), dutch);
      return table.notes.map(plain);
    };
    expect(notesOf([24])).toContain('n van de toets (paren): Veerkracht 24.');
    expect(notesOf([20, 4, 4])).toContain(
      'n van de toets (paren / alleen pre-test / alleen post-test): Veerkracht 20 / 4 / 4.',
    );
  });

  it('says what was set to missing', () => {
    const invalid = result({
      settings: { ...settings, invalid: 'missing', missing: ['99', 'nvt'] },
      inputs: [
        { ...input('pre', 46), invalidSetMissing: 3, missingCodes: 12 },
        { ...input('post', 40), invalidSetMissing: 0, missingCodes: 1 },
      ],
      scales: table1.scales,
    });
    const notes = ensureComparisonTable(invalid, dutch).notes.map(plain);
    expect(notes).toContain('Onmogelijke antwoorden: behandeld als ontbrekend: 3 (pre-test), 0 (post-test).');
    expect(notes).toContain(
      'Antwoorden met een code voor ontbrekend: 12 (pre-test), 1 (post-test); codes 99, nvt naast die van de schaaldefinities.',
    );
    const one = { ...invalid, settings: { ...invalid.settings, missing: ['99'] } };
    expect(ensureComparisonTable(one, dutch).notes.map(plain)).toContain(
      'Antwoorden met een code voor ontbrekend: 12 (pre-test), 1 (post-test); code 99 naast die van de schaaldefinities.',
    );
  });
});
