import type { DecimalSign, Delimiter, Encoding } from './dataset.ts';

/** The result of an analysis as `--format json` prints it. Numbers are raw doubles; what cannot be computed is `null`. */
export interface Result {
  readonly schema: 'ensure-stats/result/1';
  readonly tool: { readonly name: 'ensure-stats'; readonly version: string };
  readonly inputs: readonly InputSummary[];
  readonly settings: Settings;
  /** How respondents were matched by `--id`; absent in an independent design. */
  readonly matching?: Matching;
  readonly scales: readonly ScaleResult[];
  readonly warnings: readonly Warning[];
}

export interface InputSummary {
  /** `pre`, `post`, or the name of a group. */
  readonly wave: string;
  readonly file: string;
  readonly sha256: string | null;
  readonly rows: number;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** Cells that were impossible and, by `--invalid missing`, were treated as missing. */
  readonly invalidSetMissing: number;
  /** Cells that held a code declared as missing. */
  readonly missingCodes: number;
}

/** Every choice that shaped the numbers, so that the output repeats it. */
export interface Settings {
  readonly confidence: number;
  readonly test: PrimaryTest;
  readonly invalid: 'error' | 'missing';
  readonly missing: readonly string[];
  readonly id: string | null;
  readonly by: string | null;
  readonly decimal: DecimalSign | null;
}

export type PrimaryTest = 'welch' | 'student';

export interface Matching {
  readonly id: string;
  readonly paired: number;
  readonly preOnly: number;
  readonly postOnly: number;
  /** Respondents without an id, per wave. */
  readonly blank: Readonly<Record<string, number>>;
}

export type LocalisedText = Readonly<Record<string, string>>;
export type Direction = 'higher-is-better' | 'lower-is-better' | 'neutral';

/** One score: a scale, or a subscale inside it. */
export interface ScaleResult {
  readonly id: string;
  readonly version: string;
  readonly name: LocalisedText;
  readonly direction: Direction;
  /** `null` when the definition has no total score (only subscales, or single items). */
  readonly aggregate: 'sum' | 'mean' | null;
  /** Attainable range of the score; the upper end is `null` for open counts. */
  readonly range: readonly [number, number | null] | null;
  /** Number of items. */
  readonly k: number;
  /** Items that must be answered for a score. */
  readonly minAnswered: number;
  /** Per wave (`pre`, `post`, or the groups) and `pooled`. */
  readonly reliability: Readonly<Record<string, Reliability>>;
  readonly waves: Readonly<Record<string, Description>>;
  /** `null` with one wave only, or when a wave has no scores. */
  readonly comparison: Comparison | null;
  readonly subscales: readonly ScaleResult[];
}

export interface ConfidenceInterval {
  readonly level: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly method?: string;
}

/** Internal consistency of respondents complete on the scale, items after reversal. */
export interface Reliability {
  readonly method: 'cronbach-alpha-listwise';
  /** Respondents complete on all items. */
  readonly n: number;
  readonly k: number;
  readonly alpha: number | null;
  readonly alphaStandardized: number | null;
  readonly ci: ConfidenceInterval;
  readonly meanInterItemCorrelation: number | null;
  readonly items: readonly ItemStatistics[];
}

export interface ItemStatistics {
  readonly id: string;
  readonly reversed: boolean;
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly itemRestCorrelation: number | null;
  readonly alphaIfDropped: number | null;
}

/** The distribution of a score in one wave. */
export interface Description {
  /** Respondents with a score. */
  readonly n: number;
  /** Respondents without one (too few items answered). */
  readonly missing: number;
  /** Respondents whose score was prorated over a gap. */
  readonly prorated: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Share of `n` at the lowest attainable score. */
  readonly floor: number | null;
  /** Share of `n` at the highest attainable score; `null` for open counts. */
  readonly ceiling: number | null;
  /** Respondents in each band, in the definition's order; absent without bands. */
  readonly bands?: readonly { readonly label: LocalisedText; readonly n: number }[];
}

export interface Comparison {
  readonly design: 'independent' | 'paired' | 'partially-overlapping';
  /** What is compared: difference = second − first. */
  readonly groups: readonly [string, string];
  /** The difference that the primary test tests. */
  readonly difference: number | null;
  /** Scales in the Holm family. */
  readonly family: number;
  readonly primary: TestMethod;
  readonly tests: readonly TestResult[];
  readonly effectSizes: readonly EffectSize[];
}

export type TestMethod =
  | 'student'
  | 'welch'
  | 'paired'
  | 'partially-overlapping'
  | 'partially-overlapping-unequal'
  | 'mann-whitney'
  | 'wilcoxon-signed-rank'
  | 'levene'
  | 'brown-forsythe';

export interface TestResult {
  readonly method: TestMethod;
  readonly alternative: 'two-sided';
  /** Respondents per group; for a paired test the pairs; for partially overlapping samples pairs, first only, second only. */
  readonly n: readonly number[];
  readonly difference: number | null;
  readonly standardError: number | null;
  readonly statistic: number | null;
  readonly df: number | null;
  readonly p: number | null;
  /** Holm-adjusted over the scales of the family; `null` outside it. */
  readonly pHolm: number | null;
  readonly ci: ConfidenceInterval;
}

export type EffectSizeType =
  | 'cohens-d'
  | 'hedges-g'
  | 'cohens-d-average'
  | 'dz'
  | 'd-average'
  | 'rank-biserial';

export interface EffectSize {
  readonly type: EffectSizeType;
  readonly n: readonly number[];
  readonly value: number | null;
  readonly ci: ConfidenceInterval | null;
}

export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly wave?: string;
  readonly file?: string;
  readonly scale?: string;
  readonly item?: string;
}

/** What `describe` finds: who answered, and how each item was answered. */
export interface DescribeResult {
  readonly schema: 'ensure-stats/describe/1';
  readonly tool: Result['tool'];
  readonly inputs: readonly InputSummary[];
  readonly settings: Settings;
  /** Column headings of both tables: waves, files or groups, with their number of respondents. */
  readonly groups: readonly { readonly name: string; readonly n: number }[];
  readonly respondents: readonly RespondentVariable[];
  readonly scales: readonly ItemFrequencies[];
  readonly warnings: readonly Warning[];
}

export interface RespondentVariable {
  readonly column: string;
  /** Each value that occurs, `null` for blank; `counts[g]` and `shares[g]` by group. Shares are of all respondents of the group. */
  readonly categories: readonly {
    readonly value: string | null;
    readonly counts: readonly number[];
    readonly shares: readonly (number | null)[];
  }[];
}

export interface ItemFrequencies {
  readonly id: string;
  readonly name: LocalisedText;
  readonly items: readonly {
    readonly id: string;
    readonly text: LocalisedText | null;
    readonly reversed: boolean;
    /** Answers and gaps per group. */
    readonly n: readonly number[];
    readonly missing: readonly number[];
    readonly mean: readonly (number | null)[];
    readonly sd: readonly (number | null)[];
    /** Every option in order, also those nobody chose; for open counts the values that occur. */
    readonly options: readonly {
      readonly value: number;
      readonly label: LocalisedText | null;
      readonly counts: readonly number[];
      readonly shares: readonly (number | null)[];
    }[];
  }[];
}
