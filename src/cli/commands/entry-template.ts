import { entryTemplate } from '../../analysis/entry/index.ts';
import { TEMPLATE_FORMATS } from '../../model/format.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { renderEntryTemplate } from '../../report/entry/index.ts';
import type { CommandLine } from '../command-io.ts';
import { requestedScales } from '../load-scales.ts';
import { outputFormat } from '../output.ts';

/** `entry template <scales...>`: a form to type questionnaires into, or a sheet of codes to print. */
export async function templateCommand(
  scales: readonly string[],
  options: OptionsOf<'entry template'>,
  { write, files, terminal }: CommandLine,
): Promise<void> {
  const { columns, labels, output, lang = 'en' } = options;
  const format = outputFormat({ output }, terminal, TEMPLATE_FORMATS);
  const definitions = (await requestedScales(scales, files, 'entry template')) ?? [];
  const template = entryTemplate(definitions, columns, labels, lang);
  await write(await renderEntryTemplate(template, format, lang), { output });
}
