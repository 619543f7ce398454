import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { said } from '../../model/messages/said.ts';
import { scriptMessages } from '../../model/messages/scripts.ts';
import { studyMessages } from '../../model/messages/study.ts';
import { terminalMessages } from '../../model/messages/terminal.ts';
import { cannotRun } from '../../model/problem.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import type { Language } from '../../report/context.ts';
import type { Files } from '../files.ts';
import type { CommandLine } from '../host.ts';
import { waveNames } from '../inputs.ts';
import { jsonText } from '../json-text.ts';
import { requestedScales } from '../load-scales.ts';
import { fileName, isReadOnce } from '../read-file.ts';
import { type FirstStudyOptions, firstStudy } from '../study/first-study.ts';
import { parseStudy } from '../study/read-study.ts';

export interface InitOptions extends Omit<OptionsOf<'init'>, 'lang'> {
  readonly output: string;
  readonly lang?: readonly Language[];
}

/** `init <pre> [post]`: a first study file from what the files show. */
export async function initCommand(
  paths: readonly string[],
  options: InitOptions,
  { files, open, spoken, tell }: CommandLine,
): Promise<void> {
  const { output, force = false, lang = ['en'], sheet } = options;
  if (!force && existsSync(output)) throw cannotRun(said(studyMessages, 'study-exists', { path: output }));
  const once = paths.find(isReadOnce);
  if (once !== undefined)
    throw cannotRun(said(scriptMessages, 'needs-file', { file: fileName(once), inStudy: true }));
  const waves = waveNames(paths).map(identifierOf);
  const inputs = await open(paths, waves, { sheet }, { hashes: false });
  const folder = dirname(output);
  const study = await firstStudy(
    inputs.map((input, index) => ({ wave: waves[index]!, path: fromFolder(folder, paths[index]!), input })),
    { languages: lang, own: await ownScales(options.scales, folder, files), spoken },
  );
  const text = jsonText({ ...schemaBeside(folder), ...study });
  // What was written must be read again; anything else is a mistake of ours.
  parseStudy(text, output);
  await files.write(output, [text]);
  await tell(
    said(terminalMessages, 'wrote', { path: output }),
    ...(study.notes ?? []).map((note) => said(terminalMessages, 'note', { note })),
    said(terminalMessages, 'look-through', { path: output }),
  );
}

/** A name of a file as an id in a study: letters and digits, joined by single signs. */
function identifierOf(name: string, index: number): string {
  const parts = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== '');
  const id = parts.join('-');
  return /^[A-Za-z]/.test(id) ? id : ['wave', index + 1, ...parts].join('-');
}

/** A path as the study file has it: from its folder, with slashes. */
function fromFolder(folder: string, path: string): string {
  return relative(resolve(folder), resolve(path)).split(sep).join('/');
}

async function ownScales(
  names: readonly string[] | undefined,
  folder: string,
  files: Files,
): Promise<FirstStudyOptions['own']> {
  if (names === undefined) return null;
  const own: { name: string; scale: NonNullable<Awaited<ReturnType<typeof requestedScales>>>[number] }[] = [];
  for (const name of names) {
    const scales = (await requestedScales([name], files)) ?? [];
    for (const scale of scales) own.push({ name: existsSync(name) ? fromFolder(folder, name) : name, scale });
  }
  return own;
}

/** Where the tool is installed in the project, its JSON Schema, so that editors complete the file. */
function schemaBeside(folder: string): { $schema?: string } {
  const schema = 'node_modules/ensure-stats/schemas/study.schema.json';
  return existsSync(join(folder, schema)) ? { $schema: `./${schema}` } : {};
}
