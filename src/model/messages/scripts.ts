import { type DataFiles, dataOption } from './choices.ts';

/** What can be wrong with a call for a script or about a published table, in English. */
export const scriptMessages = {
  'needs-file': (it: { readonly file: string; readonly inStudy: boolean }) =>
    `${it.file} can be read only once, but a ${it.inStudy ? 'study' : 'script'} reads its files again. Save it as a file, and name that.`,
  'emit-with-tables': (it: { readonly options: readonly string[] }) =>
    `--emit writes a script instead of the tables; leave out ${it.options.join(' and ')}`,
  'nothing-to-emit': (it: { readonly scales: readonly string[] }) =>
    `--emit: ${it.scales.join(', ')} has no score, only single items; name scales with a score with --scales`,
  'emit-with-pairwise-alpha': () =>
    '--emit writes alpha of respondents who answered every item; leave out --alpha pairwise (the R script also gives the pairwise alpha, as pairwise.alpha)',
  'not-in-script': (it: { readonly option: '--bootstrap' | '--attrition' }) =>
    `${it.option}${it.option === '--bootstrap' ? ' (its random numbers are this tool’s own)' : ''} is not part of the script`,
  'emit-id': (it: { readonly file: string; readonly row: number }) =>
    `${it.file}, row ${it.row}: the id in this row is written in a way that a script cannot compare as simply as this tool does; write it in plain letters, or compare ids as they are written with --id-exact`,
  'emit-damaged': (it: { readonly file: string }) =>
    `--emit: ${it.file} has rows that other programs read differently (damaged rows, quotes that are not doubled, a repeated header, a title, or blanks before quoted cells). Correct the file first.`,
  'spss-fuzzy': () =>
    '--emit spss: SPSS matches ids that are equal, not ids that differ in a character; leave --fuzzy out, or use --emit r',
  'spss-line-break': (it: { readonly file: string; readonly row: number }) =>
    `${it.file}, row ${it.row}: a cell holds a line break, which SPSS and PSPP read as the end of the respondent. Remove the line breaks from the file (or the column), or use --emit r.`,
  'audit-what': (it: { readonly table: string; readonly text: string } | { readonly table: null }) =>
    it.table === null
      ? 'Name a published table, or a text with --text; see ensure-stats audit --help'
      : `Either a published table (${it.table}) or a text (--text ${it.text}), not both at once`,
  'data-without-group': (
    it: { readonly file: string; readonly groups: DataFiles } | { readonly groups: DataFiles },
  ) =>
    'file' in it
      ? `--data: ${it.file} names no group; write ${dataOption(it.groups)}`
      : `--data: the table is about ${it.groups.length} groups; write ${dataOption(it.groups)}`,
  'too-many-files': (it: {
    readonly files: number;
    readonly group: string | null;
    readonly waves: readonly string[];
  }) =>
    `--data: ${it.files} files for ${it.group === null ? 'the table' : `the group ${it.group}`}, which has ${it.waves.length === 1 ? 'one wave' : `${it.waves.length} waves`}: ${it.waves.join(', ')}`,
  'no-data': (it: { readonly groups: DataFiles }) =>
    `No data: the table names no files, so say where the answers are; write ${dataOption(it.groups)}`,
  'nothing-to-simulate': (it: { readonly source: string }) =>
    `${it.source}: no row has a mean and an n of a scale whose items are known; name definitions with --scales`,
  'impossible-score': (it: {
    readonly source: string;
    readonly file: string;
    readonly scale: string;
    readonly n: number;
    readonly mean: string;
    readonly sd: string | null;
  }) =>
    `${it.source}: ${it.scale} in ${it.file}: no whole answers of ${it.n} respondents were found with a mean of ${it.mean}${it.sd === null ? '' : ` and an SD of ${it.sd}`}; "ensure-stats audit ${it.source}" says why where it is impossible`,
} as const;
