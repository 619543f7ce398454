import type { Rendered, ReportFormat } from '../model/format.ts';
import type { Simulation } from '../model/simulation.ts';
import { createContext } from './context.ts';
import { renderJson } from './render/json.ts';
import { type RenderOptions, renderTables } from './render-tables.ts';
import { simulationTable } from './tables/simulation.ts';

/** What synthetic answers were to be, and are. As JSON the simulation itself. */
export async function renderSimulation<F extends ReportFormat = 'table'>(
  simulation: Simulation,
  options: RenderOptions<F> = {},
): Promise<Rendered<F>> {
  if (options.format === 'json') return renderJson(simulation) as Rendered<F>;
  const context = createContext(options.lang ?? 'en', 'apa');
  const table = simulationTable(simulation, context);
  return renderTables([table], { title: table.title, language: context.language, settings: null }, options);
}
