import type { ColumnLabels } from './column-labels.ts';
import type { Comparison, ConfidenceInterval, PrimaryTest } from './comparison.ts';
import type { DecimalSign, Delimiter, Encoding } from './dataset.ts';
import type { Attrition, Flow, Matching } from './matching.ts';
import type { Facts } from './messages/said.ts';
import type { FurtherReliability, ReliabilityAcrossWaves } from './reliability.ts';
import type { Count, Withholdable, Withholding } from './withheld.ts';

export type * from './comparison.ts';
export type * from './describe-result.ts';
export type * from './matching.ts';
export type * from './reliability.ts';
export type { Count, Withholdable, Withholding } from './withheld.ts';

/** The result of an analysis as `--format json` prints it. Numbers are raw doubles; what cannot be computed is `null`. */
export interface Result {
  readonly schema: 'ensure-stats/result/1';
  readonly tool: { readonly name: 'ensure-stats'; readonly version: string };
  readonly inputs: readonly InputSummary[];
  readonly settings: Settings;
  /** What codes of groups and characteristics are called; absent without `--labels`, and only of codes that stand in the result. */
  readonly labels?: ColumnLabels;
  /** How respondents were matched by `--id`; absent in an independent design. */
  readonly matching?: Matching;
  /** Respondents at each step from the files to the comparison; absent when there is one wave only. */
  readonly flow?: Flow;
  /** Who left against who stayed; absent unless respondents were matched, and in the short form unless asked for. */
  readonly attrition?: Attrition;
  readonly scales: readonly ScaleResult[];
  readonly warnings: readonly Warning[];
  /** What was withheld for the respondents' privacy; absent when nothing was to be. */
  readonly withheld?: Withholding;
}

export interface InputSummary {
  /** `pre`, `post`, or the name of a group. */
  readonly wave: string;
  readonly file: string;
  readonly sha256: string | null;
  readonly rows: Count;
  /** Every row of the file, by what became of it: headings, blank, damaged, left out and used make up `inFile`. */
  readonly rowCounts: {
    readonly inFile: Count;
    readonly headings: number;
    readonly blank: number;
    readonly damaged: number;
    readonly respondents: Count;
    readonly withoutGroup: Count;
    readonly otherGroups: Count;
    readonly used: Count;
  };
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** Cells that were impossible and, by `--invalid missing`, were treated as missing. */
  readonly invalidSetMissing: Count;
  /** Cells that held a code declared as missing. */
  readonly missingCodes: Count;
}

/** Every choice that shaped the numbers, so that the output repeats it. */
export interface Settings {
  readonly confidence: number;
  /** The test that comes first. */
  readonly test: PrimaryTest;
  /** Alpha and item statistics of respondents complete on the scale, or from covariances of pairs of items. */
  readonly alpha: 'listwise' | 'pairwise';
  readonly invalid: 'error' | 'missing';
  readonly missing: readonly string[];
  readonly id: string | null;
  readonly by: string | null;
  readonly decimal: DecimalSign | null;
  /** The smallest group or count that is shown; absent when everything is. */
  readonly minCell?: number;
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
  /** Equality of the waves' alphas, and, with ids, agreement between the waves; absent in the short form. */
  readonly acrossWaves?: ReliabilityAcrossWaves;
  readonly subscales: readonly ScaleResult[];
}

/** Internal consistency, items after reversal: of respondents complete on the scale, unless pairwise alpha was asked for. */
export interface Reliability extends Withholdable {
  readonly method: 'cronbach-alpha-listwise' | 'cronbach-alpha-pairwise';
  /** Respondents complete on all items; pairwise, those behind the smallest covariance. The interval rests on it. */
  readonly n: Count;
  readonly k: number;
  readonly alpha: number | null;
  readonly alphaStandardized: number | null;
  readonly ci: ConfidenceInterval;
  readonly meanInterItemCorrelation: number | null;
  readonly items: readonly ItemStatistics[];
  /** Why quantities here and within are `null`, several reasons with commas between; absent where none is. */
  readonly reason?: string;
  /** What the short form leaves out; absent there. */
  readonly further?: FurtherReliability;
}

export interface ItemStatistics extends Withholdable {
  readonly id: string;
  readonly reversed: boolean;
  /** Of the mean and SD; pairwise, everybody who answered the item. */
  readonly n: Count;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly itemRestCorrelation: number | null;
  readonly alphaIfDropped: number | null;
  /** Why quantities are `null`; absent where none is, or the whole reliability has a reason. */
  readonly reason?: string;
}

/**
 * Skewness G1 and excess kurtosis G2 as SPSS, SAS, jamovi and Excel print them (type 2 of Joanes & Gill 1998), both 0 for a normal
 * distribution; `null` below three and four scores, and when the scores do not vary.
 */
export interface ScoreShape {
  readonly method: 'adjusted-fisher-pearson';
  readonly skewness: number | null;
  readonly skewnessStandardError: number | null;
  readonly kurtosis: number | null;
  readonly kurtosisStandardError: number | null;
  /** Why quantities here and within are `null`, several reasons with commas between; absent where none is. */
  readonly reason?: string;
}

/** The distribution of a score in one wave. */
export interface Description extends Withholdable {
  /** Respondents with a score. */
  readonly n: Count;
  /** Respondents without one (too few items answered). */
  readonly missing: Count;
  /** Respondents whose score was prorated over a gap. */
  readonly prorated: Count;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Share of `n` at the lowest attainable score. */
  readonly floor: number | null;
  /** Share of `n` at the highest attainable score; `null` for open counts. */
  readonly ceiling: number | null;
  /** Why quantities here and within are `null`, several reasons with commas between; absent where none is. */
  readonly reason?: string;
  /** Absent in the short form; `null` where withheld. */
  readonly shape?: ScoreShape | null;
  /** Respondents in each band, in the definition's order; absent without bands. */
  readonly bands?: readonly { readonly label: LocalisedText; readonly n: Count }[];
}

export interface Warning {
  readonly code: string;
  readonly message: string;
  /** The facts of the message; never an answer or an id of a respondent. */
  readonly values?: Facts;
  readonly wave?: string;
  readonly file?: string;
  readonly scale?: string;
  /** Where a warning is about two scales. */
  readonly otherScale?: string;
  readonly item?: string;
}
