import type { ByteSource, DamagedRule, Dataset, ReadOptions, RecordBatch } from '../model/dataset.ts';
import type { LongAnswers } from '../model/export-form.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { cannotRun, type Problem, type UserError } from '../model/problem.ts';
import { beginning } from './beginning.ts';
import { fileChanged, readHead } from './bytes-source.ts';
import { decodeText, InvalidBytes } from './decode-text.ts';
import { layoutOf } from './delimiter.ts';
import { doubtfulLetter } from './doubtful-letters.ts';
import { chooseEncoding, type EncodingChoice } from './encoding.ts';
import { readerOf } from './foreign-format.ts';
import { type Inspection, inspect } from './inspect.ts';
import { readRecords, type TextLayout } from './records.ts';
import { keptBatches, type RowShape, rowsOf, withWidth } from './rows.ts';
import { withForm } from './with-form.ts';

/** Bytes of the beginning of a file that its format and encoding are told from. */
const HEAD = 131_072;

/** A file after the first pass. */
interface Inspected {
  readonly inspection: Inspection;
  readonly form: TextForm;
  readonly longAnswers: LongAnswers | undefined;
}

/** All that the second pass needs to know beside the number of respondents, and nothing of the text. */
interface TextForm {
  readonly choice: EncodingChoice;
  readonly layout: TextLayout;
  readonly shape: RowShape;
  readonly width: number;
  readonly rule: DamagedRule;
}

/** Forms of the files of a folder, most of which are alike: thousands of headers are kept once. */
export class SharedForms {
  readonly #known = new Map<string, TextForm>();

  /** The form that was met before, where it is the same. */
  of(form: TextForm): TextForm {
    const key = JSON.stringify(form);
    const known = this.#known.get(key) ?? form;
    this.#known.set(key, known);
    return known;
  }
}

/** How a file is opened, whatever its user says. */
export interface DatasetOpening {
  /** Whether a small file is kept after the inspection; else it is read again, so that thousands of files do not fill the memory. */
  readonly keeps?: boolean;
  /** Shared by the files of a folder. */
  readonly forms?: SharedForms;
}

/**
 * Opens a survey export: a workbook (.xlsx, .ods, .xls), an SPSS file (.sav, .zsav), or text delimited by comma, semicolon, tab or vertical bar, in UTF-8, UTF-16 or windows-1252,
 * with any line end. The whole source is inspected once, so that everything that is wrong with the file is known
 * before a number is computed; `batches()` then yields its rows as often as needed, with flat memory. Files of up
 * to 4 MiB are kept after the inspection and not parsed again.
 *
 * What is told from the file: its encoding (byte order mark, zero bytes of UTF-16, else strict UTF-8 over the whole
 * source, else windows-1252, with the notice `cp1252-fallback` where letters are in doubt), its delimiter (a `sep=` line, else consistent
 * record width), and how the numbers of each column are written. `options` fixes any of these.
 *
 * @param source bytes that can be opened more than once
 * @throws UserError (status 2) when the file cannot be read without guessing: `foreign-format`, `empty-file`, `no-rows`,
 *   `title-above`, damaged rows (`ragged-row`, `unclosed-quote`, `malformed-quote`, `rows-in-quotes`, `record-too-long`), `nul-byte`, `invalid-bytes`, `truncated-utf16`,
 *   `encoding-conflict`, `undecidable-delimiter`, `unknown-delimiter`, `contradicted-delimiter`, `reserved-header`, those of `openWorkbook` and `readSav`; from `batches()`: `file-changed`
 * @example
 * const dataset = await openDataset(bytesSource('pre.csv', 'id;brs1\n1;4\n'));
 * dataset.delimiter;       // ';'
 * dataset.columns[1].name; // 'brs1'
 * for await (const { cells, rows } of dataset.batches()) {
 *   // cells[0] is ['1', '4'], rows[0] is 2
 * }
 */
export async function openDataset(
  source: ByteSource,
  options: ReadOptions = {},
  opening: DatasetOpening = {},
): Promise<Dataset> {
  const dataset = await openFile(source, options, opening);
  if (options.sheet === undefined || dataset.sheet !== null) return dataset;
  const { file } = dataset;
  const notice = createMessage(fileMessages, 'sheet-of-no-workbook', { file, sheet: options.sheet });
  return { ...dataset, notices: [...dataset.notices, { ...notice, severity: 'warning', file }] };
}

async function openFile(
  source: ByteSource,
  options: ReadOptions,
  { keeps = true, forms }: DatasetOpening,
): Promise<Dataset> {
  const file = source.name;
  const head = await readHead(source, HEAD);
  const reader = readerOf(file, head.bytes);
  if (reader === 'workbook') {
    const { openSheet } = await import('./open-sheet.ts');
    return openSheet(keeps ? head.source : source, options, keeps);
  }
  if (reader === 'spss') {
    const { openSav } = await import('./open-sav.ts');
    return openSav(keeps ? head.source : source, options, keeps);
  }
  const choice = chooseEncoding(file, head.bytes, options.encoding);
  try {
    const inspected = await read(head.source, choice, options, keeps);
    return await asResponses(dataset(keeps ? head.source : source, inspected, [], forms), inspected, options);
  } catch (error) {
    if (!(error instanceof InvalidBytes)) throw error;
    if (choice.declared) throw invalidBytes(file, choice, error, options);
    return asWindows1252(keeps ? head.source : source, options, error, { keeps, forms });
  }
}

/** Reads a file that is not UTF-8 as windows-1252, which is what old programs on Windows write. */
async function asWindows1252(
  source: ByteSource,
  options: ReadOptions,
  cause: InvalidBytes,
  { keeps, forms }: { readonly keeps: boolean; readonly forms: SharedForms | undefined },
): Promise<Dataset> {
  const choice: EncodingChoice = { encoding: 'windows-1252', markLength: 0, declared: false };
  try {
    const inspected = await read(source, choice, options, keeps);
    const answers = dataset(source, inspected, await fallbackNotices(source, cause), forms);
    return await asResponses(answers, inspected, options);
  } catch (error) {
    if (!(error instanceof InvalidBytes)) throw error;
    throw invalidBytes(source.name, undefined, error, options);
  }
}

/** Of a file with a row for each answer, its responses. */
async function asResponses(
  answers: Dataset,
  { longAnswers }: Pick<Inspected, 'longAnswers'>,
  options: ReadOptions,
): Promise<Dataset> {
  if (longAnswers === undefined) return answers;
  const { responsesOf } = await import('./long-answers.ts');
  return responsesOf(answers, longAnswers, options);
}

/** The first pass. */
async function read(
  source: ByteSource,
  choice: EncodingChoice,
  options: ReadOptions,
  keeps: boolean,
): Promise<Inspected> {
  const { text, complete } = await beginning(decodeText(source, choice.encoding, choice.markLength));
  const layout = await withForm(
    source.name,
    layoutOf(source.name, text, complete, options.delimiter),
    options.platform,
  );
  const pieces = complete ? onePiece(text) : decodeText(source, choice.encoding, choice.markLength);
  const rule = options.damaged ?? 'stop';
  const inspection = await inspect(readRecords(pieces, layout, rule), source.name, layout, options, keeps);
  const { shape, columns } = inspection;
  const { delimiter, separator, skip, firstLine, headerRow, width } = layout;
  return {
    inspection,
    longAnswers: layout.form?.longAnswers,
    form: {
      ...{ choice, shape, rule, width: columns.length },
      layout: { delimiter, separator, skip, firstLine, headerRow, width },
    },
  };
}

async function* onePiece(text: string): AsyncGenerator<string> {
  yield text;
}

function dataset(
  source: ByteSource,
  { inspection, form }: Inspected,
  notices: readonly Problem[],
  forms: SharedForms | undefined,
): Dataset {
  const { choice, layout } = form;
  const { kept, rows } = inspection;
  return {
    file: source.name,
    format: 'csv',
    sheet: null,
    encoding: choice.encoding,
    delimiter: layout.delimiter,
    columns: inspection.columns,
    rowCount: inspection.rows.respondents,
    rows: inspection.rows,
    isPlain: inspection.isPlain,
    export: inspection.export,
    leftOut: [],
    damagedRows: inspection.damagedRows,
    notices: [...notices, ...inspection.notices],
    batches:
      kept === undefined ? batchesOf(source, forms?.of(form) ?? form, rows.respondents) : keptAgain(kept),
  };
}

/** A function of its own, which holds nothing else of the inspection. */
function batchesOf(source: ByteSource, form: TextForm, respondents: number): Dataset['batches'] {
  return () => readAgain(source, form, respondents);
}

function keptAgain(kept: NonNullable<Inspection['kept']>): Dataset['batches'] {
  return () => keptBatches(kept);
}

/** The second pass: the rows of a file that is too large to keep. */
async function* readAgain(
  source: ByteSource,
  { choice, layout, shape, width, rule }: TextForm,
  respondents: number,
): AsyncGenerator<RecordBatch> {
  let rowCount = 0;
  try {
    const pieces = decodeText(source, choice.encoding, choice.markLength);
    for await (const chunk of readRecords(pieces, layout, rule)) {
      const batch = withWidth(rowsOf(chunk, shape), width);
      rowCount += batch.cells.length;
      if (batch.cells.length > 0) yield batch;
    }
  } catch (error) {
    throw error instanceof InvalidBytes ? fileChanged(source.name) : error;
  }
  if (rowCount !== respondents) throw fileChanged(source.name);
}

/** Windows-1252 is what Excel saves, and nothing to speak of unless letters are in doubt. */
async function fallbackNotices(source: ByteSource, { line, afterOthers }: InvalidBytes): Promise<Problem[]> {
  const file = source.name;
  const doubt = await doubtfulLetter(source);
  if (doubt === null && !afterOthers) return [];
  const facts = { file, line, mixed: afterOthers, ...(doubt !== null && { doubt: { ...doubt } }) };
  return [{ ...createMessage(fileMessages, 'cp1252-fallback', facts), severity: 'warning', file, line }];
}

function invalidBytes(
  file: string,
  choice: EncodingChoice | undefined,
  { line, truncated }: InvalidBytes,
  options: ReadOptions,
): UserError {
  const encoding = choice?.encoding;
  if (truncated && encoding?.startsWith('utf-16')) {
    return cannotRun(createMessage(fileMessages, 'truncated-utf16', { file, line, encoding }), {
      file,
      line,
    });
  }
  const facts = {
    file,
    line,
    encoding: encoding ?? null,
    wanted: options.encoding !== undefined,
    ...(choice !== undefined && choice.markLength > 0 && { marked: true }),
  };
  return cannotRun(createMessage(fileMessages, 'invalid-bytes', facts), {
    file,
    line,
    ...(encoding === undefined ? {} : { valid: encoding }),
  });
}
