import { compareForms } from '../../analysis/entry/index.ts';
import { differs } from '../../model/entry-comparison.ts';
import { ENTRY_FORMATS, type EntryFormat } from '../../model/format.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { renderEntryComparison } from '../../report/entry/index.ts';
import type { CommandLine } from '../command-io.ts';
import { analysisSettings, type DataOptions } from '../inputs.ts';
import { type OutputOptions, outputFormat, renderOptions } from '../output.ts';

export type CompareOptions = DataOptions &
  OutputOptions<EntryFormat> &
  Omit<OptionsOf<'entry compare'>, 'format'> & { readonly id: string };

/** `entry compare <first> <second>`: what two typists of the same forms differ in; exit status 1 while there is anything. */
export async function compareCommand(
  paths: readonly [string, string],
  options: CompareOptions,
  host: CommandLine,
): Promise<0 | 1> {
  const format = outputFormat(options, host.terminal, ENTRY_FORMATS);
  const settings = await analysisSettings(options, host.files);
  const [first, second] = await host.open(paths, ['first', 'second'], options, {
    rows: 'answers',
    // Doubted cells are what is to be decided.
    decided: false,
  });
  const { comparison, warnings } = await compareForms([first!, second!], { ...settings, id: options.id });
  await host.warn(warnings, false);
  await host.write(
    await renderEntryComparison(comparison, renderOptions(options, format, host.terminal)),
    options,
  );
  return differs(comparison) ? 1 : 0;
}
