import type { ConfidenceInterval } from '../../model/result.ts';
import type { Withholdable } from '../../model/withheld.ts';

/** Fields of an object whose numbers can be taken away. */
type Nullable<T> = { [K in keyof T]: null extends T[K] ? K : never }[keyof T] & string;

/**
 * The object with these fields set to `null` and named in `withheld`. A field that was `null` already is not named: it could not be
 * computed, and says so.
 */
export function withhold<T extends Withholdable>(object: T, ...fields: Nullable<T>[]): T {
  const taken = fields.filter((field) => object[field] !== null && object[field] !== undefined);
  if (taken.length === 0) return object;
  const nothing = Object.fromEntries(taken.map((field) => [field, null]));
  return { ...object, ...nothing, withheld: [...new Set([...(object.withheld ?? []), ...taken])] };
}

/** Names fields that were emptied in another way: lists, and objects that hold numbers. */
export function marked<T extends Withholdable>(object: T, ...fields: (keyof T & string)[]): T {
  return { ...object, withheld: [...new Set([...(object.withheld ?? []), ...fields])] };
}

/** An interval without its ends. */
export function withoutEnds<T extends ConfidenceInterval>(ci: T): T {
  return { ...ci, lower: null, upper: null };
}

/** The value without reasons at any depth: of a few respondents they would say that all answered alike. */
export function withoutReasons<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutReasons) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, part]) => key !== 'reason' || part === null);
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutReasons(part)])) as T;
}

/** How many numbers an object holds, at any depth. */
export function numbersIn(value: unknown): number {
  if (typeof value === 'number') return 1;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, each) => sum + numbersIn(each), 0);
}
