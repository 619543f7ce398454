import { roundedDecimal } from '../number-format.ts';
import type { Cell } from '../table.ts';

/** A printed number: sign, whole part (none when the leading zero is left out), decimals. */
const NUMBER = /^([−-]?)(\d*)(?:[.,](\d+))?$/;
/** A printed bound: `< .001`, `> .999`, `<,05*`. */
const BOUND = /^([<>]) ?([.,]\d+)\*?$/;

/** The format that a workbook shows a number in when nothing else is said. */
const GENERAL = 'General';

/**
 * The number formats of a column's cells, one each, so that a workbook shows the digits that the table prints while the cell holds
 * the whole number. Decimal signs are left to the reader's program. `null` for a cell that is no number.
 *
 * @example numberFormats([{ value: 0.0001, text: '< .001' }]) // ['[<0.001]"< .001";.000']
 */
export function numberFormats(cells: readonly Cell[]): (string | null)[] {
  // A share is printed as a percentage without the sign, 4.3 for 0.043; one cell that shows it is enough for its column.
  const shares = cells.some(({ value, text }) => typeof value === 'number' && isShare(value, text));
  return cells.map(({ value, text }) =>
    typeof value === 'number' ? numberFormat(value, text, shares) : null,
  );
}

function isShare(value: number, text: string): boolean {
  return !prints(value, text) && prints(value * 100, text);
}

function prints(value: number, text: string): boolean {
  const [, sign = '', whole = '', decimals = ''] = NUMBER.exec(text) ?? [];
  if (whole === '' && decimals === '') return false;
  const printed = `${sign === '' ? '' : '-'}${whole === '' ? '0' : whole}${decimals === '' ? '' : `.${decimals}`}`;
  return printed === roundedDecimal(value, decimals.length);
}

function numberFormat(value: number, text: string, shares: boolean): string {
  const bound = BOUND.exec(text);
  if (bound !== null) {
    const [, sign = '<', limit = ''] = bound;
    const decimals = limit.length - 1;
    // `< .001` and `> .999` have the digits of their neighbours; `<,05*` stands for a p of three digits.
    return `[${sign}0.${limit.slice(1)}]"${text}";.${'0'.repeat(Math.max(3, decimals))}`;
  }
  const [, sign = '', whole = '', decimals = ''] = NUMBER.exec(text) ?? [];
  if (whole === '' && decimals === '') return GENERAL;
  if (!prints(shares ? value * 100 : value, text)) return GENERAL;
  const format = `${whole === '' ? '' : '0'}${decimals === '' ? '' : `.${'0'.repeat(decimals.length)}`}`;
  const shown = shares ? `${format}%` : format;
  // What rounds to zero has no sign.
  return value < 0 && sign === '' ? `${shown};${shown}` : shown;
}
