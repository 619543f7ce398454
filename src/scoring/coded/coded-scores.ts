import { BATCH, STRIDE, wholeCells } from '../../model/coded-rows.ts';
import type { Column } from '../../model/dataset.ts';
import type { FoundPairs, PairSums } from '../../stats/pair-sums.ts';
import type { DecodeReport } from '../decode-dataset.ts';
import { directedScores } from '../directed-scores.ts';
import { GroupList } from '../group-list.ts';
import type { Collection, ScoredScale } from '../score-dataset.ts';
import { codedItems, StateFinder } from './code-batch.ts';
import { CategoryOfEach, type ColumnCodes, slotsOf } from './code-slots.ts';
import { CodedPairs } from './coded-pairs.ts';
import { formOf } from './item-codes.ts';
import { type FoundItems, type ItemsWork, type ReadItems, readItems } from './read-items.ts';
import { CodedScore, type FoundScore, hasPairs } from './score-columns.ts';

/** What scoring the rows of a file takes, as plain data. */
export interface ScoresWork extends ItemsWork {
  readonly kind: 'scores';
  readonly collect: Collection;
  /** Columns whose values are kept, with the codes that are declared as missing in each; the first says the group where `isGrouped`. */
  readonly lists: readonly { readonly column: Column; readonly missing: readonly string[] }[];
  readonly isGrouped: boolean;
  /** About how many respondents there are. */
  readonly expected: number;
}

/** What was found in a part of the rows, as plain data. */
export interface FoundScores {
  /** Per scale, per score. */
  readonly scores: readonly (readonly FoundScore[])[];
  readonly categories: readonly FoundCategories[];
  readonly between: FoundPairs | null;
  readonly items: FoundItems;
}

/** The names of categories, and whose is which; −1 for none. */
interface FoundCategories {
  readonly names: readonly string[];
  readonly all: Int32Array;
}

/** Scores respondents from codes, batch by batch. */
export class CodedScores {
  /** What cells stand for, by column in ascending order. */
  readonly codes: readonly ColumnCodes[];
  private readonly items: ReadItems;
  private readonly startOf: (column: number) => number;
  private readonly categories: readonly Categories[];
  private readonly scores: readonly (readonly CodedScore[])[];
  private readonly all: readonly CodedScore[];
  private readonly byGroup: GroupBatches | null;
  private readonly between: CodedPairs | null;
  /** Per score its place among those between which sums are gathered, −1 for others. */
  private readonly placeBetween: readonly number[];
  private readonly finder = new StateFinder();
  private readonly isGrouped: boolean;

  /**
   * @param lists where the values of the columns are gathered
   * @throws Unusual for an analysis that asks for more
   */
  constructor(
    work: ScoresWork,
    lists: readonly GroupList[] = work.lists.map(({ column, missing }) => new GroupList(column, missing, 0)),
  ) {
    const { collect, isGrouped } = work;
    this.items = readItems(work);
    const { items, scales } = this.items;
    // A little more than is expected, lest lists are copied at their very end.
    const room = Math.ceil(1.02 * work.expected) + BATCH;
    this.categories = work.lists.map(({ column }, at) => new Categories(lists[at]!, column.index, room));
    const { codes, slotOf, startOf } = slotsOf([
      ...items.all(),
      ...this.categories.map((each) => [each.column, wholeCells((text) => each.code(text))] as const),
    ]);
    this.codes = codes;
    this.startOf = startOf;
    for (const each of this.categories) each.start = startOf(each.column);
    const { finder } = this;
    this.scores = scales.map((scale) =>
      scale.plan.scores.map((plan) => {
        const slots = plan.items.map((item) => slotOf(scale.columns[item]!));
        return new CodedScore(
          plan,
          codedItems(slots, formOf(scale, plan.items.length)),
          collect,
          finder,
          room,
        );
      }),
    );
    this.all = this.scores.flat();
    const answers = scales.flatMap(({ columns }) => columns.map(slotOf));
    this.byGroup =
      isGrouped && hasPairs(collect) ? new GroupBatches(this.codes.length, new Set(answers), this.all) : null;
    const directed = this.scores.flatMap((each) => directedScores(each));
    this.placeBetween = this.all.map((score) => directed.indexOf(score));
    // Of one group alone they are gathered afterwards.
    const isBetween = collect.betweenScores === true && !isGrouped && directed.length > 1;
    this.between = isBetween ? new CodedPairs(directed) : null;
    this.isGrouped = isGrouped;
  }

  add(batch: Uint8Array, rows: number): void {
    this.items.look?.(batch, rows, this.startOf);
    const { categories, all, byGroup, between, placeBetween, finder } = this;
    for (const each of categories) each.add(batch, rows);
    const groupOf = this.isGrouped ? categories[0]!.ofBatch : null;
    for (let index = 0; index < all.length; index++) {
      all[index]!.add(batch, rows, groupOf);
      // Which has left the states of its respondents there.
      const place = placeBetween[index]!;
      if (place >= 0) between?.read(place, finder.states, rows);
    }
    between?.add(rows);
    if (groupOf !== null) byGroup?.add(batch, rows, groupOf);
  }

  found(): FoundScores {
    this.byGroup?.finish();
    return {
      scores: this.scores.map((each) => each.map((score) => score.found())),
      categories: this.categories.map((each) => each.found()),
      between: this.between?.sums.found() ?? null,
      items: this.items.found(),
    };
  }

  /** Adds what was found of the respondents who follow; the states of each score are given back once they are here, so that few are there twice. */
  async take({ scores, categories, between, items }: FoundScores): Promise<void> {
    // Those before come first.
    this.byGroup?.finish();
    const groups = categories.map((each, at) => this.categories[at]!.take(each));
    const groupOf = this.isGrouped ? (group: number) => groups[0]![group]! : (group: number) => group;
    for (const [scale, each] of this.scores.entries())
      for (const [at, score] of each.entries()) {
        const own = scores[scale]![at]!;
        score.take(own, groupOf);
        await giveBack(own.states);
      }
    if (between !== null) this.between?.sums.take(between);
    this.items.take(items);
  }

  /** After the last rows, of which there are so many. */
  finish(rowCount: number): {
    readonly scales: readonly ScoredScale[];
    readonly betweenScores: PairSums | null;
    readonly report: DecodeReport;
  } {
    this.byGroup?.finish();
    for (const each of this.categories) each.finish();
    return {
      scales: this.items.scales.map(({ plan }, index) => ({
        plan,
        scores: this.scores[index]!.map((score) => score.column()),
        items: null,
        answers: null,
      })),
      betweenScores: this.between?.sums ?? null,
      report: this.items.report(rowCount),
    };
  }
}

/** A category a respondent, from a column of codes. */
class Categories {
  readonly column: number;
  /** Where the codes of the column begin. */
  start = 0;
  /** Those of the respondents of the batch; −1 for none. */
  readonly ofBatch = new Int32Array(BATCH);
  private readonly list: GroupList;
  private readonly texts: string[] = [];
  private readonly groupOf: number[] = [];
  private readonly everyone: CategoryOfEach;

  constructor(list: GroupList, column: number, room: number) {
    this.list = list;
    this.everyone = new CategoryOfEach(room);
    this.column = column;
  }

  /** A code for each different cell; what it names is asked when a row that is used has it. */
  code(text: string): { readonly code: number } {
    return { code: this.texts.push(text) - 1 };
  }

  add(codes: Uint8Array, rows: number): void {
    const { start } = this;
    for (let row = 0; row < rows; row++) {
      const code = codes[start + row]!;
      this.groupOf[code] ??= this.list.groupIn(this.texts[code]!);
      this.ofBatch[row] = this.groupOf[code];
    }
    this.everyone.append(this.ofBatch.subarray(0, rows));
  }

  found(): FoundCategories {
    return { names: this.list.names, all: this.everyone.all };
  }

  /** @returns what each of the categories of those who follow is here */
  take({ names, all }: FoundCategories): readonly number[] {
    const own = names.map((name) => this.list.groupCalled(name));
    this.everyone.append(all.map((category) => (category < 0 ? -1 : own[category]!)));
    return own;
  }

  finish(): void {
    this.list.take(this.everyone.all);
  }
}

/** The codes of each group's respondents, handed on when there is no room for more. */
class GroupBatches {
  private readonly batches: { readonly codes: Uint8Array; rows: number }[] = [];
  private readonly columns: number;
  private readonly starts: Int32Array;
  private readonly scores: readonly CodedScore[];
  /** The rows of a batch, group by group, and where those of each group end; groups are codes of one byte. */
  private readonly sorted = new Int32Array(BATCH);
  private readonly ends = new Int32Array(256);

  /**
   * @param columns of codes
   * @param slots of those that are answers
   */
  constructor(columns: number, slots: ReadonlySet<number>, scores: readonly CodedScore[]) {
    this.columns = columns;
    this.starts = Int32Array.from(slots, (slot) => slot * STRIDE);
    this.scores = scores;
  }

  add(codes: Uint8Array, rows: number, groupOf: Int32Array): void {
    const { batches, sorted, starts } = this;
    const groups = this.sort(rows, groupOf);
    let from = 0;
    for (let group = 0; group < groups; group++) {
      const count = this.ends[group]! - from;
      if (count === 0) continue;
      const batch = batches[group] ?? { codes: new Uint8Array(this.columns * STRIDE), rows: 0 };
      batches[group] = batch;
      if (batch.rows + count > BATCH) this.handOn(group);
      for (let i = 0; i < starts.length; i++) {
        const start = starts[i]!;
        const into = start + batch.rows;
        for (let at = 0; at < count; at++) batch.codes[into + at] = codes[start + sorted[from + at]!]!;
      }
      batch.rows += count;
      from += count;
    }
  }

  /** @returns how many groups there are */
  private sort(rows: number, groupOf: Int32Array): number {
    const { sorted, ends } = this;
    ends.fill(0);
    let groups = 0;
    for (let row = 0; row < rows; row++) {
      const group = groupOf[row]!;
      if (group < 0) continue;
      ends[group]!++;
      if (group >= groups) groups = group + 1;
    }
    for (let group = 0, before = 0; group < groups; group++) {
      const count = ends[group]!;
      ends[group] = before;
      before += count;
    }
    for (let row = 0; row < rows; row++) if (groupOf[row]! >= 0) sorted[ends[groupOf[row]!]!++] = row;
    return groups;
  }

  finish(): void {
    this.batches.forEach((_, group) => {
      this.handOn(group);
    });
  }

  private handOn(group: number): void {
    const batch = this.batches[group]!;
    for (const score of this.scores) score.addToGroup({ codes: batch.codes, rows: batch.rows, group });
    batch.rows = 0;
  }
}

/** From here on memory that is given back counts. */
const MUCH = 2 ** 20;

/** Gives back the memory of a list at once, which else happens when garbage is collected. */
async function giveBack({ buffer }: ArrayBufferView): Promise<void> {
  if (!(buffer instanceof ArrayBuffer) || buffer.byteLength < MUCH) return;
  structuredClone(null, { transfer: [buffer] });
  // It goes with the handles of this turn.
  await new Promise(setImmediate);
}
