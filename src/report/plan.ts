import type { Rendered, ReportFormat } from '../model/format.ts';
import type { Plan } from '../model/plan.ts';
import type { PlannedItem } from '../model/result/plan.ts';
import { createContext } from './context.ts';
import { renderJson } from './render/json.ts';
import { type RenderOptions, renderTables } from './render-tables.ts';
import { planTable } from './tables/plan.ts';

/** What a plan freezes. As JSON the plan itself. */
export async function renderPlan<F extends ReportFormat = 'table'>(
  { plan, items }: { readonly plan: Plan; readonly items: readonly PlannedItem[] },
  options: RenderOptions<F> = {},
): Promise<Rendered<F>> {
  if (options.format === 'json') return renderJson(plan) as Rendered<F>;
  const context = createContext(options.lang ?? 'en', 'apa');
  const table = planTable(plan, items, context);
  return renderTables([table], { title: table.title, language: context.language, settings: null }, options);
}
