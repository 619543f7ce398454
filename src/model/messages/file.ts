import type { Delimiter } from '../dataset.ts';
import { counted, delimiterName, delimiterOption } from './wording.ts';

/** Where something stands in a file: the row as a spreadsheet counts, and the physical line. */
type Place = { readonly file: string; readonly row: number; readonly line: number };

/** Files that are not delimited text. */
export type ForeignFormat =
  | 'zip'
  | 'empty-zip'
  | 'xls'
  | 'pdf'
  | 'gzip'
  | 'sav'
  | 'sav-compressed'
  | 'utf-32'
  | 'html'
  | 'xml'
  | 'rtf'
  | 'json';

/** Answers that are no delimited text, or a text to audit that is none. */
type ForeignFile =
  | { readonly file: string; readonly format: ForeignFormat; readonly openDocument: boolean }
  | { readonly path: string; readonly format: 'office' };

/** A Word or PDF document whose text cannot be had. */
export interface UnreadableDocument {
  readonly path: string;
  readonly format: 'word' | 'pdf';
  readonly problem: 'damaged' | 'encrypted' | 'no-text' | 'old' | 'too-large';
}

/** A row with too few or too many cells. */
type RaggedRow = Place & {
  readonly cells: number;
  readonly expected: number;
  /** Whether the header has as many as are expected; else the other rows have. */
  readonly isOfHeader: boolean;
};

/** What is said of all damaged rows of a file. */
interface DamagedRows {
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

const ENCODINGS = '(utf-8, utf-16le, utf-16be, windows-1252 or iso-8859-15)';

function place({ file, row, line }: Place): string {
  return `${file}, row ${row} (line ${line})`;
}

function delimiterAdvice(delimiter: Delimiter): string {
  return `The cells are taken to be separated by a ${delimiterName(delimiter)} (--delimiter sets another); a cell that holds one itself must stand between double quotes.`;
}

const SAVE_AS_CSV = 'Open it in the program it belongs to and save it as CSV (in Excel: CSV UTF-8).';

const FOREIGN: Readonly<Record<ForeignFormat, readonly [what: string, mend: string]>> = {
  zip: ['an Excel workbook or another zip archive', SAVE_AS_CSV],
  'empty-zip': ['an empty zip archive', SAVE_AS_CSV],
  xls: ['an Excel workbook of the old kind (.xls)', SAVE_AS_CSV],
  pdf: ['a PDF document', 'Export the answers as CSV instead.'],
  gzip: ['a gzip archive', 'Unpack it first.'],
  sav: ['an SPSS data file (.sav)', SAVE_AS_CSV],
  'sav-compressed': ['an SPSS data file (.sav, compressed)', SAVE_AS_CSV],
  'utf-32': ['text in UTF-32', 'Save it as CSV UTF-8.'],
  html: [
    'a web page (HTML)',
    'The download was perhaps a login or error page: sign in to the survey platform, and export as CSV again.',
  ],
  xml: ['an XML document', SAVE_AS_CSV],
  rtf: ['a Word document (RTF)', SAVE_AS_CSV],
  json: ['a JSON document', 'Export the answers as CSV instead.'],
};

/** What can be wrong with a file before any answer is read, in English. */
export const fileMessages = {
  'foreign-format': (it: ForeignFile) => {
    if ('path' in it)
      return `${it.path} is an office file or archive, but not a Word document (.docx); save it as plain text or Markdown first, then name that file`;
    const [what, mend] = FOREIGN[it.format];
    const kind = it.openDocument ? 'It seems to be an OpenDocument file (.ods). ' : '';
    return `${it.file} is ${what}, not a CSV file. ${kind}${mend}`;
  },
  'unreadable-document': ({ path, format, problem }: UnreadableDocument) => {
    const what = format === 'pdf' ? 'PDF' : 'Word document';
    if (problem === 'encrypted')
      return `${path} is a ${what} that is protected with a password; save it without one, then name that file`;
    if (problem === 'no-text')
      return `${path} is a ${what} without text${format === 'pdf' ? ' (pictures of pages, as a scanner makes them?)' : ''}; name one that has text, or a plain text file`;
    if (problem === 'too-large')
      return `${path} is a ${what} with more text than is read here (${format === 'pdf' ? '2000 pages or 20 million characters' : '20 MB unpacked or 50000 paragraphs'} at most); divide it, or save the part with the results as plain text, then name that file`;
    if (problem === 'old')
      return `${path} is an office file of the old kind (.doc, .xls); save it as .docx or as plain text first, then name that file`;
    return `${path} is a damaged ${what} and cannot be read; save or export it again, or name a plain text file`;
  },
  'empty-file': (it: { readonly file: string }) =>
    `${it.file} is empty: it needs a header and a row per respondent. Export it again.`,
  'no-rows': (it: Place) =>
    `${place(it)}: the file has a header but no row below it. Is this the right export?`,
  'blank-rows': (it: Place & { readonly count: number }) =>
    `${it.file}: ${counted(it.count, 'blank row')} between the others ${it.count === 1 ? 'was' : 'were'} skipped; the first is row ${it.row} (line ${it.line}).`,
  'ragged-row': (it: RaggedRow) =>
    `${place(it)}: the row has ${counted(it.cells, 'cell')}, ${it.isOfHeader ? 'the header' : 'the other rows have'} ${it.expected}${it.isOfHeader ? '' : ' each'}: a separator is missing or one too many, so its answers may stand in the wrong columns.`,
  'rows-in-quotes': (it: Place & { readonly lastLine: number; readonly value: string }) =>
    `${place(it)}: a double quote opens here (${it.value}) and the next one is on another line, but each of these lines is a row by itself. Remove the quote if it is a slip of the pen.`,
  'stray-quotes': (it: Place & { readonly value: string }) =>
    `${place(it)}: a double quote stands within a cell (${it.value}), as if a separator or another quote were missing. Quote the whole cell and double the quotes within it, or remove them.`,
  'damaged-rows': (it: DamagedRows) => {
    const listed = it.listed < it.count ? ` (the first ${it.listed} are listed)` : '';
    const what =
      it.cause === 'header-level'
        ? `${it.file}: the header is damaged, so the columns cannot be told.`
        : `${it.file}: ${it.count} of ${counted(it.rows, 'row')} ${it.count === 1 ? 'is' : 'are'} damaged${listed}.`;
    if (it.cause === 'row-level')
      return `${what} ${delimiterAdvice(it.delimiter)} Export the file again or correct these rows; --damaged skip sets them aside and counts them in every output.`;
    return `${what} The fault is probably in the header or the delimiter. ${delimiterAdvice(it.delimiter)} Export the file again.`;
  },
  'damaged-rows-set-aside': (it: {
    readonly file: string;
    readonly count: number;
    readonly rows: number;
    readonly places: readonly number[];
  }) =>
    `${it.file}: ${it.count} of ${counted(it.rows, 'row')} could not be read and ${it.count === 1 ? 'was' : 'were'} set aside (--damaged skip): row ${it.places.join(', ')}${it.places.length < it.count ? ', …' : ''}.`,
  'undoubled-quotes': (it: Place & { readonly count: number }) =>
    `${it.file}: in ${counted(it.count, 'row')} a quote within a quoted cell was not doubled; it was read as text, which is the only reading with the right number of cells. The first is row ${it.row} (line ${it.line}).`,
  'surplus-blank-cells': (it: {
    readonly file: string;
    readonly surplus: number;
    readonly headerCells: number;
  }) =>
    `${it.file}: every row has ${counted(it.surplus, 'blank cell')} more than the header. Is a name missing from the header? Then the answers stand under the wrong names.`,
  'title-above': (
    it: Place & { readonly filled: number; readonly width: number; readonly headerRow: number },
  ) =>
    `${place(it)}: ${counted(it.filled, 'cell')} of ${it.width} ${it.filled === 1 ? 'is' : 'are'} filled, so this is a title; the header seems to be row ${it.headerRow}. Remove the rows above the header, or leave them out with --damaged skip.`,
  'rows-above-header': (it: Place & { readonly count: number }) =>
    `${it.file}: the header is row ${it.row}; ${counted(it.count, 'row')} above it ${it.count === 1 ? 'was' : 'were'} left out (--damaged skip).`,
  'repeated-header': (it: Place & { readonly count: number; readonly leftOut: boolean }) => {
    const one = it.count === 1;
    const what = `${it.file}: ${counted(it.count, 'row')} ${one ? 'repeats' : 'repeat'} the header; the first is row ${it.row} (line ${it.line}).`;
    return it.leftOut
      ? `${what} ${one ? 'It was' : 'They were'} left out (--damaged skip).`
      : `${what} Perhaps several files were joined, so that more than one wave is in this one. Remove ${one ? 'the row' : 'these rows'}, or leave ${one ? 'it' : 'them'} out with --damaged skip.`;
  },
  'header-of-values': (it: Place) =>
    `${place(it)}: the header looks like the rows below it. If the header is missing from the export, this is the first respondent, who is not counted: add a header.`,
  'reserved-header': (it: Place & { readonly position: number; readonly column: string }) =>
    `${place(it)}: column ${it.position} is called "${it.column}", a name that programs reserve. Rename that column.`,
  'unclosed-quote': (it: Place & { readonly value: string; readonly withinLimit: boolean }) =>
    `${place(it)}: a double quote opens here (${it.value}) and is not closed ${it.withinLimit ? 'before the end of the file' : 'within 1 MiB'}. Close it, or remove it if it is part of the text.`,
  'malformed-quote': (it: Place & { readonly value: string }) =>
    `${place(it)}: a cell that opens with a double quote goes on after its closing quote: ${it.value}. Perhaps it is not closed where it should be; a quote within a quoted cell is written twice ("").`,
  'record-too-long': (it: Place) =>
    `${place(it)}: the row that begins here is longer than 1 MiB. Perhaps a double quote is not closed, or this is no survey export.`,
  'undecidable-delimiter': (it: {
    readonly file: string;
    readonly delimiters: readonly [Delimiter, Delimiter];
  }) => {
    const [one, other] = it.delimiters;
    return `${it.file}: the cells could be separated by ${delimiterName(one)} or by ${delimiterName(other)}: both divide every row alike. Say which with --delimiter ${delimiterOption(one)} or --delimiter ${delimiterOption(other)}.`;
  },
  'unknown-delimiter': (it: { readonly file: string; readonly character: string }) =>
    `${it.file}, line 1: the line "sep=${it.character}" names no delimiter that is read here. Export the file with a comma, semicolon, tab or vertical bar, and say sep=, with that one or leave the line out.`,
  'contradicted-delimiter': (it: {
    readonly file: string;
    readonly named: Delimiter;
    readonly divides: Delimiter;
  }) =>
    `${it.file}, line 1: the line "sep=${it.named === '\t' ? '<tab>' : it.named}" contradicts the rows below it: a ${delimiterName(it.named)} does not divide the header, and a ${delimiterName(it.divides)} divides header and rows. Correct or remove that line, or say which is right with --delimiter ${delimiterOption(it.divides)} or --delimiter ${delimiterOption(it.named)}.`,
  'encoding-conflict': (it: { readonly file: string; readonly marked: string; readonly encoding: string }) =>
    `${it.file} begins with the byte order mark of ${it.marked}, but --encoding says ${it.encoding}. Leave --encoding out.`,
  'cp1252-fallback': ({ file, line, mixed, doubt }: DoubtfulEncoding) => {
    const read = `${file} is not valid UTF-8 (the first such byte is on line ${line}) and was read as windows-1252.`;
    if (mixed)
      return `${read} Letters before that are valid UTF-8, so the file may mix two encodings or be cut short: exporting it again is safer. If letters come out wrong, set --encoding ${ENCODINGS}.`;
    if (doubt === undefined) return `${read} If letters come out wrong, set --encoding ${ENCODINGS}.`;
    const { sign, latin9 } = doubt;
    return latin9 === null
      ? `${read} "${sign}" on line ${doubt.line} is hardly meant: letters may be wrong. Export it again as CSV UTF-8, or set --encoding ${ENCODINGS}.`
      : `${read} "${sign}" on line ${doubt.line} would be "${latin9}" in ISO-8859-15 (Latin-9); if that is meant, set --encoding iso-8859-15.`;
  },
  'truncated-utf16': (it: { readonly file: string; readonly line: number; readonly encoding: string }) =>
    `${it.file}, line ${it.line}: the file is ${it.encoding} and ends in the middle of a character. It was cut short: export it again.`,
  'invalid-bytes': (it: {
    readonly file: string;
    readonly line: number;
    readonly encoding: string | null;
    /** Whether --encoding names it, or the file itself. */
    readonly wanted: boolean;
    /** Whether the file begins with the byte order mark of the encoding: no other can be named. */
    readonly marked?: boolean;
  }) => {
    if (it.marked === true)
      return `${it.file}, line ${it.line}: the file begins with the byte order mark of ${it.encoding}, but here is a byte that is not valid ${it.encoding}. Perhaps it was pasted or joined from two files. Save or export it again as CSV UTF-8.`;
    const what =
      it.encoding === null
        ? 'a byte that is neither UTF-8 nor windows-1252'
        : `a byte that is not valid ${it.encoding}, which ${it.wanted ? '--encoding says' : 'the file says it is'}`;
    return `${it.file}, line ${it.line}: ${what}. Export it again as CSV UTF-8, or set --encoding ${ENCODINGS}.`;
  },
  'not-unicode': (it: {
    readonly file: string;
    readonly line: number;
    /** Of the byte in the file, from 1. */
    readonly position: number;
    readonly byte: string;
    readonly encoding: string;
    /** What the byte is in windows-1252, where it is a letter. */
    readonly letter: string | null;
  }) => {
    const letter = it.letter === null ? '' : ` ("${it.letter}" in windows-1252)`;
    return `${it.file}, line ${it.line}: byte ${it.position}, ${it.byte}${letter}, is not valid ${it.encoding}. Save the file as UTF-8.`;
  },
  'nul-byte': (it: { readonly file: string; readonly line: number }) =>
    `${it.file}, line ${it.line}: a NUL byte, which text does not hold. The file is damaged, or is UTF-16: export it again, or say so with --encoding utf-16le or --encoding utf-16be.`,
  'same-file': (it: { readonly file: string; readonly other: string }) =>
    `${it.file} and ${it.other} are byte for byte the same: one file was named twice, or is a copy of the other.`,
  'stdin-twice': () =>
    'stdin (-) is named twice, but can be read only once. Save one of the two as a file, and name that.',
  'file-changed': (it: { readonly file: string }) =>
    `${it.file} changed while it was being read. Run the command again.`,
} as const;
