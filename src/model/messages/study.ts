import type { DataFiles } from './choices.ts';

/** Groups with their waves: `vp (t0, t1), ps (t0)`. */
export function groupsInWords(groups: DataFiles): string {
  return groups
    .map(({ group, waves }) => `${group === null ? '' : `${group} `}(${waves.join(', ')})`)
    .join(', ');
}

/** What can be wrong with a study file's choices, beside its form, and with the date of a report, in English. */
export const studyMessages = {
  'no-date': (it: { readonly date: string }) =>
    `--date: "${it.date}" is no day of the calendar; give it as year-month-day, such as 2026-11-21`,
  'study-exists': (it: { readonly path: string }) =>
    `${it.path} is there already; choose another name with -o, or replace it with --force`,
  'study-among-files': (it: { readonly given: string; readonly study: string }) =>
    `--data: ${it.given} is a study file, which names all its data itself; write --data ${it.study} alone`,
  'study-says-it': (it: { readonly option: string; readonly key: string; readonly study: string }) =>
    `${it.option}: a study file says this itself; leave the option out, or change "${it.key}" in ${it.study}`,
  'match-differs': (it: { readonly table: string; readonly groups: readonly [string, string] }) =>
    `${it.table}: the respondents of ${it.groups[0]} and ${it.groups[1]} are matched differently ("match"); publish one table per group`,
  'not-in-study': (it: {
    readonly table: string;
    readonly tableGroups: DataFiles;
    readonly study: string;
    readonly studyGroups: DataFiles;
  }) =>
    `${it.table} is about ${groupsInWords(it.tableGroups)}, and ${it.study} has ${groupsInWords(it.studyGroups)}: none of them fits; give groups and waves the same ids`,
  'would-overwrite': (it: { readonly path: string }) =>
    `An output would overwrite ${it.path}, which the study reads; give it another name or folder`,
  'same-place': (it: { readonly path: string }) =>
    `Two outputs would write ${it.path}; give them folders or names of their own`,
} as const;
