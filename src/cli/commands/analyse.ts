import { analyse } from '../../analysis/analyse.ts';
import { renderReliability, renderResult } from '../../report/index.ts';
import { analysisSettings, type DataOptions, openInputs } from '../inputs.ts';
import { printLinkage, printWarnings } from '../messages.ts';
import { emit, type OutputFormat, type OutputOptions, outputFormat, renderOptions } from '../output.ts';

/** `analyse <pre> [post]`: the report's tables. */
export async function analyseCommand(
  paths: readonly string[],
  options: DataOptions & OutputOptions,
): Promise<void> {
  const format = outputFormat(options);
  // The short tables need the t-tests only; every other form has all statistics.
  const short = isShort(options, format);
  const settings = await analysisSettings(options, short ? 'report' : 'all');
  const inputs = await openInputs(paths, ['pre', 'post'], options, !short);
  const result = await analyse(inputs, settings);
  printWarnings(result.warnings);
  printLinkage(result);
  await emit(await renderResult(result, renderOptions(options, format)), options);
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
