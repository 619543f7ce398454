import type { CellPlace, ColumnDecimal } from '../model/dataset.ts';
import { trimInvisible } from './blank.ts';

/**
 * What one cell tells about the decimal sign: it can only be read with a point, only with a comma (`grouped-`: and the other sign divides
 * its thousands), with either (`1.234`: thousands or decimals), or tells nothing.
 */
export type Evidence = 'point' | 'comma' | 'grouped-point' | 'grouped-comma' | 'ambiguous' | 'none';

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
 * decimalEvidence('1,234.5');   // 'grouped-point'
 * decimalEvidence('1.234.567'); // 'grouped-comma'
 * decimalEvidence('1.234');     // 'ambiguous'
 */
export function decimalEvidence(cell: string): Evidence {
  const text = trimInvisible(cell);
  let index = 0;
  const end = text.length;
  if (index < end && isPlusOrMinus(text.charCodeAt(index))) index++;
  const leadingZero = text.charCodeAt(index) === ZERO;

  let first = 0;
  let firstCount = 0;
  let second = 0;
  let before = 0;
  let run = 0;
  let scientific = false;
  for (; index < end; index++) {
    const code = text.charCodeAt(index);
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
    } else if ((code === 101 || code === 69) && isExponent(text, index, end)) {
      scientific = true;
      break;
    } else {
      return 'none';
    }
  }
  if (first === 0 || run === 0) return 'none';

  const canBeThousands = before >= 1 && before <= 3 && !leadingZero;
  if (second !== 0) return canBeThousands ? grouped(second) : 'none';
  if (firstCount > 1)
    return canBeThousands && run === 3 && !scientific ? grouped(POINT + COMMA - first) : 'none';
  return canBeThousands && run === 3 && !scientific ? 'ambiguous' : decimal(first);
}

function decimal(code: number): Evidence {
  return code === POINT ? 'point' : 'comma';
}

function grouped(code: number): Evidence {
  return code === POINT ? 'grouped-point' : 'grouped-comma';
}

function isPlusOrMinus(code: number): boolean {
  if (code < 128) return code === 43 || code === 45;
  const isDash = code >= 0x2010 && code <= 0x2013;
  return (
    isDash || code === 0x2212 || code === 0xfe62 || code === 0xfe63 || code === 0xff0b || code === 0xff0d
  );
}

function isExponent(cell: string, index: number, end: number): boolean {
  return /^[eE][+-]?\d+$/.test(cell.slice(index, end));
}

/** The evidence of one column, gathered cell by cell; only the first place of each kind is kept. */
export class DecimalGatherer {
  readonly #first = new Map<Exclude<Evidence, 'none'> | 'ambiguous-point' | 'ambiguous-comma', CellPlace>();

  /** Takes note of one cell. */
  add(value: string, row: number, line: number): void {
    const evidence = decimalEvidence(value);
    if (evidence === 'none') return;
    const kind =
      evidence !== 'ambiguous' ? evidence : value.includes('.') ? 'ambiguous-point' : 'ambiguous-comma';
    if (!this.#first.has(kind)) this.#first.set(kind, { row, line, value });
  }

  /**
   * What the cells tell together. `1,234` beside `2.5` is thousands or a slip of the pen: it is taken for thousands only where another
   * cell divides thousands by commas beyond doubt (`1,234.5`, `1,234,567`).
   */
  conclude(): ColumnDecimal {
    const first = this.#first;
    const point = first.get('point') ?? first.get('grouped-point');
    const comma = first.get('comma') ?? first.get('grouped-comma');
    if (point !== undefined && comma !== undefined) return { kind: 'mixed', point, comma };
    const [maybePoint, maybeComma] = [first.get('ambiguous-point'), first.get('ambiguous-comma')];
    if (point !== undefined) {
      if (maybeComma === undefined || first.has('grouped-point')) return { kind: 'sign', sign: '.' };
      return { kind: 'mixed', point, comma: maybeComma };
    }
    if (comma !== undefined) {
      if (maybePoint === undefined || first.has('grouped-comma')) return { kind: 'sign', sign: ',' };
      return { kind: 'mixed', point: maybePoint, comma };
    }
    if (maybePoint !== undefined && maybeComma !== undefined)
      return { kind: 'mixed', point: maybePoint, comma: maybeComma };
    const ambiguous = maybePoint ?? maybeComma;
    return ambiguous === undefined ? { kind: 'none' } : { kind: 'ambiguous', first: ambiguous };
  }
}
