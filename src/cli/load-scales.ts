import { promises } from 'node:fs';
import { join } from 'node:path';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun, type Problem, UserError } from '../model/problem.ts';
import type { Scale } from '../model/scale.ts';
import type { OptionsOf } from '../model/settings/schema.ts';
import { builtInScales } from '../scoring/definition/built-in.ts';
import type { CommandIO } from './command-io.ts';
import type { Files } from './files.ts';
import { fileName, isReadOnce, isStdin } from './read-file.ts';

/**
 * The scales that `--scales` names: ids of built-in ones, or paths of files (or of a folder of files) with definitions, `-` for stdin. `null` stays `null`:
 * every built-in scale whose items are all present.
 *
 * @param command the command whose argument names them, where `--scales` does not
 * @throws UserError (status 2) for unknown ids, unreadable files and broken definitions
 */
export async function requestedScales(
  names: readonly string[] | undefined,
  files: Files,
  command?: string,
): Promise<readonly Scale[] | null> {
  if (names === undefined) return null;
  const scales: Scale[] = [];
  for (const name of names) scales.push(...(await scalesNamed(name, files, command)));
  const seen = new Set<string>();
  for (const { id } of scales) {
    if (seen.has(id))
      throw cannotRun(createMessage(choiceMessages, 'scale-twice', { scale: id }), { scale: id });
    seen.add(id);
  }
  return scales;
}

/**
 * The user's own scales for a command that takes facts from definitions without reading answers. What drafts leave undecided is refused, or,
 * where it is taken, said.
 *
 * @throws UserError (status 2) as `requestedScales`, and for drafts
 */
export async function decidedScales(
  { scales, acceptDraft = false }: Pick<OptionsOf<'audit'>, 'scales' | 'acceptDraft'>,
  { files, warn }: Pick<CommandIO, 'files' | 'warn'>,
): Promise<readonly Scale[]> {
  const own = (await requestedScales(scales, files)) ?? [];
  if (own.every(({ draft }) => draft === undefined)) return own;
  const { drafts } = await import('../scoring/drafts.ts');
  const problems = drafts(own, acceptDraft);
  if (problems.some(({ severity }) => severity === 'error')) throw new UserError(problems, 2);
  await warn(problems);
  return own;
}

async function scalesNamed(name: string, files: Files, command: string | undefined): Promise<Scale[]> {
  const builtIn = builtInScales().find(({ id }) => id === name.toLowerCase());
  if (builtIn !== undefined) return [builtIn];
  if (isStdin(name)) return readScaleFile(name, files);
  const info = await promises.stat(name).catch(() => null);
  if (info?.isDirectory()) {
    const inFolder = (await promises.readdir(name))
      .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
      .sort();
    if (inFolder.length === 0)
      throw cannotRun(createMessage(choiceMessages, 'no-definition', { folder: name }));
    return (await Promise.all(inFolder.map((file) => readScaleFile(join(name, file), files)))).flat();
  }
  if (info !== null) return readScaleFile(name, files);
  const known = builtInScales().map(({ id }) => id);
  const isPath = /[\\/]|\.json$/i.test(name);
  const facts = { scale: name, known, isPath, ...(command !== undefined && { command }) };
  throw cannotRun(createMessage(choiceMessages, 'unknown-scale', facts), { scale: name });
}

/**
 * Reads a file of the user's and checks its form and what its parts say about each other.
 *
 * @throws UserError (status 2) with every mistake that would make a score wrong
 */
export async function readScaleFile(path: string, files: Files): Promise<Scale[]> {
  const { scales, problems } = await inspectScaleFile(path, files);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new UserError(errors, 2);
  return scales;
}

/**
 * The definitions of a file and what the linter says of them.
 *
 * @throws UserError (status 2) when the file cannot be read or is no definition
 */
export async function inspectScaleFile(
  path: string,
  files: Files,
): Promise<{ scales: Scale[]; problems: Problem[] }> {
  // Only here are zod and the linter needed; the built-in definitions are checked by the tests.
  const [{ parseScaleFile }, { lintScaleFile }] = await Promise.all([
    import('../scoring/definition/parse-scale.ts'),
    import('../scoring/definition/lint-scale.ts'),
  ]);
  const scales = parseScaleFile(await files.text(path), fileName(path));
  const problems = lintScaleFile(scales, fileName(path));
  // What has no name of its own cannot have the wrong one.
  return {
    scales,
    problems: isReadOnce(path) ? problems.filter(({ code }) => code !== 'file-name') : problems,
  };
}
