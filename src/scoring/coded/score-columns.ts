import { grown } from '../grown.ts';
import { newStates, ScoreStates, type StateForm } from '../respondent-scores.ts';
import type { Collection, ScoredColumn } from '../score-dataset.ts';
import type { ScorePlan } from '../score-plan.ts';
import type { CodedItems, StateFinder } from './code-batch.ts';
import { CodedSums, type FoundSums } from './coded-sums.ts';
import { type GroupSums, ItemTally } from './item-tally.ts';

/** Some rows as codes, by group: of one group they are the batch itself. */
export interface GroupBatch {
  readonly codes: Uint8Array;
  readonly rows: number;
  readonly group: number;
}

/** One score of the respondents of a part of a file, and the sums over each of its groups, as plain data. */
export interface FoundScore {
  readonly states: Uint16Array | Uint32Array;
  readonly sums: readonly FoundSums[];
  readonly tally: readonly GroupSums[] | null;
}

/** Whether pairs of items are asked for, whose sums are gathered group by group. */
export function hasPairs({ products, pairwise }: Collection): boolean {
  return products === 'pairs' || pairwise;
}

/** One score of every respondent, gathered from batches of codes, and what its reliability rests on in each group. */
export class CodedScore {
  readonly plan: ScorePlan;
  readonly form: StateForm;
  private readonly items: CodedItems;
  private readonly collect: Collection;
  private readonly finder: StateFinder;
  private readonly sums: CodedSums[] = [];
  private readonly tally: ItemTally | null;
  private states: Uint16Array | Uint32Array;
  private n = 0;

  /** @param expected about how many respondents there will be: room that nobody uses takes no memory */
  constructor(
    plan: ScorePlan,
    items: CodedItems,
    collect: Collection,
    finder: StateFinder,
    expected: number,
  ) {
    this.plan = plan;
    this.items = items;
    this.form = items.form;
    this.collect = collect;
    this.finder = finder;
    this.tally = collect.products === 'sums' ? new ItemTally(items) : null;
    this.states = newStates(items.form, expected);
  }

  /** @param groupOf the group of each, −1 for none; `null` where all are in the first */
  add(codes: Uint8Array, rows: number, groupOf: Int32Array | null): void {
    const found = this.finder.find(codes, rows, this.items);
    const end = this.n + rows;
    if (end > this.states.length) this.states = grown(this.states, end);
    const { states, n } = this;
    for (let row = 0; row < rows; row++) states[n + row] = found[row]!;
    this.n = end;
    this.tally?.add(codes, rows, found, groupOf);
    if (groupOf === null && hasPairs(this.collect)) this.sumsOf(0).add(codes, rows, found);
  }

  /** What pairs of items come to in one of several groups. */
  addToGroup({ codes, rows, group }: GroupBatch): void {
    this.sumsOf(group).add(codes, rows, this.finder.find(codes, rows, this.items));
  }

  found(): FoundScore {
    const sums: FoundSums[] = [];
    this.sums.forEach((each, group) => {
      sums[group] = each.found();
    });
    return { states: this.states.subarray(0, this.n), sums, tally: this.tally?.found() ?? null };
  }

  /**
   * Adds what was found of the respondents who follow.
   *
   * @param groupOf what each of their groups is here, −1 for none
   */
  take({ states, sums, tally }: FoundScore, groupOf: (group: number) => number): void {
    const end = this.n + states.length;
    if (end > this.states.length) this.states = grown(this.states, end);
    this.states.set(states, this.n);
    this.n = end;
    if (tally !== null) this.tally?.take(tally, groupOf);
    sums.forEach((each, group) => {
      if (groupOf(group) >= 0) this.sumsOf(groupOf(group)).take(each);
    });
  }

  /** As the score is gathered respondent by respondent. */
  column(): ScoredColumn {
    const { plan, collect, sums } = this;
    const gathered = <Sums>(isWanted: boolean, of: (each: CodedSums) => Sums | null): Sums[] => {
      const all: Sums[] = [];
      if (isWanted)
        sums.forEach((each, group) => {
          const own = of(each);
          if (own !== null) all[group] = own;
        });
      return all;
    };
    return {
      plan,
      scores: new ScoreStates(plan, this.items.form, this.states.subarray(0, this.n)),
      crossProducts: gathered(collect.products === 'pairs', (each) => each.crossProducts()),
      itemSums: this.tally?.itemSums() ?? [],
      pairwise: gathered(collect.pairwise, (each) => each.pairwise()),
    };
  }

  private sumsOf(group: number): CodedSums {
    this.sums[group] ??= new CodedSums(this.items, this.collect);
    return this.sums[group];
  }
}
