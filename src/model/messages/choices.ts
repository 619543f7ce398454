import { type ColumnNames, columnList } from './answers.ts';
import { counted } from './wording.ts';

/** A system's reason for not reading or writing a file, by its code; `detail` is the system's own text. */
type Refused = { readonly path: string; readonly reason: string; readonly detail: string };

/** Files of a published table as `--data` names them. */
export type DataFiles = readonly { readonly group: string | null; readonly waves: readonly string[] }[];

type Norm = { readonly mean: number; readonly sd: number };

/** Populations between which no cut-off can lie. */
type Norms = {
  readonly scale: string;
  readonly direction: string;
  readonly norms: { readonly dysfunctional?: Norm; readonly functional?: Norm };
};

/** The norm that is none by itself, where there is one. */
export function brokenNorm({
  norms,
}: Norms): readonly [population: 'dysfunctional' | 'functional', norm: Norm] | undefined {
  return (['dysfunctional', 'functional'] as const).flatMap((population) => {
    const norm = norms[population];
    const isSound =
      norm === undefined || (Number.isFinite(norm.mean) && Number.isFinite(norm.sd) && norm.sd > 0);
    return isSound ? [] : [[population, norm] as const];
  })[0];
}

/** Values of a column and how many respondents have each. */
type GroupSizes = readonly { readonly group: string; readonly n: number }[];

/** A group that a column does not have, or that a published table does not have, or whose files are named twice. */
type UnknownGroup =
  | { readonly group: string; readonly column: string; readonly file: string; readonly groups: GroupSizes }
  | { readonly group: string; readonly groups: DataFiles; readonly twice: boolean };

/** Why a figure would be empty. */
export type NothingToPlot =
  | 'one-wave'
  | 'nothing-compared'
  | 'no-scores'
  | 'second-wave-missing'
  | 'no-pairs'
  | 'no-answers'
  | 'no-items'
  | 'no-scale';

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ENOTDIR: 'a part of the path is not a folder',
};

const NOTHING_TO_PLOT: Readonly<Record<NothingToPlot, string>> = {
  'one-wave': 'it compares two waves or groups: name a second file, or split this one with --by',
  'nothing-compared': 'no score could be compared',
  'no-scores': 'no scale has a score',
  'second-wave-missing': 'it needs a second wave: name a second file',
  'no-pairs': 'fewer than two respondents were found in both waves by',
  'no-answers': 'nobody answered an item',
  'no-items': 'no scale has two items and a score',
  'no-scale': 'no scale was found',
};

function unwritable(reason: string, folder: string): string | undefined {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: `the folder ${folder} does not exist`,
    EACCES: 'you may not write there',
    EROFS: 'the disk is read-only',
    EISDIR: 'it is a folder',
    ENOSPC: 'the disk is full',
    EPERM: 'you may not write there',
    EBUSY: 'another program has it open',
    ENOTDIR: 'a part of the path is not a folder',
    EEXIST: 'a file of that name is there already',
  };
  return reasons[reason];
}

function sizes(groups: GroupSizes): string {
  return groups.map(({ group, n }) => `"${group}" (${n})`).join(', ');
}

/** How `--data` is written for the groups and waves of a table: `--data pre.csv post.csv`. */
export function dataOption(groups: DataFiles): string {
  const files = (waves: readonly string[], mark: string, prefix = '') =>
    waves.map((wave) => `${prefix}${wave}.csv`).join(mark);
  const [only, ...others] = groups;
  if (only !== undefined && others.length === 0) return `--data ${files(only.waves, ' ')}`;
  const list = groups.map(({ group, waves }) => `${group}=${files(waves, ',', `${group}-`)}`);
  return `--data ${list.join(' ')}`;
}

/** What can be wrong with the choices of a call, and with the files and folders that it names, in English. */
/** What a column holds by which respondents could be recognised. */
export type PersonalContent =
  | 'name'
  | 'e-mail'
  | 'phone'
  | 'ip-address'
  | 'web-address'
  | 'place'
  | 'device'
  | 'birth-date'
  | 'id'
  | 'free-text';

export const PERSONAL: Readonly<Record<PersonalContent, string>> = {
  name: 'names',
  'e-mail': 'e-mail addresses',
  phone: 'phone numbers',
  'ip-address': 'IP addresses',
  'web-address': 'web addresses',
  place: 'places where respondents live or were',
  device: 'devices',
  'birth-date': 'dates of birth',
  id: 'ids',
  'free-text': 'free text or names',
};

/** A value as a shell takes it. */
export function optionValue(value: string): string {
  return /^[\w.-]+$/.test(value) ? value : `"${value}"`;
}

export const choiceMessages = {
  'unreadable-file': (it: Refused) =>
    it.reason === 'EISDIR'
      ? `${it.path} is a folder; name a file in it`
      : `Cannot read ${it.path}: ${UNREADABLE[it.reason] ?? it.detail}`,
  'unwritable-file': (
    it:
      | (Refused & { readonly folder: string })
      | { readonly newFolder: string; readonly reason: string; readonly detail: string },
  ) =>
    'newFolder' in it
      ? `Cannot make the folder ${it.newFolder}: ${unwritable(it.reason, it.newFolder) ?? it.detail}`
      : `Cannot write ${it.path}: ${unwritable(it.reason, it.folder) ?? it.detail}`,
  'format-contradiction': (it: {
    readonly output: string;
    readonly ending: string;
    readonly format: string;
    /** The format that the ending stands for, where it is one of ours. */
    readonly meant: string | null;
    /** The ending of the format. */
    readonly own: string;
    readonly option: '--format' | '--emit';
  }) => {
    const name = `name a file that ends in ${it.own}`;
    return `${it.output} ends in ${it.ending}, but ${it.option} says ${it.format}: ${it.meant === null ? name : `leave ${it.option} out to get ${it.meant}, or ${name}`}`;
  },
  'would-overwrite-data': (it: { readonly path: string }) =>
    `${it.path} was read in this call, and the result would replace it; name another file`,
  'by-with-two-files': () => '--by compares groups within one file; leave it out to compare two files',
  'by-with-id': () =>
    '--by compares different respondents, so --id cannot match them; leave one of the two out',
  'test-needs-id': (it: { readonly test: string }) =>
    `--test ${it.test} compares respondents with themselves; name the column that identifies them with --id`,
  'fuzzy-without-id': () => '--fuzzy says how ids are matched; name their column with --id',
  'exact-ids-without-id': () => '--id-exact says how ids are compared; name their column with --id',
  'groups-without-by': (it: { readonly groups: readonly string[] }) =>
    `--groups names two values of a column (${it.groups.join(', ')}); name that column with --by`,
  'fuzzy-with-exact-ids': () =>
    '--id-exact takes ids as they are written and --fuzzy allows a different character; leave one of the two out',
  'attrition-without-matching': () =>
    '--attrition compares who came back with who did not: it needs two files, and --id to match their respondents',
  'option-without-effect': (it: {
    readonly option: string;
    readonly needs: 'comparison' | 'matching' | 'bootstrap' | 'change-figure';
  }) =>
    `${it.option} would have no effect: ${
      {
        comparison: 'nothing is compared; name a second file, or the column of two groups with --by',
        matching:
          'it is about respondents seen twice; name two files, and the column that identifies respondents with --id',
        bootstrap: 'it is the seed of --bootstrap, which is not given',
        'change-figure':
          'only the figure of changes shows reliable change; draw it with "plot change" (or "plot all"), two files and --id',
      }[it.needs]
    }`,
  'too-many-categories': (it: {
    readonly option: string;
    readonly column: string;
    /** The most values that are counted. */
    readonly most: number;
  }) =>
    `${it.option}: "${it.column}" has more than ${it.most} different values, as an id or free text has; respondents could be recognised, so it is not counted`,
  'personal-column': (it: {
    readonly option: string;
    readonly file: string;
    readonly column: string;
    readonly kind: PersonalContent;
    /** What tells: the header, or the cells. */
    readonly by: 'name' | 'content';
  }) =>
    `${it.option}: "${it.column}" of ${it.file} ${it.by === 'name' ? 'seems, by its name, to hold' : 'seems to hold'} ${PERSONAL[it.kind]}; respondents could be recognised, so it is not shown. To show it all the same, add --personal ${optionValue(it.column)}`,
  'not-two-groups': (it: {
    readonly file: string;
    readonly column: string;
    readonly count: number;
    readonly groups: GroupSizes;
  }) =>
    `--by ${it.column}: a comparison needs two groups, and ${it.file} has ${it.count}: ${sizes(it.groups)}${it.count > 2 ? '; choose two with --groups' : ''}`,
  'unknown-group': (it: UnknownGroup) => {
    if ('column' in it)
      return `--groups: "${it.group}" does not occur in "${it.column}" of ${it.file}; it has ${sizes(it.groups)}`;
    return it.twice
      ? `--data: the group ${it.group} is there twice; give its files once, separated by commas`
      : `--data: the table has no group "${it.group}"; write ${dataOption(it.groups)}`;
  },
  'unknown-label-column': (it: {
    readonly column: string;
    readonly files: readonly { readonly file: string; readonly columns: ColumnNames }[];
  }) =>
    `--labels: no file has a column "${it.column}"; columns are ${it.files.map(({ file, columns }) => `${file}: ${columnList(columns)}`).join('; ')}`,
  'unknown-label-code': (it: {
    readonly column: string;
    readonly code: string;
    readonly valid: readonly string[];
    readonly more: number;
  }) =>
    `--labels: "${it.code}" does not occur in "${it.column}"; valid codes are ${it.valid.map((code) => `"${code}"`).join(', ')}${it.more > 0 ? ` and ${it.more} more` : ''}`,
  'labels-alike': (it: {
    readonly column: string;
    readonly codes: readonly [string, string];
    readonly label: string;
  }) =>
    `--labels: ${it.codes[0]} and ${it.codes[1]} of "${it.column}" would both be shown as "${it.label}"; give each code a label of its own`,
  'labels-not-shown': (it: { readonly column: string; readonly columns: readonly string[] }) =>
    `--labels: "${it.column}" is neither a group nor a characteristic of this output; ${it.columns.length === 0 ? 'name it with --by, --attrition or --columns' : `those are ${it.columns.map((name) => `"${name}"`).join(', ')}`}`,
  'unknown-scale': (it: {
    readonly scale: string;
    readonly known: readonly string[];
    /** The option of numbers by scale that names it; without one, --scales does. */
    readonly option?: string;
    /** The command that names it, where no option does. */
    readonly command?: string;
    readonly isPath?: boolean;
  }) => {
    if (it.option !== undefined)
      return `--${it.option}: "${it.scale}" is none of the scales found; they are ${it.known.join(', ')}`;
    const by = it.command ?? '--scales';
    return it.isPath === true
      ? `${by}: there is no file ${it.scale}`
      : `${by}: "${it.scale}" is neither a built-in scale nor a file; built in are ${it.known.join(', ')}`;
  },
  'scale-twice': (it: { readonly scale: string }) => `--scales: the scale "${it.scale}" is named twice`,
  'no-definition': (it: { readonly folder: string }) =>
    `--scales: the folder ${it.folder} holds no .json file`,
  'reserved-name': (it: { readonly name: string; readonly column?: string; readonly file?: string }) => {
    const where = it.column === undefined ? 'A wave' : `"${it.column}" of ${it.file}: a group`;
    return `${where} cannot be called "${it.name}", which stands for something else in the results; rename it`;
  },
  'wave-twice': (it: { readonly name: string }) =>
    `Two waves are both called "${it.name}"; give each a name of its own`,
  'names-do-not-fit': (
    it: { readonly names: number; readonly files: number } | { readonly twice: string },
  ) =>
    'twice' in it
      ? `Two files would both be called "${it.twice}"; tell them apart with --names, one name per file`
      : `--names: ${counted(it.names, 'name')} for ${counted(it.files, 'file')}; give one per file`,
  'bad-norms': (it: Norms) => {
    const wrong = brokenNorm(it);
    if (wrong !== undefined)
      return `--norms for ${it.scale}: ${wrong[0]} norm with mean ${wrong[1].mean} and standard deviation ${wrong[1].sd}`;
    return `--norms for ${it.scale}: with ${it.direction} the functional mean ${it.norms.functional?.mean} is not better than the dysfunctional ${it.norms.dysfunctional?.mean}`;
  },
  'no-text-format': (it: { readonly format: string }) =>
    it.format === 'png'
      ? '--format png: a picture cannot be read on a screen; say where to write it: -o figure.png'
      : `--format ${it.format}: such a file cannot be read on a screen; say where to write it: -o report.${it.format}`,
  'unknown-format': (it: {
    readonly ending: string;
    readonly output: string;
    readonly valid: readonly string[];
    readonly picture?: boolean;
  }) => {
    if (it.ending === '')
      return `--output: ${it.output} has no ending that tells its format; use ${it.valid.join(it.picture === true ? ' or ' : ', ')}, or say --format`;
    return it.picture === true
      ? `--output: the ending "${it.ending}" of ${it.output} stands for no picture; use ${it.valid.join(' or ')}, or say --format`
      : `--output: the ending "${it.ending}" of ${it.output} stands for no format of this command; use ${it.valid.join(', ')}, or say --format`;
  },
  'two-outputs': (it: { readonly of: 'figures' | 'scores' }) =>
    it.of === 'figures'
      ? '--output names one figure and --output-dir a folder for several; choose one of them'
      : '--output joins all scores in one file and --output-dir writes one file each; choose one of them',
  'figures-need-page': (it: { readonly format: string }) =>
    `--figures go into a page or a document (-o report.html, -o report.docx), not into ${it.format}; for files of their own use "ensure-stats plot"`,
  'plot-needs-text': (it: { readonly format: string }) =>
    `--plot draws with characters, in a table or Markdown, not in ${it.format}; for a picture use "ensure-stats plot effects"`,
  'sentences-need-text': (it: { readonly format: string }) =>
    `--sentences are running text, for a table, Markdown, a page or a document (-o report.docx), not for ${it.format}`,
  'nothing-to-show': (it: { readonly option: '--plot' | '--sentences' }) =>
    `${it.option}: no score was compared, so ${it.option === '--plot' ? 'there are no effect sizes to draw' : 'there is nothing to say'}`,
  'nothing-to-describe': () =>
    '--no-items leaves nothing to describe; name the columns of the respondents with --columns sex,age',
  'plot-needs-id': () =>
    'plot change follows respondents from one wave to the next; name the column that identifies them with --id',
  'plot-needs-folder': () => 'plot all makes several figures; say where with --output-dir <folder>',
  'several-figures': (it: { readonly figures: readonly string[] }) =>
    `This makes ${it.figures.length} figures (${it.figures.join(', ')}): write them to a folder with --output-dir <folder>, or choose one scale with --scales`,
  'figure-shows-respondents': (it: { readonly kinds: readonly string[]; readonly minCell: number }) =>
    `${it.kinds.join(' and ')}: ${it.kinds.length === 1 ? 'this figure shows' : 'these figures show'} single respondents, whom --min-cell ${it.minCell} withholds; choose others (means, effects, answers, items, missing), or leave out --min-cell`,
  'nothing-to-plot': (it: {
    readonly kind: string;
    readonly reason: NothingToPlot;
    readonly id: string | null;
  }) =>
    `plot ${it.kind}: there is nothing to draw: ${NOTHING_TO_PLOT[it.reason]}${it.reason === 'no-pairs' ? ` ${it.id}` : ''}`,
  'impossible-reliability': (it: { readonly scale: string; readonly value: number }) =>
    `--reliability: ${it.scale}=${it.value} is not between 0 and 1`,
  'impossible-sd': (it: { readonly scale: string; readonly value: number }) =>
    `--sd: ${it.scale}=${it.value} is not above 0`,
  'no-png-renderer': () =>
    'PNG needs @resvg/resvg-js, which is not installed here or has no build for this system; write .svg, or install it with npm install @resvg/resvg-js',
  'too-large-for-xlsx': (
    it:
      | { readonly respondents: number; readonly columns: number }
      | { readonly title: string; readonly rows: number },
  ) =>
    'title' in it
      ? `"${it.title}" has ${it.rows} rows, which are too many for a workbook; write .csv instead`
      : `${it.respondents} respondents with ${it.columns} columns are too many for a workbook; write .csv instead (-o scores.csv)`,
  'no-format': () =>
    'A report is a page or a Word document; say where to write it: -o report.html or -o report.docx (or --format html to print it)',
} as const;
