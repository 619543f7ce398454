import { describe, expect, it } from 'vitest';
import { parseReportedNumber, type ReportedNumber } from '../../../src/audit/checks/reported-number.ts';
import { otherRoundings, printsAs, type RoundingRule } from '../../../src/audit/verify/rounding.ts';

function number(text: string): ReportedNumber {
  const parsed = parseReportedNumber(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.number;
}

// Ties by hand: half up goes away from zero (Excel, SPSS), half even to the even digit (IEC 60559, R's help page of round).
describe('printsAs', () => {
  it.each([
    [48.4348, '48,4', 'nearest', true],
    [48.4348, '48,5', 'nearest', false],
    [0.5, '1', 'half-up', true],
    [0.5, '0', 'half-up', false],
    [0.5, '0', 'half-even', true],
    [2.5, '2', 'half-even', true],
    [2.5, '3', 'half-up', true],
    [2.5, '3', 'nearest', true],
    [2.5, '2', 'nearest', true],
    [1.5, '1', 'nearest', false],
    [1.5, '2', 'half-even', true],
    [1.005, '1.01', 'half-up', true],
    [-2.345, '-2.35', 'half-up', true],
    [-2.345, '-2.34', 'half-even', true],
    [-0.04, '0.0', 'nearest', true],
    [76.85, '76%', 'truncated', true],
    [-1.99, '-1.9', 'truncated', true],
    [0.0387, '<,05*', 'nearest', true],
    [0.05, '<,05', 'nearest', false],
    [0.05, '≤,05', 'nearest', true],
    [0.06, '>,05', 'nearest', true],
    [1e-20, '0.000', 'nearest', true],
  ] as const)('%d as %s (%s): %s', (value, printed, rule, expected) => {
    expect(printsAs(value, number(printed), rule)).toBe(expected);
  });
});

describe('otherRoundings', () => {
  it.each([
    [2.5, '3', 'half-even', ['half-up']],
    [2.5, '2', 'half-up', ['half-even', 'truncated']],
    [76.85, '76', 'nearest', ['truncated']],
    [2.4449, '2.45', 'nearest', ['rounded-twice']],
    [2.6, '2.9', 'nearest', []],
    [0.04, '<.05', 'nearest', []],
  ] as const satisfies readonly (readonly [number, string, RoundingRule, readonly string[]])[])(
    '%d as %s (%s): %j',
    (value, printed, rule, expected) => {
      expect(otherRoundings(value, number(printed), rule)).toEqual(expected);
    },
  );
});
