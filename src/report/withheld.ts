import type { DescribeResult, Result } from '../model/result.ts';
import type { Context } from './context.ts';
import { plainText, type Table } from './table.ts';

/**
 * The context of a report on this result: with the words for what was withheld, which are loaded only where something was.
 *
 * @example await withheldContext(createContext('nl', 'apa'), withholdSmallCells(result, 5))
 */
export async function withheldContext(
  context: Context,
  { withheld }: Pick<Result | DescribeResult, 'withheld'>,
): Promise<Context> {
  if (withheld === undefined) return context;
  const { withheldWords } = await import('./withheld-words.ts');
  return { ...context, withheld: withheldWords(context, withheld) };
}

/** The table with a note on the sign of what was withheld, where it has one. */
export function withWithheldNote(table: Table, { withheld }: Context): Table {
  if (withheld === undefined || !hasWithheld(table)) return table;
  // Only the table of scores prints lowest and highest ones.
  const note = table.id === 'descriptives' ? withheld('note') : withheld('note.counts');
  return { ...table, notes: [...table.notes, plainText(note)] };
}

function hasWithheld({ rows, notes, subtitle }: Table): boolean {
  return (
    rows.some(({ cells }) => cells.some(({ withheld }) => withheld)) ||
    [subtitle ?? [], ...notes].some((text) => text.some(({ withheld }) => withheld))
  );
}
