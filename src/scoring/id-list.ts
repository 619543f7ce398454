import type { Column, Dataset } from '../model/dataset.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { createMessage, type Said } from '../model/messages/create-message.ts';
import { cannotRun, type Problem } from '../model/problem.ts';
import type { DecodedRow } from './decode-dataset.ts';
import { isScientific } from './explain-answers.ts';
import { grown } from './grown.ts';
import { findIdColumns } from './id-columns.ts';
import { normaliseId } from './normalise-id.ts';
import { OFFICE_COLUMN } from './office-names.ts';
import { repeatedKeys } from './repeated-keys.ts';

/** Between the parts of an id: a NUL byte, which no text file may hold. */
export const ID_SEPARATOR = '\0';

/** Shorter slices of a text are copies of their own. */
const LONGEST_COPIED = 12;
/** In UTF-8 a unit of a string takes three bytes at most. */
const COPYING = Buffer.allocUnsafe(3 * 64);

/** A copy of its own: a slice would keep the whole piece of the file that it was cut from. */
function apart(text: string): string {
  if (text.length <= LONGEST_COPIED) return text;
  if (3 * text.length > COPYING.length) return Buffer.from(text).toString();
  return COPYING.toString('utf8', 0, COPYING.write(text));
}

/** More rows than these are counted, not listed. */
const LISTED_ROWS = 10;

/** How ids are compared: without case, blanks, accents and leading zeros, or as they are written. */
export type IdComparison = 'normalised' | 'as-written';

/** The ids of a file's respondents, in the order of the file. */
export interface Ids {
  /** Headers of the columns that make up the id. */
  readonly columns: readonly string[];
  /** Which of them is the name of the file; −1 where none is. */
  readonly fileName?: number;
  /** Per column what stands in the file, trimmed and in Unicode's composed form. */
  readonly written: readonly (readonly string[])[];
  /** What is compared; `''` when the id, or a part of it, is blank. */
  readonly keys: readonly string[];
}

/**
 * An empty list for the ids of a file; `null` when no column was named.
 *
 * @param given the column, or several with commas between
 * @throws UserError (status 2) for an unknown, ambiguous, empty or repeated name
 */
export function idListOf(
  dataset: Pick<Dataset, 'file' | 'columns' | 'rowCount'>,
  given: string | null,
  comparison: IdComparison,
): IdList | null {
  if (given === null) return null;
  return new IdList(dataset.file, findIdColumns(dataset, given), dataset.rowCount, comparison);
}

/**
 * Refuses files whose ids cannot be laid side by side: a header with a comma in one of them, two columns in the other.
 *
 * @throws UserError (status 2) when the id has more columns in one file than in another
 */
export function requireSameIdColumns(
  given: string | null,
  files: readonly { readonly file: string; readonly ids: Ids | null }[],
): void {
  const [first] = files;
  const other = files.find(({ ids }) => ids?.columns.length !== first?.ids?.columns.length);
  if (first === undefined || other === undefined) return;
  const columns = ({ file, ids }: typeof first) => ({ file, columns: ids?.columns ?? [] });
  const facts = { id: given, files: [columns(first), columns(other)] } as const;
  throw cannotRun(createMessage(answerMessages, 'id-columns-differ', facts));
}

/** Whether most ids have several rows, at least three of them: two values are rather those of a characteristic that was named by mistake. */
export function haveSeveralRows(rowsOf: ReadonlyMap<string, number>): boolean {
  const repeated = [...rowsOf.values()].filter((rows) => rows > 1).length;
  return repeated >= 3 && 2 * repeated >= rowsOf.size;
}

/** Gathers ids row by row. */
export class IdList implements Ids {
  readonly columns: readonly string[];
  readonly fileName: number;
  readonly written: readonly string[][];
  /** `null` as long as they are what stands in the only column: mostly nothing is set aside of ids, and one list serves both. */
  private ownKeys: string[] | null;
  private rows: Uint32Array;
  /** Where several files are joined: the first respondent of each file, and its name. */
  private readonly starts: { readonly respondent: number; readonly file: string }[] = [];
  private readonly file: string;
  private readonly positions: readonly number[];
  private readonly comparison: IdComparison;

  constructor(file: string, columns: readonly Column[], rowCount: number, comparison: IdComparison) {
    this.file = file;
    this.columns = columns.map(({ name }) => name);
    this.fileName = columns.findIndex(({ isFileName }) => isFileName === true);
    this.positions = columns.map(({ index }) => index);
    this.written = columns.map(() => new Array<string>(rowCount));
    this.ownKeys = columns.length === 1 ? null : new Array<string>(rowCount);
    this.rows = new Uint32Array(rowCount);
    this.comparison = comparison;
  }

  get keys(): readonly string[] {
    return this.ownKeys ?? this.written[0]!;
  }

  add({ index, cells, row, file }: Pick<DecodedRow, 'index' | 'cells' | 'row' | 'file'>): void {
    if (file !== (this.starts.at(-1)?.file ?? this.file)) this.starts.push({ respondent: index, file });
    const parts = this.positions.map((position, part) => {
      const text = apart((cells[position] ?? '').trim().normalize('NFC'));
      this.written[part]![index] = text;
      return text;
    });
    const key = this.keyOf(parts);
    if (this.ownKeys === null && key !== parts[0]) this.ownKeys = this.written[0]!.slice();
    if (this.ownKeys !== null) this.ownKeys[index] = key;
    if (index >= this.rows.length) this.rows = grown(this.rows, index + 1);
    this.rows[index] = row;
  }

  private keyOf(parts: readonly string[]): string {
    const compared = this.comparison === 'as-written' ? parts : parts.map(normaliseId);
    if (compared.includes('')) return '';
    const key = compared.join(ID_SEPARATOR);
    // One string serves both lists where it can.
    return key === parts[0] ? parts[0] : key;
  }

  /** A problem for every id that stands in several rows, however it is spelled there. */
  duplicates(): Problem[] {
    return repeatedKeys(this.keys).map((respondents) => ({
      ...this.duplicateMessage(respondents),
      severity: 'error',
      file: this.fileOf(respondents[1]!) ?? this.file,
      row: this.rows[respondents[1]!]!,
      column: this.columns.join(', '),
      value: this.spelling(respondents[1]!),
    }));
  }

  /** A file in which most respondents have several rows, such as one for each wave, is no list with slips in it; `null` for others. */
  severalRowsEach(): Said | null {
    const rowsOf = new Map<string, number>();
    // Ids that are one only without case or zeros are slips, or two respondents.
    this.keys.forEach((key, index) => {
      const id = this.spelling(index);
      if (key !== '') rowsOf.set(id, (rowsOf.get(id) ?? 0) + 1);
    });
    if (!haveSeveralRows(rowsOf)) return null;
    const rows = [...rowsOf.values()].reduce((sum, each) => sum + each, 0);
    const { file, columns } = this;
    const facts = { file, columns, rows, respondents: rowsOf.size };
    if (!this.repeatBetweenFiles()) return createMessage(answerMessages, 'repeated-ids', facts);
    const id = [OFFICE_COLUMN, ...columns.map((name) => (name.includes(',') ? `"${name}"` : name))].join(',');
    return createMessage(answerMessages, 'numbered-by-file', { ...facts, files: this.starts.length, id });
  }

  /** What to type where each of the files numbers its own forms; `null` for others. */
  numberedByFile(): Said | null {
    const said = this.severalRowsEach();
    return said?.code === 'numbered-by-file' ? said : null;
  }

  /** Whether it is by the files that are joined that ids repeat: within each, nearly all stand once. */
  private repeatBetweenFiles(): boolean {
    if (this.starts.length < 2 || this.fileName !== -1) return false;
    const rowsOf = new Map<string, number>();
    let part = -1;
    for (const [index, key] of this.keys.entries()) {
      while (this.starts[part + 1]?.respondent === index) part++;
      if (key === '') continue;
      const id = `${part}${ID_SEPARATOR}${this.spelling(index)}`;
      rowsOf.set(id, (rowsOf.get(id) ?? 0) + 1);
    }
    return !haveSeveralRows(rowsOf);
  }

  /** A warning when respondents have no id, with the rows of the first of them. */
  blanks(): Problem[] {
    const without: number[] = [];
    let count = 0;
    this.keys.forEach((key, index) => {
      if (key !== '') return;
      count++;
      if (without.length < LISTED_ROWS) without.push(index);
    });
    if (count === 0) return [];
    const { file, columns } = this;
    const facts = { file, columns, count, ...this.placesOf(without) };
    return [
      {
        ...createMessage(answerMessages, 'no-id', facts),
        severity: 'warning',
        file,
        column: columns.join(', '),
      },
    ];
  }

  /** A warning when a spreadsheet has written ids as `9,12E+11`: what is lost of them cannot be got back. */
  rounded(): Problem[] {
    const count = this.keys.filter((_, respondent) =>
      this.written.some((part) => isScientific(part[respondent]!)),
    ).length;
    if (count === 0) return [];
    const { file, columns } = this;
    // Neither row nor id: the warning stands in reports too.
    const facts = { file, columns, count };
    return [
      {
        ...createMessage(answerMessages, 'ids-rounded', facts),
        severity: 'warning',
        file,
        column: columns.join(', '),
      },
    ];
  }

  private duplicateMessage(respondents: readonly number[]): Said {
    const spellings = respondents.map((respondent) => this.spelling(respondent));
    return createMessage(answerMessages, 'duplicate-id', {
      file: this.file,
      columns: this.columns,
      ...this.placesOf(respondents),
      spellings: new Set(spellings).size === 1 ? spellings.slice(0, 1) : spellings,
    });
  }

  /** Rows, and of joined files which of them each is in. */
  private placesOf(respondents: readonly number[]) {
    const rows = respondents.map((respondent) => this.rows[respondent]!);
    const files = respondents.flatMap((respondent) => this.fileOf(respondent) ?? []);
    return files.length === 0 ? { rows } : { rows, files };
  }

  /** The file of a respondent among those that are joined; `null` where there is one. */
  private fileOf(respondent: number): string | null {
    return this.starts.findLast((start) => start.respondent <= respondent)?.file ?? null;
  }

  private spelling(respondent: number): string {
    return this.written.map((part) => part[respondent]!).join(' + ');
  }
}
