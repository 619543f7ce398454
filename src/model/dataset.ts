import type { CodedRows } from './coded-rows.ts';
import type { AppliedCorrections } from './corrections.ts';
import type { FormRole, PlatformId, ResponseStatus, StatusRule } from './export-form.ts';
import type { PersonalContent } from './messages/choices.ts';
import type { Problem } from './problem.ts';
import type { Treatment } from './treatment.ts';

/** Bytes from one position to before another, or to the end. */
export interface FilePart {
  readonly start: number;
  readonly end?: number | undefined;
}

/** Bytes that can be read more than once: a file, or bytes in memory. */
export interface ByteSource {
  /** The name used in messages: the file name as the user gave it. */
  readonly name: string;
  /** Number of bytes, where it is known before they are read. */
  readonly size?: number;
  /** Whether a hash is taken of the bytes, and they are to be read to their end therefore. */
  readonly isHashed?: boolean;
  /**
   * @param reuses whether a piece need last only until the next one is asked for
   * @param part what is wanted where it is not everything; of a part no hash is taken
   */
  open(reuses?: boolean, part?: FilePart): AsyncIterable<Uint8Array>;
}

export type Delimiter = ',' | ';' | '\t' | '|';
export type Encoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1252'
  | 'iso-8859-15'
  | 'windows-1254'
  | 'windows-1256';
export type DecimalSign = '.' | ',';

/** Kinds of files with answers; `csv` is text between any delimiters, the last three are read by a database engine. */
export const FILE_FORMATS = [
  ...(['csv', 'xlsx', 'ods', 'xls', 'sav', 'zsav'] as const),
  ...(['parquet', 'duckdb', 'postgresql'] as const),
] as const;

export type FileFormat = (typeof FILE_FORMATS)[number];

/** What becomes of rows whose cells cannot be told. */
export type DamagedRule = 'stop' | 'skip';

/** What the user may fix instead of leaving it to detection. */
export interface ReadOptions {
  readonly delimiter?: Delimiter | undefined;
  readonly encoding?: Encoding | undefined;
  readonly decimal?: DecimalSign | undefined;
  /** Whether damaged rows stop the reading (the default), or are set aside and counted. */
  readonly damaged?: DamagedRule | undefined;
  /** The platform whose export this is, or that it is none; told from the first rows unless given. */
  readonly platform?: PlatformId | 'none' | undefined;
  /** The sheet of a workbook; the only filled one unless given. */
  readonly sheet?: string | undefined;
}

/** How the cells of a file are written. */
export interface FileForm {
  readonly format: FileFormat;
  /** `null` for a file that is no workbook. */
  readonly sheet: string | null;
  /** `null` for a file that is no delimited text. */
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
}

/** A cell and where it stands. */
export interface CellPlace {
  /** Where several files are joined. */
  readonly file?: string;
  readonly row: number;
  readonly line: number;
  readonly value: string;
}

/**
 * How the numbers of a column are written.
 * `none`: no cell has a decimal or thousands sign. `sign`: every cell agrees on it (or the user said so).
 * `ambiguous`: cells such as `1.234` could be thousands or decimals and nothing else in the column tells.
 * `mixed`: some cells can only be read with a point and others only with a comma.
 */
export type ColumnDecimal =
  | { readonly kind: 'none' }
  | { readonly kind: 'sign'; readonly sign: DecimalSign }
  | { readonly kind: 'ambiguous'; readonly first: CellPlace }
  | { readonly kind: 'mixed'; readonly point: CellPlace; readonly comma: CellPlace };

/** A value as it stands in cells, and what the file calls it. */
export interface ValueLabel {
  readonly value: string;
  readonly label: string;
}

export interface Column {
  /** Position in the file, from 0. */
  readonly index: number;
  /** The header, trimmed of blanks and no-break spaces. */
  readonly name: string;
  /** The header as it stands in the file, where an export is named by something else. */
  readonly header?: string;
  /** What a study calls the column instead: an item id, or the name that the column has in other files. It is looked up by this only. */
  readonly as?: string;
  /** Other names that the export of a platform has for it. */
  readonly codes?: readonly string[];
  /** What respondents read, as an export tells. */
  readonly texts?: readonly string[];
  /** What an export tells that it is for. */
  readonly role?: FormRole;
  /** What it holds of persons, as an export tells. */
  readonly holds?: PersonalContent | undefined;
  /** What its values are called, in files that say so. */
  readonly valueLabels?: readonly ValueLabel[];
  readonly decimal: ColumnDecimal;
  /** Of joined files: its cells are what the file of a row is called; no file has the column. */
  readonly isFileName?: true;
}

/**
 * A cell whose value the file declares as missing (SPSS). It is blank to everybody, since it is nothing but a blank; who counts codes for no
 * answer tells it from a cell that is empty.
 */
export const DECLARED_MISSING = '\u2003';

/** Some rows of a file. `cells[i][column.index]` is a cell of the i-th row, untrimmed, `''` when blank. */
export interface RecordBatch {
  /** A cell is blank where it shows nothing; `DECLARED_MISSING` where the file itself says that its value is no answer. */
  readonly cells: readonly (readonly string[])[];
  /** Spreadsheet row number of each row (the header is row 1). */
  readonly rows: readonly number[];
  /** Physical line on which each row begins. */
  readonly lines: readonly number[];
  /** Of a joined dataset, the position in its `parts` of the file that the rows are from. */
  readonly part?: number;
  /** The cells as the file has them, where joining files brought numbers or words into one form. */
  readonly written?: readonly (readonly string[])[];
}

/** The columns that a pass looks at. */
export interface Projection {
  readonly columns: ReadonlySet<number>;
  /** Of so many respondents at the beginning all columns are looked at. */
  readonly after: number;
}

/** What the rows of a file are; the parts add up to the whole. */
export interface RowCounts {
  /** All rows, as a spreadsheet shows them; a `sep=` line is none. */
  readonly inFile: number;
  /** The header, titles above it, and repetitions of it below. */
  readonly headings: number;
  readonly blank: number;
  /** Set aside because their cells cannot be told. */
  readonly damaged: number;
  readonly respondents: number;
}

/** Rows that are left out, and by what: a status that the platform tells, a condition, or a wave that is not used (`''` for none). */
export type LeftOutRows =
  | { readonly by: 'status'; readonly status: ResponseStatus; readonly count: number }
  | { readonly by: 'condition'; readonly condition: string; readonly count: number }
  | { readonly by: 'wave'; readonly wave: string; readonly count: number };

/** What is known of the export of a platform. */
export interface ExportFacts {
  readonly platform: PlatformId;
  readonly variant: string;
  /** Rows below the header that are headings too, as a spreadsheet counts. */
  readonly headingRows: readonly number[];
  /** Responses of each status that the platform tells. */
  readonly statuses: Readonly<Partial<Record<ResponseStatus, number>>>;
  readonly statusRules: readonly StatusRule[];
  /** Values that stand for no answer where the range of an item does not hold them. */
  readonly missing: readonly string[];
  /** Whether columns of the platform may tell several rows of a person apart. */
  readonly mayHaveVisits: boolean;
}

/** One of the files that a dataset was joined of. */
export interface DatasetPart
  extends FileForm,
    Pick<Dataset, 'file' | 'rowCount' | 'rows' | 'export' | 'leftOut' | 'corrections'> {
  /** Of its bytes, where it is known. */
  readonly sha256: string | null;
  /** For each column of the joined dataset, the position of the cell in a row of the file; −1 where the file lacks the column. */
  readonly order: readonly number[];
}

/** A file with answers, inspected once from end to end and readable again in batches; or several that are one wave. */
export interface Dataset extends FileForm {
  readonly file: string;
  readonly columns: readonly Column[];
  /** Respondents' rows, without the header and trailing empty rows. */
  readonly rowCount: number;
  /** All rows of the file, by what they are. */
  readonly rows: RowCounts;
  /** Whether plain splitting at the delimiter, after the headings, gives the same cells: what an emitted script does. */
  readonly isPlain: boolean;
  /** What a survey platform tells beside the answers; `null` for any other file. */
  readonly export: ExportFacts | null;
  /** Of the respondents' rows those that are not used, in the order in which it is looked at; `rowCount` is without them. */
  readonly leftOut: readonly LeftOutRows[];
  /** Corrections of cells, which `batches` gives already; absent without any. */
  readonly corrections?: readonly AppliedCorrections[];
  /** How the rows of `batches` are made of those of the file; absent where they are the same. */
  readonly treatment?: Treatment;
  /** What is wrong with each row that was set aside (`damaged: 'skip'`), up to the first thousand. */
  readonly damagedRows: readonly Problem[];
  /** Remarks for the user, such as the fallback to windows-1252. */
  readonly notices: readonly Problem[];
  /** The files, where several are joined; rows come in their order, and row numbers are those of each. */
  readonly parts?: readonly DatasetPart[];
  /** Where the file is read by its bytes: once, and what is counted of its rows is known afterwards only. */
  readonly coded?: CodedRows;
  /** @param wanted what is looked at: cells of other columns may then be blank, or lack at the end of a row */
  batches(wanted?: Projection): AsyncIterable<RecordBatch>;
}

/** A dataset in which some things are others; what is known of it later only, where it is read by its bytes, stays so. */
export function withChanges(dataset: Dataset, changes: Partial<Dataset>): Dataset {
  return Object.defineProperties({} as Dataset, {
    ...Object.getOwnPropertyDescriptors(dataset),
    ...Object.getOwnPropertyDescriptors(changes),
  });
}

/** A dataset with more to remark. */
export function withRemarks(dataset: Dataset, more: readonly Problem[]): Dataset {
  return withChanges(dataset, {
    get notices() {
      return [...dataset.notices, ...more];
    },
  });
}

/** Some rows of a batch. */
export function rowsAt(
  { cells, rows, lines, written, ...batch }: RecordBatch,
  indexes: readonly number[],
): RecordBatch {
  return {
    ...batch,
    cells: indexes.map((index) => cells[index]!),
    rows: indexes.map((index) => rows[index]!),
    lines: indexes.map((index) => lines[index]!),
    ...(written !== undefined && { written: indexes.map((index) => written[index]!) }),
  };
}

/** How the file of a dataset is written, as results repeat it. */
export function fileForm({ format, sheet, encoding, delimiter }: FileForm) {
  return { format, ...(sheet !== null && { sheet }), encoding, delimiter };
}
