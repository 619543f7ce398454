import type { TestResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import type { Cell } from '../table.ts';
import { intervalCell, printing } from './number-cells.ts';
import { STATISTIC_DIGITS } from './test-names.ts';

/** The difference that a test is about, with its interval: between means, or, of a rank test, the shift between the samples. */
export function differenceCells(test: TestResult, context: Context): [Cell, Cell] {
  const own = printing(context, test);
  const { hodgesLehmann: shift } = test;
  const difference = shift === undefined ? test.difference : (shift?.estimate ?? null);
  const { lower, upper } = shift?.ci ?? test.ci;
  return [
    { value: difference, text: own.number.fixed(difference, STATISTIC_DIGITS) },
    intervalCell([lower, upper], STATISTIC_DIGITS, own),
  ];
}
