import type { Rendered, ReportFormat } from '../model/format.ts';
import type { SampleSizes } from '../model/sample-size.ts';
import { createContext } from './context.ts';
import { renderJson } from './render/json.ts';
import { type RenderOptions, renderTables } from './render-tables.ts';
import { sampleSizeTable } from './tables/sample-size.ts';

/** How many people planned comparisons need. As JSON the sizes themselves. */
export async function renderSampleSizes<F extends ReportFormat = 'table'>(
  sizes: SampleSizes,
  options: RenderOptions<F> = {},
): Promise<Rendered<F>> {
  if (options.format === 'json') return renderJson(sizes) as Rendered<F>;
  const context = createContext(options.lang ?? 'en', 'apa');
  const table = sampleSizeTable(sizes, context);
  return renderTables([table], { title: table.title, language: context.language, settings: null }, options);
}
