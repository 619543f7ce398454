import { validate } from '../../analysis/validate.ts';
import { renderProblems } from '../../report/index.ts';
import { analysisSettings, type DataOptions, openInputs } from '../inputs.ts';
import { emit, type OutputOptions, outputFormat, renderOptions } from '../output.ts';
import { type QualityOptions, qualityLimits } from '../quality-options.ts';

/** `validate <files...>`: every problem; exit status 1 when one of them is an error. */
export async function validateCommand(
  paths: readonly string[],
  options: DataOptions & OutputOptions & QualityOptions,
): Promise<0 | 1> {
  const format = outputFormat(options);
  const settings = await analysisSettings(options);
  const inputs = await openInputs(
    paths,
    paths.map(() => 'pre'),
    options,
  );
  const validation = await validate(inputs, settings, qualityLimits(options));
  await emit(await renderProblems(validation, renderOptions(options, format)), options);
  return validation.errors > 0 ? 1 : 0;
}
