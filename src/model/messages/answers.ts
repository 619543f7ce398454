import { counted, quoted, rangeText } from './wording.ts';

/** A cell that cannot be an answer: where it stands, and what its code needs to say why. */
type ImpossibleAnswer = {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly item: string;
} & AnswerFacts;

/** What is known of an impossible answer besides its place. */
export type AnswerFacts = {
  /** The valid answers; `max` is `null` for an open count. */
  readonly min?: number;
  readonly max?: number | null;
  readonly step?: number;
  /** What --missing would name if the value means "no answer", as files often have it. */
  readonly missing?: string | number;
  /** Whether a spreadsheet may have made a date of the answer. */
  readonly spreadsheet?: true;
  /** The number and the wording that contradict each other, and what the wording is coded. */
  readonly number?: number;
  readonly wording?: string;
  readonly coded?: number;
};

export type ImpossibleCode = keyof typeof reasons;

/** Columns of a file: the first ones, and how many more there are. */
export type ColumnNames = { readonly names: readonly string[]; readonly more: number };

/** Spellings of one id in several rows. */
type DuplicateId = {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly number[];
  /** As the rows have it; one where all are alike. */
  readonly spellings: readonly string[];
};

/** Respondents without an id: how many, and the rows of the first. */
type BlankIds = {
  readonly file: string;
  readonly columns: readonly string[];
  readonly count: number;
  readonly rows: readonly number[];
};

type IdColumns = { readonly file: string; readonly columns: readonly string[] };
/** A header that occurs more than once, where an item or files to join need one. */
type RepeatedHeader =
  | {
      readonly file: string;
      readonly column: string;
      readonly positions: readonly number[];
      readonly item: string;
      readonly scale: string;
    }
  | { readonly file: string; readonly column: string };
type CellPlace = { readonly row: number; readonly value: string };

/** Wordings that a scale does not know, and how often each stands there. */
type LackingLabels = {
  readonly file: string;
  readonly scale: string;
  readonly answers: readonly { readonly text: string; readonly count: number }[];
  readonly more: number;
};

function noAnswerHint({ missing, spreadsheet }: AnswerFacts): string {
  if (spreadsheet !== undefined)
    return '; a spreadsheet program may have turned an answer such as 2-5 into a date: look into the original export';
  if (missing === undefined) return '';
  return `; if it means "no answer", say --missing ${typeof missing === 'number' ? missing : `"${missing}"`}`;
}

function range({ min = 0, max = null }: AnswerFacts): string {
  return rangeText({ min, max });
}

const reasons = {
  'out-of-range': (it: AnswerFacts) => `is not in ${range(it)}${noAnswerHint(it)}`,
  'not-a-valid-step': ({ step = 1, ...it }: AnswerFacts) =>
    `lies between the valid answers (${step === 1 ? 'whole numbers' : `steps of ${step}`} in ${range(it)})`,
  'unknown-answer': (it: AnswerFacts) => `is not an answer of this item${noAnswerHint(it)}`,
  'contradictory-answer': ({ number, wording, coded }: AnswerFacts) =>
    `says ${number} and "${wording}", but "${wording}" is coded ${coded}`,
  'wrong-decimal-sign': (_: AnswerFacts) =>
    'does not fit the decimal sign of this column; say which one it is with --decimal',
} as const;

/** Why a value cannot be an answer, to follow the value. */
export function impossibleReason(code: ImpossibleCode, facts: AnswerFacts): string {
  return reasons[code](facts);
}

function impossible(code: ImpossibleCode, it: ImpossibleAnswer): string {
  return `"${it.column}" of ${it.file}, row ${it.row}: ${quoted(it.value)} ${reasons[code](it)} (${it.item})`;
}

/** The first columns of a file: `"brs1", "brs2" and 4 more`. */
export function columnList({ names, more }: ColumnNames): string {
  const list = names.map((name) => `"${name}"`).join(', ');
  return more > 0 ? `${list} and ${more} more` : list;
}

function idColumns({ file, columns }: IdColumns): string {
  return `the column${columns.length === 1 ? '' : 's'} ${columns.map((name) => `"${name}"`).join(', ')} in ${file}`;
}

/** An item and the columns that fit it, counted from 1. */
export type RepeatedItem = { readonly item: string; readonly positions: readonly number[] };

function repetition(repeated: readonly RepeatedItem[] = []): string {
  return repeated.map((it) => `; ${it.item} stands in columns ${it.positions.join(' and ')}`).join('');
}

function leftOut(wholeIn: string | undefined): string {
  return wholeIn === undefined
    ? 'the scale is left out'
    : `the scale is left out of this file: it is described for ${wholeIn} only, and not compared`;
}

/** What can be wrong with the answers of a file and the columns that hold them, in English. */
export const answerMessages = {
  'out-of-range': (it: ImpossibleAnswer) => impossible('out-of-range', it),
  'not-a-valid-step': (it: ImpossibleAnswer) => impossible('not-a-valid-step', it),
  'unknown-answer': (it: ImpossibleAnswer) => impossible('unknown-answer', it),
  'contradictory-answer': (it: ImpossibleAnswer) => impossible('contradictory-answer', it),
  'wrong-decimal-sign': (it: ImpossibleAnswer) => impossible('wrong-decimal-sign', it),
  'lacking-labels': ({ file, scale, answers, more }: LackingLabels) => {
    const list = answers.map(({ text, count }) => `${quoted(text)} (${counted(count, 'time')})`).join(', ');
    const [one] = answers;
    const isOne = answers.length === 1 && more === 0 && one !== undefined;
    const subject = isOne
      ? `${quoted(one.text)} stands ${counted(one.count, 'time')} in ${file} and is no answer of ${scale}. If it is an answer`
      : `${file} has answers that ${scale} does not know: ${list}${more > 0 ? ` and ${more} more` : ''}. If they are answers`;
    return `${subject} to these questions, add ${isOne ? 'it' : 'them'} to the labels of the scale: write its definition to a file (ensure-stats scales show ${scale} -o ${scale}.json), add the wording${isOne ? '' : 's'} under response.labels, and name the file with --scales`;
  },
  'qualtrics-headings': ({
    file,
    rows,
  }: {
    readonly file: string;
    readonly rows: readonly [number, number];
  }) =>
    `${file} is a Qualtrics export: rows ${rows[0]} and ${rows[1]} are headings (question texts and import ids), not respondents; delete these two rows, save the file as CSV, and run the command again`,
  'ids-rounded': (it: {
    readonly file: string;
    readonly columns: readonly string[];
    readonly count: number;
  }) =>
    `${it.columns.map((name) => `"${name}"`).join(' + ')} of ${it.file}: ${counted(it.count, 'id stands', 'ids stand')} in scientific notation; a spreadsheet program has cut off ${it.count === 1 ? 'its' : 'their'} digits, and ids that differ there cannot be told apart. Use the original export, or store the column as text`,
  'more-problems': (it: { readonly file: string; readonly count: number }) =>
    `${it.file}: ${it.count} more impossible values are not listed`,
  'missing-code-is-valid-answer': (it: {
    readonly file: string;
    readonly scale: string;
    readonly codes: readonly number[];
  }) =>
    `--missing ${it.codes.join(',')} is also a valid answer of ${it.scale}; all such answers in ${it.file} are treated as missing`,
  'possible-missing-code': (it: {
    readonly file: string;
    /** Absent in the warnings of a result, which name no respondent's row. */
    readonly row?: number;
    readonly column: string;
    readonly code: number;
    readonly item: string;
  }) =>
    `"${it.column}" of ${it.file}${it.row === undefined ? '' : `, row ${it.row}`}: ${it.code} was read as a count, but files often write ${it.code} for "no answer"; if so, say --missing ${it.code} (${it.item})`,
  'ambiguous-decimal': (it: CellPlace & { readonly file: string; readonly column: string }) =>
    `"${it.column}" of ${it.file}, row ${it.row}: ${quoted(it.value)} could be a decimal number or thousands, and no other cell of the column tells; say --decimal . or --decimal ,`,
  'mixed-decimal': (it: {
    readonly file: string;
    readonly column: string;
    readonly point: CellPlace;
    readonly comma: CellPlace;
  }) =>
    `"${it.column}" of ${it.file} mixes decimal signs: ${quoted(it.point.value)} in row ${it.point.row} and ${quoted(it.comma.value)} in row ${it.comma.row}; correct the file, or say which sign is right with --decimal`,
  'duplicate-header': (it: RepeatedHeader) =>
    'item' in it
      ? `${it.file}: the header "${it.column}" stands ${it.positions.length} times (columns ${it.positions.join(', ')}), so item ${it.item} of ${it.scale} is ambiguous; rename or remove one`
      : `${it.file} has two columns "${it.column}", so it cannot be joined with other files; rename or remove one`,
  'columns-differ': (it: { readonly column: string; readonly has: string; readonly lacks: string }) =>
    `${it.has} has a column "${it.column}" and ${it.lacks} has none; files of one wave need the same columns`,
  'decimals-differ': (it: { readonly column: string; readonly files: readonly [string, string] }) =>
    `"${it.column}" has decimal signs of one kind in ${it.files[0]} and of the other in ${it.files[1]}; save both files alike`,
  'two-columns-for-one-item': (it: {
    readonly file: string;
    readonly columns: readonly { readonly name: string; readonly position: number }[];
    readonly item: string;
    readonly scale: string;
  }) =>
    `${it.file}: item ${it.item} of ${it.scale} fits ${it.columns.length} columns, ${it.columns.map(({ name, position }) => `"${name}" (column ${position})`).join(' and ')}; rename or remove one`,
  'two-items-for-one-column': (it: {
    readonly file: string;
    readonly column: string;
    readonly items: readonly [string, string];
    /** One where both items are of the same scale. */
    readonly scales: readonly [string] | readonly [string, string];
  }) => {
    const [one, other] = it.items;
    return it.scales.length === 1
      ? `${it.file}: column "${it.column}" fits two items of ${it.scales[0]}, ${one} and ${other}; rename the column or give one item an alias`
      : `${it.file}: column "${it.column}" fits ${one} of ${it.scales[0]} and ${other} of ${it.scales[1]}; name the scales you mean with --scales`;
  },
  'scale-incomplete': (it: {
    readonly file: string;
    readonly scale: string;
    readonly found: number;
    readonly items: number;
    readonly missing: readonly string[];
    /** The file's columns, where the scale was asked for by name. */
    readonly columns?: ColumnNames;
    /** The file that has the whole scale, where one does. */
    readonly wholeIn?: string;
    /** Items that several columns fit, where one may be meant for an item that is missing. */
    readonly repeated?: readonly RepeatedItem[];
  }) => {
    const has =
      it.found === 0 ? `none of the ${it.items} items` : `only ${it.found} of the ${it.items} items`;
    const end =
      it.columns === undefined
        ? leftOut(it.wholeIn)
        : `the columns are ${columnList(it.columns)}; rename columns, or give the items aliases in the definition`;
    return `${it.file} has ${has} of ${it.scale} (missing: ${it.missing.join(', ')}${repetition(it.repeated)}); ${end}`;
  },
  'unused-questions': (it: {
    readonly files: readonly string[];
    readonly count: number;
    readonly columns: ColumnNames;
  }) =>
    `${it.files.join(', ')}: ${counted(it.count, 'column looks like a question and is', 'columns look like questions and are')} in no scale (${columnList(it.columns)}); to analyse ${it.count === 1 ? 'it' : 'them'}, name a definition of your own with --scales`,
  'scale-absent': (it: { readonly file: string; readonly scale: string }) =>
    `${it.file} has no item of ${it.scale}, which is in the other file; it is described there and not compared`,
  'no-scale': (it: {
    readonly scales: readonly string[];
    readonly files: readonly { readonly file: string; readonly columns: ColumnNames }[];
  }) =>
    `No scale was recognised. Looked for ${it.scales.join(', ')}. Columns are ${it.files.map(({ file, columns }) => `${file}: ${columnList(columns)}`).join('; ')}. Name your own definition with --scales my-scale.json, or see: ensure-stats scales show brs`,
  'unknown-column': (it: {
    readonly option: string;
    readonly file: string;
    readonly column: string;
    readonly columns: ColumnNames;
  }) => `${it.option}: ${it.file} has no column "${it.column}"; its columns are ${columnList(it.columns)}`,
  'ambiguous-column': (it: {
    readonly option: string;
    readonly file: string;
    readonly column: string;
    readonly columns: readonly { readonly name: string; readonly position: number }[];
  }) =>
    `${it.option}: "${it.column}" fits ${it.columns.length} columns of ${it.file}: ${it.columns.map(({ name, position }) => `"${name}" (column ${position})`).join(' and ')}; rename one`,
  'empty-column-name': (it: { readonly id: string }) =>
    `--id: "${it.id}" has an empty name between its commas; name the columns as in code,birthyear`,
  'repeated-column': (it: { readonly id: string; readonly column: string }) =>
    `--id: "${it.id}" names the column "${it.column}" twice`,
  'id-columns-differ': (it: {
    readonly id: string | null;
    readonly files: readonly [IdColumns, IdColumns];
  }) =>
    `--id: "${it.id}" is ${idColumns(it.files[0])} and ${idColumns(it.files[1])}; an id needs the same columns in every file`,
  'no-id': (it: BlankIds) => {
    const column = it.columns.map((name) => `"${name}"`).join(' + ');
    const more = it.count > it.rows.length ? ` and ${it.count - it.rows.length} more` : '';
    return `${column} of ${it.file}: ${counted(it.count, 'respondent has', 'respondents have')} no id and cannot be matched (${it.count === 1 ? 'row' : 'rows'} ${it.rows.join(', ')}${more})`;
  },
  'repeated-ids': (it: {
    readonly file: string;
    readonly columns: readonly string[];
    /** Rows with an id, and the different ids in them. */
    readonly rows: number;
    readonly respondents: number;
  }) =>
    `${it.columns.map((name) => `"${name}"`).join(' + ')} of ${it.file}: ${it.rows} rows of ${counted(it.respondents, 'respondent')}. Several rows a respondent in one file cannot be analysed yet; make a file for each wave, and compare two with --id`,
  'duplicate-id': (it: DuplicateId) => {
    const column = it.columns.map((name) => `"${name}"`).join(' + ');
    const [first, ...others] = it.spellings;
    if (others.length === 0)
      return `${column} of ${it.file}: the id "${first}" stands in rows ${it.rows.join(', ')}; each respondent may appear once`;
    const places = it.rows.map((row, index) => `row ${row} has "${it.spellings[index]}"`).join(', ');
    return `${column} of ${it.file}: ${places}: the same id without case, spaces, accents and leading zeros; each respondent may appear once. If these are different respondents, compare ids as they are written with --id-exact`;
  },
} as const;
