import { validate } from '../../analysis/validate.ts';
import { renderProblems } from '../../report/index.ts';
import type { Host } from '../host.ts';
import { analysisSettings, type DataOptions } from '../inputs.ts';
import { type OutputOptions, outputFormat, renderOptions } from '../output.ts';
import { type QualityOptions, qualityLimits } from '../quality-options.ts';

/** `validate <files...>`: every problem; exit status 1 when one of them is an error. */
export async function validateCommand(
  paths: readonly string[],
  options: DataOptions & OutputOptions & QualityOptions,
  host: Host,
): Promise<0 | 1> {
  const format = outputFormat(options, host.terminal);
  const settings = await analysisSettings(options);
  const inputs = await host.open(
    paths,
    paths.map(() => 'pre'),
    options,
  );
  const validation = await validate(inputs, settings, qualityLimits(options));
  await host.emit(await renderProblems(validation, renderOptions(options, format, host.terminal)), options);
  return validation.errors > 0 ? 1 : 0;
}
