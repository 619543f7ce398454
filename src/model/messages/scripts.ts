import { type DataFiles, dataOption } from './choices.ts';
import type { Messages } from './create-message.ts';
import { listIn } from './wording.ts';

/** What can be wrong with a call for a script or about a published table. */
export const scriptMessages = {
  'needs-file': (it: { readonly file: string; readonly inStudy: boolean }, words) =>
    words.text('scripts.needs-file', it),
  'emit-with-tables': (it: { readonly options: readonly string[] }, words) =>
    words.text('scripts.emit-with-tables', { options: listIn(words, it.options) }),
  'nothing-to-emit': ({ scales }: { readonly scales: readonly string[] }, words) =>
    scales.length === 0
      ? words.text('scripts.nothing-to-emit.no-scale')
      : words.text('scripts.nothing-to-emit', { scales: scales.join(', '), count: scales.length }),
  'emit-with-pairwise-alpha': 'scripts.emit-with-pairwise-alpha',
  'not-in-script': (
    it: {
      readonly option: '--bootstrap' | '--attrition' | '--baseline' | '--choices' | '--questions';
    },
    words,
  ) =>
    it.option === '--bootstrap'
      ? words.text('scripts.not-in-script.bootstrap')
      : words.text('scripts.not-in-script', it),
  'emit-id': 'scripts.emit-id',
  'emit-format': 'scripts.emit-format',
  'spss-format': 'scripts.spss-format',
  'emit-joined': (it: { readonly file: string; readonly files: number }, words) =>
    words.text('scripts.emit-joined', it),
  'waves-of-table': (
    it: { readonly file: string; readonly found: readonly string[]; readonly waves: readonly string[] },
    words,
  ) =>
    words.text('scripts.waves-of-table', {
      file: it.file,
      found: it.found.join(', '),
      waves: it.waves.join(', '),
    }),
  'emit-damaged': 'scripts.emit-damaged',
  'emit-office': (it: { readonly option: string }, words) => words.text('scripts.emit-office', it),
  'emit-blank-wrong': 'scripts.emit-blank-wrong',
  'spss-fuzzy': 'scripts.spss-fuzzy',
  'spss-line-break': 'scripts.spss-line-break',
  'audit-what': (it: { readonly table: string; readonly text: string } | { readonly table: null }, words) =>
    it.table === null ? words.text('scripts.audit-what') : words.text('scripts.audit-what.both', it),
  'data-without-group': (
    it: { readonly file: string; readonly groups: DataFiles } | { readonly groups: DataFiles },
    words,
  ) => {
    const option = dataOption(it.groups);
    return 'file' in it
      ? words.text('scripts.data-without-group', { file: it.file, option })
      : words.text('scripts.data-without-group.several', { count: it.groups.length, option });
  },
  'too-many-files': (
    {
      files,
      group,
      waves,
    }: { readonly files: number; readonly group: string | null; readonly waves: readonly string[] },
    words,
  ) => {
    const values = { files, count: waves.length, waves: waves.join(', ') };
    return group === null
      ? words.text('scripts.too-many-files', values)
      : words.text('scripts.too-many-files.group', { ...values, group });
  },
  'no-data': (it: { readonly groups: DataFiles }, words) =>
    words.text('scripts.no-data', { option: dataOption(it.groups) }),
  'nothing-to-simulate': 'scripts.nothing-to-simulate',
  'impossible-score': (
    it: {
      readonly source: string;
      readonly file: string;
      readonly scale: string;
      readonly n: number;
      readonly mean: string;
      readonly sd: string | null;
    },
    words,
  ) =>
    it.sd === null
      ? words.text('scripts.impossible-score', it)
      : words.text('scripts.impossible-score.sd', { ...it, sd: it.sd }),
} as const satisfies Messages;
