import { describe, expect, test } from 'vitest';
import { auditTable } from '../../src/audit/audit-table.ts';
import type { PublishedComparison, PublishedTable } from '../../src/model/published.ts';
import { randomTable } from './random-table.ts';

/** What fails, in words that tell the row. */
function failing(table: PublishedTable): string[] {
  return auditTable(table, { file: '' })
    .findings.filter(({ severity }) => severity !== 'note')
    .map(({ code, cells }) => `${code} ${cells.map(({ path, printed }) => `${path}=${printed}`).join(' ')}`);
}

// The larger run, with the errors that are found, is bench/audit-rates.mjs.
describe('tables that are right in every number', () => {
  test.each(Array.from({ length: 10 }, (_, part) => 50 * part))(
    'fifty from seed %i: nothing fails',
    (first) => {
      for (let seed = first; seed < first + 50; seed++)
        expect(failing(randomTable(seed)), `seed ${seed}`).toEqual([]);
    },
  );
});

// Paired answers of ten people: R, sleep data, extra ~ group: M 0.75 and 2.33, SD 1.789010 and 2.002249, t(9) = 4.0621,
// p = .00283, SD of the differences 1.229995, r = .7952. d_z = 1.58 / 1.229995 = 1.2846; by the pooled SD, 1.58 / 1.898635 =
// 0.8322; the difference of the means is 1.58.
describe('d of pairs', () => {
  const found = (comparison: PublishedComparison, design: 'paired' | 'independent' = 'paired') =>
    auditTable(
      {
        source: { title: 'sleep' },
        decimal: '.',
        design,
        rows: [
          {
            scale: 'sleep',
            waves: {
              pre: { n: '10', mean: '0.75', sd: '1.79' },
              post: { n: '10', mean: '2.33', sd: '2.00' },
            },
            comparison,
          },
        ],
      },
      { file: '' },
    );
  const d = (value: string, type?: NonNullable<PublishedComparison['effectSize']>['type']) => ({
    effectSize: { value, ...(type === undefined ? {} : { type }) },
  });
  const TELLING: readonly (readonly [string, PublishedComparison])[] = [
    ['t', { statistic: '4.06' }],
    ['r', { correlation: '.80' }],
    ['the SD of the differences', { sdOfDifferences: '1.23' }],
    ['the interval', { ci: { lower: '0.70', upper: '2.46' } }],
    ['the standard error', { standardError: '0.389' }],
    ['p', { p: '.003' }],
  ];

  test.each(TELLING)('d_z follows from %s, whatever it is called', (_, telling) => {
    for (const type of [undefined, 'cohens-d'] as const) {
      expect(found({ ...telling, ...d('1.28', type) }).summary.failing).toBe(0);
      expect(found({ ...telling, ...d('0.83', type) }).summary.failing).toBe(0);
      expect(found({ ...telling, ...d('2.28', type) }).findings.map(({ code }) => code)).toEqual([
        'effect-size',
      ]);
    }
  });

  test('without any of them it cannot be told', () => {
    for (const value of ['1.28', '2.28']) {
      const { findings, checks } = found({ difference: '1.58', ...d(value) });
      expect(findings).toEqual([]);
      expect(checks.find(({ check }) => check === 'effect-size')).toMatchObject({ notCheckable: 1 });
    }
    expect(found({ difference: '1.58', ...d('0.83') }).checks.at(-1)).toMatchObject({ consistent: 1 });
  });

  test('of independent groups d is no d_z', () => {
    expect(
      found({ statistic: '1.86', ...d('1.28') }, 'independent').findings.map(({ code }) => code),
    ).toEqual(['effect-size']);
  });
});

// R: M 12.4439 and 13.3561 (printed 12.4 and 13.4, whose difference is 1.0), difference 0.9122, SE 0.44 (SD 2.2, n 50 each),
// t(98) = 2.0732, p = .0408; of a difference of 1.0, t = 2.2727.
describe('a difference of the rounded means', () => {
  const row = (comparison: PublishedComparison): PublishedTable => ({
    source: { title: 'rounded' },
    decimal: '.',
    rows: [
      {
        scale: 'x',
        waves: { pre: { n: '50', mean: '12.4', sd: '2.20' }, post: { n: '50', mean: '13.4', sd: '2.20' } },
        comparison,
      },
    ],
  });
  const codes = (comparison: PublishedComparison) =>
    auditTable(row(comparison), { file: '' }).findings.map(({ code, severity }) => `${severity} ${code}`);

  test('is named, and t and p are not blamed', () => {
    expect(codes({ difference: '1.00', statistic: '2.07', p: '.041' })).toEqual([
      'note difference-of-rounded-means',
    ]);
  });

  test('a wrong t is blamed all the same', () => {
    expect(codes({ difference: '1.00', statistic: '3.07', df: '98' })).toEqual(['inconsistent statistic']);
  });

  test('t, p of the printed means beside the difference of the others', () => {
    expect(codes({ difference: '0.91', statistic: '2.27', p: '.025' })).toEqual([
      'note difference-of-rounded-means',
    ]);
  });

  test('a wrong sign is no rounding', () => {
    const sign = { difference: '-1.00', ci: { lower: '0.04', upper: '1.79' }, statistic: '2.07', p: '.041' };
    expect(codes(sign)).toContain('inconsistent interval-centre');
  });
});

// R: t.test by Welch of n 5 each, SD 1.9 and 1.4: df 7.35; p of t = 0.6952 is .5083 by it, .5093 by 7 df; the 95% interval of
// a difference of 0.733 is −1.738 to 3.206.
describe('degrees of freedom of Welch as a whole number', () => {
  const codes = (df: string, test: 'welch' | 'student') =>
    auditTable(
      {
        source: { title: 'whole' },
        decimal: '.',
        rows: [
          {
            scale: 'x',
            comparison: { test, df, p: '0.508', ci: { lower: '-1.738', upper: '3.206' } },
          },
        ],
      },
      { file: '' },
    ).findings.map(({ code }) => code);

  test('stand for what was rounded or cut off; those of Student are whole', () => {
    expect(codes('7', 'welch')).toEqual([]);
    expect(codes('7', 'student')).toEqual(['p-of-interval']);
    expect(codes('5', 'welch')).toEqual(['p-of-interval']);
  });
});
