import type { Dataset } from '../model/dataset.ts';
import { UserError } from '../model/problem.ts';
import type { InputSummary } from '../model/result.ts';
import type {
  OfficeSummary,
  RejectedAnswer,
  ScoreColumn,
  ScoreFile,
  ScoreHeading,
  ScoreTable,
  SetAside,
} from '../model/score-table.ts';
import { tool } from '../model/tool.ts';
import { decodeDataset } from '../scoring/decode-dataset.ts';
import { findIdColumns } from '../scoring/id-columns.ts';
import { requireSameIdColumns } from '../scoring/id-list.ts';
import type { ScaleMatch } from '../scoring/match-items.ts';
import { OFFICE_COLUMN, officeNames } from '../scoring/office-names.ts';
import { ScoreStates } from '../scoring/respondent-scores.ts';
import {
  type KeptColumn,
  type ScoredColumn,
  type ScoredDataset,
  type ScoredScale,
  scoreDataset,
} from '../scoring/score-dataset.ts';
import { bandOf } from '../scoring/score-respondent.ts';
import type { ScaleSelection } from '../scoring/select-scales.ts';
import { UnusedColumns, unusedQuestions } from '../scoring/unused-columns.ts';
import type { AnalysisInput } from './analyse.ts';
import { chooseScales } from './choose-scales.ts';
import { inputSummaries } from './input-summaries.ts';
import type { AnalysisSettings } from './settings.ts';
import { invalidSetMissing, warningOf, withSeverity } from './warnings.ts';
import { withRespondents } from './with-respondents.ts';

/** Scores per respondent of several files, with what must be known about how they came about. */
export interface ScoredFiles {
  readonly table: ScoreTable;
  readonly inputs: readonly InputSummary[];
  /** `null` where nobody was to be set aside. */
  readonly setAside: SetAside | null;
}

/** What is wanted beside the scores. */
export interface ScoreChoices {
  /** Columns of the answers to keep. */
  readonly keep?: readonly string[] | undefined;
  /** Whether respondents with an impossible answer are set aside, and the others scored. */
  readonly setsAside?: boolean;
}

/**
 * Scores every respondent of every file on every scale and subscale.
 *
 * @throws UserError as `scoreDataset` and `chooseScales`
 */
export async function scoreFiles(
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
  { keep, setsAside = false }: ScoreChoices = {},
): Promise<ScoredFiles> {
  const datasets = inputs.map((input) => input.dataset);
  const selection = await chooseScales(datasets, settings);
  const { missing, invalid, id, idComparison, personal, decimal } = settings;
  const files: ScoredDataset[] = [];
  const aside: DatasetSetAside[] = [];
  for (const [index, dataset] of datasets.entries()) {
    const matches = selection.scales.flatMap(({ matches: each }) => each[index] ?? []);
    const unused = UnusedColumns.of(dataset, selection.known[index]!, {
      ...settings,
      shown: [...settings.shown, ...(keep ?? [])],
    });
    const options = {
      missing,
      invalid,
      id: id ?? undefined,
      idComparison,
      unused,
      kept: keep,
      personal,
      decimal,
    };
    const valid = setsAside ? await withoutInvalid(dataset, matches, settings) : null;
    if (valid !== null) aside.push(valid);
    files.push(await scoreDataset(valid?.dataset ?? dataset, matches, options));
  }
  requireSameIdColumns(id, files);
  const headings = new Map<string, ScoreHeading>();
  for (const [key, column, scale] of files.flatMap(scoreColumns))
    headings.set(key, heading(key, column, scale));
  const idColumns = (files[0]?.ids?.columns ?? []).filter((_, at) => !isFileName(files[0]!, at));
  const hasWaves = files.length > 1;
  const scored = files.map((file, index) => partsOf(file, inputs[index]!, headings));
  const hasOffices = files.some(({ parts }) => parts.length > 0);
  const kept = files[0]?.kept.map(({ column }) => column) ?? [];
  const table: ScoreTable = {
    schema: 'ensure-stats/scores/1',
    tool,
    idColumns,
    kept,
    hasWaves,
    // A column of the files that is called so says it itself.
    hasOffices: hasOffices && ![...idColumns, ...kept].some((name) => name.toLowerCase() === OFFICE_COLUMN),
    scores: [...headings.values()],
    warnings: withSeverity([
      ...[
        ...datasets.flatMap((dataset) => dataset.notices),
        ...selection.warnings,
        ...files.flatMap((file) => file.warnings),
        ...unusedQuestions(files),
      ].map(warningOf),
      ...files.flatMap(invalidSetMissing),
    ]),
    files: scored.flat(),
    offices: hasOffices
      ? files.flatMap((file, index) =>
          officesOf(file, scored[index]!, datasets[index]!, selection, index, aside[index]),
        )
      : null,
  };
  return {
    table,
    inputs: inputSummaries(
      inputs,
      inputs.map(({ wave }) => wave),
      files,
    ),
    setAside: setsAside
      ? {
          tool,
          idColumns: files[0]?.ids?.columns ?? [],
          hasWaves,
          respondents: datasets.reduce((sum, { rowCount }) => sum + rowCount, 0),
          setAside: aside.reduce((sum, { count }) => sum + count, 0),
          reasons: aside.flatMap(({ reasons }, index) =>
            reasons.map((reason) => ({ ...reason, wave: inputs[index]!.wave })),
          ),
        }
      : null,
  };
}

/** A file without the respondents who gave an impossible answer, and why they are set aside. */
interface DatasetSetAside {
  readonly dataset: Dataset;
  readonly count: number;
  /** By file, where several are joined. */
  readonly byPart: readonly number[];
  readonly reasons: readonly Omit<RejectedAnswer, 'wave'>[];
}

async function withoutInvalid(
  dataset: Dataset,
  matches: readonly ScaleMatch[],
  { missing, id }: AnalysisSettings,
): Promise<DatasetSetAside> {
  const idColumns = id === null ? [] : findIdColumns(dataset, id);
  const isKept = new Array<boolean>(dataset.rowCount).fill(true);
  const byPart = (dataset.parts ?? []).map(() => 0);
  const idsOf = new Map<string, readonly string[]>();
  const place = (file: string, row: number) => `${row} ${file}`;
  const report = await decodeDataset(dataset, matches, { missing, invalid: 'missing' }, (row) => {
    if (row.invalid === 0) return;
    isKept[row.index] = false;
    if (row.part !== undefined) byPart[row.part]!++;
    idsOf.set(
      place(row.file, row.row),
      idColumns.map(({ index }) => (row.cells[index] ?? '').trim()),
    );
  });
  if (idsOf.size === dataset.rowCount) throw new UserError(report.problems, 1);
  return {
    dataset: idsOf.size === 0 ? dataset : withRespondents(dataset, isKept),
    count: idsOf.size,
    byPart,
    reasons: report.problems.flatMap((problem) => {
      const { file, row } = problem;
      if (file === undefined || row === undefined) return [];
      return [{ problem, ids: idsOf.get(place(file, row)) ?? [] }];
    }),
  };
}

/** Whether a column of the id is the name of the file. */
function isFileName({ ids }: ScoredDataset, at: number): boolean {
  return ids?.fileName === at;
}

/** The respondents of a wave: those of its file, or of each of its files. */
function partsOf(
  file: ScoredDataset,
  { wave }: AnalysisInput,
  headings: ReadonlyMap<string, ScoreHeading>,
): ScoreFile[] {
  const columns = new Map(scoreColumns(file).map(([key, column]) => [key, column]));
  const all = [...headings.keys()].map((key) => tableColumn(columns.get(key)));
  // The office stands beside the file already.
  const ids = (file.ids?.written ?? []).filter((_, at) => !isFileName(file, at));
  const whole = {
    wave,
    file: file.file,
    office: null,
    length: file.rows,
    rows: file.rowNumbers,
    ids,
    kept: file.kept.map(keptValues),
    columns: all,
  };
  if (file.parts.length === 0) return [whole];
  const offices = officeNames(file.parts.map((part) => part.file));
  let start = 0;
  return file.parts.map((part, index) => {
    const end = start + part.rows;
    const within = { start, end };
    start = end;
    return {
      wave,
      file: part.file,
      office: offices[index]!,
      length: part.rows,
      rows: whole.rows.subarray(within.start, within.end),
      ids: ids.map((each) => each.slice(within.start, within.end)),
      kept: whole.kept.map((each) => each.slice(within.start, within.end)),
      columns: all.map((column) => columnWithin(column, within)),
    };
  });
}

function keptValues({ names, groupOf }: KeptColumn): string[] {
  return Array.from(groupOf!, (group) => names[group] ?? '');
}

function columnWithin(
  column: TypedColumn | null,
  { start, end }: { readonly start: number; readonly end: number },
): ScoreColumn | null {
  if (column === null) return null;
  if (column.states !== undefined) return { ...column, states: column.states.subarray(start, end) };
  return {
    values: column.values.subarray(start, end),
    answered: column.answered.subarray(start, end),
    bands: column.bands?.subarray(start, end) ?? null,
  };
}

/** What each file of a wave brought. */
function officesOf(
  { scales, parts, rows }: ScoredDataset,
  files: readonly ScoreFile[],
  dataset: Dataset,
  { scales: selected }: ScaleSelection,
  index: number,
  aside: DatasetSetAside | undefined,
): OfficeSummary[] {
  const matched = selected.flatMap(({ matches }) => matches[index] ?? []);
  let start = 0;
  return files.map((file, at): OfficeSummary => {
    const end = start + (parts[at]?.rows ?? rows);
    const { order } = dataset.parts?.[at] ?? { order: null };
    let complete = 0;
    let missing = 0;
    const items = matched.map(
      ({ columns }) =>
        columns.filter((column) => column !== null && (order === null || order[column.index] !== -1)).length,
    );
    for (let respondent = start; respondent < end; respondent++) {
      let without = 0;
      for (const [scale, { scores }] of scales.entries()) {
        const total = scores.find(({ plan }) => plan.isTotal);
        if (total !== undefined) without += items[scale]! - total.scores.answeredAt(respondent);
      }
      missing += without;
      if (without === 0) complete++;
    }
    const setAside = aside === undefined ? null : (aside.byPart[at] ?? aside.count);
    const forms = end - start;
    start = end;
    return {
      wave: file.wave,
      office: file.office ?? file.wave,
      file: file.file,
      forms: forms + (setAside ?? 0),
      complete,
      setAside,
      meanMissing: forms === 0 ? null : missing / forms,
    };
  });
}

/** Every score that a definition has, under its own name: `lsns6`, `lsns6.family`. */
function scoreColumns({ scales }: ScoredDataset): (readonly [string, ScoredColumn, ScoredScale])[] {
  return scales.flatMap((scale) =>
    scale.scores
      .filter(({ plan }) => plan.score !== null)
      .map(
        (column) =>
          [
            column.plan.isTotal ? column.plan.id : `${scale.plan.scale.id}.${column.plan.id}`,
            column,
            scale,
          ] as const,
      ),
  );
}

function heading(id: string, { plan }: ScoredColumn, { plan: { scale } }: ScoredScale): ScoreHeading {
  return {
    id,
    name: plan.name,
    version: scale.version,
    aggregate: plan.score!.aggregate,
    k: plan.items.length,
    minAnswered: plan.minAnswered,
    range: plan.range,
    bands: plan.bands.map(({ label }) => label),
  };
}

/** A column of a file or a wave, which is cut without a copy. */
interface TypedColumn extends ScoreColumn {
  readonly states?: Uint16Array | Uint32Array;
  readonly values: Float64Array;
  readonly answered: Uint16Array;
  readonly bands: Int8Array | null;
}

function tableColumn(column: ScoredColumn | undefined): TypedColumn | null {
  if (column === undefined) return null;
  const { plan, scores } = column;
  const bands = (values: Float64Array) =>
    plan.bands.length === 0 ? null : Int8Array.from(values, (value) => bandOf(value, plan.bands));
  if (scores instanceof ScoreStates) {
    const { states } = scores;
    const { values, answered } = scores.byState();
    return { states, values, answered, bands: bands(values) };
  }
  const { values, answered } = scores;
  return { values, answered, bands: bands(values) };
}
