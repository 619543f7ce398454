import { type ScalePlan, type ScorePlan, valueRange } from './score-plan.ts';
import { type Answers, scoreRespondent } from './score-respondent.ts';

/** One score of every respondent of a file, in its order. */
export interface RespondentScores {
  readonly length: number;
  /** `NaN` without a score. */
  scoreAt(respondent: number): number;
  /** The scores of the respondents from one on, as many as there is room for; what goes through all of them is quicker so. */
  read(from: number, into: Float64Array): void;
  /** Items answered. */
  answeredAt(respondent: number): number;
}

/** Different scores in ascending order, and how many respondents have each. */
export interface ScoreRuns {
  readonly values: Float64Array;
  readonly counts: Float64Array;
  /** How many scores are of respondents who left items unanswered. */
  readonly prorated: number;
}

/** Where answers are whole numbers of one range, all that a score can rest on: the lowest value, and the steps to the highest. */
export interface StateForm {
  readonly min: number;
  /** Highest value − lowest value. */
  readonly steps: number;
  readonly k: number;
  /** Sums that so many answers as there are items can have: `k × steps + 1`. */
  readonly span: number;
}

/** More states than these are not counted one by one. */
const MOST_STATES = 2 ** 20;

/** `null` for a score whose items have weights, no highest value, or values that are not whole. */
export function stateForm({ scale }: ScalePlan, { items, weights }: ScorePlan): StateForm | null {
  if (weights !== null || items.length === 0) return null;
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const index of items) {
    const item = scale.items[index]!;
    const [low, high] = valueRange(item, scale);
    const values = item.recode?.map(([, value]) => value) ?? [(item.response ?? scale.response).step ?? 1];
    if (high === null || ![low, high, ...values].every(Number.isInteger)) return null;
    min = Math.min(min, low);
    max = Math.max(max, high);
  }
  const steps = max - min;
  const k = items.length;
  const span = k * steps + 1;
  return (k + 1) * span > MOST_STATES ? null : { min, steps, k, span };
}

const UNKNOWN = Number.NEGATIVE_INFINITY;
const NO_VALUES = new Float64Array(0);

/**
 * Scores as states: `answered × span + Σ (value − min)`, from which the score and the number of answers follow. A state takes two bytes a
 * respondent, and the score of each is worked out once.
 */
export class ScoreStates implements RespondentScores {
  readonly form: StateForm;
  readonly states: Uint16Array | Uint32Array;
  private readonly plan: ScorePlan;
  private readonly scores: Float64Array;

  constructor(plan: ScorePlan, form: StateForm, states: Uint16Array | Uint32Array) {
    this.plan = plan;
    this.form = form;
    this.states = states;
    this.scores = new Float64Array((form.k + 1) * form.span).fill(UNKNOWN);
  }

  get length(): number {
    return this.states.length;
  }

  scoreAt(respondent: number): number {
    return this.scoreOf(this.states[respondent]!);
  }

  read(from: number, into: Float64Array): void {
    const { states, scores } = this;
    for (let i = 0; i < into.length; i++) {
      const score = scores[states[from + i]!]!;
      into[i] = score === UNKNOWN ? this.computed(states[from + i]!) : score;
    }
  }

  answeredAt(respondent: number): number {
    return Math.floor(this.states[respondent]! / this.form.span);
  }

  /** The scores of so many states, less a number. */
  readStates(states: Int32Array, count: number, into: Float64Array, start: number, less: number): void {
    const { scores } = this;
    for (let i = 0; i < count; i++) {
      const score = scores[states[i]!]!;
      into[start + i] = (score === UNKNOWN ? this.computed(states[i]!) : score) - less;
    }
  }

  scoreOf(state: number): number {
    const score = this.scores[state]!;
    return score === UNKNOWN ? this.computed(state) : score;
  }

  private computed(state: number): number {
    const { min, span } = this.form;
    const answered = Math.floor(state / span);
    const sum = (state % span) + answered * min;
    const score = scoreRespondent(this.plan, NO_VALUES, { answered, sum });
    this.scores[state] = score;
    return score;
  }

  /** Scores and numbers of answers by state, of the states that somebody has. */
  byState(): { readonly values: Float64Array; readonly answered: Uint16Array } {
    const values = new Float64Array(this.scores.length).fill(Number.NaN);
    const answered = new Uint16Array(this.scores.length);
    for (const state of this.states) {
      if (answered[state] !== 0) continue;
      values[state] = this.scoreOf(state);
      answered[state] = Math.floor(state / this.form.span);
    }
    return { values, answered };
  }

  /** @param groupOf the group of each respondent, where one group is wanted */
  runs(groupOf: Int32Array | null, group: number): ScoreRuns {
    const { states } = this;
    const { k, span } = this.form;
    const counts = new Float64Array(this.scores.length);
    if (groupOf === null) for (let i = 0; i < states.length; i++) counts[states[i]!]!++;
    else for (let i = 0; i < states.length; i++) if (groupOf[i] === group) counts[states[i]!]!++;
    const scored: number[] = [];
    let prorated = 0;
    counts.forEach((count, state) => {
      if (count === 0 || Number.isNaN(this.scoreOf(state))) return;
      scored.push(state);
      if (state < k * span) prorated += count;
    });
    scored.sort((one, other) => this.scoreOf(one) - this.scoreOf(other));
    return {
      values: Float64Array.from(scored, (state) => this.scoreOf(state)),
      counts: Float64Array.from(scored, (state) => counts[state]!),
      prorated,
    };
  }
}

/** Scores of answers that are amounts, or weighted. */
export class ScoreValues implements RespondentScores {
  readonly values: Float64Array;
  readonly answered: Uint16Array;
  private readonly k: number;

  constructor(values: Float64Array, answered: Uint16Array, k: number) {
    this.values = values;
    this.answered = answered;
    this.k = k;
  }

  get length(): number {
    return this.values.length;
  }

  scoreAt(respondent: number): number {
    return this.values[respondent]!;
  }

  read(from: number, into: Float64Array): void {
    into.set(this.values.subarray(from, from + into.length));
  }

  answeredAt(respondent: number): number {
    return this.answered[respondent]!;
  }

  runs(groupOf: Int32Array | null, group: number): ScoreRuns {
    const values = new Float64Array(this.length);
    let [n, prorated] = [0, 0];
    this.values.forEach((value, i) => {
      if (Number.isNaN(value) || (groupOf !== null && groupOf[i] !== group)) return;
      values[n++] = value;
      if (this.answered[i]! < this.k) prorated++;
    });
    const sorted = values.subarray(0, n).sort();
    return { values: sorted, counts: new Float64Array(n).fill(1), prorated };
  }
}

/** Scores whose distribution is known. */
export type CountedScores = ScoreStates | ScoreValues;

/** Gathers the scores of one column respondent by respondent. */
export class ScoreCollector {
  private readonly plan: ScorePlan;
  private readonly form: StateForm | null;
  private readonly states: Uint16Array | Uint32Array;
  private values: ScoreValues | null;

  constructor(scale: ScalePlan, plan: ScorePlan, rowCount: number) {
    this.plan = plan;
    this.form = stateForm(scale, plan);
    this.states = this.form === null ? new Uint16Array(0) : newStates(this.form, rowCount);
    this.values = this.form === null ? newValues(plan, rowCount) : null;
  }

  /** @param values item values after reversal, `NaN` where unanswered */
  add(respondent: number, values: Float64Array, { answered, sum }: Answers): void {
    const { plan, form } = this;
    if (this.values === null && form !== null) {
      const above = sum - answered * form.min;
      // An answer a hair beside its code is one; it is kept as it is.
      if (Number.isInteger(above) && above >= 0 && above <= answered * form.steps) {
        this.states[respondent] = answered * form.span + above;
        return;
      }
      this.values = this.expanded(form, respondent);
    }
    this.values!.answered[respondent] = answered;
    this.values!.values[respondent] = scoreRespondent(plan, values, { answered, sum });
  }

  scores(): CountedScores {
    return this.values ?? new ScoreStates(this.plan, this.form!, this.states);
  }

  private expanded(form: StateForm, before: number): ScoreValues {
    const states = new ScoreStates(this.plan, form, this.states);
    const { values, answered } = newValues(this.plan, states.length);
    for (let i = 0; i < before; i++) {
      values[i] = states.scoreAt(i);
      answered[i] = states.answeredAt(i);
    }
    return new ScoreValues(values, answered, this.plan.items.length);
  }
}

/** States of so many respondents, in as few bytes as they take. */
export function newStates({ k, span }: StateForm, length: number): Uint16Array | Uint32Array {
  return (k + 1) * span <= 65_536 ? new Uint16Array(length) : new Uint32Array(length);
}

function newValues({ items }: ScorePlan, length: number): ScoreValues {
  return new ScoreValues(new Float64Array(length), new Uint16Array(length), items.length);
}
