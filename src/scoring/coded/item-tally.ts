import { BATCH } from '../../model/coded-rows.ts';
import { emptyItemSums, type ItemSums } from '../../stats/item-covariances.ts';
import type { CodedItems } from './code-batch.ts';

/** Respondents are counted below this, the sums of their totals above. */
const TOTALS = 2 ** 26;
const HIGHEST_SUM = 2 ** 27;

/** Of one group: respondents who answered everything, the codes of the first, and per item Σ code, Σ code², Σ code × total. */
export interface GroupSums {
  n: number;
  readonly first: Uint8Array;
  readonly sums: Float64Array;
}

/**
 * The sums of `ItemSums` in each group, over respondents who answered everything, from codes batch by batch. For each item and code it is
 * counted how many gave it and what their totals come to, both in one number; all sums follow from these, exactly. The values of the first
 * respondent, from which `ItemSums` counts, are taken off at the end. So the same bits come out as from values respondent by respondent.
 */
export class ItemTally {
  private readonly items: CodedItems;
  private readonly width: number;
  /** States from here on are of respondents who answered everything. */
  private readonly complete: number;
  /** Rows that the tally can take before it is summed up. */
  private readonly most: number;
  private left: number;
  /** Group by group, item by item: respondents + 2²⁶ × their totals by code. */
  private tally: Float64Array;
  private readonly groups: GroupSums[] = [];
  private readonly shares = new Float64Array(BATCH);
  private readonly starts = new Int32Array(BATCH);

  constructor(items: CodedItems) {
    const { k, steps, span } = items.form;
    this.items = items;
    this.width = steps + 2;
    this.complete = k * span;
    this.most = Math.floor(HIGHEST_SUM / (k * (steps + 1)));
    if (this.most < BATCH) throw new RangeError('ItemTally: too many levels');
    this.left = this.most;
    this.tally = new Float64Array(k * this.width);
  }

  /**
   * @param states of the respondents
   * @param groupOf the group of each, −1 for none; `null` where all are in the first
   */
  add(codes: Uint8Array, rows: number, states: Int32Array, groupOf: Int32Array | null): void {
    const { complete, groups, shares, starts, width } = this;
    const { starts: columns, form } = this.items;
    const size = form.k * width;
    if (rows > this.left) this.sumUp();
    this.left -= rows;
    for (let row = 0; row < rows; row++) {
      const state = states[row]!;
      const group = groupOf === null ? 0 : groupOf[row]!;
      if (state < complete || group < 0) {
        shares[row] = 0;
        starts[row] = 0;
        continue;
      }
      if (groups[group] === undefined) this.open(group, codes, row);
      groups[group]!.n++;
      shares[row] = 1 + TOTALS * (state - complete + form.k);
      starts[row] = group * size;
    }
    const { tally } = this;
    for (let i = 0; i < columns.length; i++) {
      const from = columns[i]!;
      const base = i * width;
      for (let row = 0; row < rows; row++) tally[starts[row]! + base + codes[from + row]!]! += shares[row]!;
    }
  }

  /** As `addToItemSums` gathers them, by group; without the groups in which nobody answered everything. */
  itemSums(): ItemSums[] {
    this.sumUp();
    const all: ItemSums[] = [];
    this.groups.forEach((each, group) => {
      all[group] = this.counted(each);
    });
    return all;
  }

  /** The sums over some respondents by group, as plain data. */
  found(): readonly GroupSums[] {
    this.sumUp();
    return this.groups;
  }

  /**
   * Adds those over respondents who follow.
   *
   * @param groupOf what each of their groups is here, −1 for none
   */
  take(found: readonly GroupSums[], groupOf: (group: number) => number): void {
    found.forEach((other, at) => {
      const group = groupOf(at);
      if (group < 0) return;
      const own = this.groups[group];
      if (own === undefined) {
        this.openGroup(group, other.first);
        this.take([other], () => group);
        return;
      }
      own.n += other.n;
      for (let i = 0; i < own.sums.length; i++) own.sums[i]! += other.sums[i]!;
    });
  }

  private open(group: number, codes: Uint8Array, row: number): void {
    this.openGroup(
      group,
      Uint8Array.from(this.items.starts, (start) => codes[start + row]!),
    );
  }

  private openGroup(group: number, first: Uint8Array): void {
    const { k } = this.items.form;
    this.groups[group] = { n: 0, first, sums: new Float64Array(3 * k) };
    const wanted = (group + 1) * k * this.width;
    if (wanted <= this.tally.length) return;
    const larger = new Float64Array(2 * wanted);
    larger.set(this.tally);
    this.tally = larger;
  }

  private sumUp(): void {
    const { tally, width } = this;
    const { k } = this.items.form;
    this.groups.forEach(({ sums }, group) => {
      for (let i = 0; i < k; i++)
        for (let code = 1; code < width; code++) {
          const both = tally[(group * k + i) * width + code]!;
          const totals = Math.floor(both / TOTALS);
          const count = both - totals * TOTALS;
          sums[3 * i]! += count * code;
          sums[3 * i + 1]! += count * code * code;
          sums[3 * i + 2]! += totals * code;
        }
    });
    tally.fill(0);
    this.left = this.most;
  }

  private counted({ n, first, sums }: GroupSums): ItemSums {
    const { k, min } = this.items.form;
    const into = emptyItemSums(k);
    into.n = n;
    const total = first.reduce((sum, code) => sum + code, 0);
    into.origin = total + k * (min - 1);
    let all = 0;
    for (let i = 0; i < k; i++) all += sums[3 * i]!;
    for (let i = 0; i < k; i++) {
      const [x, xx, xt] = [sums[3 * i]!, sums[3 * i + 1]!, sums[3 * i + 2]!];
      const origin = first[i]!;
      into.origins[i] = origin + min - 1;
      into.sums[i] = x - n * origin;
      into.squares[i] = xx - 2 * origin * x + n * origin * origin;
      into.withSum[i] = xt - origin * all - total * x + n * origin * total;
    }
    return into;
  }
}
