import type { Column, Dataset, DecimalSign, ExportFacts, Projection } from '../model/dataset.ts';
import { codesOfForm } from '../model/entry-form.ts';
import { answerMessages, type ImpossibleCode } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { rangeText } from '../model/messages/wording.ts';
import { type Problem, UserError } from '../model/problem.ts';
import type { Response, Scale } from '../model/scale.ts';
import { normaliseAnswer } from './column-name.ts';
import { countedFromOne } from './counted-from-one.ts';
import { decimalProblems } from './decimal-problems.ts';
import { type AnswerDecoder, answerDecoder, type DecodedAnswer, validAnswers } from './decode-answer.ts';
import { lackingLabels, perhapsMissing } from './explain-answers.ts';
import { labelProblems } from './label-problems.ts';
import type { ScaleMatch } from './match-items.ts';
import {
  looksLikeMissingCode,
  type MissingCodes,
  type MissingLookup,
  missingCodes,
} from './missing-codes.ts';
import { decimalSign } from './quantity.ts';

export interface DecodeOptions {
  /** Codes that the user declares as missing. */
  readonly missing: readonly string[];
  /** `error`: impossible values stop the work after all were found. `missing`: they count as unanswered. */
  readonly invalid: 'error' | 'missing';
  /** The columns that are looked at beside the items; all of them unless given. */
  readonly lookedAt?: Projection | undefined;
}

/** A respondent's row: its cells, and per scale the item codes before reversal (`NaN` where unanswered), reused between rows. */
export interface DecodedRow {
  readonly index: number;
  readonly cells: readonly string[];
  readonly row: number;
  readonly line: number;
  /** The file that the row is from: the dataset's own, or one of those that it was joined of. */
  readonly file: string;
  /** Its position among these. */
  readonly part?: number | undefined;
  /** Cells with an impossible answer. */
  readonly invalid: number;
  readonly values: readonly Float64Array[];
}

/** What was counted in one of the files that a dataset was joined of. */
export interface PartCounts {
  rows: number;
  invalid: number;
  missingCodes: number;
}

export interface DecodeReport {
  /** Impossible values, in the order of the file; empty when the data is clean. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Impossible cells, all of them, even where the list of problems was cut. */
  readonly invalid: number;
  /** Cells that held a missing code. */
  readonly missingCodes: number;
  /** The same by file, where several are joined. */
  readonly parts: readonly PartCounts[];
}

/** More problems than this are counted, not listed: a file of another study would otherwise fill the memory. */
const LISTED_PROBLEMS = 100_000;

export interface ItemReader {
  readonly column: Column;
  readonly item: string;
  readonly scale: Scale;
  readonly response: Response;
  readonly decode: AnswerDecoder;
  /** The same if the column had this decimal sign. */
  readonly decodeWith: (sign: DecimalSign | null) => AnswerDecoder;
  /** Every different cell that was read of the items with the same answers, whatever the sign of their columns. */
  readonly known: () => readonly (readonly [cell: string, answer: DecodedAnswer])[];
}

/**
 * Reads every row of a file as item values, and finds every impossible value on the way.
 *
 * @throws UserError (status 2) for a column whose decimal sign cannot be told
 */
export async function decodeDataset(
  dataset: Dataset,
  matches: readonly ScaleMatch[],
  options: DecodeOptions,
  onRow: (row: DecodedRow) => void,
): Promise<DecodeReport> {
  const undecidable = decimalProblems(dataset.file, matches);
  if (undecidable.length > 0) throw new UserError(undecidable, 2);
  const contradicted = labelProblems(dataset.file, matches);
  if (contradicted.length > 0) throw new UserError(contradicted, 2);
  const report = newReport(options, matches, dataset);
  const readersOfPart = readersByPart(matches, options, dataset, (scale) =>
    warnOfCodings(scale, dataset.file, report),
  );
  const values = matches.map((match) => new Float64Array(match.scale.items.length));
  let index = 0;
  for await (const batch of dataset.batches(projectionOf(matches, options))) {
    const { part, written = batch.cells } = batch;
    const file = part === undefined ? dataset.file : dataset.parts![part]!.file;
    const readers = readersOfPart(part);
    const before = { invalid: report.invalid, missingCodes: report.missingCodes };
    for (let i = 0; i < batch.cells.length; i++) {
      const cells = batch.cells[i]!;
      const place = { file, row: batch.rows[i]!, line: batch.lines[i]!, written: written[i]! };
      const invalidBefore = report.invalid;
      for (let scale = 0; scale < readers.length; scale++) {
        const items = readers[scale]!;
        const into = values[scale]!;
        for (let position = 0; position < items.length; position++) {
          const reader = items[position]!;
          into[position] =
            reader === null ? Number.NaN : readCell(reader, cells[reader.column.index] ?? '', place, report);
        }
      }
      onRow({
        index,
        cells,
        row: place.row,
        line: place.line,
        file,
        part,
        invalid: report.invalid - invalidBefore,
        values,
      });
      index++;
    }
    if (part !== undefined) {
      const counts = report.parts[part]!;
      counts.rows += batch.cells.length;
      counts.invalid += report.invalid - before.invalid;
      counts.missingCodes += report.missingCodes - before.missingCodes;
    }
  }
  const fromOne = countedFromOne(dataset, matches, readersOfPart.all());
  for (const warning of fromOne.warnings) report.warnings.set(`from one ${warning.scale}`, warning);
  if (report.invalid > report.problems.length)
    report.problems.push(unlisted(dataset, report.invalid - report.problems.length));
  return {
    ...report,
    problems: [
      ...fromOne.problems,
      ...lackingLabels(
        dataset.file,
        report.problems,
        matches.map(({ scale }) => scale),
      ),
      ...perhapsMissing(dataset.file, report.problems),
      ...report.problems,
    ],
    warnings: [...report.warnings.values()],
  };
}

/** The items, and what the caller looks at. */
function projectionOf(matches: readonly ScaleMatch[], { lookedAt }: DecodeOptions): Projection | undefined {
  if (lookedAt === undefined) return undefined;
  const items = matches.flatMap(({ columns }) => columns.flatMap((column) => column?.index ?? []));
  return { columns: new Set([...lookedAt.columns, ...items]), after: lookedAt.after };
}

/** Whether the cell was taken for a wording, so that the valid wordings help. */
function isWording(code: ImpossibleCode): boolean {
  return code === 'unknown-answer' || code === 'contradictory-answer';
}

/** What a cell says where nobody has to be told of it: a code, nothing, a code for no answer; else it is unusual. */
export type PlainAnswer = number | 'blank' | 'missing' | 'unusual';

/** Reads the cells of an item apart from their rows. */
export interface CellReader {
  readonly column: Column;
  readonly reader: ItemReader;
  plainAnswer(cell: string): PlainAnswer;
}

/** How the cells of each item are read in a dataset that is one file; `null` where the file lacks the item. */
export function cellReaders(
  dataset: Dataset,
  matches: readonly ScaleMatch[],
  options: DecodeOptions,
): (CellReader | null)[][] {
  let isBare = false;
  const readers = readersByPart(matches, options, dataset, () => {
    isBare = true;
  })(undefined);
  return readers.map((ofScale) =>
    ofScale.map((reader) => {
      if (reader === null) return null;
      const { column, decode, response } = reader;
      return {
        column,
        reader,
        plainAnswer: (cell) => {
          isBare = false;
          const answer = decode(cell);
          if (answer.kind === 'missing') return answer.coded ? 'missing' : 'blank';
          if (answer.kind === 'invalid' || isBare) return 'unusual';
          return isPerhapsMissing(response, answer.value) ? 'unusual' : answer.value;
        },
      };
    }),
  );
}

/** What is worth saying of the codes that were declared as missing, whatever the cells hold. */
export function decodeWarnings(
  dataset: Dataset,
  matches: readonly ScaleMatch[],
  options: DecodeOptions,
): Problem[] {
  return [...newReport(options, matches, dataset).warnings.values()];
}

/** @throws UserError (status 1) with every problem when impossible values are not to be treated as missing */
export function refuseInvalid(report: DecodeReport, options: DecodeOptions): void {
  if (options.invalid === 'error' && report.problems.length > 0) throw new UserError(report.problems, 1);
}

export interface ReportUnderWay {
  problems: Problem[];
  warnings: Map<string, Problem>;
  invalid: number;
  missingCodes: number;
  readonly parts: readonly PartCounts[];
}

/** Where a respondent's row stands, and its cells as the file has them. */
interface RowPlace {
  readonly file: string;
  readonly row: number;
  readonly line: number;
  readonly written: readonly string[];
}

/** The readers of the items for the rows of each file: what a platform, or a typed form, has for no answer holds of its own files. */
export function readersByPart(
  matches: readonly Pick<ScaleMatch, 'scale' | 'columns'>[],
  options: Pick<DecodeOptions, 'missing'>,
  dataset: Pick<Dataset, 'columns' | 'parts'> & { readonly export: Pick<ExportFacts, 'missing'> | null },
  onBareCode: (scale: Scale) => void,
) {
  const ofForm = codesOfForm(dataset.columns);
  const known = new Map<string, (ItemReader | null)[][]>();
  const readersFor = (codes: readonly string[]) => {
    const key = codes.join('\0');
    const readers = known.get(key) ?? matches.map((match) => readersOf(match, options, codes, onBareCode));
    known.set(key, readers);
    return readers;
  };
  const ofPart = (part: number | undefined) =>
    readersFor([
      ...((part === undefined ? dataset : dataset.parts![part]!).export?.missing ?? []),
      ...ofForm,
    ]);
  return Object.assign(ofPart, { all: () => [...known.values()] });
}

function readCell(reader: ItemReader, cell: string, place: RowPlace, report: ReportUnderWay): number {
  const answer = reader.decode(cell);
  if (answer.kind === 'value') {
    if (isPerhapsMissing(reader.response, answer.value)) {
      warnOfPossibleCode(reader, answer.value, place, report);
    }
    return answer.value;
  }
  if (answer.kind === 'missing') {
    if (answer.coded) report.missingCodes++;
    return Number.NaN;
  }
  report.invalid++;
  if (report.problems.length < LISTED_PROBLEMS) {
    const { column, item } = reader;
    const { file, row, line, written } = place;
    const where = { file, column: column.name, value: (written[column.index] ?? cell).trim(), item };
    report.problems.push({
      ...createMessage(answerMessages, answer.code, { ...where, row, ...answer.facts }),
      severity: 'error',
      ...where,
      row,
      line,
      scale: reader.scale.id,
      valid: isWording(answer.code) ? validAnswers(reader.response, cell) : rangeText(reader.response),
    });
  }
  return Number.NaN;
}

/** An amount without a limit may be a code for no answer. */
function isPerhapsMissing({ max }: Response, value: number): boolean {
  return max === null && value > 70 && looksLikeMissingCode(value);
}

function readersOf(
  { scale, columns }: Pick<ScaleMatch, 'scale' | 'columns'>,
  options: Pick<DecodeOptions, 'missing'>,
  ofExport: readonly string[],
  onBareCode: (scale: Scale) => void,
): (ItemReader | null)[] {
  const declared = missingCodes(options.missing, scale);
  const exported = missingCodes(ofExport);
  // Items with the same answers share what has been worked out of them.
  const decoders = new Map<Response, Map<DecimalSign | null, ItemReader['decode']>>();
  return scale.items.map((item, position) => {
    const column = columns[position] ?? null;
    if (column === null) return null;
    const response = item.response ?? scale.response;
    const decimal = decimalSign(column);
    const ofResponse = decoders.get(response) ?? new Map<DecimalSign | null, ItemReader['decode']>();
    decoders.set(response, ofResponse);
    const isWatched = response.otherCodings === true && column.valueLabels === undefined;
    const decodeWith = (sign: DecimalSign | null): ItemReader['decode'] => {
      const decode =
        ofResponse.get(sign) ??
        answerDecoder({ response, missing: withExportCodes(declared, exported, response), decimal: sign });
      ofResponse.set(sign, decode);
      return isWatched ? watched(decode, () => onBareCode(scale)) : decode;
    };
    return {
      ...{ column, item: item.id, scale, response, decodeWith },
      decode: decodeWith(decimal),
      known: () => [...ofResponse.values()].flatMap((each) => [...each.known]),
    };
  });
}

/** Says when an answer was a bare code and no wording. */
function watched(decode: AnswerDecoder, onBareCode: () => void): AnswerDecoder {
  const watching = (cell: string) => {
    const answer = decode(cell);
    if (answer.kind === 'value' && !/\p{L}/u.test(cell)) onBareCode();
    return answer;
  };
  return Object.assign(watching, { known: decode.known });
}

/** Codes that other files give to other answers: their scores would be wrong without an error. */
export function warnOfCodings({ id }: Scale, file: string, report: ReportUnderWay): void {
  const key = `codings ${id}`;
  if (report.warnings.has(key)) return;
  const where = { file, scale: id };
  report.warnings.set(key, {
    ...createMessage(answerMessages, 'other-codings', where),
    severity: 'warning',
    ...where,
  });
}

/** The codes of a platform for no answer count as such where they are no answer of the item. */
export function withExportCodes(
  declared: MissingCodes,
  { numbers, texts }: MissingCodes,
  response: Response,
): MissingLookup {
  if (numbers.size + texts.size === 0) return declared;
  return {
    numbers: {
      has: (code) => declared.numbers.has(code) || (numbers.has(code) && !isValidCode(code, response)),
    },
    // Wordings are compared only where a cell holds such a text, as few do.
    texts: { has: (text) => declared.texts.has(text) || (texts.has(text) && !isWordingOf(text, response)) },
  };
}

/** Whether a text in comparable form is what an answer is called in some language. */
function isWordingOf(answer: string, { labels = [] }: Response): boolean {
  return labels.some(({ text }) =>
    Object.values(text).some((wordings) => wordings.some((wording) => normaliseAnswer(wording) === answer)),
  );
}

export function newReport(
  options: Pick<DecodeOptions, 'missing'>,
  matches: readonly Pick<ScaleMatch, 'scale'>[],
  { file, parts = [] }: Pick<Dataset, 'file' | 'parts'>,
): ReportUnderWay {
  const warnings = new Map<string, Problem>();
  for (const { scale } of matches) {
    const codes = [...missingCodes(options.missing).numbers].filter((code) =>
      isValidCode(code, scale.response),
    );
    if (codes.length === 0) continue;
    warnings.set(`missing ${scale.id}`, {
      ...createMessage(answerMessages, 'missing-code-is-valid-answer', { file, scale: scale.id, codes }),
      severity: 'warning',
      file,
      scale: scale.id,
    });
  }
  return {
    problems: [],
    warnings,
    invalid: 0,
    missingCodes: 0,
    parts: parts.map(() => ({ rows: 0, invalid: 0, missingCodes: 0 })),
  };
}

function isValidCode(code: number, { min, max, step = 1 }: Response): boolean {
  return code >= min && (max === null ? code <= 70 : code <= max) && Number.isInteger((code - min) / step);
}

function warnOfPossibleCode(
  reader: ItemReader,
  value: number,
  { file, row }: RowPlace,
  report: ReportUnderWay,
): void {
  const key = `code ${reader.column.index} ${value}`;
  if (report.warnings.has(key)) return;
  const where = { file, row, column: reader.column.name, item: reader.item };
  report.warnings.set(key, {
    ...createMessage(answerMessages, 'possible-missing-code', { ...where, code: value }),
    severity: 'warning',
    ...where,
    value: String(value),
    scale: reader.scale.id,
  });
}

function unlisted({ file }: Dataset, count: number): Problem {
  return {
    ...createMessage(answerMessages, 'more-problems', { file, count }),
    severity: 'error',
    file,
  };
}
