import type { Dataset } from '../model/dataset.ts';
import { type Problem, UserError } from '../model/problem.ts';
import { addRespondent, type CrossProducts, emptyCrossProducts } from '../stats/cross-products.ts';
import { type DecodeOptions, decodeDataset, refuseInvalid } from './decode-dataset.ts';
import { findColumn } from './find-column.ts';
import { GroupList } from './group-list.ts';
import { IdList } from './id-list.ts';
import type { ScaleMatch } from './match-items.ts';
import { planScale, type ScalePlan, type ScorePlan } from './score-plan.ts';
import { answeredItems, reverseItems, scoreRespondent } from './score-respondent.ts';

export interface ScoreOptions extends DecodeOptions {
  /** Column that names the respondent. */
  readonly id?: string | undefined;
  /** Column that splits the respondents into groups. */
  readonly by?: string | undefined;
}

/** One score of every respondent of a file, and what was accumulated for its reliability. */
export interface ScoredColumn {
  readonly plan: ScorePlan;
  /** Per respondent in the order of the file; `NaN` without a score. */
  readonly values: Float64Array;
  /** Items answered, per respondent. */
  readonly answered: Uint16Array;
  /** Per group: the items of complete respondents. */
  readonly crossProducts: readonly CrossProducts[];
}

export interface ScoredScale {
  readonly plan: ScalePlan;
  readonly scores: readonly ScoredColumn[];
}

/** A file as scores. Respondents are known by their position; ids are kept only when asked for. */
export interface ScoredDataset {
  readonly file: string;
  readonly rows: number;
  /** Row of each respondent as a spreadsheet counts it. */
  readonly rowNumbers: Uint32Array;
  readonly scales: readonly ScoredScale[];
  /** Trimmed id per respondent, `''` when blank; `null` without an id column. */
  readonly ids: readonly string[] | null;
  /** Names of the groups in order of appearance; one nameless group without `by`. */
  readonly groups: readonly string[];
  /** Group of each respondent, −1 when blank; `null` when everybody is in the one group. */
  readonly groupOf: Int16Array | null;
  readonly invalidSetMissing: number;
  readonly missingCodes: number;
  readonly warnings: readonly Problem[];
}

/**
 * Scores every respondent of a file in one pass over its batches.
 *
 * @throws UserError (status 1) with all impossible values (unless they are to count as missing) or duplicate ids;
 *   (status 2) for unknown columns or undecidable decimal signs
 */
export async function scoreDataset(
  dataset: Dataset,
  matches: readonly ScaleMatch[],
  options: ScoreOptions,
): Promise<ScoredDataset> {
  const idColumn = options.id === undefined ? null : findColumn(dataset, options.id, '--id');
  const byColumn = options.by === undefined ? null : findColumn(dataset, options.by, '--by');
  const scales = matches.map((match) => collectScale(planScale(match.scale), dataset.rowCount));
  const ids = idColumn === null ? null : new IdList(dataset.file, idColumn, dataset.rowCount);
  const groups = new GroupList(byColumn, options.missing, dataset.rowCount);
  const rowNumbers = new Uint32Array(dataset.rowCount);
  const report = await decodeDataset(dataset, matches, options, (row) => {
    rowNumbers[row.index] = row.row;
    ids?.add(row);
    const group = groups.add(row);
    scales.forEach((scale, index) => {
      scale.add(row.index, row.values[index]!, group);
    });
  });
  refuseInvalid(report, options);
  const duplicates = ids?.duplicates() ?? [];
  if (duplicates.length > 0) throw new UserError(duplicates, 1);
  return {
    file: dataset.file,
    rows: dataset.rowCount,
    rowNumbers,
    scales: scales.map(({ plan, scores }) => ({ plan, scores })),
    ids: ids?.values ?? null,
    groups: groups.names,
    groupOf: groups.groupOf,
    invalidSetMissing: report.invalid,
    missingCodes: report.missingCodes,
    warnings: report.warnings,
  };
}

function collectScale(plan: ScalePlan, rowCount: number) {
  const scores = plan.scores.map((score) => ({
    plan: score,
    values: new Float64Array(rowCount),
    answered: new Uint16Array(rowCount),
    crossProducts: [] as CrossProducts[],
  }));
  const complete = scores.map(({ plan: { items } }) => new Float64Array(items.length));
  const add = (respondent: number, values: Float64Array, group: number): void => {
    reverseItems(plan, values);
    scores.forEach((column, index) => {
      const answered = answeredItems(column.plan, values);
      column.answered[respondent] = answered;
      column.values[respondent] = scoreRespondent(column.plan, values);
      if (group < 0 || answered < column.plan.items.length) return;
      const items = complete[index]!;
      column.plan.items.forEach((item, i) => {
        items[i] = values[item]!;
      });
      column.crossProducts[group] ??= emptyCrossProducts(
        Float64Array.from(column.plan.items, (item) => plan.origins[item]!),
      );
      addRespondent(column.crossProducts[group], items);
    });
  };
  return { plan, scores, add };
}
