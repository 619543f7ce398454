import type { Count, Withholdable } from '../../model/result.ts';
import type { Context } from '../context.ts';
import type { Value } from '../table.ts';

/** One more column in the data of a table from which something may have been withheld. */
export function withheldColumn({ withheld }: Context): string[] {
  return withheld === undefined ? [] : ['withheld'];
}

/** Whether something of the row was withheld: one of its counts, or a statistic that its object names. */
export function withheldValue(
  { withheld }: Context,
  ...parts: readonly (Withholdable | Count | undefined)[]
): Value[] {
  if (withheld === undefined) return [];
  return [parts.some((part) => part === null || (typeof part === 'object' && part.withheld !== undefined))];
}
