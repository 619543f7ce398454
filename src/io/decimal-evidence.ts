import type { CellPlace, ColumnDecimal } from '../model/dataset.ts';

/**
 * What one cell tells about the decimal sign: it can only be read with a point, only with a comma, with either
 * (`1.234`: thousands or decimals), or tells nothing.
 */
export type Evidence = 'point' | 'comma' | 'ambiguous' | 'none';

const ZERO = 48;
const NINE = 57;
const POINT = 46;
const COMMA = 44;

/**
 * Reads what the signs of a number tell. A sign that stands once decides, unless exactly three digits follow and one
 * to three digits precede it that do not begin with 0. Of two different signs the last is the decimal one. A sign
 * that stands several times divides thousands. Text, dates and the like tell nothing.
 *
 * @example
 * decimalEvidence('1,5');       // 'comma'
 * decimalEvidence('1,234.5');   // 'point'
 * decimalEvidence('1.234.567'); // 'comma'
 * decimalEvidence('1.234');     // 'ambiguous'
 */
export function decimalEvidence(cell: string): Evidence {
  let index = 0;
  let end = cell.length;
  while (index < end && isSpace(cell.charCodeAt(index))) index++;
  while (end > index && isSpace(cell.charCodeAt(end - 1))) end--;
  if (index < end && isPlusOrMinus(cell.charCodeAt(index))) index++;
  const leadingZero = cell.charCodeAt(index) === ZERO;

  let first = 0;
  let firstCount = 0;
  let second = 0;
  let before = 0;
  let run = 0;
  let scientific = false;
  for (; index < end; index++) {
    const code = cell.charCodeAt(index);
    if (code >= ZERO && code <= NINE) {
      run++;
    } else if (code === POINT || code === COMMA) {
      if (second !== 0) return 'none';
      if (first === 0) {
        first = code;
        before = run;
      } else if (run !== 3) {
        return 'none';
      }
      if (code === first) firstCount++;
      else second = code;
      run = 0;
    } else if ((code === 101 || code === 69) && isExponent(cell, index, end)) {
      scientific = true;
      break;
    } else {
      return 'none';
    }
  }
  if (first === 0 || run === 0) return 'none';

  const canBeThousands = before >= 1 && before <= 3 && !leadingZero;
  if (second !== 0) return canBeThousands ? decimal(second) : 'none';
  if (firstCount > 1)
    return canBeThousands && run === 3 && !scientific ? decimal(POINT + COMMA - first) : 'none';
  return canBeThousands && run === 3 && !scientific ? 'ambiguous' : decimal(first);
}

function decimal(code: number): Evidence {
  return code === POINT ? 'point' : 'comma';
}

function isSpace(code: number): boolean {
  return code === 32 || code === 0xa0 || code === 9 || code === 0x202f || code === 10;
}

function isPlusOrMinus(code: number): boolean {
  return code === 43 || code === 45 || code === 0x2212;
}

function isExponent(cell: string, index: number, end: number): boolean {
  return /^[eE][+-]?\d+$/.test(cell.slice(index, end));
}

/** The evidence of one column, gathered cell by cell; only the first place of each kind is kept. */
export class DecimalGatherer {
  #point: CellPlace | undefined;
  #comma: CellPlace | undefined;
  #ambiguous: CellPlace | undefined;

  /** Takes note of one cell. */
  add(value: string, row: number, line: number): void {
    const evidence = decimalEvidence(value);
    if (evidence === 'none') return;
    if (evidence === 'point') this.#point ??= { row, line, value };
    else if (evidence === 'comma') this.#comma ??= { row, line, value };
    else this.#ambiguous ??= { row, line, value };
  }

  /** What the cells tell together. */
  conclude(): ColumnDecimal {
    if (this.#point !== undefined && this.#comma !== undefined) {
      return { kind: 'mixed', point: this.#point, comma: this.#comma };
    }
    if (this.#point !== undefined) return { kind: 'sign', sign: '.' };
    if (this.#comma !== undefined) return { kind: 'sign', sign: ',' };
    if (this.#ambiguous !== undefined) return { kind: 'ambiguous', first: this.#ambiguous };
    return { kind: 'none' };
  }
}
