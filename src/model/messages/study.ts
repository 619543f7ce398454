import type { DataFiles } from './choices.ts';
import type { Messages } from './said.ts';

/** Groups with their waves: `vp (t0, t1), ps (t0)`. */
function groupsInWords(groups: DataFiles): string {
  return groups
    .map(({ group, waves }) => `${group === null ? '' : `${group} `}(${waves.join(', ')})`)
    .join(', ');
}

/** What can be wrong with a study file's choices, beside its form, and with the date of a report. */
export const studyMessages = {
  'no-date': (it: { readonly date: string }, words) => words.text('study.no-date', it),
  'study-exists': (it: { readonly path: string }, words) => words.text('study.study-exists', it),
  'study-among-files': (it: { readonly given: string; readonly study: string }, words) =>
    words.text('study.study-among-files', it),
  'study-says-it': (it: { readonly option: string; readonly key: string; readonly study: string }, words) =>
    words.text('study.study-says-it', it),
  'match-differs': (
    { table, groups: [one, other] }: { readonly table: string; readonly groups: readonly [string, string] },
    words,
  ) => words.text('study.match-differs', { table, one, other }),
  'not-in-study': (
    it: {
      readonly table: string;
      readonly tableGroups: DataFiles;
      readonly study: string;
      readonly studyGroups: DataFiles;
    },
    words,
  ) =>
    words.text('study.not-in-study', {
      ...it,
      tableGroups: groupsInWords(it.tableGroups),
      studyGroups: groupsInWords(it.studyGroups),
    }),
  'would-overwrite': (it: { readonly path: string }, words) => words.text('study.would-overwrite', it),
  'same-place': (it: { readonly path: string }, words) => words.text('study.same-place', it),
} as const satisfies Messages;
