import type { CodedRows } from '../model/coded-rows.ts';
import type { Column, Dataset, DecimalSign } from '../model/dataset.ts';
import { type EngineTable, engineOf } from '../model/engine.ts';
import { asError, cannotRun, type Problem, UserError } from '../model/problem.ts';
import { addRespondent, type CrossProducts, emptyCrossProducts } from '../stats/cross-products.ts';
import { addToItemSums, emptyItemSums, type ItemSums } from '../stats/item-covariances.ts';
import type { PairSums } from '../stats/pair-sums.ts';
import {
  addIncompleteRespondent,
  emptyPairwiseProducts,
  type PairwiseProducts,
} from '../stats/reliability/pairwise-products.ts';
import {
  type DecodeOptions,
  type DecodeReport,
  decodeDataset,
  type PartCounts,
  refuseInvalid,
} from './decode-dataset.ts';
import { findColumn } from './find-column.ts';
import { GroupList } from './group-list.ts';
import { findIdColumns } from './id-columns.ts';
import { type IdComparison, type IdList, type Ids, idListOf } from './id-list.ts';
import type { ScaleMatch } from './match-items.ts';
import { decimalSign, quantityOf } from './quantity.ts';
import { type CountedScores, ScoreCollector } from './respondent-scores.ts';
import { planScale, type ScalePlan, type ScorePlan } from './score-plan.ts';
import { answersOf, countSkipped, recodeAnswers } from './score-respondent.ts';
import type { SharedWatch } from './shared-ids.ts';
import { ROWS_LOOKED_AT, type UnusedColumns } from './unused-columns.ts';

export interface ScoreOptions extends DecodeOptions {
  /** Column that names the respondent, or several with commas between. */
  readonly id?: string | undefined;
  /** How ids are compared; `normalised` unless given. */
  readonly idComparison?: IdComparison | undefined;
  /** Column that splits the respondents into groups. */
  readonly by?: string | undefined;
  /** Columns of characteristics to keep for each respondent. */
  readonly attributes?: readonly AskedAttribute[] | undefined;
  /** Columns to keep for each respondent as they are. */
  readonly kept?: readonly string[] | undefined;
  /** Columns that are shown although respondents could be recognised by them. */
  readonly personal?: readonly string[] | undefined;
  /** How numbers of characteristics are written where their column does not tell. */
  readonly decimal?: DecimalSign | null | undefined;
  /** Looks at the columns that are no items. */
  readonly unused?: UnusedColumns | null | undefined;
  /** Looks for ids among the columns that are no items. */
  readonly shared?: SharedWatch | null | undefined;
  /** Whether the engine that holds a table may sum it, so that nobody is known by position; not unless so said. */
  readonly bySums?: boolean | undefined;
  /** What to gather beside the scores; nothing unless given. */
  readonly collect?: Collection | undefined;
}

/** A column, and the option that names it. */
export interface AskedAttribute {
  readonly name: string;
  readonly option: string;
}

/** What is gathered of the items. */
export interface Collection {
  /** Of complete respondents: nothing, the sums behind alpha and item-rest correlations, or those of every pair of items. */
  readonly products: 'none' | 'sums' | 'pairs';
  /** The items of respondents with gaps, pair by pair. */
  readonly pairwise: boolean;
  /** Every item value, in memory. */
  readonly items: boolean;
  /** Every answer before reversal; not unless asked for. */
  readonly answers?: boolean;
  /** What correlations of scores with a direction rest on, where it takes no pass of its own; not unless asked for. */
  readonly betweenScores?: boolean;
}

/** The answers to one item before reversal, each as its place among the different ones; what takes two bytes a respondent. */
export interface ItemAnswers {
  /** The different answers, in order of appearance. */
  readonly values: readonly number[];
  /** Per respondent: 0 without an answer, else one more than its place. */
  readonly of: Uint16Array;
}

/** One score of every respondent of a file, and what was accumulated for its reliability. */
export interface ScoredColumn {
  readonly plan: ScorePlan;
  readonly scores: CountedScores;
  /** Per group: the items of complete respondents and their pairs; empty unless asked for. */
  readonly crossProducts: readonly CrossProducts[];
  /** Per group: the same without pairs; empty unless asked for. */
  readonly itemSums: readonly ItemSums[];
  /** Per group: pairs of items, from everybody who answered both; empty unless asked for. */
  readonly pairwise: readonly PairwiseProducts[];
}

export interface ScoredScale {
  readonly plan: ScalePlan;
  readonly scores: readonly ScoredColumn[];
  /** Per item the values after reversal by respondent, `NaN` where unanswered; `null` unless asked for. */
  readonly items: readonly Float64Array[] | null;
  /** Per item the answers as they were given; `null` unless asked for. */
  readonly answers: readonly ItemAnswers[] | null;
}

/** A characteristic of the respondents: its values, and whose is which (−1 when blank or a missing code). */
export interface Attribute {
  readonly column: string;
  readonly names: readonly string[];
  /** Values as numbers; `NaN` for what is none. */
  readonly numbers: readonly number[];
  readonly groupOf: Int32Array;
}

/** What was counted in one of several files. */
export type ScoredPart = PartCounts & { readonly file: string };

/** The file that a respondent is in. */
export function fileOfRespondent({ file, parts }: ScoredDataset, respondent: number): string {
  let before = 0;
  for (const part of parts) {
    before += part.rows;
    if (respondent < before) return part.file;
  }
  return file;
}

/** A column that is kept beside the scores: its header, its values, and whose is which (−1 for a blank). */
export type KeptColumn = Pick<Attribute, 'column' | 'names' | 'groupOf'>;

/** A file as scores. Respondents are known by their position; ids are kept only when asked for. */
export interface ScoredDataset {
  readonly file: string;
  readonly rows: number;
  /** Whether the same position is the same respondent in every score; not so where an engine has summed each by itself. */
  readonly isJoint: boolean;
  /** Row of each respondent as a spreadsheet counts it; of nobody where `isJoint` is false. */
  readonly rowNumbers: Uint32Array;
  readonly scales: readonly ScoredScale[];
  /** The sums over every two scores with a direction, where they were gathered on the way; of everybody, less the middle of the range of each. */
  readonly betweenScores: PairSums | null;
  /** Ids of the respondents; `null` without an id column. */
  readonly ids: Ids | null;
  /** Names of the groups in order of appearance; one nameless group without `by`. */
  readonly groups: readonly string[];
  /** Group of each respondent, −1 when blank; `null` when everybody is in the one group. */
  readonly groupOf: Int32Array | null;
  /** The characteristics that were asked for, in that order. */
  readonly attributes: readonly Attribute[];
  /** The columns that are kept, in that order. */
  readonly kept: readonly KeptColumn[];
  readonly invalidSetMissing: number;
  readonly missingCodes: number;
  /** The files, in the order of the respondents, where several are joined; empty for a single one. */
  readonly parts: readonly ScoredPart[];
  /** Headers of questions that no scale uses; empty unless they were looked for. */
  readonly unusedQuestions: readonly string[];
  readonly warnings: readonly Problem[];
}

/**
 * Scores every respondent of a file in one pass over its batches.
 *
 * @throws UserError (status 1) with all impossible values (unless they are to count as missing) or duplicate ids;
 *   (status 2) for unknown columns, undecidable decimal signs, groups and characteristics by which respondents could be recognised, and
 *   files in which most respondents have several rows
 */
export async function scoreDataset(
  dataset: Dataset,
  matches: readonly ScaleMatch[],
  options: ScoreOptions,
): Promise<ScoredDataset> {
  const byColumn = options.by === undefined ? null : findColumn(dataset, options.by, '--by');
  const engine = options.bySums === true ? engineOf(dataset) : null;
  const summed = engine === null ? null : await summedTable(dataset, engine, matches, options, byColumn);
  if (summed !== null) return summed;
  const { coded } = dataset;
  const rowCount = coded === undefined ? dataset.rowCount : 0;
  const { file, columns } = dataset;
  const ids = idListOf({ file, columns, rowCount }, options.id ?? null, options.idComparison ?? 'normalised');
  const attributes = (options.attributes ?? []).map(({ name, option }) => {
    const column = findColumn(dataset, name, option);
    return { name, option, column, list: new GroupList(column, options.missing, rowCount) };
  });
  const kept = (options.kept ?? []).map((name) => {
    const column = findColumn(dataset, name, '--keep');
    return { column, list: new GroupList(column, [], rowCount) };
  });
  const groups = new GroupList(byColumn, options.missing, rowCount);
  const asked: readonly AskedList[] = [
    ...(byColumn === null ? [] : [{ option: '--by', column: byColumn, list: groups }]),
    ...attributes.map(({ option, column, list }) => ({ option, column, list })),
    ...kept.map(({ column, list }) => ({ option: '--keep', column, list })),
  ];
  const refuse = asked.length === 0 ? null : await refusal(dataset.file, options);
  for (const each of asked) refuse?.(each, false);
  const idColumns =
    options.id === undefined ? [] : findIdColumns(dataset, options.id).map(({ index }) => index);
  const gathering = { ids, attributes, kept, groups };
  const { report, scales, betweenScores, rowNumbers } =
    coded === undefined
      ? await readRows(dataset, matches, options, {
          ...gathering,
          columns: new Set([...idColumns, ...asked.map(({ column }) => column.index)]),
        })
      : await readBytes(dataset, coded, matches, options, { ...gathering, byColumn, idColumns });
  refuseInvalid(report, options);
  for (const each of asked) refuse?.(each, true);
  const duplicates = ids?.duplicates() ?? [];
  const rounded = ids?.rounded() ?? [];
  if (duplicates.length > 0) {
    const several = rounded.length > 0 ? null : (ids?.severalRowsEach() ?? null);
    if (several !== null) throw cannotRun(several, { file: dataset.file });
    throw new UserError([...rounded.map(asError), ...duplicates], 1);
  }
  return {
    file: dataset.file,
    rows: dataset.rowCount,
    isJoint: true,
    get rowNumbers() {
      return rowNumbers();
    },
    scales,
    betweenScores,
    ids,
    groups: groups.names,
    groupOf: groups.groupOf,
    attributes: attributes.map(({ name, column, list }) => ({
      column: name,
      names: list.names,
      numbers: list.names.map((each) => quantityOf(each, decimalSign(column, options.decimal ?? null))),
      groupOf: list.groupOf!,
    })),
    kept: kept.map(({ column, list }) => ({
      column: column.name,
      names: list.names,
      groupOf: list.groupOf!,
    })),
    invalidSetMissing: report.invalid,
    missingCodes: report.missingCodes,
    parts: report.parts.map((counts, part) => ({ ...counts, file: dataset.parts![part]!.file })),
    unusedQuestions: options.unused?.questions() ?? [],
    warnings: [...report.warnings, ...rounded],
  };
}

/** What is gathered beside the scores. */
interface Gathering {
  readonly ids: IdList | null;
  readonly attributes: readonly { readonly column: Column; readonly list: GroupList }[];
  readonly kept: readonly { readonly column: Column; readonly list: GroupList }[];
  readonly groups: GroupList;
}

/** What came of reading the rows. */
interface Reading {
  readonly report: DecodeReport;
  readonly scales: readonly ScoredScale[];
  readonly betweenScores: PairSums | null;
  readonly rowNumbers: () => Uint32Array;
}

/** Row by row. */
async function readRows(
  dataset: Dataset,
  matches: readonly ScaleMatch[],
  options: ScoreOptions,
  { ids, attributes, kept, groups, columns }: Gathering & { readonly columns: ReadonlySet<number> },
): Promise<Reading> {
  const scales = matches.map((match) =>
    collectScale(planScale(match.scale), dataset.rowCount, options.collect ?? NOTHING_MORE),
  );
  const rowNumbers = new Uint32Array(dataset.rowCount);
  const after = options.unused == null ? 0 : ROWS_LOOKED_AT + dataset.rows.blank;
  const lookedAt = options.shared == null ? { columns, after } : undefined;
  const report = await decodeDataset(dataset, matches, { ...options, lookedAt }, (row) => {
    rowNumbers[row.index] = row.row;
    ids?.add(row);
    options.unused?.add(row.cells);
    options.shared?.add(row.cells);
    for (const { list } of attributes) list.add(row);
    for (const { list } of kept) list.add(row);
    const group = groups.add(row);
    scales.forEach((scale, index) => {
      scale.add(row.index, row.values[index]!, group);
    });
  });
  return {
    report,
    scales: scales.map(({ plan, scored, items, answers }) => ({ plan, scores: scored(), items, answers })),
    betweenScores: null,
    rowNumbers: () => rowNumbers,
  };
}

/** From bytes to codes, where the file is opened for that. */
async function readBytes(
  dataset: Dataset,
  rows: CodedRows,
  matches: readonly ScaleMatch[],
  options: ScoreOptions,
  {
    byColumn,
    idColumns,
    ...gathering
  }: Gathering & { readonly byColumn: Column | null; readonly idColumns: readonly number[] },
): Promise<Reading> {
  const { readCoded } = await import('./coded/read-coded.ts');
  const reading = await readCoded(dataset, rows, matches, options, {
    collect: options.collect ?? NOTHING_MORE,
    ids: gathering.ids === null ? null : { list: gathering.ids, columns: idColumns },
    groups: { list: gathering.groups, column: byColumn },
    lists: [...gathering.attributes, ...gathering.kept],
    unused: options.unused ?? null,
    shared: options.shared ?? null,
  });
  return { ...reading, rowNumbers: () => rows.rowNumbers() };
}

/** The scores of a table as its engine sums them; `null` where its rows have to be read. */
async function summedTable(
  dataset: Dataset,
  engine: EngineTable,
  matches: readonly ScaleMatch[],
  options: ScoreOptions,
  byColumn: Column | null,
): Promise<ScoredDataset | null> {
  const { isSummable, scoreByEngine } = await import('./engine/score-by-engine.ts');
  if (!isSummable(options, matches)) return null;
  const refuse = byColumn === null ? null : await refusal(dataset.file, options);
  const found = await scoreByEngine(dataset, engine, matches, options, byColumn);
  if (found === null) return null;
  if (byColumn !== null)
    for (const isRead of [false, true])
      refuse?.({ option: '--by', column: byColumn, list: found.groups }, isRead);
  return found.scored;
}

/** A column whose values a result shows, and who has which. */
interface AskedList {
  readonly option: string;
  readonly column: Column;
  readonly list: GroupList;
}

/** Refuses columns by which respondents could be recognised, by header or by content; loaded only where a column is asked for. */
async function refusal(file: string, { personal = [], decimal = null }: ScoreOptions) {
  const { refusePersonal } = await import('./personal-column.ts');
  return ({ option, column, list }: AskedList, isRead: boolean): void => {
    const sign = decimalSign(column, decimal);
    const content = isRead ? list.content((name) => quantityOf(name, sign)) : undefined;
    refusePersonal({ file, column, option }, personal, content);
  };
}

const NOTHING_MORE: Collection = { products: 'none', pairwise: false, items: false };

function collectScale(plan: ScalePlan, rowCount: number, collect: Collection) {
  const answers = collect.answers ? plan.scale.items.map(() => new AnswersToItem(rowCount)) : null;
  const items = collect.items ? plan.scale.items.map(() => new Float64Array(rowCount)) : null;
  const scores = plan.scores.map((score) => ({
    plan: score,
    gathered: new ScoreCollector(plan, score, rowCount),
    crossProducts: [] as CrossProducts[],
    itemSums: [] as ItemSums[],
    pairwise: [] as PairwiseProducts[],
    // The total has all items in order, so the answers of a respondent are its own as they stand.
    own: score.isTotal ? null : new Float64Array(score.items.length),
  }));
  const add = (respondent: number, values: Float64Array, group: number): void => {
    countSkipped(plan, values);
    answers?.forEach((item, index) => {
      item.add(respondent, values[index]!);
    });
    recodeAnswers(plan, values);
    items?.forEach((item, index) => {
      item[respondent] = values[index]!;
    });
    for (let index = 0; index < scores.length; index++) {
      const column = scores[index]!;
      const answers = answersOf(column.plan, values);
      column.gathered.add(respondent, values, answers);
      const isComplete = answers.answered === column.plan.items.length;
      const gathers = (isComplete && collect.products !== 'none') || collect.pairwise;
      if (group < 0 || !gathers) continue;
      const own = column.own === null ? values : gathered(column.plan.items, values, column.own);
      if (isComplete && collect.products === 'pairs') {
        column.crossProducts[group] ??= emptyCrossProducts(own.length);
        addRespondent(column.crossProducts[group], own);
      } else if (isComplete && collect.products === 'sums') {
        column.itemSums[group] ??= emptyItemSums(own.length);
        addToItemSums(column.itemSums[group], own, answers.sum);
      }
      if (collect.pairwise) {
        column.pairwise[group] ??= emptyPairwiseProducts(own.length);
        addIncompleteRespondent(column.pairwise[group], own);
      }
    }
  };
  const scored = (): ScoredColumn[] =>
    scores.map(({ gathered, plan, crossProducts, itemSums, pairwise }) => ({
      ...{ plan, crossProducts, itemSums, pairwise },
      scores: gathered.scores(),
    }));
  return { plan, scored, items, answers, add };
}

class AnswersToItem implements ItemAnswers {
  readonly values: number[] = [];
  readonly of: Uint16Array;
  private readonly places = new Map<number, number>();

  constructor(rowCount: number) {
    this.of = new Uint16Array(rowCount);
  }

  /** @param value `NaN` without an answer */
  add(respondent: number, value: number): void {
    if (Number.isNaN(value)) return;
    let place = this.places.get(value);
    if (place === undefined) {
      place = this.values.push(value);
      this.places.set(value, place);
    }
    this.of[respondent] = place;
  }
}

/** The values of some items, in their order. */
function gathered(items: ArrayLike<number>, values: Float64Array, into: Float64Array): Float64Array {
  for (let i = 0; i < items.length; i++) into[i] = values[items[i]!]!;
  return into;
}
