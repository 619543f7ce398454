import { describe, expect, it } from 'vitest';
import { parseReportedNumber } from '../../../src/audit/checks/reported-number.ts';
import { trueValues } from '../../../src/audit/checks/true-values.ts';
import { number } from './printed.ts';

describe('parseReportedNumber', () => {
  it.each([
    // As the ENSURE report prints them.
    ['48,4', '=', 48.4, 1, 0, false],
    [',294', '=', 0.294, 3, 0, false],
    ['<,05*', '<', 0.05, 2, 1, false],
    ['-2,2', '=', -2.2, 1, 0, false],
    ['76%', '=', 76, 0, 0, true],
    ['15.5%', '=', 15.5, 1, 0, true],
    // Other manners.
    ['0.05', '=', 0.05, 2, 0, false],
    ['5,20', '=', 5.2, 2, 0, false],
    ['p < .001', '<', 0.001, 3, 0, false],
    ['P=0,049', '=', 0.049, 3, 0, false],
    ['≤ 0,05**', '<=', 0.05, 2, 2, false],
    ['=> 3', '>=', 3, 0, 0, false],
    ['− 0.3', '=', -0.3, 1, 0, false],
    ['–0,3', '=', -0.3, 1, 0, false],
    ['+3', '=', 3, 0, 0, false],
    ['-0,0', '=', 0, 1, 0, false],
    [' 76 %* ', '=', 76, 0, 1, true],
    ['1.5e-05', '=', 0.000015, 6, 0, false],
    ['2.2E-16', '=', 2.2e-16, 17, 0, false],
    ['> .10', '>', 0.1, 2, 0, false],
  ])('reads %s', (text, relation, value, decimals, stars, percent) => {
    expect(parseReportedNumber(text)).toEqual({
      ok: true,
      number: { text: text.trim(), relation, value, decimals, stars, percent },
    });
  });

  it.each([
    ['1.234,5', undefined, 1234.5, 1],
    ['1,234.5', undefined, 1234.5, 1],
    ['1.234.567', undefined, 1234567, 0],
    ['1\u00a0234', undefined, 1234, 0],
    ['1\u202f234,5', undefined, 1234.5, 1],
    ["12'345.6", undefined, 12345.6, 1],
    ['0.294', undefined, 0.294, 3],
    ['1234.567', undefined, 1234.567, 3],
    ['1.234', '.', 1.234, 3],
    ['1.234', ',', 1234, 0],
    ['1,234', '.', 1234, 0],
    ['12,345', ',', 12.345, 3],
  ] as const)('reads thousands where one reading is left: %s with %s', (text, decimal, value, decimals) => {
    expect(parseReportedNumber(text, decimal)).toMatchObject({ ok: true, number: { value, decimals } });
  });

  it.each([
    ['', 'empty'],
    ['–', 'empty'],
    ['--', 'empty'],
    ['n.s.', 'not-significant'],
    ['p = ns', 'not-significant'],
    ['1.234', 'ambiguous-separator'],
    ['12,345', 'ambiguous-separator'],
    ['1 234', 'ambiguous-separator'],
    ['48.4a', 'not-a-number'],
    ['1,23,4', 'not-a-number'],
    ['5.', 'not-a-number'],
    ['1.2e5', 'not-a-number'],
    ['(10,3)', 'not-a-number'],
    ['p .05', 'not-a-number'],
    ['0.12345678901234567', 'too-many-digits'],
  ])('refuses %s', (text, reason) => {
    expect(parseReportedNumber(text)).toEqual({ ok: false, reason });
  });

  it('refuses the other decimal sign than the table has', () => {
    expect(parseReportedNumber('48.4', ',')).toEqual({ ok: false, reason: 'other-decimal-sign' });
    expect(parseReportedNumber('1.234,5', '.')).toEqual({ ok: false, reason: 'other-decimal-sign' });
  });
});

describe('trueValues', () => {
  it('gives all values that are rounded so, ties included', () => {
    expect(trueValues(number('48,4'))).toEqual({ lower: 48.35, upper: 48.45 });
    expect(trueValues(number('5,20'))).toEqual({ lower: 5.195, upper: 5.205 });
    expect(trueValues(number('-2'))).toEqual({ lower: -2.5, upper: -1.5 });
  });

  it('gives all values that are cut off so, away from zero', () => {
    expect(trueValues(number('76%'), 'truncated')).toEqual({ lower: 76, upper: 77 });
    expect(trueValues(number('-2.2'), 'truncated')).toEqual({ lower: -2.3, upper: -2.2 });
    expect(trueValues(number('0.0'), 'truncated')).toEqual({ lower: -0.1, upper: 0.1 });
  });

  it('gives everything on the side of an inequality', () => {
    expect(trueValues(number('<,05*'))).toEqual({ lower: Number.NEGATIVE_INFINITY, upper: 0.05 });
    expect(trueValues(number('> .10'))).toEqual({ lower: 0.1, upper: Number.POSITIVE_INFINITY });
  });
});
