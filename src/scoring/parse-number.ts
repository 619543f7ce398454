import type { DecimalSign } from '../model/dataset.ts';

const INTEGER = /^[+-]?\d+$/;
const POINT_DECIMAL = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;
const COMMA_DECIMAL = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/;

/**
 * Reads a cell as a number in the notation of its column: with a decimal point (thousands by comma), a decimal comma (thousands by
 * point), or, where the column has neither sign, whole numbers only. All of the cell must belong to the number, since a sign beside
 * an answer means doubt on paper: `3*`, `3?`, `~3`, `3²`, `③`, `(3)`, `½` are none. Around it blanks and invisible characters are
 * set aside, whole numbers may be in the digits of any script, and a minus may be a dash.
 *
 * @param cell a cell as it stands in the file, or a part of one
 * @param sign the decimal sign of the column, `null` when no cell has one
 * @returns `NaN` when the cell is not a number in that notation
 * @example
 * parseNumber('3,5', ',') // 3.5
 * parseNumber('３', null)  // 3
 * parseNumber('3²', null) // NaN
 */
export function parseNumber(cell: string, sign: DecimalSign | null): number {
  const text = /^[!-~]*$/.test(cell) ? cell : plainNumber(cell);
  if (INTEGER.test(text)) return Number(text);
  if (sign === '.' && POINT_DECIMAL.test(text)) return Number(text.replaceAll(',', ''));
  if (sign === ',' && COMMA_DECIMAL.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  return Number.NaN;
}

/** Blanks, and the characters that direct or join others and show nothing themselves. */
const AROUND =
  /^[\s\p{Default_Ignorable_Code_Point}]+|(?<![\s\p{Default_Ignorable_Code_Point}])[\s\p{Default_Ignorable_Code_Point}]+$/gu;

/** A sign of ASCII that no number holds, so that what has one is a text. */
const NO_NUMBER = /[!-*/:-~]/;

/** Digits and signs in ASCII, nothing else changed; digits of other scripts stand alone, without a decimal sign. */
function plainNumber(cell: string): string {
  const trimmed = cell.trim();
  // Expressions with classes of Unicode take long to make.
  if (/^[!-~]*$/.test(trimmed) || NO_NUMBER.test(trimmed)) return trimmed;
  const text = trimmed
    .replace(AROUND, '')
    .replace(/^[\u2010-\u2013\u2212\ufe63\uff0d]/, '-')
    .replace(/^[\ufe62\uff0b]/, '+');
  return /[.,]/.test(text) ? text : text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** The digits of a script stand in a row from 0 to 9; those of mathematical type follow each other. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
}
