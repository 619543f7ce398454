import { describe, expect, it } from 'vitest';
import { checkGrimmer } from '../../../src/audit/checks/grimmer.ts';
import { number } from './printed.ts';

function reasonOf(mean: string, sd: string, n: number, items = 1) {
  return checkGrimmer(number(mean), number(sd), { n, items }).reason;
}

describe('checkGrimmer agrees with the documented results of the R package scrutiny', () => {
  it.each([
    ['7.22', '5.30', 38, 'mean'],
    ['4.74', '6.55', 31, null],
    ['5.23', '2.55', 35, 'parity'],
    ['2.57', '2.57', 30, null],
    ['6.77', '2.18', 33, 'mean'],
    ['2.68', '2.59', 34, null],
    ['7.01', '6.68', 35, 'mean'],
    ['7.38', '3.65', 32, null],
    ['3.14', '5.32', 33, 'mean'],
    ['6.89', '4.18', 37, null],
    ['5.00', '2.18', 31, null],
    ['0.24', '6.43', 34, null],
  ])('pigs5: mean %s, SD %s, n = %i', (mean, sd, n, reason) => {
    expect(reasonOf(mean, sd, n)).toBe(reason);
  });

  it.each([
    ['7.3', '2.51', 12, 'parity'],
    ['2.6', '2.05', 25, 'parity'],
    ['7.2', '2.89', 25, null],
    ['3.6', '3.11', 25, null],
    ['9.2', '7.13', 25, null],
    ['10.4', '2.53', 25, null],
    ['7.3', '3.14', 25, null],
  ])('vignette: mean %s, SD %s, n = %i', (mean, sd, n, reason) => {
    expect(reasonOf(mean, sd, n)).toBe(reason);
  });

  it('vignette: mean 8.9, SD 2.81, n = 25 is flagged there (as its authors warn) and is not impossible', () => {
    // The total may be 222 or 223; the original tries one. These 25 numbers prove it: total 223, sum of squares 2179.
    const scores = [3, 5, 5, 6, 6, 7, 7, 7, 8, 8, 9, 9, 9, 9, 9, 10, 10, 10, 11, 11, 12, 12, 12, 13, 15];
    const total = scores.reduce((sum, score) => sum + score, 0);
    const squares = scores.reduce((sum, score) => sum + score ** 2, 0);
    expect(total / 25).toBeCloseTo(8.92, 12);
    expect(Math.sqrt((squares - total ** 2 / 25) / 24).toFixed(2)).toBe('2.81');
    expect(reasonOf('8.9', '2.81', 25)).toBeNull();
  });
});

describe('checkGrimmer agrees with the documented results of the R package rsprite2', () => {
  it.each([
    ['5.21', '1.6', 28, 1, true],
    ['3.44', '2.47', 18, 1, false],
    ['1.33', '0.00', 3, 3, true],
    ['1.1', '0', 10, 1, true],
    ['2', '0', 10, 1, true],
    ['5.19', '1.5', 28, 1, false],
    ['1.83', '0.2', 9, 2, true],
    ['-1.5', '0.00', 8, 1, false],
    ['-1.5', '0', 8, 1, false],
    ['-1.5', '0.00', 8, 2, true],
    ['2.5', '0', 10, 1, false],
    ['1.44', '0.17', 9, 1, false],
    ['-1.44', '0.17', 9, 1, false],
    ['1.5', '0.71', 2, 1, true],
  ])('mean %s, SD %s, n = %i, items = %i', (mean, sd, n, items, expected) => {
    expect(checkGrimmer(number(mean), number(sd), { n, items }).verdict !== 'inconsistent').toBe(expected);
  });

  it('beyond the range', () => {
    expect(checkGrimmer(number('2'), number('5'), { n: 10, range: [1, 3] }).reason).toBe('sd-too-large');
    expect(checkGrimmer(number('1.5'), number('.71'), { n: 2, range: [1, 2] }).reason).toBeNull();
  });
});

describe('checkGrimmer', () => {
  it('has no power where every window holds both parities', () => {
    expect(checkGrimmer(number('48,4'), number('10,3'), { n: 46, items: 14, aggregate: 'sum' }).verdict).toBe(
      'no-power',
    );
    expect(checkGrimmer(number('5.00'), number('2.18'), { n: 31 }).verdict).toBe('consistent');
  });

  it('does not check fewer than two respondents or inequalities, and refuses a negative SD', () => {
    expect(checkGrimmer(number('2'), number('1'), { n: 1 })).toEqual({
      verdict: 'not-checkable',
      reason: 'n-too-small',
    });
    expect(checkGrimmer(number('2'), number('< 1'), { n: 9 }).reason).toBe('not-exact');
    expect(checkGrimmer(number('2'), number('-1.2'), { n: 9 })).toEqual({
      verdict: 'inconsistent',
      reason: 'sd-too-small',
    });
  });

  it('does not count grains where there are too many to matter', () => {
    const crowd = { n: 1_000_000_000, range: [1, 5] } as const;
    expect(checkGrimmer(number('3'), number('1.234'), crowd).verdict).toBe('no-power');
    expect(checkGrimmer(number('3'), number('2.1'), crowd).reason).toBe('sd-too-large');
    expect(checkGrimmer(number('3'), number('2.1'), { n: 1_000_000_000 }).verdict).toBe('no-power');
  });

  it('tries every total that the rounded mean allows, also many', () => {
    expect(checkGrimmer(number('3'), number('1.00'), { n: 100_000, range: [1, 5] }).verdict).toBe('no-power');
    expect(checkGrimmer(number('3'), number('2.40'), { n: 10_000, range: [1, 5] }).reason).toBe(
      'sd-too-large',
    );
  });
});
