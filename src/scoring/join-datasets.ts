import type {
  Column,
  ColumnDecimal,
  Dataset,
  DatasetPart,
  LeftOutRows,
  RecordBatch,
  RowCounts,
  ValueLabel,
} from '../model/dataset.ts';
import { RESPONSE_STATUSES, type ResponseStatus } from '../model/export-form.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { createMessage, type Said } from '../model/messages/create-message.ts';
import { type ExportStatuses, fileMessages, type RowsLeftOut } from '../model/messages/file.ts';
import { cannotRun, type Problem, remark } from '../model/problem.ts';
import { lookupName, normaliseAnswer, normaliseName, otherNames } from './column-name.ts';
import { firstColumns } from './find-column.ts';
import { needsFileNames } from './id-columns.ts';
import { OFFICE_COLUMN, officeNames } from './office-names.ts';
import { parseNumber } from './parse-number.ts';

/** Files and columns that a remark names; the others are counted. */
const NAMED = 3;
/** Remarks on columns that files lack. */
const REMARKS = 5;

/** What is known of the files beside their answers. */
export interface Joining {
  /** What the wave is called in messages; the names of the files unless given. */
  readonly name?: string;
  /** SHA-256 of each file. */
  readonly hashes?: readonly (string | null)[];
  /** Columns that the user names; `office` is the name of the file unless a file has such a column. */
  readonly asked?: Asked;
}

type Asked = Parameters<typeof needsFileNames>[1];

/**
 * Several files with the answers of one wave as one: the rows of each after those of the one before, cells in the order of the columns of
 * the first, joined by the names of the columns. A column that a file lacks is blank there. Row numbers and lines are those of each file.
 *
 * @param datasets one or more
 * @throws UserError (status 2) `duplicate-header` for a column that a file has twice, `labels-differ` where files have one value label for
 *   different codes
 * @throws RangeError for no file at all
 * @example joinDatasets([office1, office2]).file // 'office-1.csv + office-2.csv'
 */
export function joinDatasets(
  datasets: readonly Dataset[],
  { name, hashes = [], asked }: Joining = {},
): Dataset {
  const [first] = datasets;
  if (first === undefined) throw new RangeError('no file to join');
  if (datasets.length === 1 && name === undefined) return first;
  const wave = new WaveFiles();
  for (const [index, dataset] of datasets.entries()) wave.add(dataset, hashes[index] ?? null);
  return wave.joined(name, asked);
}

/** What is kept of a file: thousands of them must not fill the memory. */
interface AddedFile {
  readonly part: DatasetPart;
  readonly isPlain: boolean;
  /** How the numbers of its columns are written, where some cell tells. */
  readonly decimals: ReadonlyMap<number, ColumnDecimal>;
  /** Joined columns whose values it has labels for. */
  readonly labelled: ReadonlySet<number>;
  readonly batches: () => AsyncIterable<RecordBatch>;
}

const NO_ROWS: readonly LeftOutRows[] = [];
const NO_DECIMALS: ReadonlyMap<number, ColumnDecimal> = new Map();
const NO_COLUMNS: ReadonlySet<number> = new Set();

/** Gathers the files of a wave one by one. */
export class WaveFiles {
  readonly #columns: Omit<Column, 'decimal'>[] = [];
  /** The n-th column of a name, by its comparable name and n. */
  readonly #byName = new Map<string, number>();
  readonly #byCode = new Map<string, number>();
  readonly #files: AddedFile[] = [];
  readonly #orders = new Map<string, readonly number[]>();
  readonly #notices: Problem[] = [];
  readonly #damagedRows: Problem[] = [];
  readonly #labels = new Map<number, Labels>();

  /**
   * @param sha256 of the file's bytes, where it is known
   * @throws UserError (status 2) as `joinDatasets`
   */
  add(dataset: Dataset, sha256: string | null): void {
    const positions = this.#positionsOf(dataset);
    const decimals = new Map<number, ColumnDecimal>();
    const labelled = new Set<number>();
    const order: number[] = [];
    for (const [index, column] of dataset.columns.entries()) {
      const at = positions[index]!;
      order[at] = column.index;
      if (column.decimal.kind !== 'none') decimals.set(at, placed(column.decimal, dataset.file));
      if (column.valueLabels === undefined) continue;
      labelled.add(at);
      this.#addLabels(at, column, dataset.file);
    }
    const { file, rowCount, rows, export: facts, leftOut, format, sheet, encoding, delimiter } = dataset;
    const { corrections } = dataset;
    // One literal, so that thousands of them share their shape.
    const part: DatasetPart = {
      file,
      sha256,
      rowCount,
      rows,
      export: facts,
      leftOut: leftOut.length === 0 ? NO_ROWS : leftOut,
      format,
      sheet,
      encoding,
      delimiter,
      order: this.#shared(order),
    };
    this.#files.push({
      part: corrections === undefined ? part : { ...part, corrections },
      isPlain: dataset.isPlain,
      decimals: decimals.size === 0 ? NO_DECIMALS : decimals,
      labelled: labelled.size === 0 ? NO_COLUMNS : labelled,
      batches: dataset.batches,
    });
    this.#notices.push(...dataset.notices);
    this.#damagedRows.push(...dataset.damagedRows);
  }

  /**
   * @param name what the wave is called in messages
   * @param asked columns that the user names
   */
  joined(name?: string, asked: Asked = {}): Dataset {
    const files = this.#files;
    const [first] = files;
    if (first === undefined) throw new RangeError('no file to join');
    const file = name ?? files.map(({ part }) => part.file).join(' + ');
    const columns = this.#columns.map((column, index) => ({
      ...column,
      decimal: joinedDecimal(files, index),
    }));
    const width = columns.length;
    const parts = files.map(({ part }): DatasetPart => {
      const order = this.#shared(part.order, width);
      return order === part.order ? part : { ...part, order };
    });
    const { format, sheet, encoding, delimiter } = first.part;
    const offices = needsFileNames(columns, asked) ? officeNames(parts.map((part) => part.file)) : null;
    return {
      ...{ file, format, sheet, encoding, delimiter },
      columns: offices === null ? columns : [...columns, fileNameColumn(width)],
      rowCount: parts.reduce((sum, { rowCount }) => sum + rowCount, 0),
      rows: parts.map(({ rows }) => rows).reduce(addedRows),
      isPlain: files.every(({ isPlain }) => isPlain),
      export: joinedExport(parts),
      leftOut: joinedLeftOut(parts),
      ...joinedCorrections(parts),
      damagedRows: this.#damagedRows,
      notices: [...joinedNotices(file, parts, columns), ...alikeOnce(file, inTotal(file, this.#notices))],
      parts,
      batches: () => {
        const batches = joinedBatches(files, parts, this.#rewriting(columns));
        return offices === null ? batches : withFileNames(batches, offices, width);
      },
    };
  }

  /** For each column of a file, its position among the joined ones. */
  #positionsOf(dataset: Dataset): number[] {
    const counts = new Map<string, number>();
    const exact = new Set<string>();
    const keys = dataset.columns.map((column, index) => {
      const name = lookupName(column);
      if (name !== '' && exact.has(name))
        throw cannotRun(
          createMessage(answerMessages, 'duplicate-header', { file: dataset.file, column: name }),
          {
            file: dataset.file,
            column: name,
          },
        );
      exact.add(name);
      const plain = normaliseName(name) || name || `\0${index}`;
      const count = (counts.get(plain) ?? 0) + 1;
      counts.set(plain, count);
      // Names that are one without case and separators stay apart in the order in which they stand.
      return count === 1 ? plain : `${plain}\0${count}`;
    });
    const taken = new Set<number>();
    return dataset.columns.map((column, index) => {
      const known = this.#byName.get(keys[index]!) ?? this.#knownByCode(column, keys, taken);
      const at = known ?? this.#columns.length;
      taken.add(at);
      if (known === undefined) this.#columns.push(this.#described(column, at));
      else this.#describe(known, column);
      this.#byName.set(keys[index]!, at);
      for (const code of otherNames(column).codes.map(normaliseName))
        if (code !== '' && !this.#byCode.has(code)) this.#byCode.set(code, at);
      return at;
    });
  }

  /** A column that has another header where one of the two is the code of the other: exports with codes beside exports with questions. */
  #knownByCode(column: Column, keys: readonly string[], taken: ReadonlySet<number>): number | undefined {
    const own = normaliseName(lookupName(column));
    const found = [
      this.#byCode.get(own),
      ...otherNames(column).codes.map((code) => this.#byName.get(normaliseName(code))),
    ];
    return found.find(
      (at) =>
        at !== undefined &&
        !taken.has(at) &&
        // The file may have a column of that name itself.
        !keys.some((key) => this.#byName.get(key) === at),
    );
  }

  #described({ index: _, decimal: __, valueLabels: ___, ...column }: Column, at: number) {
    return { ...column, index: at };
  }

  /** What a file adds to a column that others have. */
  #describe(at: number, { codes = [], texts = [], role, holds }: Column): void {
    const known = this.#columns[at]!;
    const union = (one: readonly string[] = [], other: readonly string[]) =>
      other.every((each) => one.includes(each)) ? one : [...new Set([...one, ...other])];
    const all = { codes: union(known.codes, codes), texts: union(known.texts, texts) };
    const isNew =
      (codes.length > 0 && all.codes !== known.codes) ||
      (texts.length > 0 && all.texts !== known.texts) ||
      (role !== undefined && known.role === undefined) ||
      (holds !== undefined && known.holds === undefined);
    if (!isNew) return;
    this.#columns[at] = {
      ...known,
      ...(all.codes.length > 0 && { codes: all.codes }),
      ...(all.texts.length > 0 && { texts: all.texts }),
      ...(known.role === undefined && role !== undefined && { role }),
      ...(known.holds === undefined && holds !== undefined && { holds }),
    };
  }

  #addLabels(at: number, { name, valueLabels = [] }: Column, file: string): void {
    const known = this.#labels.get(at) ?? { file, byValue: new Map(), agree: true };
    this.#labels.set(at, known);
    const isCalled = (labels: Iterable<readonly [string, string]>, code: string, text: string) =>
      [...labels].some(([value, label]) => value === code && normaliseAnswer(label) === text);
    const own = valueLabels.map(({ value, label }) => [value, label] as const);
    const before = [...known.byValue];
    for (const [value, label] of own) {
      const text = normaliseAnswer(label);
      const same = before.filter(([, other]) => normaliseAnswer(other) === text).map(([code]) => code);
      // A label that a file has for two codes is no contradiction.
      const other = same.includes(value) ? undefined : same.find((code) => !isCalled(own, code, text));
      if (other !== undefined) {
        const facts = { column: name, label, values: [other, value], files: [known.file, file] } as const;
        throw cannotRun(createMessage(answerMessages, 'labels-differ', facts), { file, column: name, value });
      }
      if (known.byValue.has(value) && !same.includes(value)) known.agree = false;
      if (!known.byValue.has(value)) known.byValue.set(value, label);
    }
    this.#columns[at] = { ...this.#columns[at]!, ...labelsOf(known) };
  }

  /** Lists of positions that are alike are one. */
  #shared(order: readonly number[], width = order.length): readonly number[] {
    const whole = Array.from({ length: width }, (_, at) => order[at] ?? -1);
    const key = whole.join(',');
    const known = this.#orders.get(key) ?? whole;
    this.#orders.set(key, known);
    return known;
  }

  /** What brings the cells of each file into one form, where its own is another one. */
  #rewriting(columns: readonly Column[]): (readonly Rewrite[])[] {
    return this.#files.map(({ decimals, labelled }) =>
      columns.flatMap(({ index, decimal, valueLabels = [] }): Rewrite[] => {
        const own = decimals.get(index);
        const isOther =
          decimal.kind === 'sign' && own?.kind === 'sign' && own.sign !== decimal.sign && own.sign === ',';
        const codes =
          valueLabels.length === 0 || labelled.has(index)
            ? null
            : new Map(valueLabels.map(({ value, label }) => [normaliseAnswer(label), value]));
        if (!isOther && codes === null) return [];
        const known = new Map<string, string>();
        const rewritten = (cell: string) =>
          isOther ? withPoint(cell) : (codes?.get(normaliseAnswer(cell)) ?? cell);
        return [
          {
            index,
            text: (cell) => {
              const text = known.get(cell) ?? rewritten(cell);
              if (known.size < CACHED) known.set(cell, text);
              return text;
            },
          },
        ];
      }),
    );
  }
}

/** Different cells of a column whose other form is remembered. */
const CACHED = 1000;

/** The value labels that files have for a column. */
interface Labels {
  /** The first file that has any. */
  readonly file: string;
  readonly byValue: Map<string, string>;
  /** Whether the files call each code the same. */
  agree: boolean;
}

/** Where files call a code differently, it is called nothing. */
function labelsOf({ byValue, agree }: Labels): { readonly valueLabels: readonly ValueLabel[] } {
  return { valueLabels: agree ? [...byValue].map(([value, label]) => ({ value, label })) : [] };
}

/** A column whose cells are brought into another form. */
interface Rewrite {
  readonly index: number;
  readonly text: (cell: string) => string;
}

/** A number with a decimal comma as one with a point; anything else as it is. */
function withPoint(cell: string): string {
  if (!cell.includes(',') && !cell.includes('.')) return cell;
  const number = parseNumber(cell, ',');
  return Number.isNaN(number) ? cell : String(number);
}

/** With the file of each cell that tells. */
function placed(decimal: ColumnDecimal, file: string): ColumnDecimal {
  if (decimal.kind === 'ambiguous') return { kind: 'ambiguous', first: { ...decimal.first, file } };
  if (decimal.kind !== 'mixed') return decimal;
  return { kind: 'mixed', point: { ...decimal.point, file }, comma: { ...decimal.comma, file } };
}

/** How the numbers of a column are written when files with commas are brought to points; what no file tells of itself is not told by another. */
function joinedDecimal(files: readonly AddedFile[], index: number): ColumnDecimal {
  const found = files.flatMap(({ decimals }) => decimals.get(index) ?? []);
  const unclear = found.find(({ kind }) => kind !== 'sign');
  if (unclear !== undefined) return unclear;
  const signs = new Set(found.map((decimal) => (decimal.kind === 'sign' ? decimal.sign : '.')));
  const [first] = signs;
  if (first === undefined) return { kind: 'none' };
  return { kind: 'sign', sign: signs.size > 1 ? '.' : first };
}

/** What a platform tells of files that are all its exports; of files of several kinds nothing is known of all. */
function joinedExport(files: readonly DatasetPart[]): Dataset['export'] {
  const exports = files.flatMap((file) => file.export ?? []);
  const [first] = exports;
  if (first === undefined || exports.length < files.length) return null;
  if (exports.some(({ platform }) => platform !== first.platform)) return null;
  const statuses: Partial<Record<ResponseStatus, number>> = {};
  for (const each of exports)
    for (const [status, count] of Object.entries(each.statuses) as [ResponseStatus, number][])
      statuses[status] = (statuses[status] ?? 0) + count;
  return { ...first, statuses };
}

function joinedCorrections(files: readonly DatasetPart[]): Pick<Dataset, 'corrections'> {
  const corrections = files.flatMap((file) => file.corrections ?? []);
  return corrections.length === 0 ? {} : { corrections };
}

function reasonOf(rows: LeftOutRows): string {
  if (rows.by === 'status') return rows.status;
  return rows.by === 'condition' ? `where ${rows.condition}` : `wave ${rows.wave}`;
}

/** Rows left out of several files, by the same reasons. */
function joinedLeftOut(files: readonly DatasetPart[]): LeftOutRows[] {
  const byReason = new Map<string, LeftOutRows>();
  for (const each of files.flatMap(({ leftOut }) => leftOut)) {
    const reason = reasonOf(each);
    byReason.set(reason, { ...each, count: each.count + (byReason.get(reason)?.count ?? 0) });
  }
  return [...byReason.values()];
}

function addedRows(one: RowCounts, other: RowCounts): RowCounts {
  return {
    inFile: one.inFile + other.inFile,
    headings: one.headings + other.headings,
    blank: one.blank + other.blank,
    damaged: one.damaged + other.damaged,
    respondents: one.respondents + other.respondents,
  };
}

/** How many files there are, which are one file twice, and which columns some of them lack. */
function joinedNotices(file: string, parts: readonly DatasetPart[], columns: readonly Column[]): Problem[] {
  const rows = parts.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const ofWave = (message: Said) => remark(message, { file });
  const named = namesOf(parts.map((part) => part.file));
  const byHash = new Map<string, string>();
  return [
    ofWave(
      createMessage(fileMessages, 'joined-files', { name: file, count: parts.length, rows, files: named }),
    ),
    ...parts.flatMap((part): Problem[] => {
      const { sha256 } = part;
      const earlier = sha256 === null ? undefined : byHash.get(sha256);
      if (sha256 !== null) byHash.set(sha256, part.file);
      return earlier === undefined
        ? []
        : [ofWave(createMessage(fileMessages, 'same-file', { file: earlier, other: part.file }))];
    }),
    ...lackingColumns(parts, columns).map(ofWave),
  ];
}

/** Columns that the same files lack are one remark. */
function lackingColumns(parts: readonly DatasetPart[], columns: readonly Column[]) {
  const byFiles = new Map<string, { readonly files: string[]; readonly columns: Column[] }>();
  // Files with the same columns share their order.
  const orders = new Set(parts.map(({ order }) => order));
  for (const column of columns) {
    const without = new Set([...orders].filter((order) => order[column.index] === -1));
    if (without.size === 0) continue;
    const files = parts.filter(({ order }) => without.has(order)).map((part) => part.file);
    const key = files.join('\0');
    const known = byFiles.get(key);
    if (known === undefined) byFiles.set(key, { files, columns: [column] });
    else known.columns.push(column);
  }
  const remarks = [...byFiles.values()].map((each) =>
    createMessage(fileMessages, 'columns-lacking', {
      count: each.columns.length,
      columns: firstColumns(each.columns, NAMED),
      files: namesOf(each.files),
    }),
  );
  return remarks.length <= REMARKS
    ? remarks
    : [
        ...remarks.slice(0, REMARKS),
        createMessage(fileMessages, 'columns-lacking-elsewhere', {
          count: [...byFiles.values()].slice(REMARKS).reduce((sum, each) => sum + each.columns.length, 0),
        }),
      ];
}

function namesOf(files: readonly string[]) {
  return { names: files.slice(0, NAMED), more: Math.max(0, files.length - NAMED) };
}

/** Rows that are left out, and statuses, are counted over all files. */
function inTotal(file: string, notices: readonly Problem[]): Problem[] {
  const remarks: Problem[] = [];
  const left = { rows: 0, leftOut: new Map<string, LeftOutRows>() };
  const found = { rows: 0, counts: new Map<ResponseStatus, number>() };
  for (const notice of notices) {
    if (notice.code === 'rows-left-out') {
      const { rows, leftOut } = notice.values as unknown as RowsLeftOut;
      left.rows += rows;
      for (const each of leftOut) {
        const reason = reasonOf(each);
        left.leftOut.set(reason, { ...each, count: each.count + (left.leftOut.get(reason)?.count ?? 0) });
      }
    } else if (notice.code === 'export-statuses') {
      const { rows, counts } = notice.values as unknown as ExportStatuses;
      found.rows += rows;
      for (const { status, count } of counts)
        found.counts.set(status, count + (found.counts.get(status) ?? 0));
    } else remarks.push(notice);
  }
  const counts = RESPONSE_STATUSES.flatMap((status) => {
    const count = found.counts.get(status) ?? 0;
    return count === 0 ? [] : [{ status, count }];
  });
  const messages = [
    ...(left.rows === 0
      ? []
      : [
          createMessage(fileMessages, 'rows-left-out', {
            file,
            rows: left.rows,
            leftOut: [...left.leftOut.values()],
          }),
        ]),
    ...(counts.length === 0
      ? []
      : [createMessage(fileMessages, 'export-statuses', { file, rows: found.rows, counts })]),
  ];
  return [...remarks, ...messages.map((message) => remark(message, { file }))];
}

/** What is the same of many files is said of the first, with how many others it holds of. */
function alikeOnce(name: string, notices: readonly Problem[]): Problem[] {
  const alike = new Map<string, Problem[]>();
  for (const notice of notices) {
    const { file: _, row: __, line: ___, ...facts } = notice.values ?? {};
    const key = `${notice.code} ${JSON.stringify(facts)}`;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [notice]);
    else known.push(notice);
  }
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined || same.length <= NAMED) return same;
    const files = namesOf(same.slice(1).map(({ file = name }) => file));
    const facts = { file: first.file ?? name, count: same.length - 1, files };
    return [first, remark(createMessage(fileMessages, 'same-of-files', facts), { file: name })];
  });
}

function fileNameColumn(index: number): Column {
  return { index, name: OFFICE_COLUMN, decimal: { kind: 'none' }, isFileName: true };
}

/** Each row with what its file is called behind the columns of the files. */
async function* withFileNames(
  batches: AsyncIterable<RecordBatch>,
  offices: readonly string[],
  width: number,
): AsyncGenerator<RecordBatch> {
  for await (const batch of batches) {
    const office = offices[batch.part!]!;
    const cells = batch.cells.map((row) => {
      const copy = row.slice(0, width);
      while (copy.length < width) copy.push('');
      copy.push(office);
      return copy;
    });
    yield { ...batch, cells };
  }
}

async function* joinedBatches(
  files: readonly AddedFile[],
  parts: readonly DatasetPart[],
  rewriting: readonly (readonly Rewrite[])[],
): AsyncGenerator<RecordBatch> {
  for (const [part, file] of files.entries()) {
    const { order } = parts[part]!;
    const isAsItIs = order.every((position, index) => position === index);
    const rewrites = rewriting[part]!;
    for await (const batch of file.batches()) {
      const written = isAsItIs
        ? batch.cells
        : batch.cells.map((cells) => order.map((position) => cells[position] ?? ''));
      if (rewrites.length === 0) {
        yield { ...batch, cells: written, part };
        continue;
      }
      const cells = written.map((row) => {
        const copy = [...row];
        for (const { index, text } of rewrites) copy[index] = text(copy[index] ?? '');
        return copy;
      });
      yield { ...batch, cells, part, written };
    }
  }
}
