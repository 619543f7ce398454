import type { Count, EffectSize, Withholdable } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { isBlank, type NumberFormat, WITHHELD } from '../number-format.ts';
import { type Cell, EMPTY, words } from '../table.ts';
import { effectIntervalText, isBounded, respondentsText, STATISTIC_DIGITS } from './test-names.ts';

/** The two ends of an interval, or of a range. */
export type Ends = readonly [lower: number | null, upper: number | null];

/** A text that names both ends of an interval, with each end as a number of its own. */
export function endsCell(text: string, ends: Ends, format: (end: number | null) => string): Cell {
  if (isBlank(text)) return words(text);
  return { ...words(text), parts: ends.map((value) => ({ value, text: format(value) })) };
}

/** `[-1.91, 6.25]` */
export function intervalCell([lower, upper]: Ends, digits: number, { number }: Context): Cell {
  const text = number.interval(lower, upper, digits);
  return endsCell(text, [lower, upper], (end) => number.fixed(end, digits));
}

/** `[.79, .89]`: what cannot exceed 1. */
export function boundedIntervalCell([lower, upper]: Ends, digits: number, { number }: Context): Cell {
  const text = number.boundedInterval(lower, upper, digits);
  return endsCell(text, [lower, upper], (end) => number.bounded(end, digits));
}

/** The interval of an effect size, with a leading zero or without as its value has. */
export function effectIntervalCell(effect: EffectSize | null, context: Context): Cell {
  const { number } = context;
  const bounded = effect !== null && isBounded(effect.type);
  return endsCell(
    effectIntervalText(effect, context),
    [effect?.ci?.lower ?? null, effect?.ci?.upper ?? null],
    (end) => (bounded ? number.bounded : number.fixed)(end, STATISTIC_DIGITS),
  );
}

/** `46 / 40`: the respondents of a test as it counts them. */
export function respondentsCell(n: readonly Count[], context: Context): Cell {
  const counts = n.map((count) => countCell(count, context));
  const [only] = counts;
  if (counts.length < 2) return only ?? EMPTY;
  return { ...words(respondentsText(n, context)), parts: counts };
}

/** Respondents; a count that was withheld says so. */
export function countCell(count: Count, context: Context): Cell {
  return { value: count, text: context.number.count(count) };
}

/**
 * The context for the statistics of this object: what is missing from them is printed as withheld when it was, not as if it could not
 * be computed.
 *
 * @param field of which this is asked; without it, whether anything was withheld
 */
export function printing(context: Context, { withheld }: Withholdable, field?: string): Context {
  const applies = withheld !== undefined && (field === undefined || withheld.includes(field));
  return applies ? { ...context, number: withholding(context.number) } : context;
}

function withholding(number: NumberFormat): NumberFormat {
  const sign = (text: string) => (isBlank(text) ? WITHHELD : text);
  return {
    count: (value) => sign(number.count(value)),
    fixed: (value, digits) => sign(number.fixed(value, digits)),
    bounded: (value, digits) => sign(number.bounded(value, digits)),
    plain: (value) => sign(number.plain(value)),
    degreesOfFreedom: (value) => sign(number.degreesOfFreedom(value)),
    p: (value) => sign(number.p(value)),
    share: (value, digits) => sign(number.share(value, digits)),
    level: number.level,
    interval: (lower, upper, digits) => sign(number.interval(lower, upper, digits)),
    boundedInterval: (lower, upper, digits) => sign(number.boundedInterval(lower, upper, digits)),
  };
}
