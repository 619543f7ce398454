import type { Dataset } from '../../model/dataset.ts';
import type { EngineTable } from '../../model/engine.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { engineMessages } from '../../model/messages/engine.ts';
import { remark } from '../../model/problem.ts';
import { type CrossProducts, emptyCrossProducts } from '../../stats/cross-products.ts';
import { emptyItemSums, type ItemSums } from '../../stats/item-covariances.ts';
import { decodeWarnings } from '../decode-dataset.ts';
import { GroupList } from '../group-list.ts';
import type { ScaleMatch } from '../match-items.ts';
import { newStates, ScoreStates, ScoreValues, stateForm } from '../respondent-scores.ts';
import type { ScoredColumn, ScoredDataset, ScoreOptions } from '../score-dataset.ts';
import { planScale, restsOnSums, type ScalePlan, type ScorePlan } from '../score-plan.ts';
import { scoreRespondent } from '../score-respondent.ts';
import { ROWS_LOOKED_AT } from '../unused-columns.ts';
import { codesOf, differentCells, type ItemCodes } from './item-codes.ts';
import { type SummedProducts, scoreStatement } from './score-sql.ts';

/** What is asked of a table that its engine can sum. */
type SummedOptions = Pick<ScoreOptions, 'missing' | 'invalid' | 'by' | 'collect' | 'unused'>;

/**
 * Whether the engine can sum what is wanted: scores of everybody, perhaps by group, and what their reliability rests on. Whoever is matched,
 * kept or listed is looked at row by row.
 */
export function isSummable(options: ScoreOptions, matches: readonly ScaleMatch[]): boolean {
  const { id, attributes = [], kept = [], collect } = options;
  return (
    id === undefined &&
    attributes.length === 0 &&
    kept.length === 0 &&
    collect?.pairwise !== true &&
    collect?.items !== true &&
    collect?.answers !== true &&
    matches.every(({ scale }) => restsOnSums(planScale(scale)))
  );
}

/** The scores of a table, and the list of its groups for a look at whether they may be shown. */
export interface SummedTable {
  readonly scored: ScoredDataset;
  readonly groups: GroupList;
}

/**
 * Scores a table by the sums that its engine works out: how many respondents of each group gave so many answers with such a sum. Respondents stand in
 * no order of their own, so what one of them has in two scores is not known (`isJoint` is false).
 *
 * @param byColumn column of the groups
 * @returns `null` where a cell is no answer, or one that somebody has to be told of: then the rows have to be read
 */
export async function scoreByEngine(
  dataset: Dataset,
  table: EngineTable,
  matches: readonly ScaleMatch[],
  options: SummedOptions,
  byColumn: Dataset['columns'][number] | null,
): Promise<SummedTable | null> {
  const plans = matches.map(({ scale }) => planScale(scale));
  const columns = matches.flatMap((match) => match.columns.flatMap((column) => column?.index ?? []));
  const cells = await differentCells(table, [...new Set(columns)]);
  const coded = cells === null ? null : codesOf(dataset, matches, plans, options, cells);
  if (coded === null) return null;
  const products = options.collect?.products ?? 'none';
  const group = byColumn?.index ?? null;
  const counted: (readonly CountedState[])[][] = [];
  for (const [scale, plan] of plans.entries()) {
    const ofScale: (readonly CountedState[])[] = [];
    for (const score of plan.scores) {
      const items = score.items.map((index) => coded.scales[scale]![index]!);
      ofScale.push(await countedStates(table, items, group, products));
    }
    counted.push(ofScale);
  }
  const sections = sectionsOf(counted[0]![0]!);
  const groups = new GroupList(byColumn, options.missing, dataset.rowCount);
  for (const { cell, first, size } of sections.values())
    for (let index = first; index < first + size; index++) groups.add({ index, cells: cellAt(group, cell) });
  await lookedAt(dataset, options);
  return {
    groups,
    scored: {
      file: dataset.file,
      rows: dataset.rowCount,
      rowNumbers: new Uint32Array(0),
      isJoint: false,
      scales: plans.map((plan, scale) => ({
        plan,
        scores: plan.scores.map((score, index) =>
          columnOf(plan, score, counted[scale]![index]!, {
            sections,
            groups,
            rows: dataset.rowCount,
            products,
          }),
        ),
        items: null,
        answers: null,
      })),
      betweenScores: null,
      ids: null,
      groups: groups.names,
      groupOf: groups.groupOf,
      attributes: [],
      kept: [],
      invalidSetMissing: 0,
      missingCodes: coded.missingCodes,
      parts: [],
      unusedQuestions: options.unused?.questions() ?? [],
      warnings: [
        ...decodeWarnings(dataset, matches, options),
        remark(createMessage(engineMessages, 'engine-sums', { file: dataset.file })),
      ],
    },
  };
}

/** The first rows, in which questions without a scale are looked for. */
async function lookedAt(dataset: Dataset, { unused }: SummedOptions): Promise<void> {
  if (unused == null) return;
  let rows = 0;
  for await (const { cells } of dataset.batches()) {
    for (const row of cells) unused.add(row);
    rows += cells.length;
    if (rows >= ROWS_LOOKED_AT) return;
  }
}

/** A row with one cell. */
function cellAt(column: number | null, cell: string): string[] {
  const cells: string[] = [];
  if (column !== null) cells[column] = cell;
  return cells;
}

/** Respondents of a group who gave so many answers with such a sum. */
interface CountedState {
  /** What the column of the groups holds. */
  readonly cell: string;
  readonly answered: number;
  readonly total: number;
  readonly count: number;
  /** Sums of the items, then of their squares or products, of these respondents. */
  readonly sums: readonly number[];
}

async function countedStates(
  table: EngineTable,
  items: readonly ItemCodes[],
  group: number | null,
  products: SummedProducts,
): Promise<CountedState[]> {
  const states: CountedState[] = [];
  for await (const rows of table.query(scoreStatement(table, { items, group, products })))
    for (const [cell, answered, total, count, ...sums] of rows)
      states.push({
        cell: cell ?? '',
        answered: Number(answered),
        total: Number(total),
        count: Number(count),
        sums: sums.map(Number),
      });
  return states;
}

/** The respondents with the same group cell stand together. */
interface Section {
  readonly cell: string;
  readonly first: number;
  readonly size: number;
}

function sectionsOf(states: readonly CountedState[]): ReadonlyMap<string, Section> {
  const sizes = new Map<string, number>();
  for (const { cell, count } of states) sizes.set(cell, (sizes.get(cell) ?? 0) + count);
  let first = 0;
  return new Map(
    [...sizes].sort(inOrder).map(([cell, size]) => {
      first += size;
      return [cell, { cell, first: first - size, size }];
    }),
  );
}

/** The same order in every engine and run. */
function inOrder([one]: readonly [string, number], [other]: readonly [string, number]): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

interface SummedInto {
  readonly sections: ReadonlyMap<string, Section>;
  readonly groups: GroupList;
  readonly rows: number;
  readonly products: SummedProducts;
}

function columnOf(
  scale: ScalePlan,
  plan: ScorePlan,
  counted: readonly CountedState[],
  { sections, groups, rows, products }: SummedInto,
): ScoredColumn {
  const k = plan.items.length;
  const scores = filledScores(scale, plan, rows);
  const next = new Map([...sections].map(([cell, { first }]) => [cell, first]));
  const crossProducts: CrossProducts[] = [];
  const itemSums: ItemSums[] = [];
  for (const each of counted.toSorted(byAnswers)) {
    const first = next.get(each.cell)!;
    scores.fill(each, first, first + each.count);
    next.set(each.cell, first + each.count);
    const group = groups.groupOf === null ? 0 : groups.groupOf[first]!;
    if (group < 0 || each.answered < k) continue;
    if (products === 'sums') {
      itemSums[group] ??= emptyItemSums(k);
      addItemSums(itemSums[group], each);
    } else if (products === 'pairs') {
      crossProducts[group] ??= emptyCrossProducts(k);
      addProducts(crossProducts[group], each);
    }
  }
  return { plan, scores: scores.whole, crossProducts, itemSums, pairwise: [] };
}

/** Scores of respondents who answered alike, filled in together. */
function filledScores(scale: ScalePlan, plan: ScorePlan, rows: number) {
  const form = stateForm(scale, plan);
  if (form !== null) {
    const states = newStates(form, rows);
    const fill = ({ answered, total }: CountedState, from: number, to: number) => {
      states.fill(answered * form.span + (total - answered * form.min), from, to);
    };
    return { whole: new ScoreStates(plan, form, states), fill };
  }
  const values = new Float64Array(rows);
  const answers = new Uint16Array(rows);
  const fill = ({ answered, total }: CountedState, from: number, to: number) => {
    values.fill(scoreRespondent(plan, NO_VALUES, { answered, sum: total }), from, to);
    answers.fill(answered, from, to);
  };
  return { whole: new ScoreValues(values, answers, plan.items.length), fill };
}

const NO_VALUES = new Float64Array(0);

function byAnswers(one: CountedState, other: CountedState): number {
  return one.answered - other.answered || one.total - other.total;
}

/** The sums of several complete respondents; values are taken relative to those of the first, as one by one. */
function addItemSums(into: ItemSums, { count, total, sums: found }: CountedState): void {
  const k = into.origins.length;
  if (into.n === 0) {
    for (let i = 0; i < k; i++) into.origins[i] = Math.round(found[i]! / count);
    into.origin = into.origins.reduce((sum, origin) => sum + origin, 0);
  }
  into.n += count;
  const above = total - into.origin;
  for (let i = 0; i < k; i++) {
    const origin = into.origins[i]!;
    const sum = found[i]! - count * origin;
    into.sums[i]! += sum;
    into.squares[i]! += found[k + i]! - 2 * origin * found[i]! + count * origin * origin;
    into.withSum[i]! += above * sum;
  }
}

function addProducts(into: CrossProducts, { count, sums: found }: CountedState): void {
  const k = into.origins.length;
  if (into.n === 0) for (let i = 0; i < k; i++) into.origins[i] = Math.round(found[i]! / count);
  into.n += count;
  let at = k;
  for (let i = 0; i < k; i++) {
    const [origin, sum] = [into.origins[i]!, found[i]!];
    into.sums[i]! += sum - count * origin;
    for (let j = 0; j <= i; j++) {
      const other = into.origins[j]!;
      into.products[i * k + j]! += found[at++]! - other * sum - origin * found[j]! + count * origin * other;
    }
  }
}
