import { BATCH, type CodedRows, STRIDE, type TextWatch, Unusual } from '../../model/coded-rows.ts';
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
import { CodedScore } from './score-columns.ts';

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
  const { items, scales, report } = readItems(dataset, rows, matches, options);
  const categories = [
    ...(groups.column === null ? [] : [{ list: groups.list, column: groups.column }]),
    ...lists,
  ].map((each) => new Categories(each.list, each.column.index));
  const codes = [
    ...items.all(),
    ...categories.map((each) => [each.column, (text: string) => each.code(text)] as const),
  ].sort(([one], [other]) => one - other);
  const slotOf = new Map(codes.map(([column], slot) => [column, slot]));
  if (slotOf.size < codes.length) throw new Unusual('a column of two kinds');
  const finder = new StateFinder();
  const scores = scales.map((scale) =>
    scale.plan.scores.map((plan) => {
      const slots = plan.items.map((item) => slotOf.get(scale.columns[item]!)!);
      return new CodedScore(plan, codedItems(slots, formOf(scale, plan.items.length)), collect, finder);
    }),
  );
  const all = scores.flat();
  const byGroup = groups.column === null ? null : new GroupBatches(codes.length, all);
  await rows.read({
    codes,
    texts: textsOf(dataset, ids, unused, shared),
    onBatch: (batch, length) => {
      for (const each of categories) each.add(batch, length, slotOf.get(each.column)!);
      for (const score of all) score.add(batch, length, byGroup === null ? 0 : null);
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
    report: { ...report, warnings: [...report.warnings.values()] },
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
  private all = new Int32Array(0);
  private n = 0;

  constructor(list: GroupList, column: number) {
    this.list = list;
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
    this.list.take(this.all.slice(0, this.n));
  }
}

/** The codes of each group's respondents, handed on when there are enough of them. */
class GroupBatches {
  private readonly batches: { readonly codes: Uint8Array; rows: number }[] = [];
  private readonly columns: number;
  private readonly scores: readonly CodedScore[];

  /** @param columns of codes */
  constructor(columns: number, scores: readonly CodedScore[]) {
    this.columns = columns;
    this.scores = scores;
  }

  add(codes: Uint8Array, rows: number, groupOf: Int32Array): void {
    for (let row = 0; row < rows; row++) {
      const group = groupOf[row]!;
      if (group < 0) continue;
      this.batches[group] ??= { codes: new Uint8Array(this.columns * STRIDE), rows: 0 };
      const batch = this.batches[group];
      for (let column = 0; column < this.columns; column++)
        batch.codes[column * STRIDE + batch.rows] = codes[column * STRIDE + row]!;
      if (++batch.rows === BATCH) this.handOn(group);
    }
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
