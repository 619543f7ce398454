import type { Column, DecimalSign } from '../model/dataset.ts';
import { parseNumber } from './parse-number.ts';

/** The most different numbers that are counted one by one; more are described by mean, SD and median. */
export const MOST_COUNTED_NUMBERS = 10;

/**
 * Whether a characteristic is a quantity, such as age in years: every answer is a number, and there are more than ten different ones.
 * Fewer are codes or classes, and each is counted.
 *
 * @param numbers the different answers as numbers; `NaN` for what is none
 */
export function isQuantity(numbers: readonly number[]): boolean {
  return (
    numbers.length > MOST_COUNTED_NUMBERS &&
    numbers.every(Number.isFinite) &&
    new Set(numbers).size > MOST_COUNTED_NUMBERS
  );
}

/** The decimal sign of a column, else the one that the user gave for characteristics; `null` without either. */
export function decimalSign(
  { decimal }: Pick<Column, 'decimal'>,
  given: DecimalSign | null = null,
): DecimalSign | null {
  return decimal.kind === 'sign' ? decimal.sign : given;
}

/** The answer to a characteristic as a number; `NaN` where it is none. */
export function quantityOf(answer: string, sign: DecimalSign | null): number {
  return parseNumber(answer, sign);
}
