import { describe, expect, it } from 'vitest';
import { explainMean, explainSd } from '../../../src/audit/checks/explain-mean-and-sd.ts';
import { explainP, type ReportedRow } from '../../../src/audit/checks/explain-p.ts';
import { studentTest } from '../../../src/stats/t-test.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { number } from './printed.ts';

function row(
  first: readonly [string, string, number],
  second: readonly [string, string, number],
  p: string,
): ReportedRow {
  const group = ([mean, sd, n]: readonly [string, string, number]) => ({
    mean: number(mean),
    sd: number(sd),
    n,
  });
  return { first: group(first), second: group(second), p: number(p) };
}

function changes(explained: readonly { readonly change: string }[]): string[] {
  return [...new Set(explained.map(({ change }) => change))];
}

describe('explainP', () => {
  it('finds the item-mean SDs beside item-sum means of the ENSURE report', () => {
    const printed = row(['27,3', '0,7', 46], ['28,7', '0,4', 40], ',261');
    const explained = explainP({ ...printed, items: 10, range: [10, 40] });
    expect(explained.map(({ change, test }) => [change, test])).toEqual([
      ['sd-of-item-means', 'student'],
      ['sd-of-item-means', 'welch'],
    ]);
    // "With both SDs times 10 Student gives .268 and the interval holds ,261."
    expect(explained[0]!.p.lower).toBeLessThan(0.261);
    expect(explained[0]!.p.upper).toBeGreaterThan(0.268);
    expect(explainP(printed)).toEqual([]);
  });

  it('names the test of rows that only one test gives', () => {
    const social = explainP({ ...row(['4,5', '4,5', 46], ['7,1', '12,1', 40], ',185'), items: 6 });
    expect(social.map(({ change, test }) => [change, test])).toEqual([['none', 'student']]);
    const wellbeing = explainP(row(['51,8', '9,2', 54], ['55,1', '7,6', 29], ',086'));
    expect(wellbeing.map(({ change, test }) => [change, test])).toEqual([['none', 'welch']]);
  });

  // Student's sleep data with R's p-values, spoilt in one way each: means .75 and 2.33, SDs 1.789 and 2.002, n 10 and 10.
  const { sleep } = readJson<{
    readonly sleep: { readonly student: { readonly p: number }; readonly greater: { readonly p: number } };
  }>('fixtures/reference/audit-checks.reference.json');
  const p = sleep.student.p.toFixed(4);

  it.each([
    ['one-sided', row(['0.75', '1.789', 10], ['2.33', '2.002', 10], sleep.greater.p.toFixed(4)), {}],
    ['sd-is-standard-error', row(['0.75', '0.566', 10], ['2.33', '0.633', 10], p), {}],
    ['sd-is-variance', row(['0.75', '3.201', 10], ['2.33', '4.009', 10], p), {}],
    ['population-sd', row(['0.75', '1.697', 10], ['2.33', '1.900', 10], p), {}],
    ['sd-of-item-means', row(['0.75', '0.3578', 10], ['2.33', '0.4004', 10], p), { items: 5 }],
    ['sd-of-item-sums', row(['0.75', '8.945', 10], ['2.33', '10.011', 10], p), { items: 5 }],
    ['means-and-sds-swapped', row(['1.789', '0.75', 10], ['2.002', '2.33', 10], p), {}],
    ['fewer-respondents', row(['0.75', '1.789', 11], ['2.33', '2.002', 12], p), {}],
  ] as const)('finds %s', (change, spoilt, rest) => {
    const explained = explainP({ ...spoilt, ...rest });
    expect(changes(explained)).toContain(change);
    expect(changes(explained)).not.toContain('none');
    if (change === 'fewer-respondents') expect(explained.map(({ n }) => n)).toContainEqual([10, 10]);
    if (change === 'one-sided')
      expect(explained.find((one) => one.change === change)!.alternative).toBe('greater');
  });

  it('finds SDs and sizes of the other group', () => {
    const { cases } = readJson<{
      readonly cases: readonly { readonly first: { readonly sd: string }; readonly welchAsPrinted: number }[];
    }>('fixtures/reference/audit-t-intervals.reference.json');
    // R: means 20 and 24, SDs 3 and 9, n 60 and 20.
    const welch = cases.find(({ first }) => first.sd === '3.00')!.welchAsPrinted.toFixed(4);
    const sds = explainP(row(['20.00', '9.00', 60], ['24.00', '3.00', 20], welch));
    expect(changes(sds)).toContain('sds-swapped');
    expect(changes(sds)).not.toContain('none');
    const sizes = explainP(row(['20.00', '3.00', 20], ['24.00', '9.00', 60], welch));
    expect(changes(sizes)).toContain('sizes-swapped');
    expect(changes(sizes)).not.toContain('none');
  });

  /** What a group is under a change, from its printed numbers and those of the other group. */
  interface Numbers {
    readonly mean: number;
    readonly sd: number;
    readonly n: number;
  }
  const CHANGED: Record<string, (group: Numbers, other: Numbers) => Numbers> = {
    none: (group) => group,
    'one-sided': (group) => group,
    'sd-of-item-means': (group) => ({ ...group, sd: group.sd * 4 }),
    'sd-of-item-sums': (group) => ({ ...group, sd: group.sd / 4 }),
    'sd-is-standard-error': (group) => ({ ...group, sd: group.sd * Math.sqrt(group.n) }),
    'sd-is-variance': (group) => ({ ...group, sd: Math.sqrt(group.sd) }),
    'population-sd': (group) => ({ ...group, sd: group.sd * Math.sqrt(group.n / (group.n - 1)) }),
    'sds-swapped': (group, other) => ({ ...group, sd: other.sd }),
    'sizes-swapped': (group, other) => ({ ...group, n: other.n }),
    'means-and-sds-swapped': ({ mean, sd, n }) => ({ mean: sd, sd: mean, n }),
    'fewer-respondents': (group) => ({ ...group, n: group.n === 9 ? 8 : group.n }),
  };

  it.each(Object.keys(CHANGED))(
    'of %s gives the p-values of every corner of the printed numbers, and no others',
    (change) => {
      const printed = [
        { mean: 2.1, sd: 1.2, n: 9 },
        { mean: 3.4, sd: 1.9, n: 30 },
      ] as const;
      // Of Student's test p falls with the difference and grows with the SDs, so its ends lie at corners.
      const ps = Array.from({ length: 16 }, (_, corner) => {
        const end = (bit: number) => (corner & (1 << bit) ? 0.005 : -0.005);
        const [first, second] = printed.map(({ mean, sd, n }, index) => ({
          mean: mean + end(2 * index),
          sd: sd + end(2 * index + 1),
          n,
        })) as [Numbers, Numbers];
        const moments = (group: Numbers, other: Numbers) => {
          const { mean, sd, n } = CHANGED[change]!(group, other);
          return { mean, variance: sd ** 2, n };
        };
        const alternative = change === 'one-sided' ? 'greater' : 'two-sided';
        const test = studentTest(moments(first, second), moments(second, first), 0.95, alternative);
        if (!test.ok) expect.fail(test.reason);
        return test.value.p;
      });
      const [lower, upper] = [Math.min(...ps), Math.max(...ps)];
      const [first, second] = printed.map(
        ({ mean, sd, n }) => [mean.toFixed(2), sd.toFixed(2), n] as const,
      ) as [readonly [string, string, number], readonly [string, string, number]];
      const p = ((lower + upper) / 2).toFixed(7);
      const explained = explainP({ ...row(first, second, p), items: 4, mostMissing: 1 });
      const own = explained.find(
        (one) =>
          one.change === change &&
          one.test === 'student' &&
          one.alternative !== 'less' &&
          (change !== 'fewer-respondents' || (one.n[0] === 8 && one.n[1] === 30)),
      );
      // They are wider by 1e-9, for the rounding of doubles.
      expectClose(own?.p.lower, lower, 1e-8, 'lower');
      expectClose(own?.p.upper, upper, 1e-8, 'upper');
    },
  );

  it('leaves out what the range forbids, and rows that are not exact', () => {
    const inRange = explainP({ ...row(['2.0', '0.9', 46], ['2.4', '0.9', 40], '.789'), range: [1, 5] });
    expect(changes(inRange)).not.toContain('sd-is-standard-error');
    expect(changes(explainP(row(['2.0', '0.9', 46], ['2.4', '0.9', 40], '.765')))).toContain(
      'sd-is-standard-error',
    );
    expect(explainP(row(['2.0', '< 0.9', 46], ['2.4', '0.9', 40], '.789'))).toEqual([]);
  });
});

describe('explainMean', () => {
  it('finds respondents without a score', () => {
    // 140/27 = 5.185 prints 5.19; 145/28 and 146/28 do not.
    expect(explainMean(number('5.19'), { n: 28 })[0]).toEqual({
      change: 'fewer-respondents',
      n: 27,
      hasPower: true,
    });
  });

  it('finds cut-off digits and means of items', () => {
    // 145/28 = 5.178…
    expect(changes(explainMean(number('5.17'), { n: 28 }))).toContain('truncated');
    // 1093/(40 × 10) = 2.7325, no sum of 40 whole numbers.
    const sum = { n: 40, items: 10, aggregate: 'sum', range: [1, 5] } as const;
    expect(changes(explainMean(number('2.7325'), sum))).toEqual(['mean-of-items']);
  });

  it('explains nothing that does not fail', () => {
    expect(explainMean(number('5.18'), { n: 28 })).toEqual([]);
  });
});

describe('explainSd', () => {
  it('finds a standard error, a variance, a population SD and the other metric', () => {
    // Ten answers 1 1 1 2 3 3 4 5 5 5: mean 3.00, squared deviations 26; variance 26/9, SE √(2.6)/3, population SD √2.6.
    const grain = { n: 10, range: [1, 5] } as const;
    const mean = number('3.00');
    expect(changes(explainSd(mean, number('0.5375'), grain))).toContain('sd-is-standard-error');
    expect(changes(explainSd(mean, number('2.8889'), grain))).toContain('sd-is-variance');
    expect(changes(explainSd(mean, number('1.6125'), grain))).toContain('population-sd');
    // √(26/9) = 1.69967…
    expect(changes(explainSd(mean, number('1.6996'), grain))).toContain('truncated');
    expect(changes(explainSd(number('1.70'), mean, grain))).toContain('means-and-sds-swapped');
    // Sums of six items 8 12 15 17 18 19 20 22 24 25: mean 18, squared deviations 252, SD √28 = 5.2915, 0.8819 as item means.
    const sums = { n: 10, items: 6, aggregate: 'sum', range: [6, 30] } as const;
    expect(changes(explainSd(number('18.00'), number('0.8819'), sums))).toContain('sd-of-item-means');
    expect(changes(explainSd(mean, number('5.2915'), { n: 10, items: 6, range: [1, 5] }))).toContain(
      'sd-of-item-sums',
    );
  });

  it('finds respondents without a score', () => {
    const explained = explainSd(number('3.00'), number('1.6997'), { n: 12, range: [1, 5] });
    expect(explained).toContainEqual({ change: 'fewer-respondents', n: 10, hasPower: true });
  });

  it('explains no SD beside a mean outside the range', () => {
    // Swapped, 3.00 and 0.80 are possible: squared deviations of 22, and √(22/34) = 0.804.
    const swapped = (low: number) =>
      changes(explainSd(number('0.80'), number('3.00'), { n: 35, range: [low, 5] }));
    expect(swapped(0)).toContain('means-and-sds-swapped');
    expect(swapped(1)).toEqual([]);
  });

  it('explains nothing when the mean fails or nothing does', () => {
    expect(explainSd(number('5.19'), number('1.50'), { n: 28 })).toEqual([]);
    expect(explainSd(number('3.00'), number('1.6997'), { n: 10 })).toEqual([]);
  });
});
