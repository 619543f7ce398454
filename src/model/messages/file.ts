import type { Delimiter, LeftOutRows } from '../dataset.ts';
import { PLATFORM_NAMES, type PlatformId, type ResponseStatus } from '../export-form.ts';
import { listValue } from '../list-text.ts';
import { optionValue } from './choices.ts';
import type { Messages } from './create-message.ts';
import { type ColumnNames, columnsIn, delimiterIn, delimiterOption } from './wording.ts';
import type { Words } from './words.ts';

/** Where something stands in a file: the row as a spreadsheet counts, and the physical line. */
type Place = { readonly file: string; readonly row: number; readonly line: number };

/** Files that are not delimited text. */
export type ForeignFormat =
  | 'zip'
  | 'empty-zip'
  | 'pdf'
  | 'gzip'
  | 'utf-32'
  | 'html'
  | 'xml'
  | 'rtf'
  | 'json'
  | 'numbers'
  | 'por'
  | 'dta'
  | 'rds';

/** Answers that are no delimited text, or a text to audit that is none. */
type ForeignFile =
  | { readonly file: string; readonly format: ForeignFormat }
  | { readonly path: string; readonly format: 'office' };

/** A document whose text cannot be had. */
export interface UnreadableDocument {
  readonly path: string;
  readonly format: 'word' | 'pdf' | 'text';
  /** `no-text`: a Word or PDF document without any; `empty`: a text file without any. */
  readonly problem: 'damaged' | 'empty' | 'encrypted' | 'no-text' | 'old' | 'too-large';
}

/** A row with too few or too many cells. */
type RaggedRow = Place & {
  readonly cells: number;
  readonly expected: number;
  /** Whether the header has as many as are expected; else the other rows have. */
  readonly isOfHeader: boolean;
};

/** The export of a survey platform, and which of its rows are headings below the header. */
export interface ExportForm {
  readonly file: string;
  readonly platform: PlatformId;
  readonly headingRows: readonly number[];
  readonly textRow: number | null;
}

export interface ExportStatuses {
  readonly file: string;
  readonly rows: number;
  readonly counts: readonly { readonly status: ResponseStatus; readonly count: number }[];
}

/** What is said of all damaged rows of a file. */
export interface DamagedRows {
  readonly file: string;
  readonly count: number;
  /** All rows below the header but blank ones. */
  readonly rows: number;
  /** How many of them are named one by one. */
  readonly listed: number;
  readonly delimiter: Delimiter;
  /** Where the fault lies: in single rows, in the header, or in the file as a whole. */
  readonly cause: 'row-level' | 'header-level' | 'file-level';
}

/** A file that is not UTF-8 and was read as windows-1252. */
type DoubtfulEncoding = {
  readonly file: string;
  readonly line: number;
  /** Whether letters before that line are UTF-8. */
  readonly mixed: boolean;
  /** A sign where people write a letter, and the letter that ISO-8859-15 has there. */
  readonly doubt?: { readonly line: number; readonly sign: string; readonly latin9: string | null };
};

/** Rows of the same people at several moments. */
export interface SeveralRowsAPerson {
  readonly file: string;
  readonly rows: number;
  readonly people: number;
  /** The column that names the person. */
  readonly id: string;
  /** The column that tells the rows of a person apart, and the first two of its values. */
  readonly column: string;
  readonly waves: readonly string[];
}

/** Rows that the user leaves out. */
export interface RowsLeftOut {
  readonly file: string;
  readonly rows: number;
  readonly leftOut: readonly LeftOutRows[];
}

export interface UnknownStatus {
  readonly file: string;
  readonly status: ResponseStatus;
  /** `null` where the file is no export that is known. */
  readonly platform: PlatformId | null;
  /** Statuses that it tells. */
  readonly known: readonly ResponseStatus[];
}

/** Some of many files: the first ones, and how many more there are. */
type FileNames = { readonly names: readonly string[]; readonly more: number };

function filesIn({ names, more }: FileNames, words: Words): string {
  return more > 0 ? words.text('wording.and-more', { list: names.join(', '), more }) : allOf(names, words);
}

function leftOutIn(words: Words, { leftOut }: RowsLeftOut): string {
  const entries = leftOut.map((each) => {
    const { by, count } = each;
    if (by === 'status') return words.text(`file.left-out.${each.status}`, { count });
    if (by === 'condition')
      return words.text('file.left-out.condition', { count, condition: each.condition });
    return each.wave === ''
      ? words.text('file.left-out.no-wave', { count })
      : words.text('file.left-out.wave', { count, wave: each.wave });
  });
  return allOf(entries, words);
}

/** `a, b and c` */
function allOf(entries: readonly string[], words: Words): string {
  const last = entries.at(-1) ?? '';
  return entries.length < 2
    ? last
    : words.text('file.and', { before: entries.slice(0, -1).join(', '), last });
}

const MEND = {
  zip: 'unpack',
  'empty-zip': 'save',
  pdf: 'export',
  gzip: 'unpack',
  'utf-32': 'encode',
  html: 'sign-in',
  xml: 'save',
  rtf: 'save',
  json: 'export',
  numbers: 'numbers',
  por: 'por',
  dta: 'dta',
  rds: 'rds',
} as const satisfies Record<ForeignFormat, string>;

/** What can be wrong with a file before any answer is read. */
export const fileMessages = {
  'foreign-format': (it: ForeignFile, words) => {
    if ('path' in it) return words.text('file.foreign-format.office', it);
    const what = words.text(`file.foreign.${it.format}`);
    const mend = words.text(`file.mend.${MEND[it.format]}`);
    return words.text('file.foreign-format', { ...it, what, mend });
  },
  'unreadable-document': (it: UnreadableDocument, words) =>
    words.text(`file.unreadable-document.${it.problem}`, it),
  'empty-file': 'file.empty-file',
  'no-rows': 'file.no-rows',
  'long-answers': 'file.long-answers',
  'two-answers': 'file.two-answers',
  'blank-rows': 'file.blank-rows',
  'export-form': (it: ExportForm, words) => {
    const facts = { file: it.file, platform: PLATFORM_NAMES[it.platform] };
    if (it.headingRows.length === 0) return words.text('file.export-form', facts);
    const rows = allOf(it.headingRows.map(String), words);
    const textRow = it.textRow === null ? 'none' : String(it.textRow);
    return words.text('file.export-form.headings', { ...facts, count: it.headingRows.length, rows, textRow });
  },
  'joined-files': (
    it: { readonly name: string; readonly count: number; readonly rows: number; readonly files: FileNames },
    words,
  ) =>
    words.text('file.joined-files', {
      name: it.name,
      count: it.count,
      rows: it.rows,
      files: filesIn(it.files, words),
    }),
  'columns-lacking': (
    it: { readonly count: number; readonly columns: ColumnNames; readonly files: FileNames },
    words,
  ) =>
    words.text('file.columns-lacking', {
      count: it.count,
      columns: columnsIn(words, it.columns),
      files: filesIn(it.files, words),
    }),
  'columns-lacking-elsewhere': (it: { readonly count: number }, words) =>
    words.text('file.columns-lacking-elsewhere', it),
  'same-of-files': (
    it: { readonly file: string; readonly count: number; readonly files: FileNames },
    words,
  ) => words.text('file.same-of-files', { file: it.file, count: it.count, files: filesIn(it.files, words) }),
  'skipped-files': (
    it: { readonly folder: string; readonly count: number; readonly files: FileNames },
    words,
  ) =>
    words.text('file.skipped-files', { folder: it.folder, count: it.count, files: filesIn(it.files, words) }),
  'skipped-own': (
    it: { readonly folder: string; readonly count: number; readonly files: FileNames },
    words,
  ) =>
    words.text('file.skipped-own', { folder: it.folder, count: it.count, files: filesIn(it.files, words) }),
  'no-files': (
    it: {
      readonly given: string;
      readonly folder: boolean;
      readonly skipped: FileNames;
      readonly count: number;
    },
    words,
  ) => {
    const what = words.text(it.folder ? 'file.no-files.folder' : 'file.no-files.pattern', {
      given: it.given,
    });
    return it.count === 0
      ? what
      : words.text('file.no-files.skipped', { what, files: filesIn(it.skipped, words) });
  },
  'broken-form': 'file.broken-form',
  'export-dictionary': (it: { readonly file: string; readonly platform: PlatformId }, words) =>
    words.text('file.export-dictionary', { file: it.file, platform: PLATFORM_NAMES[it.platform] }),
  'several-rows-a-person': (it: SeveralRowsAPerson, words) => {
    const [first = '', second] = it.waves;
    // Beside blanks one value names no two waves: one of them is chosen.
    if (second === undefined) {
      const condition = optionValue(`${it.column}=${first}`);
      return words.text('file.several-rows-a-person.one', { ...it, condition });
    }
    const wave = optionValue(it.column);
    const list = it.waves.map(listValue).join(',');
    const waves = /^[\w.,:-]+$/.test(list) ? list : optionValue(list);
    return words.text('file.several-rows-a-person', { ...it, wave, waves, name: optionValue(it.id) });
  },
  'export-statuses': (it: ExportStatuses, words) => {
    const statuses = allOf(
      it.counts.map(({ status, count }) => words.text(`file.status.${status}`, { count })),
      words,
    );
    const drop = it.counts.map(({ status }) => status).join(',');
    return words.text('file.export-statuses', { file: it.file, rows: it.rows, statuses, drop });
  },
  'rows-left-out': (it: RowsLeftOut, words) => {
    const leftOut = it.leftOut.reduce((sum, { count }) => sum + count, 0);
    return words.text('file.rows-left-out', {
      file: it.file,
      rows: it.rows,
      leftOut,
      list: leftOutIn(words, it),
    });
  },
  'other-affixes': (it: { readonly file: string; readonly affixes: readonly string[] }, words) =>
    words.text('file.other-affixes', {
      file: it.file,
      affixes: it.affixes.join(', '),
      option: it.affixes.join(','),
    }),
  'waves-of-affixes': (it: { readonly file: string; readonly affixes: readonly string[] }, words) => {
    const [first = '', ...others] = it.affixes;
    const list = others.join(', ');
    return first === ''
      ? words.text('file.waves-of-affixes.plain', { file: it.file, affixes: list })
      : words.text('file.waves-of-affixes', { file: it.file, affixes: [first, list].join(', ') });
  },
  'waves-of-column': (
    it: { readonly file: string; readonly column: string; readonly waves: readonly string[] },
    words,
  ) => words.text('file.waves-of-column', { ...it, waves: it.waves.join(', ') }),
  'no-rows-chosen': (it: RowsLeftOut, words) =>
    words.text('file.no-rows-chosen', { file: it.file, rows: it.rows, list: leftOutIn(words, it) }),
  'unknown-status': (it: UnknownStatus, words) => {
    const { file, status } = it;
    if (it.platform === null) return words.text('file.unknown-status', { file, status });
    const known = it.known.length === 0 ? 'none' : allOf(it.known, words);
    return words.text('file.unknown-status.platform', {
      file,
      status,
      platform: PLATFORM_NAMES[it.platform],
      known,
    });
  },
  'ragged-row': (it: RaggedRow, words) => words.text('file.ragged-row', it),
  'rows-in-quotes': (it: Place & { readonly lastLine: number; readonly value: string }, words) =>
    words.text('file.rows-in-quotes', it),
  'stray-quotes': 'file.stray-quotes',
  'damaged-rows': (it: DamagedRows, words) => {
    const advice = words.text('file.delimiter-advice', { delimiter: delimiterIn(words, it.delimiter) });
    return words.text(`file.damaged-rows.${it.cause}`, { ...it, isCut: it.listed < it.count, advice });
  },
  'damaged-rows-set-aside': (
    it: {
      readonly file: string;
      readonly count: number;
      readonly rows: number;
      readonly places: readonly number[];
    },
    words,
  ) => {
    const places = it.places.join(', ');
    return words.text('file.damaged-rows-set-aside', { ...it, places, isCut: it.places.length < it.count });
  },
  'undoubled-quotes': 'file.undoubled-quotes',
  'surplus-blank-cells': (
    it: {
      readonly file: string;
      readonly surplus: number;
      readonly headerCells: number;
    },
    words,
  ) => words.text('file.surplus-blank-cells', it),
  'title-above': 'file.title-above',
  'rows-above-header': (it: Place & { readonly count: number }, words) =>
    words.text('file.rows-above-header', it),
  'repeated-header': (it: Place & { readonly count: number; readonly leftOut: boolean }, words) =>
    words.text(it.leftOut ? 'file.repeated-header.left-out' : 'file.repeated-header', it),
  'header-of-values': 'file.header-of-values',
  'reserved-header': 'file.reserved-header',
  'unclosed-quote': (it: Place & { readonly value: string; readonly withinLimit: boolean }, words) =>
    words.text('file.unclosed-quote', it),
  'malformed-quote': 'file.malformed-quote',
  'record-too-long': 'file.record-too-long',
  'undecidable-delimiter': (
    it: { readonly file: string; readonly delimiters: readonly [Delimiter, Delimiter] },
    words,
  ) => {
    const [one, other] = it.delimiters;
    return words.text('file.undecidable-delimiter', {
      file: it.file,
      one: delimiterIn(words, one),
      other: delimiterIn(words, other),
      oneOption: delimiterOption(one),
      otherOption: delimiterOption(other),
    });
  },
  'unknown-delimiter': 'file.unknown-delimiter',
  'contradicted-delimiter': (
    it: { readonly file: string; readonly named: Delimiter; readonly divides: Delimiter },
    words,
  ) =>
    words.text('file.contradicted-delimiter', {
      file: it.file,
      sign: it.named === '\t' ? '<tab>' : it.named,
      named: delimiterIn(words, it.named),
      divides: delimiterIn(words, it.divides),
      namedOption: delimiterOption(it.named),
      dividesOption: delimiterOption(it.divides),
    }),
  'encoding-conflict': 'file.encoding-conflict',
  'sheet-of-no-workbook': 'file.sheet-of-no-workbook',
  'cp1252-fallback': (it: DoubtfulEncoding, words) => {
    const { doubt } = it;
    if (it.mixed) return words.text('file.cp1252-fallback.mixed', it);
    if (doubt === undefined) return words.text('file.cp1252-fallback', it);
    const { sign, latin9, line: doubtfulLine } = doubt;
    return latin9 === null
      ? words.text('file.cp1252-fallback.sign', { ...it, sign, doubtfulLine })
      : words.text('file.cp1252-fallback.latin9', { ...it, sign, latin9, doubtfulLine });
  },
  'truncated-utf16': 'file.truncated-utf16',
  'invalid-bytes': (
    it: {
      readonly file: string;
      readonly line: number;
      readonly encoding: string | null;
      /** Whether --encoding names it, or the file itself. */
      readonly wanted: boolean;
      /** Whether the file begins with the byte order mark of the encoding: no other can be named. */
      readonly marked?: boolean;
    },
    words,
  ) => {
    const { encoding } = it;
    if (encoding === null) return words.text('file.invalid-bytes.unknown', it);
    return words.text(it.marked === true ? 'file.invalid-bytes.marked' : 'file.invalid-bytes', {
      ...it,
      encoding,
    });
  },
  'not-unicode': (
    it: {
      readonly file: string;
      readonly line: number;
      /** Of the byte in the file, from 1. */
      readonly position: number;
      readonly byte: string;
      readonly encoding: string;
      /** What the byte is in windows-1252, where it is a letter. */
      readonly letter: string | null;
    },
    words,
  ) => {
    const { letter } = it;
    return letter === null
      ? words.text('file.not-unicode', it)
      : words.text('file.not-unicode.letter', { ...it, letter });
  },
  'nul-byte': 'file.nul-byte',
  'same-file': 'file.same-file',
  'stdin-twice': 'file.stdin-twice',
  'file-changed': 'file.file-changed',
} as const satisfies Messages;
