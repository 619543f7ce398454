import type { ConfidenceInterval, Count, EffectSize, Withholdable } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { MISSING } from '../number-format.ts';
import { rangeWords } from '../range-words.ts';
import {
  type Blank,
  type BlankReason,
  type Cell,
  type DataColumn,
  EMPTY,
  type Text,
  type Value,
  WITHHELD_CELL,
  words,
} from '../table.ts';
import { isBounded, STATISTIC_DIGITS } from './test-names.ts';

/** The two ends of an interval, or of a range. */
export type Ends = readonly [lower: number | null, upper: number | null];

/** Why a cell without a number is blank; of a text, where that is not the row's name. */
type Why = BlankReason | Blank;

/** Makes cells of numbers, each of which knows whether it was withheld and why it is blank. */
export interface NumberCells {
  fixed(value: number | null, digits: number, why?: Why): Cell;
  /** What cannot exceed 1: without a leading zero. */
  bounded(value: number | null, digits: number, why?: Why): Cell;
  plain(value: number | null, why?: Why): Cell;
  degreesOfFreedom(value: number | null, why?: Why): Cell;
  p(value: number | null, why?: Why): Cell;
  /** A share in per cent, without the sign. */
  share(value: number | null, digits: number, why?: Why): Cell;
  /** `[-1.91, 6.25]` */
  interval(ends: Ends, digits: number, why?: Why): Cell;
  /** `[.79, .89]` */
  boundedInterval(ends: Ends, digits: number, why?: Why): Cell;
  /** `1-5`, each end written like this. */
  range(ends: Ends, print: (end: number) => string, why?: Why): Cell;
}

/**
 * The cells of numbers that were read from these statistics: what is missing from them is printed as withheld when it was, not as if it
 * could not be computed.
 *
 * @param why a cell is blank, unless it is said of the cell
 * @param field of which this is asked; without it, whether anything was withheld
 * @example numberCells(context, test, 'too-few').p(test.p) // { value: 0.0494, text: '.049' }
 */
export function numberCells(
  context: Context,
  source: Withholdable = {},
  why?: Why,
  field?: string,
): NumberCells {
  const { number } = context;
  const none = (own: Why | undefined): Cell => {
    if (isWithheld(source, field)) return WITHHELD_CELL;
    const reason = own ?? why;
    const blank = typeof reason === 'string' ? { reason } : reason;
    return { text: MISSING, value: null, ...(blank && { blank }) };
  };
  const one = (value: number | null, print: (value: number) => string, own?: Why): Cell =>
    isNumber(value) ? { value, text: print(value) } : none(own);
  const two = (ends: Ends, text: string, print: (end: number | null) => string, own?: Why): Cell =>
    ends.some(isNumber) ? endsCell(text, ends, print) : none(own);
  return {
    fixed: (value, digits, own) => one(value, (each) => number.fixed(each, digits), own),
    bounded: (value, digits, own) => one(value, (each) => number.bounded(each, digits), own),
    plain: (value, own) => one(value, number.plain, own),
    degreesOfFreedom: (value, own) => one(value, number.degreesOfFreedom, own),
    p: (value, own) => one(value, number.p, own),
    share: (value, digits, own) => one(value, (each) => number.share(each, digits), own),
    interval: (ends, digits, own) =>
      two(ends, number.interval(...ends, digits), (end) => number.fixed(end, digits), own),
    boundedInterval: (ends, digits, own) =>
      two(ends, number.boundedInterval(...ends, digits), (end) => number.bounded(end, digits), own),
    range: ([lower, upper], print, own) =>
      lower === null || upper === null
        ? none(own)
        : endsCell(rangeWords(context, print(lower), print(upper)), [lower, upper], (end) => print(end!)),
  };
}

function isNumber(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}

function isWithheld({ withheld }: Withholdable, field?: string): boolean {
  return withheld !== undefined && (field === undefined || withheld.includes(field));
}

/** A value that is not printed: for programs, whether it was withheld. */
export function readingOf<Source extends Withholdable, Field extends keyof Source & string>(
  source: Source,
  field: Field,
  value: Value | undefined,
): Pick<Cell, 'value' | 'withheld'> {
  return { value: value ?? null, ...(isWithheld(source, field) && { withheld: true }) };
}

/** A text that names both ends of an interval, with each end as a number of its own. */
export function endsCell(text: string, ends: Ends, format: (end: number | null) => string): Cell {
  return {
    ...words(text),
    // For programs an end at infinity is none.
    parts: ends.map((value) => ({ value: isNumber(value) ? value : null, text: format(value) })),
    partKind: 'ends',
  };
}

/** What the two quartiles are called where each has a column of its own. */
export function quartileParts({ text }: Pick<Context, 'text'>): Text[] {
  return [text('part.quartile1'), text('part.quartile3')];
}

/** An effect size, with a leading zero or without. */
export function effectCell(effect: EffectSize | null, context: Context, why?: Why): Cell {
  const own = numberCells(context, effect ?? {}, why);
  const value = effect?.value ?? null;
  return effect !== null && isBounded(effect.type)
    ? own.bounded(value, STATISTIC_DIGITS)
    : own.fixed(value, STATISTIC_DIGITS);
}

/** The interval of an effect size, with a leading zero or without as its value has. */
export function effectIntervalCell(effect: EffectSize | null, context: Context, why?: Why): Cell {
  const own = numberCells(context, effect ?? {}, why);
  const ends: Ends = [effect?.ci?.lower ?? null, effect?.ci?.upper ?? null];
  return effect !== null && isBounded(effect.type)
    ? own.boundedInterval(ends, STATISTIC_DIGITS)
    : own.interval(ends, STATISTIC_DIGITS);
}

/** Respondents; a count that was withheld says so. */
export function countCell(count: Count, { number }: Pick<Context, 'number'>): Cell {
  return count === null ? WITHHELD_CELL : { value: count, text: number.count(count) };
}

/** `46 / 40`: the respondents of a test as it counts them. */
export function respondentsCell(n: readonly Count[], context: Context): Cell {
  const counts = n.map((count) => countCell(count, context));
  const [only] = counts;
  if (counts.length < 2) return only ?? EMPTY;
  const text = counts.map((count) => count.text).join(' / ');
  return { ...words(text), parts: counts, ...(n.includes(null) && { withheld: true }) };
}

/** An interval for programs: its level, its ends and how it was made. */
export function intervalData<Row>(
  prefix: string,
  interval: (row: Row) => ConfidenceInterval,
): DataColumn<Row>[] {
  return [
    { key: `${prefix}Level`, value: (row) => interval(row).level },
    { key: `${prefix}Lower`, value: (row) => interval(row).lower },
    { key: `${prefix}Upper`, value: (row) => interval(row).upper },
    { key: `${prefix}Method`, value: (row) => interval(row).method },
  ];
}
