import type { ResponseStatus } from '../export-form.ts';
import type { DataFiles, PersonalContent } from './choices.ts';
import type { Messages } from './create-message.ts';
import { escaped, listIn, quoted } from './wording.ts';

/** Groups with their waves: `vp (t0, t1), ps (t0)`. */
function groupsInWords(groups: DataFiles): string {
  return groups
    .map(({ group, waves }) => `${group === null ? '' : `${group} `}(${waves.join(', ')})`)
    .join(', ');
}

/** `2026-11-21T09:30:00Z` → `2026-11-21 09:30 UTC` */
function momentText(date: string): string {
  return `${date.slice(0, 10)} ${date.slice(11, 16)} UTC`;
}

/** What a study file's choices ask for, what becomes of it, and what a first one proposes. */
export const studyMessages = {
  'no-date': 'study.no-date',
  'study-exists': 'study.study-exists',
  'study-among-files': 'study.study-among-files',
  'study-says-it': 'study.study-says-it',
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
  'would-overwrite': 'study.would-overwrite',
  'same-place': 'study.same-place',
  'data-findings': 'study.data-findings',
  'files-written': 'study.files-written',
  'files-not-written': 'study.files-not-written',
  'verified-table': 'study.verified-table',
  'waves-at-first': (
    it: {
      readonly file: string;
      readonly id: string;
      readonly column: string;
      readonly waves: readonly string[];
    },
    words,
  ) =>
    words.text('study.waves-at-first', {
      ...{ file: it.file, id: quoted(it.id), column: quoted(it.column) },
      ...{ count: it.waves.length, waves: listIn(words, it.waves) },
    }),
  'wide-at-first': (it: { readonly file: string; readonly affixes: readonly string[] }, words) =>
    words.text('study.wide-at-first', {
      file: it.file,
      affixes: listIn(
        words,
        it.affixes.map((affix) => (affix === '' ? words.text('study.wide-at-first.none') : escaped(affix))),
      ),
    }),
  'ids-perhaps': (
    it: { readonly column: string; readonly shared: number; readonly rows: readonly number[] },
    words,
  ) =>
    words.text('study.ids-perhaps', {
      column: escaped(it.column),
      shared: it.shared,
      rows: listIn(words, it.rows.map(String)),
    }),
  'dropped-at-first': (
    it: {
      readonly file: string;
      readonly rows: number;
      readonly counts: readonly { readonly status: ResponseStatus; readonly count: number }[];
    },
    words,
  ) => {
    const statuses = it.counts.map(({ status, count }) => words.text(`file.left-out.${status}`, { count }));
    return words.text('study.dropped-at-first', {
      file: it.file,
      rows: it.rows,
      statuses: statuses.join(', '),
    });
  },
  'not-proposed': (
    it: { readonly columns: readonly { readonly name: string; readonly kind: PersonalContent }[] },
    words,
  ) => {
    const columns = it.columns.map(({ name, kind }) =>
      words.text('study.not-proposed.column', {
        name: escaped(name),
        content: words.text(`choices.personal.${kind}`),
      }),
    );
    return words.text('study.not-proposed', { columns: columns.join(', ') });
  },
  'questions-at-first': (it: { readonly questions: readonly string[] }, words) =>
    words.text('study.questions-at-first', {
      count: it.questions.length,
      questions: it.questions.map(escaped).join('; '),
    }),
  'where-at-first': 'study.where-at-first',
  'drafted-at-first': (it: { readonly scales: readonly string[] }, words) =>
    words.text('study.drafted-at-first', { scales: listIn(words, it.scales), count: it.scales.length }),
  'no-outcome': 'study.no-outcome',
  'expectation-without-effect': 'study.expectation-without-effect',
  'no-plan': 'study.no-plan',
  'plan-without-key': 'study.plan-without-key',
  'plan-exists': 'study.plan-exists',
  'plan-changed': 'study.plan-changed',
  'plan-late': (it: { readonly file: string; readonly date: string; readonly firstRun: string }, words) =>
    words.text('study.plan-late', {
      file: it.file,
      date: momentText(it.date),
      firstRun: momentText(it.firstRun),
    }),
  'plan-after-data': (it: { readonly files: readonly string[] }, words) =>
    words.text('study.plan-after-data', { files: listIn(words, it.files), count: it.files.length }),
  'plan-after-results': (it: { readonly files: readonly string[] }, words) =>
    words.text('study.plan-after-results', { files: listIn(words, it.files) }),
  'plan-record-lost': 'study.plan-record-lost',
  'plan-followed': 'study.plan-followed',
  'code-of-count': 'study.code-of-count',
  'code-certain': 'study.code-certain',
  'code-possible': 'study.code-possible',
} as const satisfies Messages;
