import type { Column, ExportFacts, ReadOptions, RecordBatch, RowCounts } from '../model/dataset.ts';
import { type Form, type FormColumn, type ResponseStatus, statusOf } from '../model/export-form.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { cannotRun, type Problem, remark, UserError } from '../model/problem.ts';
import { isBlank, trimInvisible, usedWidth } from './blank.ts';
import { DamagedRows } from './damaged-rows.ts';
import { DecimalGatherer } from './decimal-evidence.ts';
import type { RecordChunk, TableLayout, TextLayout } from './records.ts';
import { kindOf, type RowKind, type RowShape, rowsOf, withWidth } from './rows.ts';

/** Where the header stands; of a text also how it is divided. */
type InspectedLayout = TableLayout & Partial<Pick<TextLayout, 'delimiter' | 'separator'>>;

/** What the first pass learns about the rows of a file. */
export interface Inspection {
  readonly columns: readonly Column[];
  readonly rows: RowCounts;
  readonly shape: RowShape;
  readonly isPlain: boolean;
  readonly export: ExportFacts | null;
  readonly damagedRows: readonly Problem[];
  readonly notices: readonly Problem[];
  /** Rows below the headings that are no respondents; `null` where they are too many to be remembered. */
  readonly passedOver: ReadonlySet<number> | null;
  /** All rows, when the file is small enough to keep them. */
  readonly kept: readonly RecordBatch[] | undefined;
}

/** Files of up to so many characters are kept after the first pass, so that nothing is parsed twice. */
const KEPT = 4 * 1_048_576;

/** What a row costs beside its characters, so that many narrow rows do not count as a small file. */
const ROW_COST = 32;

/** Rows that are no respondents, of which so many are remembered. */
const PASSED_OVER = 100_000;

/** Whether so many rows are more than what is kept, whatever stands in them. */
export function exceedsKept(rows: number, width: number): boolean {
  return rows * (width + ROW_COST) > KEPT;
}

interface Header {
  readonly names: readonly string[];
  readonly row: number;
  readonly line: number;
  /** Columns up to the last that has a name. */
  readonly named: number;
  readonly shape: RowShape;
}

/** A row that is worth a remark, and how many of its kind there are. */
class Remarked {
  count = 0;
  row = 0;
  line = 0;

  add(row: number, line: number, count = 1): void {
    if (this.count === 0) Object.assign(this, { row, line });
    this.count += count;
  }
}

/**
 * Reads every record once: the header, what each row is (a heading, blank, damaged, or a respondent's), trailing empty
 * columns, and what the cells of each column tell about its decimal sign. Every row is counted as exactly one of these.
 *
 * @param layout without a delimiter for what is no text
 * @param keeps whether the rows of a small file are kept
 * @throws UserError (status 2) `empty-file`, `no-rows`, `title-above`, `reserved-header`, `record-too-long`, and what is
 *   wrong with damaged rows
 */
export async function inspect(
  chunks: AsyncIterable<RecordChunk>,
  file: string,
  layout: InspectedLayout,
  options: ReadOptions,
  keeps = true,
): Promise<Inspection> {
  const rule = options.damaged ?? 'stop';
  const counts: Record<RowKind, number> = { heading: 0, blank: 0, damaged: 0, respondent: 0 };
  let header: Header | undefined;
  let inFile = 0;
  let width = 0;
  let size = 0;
  let kept: RecordBatch[] | undefined = keeps ? [] : undefined;
  let gatherers: DecimalGatherer[] = [];
  const passedOver = new Set<number>();
  const damaged = new DamagedRows();
  const blanks = new Remarked();
  const pending = new Remarked();
  const repeated = new Remarked();
  const reread = new Remarked();
  const statuses = layout.form === undefined ? null : new StatusCounts(layout.form);

  for await (const chunk of chunks) {
    for (let index = 0; index < chunk.records.length; index++) {
      const record = chunk.records[index]!;
      const row = chunk.firstRow + index;
      const line = chunk.lines[index]!;
      inFile++;
      if (chunk.reread) reread.add(row, line);
      const shape = header?.shape ?? {
        headerRow: layout.headerRow,
        lastHeadingRow: layout.headerRow,
        header: [],
        width: 0,
      };
      const kind = kindOf(record, row, shape);
      counts[kind]++;
      if (kind !== 'respondent' && row > shape.lastHeadingRow && passedOver.size <= PASSED_OVER)
        passedOver.add(row);
      if (kind === 'blank') {
        pending.add(row, line);
        continue;
      }
      // Only now is it known that the blank rows before this one do not trail.
      if (pending.count > 0) blanks.add(pending.row, pending.line, pending.count);
      pending.count = 0;
      if (kind === 'heading') {
        if (row === layout.headerRow) {
          header = readHeader(file, record, row, line, layout);
          width = header.named;
          gatherers = header.names.map(() => new DecimalGatherer());
        } else if (header !== undefined) {
          if (row > header.shape.lastHeadingRow) repeated.add(row, line);
        } else if (rule === 'stop') throw titleAbove(file, record, row, line, layout);
      } else if (kind === 'damaged') {
        // Without a header there is nothing to measure a row by; it is the header that is damaged then.
        if (header !== undefined) damaged.addWidth(row, line, record.length);
      } else {
        if (record.length > width) width = Math.min(header!.names.length, usedWidth(record, width));
        statuses?.add(record);
        if (chunk.hasNumberSigns) gather(gatherers, record, row, line);
      }
    }
    if (chunk.damaged !== null) {
      inFile++;
      counts.damaged++;
      damaged.addRecord(chunk.damaged);
      if (chunk.damaged.code === 'record-too-long') break;
    }
    size += chunk.size + ROW_COST * chunk.records.length;
    if (size > KEPT) kept = undefined;
    else if (header !== undefined) kept?.push(rowsOf(chunk, header.shape));
  }

  const rows = ledger(inFile, counts);
  if (header === undefined && damaged.count === 0) throw emptyFile(file);
  const expected = {
    file,
    delimiter: layout.delimiter ?? null,
    width: layout.width,
    isOfHeader: header?.shape.header.length === layout.width,
    headerRow: header?.row ?? Number.POSITIVE_INFINITY,
  };
  const setAside = damaged.conclude(expected, counts.respondent, rule);
  if (rule === 'stop' && repeated.count > 0) throw repeatedHeader(file, repeated);
  if (rows.respondents === 0) throw noRows(file, header!);
  for (const batch of kept ?? []) withWidth(batch, width);
  return {
    columns: columnsOf(header!, width, gatherers, options, layout.form),
    export: statuses === null ? null : exportFacts(layout.form!, layout.headings!, () => statuses.counts),
    rows,
    shape: header!.shape,
    damagedRows: setAside.damagedRows,
    isPlain:
      layout.separator === layout.delimiter &&
      rows.damaged + reread.count + repeated.count === 0 &&
      layout.titleRows === 0,
    notices: [
      ...setAside.notices,
      ...exportRemarks(file, layout),
      ...remarks(file, header!, { blanks, repeated, reread }, layout),
    ],
    passedOver: passedOver.size > PASSED_OVER ? null : passedOver,
    kept: kept?.filter(({ cells }) => cells.length > 0),
  };
}

/** What becomes of every row of the file, added up. */
function ledger(inFile: number, counts: Readonly<Record<RowKind, number>>): RowCounts {
  const { heading: headings, blank, damaged, respondent: respondents } = counts;
  if (headings + blank + damaged + respondents !== inFile)
    throw new Error(
      `of ${inFile} rows ${headings} + ${blank} + ${damaged} + ${respondents} are accounted for`,
    );
  return { inFile, headings, blank, damaged, respondents };
}

function remarks(
  file: string,
  { row, line, shape }: Header,
  found: Readonly<Record<'blanks' | 'repeated' | 'reread', Remarked>>,
  layout: TableLayout,
): Problem[] {
  const problems: Problem[] = [];
  const add = (code: 'blank-rows' | 'repeated-header' | 'undoubled-quotes', remarked: Remarked) => {
    if (remarked.count === 0) return;
    const place = { file, row: remarked.row, line: remarked.line };
    const facts = { ...place, count: remarked.count };
    const message =
      code === 'repeated-header'
        ? createMessage(fileMessages, code, { ...facts, leftOut: true })
        : createMessage(fileMessages, code, facts);
    problems.push(remark(message, place));
  };
  add('undoubled-quotes', found.reread);
  add('repeated-header', found.repeated);
  add('blank-rows', found.blanks);
  const surplus = shape.width - shape.header.length;
  if (surplus > 0)
    problems.push({
      ...createMessage(fileMessages, 'surplus-blank-cells', {
        file,
        surplus,
        headerCells: shape.header.length,
      }),
      severity: 'warning',
      file,
    });
  if (row > 1 && layout.titleRows > 0)
    problems.push(
      remark(createMessage(fileMessages, 'rows-above-header', { file, row, line, count: layout.titleRows }), {
        file,
        row,
        line,
      }),
    );
  if (layout.headerIsRow)
    problems.push({
      ...createMessage(fileMessages, 'header-of-values', { file, row, line }),
      severity: 'warning',
      file,
      row,
      line,
    });
  return problems;
}

function readHeader(
  file: string,
  record: readonly string[],
  row: number,
  line: number,
  layout: TableLayout,
): Header {
  const names = layout.form?.columns.map(({ name }) => headerName(name)) ?? record.map(headerName);
  refuseReservedHeaders(file, names, row, line);
  const lastHeadingRow = layout.headings?.at(-1) ?? row;
  const shape = { headerRow: row, lastHeadingRow, header: [...record], width: layout.width };
  // Where the header is missing, a blank first answer is no sign of a column without answers.
  const named = layout.headerIsRow ? names.length : usedWidth(names);
  return { names, row, line, named, shape };
}

function gather(
  gatherers: readonly DecimalGatherer[],
  record: readonly string[],
  row: number,
  line: number,
): void {
  const width = Math.min(gatherers.length, record.length);
  for (let column = 0; column < width; column++) {
    const cell = record[column]!;
    // No number begins with a letter of ASCII; one with a sign has two characters or more, and none has so many.
    if (cell >= 'A' && cell < '\x80') continue;
    if (cell.length > 1 && cell.length < 64) gatherers[column]!.add(cell, row, line);
  }
}

function columnsOf(
  header: Header,
  width: number,
  gatherers: readonly DecimalGatherer[],
  { decimal }: ReadOptions,
  form?: Form,
): Column[] {
  return header.names.slice(0, width).map((name, index) => {
    const column: Column = {
      index,
      name,
      decimal: decimal === undefined ? gatherers[index]!.conclude() : { kind: 'sign', sign: decimal },
    };
    return asDescribed(column, header.shape.header[index], form);
  });
}

/** A column with what the form of a platform tells of it, named by that form. */
export function asDescribed(column: Column, header: string | undefined, form: Form | undefined): Column {
  const described = form?.columns[column.index];
  if (described === undefined) return column;
  const own = headerName(header ?? '');
  return withDescription(own === column.name ? column : { ...column, header: own }, described);
}

/** What a column is for is worked out where it is asked for. */
function withDescription(column: Column, described: FormColumn): Column {
  const { codes, texts } = described;
  return {
    ...column,
    codes,
    texts,
    get role() {
      return described.role;
    },
    get holds() {
      return described.kind;
    },
  };
}

/** Responses of each status that the platform tells. */
export class StatusCounts {
  /** Columns that tell them. */
  readonly columns: readonly number[];
  readonly counts: Partial<Record<ResponseStatus, number>> = {};

  private readonly form: Form;

  constructor(form: Form) {
    this.form = form;
    this.columns = [...new Set(form.statuses.flatMap(({ columns }) => columns))];
    for (const { status } of form.statuses) this.counts[status] = 0;
  }

  add(record: readonly string[]): void {
    const status = statusOf(this.form, record);
    if (status !== null) this.counts[status]!++;
  }
}

/** What the file is, in one sentence. */
export function exportRemarks(
  file: string,
  { form, headings }: Pick<TableLayout, 'form' | 'headings'>,
): Problem[] {
  if (form === undefined) return [];
  const textRow = form.textRow === null || form.headings === 1 ? null : headings![form.textRow - 1]!;
  const facts = { file, platform: form.platform, headingRows: headings!.slice(1), textRow };
  return [remark(createMessage(fileMessages, 'export-form', facts), { file })];
}

/** @param statuses responses of each status, asked for when they are needed */
export function exportFacts(
  { platform, variant, statuses: statusRules, missing, mayHaveVisits }: Form,
  headings: readonly number[],
  statuses: () => ExportFacts['statuses'],
): ExportFacts {
  return {
    platform,
    variant,
    headingRows: headings.slice(1),
    get statuses() {
      return statuses();
    },
    statusRules,
    missing,
    mayHaveVisits,
  };
}

function emptyFile(file: string) {
  return cannotRun(createMessage(fileMessages, 'empty-file', { file }), { file });
}

function noRows(file: string, { row, line }: Header) {
  return cannotRun(createMessage(fileMessages, 'no-rows', { file, row, line }), { file, row, line });
}

function repeatedHeader(file: string, { row, line, count }: Remarked) {
  const facts = { file, row, line, count, leftOut: false };
  return cannotRun(createMessage(fileMessages, 'repeated-header', facts), { file, row, line });
}

function titleAbove(
  file: string,
  record: readonly string[],
  row: number,
  line: number,
  { headerRow, width }: Pick<TableLayout & TextLayout, 'headerRow' | 'width'>,
) {
  const filled = record.filter((cell) => !isBlank(cell)).length;
  const facts = { file, row, line, filled, width, headerRow };
  return cannotRun(createMessage(fileMessages, 'title-above', facts), { file, row, line });
}

/** Names that mean something to JavaScript objects, so that no program downstream can trip over them. */
const RESERVED: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/**
 * A header as it is shown and compared: without the blanks, no-break spaces, zero-width characters and byte order
 * marks around it, and on one line.
 */
export function headerName(cell: string): string {
  const name = trimInvisible(cell);
  return name.includes('\n') ? name.replace(/(?<!\s)\s*\n\s*/g, ' ') : name;
}

/**
 * Refuses headers called `__proto__`, `constructor` or `prototype`.
 *
 * @throws UserError `reserved-header` (status 2), one problem per column
 */
export function refuseReservedHeaders(
  file: string,
  names: readonly string[],
  row: number,
  line: number,
): void {
  const problems = names.flatMap((name, index) => {
    if (!RESERVED.includes(name)) return [];
    const facts = { file, row, line, position: index + 1, column: name };
    return cannotRun(createMessage(fileMessages, 'reserved-header', facts), { file, row, line, column: name })
      .problems;
  });
  if (problems.length > 0) throw new UserError(problems, 2);
}
