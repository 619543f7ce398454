import { analyse } from '../../analysis/analyse.ts';
import { cannotRun, type UserError } from '../../model/problem.ts';
import type { Result } from '../../model/result.ts';
import { createContext } from '../../report/context.ts';
import { renderReliability, renderResult } from '../../report/index.ts';
import { analysisSettings, type DataOptions, openInputs } from '../inputs.ts';
import { printLinkage, printWarnings } from '../messages.ts';
import { emit, type OutputFormat, type OutputOptions, outputFormat, renderOptions } from '../output.ts';

/** `analyse <pre> [post]`: the report's tables. */
export async function analyseCommand(
  paths: readonly string[],
  options: DataOptions & OutputOptions & { readonly plot?: boolean },
): Promise<void> {
  const format = outputFormat(options);
  if (options.plot === true && format !== 'table' && format !== 'markdown') throw plotNeedsText(format);
  // The short tables need the t-tests only; every other form has all statistics.
  const short = isShort(options, format);
  const settings = await analysisSettings(options, short ? 'report' : 'all');
  const inputs = await openInputs(paths, ['pre', 'post'], options, !short);
  const result = await analyse(inputs, settings);
  printWarnings(result.warnings);
  printLinkage(result);
  const rendered = await renderResult(result, renderOptions(options, format));
  const drawn = options.plot === true ? await forest(result, options, format) : null;
  await emit(drawn === null ? rendered : `${rendered}\n${drawn}`, options);
}

/** The effect sizes drawn in characters, below the tables. */
async function forest(result: Result, options: OutputOptions, format: OutputFormat): Promise<string | null> {
  const { forestInCharacters } = await import('../../report/render/forest-characters.ts');
  const { lang = 'en', style = 'apa', width } = renderOptions(options, format);
  const drawn = forestInCharacters(result, createContext(lang, style, result.settings.by !== null), width);
  if (drawn === null) {
    console.error('warning: --plot: no score was compared, so there are no effect sizes to draw');
    return null;
  }
  return format === 'markdown' ? `\`\`\`\n${drawn}\`\`\`\n` : drawn;
}

function plotNeedsText(format: OutputFormat): UserError {
  return cannotRun(
    'plot-needs-text',
    `--plot draws with characters, in a table or Markdown, not in ${format}; for a picture use "ensure-stats plot effects"`,
  );
}

function isShort({ details }: OutputOptions, format: OutputFormat): boolean {
  return (format === 'table' || format === 'markdown') && details !== true;
}

/** `reliability <file>`: alpha and item statistics. */
export async function reliabilityCommand(path: string, options: DataOptions & OutputOptions): Promise<void> {
  const format = outputFormat(options);
  const settings = await analysisSettings(options, 'all');
  const inputs = await openInputs([path], ['pre'], options);
  const result = await analyse(inputs, settings);
  printWarnings(result.warnings);
  await emit(await renderReliability(result, renderOptions(options, format)), options);
}
