import type { Cell as SheetCell } from 'hucre/xlsx';
import { printable } from '../../model/printable.ts';
import { formulaSafe } from './formula-text.ts';
import { FONT } from './xlsx-styles.ts';

/** The letters of a column, from 0: `A`, `Z`, `AA`. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Runs of neighbouring rows of a column as a spreadsheet names them: `C2:C4 C7`. */
export function rowRanges(column: number, rows: readonly number[]): string {
  const letters = columnLetters(column);
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  return runs
    .map(([from, to]) =>
      from === to ? `${letters}${from + 1}` : `${letters}${from + 1}:${letters}${to + 1}`,
    )
    .join(' ');
}

/** What was typed, as a spreadsheet holds it: a number as a number, anything else as text that no formula comes of. */
export function typedCell(text: string): Partial<SheetCell> {
  const number = Number(text);
  const isNumber = /^-?\d{1,15}(\.\d+)?$/.test(text) && String(number) === text;
  if (isNumber)
    return {
      value: number,
      type: 'number',
      style: { font: FONT, alignment: { horizontal: 'right', vertical: 'top' } },
    };
  return {
    value: formulaSafe(printable(text)),
    type: 'string',
    style: { font: FONT, alignment: { horizontal: 'right', vertical: 'top' }, numFmt: '@' },
  };
}
