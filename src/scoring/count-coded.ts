import { BATCH, type CodedRows, STRIDE, Unusual, wholeCells } from '../model/coded-rows.ts';
import type { Column, Dataset } from '../model/dataset.ts';
import type { Scale } from '../model/scale.ts';
import { readItems } from './coded/read-items.ts';
import type { DecodeOptions, DecodeReport } from './decode-dataset.ts';
import type { GroupList } from './group-list.ts';
import { grown } from './grown.ts';
import type { ScaleMatch } from './match-items.ts';

/** How often each answer to an item was given in a group, in order of appearance. */
export type AnswerCounts = Map<number, number>;

/** A cell of a column, and how many respondents of each group have it; at −1 those of none. */
export interface CellCount {
  readonly text: string;
  readonly counts: ReadonlyMap<number, number>;
}

/** How a file's respondents answered. */
export interface CodedCounts {
  readonly report: DecodeReport;
  /** Respondents by group. */
  readonly sizes: readonly number[];
  /** Per match, per item, per group. */
  readonly answers: readonly (readonly (readonly AnswerCounts[])[])[];
  /** Per column its cells, in order of appearance. */
  readonly cells: readonly (readonly CellCount[])[];
}

/** What is counted beside the answers. */
export interface Counted {
  readonly split: GroupList;
  readonly by: Column | null;
  readonly columns: readonly Column[];
}

/**
 * Counts answers before reversal, and the cells of some columns, from the bytes of a file in one pass.
 *
 * @throws Unusual for a file or definitions that ask for more; UserError where the file cannot be read
 */
export async function countCoded(
  dataset: Dataset,
  rows: CodedRows,
  matches: readonly ScaleMatch[],
  options: DecodeOptions,
  { split, by, columns }: Counted,
): Promise<CodedCounts> {
  const asGiven = matches.map((match) => ({ ...match, scale: withoutRecoding(match.scale) }));
  const { items, scales, report, warnings } = readItems(dataset, rows, asGiven, options);
  const own = new Map(
    [...(by === null ? [] : [by]), ...columns].map(({ index }) => [index, new CellsOfColumn()]),
  );
  const codes = [
    ...items.all(),
    ...[...own].map(([column, cells]) => [column, wholeCells((text) => cells.code(text))] as const),
  ].sort(([one], [other]) => one - other);
  const slotOf = new Map(codes.map(([column], slot) => [column, slot]));
  if (slotOf.size < codes.length) throw new Unusual('a column of two kinds');
  const answers = scales.map(({ columns: each, min, steps }) =>
    each.map((column) => new AnswersOfItem(slotOf.get(column)! * STRIDE, min, steps)),
  );
  const all = answers.flat();
  const groupOf = new Int32Array(BATCH);
  const sizes: number[] = [];
  let everyone = new Int32Array(0);
  let n = 0;
  await rows.read({
    codes,
    texts: [],
    onBatch: (batch, length) => {
      if (by === null) sizes[0] = (sizes[0] ?? 0) + length;
      else {
        own.get(by.index)!.groups(batch, length, slotOf.get(by.index)! * STRIDE, split, groupOf);
        if (n + length > everyone.length) everyone = grown(everyone, n + length);
        everyone.set(groupOf.subarray(0, length), n);
        n += length;
        for (let row = 0; row < length; row++) {
          const group = groupOf[row]!;
          if (group >= 0) sizes[group] = (sizes[group] ?? 0) + 1;
        }
      }
      for (const [column, cells] of own) cells.add(batch, length, slotOf.get(column)! * STRIDE, groupOf);
      for (const item of all) item.add(batch, length, groupOf);
    },
  });
  if (by !== null) split.take(everyone.slice(0, n));
  return {
    report: { ...report, warnings: warnings() },
    sizes,
    answers: answers.map((each) => each.map((item) => item.counts())),
    cells: columns.map(({ index }) => own.get(index)!.counts()),
  };
}

/**
 * The different cells of a column, in order of appearance, and how many of the rows that are used have each.
 *
 * @throws Unusual for a column of very many, and wherever anything in the file is; UserError where the file cannot be read
 */
export async function countCells(
  rows: CodedRows,
  { index }: Column,
): Promise<readonly { readonly text: string; readonly count: number }[]> {
  const cells = new CellsOfColumn();
  const ofNoGroup = new Int32Array(BATCH);
  await rows.read({
    codes: [[index, wholeCells((text) => cells.code(text))]],
    texts: [],
    onBatch: (batch, length) => cells.add(batch, length, 0, ofNoGroup),
  });
  return cells.counts().map(({ text, counts }) => ({ text, count: counts.get(0)! }));
}

function withoutRecoding(scale: Scale): Scale {
  return { ...scale, items: scale.items.map(({ reverse: _, recode: __, ...item }) => item) };
}

/** Counts of the codes of an item by group, with the order in which they appeared. */
class AnswersOfItem {
  private readonly start: number;
  private readonly min: number;
  private readonly width: number;
  private readonly byGroup: Uint32Array[] = [];
  private readonly order: number[][] = [];

  constructor(start: number, min: number, steps: number) {
    this.start = start;
    this.min = min;
    this.width = steps + 2;
  }

  add(codes: Uint8Array, rows: number, groupOf: Int32Array): void {
    const { start, byGroup } = this;
    for (let row = 0; row < rows; row++) {
      const code = codes[start + row]!;
      const group = groupOf[row]!;
      if (code === 0 || group < 0) continue;
      const counts = byGroup[group] ?? this.newGroup(group);
      if (counts[code]!++ === 0) this.order[group]!.push(code);
    }
  }

  counts(): AnswerCounts[] {
    return this.byGroup.map(
      (counts, group) => new Map(this.order[group]!.map((code) => [code + this.min - 1, counts[code]!])),
    );
  }

  private newGroup(group: number): Uint32Array {
    this.order[group] = [];
    const counts = new Uint32Array(this.width);
    this.byGroup[group] = counts;
    return counts;
  }
}

/** Counts of the cells of a column by group. */
class CellsOfColumn {
  private readonly texts: string[] = [];
  private readonly group: number[] = [];
  private readonly order: number[] = [];
  /** By code: counts by group, those of no group first. */
  private readonly byCode: number[][] = [];

  code(text: string): { readonly code: number } {
    return { code: this.texts.push(text) - 1 };
  }

  /** The group that each cell names. */
  groups(codes: Uint8Array, rows: number, start: number, split: GroupList, into: Int32Array): void {
    for (let row = 0; row < rows; row++) {
      const code = codes[start + row]!;
      this.group[code] ??= split.groupIn(this.texts[code]!);
      into[row] = this.group[code];
    }
  }

  add(codes: Uint8Array, rows: number, start: number, groupOf: Int32Array): void {
    for (let row = 0; row < rows; row++) {
      const code = codes[start + row]!;
      let counts = this.byCode[code];
      if (counts === undefined) {
        counts = [];
        this.byCode[code] = counts;
        this.order.push(code);
      }
      const group = groupOf[row]! + 1;
      counts[group] = (counts[group] ?? 0) + 1;
    }
  }

  counts(): CellCount[] {
    return this.order.map((code) => {
      const counts = new Map<number, number>();
      this.byCode[code]!.forEach((count, group) => {
        counts.set(group - 1, count);
      });
      return { text: this.texts[code]!, counts };
    });
  }
}
