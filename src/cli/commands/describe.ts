import { describe } from '../../analysis/describe.ts';
import type { AnalysisSettings } from '../../analysis/settings.ts';
import { choiceMessages } from '../../model/messages/choices.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { cannotRun } from '../../model/problem.ts';
import type { DescribeResult } from '../../model/result.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { renderDescribe, toldByDescribe } from '../../report/index.ts';
import { bytesFirst } from '../bytes-first.ts';
import type { CommandIO } from '../command-io.ts';
import { analysisSettings, type DataOptions, fileNames } from '../inputs.ts';
import { type OutputOptions, outputFormat, renderOptions } from '../output.ts';
import { sayRemarks } from '../remarks.ts';

export interface DescribeOptions extends DataOptions, OutputOptions, Pick<OptionsOf<'describe'>, 'names'> {
  readonly items: boolean;
}

/** `describe <files...>`: respondents' table and item frequencies. */
export async function describeCommand(
  paths: readonly string[],
  options: DescribeOptions,
  host: CommandIO,
): Promise<void> {
  if (!options.items && options.columns === undefined && options.questions === undefined) {
    throw cannotRun(createMessage(choiceMessages, 'nothing-to-describe'));
  }
  const format = outputFormat(options, host.terminal);
  await host.files.expect(paths);
  const settings = {
    ...(await analysisSettings(options, host.files)),
    columns: options.columns ?? [],
    items: options.items,
  };
  const hashes = format !== 'table' && format !== 'markdown';
  const result = await bytesFirst(async (byBytes) => {
    const opening = { hashes, byBytes, layout: { settings } };
    const inputs = await host.open(paths, fileNames(paths, options.names), options, opening);
    await host.labels(inputs, settings, [settings.by, ...settings.columns], options);
    return describe(inputs, settings);
    // Answers to questions are read as text.
  }, settings.questions.length === 0);
  const shown = settings.minCell > 1 ? await withheld(result, settings) : result;
  const rendering = renderOptions(options, format, host.terminal);
  const told = await toldByDescribe(shown, rendering);
  await sayRemarks(result.warnings, result, { ...options, told, format }, host);
  await host.write(await renderDescribe(shown, rendering), options);
}

/** Loaded only where small groups are to be withheld. */
async function withheld(
  result: DescribeResult,
  { minCell, candidates }: AnalysisSettings,
): Promise<DescribeResult> {
  const { withholdSmallCounts } = await import('../../analysis/withhold/index.ts');
  return withholdSmallCounts(result, minCell, candidates);
}
