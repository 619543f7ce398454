import { BATCH, wholeCells } from '../../model/coded-rows.ts';
import type { Column } from '../../model/dataset.ts';
import type { Scale } from '../../model/scale.ts';
import type { AnswerCounts, CellCount, CodedCounts } from '../count-coded.ts';
import { GroupList } from '../group-list.ts';
import { CategoryOfEach, type ColumnCodes, slotsOf } from './code-slots.ts';
import { type FoundItems, type ItemsWork, type ReadItems, readItems } from './read-items.ts';

/** What counting the answers in the rows of a file takes, as plain data. */
export interface CountsWork extends ItemsWork {
  readonly kind: 'counts';
  /** The column that says the group, with the codes that are declared as missing. */
  readonly by: { readonly column: Column; readonly missing: readonly string[] } | null;
  readonly columns: readonly Column[];
}

/** What was found in a part of the rows, as plain data. */
export interface FoundCounts {
  readonly items: FoundItems;
  readonly names: readonly string[];
  readonly groupOf: Int32Array;
  readonly sizes: readonly number[];
  /** Per scale, per item, per group: each answer with how many gave it, in order of appearance. */
  readonly answers: readonly (readonly (readonly AnswerCounts[])[])[];
  /** Per column its cells, in order of appearance. */
  readonly cells: readonly (readonly CellCount[])[];
}

/** Counts answers before reversal, and the cells of some columns, from codes, batch by batch. */
export class CodedCounter {
  /** What cells stand for, by column in ascending order. */
  readonly codes: readonly ColumnCodes[];
  private readonly items: ReadItems;
  private readonly startOf: (column: number) => number;
  private readonly split: GroupList;
  private readonly by: number | null;
  private readonly columns: readonly Column[];
  private readonly own: ReadonlyMap<number, CellsOfColumn>;
  private readonly answers: readonly (readonly AnswersOfItem[])[];
  private readonly all: readonly AnswersOfItem[];
  private readonly groupOf = new Int32Array(BATCH);
  private readonly sizes: number[] = [];
  private readonly everyone = new CategoryOfEach(0);

  /**
   * @param split the groups
   * @throws Unusual for definitions that ask for more
   */
  constructor(
    work: CountsWork,
    split: GroupList = new GroupList(work.by?.column ?? null, work.by?.missing ?? [], 0),
  ) {
    const { by, columns } = work;
    const asGiven = work.matches.map((match) => ({ ...match, scale: withoutRecoding(match.scale) }));
    this.items = readItems({ ...work, matches: asGiven });
    const { items, scales } = this.items;
    const looked = [...(by === null ? [] : [by.column]), ...columns].map(({ index }) => index);
    const own = new Map(looked.map((index) => [index, new CellsOfColumn()]));
    const { codes, startOf } = slotsOf([
      ...items.all(),
      ...[...own].map(([column, cells]) => [column, wholeCells((text) => cells.code(text))] as const),
    ]);
    this.codes = codes;
    this.startOf = startOf;
    for (const [column, cells] of own) cells.start = startOf(column);
    this.answers = scales.map(({ columns: each, min, steps }) =>
      each.map((column) => new AnswersOfItem(startOf(column), min, steps)),
    );
    this.all = this.answers.flat();
    this.split = split;
    this.by = by?.column.index ?? null;
    this.columns = columns;
    this.own = own;
  }

  add(batch: Uint8Array, rows: number): void {
    this.items.look?.(batch, rows, this.startOf);
    const { by, own, groupOf, sizes } = this;
    if (by === null) sizes[0] = (sizes[0] ?? 0) + rows;
    else {
      own.get(by)!.groups(batch, rows, this.split, groupOf);
      this.everyone.append(groupOf.subarray(0, rows));
      for (let row = 0; row < rows; row++) {
        const group = groupOf[row]!;
        if (group >= 0) sizes[group] = (sizes[group] ?? 0) + 1;
      }
    }
    for (const cells of own.values()) cells.add(batch, rows, groupOf);
    for (const item of this.all) item.add(batch, rows, groupOf);
  }

  found(): FoundCounts {
    const { split, everyone, sizes } = this;
    return {
      ...{ items: this.items.found(), sizes, names: split.names, groupOf: everyone.all },
      answers: this.answers.map((each) => each.map((item) => item.counts())),
      cells: this.columns.map(({ index }) => this.own.get(index)!.counts()),
    };
  }

  /** Adds what was found in the rows that follow. */
  take({ items, names, groupOf, sizes, answers, cells }: FoundCounts): void {
    const own = this.by === null ? [0] : names.map((name) => this.split.groupCalled(name));
    const groupHere = (group: number) => (group < 0 ? -1 : own[group]!);
    this.everyone.append(groupOf.map(groupHere));
    sizes.forEach((size, group) => {
      this.sizes[own[group]!] = (this.sizes[own[group]!] ?? 0) + size;
    });
    answers.forEach((each, scale) => {
      each.forEach((item, at) => {
        this.answers[scale]![at]!.take(item, own);
      });
    });
    this.columns.forEach(({ index }, at) => {
      this.own.get(index)!.take(cells[at]!, groupHere);
    });
    this.items.take(items);
  }

  /** After the last rows, of which there are so many. */
  finish(rowCount: number): CodedCounts {
    const { answers, cells, groupOf, sizes } = this.found();
    if (this.by !== null) this.split.take(groupOf.slice());
    return { report: this.items.report(rowCount), sizes, answers, cells };
  }
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

  /** @param own what each of their groups is here */
  take(found: readonly AnswerCounts[], own: readonly number[]): void {
    found.forEach((answers, at) => {
      const group = own[at]!;
      const counts = this.byGroup[group] ?? this.newGroup(group);
      for (const [value, count] of answers) {
        const code = value - this.min + 1;
        if (counts[code] === 0) this.order[group]!.push(code);
        counts[code]! += count;
      }
    });
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
export class CellsOfColumn {
  /** Where the codes of the column begin. */
  start = 0;
  private readonly texts: string[] = [];
  private readonly group: number[] = [];
  private readonly order: number[] = [];
  /** By code: counts by group, those of no group first. */
  private readonly byCode: number[][] = [];

  code(text: string): { readonly code: number } {
    return { code: this.texts.push(text) - 1 };
  }

  /** The group that each cell names. */
  groups(codes: Uint8Array, rows: number, split: GroupList, into: Int32Array): void {
    const { start } = this;
    for (let row = 0; row < rows; row++) {
      const code = codes[start + row]!;
      this.group[code] ??= split.groupIn(this.texts[code]!);
      into[row] = this.group[code];
    }
  }

  add(codes: Uint8Array, rows: number, groupOf: Int32Array): void {
    const { start } = this;
    for (let row = 0; row < rows; row++) {
      const code = codes[start + row]!;
      const counts = this.byCode[code] ?? this.newCounts(code);
      const group = groupOf[row]! + 1;
      counts[group] = (counts[group] ?? 0) + 1;
    }
  }

  /** @param groupHere what a group of theirs is here */
  take(found: readonly CellCount[], groupHere: (group: number) => number): void {
    for (const { text, counts: theirs } of found) {
      const known = this.texts.indexOf(text);
      const code = known === -1 ? this.code(text).code : known;
      const counts = this.byCode[code] ?? this.newCounts(code);
      for (const [at, count] of theirs) {
        const group = groupHere(at) + 1;
        counts[group] = (counts[group] ?? 0) + count;
      }
    }
  }

  private newCounts(code: number): number[] {
    const counts: number[] = [];
    this.byCode[code] = counts;
    this.order.push(code);
    return counts;
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
