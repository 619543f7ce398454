import { describe, expect, it } from 'vitest';
import { checkGrim } from '../../../src/audit/checks/grim.ts';
import { number } from './printed.ts';

function passes(mean: string, n: number, items = 1): boolean {
  return checkGrim(number(mean), { n, items }).verdict !== 'inconsistent';
}

/** "5.19" to "5.30": every ending between two numbers of the same decimals. */
function sequence(from: string, to: string): string[] {
  const decimals = from.split('.')[1]?.length ?? 0;
  const unit = 10 ** decimals;
  const first = Math.round(Number(from) * unit);
  return Array.from({ length: Math.round(Number(to) * unit) - first + 1 }, (_, i) =>
    ((first + i) / unit).toFixed(decimals),
  );
}

const T = true;
const F = false;

describe('checkGrim agrees with the documented results of the R package scrutiny', () => {
  const pigs1 = [
    '7.22',
    '4.74',
    '5.23',
    '2.57',
    '6.77',
    '2.68',
    '7.01',
    '7.38',
    '3.14',
    '6.89',
    '5.00',
    '0.24',
  ];

  it('README: pigs1', () => {
    const sizes = [32, 25, 29, 24, 27, 28, 29, 26, 27, 31, 25, 28];
    expect(pigs1.map((mean, i) => passes(mean, sizes[i]!))).toEqual([T, F, F, F, F, T, F, T, F, F, T, F]);
    expect(pigs1.map((mean, i) => checkGrim(number(mean), { n: sizes[i]! }).power)).toEqual(
      // The documented probabilities are 1 - n/100; endings that two means can have are taken off here.
      [0.68, 0.75, 0.71, 0.76, 0.73, 0.72, 0.71, 0.74, 0.73, 0.69, 0.75, 0.72].map((share, i) =>
        expect.closeTo(share - doubledEndings(sizes[i]!), 12),
      ),
    );
  });

  it('tests of grim_map: pigs1 with n = 40 and n = 80, rounded up or down', () => {
    expect(pigs1.map((mean) => passes(mean, 40))).toEqual([T, F, T, T, T, T, F, T, F, F, T, F]);
    expect(pigs1.map((mean) => passes(mean, 80))).toEqual(pigs1.map(() => T));
  });

  it('vignette: single means, scale items, percentages', () => {
    expect(passes('5.27', 43)).toBe(F);
    expect(['8.97', '2.61', '7.26', '3.64', '9.26', '10.46', '7.39'].map((mean) => passes(mean, 28))).toEqual(
      [F, T, F, T, F, T, T],
    );
    const jpap1 = ['5.90', '5.71', '3.50', '3.82', '4.61', '5.24'];
    expect(jpap1.map((mean) => passes(mean, 40))).toEqual([T, F, T, T, F, F]);
    expect(jpap1.map((mean) => passes(mean, 40, 3))).toEqual(jpap1.map(() => T));
    const jpap2 = ['6.92', '3.48', '1.59', '2.61', '4.04', '4.50'];
    expect(jpap2.map((mean, i) => passes(mean, 30, [1, 1, 2, 2, 3, 3][i]!))).toEqual([F, F, F, F, T, T]);
    const jpap3 = [438, 455, 501, 516];
    expect(['32.5%', '35.6%', '21.7%', '39.3%'].map((mean, i) => passes(mean, jpap3[i]!))).toEqual([
      F,
      T,
      F,
      T,
    ]);
  });

  it('tests of grim: sequences', () => {
    expect(sequence('5.19', '5.30').map((mean) => passes(mean, 28))).toEqual([
      F,
      F,
      T,
      F,
      F,
      F,
      T,
      F,
      F,
      F,
      T,
      F,
    ]);
    expect(sequence('0.150', '0.159').map((mean) => passes(mean, 120, 3))).toEqual([
      T,
      F,
      F,
      T,
      F,
      F,
      T,
      F,
      T,
      F,
    ]);
    expect(sequence('0.80', '0.89').map((mean) => passes(mean, 28, 2))).toEqual([
      T,
      F,
      T,
      F,
      T,
      F,
      T,
      T,
      T,
      T,
    ]);
    expect(sequence('519', '530').map((mean) => passes(`${mean}%`, 28))).toEqual([
      F,
      F,
      T,
      F,
      F,
      F,
      T,
      F,
      F,
      F,
      T,
      F,
    ]);
    expect(sequence('6', '16').map((mean) => passes(`${mean}%`, 50))).toEqual([
      T,
      F,
      T,
      F,
      T,
      F,
      T,
      F,
      T,
      F,
      T,
    ]);
  });
});

describe('checkGrim agrees with the documented results of the R package rsprite2', () => {
  it.each([
    ['5.19', 28, 1, F],
    ['5.18', 14, 2, T],
    ['-1.3', 3, 1, T],
    ['0.00001', 10000, 1, F],
    ['2', 1e9, 1, T],
  ] as const)('mean %s, n = %i, items = %i', (mean, n, items, expected) => {
    expect(passes(mean, n, items)).toBe(expected);
  });
});

describe('checkGrim', () => {
  it('says between which means a printed one falls', () => {
    const { reason, nearest } = checkGrim(number('5.19'), { n: 28 });
    expect(reason).toBe('between-attainable-means');
    expect(nearest).toEqual([expect.closeTo(145 / 28, 12), expect.closeTo(146 / 28, 12)]);
    expect(checkGrim(number('33%'), { n: 4 }).nearest).toEqual([25, 50]);
  });

  it('counts the endings that it would catch', () => {
    for (const [n, items] of [
      [7, 1],
      [40, 1],
      [28, 2],
      [96, 1],
      [30, 3],
      [99, 1],
      [20, 4],
    ] as const) {
      const passing = sequence('3.00', '3.99').filter((mean) => passes(mean, n, items)).length;
      expect(checkGrim(number('3.00'), { n, items }).power).toBeCloseTo(1 - passing / 100, 12);
    }
  });

  it('has no power with too few decimals', () => {
    expect(checkGrim(number('48,4'), { n: 46, aggregate: 'sum', items: 14 })).toMatchObject({
      verdict: 'no-power',
      power: 0,
    });
    expect(checkGrim(number('3,0'), { n: 46 })).toMatchObject({ verdict: 'no-power' });
    expect(checkGrim(number('3,00'), { n: 46 })).toMatchObject({ verdict: 'consistent' });
  });

  it('takes the sum of the items as one whole number, their mean as a fraction', () => {
    expect(checkGrim(number('27.31'), { n: 40, items: 10, aggregate: 'sum' }).verdict).toBe('inconsistent');
    expect(checkGrim(number('2.731'), { n: 40, items: 10 }).verdict).toBe('inconsistent');
    expect(checkGrim(number('2.73'), { n: 40, items: 10 }).verdict).toBe('no-power');
  });

  it('refuses means outside the range', () => {
    expect(checkGrim(number('5,1'), { n: 46, range: [1, 5] })).toMatchObject({ reason: 'outside-range' });
    expect(checkGrim(number('0.99'), { n: 46, range: [1, 5] })).toMatchObject({ reason: 'outside-range' });
    // 5.0 rounded to 5.04 is not, but 4.96 would print 5.0.
    expect(checkGrim(number('5,0'), { n: 46, range: [1, 5] }).verdict).toBe('no-power');
  });

  it('accepts digits that were cut off when asked', () => {
    expect(checkGrim(number('5.17'), { n: 28 }).verdict).toBe('inconsistent');
    expect(checkGrim(number('5.17'), { n: 28, rounding: 'truncated' }).verdict).toBe('consistent');
  });

  it('does not check an inequality, and refuses broken sizes', () => {
    expect(checkGrim(number('< 5'), { n: 28 })).toMatchObject({
      verdict: 'not-checkable',
      reason: 'not-exact',
    });
    expect(() => checkGrim(number('5.18'), { n: 0 })).toThrow(RangeError);
    expect(() => checkGrim(number('5.18'), { n: 28, items: 1.5 })).toThrow(RangeError);
    expect(() => checkGrim(number('5.18'), { n: 28, range: [0.5, 5] })).toThrow(RangeError);
  });
});

/** Share of endings that are reachable twice over, since a mean that ends in an exact 5 may be printed either way. */
function doubledEndings(n: number): number {
  let shared = 0;
  for (let total = 0; total < n; total++)
    if ((200 * total) % n === 0 && ((200 * total) / n) % 2 === 1) shared++;
  return shared / 100;
}
