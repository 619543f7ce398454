import type { ConfidenceInterval } from './comparison.ts';
import type { Count, Withholdable } from './withheld.ts';

/** How the respondents of two waves were matched by `--id`. */
export interface Matching {
  /** The column or columns, as they were asked for. */
  readonly id: string;
  /** Respondents of both waves; each is counted once. */
  readonly paired: Count;
  /** Respondents of the first wave without a partner, whatever the reason. */
  readonly preOnly: Count;
  readonly postOnly: Count;
  /** Respondents without an id, per wave; they are part of `preOnly` and `postOnly`. */
  readonly blank: Readonly<Record<string, Count>>;
  readonly linkage: Linkage;
}

/** What the matching found: counts, and rows of the files instead of ids, so that no report names a respondent. */
export interface Linkage {
  /** `normalised`: compared without case, blanks, accents and leading zeros. */
  readonly comparison: 'normalised' | 'as-written';
  /** Characters in which ids might differ. */
  readonly fuzzy: 0 | 1;
  /** Pairs whose ids are equal as they are compared. `exact + near` is `Matching.paired`. */
  readonly exact: Count;
  /** Of these, pairs whose ids are written differently. */
  readonly respelled: Count;
  /** Pairs whose ids differ in one character. */
  readonly near: Count;
  /** Per wave: respondents left unmatched because more than one respondent came into question. */
  readonly ambiguous: Readonly<Record<string, Count>>;
  /** Rows of the near pairs in the first and the second file; absent where nobody may be pointed at (`--min-cell`). */
  readonly nearRows?: readonly (readonly [number, number])[];
  readonly ambiguousRows?: Readonly<Record<string, readonly number[]>>;
}

/** How many respondents there were at each step from the file to the comparison. */
export interface Flow {
  readonly waves: readonly WaveFlow[];
  /** Of the groups of one file: respondents without a group, and those of groups that were not compared. */
  readonly outside: { readonly withoutGroup: Count; readonly otherGroups: Count } | null;
  /** Every score, subscales after their scale. */
  readonly scores: readonly ScoreFlow[];
}

export interface WaveFlow {
  readonly wave: string;
  /** Respondents' rows of the wave or group. */
  readonly read: Count;
  /** Of these, respondents found in the other wave; `null` in an independent design. */
  readonly paired: Count;
}

export interface ScoreFlow {
  readonly scale: string;
  /** `null` for the score of the scale itself. */
  readonly subscale: string | null;
  /** Per wave that has the scale. `noAnswers + tooFewAnswers + scored` is `read`. */
  readonly waves: Readonly<Record<string, ScoreWaveFlow>>;
  /** Of matched respondents: who has the score in both waves, and in one only; `null` in an independent design. */
  readonly overlap: ScoreOverlap | null;
}

export interface ScoreWaveFlow {
  readonly read: Count;
  /** No item answered. */
  readonly noAnswers: Count;
  /** Some items answered, but no score: fewer than it needs, or a sum that its lookup table does not have. */
  readonly tooFewAnswers: Count;
  readonly scored: Count;
}

export interface ScoreOverlap {
  readonly paired: Count;
  /** Score in the first wave only: nobody of the second wave is this respondent, or is but has no score. */
  readonly preOnly: Count;
  readonly postOnly: Count;
  /** Of `preOnly` and `postOnly`, respondents of both waves whose score lacks in the other one. */
  readonly partnerUnscored: readonly [pre: Count, post: Count];
}

/**
 * Respondents of the first wave who came back against those who did not, as they were in the first wave.
 * Who has no id or an ambiguous one is in neither group.
 */
export interface Attrition {
  readonly stayed: Count;
  readonly left: Count;
  /** Respondents of the first wave of whom it cannot be known. */
  readonly undecided: Count;
  readonly scores: readonly AttritionScore[];
  readonly characteristics: readonly AttritionCharacteristic[];
  /** Characteristics that are quantities, such as age in years; absent without any. */
  readonly quantities?: readonly AttritionQuantity[];
}

/** A quantity of the first wave, compared as scores are: difference = left − stayed. */
export interface AttritionQuantity extends Omit<AttritionScore, 'scale' | 'subscale'> {
  readonly column: string;
  /** Respondents of the first wave with a value who are in neither group. */
  readonly undecided: Count;
}

/** A score of the first wave: difference = left − stayed. */
export interface AttritionScore extends Withholdable {
  readonly scale: string;
  readonly subscale: string | null;
  readonly stayed: AttritionGroup;
  readonly left: AttritionGroup;
  readonly test: AttritionTest;
  readonly effectSize: {
    readonly type: 'hedges-g';
    readonly value: number | null;
    readonly ci: ConfidenceInterval;
    readonly reason?: string;
  };
}

export interface AttritionGroup {
  /** Respondents with the score. */
  readonly n: Count;
  readonly mean: number | null;
  readonly sd: number | null;
  /** Why quantities here and within are `null`, several reasons with commas between; absent where none is. */
  readonly reason?: string;
}

/** Welch's test, two-sided, not corrected for the number of scores. */
export interface AttritionTest {
  readonly method: 'welch';
  readonly difference: number | null;
  readonly standardError: number | null;
  readonly statistic: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly ci: ConfidenceInterval;
  /** Why quantities here and within are `null`, several reasons with commas between; absent where none is. */
  readonly reason?: string;
}

/** Fisher's exact test, two-sided: the chance of all tables with the same totals that are no likelier than this one. */
export interface ExactTest {
  readonly method: 'fisher-exact' | 'fisher-freeman-halton';
  /** `null` where too many tables have these totals to be added up. */
  readonly p: number | null;
  readonly reason?: string;
}

/** A characteristic of the respondents, counted among those who stayed and those who left. */
export interface AttritionCharacteristic extends Withholdable {
  readonly column: string;
  /** Each value that occurs, `null` for blank. */
  readonly categories: readonly {
    readonly value: string | null;
    /** Values of fewer respondents than may be shown, taken together; `value` is then `null` and says nothing. */
    readonly others?: true;
    readonly stayed: Count;
    readonly left: Count;
  }[];
  /** Pearson's chi-square test over the respondents with a value, without continuity correction. */
  readonly test: {
    readonly method: 'pearson-chi-square';
    readonly n: Count;
    readonly statistic: number | null;
    readonly df: number | null;
    readonly p: number | null;
    /** Counts under independence: how many, how many below 5, and the smallest. `null` when there is no test. */
    readonly expected: { readonly cells: number; readonly below5: number; readonly smallest: number } | null;
    /** More than a fifth of the expected counts lie below 5, or one below 1: p is not to be trusted, `exact` is. */
    readonly smallExpected: boolean;
    /** Why there is no test; absent where there is one. */
    readonly reason?: string;
    /** Fisher's exact test of the same counts, where expected ones are small; `null` where withheld. */
    readonly exact?: ExactTest | null;
  };
  readonly effectSize: {
    readonly type: 'cramers-v';
    readonly value: number | null;
    readonly ci: ConfidenceInterval;
    readonly reason?: string;
  };
}
