import { createMessage } from '../../model/messages/create-message.ts';
import { terminalMessages } from '../../model/messages/terminal.ts';
import { printableLine } from '../../model/printable.ts';
import type { Problem } from '../../model/problem.ts';
import type { Scale } from '../../model/scale.ts';
import { renderScaleList } from '../../report/index.ts';
import { checkExamples } from '../../scoring/check-examples.ts';
import { builtInScales } from '../../scoring/definition/built-in.ts';
import { lintScale } from '../../scoring/definition/lint-scale.ts';
import { findScales } from '../../scoring/find-scales.ts';
import type { CommandLine } from '../command-io.ts';
import type { Files } from '../files.ts';
import { inspectScaleFile, requestedScales } from '../load-scales.ts';
import { type OutputOptions, outputFormat, renderOptions } from '../output.ts';

export interface ListOptions extends OutputOptions {
  readonly search?: string | undefined;
}

/** `scales list`: the built-in definitions, all or those that a search finds. */
export async function listScales(
  options: ListOptions,
  { write, tell, terminal }: CommandLine,
): Promise<void> {
  const { search } = options;
  const format = outputFormat(options, terminal);
  const scales = search === undefined ? builtInScales() : findScales(builtInScales(), search);
  if (search !== undefined && scales.length === 0)
    await tell(createMessage(terminalMessages, 'no-scale-found', { search }));
  if (scales.length > 0 || format !== 'table')
    await write(await renderScaleList(scales, renderOptions(options, format, terminal)), options);
}

/** `scales show <scale>`: a definition as JSON. */
export async function showScale(
  name: string,
  { output }: { readonly output?: string | undefined },
  { write, files }: CommandLine,
): Promise<void> {
  const scales = (await requestedScales([name], files, 'scales show')) ?? [];
  await write(`${JSON.stringify(scales.length === 1 ? scales[0] : scales, null, 2)}\n`, { output });
}

/** `scales check [scales...]`: form, rules and examples; exit status 1 when an example or a rule fails. */
export async function checkScales(
  names: readonly string[],
  { format }: { readonly format: string },
  { write, files }: CommandLine,
): Promise<0 | 1> {
  const checked =
    names.length === 0
      ? builtInScales().map(checkedBuiltIn)
      : (await Promise.all(names.map((name) => checkNamed(name, files)))).flat();
  await write(format === 'json' ? asJson(checked) : checked.map(asLines).join(''), {});
  return checked.some(({ problems }) => problems.some(isError)) ? 1 : 0;
}

interface CheckedScale {
  readonly scale: Scale;
  readonly file: string | null;
  readonly problems: readonly Problem[];
}

async function checkNamed(name: string, files: Files): Promise<CheckedScale[]> {
  const builtIn = builtInScales().find(({ id }) => id === name.toLowerCase());
  if (builtIn !== undefined) return [checkedBuiltIn(builtIn)];
  const { scales, problems } = await inspectScaleFile(name, files);
  return scales.map((scale) => ({
    scale,
    file: name,
    problems: withExamples(
      scale,
      problems.filter((problem) => problem.scale === scale.id),
    ),
  }));
}

function checkedBuiltIn(scale: Scale): CheckedScale {
  return { scale, file: null, problems: withExamples(scale, lintScale(scale)) };
}

/** The examples are worked out only when the parts of the definition fit together. */
function withExamples(scale: Scale, problems: readonly Problem[]): Problem[] {
  return problems.some(isError) ? [...problems] : [...problems, ...checkExamples(scale)];
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function asJson(checked: readonly CheckedScale[]): string {
  const scales = checked.map(({ scale: { id, version, examples }, file, problems }) => {
    return { id, version, file, examples: examples?.length ?? 0, problems };
  });
  return `${JSON.stringify({ schema: 'ensure-stats/scales-check/1', scales }, null, 2)}\n`;
}

function asLines({ scale: { id, version, items, examples = [] }, problems }: CheckedScale): string {
  const verdict = problems.some(isError) ? 'fails' : problems.length > 0 ? 'warns' : 'ok   ';
  const worked = `${examples.length} ${examples.length === 1 ? 'example' : 'examples'}`;
  const details = problems.map(
    ({ severity, message }) => `       ${printableLine(`${severity}: ${message}`)}\n`,
  );
  return `${verdict}  ${printableLine(`${id} ${version}`)}: ${items.length} ${items.length === 1 ? 'item' : 'items'}, ${worked}\n${details.join('')}`;
}

/** `scales schema`: the JSON Schema of a definition. */
export async function printSchema(
  { output }: { readonly output?: string },
  { write }: CommandLine,
): Promise<void> {
  const { scaleFileSchemaText } = await import('../../scoring/definition/json-schema.ts');
  await write(scaleFileSchemaText(), { output });
}
