import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TableGroups, wavesByGroup } from '../audit/table-groups.ts';
import { splitList } from '../model/list-text.ts';
import { choiceMessages, type DataFiles } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { scriptMessages } from '../model/messages/scripts.ts';
import { cannotRun, type UserError } from '../model/problem.ts';
import type { PublishedTable } from '../model/published.ts';

/** A file with the answers of one wave of one group of a published table. */
export interface TableDataFile {
  readonly group: string | null;
  readonly wave: string;
  readonly path: string;
}

/**
 * Which file belongs to which wave of which group: what `--data` says, else the files that the table names beside itself.
 *
 * `pre.csv post.csv` for a table about one group, in the order of its waves; `vp=pre.csv,post.csv ps=…` for several. A place
 * between commas may stay empty where a wave has no data. One file of a group is that of all its waves where the table says which rows of
 * it they are.
 *
 * @param isLaidOut whether options take files apart into waves, so that each is read once
 * @throws UserError (status 2) for groups that the table does not have, too many files, and no data at all
 */
export function tableData(
  table: PublishedTable,
  given: readonly string[] | undefined,
  tablePath: string,
  isLaidOut = false,
): TableDataFile[] {
  const files = filesOf(table, given, tablePath);
  if (isLaidOut)
    return files.filter((file, index) => files.findIndex((each) => isSame(each, file)) === index);
  const rows = (group: string | null, wave: string) =>
    table.groups?.find(({ id }) => id === group)?.waves[wave]?.wave !== undefined;
  return files.flatMap((file) => {
    const waves = wavesByGroup(table).get(file.group) ?? [];
    const isOnly = files.filter(({ group }) => group === file.group).length === 1;
    const isShared = isOnly && waves.length > 1 && waves.every((wave) => rows(file.group, wave));
    return isShared ? waves.map((wave) => ({ ...file, wave })) : [file];
  });
}

const isSame = (one: TableDataFile, other: TableDataFile) =>
  one.group === other.group && one.path === other.path;

function filesOf(
  table: PublishedTable,
  given: readonly string[] | undefined,
  tablePath: string,
): TableDataFile[] {
  const groups = wavesByGroup(table);
  if (given === undefined) return namedByTable(table, tablePath, groups);
  const named = given.map((text) => /^([A-Za-z][\w.-]*)=(.*)$/.exec(text));
  if (named.every((match) => match === null)) return ofOneGroup(given, groups);
  const bare = given.find((_, index) => named[index] === null);
  if (bare !== undefined)
    throw cannotRun(
      createMessage(scriptMessages, 'data-without-group', { file: bare, groups: listed(groups) }),
    );
  const seen = new Set<string>();
  return named.flatMap((match) => {
    const [, group, files] = match!;
    const waves = groups.get(group!);
    if (waves === undefined) throw unknownGroup(group!, groups, false);
    if (seen.has(group!)) throw unknownGroup(group!, groups, true);
    seen.add(group!);
    return inOrder(group!, waves, existsSync(files!) ? [files!] : (splitList(files!) ?? files!.split(',')));
  });
}

function ofOneGroup(paths: readonly string[], groups: TableGroups): TableDataFile[] {
  const [[group, waves]] = [...groups] as [[string | null, readonly string[]]];
  if (groups.size > 1)
    throw cannotRun(createMessage(scriptMessages, 'data-without-group', { groups: listed(groups) }));
  return inOrder(group, waves, paths);
}

function inOrder(group: string | null, waves: readonly string[], paths: readonly string[]): TableDataFile[] {
  if (paths.length > waves.length) {
    throw cannotRun(createMessage(scriptMessages, 'too-many-files', { files: paths.length, group, waves }));
  }
  return paths.flatMap((path, index) =>
    path.trim() === '' ? [] : [{ group, wave: waves[index]!, path: path.trim() }],
  );
}

function namedByTable({ groups = [] }: PublishedTable, tablePath: string, all: TableGroups): TableDataFile[] {
  const files = groups.flatMap(({ id, waves }) =>
    Object.entries(waves).flatMap(([wave, { data }]) =>
      data === undefined ? [] : [{ group: id, wave, path: join(dirname(tablePath), data) }],
    ),
  );
  if (files.length === 0) throw cannotRun(createMessage(scriptMessages, 'no-data', { groups: listed(all) }));
  return files;
}

function unknownGroup(group: string, groups: TableGroups, twice: boolean): UserError {
  return cannotRun(createMessage(choiceMessages, 'unknown-group', { group, groups: listed(groups), twice }));
}

/** The groups and waves of the table, for messages that say what would be valid. */
function listed(groups: TableGroups): DataFiles {
  return [...groups].map(([group, waves]) => ({ group, waves }));
}
