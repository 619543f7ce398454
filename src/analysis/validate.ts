import { Unusual } from '../model/coded-rows.ts';
import { type DatasetPart, fileForm, type RowCounts } from '../model/dataset.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { isUserError, type Problem } from '../model/problem.ts';
import type { FileQuality, QualityLimits, QualityReport } from '../model/quality.ts';
import type { InputSummary, Result } from '../model/result.ts';
import { tool } from '../model/tool.ts';
import { decimalProblems } from '../scoring/decimal-problems.ts';
import { decodeDataset } from '../scoring/decode-dataset.ts';
import { findIdColumns } from '../scoring/id-columns.ts';
import { idListOf } from '../scoring/id-list.ts';
import { type OtherColumns, otherColumns } from '../scoring/other-columns.ts';
import type { ScaleSelection } from '../scoring/select-scales.ts';
import { type FileQuestions, UnusedColumns, unusedQuestions } from '../scoring/unused-columns.ts';
import type { AnalysisInput } from './analyse.ts';
import { chooseScales } from './choose-scales.ts';
import { exportOf, leftOutOf } from './input-summaries.ts';
import type { AnalysisSettings } from './settings.ts';

/** Every problem of one or several files, as `validate --format json` prints it. */
export interface Validation {
  readonly schema: 'ensure-stats/problems/1';
  readonly tool: Result['tool'];
  readonly inputs: readonly {
    readonly file: string;
    readonly sha256: string | null;
    readonly rows: number;
    /** Every row of the file, by what it is. */
    readonly rowCounts: RowCounts & { readonly leftOut?: number };
    readonly export?: InputSummary['export'];
    readonly leftOut?: InputSummary['leftOut'];
    readonly format: string;
    /** The sheet of a workbook; absent for any other file. */
    readonly sheet?: string;
    /** `null` for what is no delimited text. */
    readonly encoding: string | null;
    readonly delimiter: string | null;
    /** Scales that are whole in the file. */
    readonly scales: readonly string[];
    /** Columns that no scale uses; absent where none was recognised. */
    readonly otherColumns?: OtherColumns;
  }[];
  readonly errors: number;
  readonly warnings: number;
  /** Remarks that nothing is wrong about. */
  readonly notes: number;
  readonly problems: readonly Problem[];
  /** How respondents answered; only when it was asked for. Its flags are also among the problems, as warnings. */
  readonly quality?: QualityReport;
}

/**
 * Reads every file to its end and gathers what is wrong instead of stopping at it. Each file is looked at on its own.
 *
 * @param limits also flags respondents whose answers go beyond these; `null` for no such check
 */
export async function validate(
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
  limits: QualityLimits | null = null,
): Promise<Validation> {
  const found: Problem[] = [];
  const files: FileQuality[] = [];
  const questions: FileQuestions[] = [];
  const summaries = [];
  for (const input of inputs) {
    const { dataset } = input;
    const before = found.length;
    // What is remarkable in a file that is read by its bytes is known once that was done.
    const isReadLater = dataset.coded !== undefined;
    if (!isReadLater) found.push(...dataset.damagedRows, ...dataset.notices, ...sameFile(input, inputs));
    const selection = await gathered(found, () => chooseScales([dataset], settings));
    const scales = selection?.scales.map(({ scale }) => scale.id) ?? [];
    if (selection !== null) {
      found.push(...selection.warnings.filter((each) => !isSaid(each, found)));
      const quality = await gatherCells(input, selection, settings, limits, found, questions);
      if (quality !== null)
        files.push(isOneOfSeveral(input, inputs) ? { ...quality, wave: input.wave } : quality);
    }
    if (isReadLater) {
      if (selection === null) throw new Unusual('no scales');
      found.splice(before, 0, ...dataset.notices, ...sameFile(input, inputs));
    }
    const others = selection === null ? {} : { otherColumns: otherColumns(dataset, selection.known[0]!) };
    for (const each of dataset.parts ?? [{ ...dataset, sha256: input.sha256 }]) {
      const { file, rowCount: rows, rows: rowCounts } = each;
      const counts = each.leftOut.length === 0 ? rowCounts : { ...rowCounts, leftOut: leftOutOf(each) };
      const about = { file, sha256: each.sha256, rows, rowCounts: counts };
      summaries.push({ ...about, ...exportOf(each), ...fileForm(each), scales, ...others });
    }
  }
  found.push(...unusedQuestions(questions));
  const count = (of: Problem['severity']) => found.filter(({ severity }) => severity === of).length;
  return {
    schema: 'ensure-stats/problems/1',
    tool,
    inputs: summaries,
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
    problems: found,
    ...(limits === null ? {} : { quality: { limits, files } }),
  };
}

/** Whether other waves are in the same file. */
function isOneOfSeveral({ dataset }: AnalysisInput, inputs: readonly AnalysisInput[]): boolean {
  return inputs.filter((each) => each.dataset.file === dataset.file).length > 1;
}

/** Whether a remark that is about no file was made already. */
function isSaid({ file, message }: Problem, found: readonly Problem[]): boolean {
  return file === undefined && found.some((other) => other.message === message);
}

/** Whether an earlier input holds the same bytes. */
function sameFile(input: AnalysisInput, inputs: readonly AnalysisInput[]): Problem[] {
  const earlier = inputs.slice(0, inputs.indexOf(input)).flatMap(hashedFiles);
  return hashedFiles(input).flatMap(({ file, sha256 }): Problem[] => {
    const same = earlier.find((each) => each.sha256 === sha256);
    if (sha256 === null || same === undefined) return [];
    const facts = { file: same.file, other: file };
    return [{ ...createMessage(fileMessages, 'same-file', facts), severity: 'warning', file }];
  });
}

function hashedFiles({ dataset, sha256 }: AnalysisInput): readonly Pick<DatasetPart, 'file' | 'sha256'>[] {
  return dataset.parts ?? [{ file: dataset.file, sha256 }];
}

async function gatherCells(
  { dataset }: AnalysisInput,
  selection: ScaleSelection,
  settings: AnalysisSettings,
  limits: QualityLimits | null,
  found: Problem[],
  questions: FileQuestions[],
): Promise<FileQuality | null> {
  const matches = selection.scales.flatMap(({ matches: [match] }) => match ?? []);
  const undecidable = decimalProblems(dataset.file, matches);
  const { file, columns, coded } = dataset;
  const rowCount = coded === undefined ? dataset.rowCount : 0;
  const ids = idListOf({ file, columns, rowCount }, settings.id, settings.idComparison);
  found.push(...undecidable);
  // The cells of an undecidable column say nothing; those of the others do.
  const unreadable = new Set(undecidable.map((problem) => problem.column));
  const readable = matches.map((match) => ({
    ...match,
    columns: match.columns.map((each) => (each !== null && unreadable.has(each.name) ? null : each)),
  }));
  const unused = UnusedColumns.of(dataset, selection.known[0]!, settings);
  const check =
    limits === null ? null : (await import('./quality.ts')).startQuality(dataset, readable, settings, limits);
  const report =
    coded === undefined
      ? await decodeDataset(dataset, readable, settings, (row) => {
          ids?.add(row);
          unused?.add(row.cells);
          check?.gather(row);
        })
      : await (await import('../scoring/check-coded.ts')).checkCoded(dataset, coded, readable, settings, {
          ids:
            ids === null
              ? null
              : { list: ids, columns: findIdColumns(dataset, settings.id!).map(({ index }) => index) },
          unused,
        });
  questions.push({ file: dataset.file, unusedQuestions: unused?.questions() ?? [] });
  for (const problem of report.problems) found.push(problem);
  const advice = ids?.numberedByFile() ?? null;
  found.push(
    ...report.warnings,
    ...(ids?.rounded() ?? []),
    // What all duplicates have in common comes before each of them.
    ...(advice === null ? [] : [{ ...advice, severity: 'warning' as const, file }]),
    ...(ids?.duplicates() ?? []),
    ...(ids?.blanks() ?? []),
  );
  if (check === null) return null;
  const { quality, problems } = await check.judge();
  for (const problem of problems) found.push(problem);
  return quality;
}

/** Runs a step and keeps its problems where it fails for the user's data. */
async function gathered<T>(found: Problem[], step: () => Promise<T>): Promise<T | null> {
  try {
    return await step();
  } catch (error) {
    if (!isUserError(error)) throw error;
    // What was remarked before and is an error now is said once.
    const messages = new Set(error.problems.map(({ message }) => message));
    found.splice(
      0,
      found.length,
      ...found.filter(({ message }) => !messages.has(message)),
      ...error.problems,
    );
    return null;
  }
}
