import type { Facts } from './messages/create-message.ts';
import type { JsonPath } from './parse/json-text.ts';
import type { InputSummary, Warning } from './result.ts';
import type { PrimaryTest } from './statistics/tests.ts';

/**
 * What `verify` says of one printed number.
 * `reproduced`: the data gives it, rounded as printed. `rounding`: it differs, and another way of rounding explains it.
 * `differs`: the data gives another number. `not-computable`: the data gives none; `reason` says why.
 */
export type CellStatus = 'reproduced' | 'rounding' | 'differs' | 'not-computable';

/** Ways of rounding that may stand between a computed and a printed number. */
export type RoundingCode =
  | 'truncated'
  | 'half-up'
  | 'half-even'
  | 'rounded-twice'
  | 'difference-of-rounded-means';

/** Another convention than the default under which the printed number is what the data gives. */
export type ConventionCode =
  | 'greenhouse-geisser'
  | 'huynh-feldt'
  | 'uncorrected'
  | 'yates'
  | 'mid-p'
  | 'chi-square'
  | 'continuity'
  | 'printed-counts'
  | 'pearson'
  | 'spearman'
  | 'standard-error'
  | 'standard-deviation'
  | 'variance'
  | 'population-sd'
  | 'sum-of-items'
  | 'mean-of-items'
  | 'median'
  | 'mean'
  | 'normal-quantile'
  | 'other-wave'
  | 'item-unreversed'
  | 'item-reversed'
  | 'no-item-reversed'
  | 'listwise'
  | 'complete-respondents'
  | 'any-answer'
  | 'all-respondents'
  | 'answered-only'
  | 'test'
  | 'one-sided'
  | 'two-sided'
  | 'holm'
  | 'hochberg'
  | 'benjamini-hochberg'
  | 'first-minus-second'
  | 'effect-size'
  | 'hedges-approximate'
  | 'sample'
  | 'pairwise'
  | 'standardized'
  | 'omega-total'
  | 'guttman-lambda-2'
  | 'interval';

/** Respondents of a number: a group, a wave, both, or everybody (neither). */
export interface SampleName {
  readonly group: string | null;
  /** `pooled`: all waves together. */
  readonly wave: string | null;
}

/** A way in which the printed number can be had from the data. */
export interface CellExplanation {
  readonly convention: RoundingCode | ConventionCode;
  /** What the convention gives, not rounded. */
  readonly value: number;
  readonly item?: string;
  /** A test, a type of effect size, or a method of an interval. */
  readonly method?: string;
  readonly sample?: SampleName;
}

/** One printed number, recomputed. */
export interface VerifiedCell {
  /** Place in the file of the table, and its line where the caller knows it. */
  readonly path: JsonPath;
  readonly line: number | null;
  /** Where the publication prints it. */
  readonly where: string | null;
  readonly quantity: string;
  readonly group: string | null;
  readonly scale: string | null;
  readonly item: string | null;
  readonly wave: string | null;
  readonly variable: string | null;
  readonly category: string | null;
  readonly printed: string;
  /** Digits behind the decimal sign of the printed number. */
  readonly decimals: number;
  readonly status: CellStatus;
  /** Why the publication's number is known not to reproduce; such a cell does not fail. */
  readonly known: string | null;
  /** By the default convention, not rounded; `null` when not computable. */
  readonly computed: number | null;
  /** The test, effect size or sample that the computed number belongs to, where there is a choice. */
  readonly method: string | null;
  readonly sample: SampleName | null;
  /** Why it cannot be computed. */
  readonly reason: { readonly code: string; readonly message: string; readonly values?: Facts } | null;
  /** What reproduces the printed number when the default does not, simplest first. */
  readonly explanations: readonly CellExplanation[];
}

/** A file with the answers of one wave of one group. */
export type VerifiedInput = Omit<
  InputSummary,
  'waves' | 'rowCounts' | 'invalidSetMissing' | 'missingCodes'
> & {
  readonly group: string | null;
  readonly wave: string;
};

/** A published table against data, cell by cell. */
export interface Verification {
  readonly schema: 'ensure-stats/verification/1';
  readonly tool: { readonly name: 'ensure-stats'; readonly version: string };
  readonly table: { readonly file: string; readonly title: string };
  readonly inputs: readonly VerifiedInput[];
  readonly settings: {
    readonly test: PrimaryTest;
    readonly rounding: string;
    readonly confidence: number;
    readonly significance: number;
  };
  readonly summary: {
    readonly cells: number;
    readonly reproduced: number;
    readonly rounding: number;
    readonly differs: number;
    readonly notComputable: number;
    /** Of those that are not reproduced, the ones that the table calls known. */
    readonly known: number;
    /** Printed numbers that no data of respondents can confirm: claims in words, people invited. */
    readonly notOfData: number;
  };
  /** Whether every cell is reproduced or known. */
  readonly passed: boolean;
  readonly cells: readonly VerifiedCell[];
  readonly warnings: readonly Warning[];
}
