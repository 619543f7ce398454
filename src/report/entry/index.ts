import type { EntryComparison } from '../../model/entry-comparison.ts';
import type { EntryDecisions } from '../../model/entry-decisions.ts';
import type { EntryFormat, Rendered } from '../../model/format.ts';
import { createContext } from '../context.ts';
import { renderJson } from '../render/json.ts';
import { type RenderOptions, renderTables } from '../render-tables.ts';
import { numbered } from '../tables/notes.ts';
import { cellsTable, comparisonTables } from './comparison-tables.ts';

/** Two typists compared: as tables, as CSV a line for each cell that differs, as JSON the comparison itself, as a workbook one to decide in. */
export async function renderEntryComparison<F extends EntryFormat = 'table'>(
  comparison: EntryComparison,
  options: RenderOptions<F> = {},
): Promise<Rendered<F>> {
  if (options.format === 'json') return renderJson(comparison) as Rendered<F>;
  const context = createContext(options.lang ?? 'en', 'apa');
  if (options.format === 'xlsx') {
    const { decisionsWorkbook } = await import('./decisions-workbook.ts');
    return (await decisionsWorkbook(comparison, context)) as Rendered<F>;
  }
  // Always the same rectangle, also where nothing differs.
  const isData = options.format === 'csv';
  const tables = isData ? [cellsTable(comparison, context)] : comparisonTables(comparison, context);
  const publication = { title: tables.at(-1)!.title, language: context.language, settings: null };
  return renderTables(isData ? tables : numbered(context, tables), publication, options);
}

/** Decisions that were applied, as JSON. */
export function renderEntryDecisions(decisions: EntryDecisions): string {
  return renderJson(decisions);
}

export { renderEntryTemplate } from './template.ts';
export { DECISION_WORDS, type DecisionWords } from './words.ts';
