import type { DecimalSign } from '../model/dataset.ts';

const INTEGER = /^[+-]?\d+$/;
const POINT_DECIMAL = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;
const COMMA_DECIMAL = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/;

/**
 * Reads a number as its column writes it: with a decimal point (thousands by comma), a decimal comma (thousands by
 * point), or, where the column has neither sign, whole numbers only.
 *
 * @param text a trimmed cell
 * @param sign the decimal sign of the column, `null` when no cell has one
 * @returns `NaN` when the text is not a number in that notation
 * @example parseNumber('3,5', ',') // 3.5
 */
export function parseNumber(text: string, sign: DecimalSign | null): number {
  if (INTEGER.test(text)) return Number(text);
  if (sign === '.' && POINT_DECIMAL.test(text)) return Number(text.replaceAll(',', ''));
  if (sign === ',' && COMMA_DECIMAL.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  return Number.NaN;
}
