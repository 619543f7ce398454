import type { DescribeResult, Result } from '../model/result.ts';
import type { Context } from './context.ts';
import { type Cell, plainText, type Table } from './table.ts';
import { numbered } from './tables/notes.ts';

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

/** What is no statistic of its row: how many respondents, and degrees of freedom that the design has. */
const BASES: ReadonlySet<string> = new Set(['n', 'df1']);

/** Whether the statistics of a table were all withheld, so that people would read a sign in every cell. */
export function tellsNothing({ columns, rows }: Table): boolean {
  const statistics = rows.flatMap(({ kind, cells }) =>
    kind === 'section'
      ? []
      : cells.filter((_, index) => columns[index]?.stub !== true && !BASES.has(columns[index]?.key ?? '')),
  );
  const isWithheld = ({ withheld }: Cell) => withheld === true;
  const says = (cell: Cell) => !isWithheld(cell) && cell.text !== '' && cell.blank === undefined;
  return statistics.some(isWithheld) && !statistics.some(says);
}

/** The tables in which something is told, numbered anew, with a note at the last of them on the others. */
export function withoutHidden(tables: readonly Table[], context: Context): Table[] {
  const hidden = tables.filter(tellsNothing);
  const shown = tables.filter((table) => !hidden.includes(table));
  if (hidden.length === 0 || shown.length === 0) return [...tables];
  const own = context.style === 'ensure' ? shown : numbered(context, shown);
  const last = own.at(-1)!;
  return own.with(-1, { ...last, notes: [...last.notes, plainText(hiddenNote(hidden, context))] });
}

/** Which tables are not shown. */
export function hiddenNote(hidden: readonly Table[], { withheld }: Context): string {
  const titles = hidden.map(({ title }) => title).join('; ');
  return withheld?.('note.hidden', { tables: titles }) ?? '';
}

function hasWithheld({ rows, notes, subtitle }: Table): boolean {
  return (
    rows.some(({ cells }) => cells.some(({ withheld }) => withheld)) ||
    [subtitle ?? [], ...notes].some((text) => text.some(({ withheld }) => withheld))
  );
}
