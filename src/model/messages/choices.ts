import type { Messages } from './create-message.ts';
import { type ColumnNames, columnsIn, columnsOfFilesIn, listIn, nameIn } from './wording.ts';
import type { Words } from './words.ts';

/** The column that says the wave. */
type WaveColumn = { readonly file: string; readonly column: string };

/** In which group a respondent is in a row of a file. */
type GroupAt = { readonly group: string; readonly file: string; readonly row: number };

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
function brokenNorm({ norms }: Norms): (Norm & { readonly population: string }) | undefined {
  return (['dysfunctional', 'functional'] as const).flatMap((population) => {
    const norm = norms[population];
    const isSound =
      norm === undefined || (Number.isFinite(norm.mean) && Number.isFinite(norm.sd) && norm.sd > 0);
    return isSound ? [] : [{ population, ...norm }];
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
  | 'two-samples'
  | 'no-groups'
  | 'nothing-compared'
  | 'no-scores'
  | 'second-wave-missing'
  | 'no-pairs'
  | 'no-answers'
  | 'no-items'
  | 'no-scale';

/** Why a system does not read a file, by its code. */
const UNREADABLE = {
  ENOENT: 'choices.unreadable.absent',
  EACCES: 'choices.unreadable.forbidden',
  EPERM: 'choices.unreadable.forbidden',
  ENOTDIR: 'choices.unreadable.path',
} as const;

/** Why it does not write one. */
const UNWRITABLE = {
  ENOENT: 'choices.unwritable.absent',
  EACCES: 'choices.unwritable.forbidden',
  EROFS: 'choices.unwritable.read-only',
  EISDIR: 'choices.unwritable.folder',
  ENOSPC: 'choices.unwritable.full',
  EPERM: 'choices.unwritable.forbidden',
  EBUSY: 'choices.unwritable.busy',
  ENOTDIR: 'choices.unwritable.path',
  EEXIST: 'choices.unwritable.taken',
} as const;

function isIn<T extends object>(known: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(known, key);
}

function sizes(words: Words, groups: GroupSizes): string {
  return groups.map((size) => words.text('wording.size', size)).join(', ');
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

/** A value as a shell takes it. */
export function optionValue(value: string): string {
  return /^[\w.-]+$/.test(value) ? value : `"${value}"`;
}

/** What can be wrong with the choices of a call, and with the files and folders that it names. */
export const choiceMessages = {
  'template-column-twice': 'choices.template-column-twice',
  'template-labels': 'choices.template-labels',
  'unreadable-file': (it: Refused, words) => {
    const { path, reason, detail } = it;
    if (reason === 'EISDIR') return words.text('choices.unreadable-file.folder', { path });
    if (reason === 'LINK') return words.text('choices.unreadable-file.link', { path });
    const why = isIn(UNREADABLE, reason) ? words.text(UNREADABLE[reason]) : detail;
    return words.text('choices.unreadable-file', { path, why });
  },
  'unwritable-file': (
    it:
      | (Refused & { readonly folder: string })
      | { readonly newFolder: string; readonly reason: string; readonly detail: string },
    words,
  ) => {
    const { reason, detail } = it;
    const folder = 'newFolder' in it ? it.newFolder : it.folder;
    const why = isIn(UNWRITABLE, reason) ? words.text(UNWRITABLE[reason], { folder }) : detail;
    return 'newFolder' in it
      ? words.text('choices.unwritable-file.folder', { path: folder, why })
      : words.text('choices.unwritable-file', { path: it.path, why });
  },
  'format-contradiction': (
    it: {
      readonly output: string;
      readonly ending: string;
      readonly format: string;
      /** The format that the ending stands for, where it is one of ours. */
      readonly meant: string | null;
      /** The ending of the format. */
      readonly own: string;
      readonly option: '--format' | '--emit';
    },
    words,
  ) => {
    const { meant } = it;
    return meant === null
      ? words.text('choices.format-contradiction', it)
      : words.text('choices.format-contradiction.meant', { ...it, meant });
  },
  'would-overwrite-data': 'choices.would-overwrite-data',
  'by-with-id': 'choices.by-with-id',
  'test-needs-id': 'choices.test-needs-id',
  'fuzzy-without-id': 'choices.fuzzy-without-id',
  'exact-ids-without-id': 'choices.exact-ids-without-id',
  'groups-without-by': (it: { readonly groups: readonly string[] }, words) =>
    words.text('choices.groups-without-by', { groups: it.groups.join(', ') }),
  'fuzzy-with-exact-ids': 'choices.fuzzy-with-exact-ids',
  'attrition-without-matching': 'choices.attrition-without-matching',
  'split-needs-place': 'choices.split-needs-place',
  'split-one-column': 'choices.split-one-column',
  'split-quantity': 'choices.split-quantity',
  'split-value': 'choices.split-value',
  'option-without-effect': (
    it: {
      readonly option: string;
      readonly needs:
        | 'comparison'
        | 'groups'
        | 'matching'
        | 'strangers'
        | 'published-waves'
        | 'bootstrap'
        | 'change-figure'
        | 'word-document';
    },
    words,
  ) => words.text(`choices.option-without-effect.${it.needs}`, it),
  'question-not-ticked': 'choices.question-not-ticked',
  'too-many-categories': (
    it: {
      readonly option: string;
      readonly column: string;
      /** The most values that are counted. */
      readonly most: number;
    },
    words,
  ) => words.text('choices.too-many-categories', it),
  'personal-column': (
    it: {
      readonly option: string;
      readonly file: string;
      readonly column: string;
      readonly kind: PersonalContent;
      /** What tells: the header, or the cells. */
      readonly by: 'name' | 'content';
    },
    words,
  ) =>
    words.text('choices.personal-column', {
      ...it,
      content: words.text(`choices.personal.${it.kind}`),
      value: optionValue(it.column),
    }),
  'not-two-groups': (
    it: {
      readonly file: string;
      readonly column: string;
      readonly count: number;
      readonly groups: GroupSizes;
    },
    words,
  ) =>
    words.text(it.count > 2 ? 'choices.not-two-groups.many' : 'choices.not-two-groups', {
      ...it,
      groups: sizes(words, it.groups),
    }),
  'group-changes': (
    it: { readonly column: string; readonly here: GroupAt; readonly earlier: GroupAt },
    words,
  ) =>
    words.text('choices.group-changes', {
      column: it.column,
      ...it.here,
      otherFile: it.earlier.file,
      otherRow: it.earlier.row,
      otherGroup: it.earlier.group,
    }),
  'unknown-group': (it: UnknownGroup, words) => {
    if ('column' in it)
      return words.text('choices.unknown-group', { ...it, groups: sizes(words, it.groups) });
    return it.twice
      ? words.text('choices.unknown-group.twice', it)
      : words.text('choices.unknown-group.data', { group: it.group, option: dataOption(it.groups) });
  },
  'unknown-label-column': (
    it: {
      readonly column: string;
      readonly files: readonly { readonly file: string; readonly columns: ColumnNames }[];
    },
    words,
  ) =>
    words.text('choices.unknown-label-column', {
      column: it.column,
      files: columnsOfFilesIn(words, it.files),
    }),
  'unknown-label-code': (
    it: {
      readonly column: string;
      readonly code: string;
      readonly valid: readonly string[];
      readonly more: number;
    },
    words,
  ) =>
    words.text('choices.unknown-label-code', {
      ...it,
      codes: columnsIn(words, { names: it.valid, more: it.more }),
    }),
  'labels-alike': (
    it: {
      readonly column: string;
      readonly codes: readonly [string, string];
      readonly label: string;
    },
    words,
  ) => {
    const [one, other] = it.codes;
    return words.text('choices.labels-alike', { ...it, one, other });
  },
  'labels-not-shown': (it: { readonly column: string; readonly columns: readonly string[] }, words) => {
    const { column, columns } = it;
    return columns.length === 0
      ? words.text('choices.labels-not-shown.none', { column })
      : words.text('choices.labels-not-shown', {
          column,
          columns: columns.map((name) => nameIn(words, name)).join(', '),
        });
  },
  'unknown-scale': (
    it: {
      readonly scale: string;
      readonly known: readonly string[];
      /** The option of numbers by scale that names it; without one, --scales does. */
      readonly option?: string;
      /** The command that names it, where no option does. */
      readonly command?: string;
      readonly isPath?: boolean;
    },
    words,
  ) => {
    const { scale, option, command: by = '--scales' } = it;
    const known = it.known.join(', ');
    if (option !== undefined) return words.text('choices.unknown-scale.option', { option, scale, known });
    return it.isPath === true
      ? words.text('choices.unknown-scale.path', { by, scale })
      : words.text('choices.unknown-scale', { by, scale, known });
  },
  'scale-twice': 'choices.scale-twice',
  'no-definition': 'choices.no-definition',
  'wave-twice': 'choices.wave-twice',
  'no-wave-column': (it: WaveColumn & { readonly count: number }, words) =>
    words.text(it.count === 0 ? 'choices.no-wave-column.blank' : 'choices.no-wave-column', it),
  'number-of-waves': (it: WaveColumn & { readonly waves: ColumnNames }, words) =>
    words.text('choices.number-of-waves.one', { ...it, waves: columnsIn(words, it.waves) }),
  'unknown-wave': (it: WaveColumn & { readonly wave: string; readonly values: ColumnNames }, words) =>
    words.text('choices.unknown-wave', { ...it, values: columnsIn(words, it.values) }),
  'wave-of-several-files': 'choices.wave-of-several-files',
  'waves-do-not-fit': 'choices.waves-do-not-fit',
  'waves-without-column': 'choices.waves-without-column',
  'waves-of-unknown-affixes': (
    it: { readonly file: string; readonly names: readonly string[]; readonly affixes: readonly string[] },
    words,
  ) =>
    words.text('choices.waves-of-unknown-affixes', {
      file: it.file,
      names: listIn(words, it.names),
      affixes: listIn(words, it.affixes),
      command: `--waves ${it.affixes.join(',')}`,
    }),
  'names-do-not-fit': (
    it: { readonly names: number; readonly files: number } | { readonly twice: string },
    words,
  ) =>
    'twice' in it
      ? words.text('choices.names-do-not-fit.twice', it)
      : words.text('choices.names-do-not-fit', it),
  'bad-norms': (it: Norms, words) => {
    const wrong = brokenNorm(it);
    if (wrong !== undefined) return words.text('choices.bad-norms', { scale: it.scale, ...wrong });
    const { functional, dysfunctional } = it.norms;
    return words.text('choices.bad-norms.order', {
      scale: it.scale,
      higherIsBetter: it.direction === 'higher-is-better',
      functional: functional?.mean ?? Number.NaN,
      dysfunctional: dysfunctional?.mean ?? Number.NaN,
    });
  },
  'unknown-population': (it: { readonly population: string; readonly known: readonly string[] }, words) =>
    it.known.length === 0
      ? words.text('choices.unknown-population.none', it)
      : words.text('choices.unknown-population', { ...it, known: listIn(words, it.known) }),
  'option-of-unknown-score': (
    it: { readonly option: string; readonly scale: string; readonly known: readonly string[] },
    words,
  ) => words.text('choices.option-of-unknown-score', { ...it, known: listIn(words, it.known) }),
  'non-inferiority-direction': 'choices.non-inferiority-direction',
  'non-inferiority-side': 'choices.non-inferiority-side',
  'one-sided-level': 'choices.one-sided-level',
  'population-of-unknown-scale': (it: { readonly scale: string; readonly known: readonly string[] }, words) =>
    words.text('choices.population-of-unknown-scale', { ...it, known: listIn(words, it.known) }),
  'no-text-format': (it: { readonly format: string }, words) =>
    it.format === 'png'
      ? words.text('choices.no-text-format.picture')
      : words.text('choices.no-text-format', it),
  'unknown-format': (
    it: {
      readonly ending: string;
      readonly output: string;
      readonly valid: readonly string[];
      readonly picture?: boolean;
    },
    words,
  ) => {
    const { ending, output, picture = false } = it;
    const valid = listIn(words, it.valid, picture ? 'wording.or' : 'wording.or-last');
    if (ending === '') return words.text('choices.unknown-format.no-ending', { output, valid });
    return words.text(picture ? 'choices.unknown-format.picture' : 'choices.unknown-format', {
      ending,
      output,
      valid,
    });
  },
  'two-outputs': (it: { readonly of: 'figures' | 'scores' }, words) =>
    words.text(`choices.two-outputs.${it.of}`),
  'figures-need-page': 'choices.figures-need-page',
  'plot-needs-text': 'choices.plot-needs-text',
  'sentences-need-text': 'choices.sentences-need-text',
  'nothing-to-show': (it: { readonly option: '--plot' | '--sentences' }, words) =>
    words.text(it.option === '--plot' ? 'choices.nothing-to-show.plot' : 'choices.nothing-to-show.sentences'),
  'nothing-to-describe': 'choices.nothing-to-describe',
  'plot-needs-id': 'choices.plot-needs-id',
  'plot-needs-folder': 'choices.plot-needs-folder',
  'several-figures': (it: { readonly figures: readonly string[] }, words) =>
    words.text('choices.several-figures', { count: it.figures.length, figures: it.figures.join(', ') }),
  'figure-shows-respondents': (it: { readonly kinds: readonly string[]; readonly minCell: number }, words) =>
    words.text('choices.figure-shows-respondents', {
      kinds: listIn(words, it.kinds),
      count: it.kinds.length,
      minCell: it.minCell,
    }),
  'nothing-to-plot': (
    it: { readonly kind: string; readonly reason: NothingToPlot; readonly id: string | null },
    words,
  ) => words.text(`choices.nothing-to-plot.${it.reason}`, { kind: it.kind, id: String(it.id) }),
  'impossible-reliability': (it: { readonly scale: string; readonly value: number }, words) =>
    words.text('choices.impossible-reliability', { scale: it.scale, value: String(it.value) }),
  'impossible-sd': (it: { readonly scale: string; readonly value: number }, words) =>
    words.text('choices.impossible-sd', { scale: it.scale, value: String(it.value) }),
  'no-png-renderer': 'choices.no-png-renderer',
  'too-large-for-xlsx': (
    it:
      | { readonly respondents: number; readonly columns: number }
      | { readonly title: string; readonly rows: number },
    words,
  ) =>
    'title' in it
      ? words.text('choices.too-large-for-xlsx.table', it)
      : words.text('choices.too-large-for-xlsx.scores', it),
  'no-format': 'choices.no-format',
} as const satisfies Messages;
