import {
  BATCH,
  type CodedRows,
  STRIDE,
  type TextWatch,
  Unusual,
  wholeCells,
} from '../../model/coded-rows.ts';
import type { Column, Dataset } from '../../model/dataset.ts';
import type { DecodeOptions, DecodeReport } from '../decode-dataset.ts';
import type { GroupList } from '../group-list.ts';
import { grown } from '../grown.ts';
import type { IdList } from '../id-list.ts';
import type { ScaleMatch } from '../match-items.ts';
import type { Collection, ScoredScale } from '../score-dataset.ts';
import type { SharedWatch } from '../shared-ids.ts';
import type { UnusedColumns } from '../unused-columns.ts';
import { codedItems, StateFinder } from './code-batch.ts';
import { formOf } from './item-codes.ts';
import { readItems } from './read-items.ts';
import { CodedScore, hasPairs } from './score-columns.ts';

/** What is gathered beside the scores while the rows are read. */
export interface Gathered {
  readonly collect: Collection;
  readonly ids: { readonly list: IdList; readonly columns: readonly number[] } | null;
  /** Those of `--by`, and the lists of other columns. */
  readonly groups: { readonly list: GroupList; readonly column: Column | null };
  readonly lists: readonly { readonly list: GroupList; readonly column: Column }[];
  readonly unused: UnusedColumns | null;
  readonly shared: SharedWatch | null;
}

/** A file as scores, from its bytes. */
export interface CodedReading {
  readonly scales: readonly ScoredScale[];
  readonly report: DecodeReport;
}

/**
 * Scores a file from its bytes, in one pass: answers are codes from the first to the last step, and no row is made a text.
 *
 * @throws Unusual for a file or an analysis that asks for more; UserError where the file cannot be read
 */
export async function readCoded(
  dataset: Dataset,
  rows: CodedRows,
  matches: readonly ScaleMatch[],
  options: DecodeOptions,
  gathered: Gathered,
): Promise<CodedReading> {
  const { collect, ids, groups, lists, unused, shared } = gathered;
  if (collect.items || collect.answers === true) throw new Unusual('every answer is kept');
  const { items, scales, report, warnings } = readItems(dataset, rows, matches, options);
  // A little more than is expected, lest lists are copied at their very end.
  const room = Math.ceil(1.02 * rows.expected) + BATCH;
  const categories = [
    ...(groups.column === null ? [] : [{ list: groups.list, column: groups.column }]),
    ...lists,
  ].map((each) => new Categories(each.list, each.column.index, room));
  const codes = [
    ...items.all(),
    ...categories.map((each) => [each.column, wholeCells((text) => each.code(text))] as const),
  ].sort(([one], [other]) => one - other);
  const slotOf = new Map(codes.map(([column], slot) => [column, slot]));
  if (slotOf.size < codes.length) throw new Unusual('a column of two kinds');
  const finder = new StateFinder();
  const scores = scales.map((scale) =>
    scale.plan.scores.map((plan) => {
      const slots = plan.items.map((item) => slotOf.get(scale.columns[item]!)!);
      return new CodedScore(plan, codedItems(slots, formOf(scale, plan.items.length)), collect, finder, room);
    }),
  );
  const all = scores.flat();
  const answers = scales.flatMap(({ columns }) => columns.map((column) => slotOf.get(column)!));
  const isGrouped = groups.column !== null;
  const byGroup =
    isGrouped && hasPairs(collect) ? new GroupBatches(codes.length, new Set(answers), all) : null;
  await rows.read({
    codes,
    texts: textsOf(dataset, ids, unused, shared),
    onBatch: (batch, length) => {
      for (const each of categories) each.add(batch, length, slotOf.get(each.column)!);
      for (const score of all) score.add(batch, length, isGrouped ? categories[0]!.ofBatch : null);
      byGroup?.add(batch, length, categories[0]!.ofBatch);
    },
  });
  byGroup?.finish();
  for (const each of categories) each.finish();
  if (unused?.haveNumberSigns() === true) throw new Unusual('decimal sign');
  return {
    scales: scales.map(({ plan }, index) => ({
      plan,
      scores: scores[index]!.map((score) => score.column()),
      items: null,
      answers: null,
    })),
    report: { ...report, warnings: warnings() },
  };
}

function textsOf(
  { file }: Dataset,
  ids: Gathered['ids'],
  unused: UnusedColumns | null,
  shared: SharedWatch | null,
): TextWatch[] {
  return [
    ...(ids === null
      ? []
      : [
          {
            columns: ids.columns,
            add: (cells: readonly string[], index: number, row: number) => {
              ids.list.add({ index, cells, row, file });
              return true;
            },
          },
        ]),
    ...[unused, shared].flatMap((watch) =>
      watch === null || watch.columns.length === 0
        ? []
        : [{ columns: watch.columns, add: (cells: readonly string[]) => watch.add(cells) }],
    ),
  ];
}

/** A category a respondent, from a column of codes. */
class Categories {
  readonly column: number;
  /** Those of the respondents of the batch; −1 for none. */
  readonly ofBatch = new Int32Array(BATCH);
  private readonly list: GroupList;
  private readonly texts: string[] = [];
  private readonly groupOf: number[] = [];
  private all: Int32Array;
  private n = 0;

  constructor(list: GroupList, column: number, room: number) {
    this.list = list;
    this.all = new Int32Array(room);
    this.column = column;
  }

  /** A code for each different cell; what it names is asked when a row that is used has it. */
  code(text: string): { readonly code: number } {
    return { code: this.texts.push(text) - 1 };
  }

  add(codes: Uint8Array, rows: number, slot: number): void {
    const start = slot * STRIDE;
    for (let row = 0; row < rows; row++) {
      const code = codes[start + row]!;
      this.groupOf[code] ??= this.list.groupIn(this.texts[code]!);
      this.ofBatch[row] = this.groupOf[code];
    }
    if (this.n + rows > this.all.length) this.all = grown(this.all, this.n + rows);
    this.all.set(this.ofBatch.subarray(0, rows), this.n);
    this.n += rows;
  }

  finish(): void {
    this.list.take(this.all.subarray(0, this.n));
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
