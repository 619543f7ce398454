import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/model/result.ts';
import { createContext } from '../../../src/report/context.ts';
import { renderResult } from '../../../src/report/index.ts';
import { plain, type Table } from '../../../src/report/table.ts';
import { comparisonTable } from '../../../src/report/tables/comparison.ts';
import { effectSizesTable } from '../../../src/report/tables/effect-sizes.ts';
import { testsTable } from '../../../src/report/tables/tests.ts';
import {
  comparison,
  description,
  effect,
  interval,
  result,
  scale,
  settings,
  test,
} from '../example-results.ts';

const context = createContext('en', 'apa');
const headers = (table: Table | null) => table!.columns.map(({ header }) => plain(header));
const texts = (table: Table | null) => table!.rows.map(({ cells }) => cells.map(({ text }) => text));
const notes = (table: Table | null) => table!.notes.map(plain);

const waves = { pre: description({}), post: description({ n: 40 }) };
const paired = comparison({
  design: 'paired',
  family: 1,
  tests: [
    test({
      method: 'paired',
      n: [24],
      df: 23,
      statistic: 2.74,
      p: 0.012,
      pHolm: 0.012,
      difference: 2.955,
      ci: interval(0.72, 5.19),
    }),
    test({ method: 'partially-overlapping', n: [24, 5, 4], df: 28.13, pHolm: 0.153 }),
    test({ method: 'welch', n: [29, 28] }),
    test({
      method: 'wilcoxon-signed-rank',
      n: [24],
      difference: null,
      ci: interval(null, null),
      statistic: 41.5,
      df: null,
      pHolm: 0.153,
    }),
    test({
      method: 'levene',
      n: [29, 28],
      difference: null,
      ci: interval(null, null),
      statistic: 3.1,
      df: 55,
      pHolm: null,
    }),
  ],
  effectSizes: [
    effect({ type: 'hedges-g', n: [29, 28], value: 0.43 }),
    effect({ type: 'dz', n: [24], value: 0.559, ci: interval(0.12, 0.98, 'noncentral-t') }),
    effect({ type: 'rank-biserial', n: [24], value: -0.456, ci: interval(-0.7, null) }),
  ],
});

describe('the comparison', () => {
  it('is not there when nothing was compared', () => {
    expect(comparisonTable(result({ scales: [scale({ waves })] }), context)).toBeNull();
    expect(testsTable(result({ scales: [scale({ waves })] }), context)).toBeNull();
    expect(effectSizesTable(result({ scales: [scale({ waves })] }), context)).toBeNull();
  });

  it('counts pairs once and puts the effect size of pairs beside the paired test', () => {
    const table = comparisonTable(result({ scales: [scale({ waves, comparison: paired })] }), context);
    expect(headers(table)).toEqual(['Scale', 'n', 'M', '95% CI', 't', 'df', 'p', 'p Holm', 'dz', '95% CI']);
    expect(texts(table)).toEqual([
      ['Resilience', '24', '2.96', '[0.72, 5.19]', '2.74', '23', '.012', '.012', '0.56', '[0.12, 0.98]'],
    ]);
    expect(notes(table)).toEqual([
      'Note. Pre-test: pre.csv; post-test: post.csv.',
      'Difference = post-test minus pre-test; above zero: post-test higher.',
      'A single n counts pairs, the respondents with a score in both waves: difference and test are based on these; the means per wave are of everybody with a score in that wave.',
      'Test: paired t-test, two-sided; respondents matched by id.',
      'p Holm equals p: only one scale was tested.',
      "Cohen's dz: mean change in units of the SD of the changes, over pairs; interval from the noncentral t distribution.",
      'Significant after correction (p Holm < .05): Resilience (improved).',
    ]);
  });

  it('says less of pairs when nobody was seen once only', () => {
    const everybody = { pre: description({ n: 24 }), post: description({ n: 24 }) };
    const table = comparisonTable(
      result({ scales: [scale({ waves: everybody, comparison: paired })] }),
      context,
    );
    expect(notes(table)).toContain('A single n counts pairs: respondents with a score in both waves.');
  });

  it('names test and effect size per row when they differ', () => {
    const scales = [
      scale({ waves, comparison: paired }),
      scale({
        id: 'gse',
        name: { en: 'Self-efficacy' },
        waves,
        comparison: comparison({ tests: [test({ method: 'student', df: 84 })] }),
      }),
    ];
    const table = comparisonTable(result({ scales }), context);
    expect(headers(table)).toEqual([
      ...[
        'Scale',
        'n',
        'M',
        '95% CI',
        'Test',
        'Value',
        'df',
        'p',
        'p Holm',
        'Effect size',
        'Value',
        '95% CI',
      ],
    ]);
    expect(texts(table)[0]!.slice(4, 6)).toEqual(['Paired t-test', '2.74']);
    expect(texts(table)[1]!.slice(1, 10)).toEqual([
      ...['46 / 40', '0.20', '[−0.10, 0.50]', "Student's t-test", '1.40', '84', '.153', '.306', "Hedges' g"],
    ]);
  });

  it('gives an effect size its own n when it rests on other respondents than the test', () => {
    const own = comparison({
      tests: [test({ method: 'partially-overlapping', n: [24, 5, 4] })],
      effectSizes: [effect({ n: [29, 28] })],
    });
    const table = comparisonTable(result({ scales: [scale({ waves, comparison: own })] }), context);
    expect(texts(table)[0]![1]).toBe('24 / 5 / 4');
    expect(texts(table)[0]!.slice(-3)).toEqual(['29 / 28', '0.31', '[−0.12, 0.73]']);
    expect(notes(table)).toContain('Three n: pairs / only pre-test / only post-test.');
  });

  it('prints groups as they are called, in every language', async () => {
    const groups: Result = result({
      settings: { ...settings, by: 'Geslacht' },
      scales: [
        scale({
          waves: { 'pre | 1': description({}), post: description({}) },
          comparison: comparison({ groups: ['pre | 1', 'post'] }),
        }),
      ],
    });
    const text = await renderResult(groups, { lang: 'nl', format: 'markdown' });
    expect(text).toContain('**Tabel 2. Verschil tussen pre \\| 1 en post**');
    expect(text).toContain(
      '*n*<sub>1</sub> = pre \\| 1, *n*<sub>2</sub> = post: respondenten met een score.',
    );
    expect(text).toContain('| Veerkracht | pre \\| 1 | 46 |');
    expect(text).not.toMatch(/voormeting|nameting/i);
  });

  it('says a dash is a dash for a reason', () => {
    const nothing = comparison({
      tests: [
        test({
          n: [1, 40],
          difference: null,
          statistic: null,
          df: null,
          p: null,
          pHolm: null,
          ci: interval(null, null),
          reason: 'too-few',
        }),
      ],
      effectSizes: [effect({ n: [1, 40], value: null, ci: interval(null, null), reason: 'too-few' })],
    });
    const table = comparisonTable(
      result({
        scales: [scale({ waves, comparison: nothing })],
        warnings: [
          { code: 'test-not-computable', scale: 'brs', message: 'brs: pre and post cannot be compared' },
        ],
      }),
      context,
    );
    expect(texts(table)).toEqual([['Resilience', '1', '40', '–', '–', '–', '–', '–', '–', '–', '–']]);
    expect(notes(table)).toContain('– = too few respondents (Resilience).');
    expect(notes(table)).toContain('Warning. brs: pre and post cannot be compared.');
  });

  it('keeps a scale that was not compared in sight', () => {
    const scales = [
      scale({ waves, comparison: comparison({}) }),
      scale({ id: 'gse', name: { en: 'Self-efficacy' } }),
    ];
    expect(texts(comparisonTable(result({ scales }), context))[1]).toEqual(['Self-efficacy (not compared)']);
  });

  it.each([
    ['higher-is-better', 1, 'improved'],
    ['higher-is-better', -1, 'worsened'],
    ['lower-is-better', 1, 'worsened'],
    ['lower-is-better', -1, 'improved'],
    ['neutral', 1, 'rose'],
    ['neutral', -1, 'fell'],
  ] as const)('calls a significant change of a scale that is %s by %d %s', (direction, difference, word) => {
    const change = comparison({
      design: 'paired',
      primary: 'paired',
      difference,
      tests: [test({ method: 'paired', n: [24], difference, pHolm: 0.01 })],
    });
    const table = comparisonTable(
      result({ scales: [scale({ direction, waves, comparison: change })] }),
      context,
    );
    expect(notes(table).at(-1)).toBe(`Significant after correction (p Holm < .05): Resilience (${word}).`);
  });

  it.each(['higher-is-better', 'lower-is-better', 'neutral'] as const)(
    'calls other people of a scale that is %s higher, not improved',
    (direction) => {
      for (const [difference, word] of [
        [1, 'higher'],
        [-1, 'lower'],
      ] as const) {
        const change = comparison({ difference, tests: [test({ difference, pHolm: 0.01 })] });
        const table = comparisonTable(
          result({ scales: [scale({ direction, waves, comparison: change })] }),
          context,
        );
        expect(notes(table).at(-1)).toBe(
          `Significant after correction (p Holm < .05): Resilience (post-test ${word}).`,
        );
      }
    },
  );

  it('judges by the confidence level, and p at the limit is not below it', () => {
    const at = (pHolm: number, confidence: number) =>
      notes(
        comparisonTable(
          result({
            settings: { ...settings, confidence },
            scales: [scale({ waves, comparison: comparison({ tests: [test({ pHolm })] }) })],
          }),
          context,
        ),
      ).at(-1);
    expect(at(0.05, 0.95)).toBe('No difference is significant after correction (p Holm < .05).');
    expect(at(0.04999, 0.95)).toMatch(/^Significant/);
    expect(at(0.02, 0.99)).toBe('No difference is significant after correction (p Holm < .01).');
    expect(at(0.02, 0.975)).toBe(
      'Significant after correction (p Holm < .025): Resilience (post-test higher).',
    );
  });
});

describe('the other tests and effect sizes', () => {
  const scales = [scale({ waves, comparison: paired })];

  it('prints each with its n, and leaves blank what a test does not have', () => {
    expect(texts(testsTable(result({ scales }), context))).toEqual([
      ['Resilience', 'Paired t-test', '24', '2.96', '[0.72, 5.19]', '2.74', '23', '.012', '.012'],
      [
        ...['Resilience', 'Partially overlapping samples t-test, equal variances', '24 / 5 / 4'],
        ...['0.20', '[−0.10, 0.50]', '1.40', '28.1', '.153', '.153'],
      ],
      ['Resilience', "Welch's t-test", '29 / 28', '0.20', '[−0.10, 0.50]', '1.40', '82.4', '.153', '.306'],
      ['Resilience', 'Wilcoxon signed-rank test (V)', '24', '', '', '41.50', '', '.153', '.153'],
      [
        ...[
          'Resilience',
          "Levene's test of variances (F, about means)",
          '29 / 28',
          '',
          '',
          '3.10',
          '55',
          '.153',
          '',
        ],
      ],
    ]);
  });

  it('prints a correlation without a leading zero and an open interval', () => {
    expect(texts(effectSizesTable(result({ scales }), context))).toEqual([
      ['Resilience', "Hedges' g", '29 / 28', '0.43', '[−0.12, 0.73]'],
      ['Resilience', "Cohen's dz", '24', '0.56', '[0.12, 0.98]'],
      ['Resilience', 'Rank-biserial r', '24', '−.46', '[−.70, –]'],
    ]);
  });

  it('gives the respondents of every kind of test a column of their own as data', () => {
    const data = testsTable(result({ scales }), context)!.data();
    const from = data.columns.indexOf('nFirst');
    expect(data.columns.slice(from, from + 5)).toEqual([
      'nFirst',
      'nSecond',
      'nPairs',
      'nFirstOnly',
      'nSecondOnly',
    ]);
    expect(data.rows.slice(0, 3).map((row) => row.slice(from, from + 5))).toEqual([
      [null, null, 24, null, null],
      [null, null, 24, 5, 4],
      [29, 28, null, null, null],
    ]);
  });
});
