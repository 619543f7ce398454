import { describe, expect, it } from 'vitest';
import { numberFormat, roundedDecimal } from '../../src/report/number-format.ts';

const english = numberFormat({ decimal: '.', listSeparator: ', ', beforePercent: '' });
const dutch = numberFormat({ decimal: ',', listSeparator: '; ', beforePercent: '' });
const french = numberFormat({ decimal: ',', listSeparator: '; ', beforePercent: '\u00a0' });

/** Expected by the rule: written with 15 significant digits, then rounded by hand, half away from zero. */
describe('roundedDecimal', () => {
  it.each([
    // Doubles just below the half that people see: toFixed would round them down.
    [1.005, 2, '1.01'],
    [2.345, 2, '2.35'],
    [8.345, 2, '8.35'],
    [1.45, 1, '1.5'],
    [0.285, 2, '0.29'],
    [10.235, 2, '10.24'],
    [48.35, 1, '48.4'],
    // Arithmetic noise in the 17th digit: 3.345 - 1 and 0.1 + 0.2.
    [3.345 - 1, 2, '2.35'],
    [0.1 + 0.2, 1, '0.3'],
    [0.1 + 0.2, 15, '0.300000000000000'],
    // Half away from zero on both sides, not half to even.
    [0.5, 0, '1'],
    [1.5, 0, '2'],
    [2.5, 0, '3'],
    [-0.5, 0, '-1'],
    [-2.5, 0, '-3'],
    [-2.345, 2, '-2.35'],
    [0.125, 2, '0.13'],
    [-0.125, 2, '-0.13'],
    // Below the half, however close.
    [2.3449999, 2, '2.34'],
    [0.04999999, 1, '0.0'],
    // No negative zero.
    [-0, 1, '0.0'],
    [-0.04, 1, '0.0'],
    [-0.05, 1, '-0.1'],
    [-1e-300, 3, '0.000'],
    [0, 0, '0'],
    // Carrying, small and large.
    [9.995, 2, '10.00'],
    [99.95, 1, '100.0'],
    [0.0005, 3, '0.001'],
    [0.00049999, 3, '0.000'],
    [1e-7, 2, '0.00'],
    [1e-7, 8, '0.00000010'],
    [1234567.891, 1, '1234567.9'],
    [1e21, 0, '1000000000000000000000'],
    [123456789012345680, 2, '123456789012346000.00'],
    [2800, 0, '2800'],
  ])('%d with %d digits is %s', (value, digits, expected) => {
    expect(roundedDecimal(value, digits)).toBe(expected);
  });

  it('refuses what has no decimals', () => {
    expect(() => roundedDecimal(Number.NaN, 2)).toThrow(RangeError);
    expect(() => roundedDecimal(Number.POSITIVE_INFINITY, 2)).toThrow(RangeError);
    expect(() => roundedDecimal(1, 1.5)).toThrow(RangeError);
    expect(() => roundedDecimal(1, -1)).toThrow(RangeError);
    expect(() => roundedDecimal(1, 21)).toThrow(RangeError);
  });

  it('mirrors negative numbers, for every cent from 0 to 20', () => {
    for (let thousandth = 5; thousandth < 20_000; thousandth += 10) {
      const text = (thousandth / 1000).toString();
      const hundredths = Math.floor(thousandth / 10) + 1;
      const expected = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
      expect(roundedDecimal(Number(text), 2)).toBe(expected);
      expect(roundedDecimal(-Number(text), 2)).toBe(`-${expected}`);
    }
  });
});

describe('p values', () => {
  it.each([
    [0, '< .001'],
    [1e-20, '< .001'],
    [0.00099999, '< .001'],
    [0.001, '.001'],
    [0.0494, '.049'],
    [0.0495, '.050'],
    [0.05, '.050'],
    [0.294, '.294'],
    [0.9994, '.999'],
    [0.9995, '> .999'],
    [1, '> .999'],
    [null, '–'],
  ])('%s is printed %s', (p, expected) => {
    expect(english.p(p)).toBe(expected);
  });

  it('takes the decimal sign of the language', () => {
    expect(dutch.p(0.0494)).toBe(',049');
    expect(dutch.p(0.0001)).toBe('< ,001');
    expect(french.p(1)).toBe('> ,999');
  });
});

describe('the leading zero', () => {
  it('is there for what can exceed 1', () => {
    expect(english.fixed(0.309, 2)).toBe('0.31');
    expect(english.fixed(-0.309, 2)).toBe('−0.31');
    expect(dutch.fixed(0.954, 3)).toBe('0,954');
  });

  it('is not there for what cannot', () => {
    expect(english.bounded(0.851, 2)).toBe('.85');
    expect(english.bounded(-0.052, 2)).toBe('−.05');
    expect(english.bounded(0, 2)).toBe('.00');
    expect(english.bounded(-0.001, 2)).toBe('.00');
    expect(dutch.bounded(0.294, 3)).toBe(',294');
  });

  it('leaves 1 and what lies below -1 whole', () => {
    expect(english.bounded(1, 2)).toBe('1.00');
    expect(english.bounded(0.999, 2)).toBe('1.00');
    expect(english.bounded(-1.204, 2)).toBe('−1.20');
    expect(english.bounded(10.5, 1)).toBe('10.5');
  });
});

describe('intervals, shares, degrees of freedom', () => {
  it('separates the ends so that a decimal comma cannot be misread', () => {
    expect(english.interval(0.1, 0.7, 1)).toBe('[0.1, 0.7]');
    expect(dutch.interval(0.1, 0.7, 1)).toBe('[0,1; 0,7]');
    expect(french.interval(-0.04, 0.7, 1)).toBe('[0,0; 0,7]');
    expect(english.boundedInterval(0.785, 0.8949, 2)).toBe('[.79, .89]');
  });

  it('prints an end that does not exist as a dash, and no interval as one', () => {
    expect(english.interval(null, 0.7, 1)).toBe('[–, 0.7]');
    expect(english.interval(null, null, 1)).toBe('–');
  });

  it('prints shares as percentages and levels with as few decimals as they have', () => {
    expect(english.share(0.043478, 1)).toBe('4.3');
    expect(english.share(0.145, 0)).toBe('15');
    expect(english.share(1, 1)).toBe('100.0');
    expect(english.level(0.95)).toBe('95%');
    expect(english.level(0.999)).toBe('99.9%');
    expect(dutch.level(0.975)).toBe('97,5%');
    expect(french.level(0.95)).toBe('95\u00a0%');
  });

  it('prints whole degrees of freedom whole and fractional ones with one decimal', () => {
    expect(english.degreesOfFreedom(84)).toBe('84');
    expect(english.degreesOfFreedom(1654.46)).toBe('1654.5');
    expect(dutch.degreesOfFreedom(83.04)).toBe('83,0');
  });

  it('prints plain numbers as short as they are', () => {
    expect(english.plain(14)).toBe('14');
    expect(english.plain(100)).toBe('100');
    expect(english.plain(0)).toBe('0');
    expect(dutch.plain(2.5)).toBe('2,5');
    expect(english.plain(1 / 3)).toBe('0.333333');
  });

  it('prints what is no number as missing', () => {
    for (const value of [null, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(english.fixed(value, 2)).toBe('–');
      expect(english.count(value)).toBe(value === null ? '[c]' : '–');
      expect(english.p(value)).toBe('–');
      expect(english.share(value, 1)).toBe('–');
      expect(english.degreesOfFreedom(value)).toBe('–');
    }
  });
});
