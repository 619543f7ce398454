import { PairSums } from '../../stats/pair-sums.ts';
import { middleOf } from '../directed-scores.ts';
import { ScoreStates, type StateForm } from '../respondent-scores.ts';
import type { ScorePlan } from '../score-plan.ts';

const NOBODY = new Uint16Array(0);

/** The sums over every two of some scores, from states batch by batch. */
export class CodedPairs {
  readonly sums: PairSums;
  private readonly tables: readonly { readonly of: ScoreStates; readonly middle: number }[];

  constructor(scores: readonly { readonly plan: ScorePlan; readonly form: StateForm }[]) {
    this.sums = new PairSums(scores.length);
    this.tables = scores.map(({ plan, form }) => ({
      of: new ScoreStates(plan, form, NOBODY),
      middle: middleOf(plan),
    }));
  }

  /** Takes one of the scores of the respondents of a batch. */
  read(score: number, states: Int32Array, rows: number): void {
    const { of, middle } = this.tables[score]!;
    of.readStates(states, rows, this.sums.block, this.sums.startOf(score), middle);
  }

  /** Adds the respondents of whom all scores were taken. */
  add(rows: number): void {
    this.sums.add(rows);
  }
}
