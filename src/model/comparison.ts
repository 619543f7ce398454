import type { Count, Withholdable } from './withheld.ts';

export interface ConfidenceInterval {
  readonly level: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly method?: string;
  /** Why a quantity that is known has no ends; absent elsewhere. */
  readonly reason?: string;
}

/** The tests that can come first in a comparison; those of variances cannot. */
export type PrimaryTest = Exclude<TestMethod, 'levene' | 'brown-forsythe'>;

export interface Comparison extends Withholdable {
  readonly design: 'independent' | 'paired' | 'partially-overlapping';
  /** What is compared: difference = second − first. */
  readonly groups: readonly [string, string];
  /** The difference that the primary test tests; known also where the scores or changes do not vary and there is no test. */
  readonly difference: number | null;
  /** Why there is no difference: `too-few` where nobody has the score in one of the two; absent where there is one. */
  readonly reason?: string;
  /** The respondents that a paired test compares with themselves; absent without pairs. */
  readonly pairs?: PairsSummary;
  /** Scales in the Holm family. */
  readonly family: number;
  readonly primary: TestMethod;
  readonly tests: readonly TestResult[];
  readonly effectSizes: readonly EffectSize[];
  /** What the short form leaves out; absent there. */
  readonly further?: FurtherComparison;
}

/** Why a statistic is missing: too few scores, or scores (of pairs: changes) that do not vary. */
export type MissingReason = 'too-few' | 'too-few-items' | 'zero-variance';

/** Of the respondents with a score in both waves: both waves, how they hang together, and the changes. */
export interface PairsSummary extends Withholdable {
  readonly n: Count;
  /** In the first and the second wave. */
  readonly means: readonly [number | null, number | null];
  readonly sds: readonly [number | null, number | null];
  /** Pearson's r of the two waves; `null` when one of them does not vary. */
  readonly correlation: number | null;
  readonly sdOfDifferences: number | null;
  /** Why quantities here and within are `null`, several reasons with commas between; absent where none is. */
  readonly reason?: string;
}

/** Assumptions, evidence and what the sample could have found, beside the tests of a comparison. */
export interface FurtherComparison {
  readonly normality: readonly NormalityTest[];
  /** Two one-sided tests against the bounds that the user gave; empty without bounds. */
  readonly equivalence: readonly EquivalenceResult[];
  readonly bayesFactors: readonly BayesFactor[];
  readonly minimalDetectableEffects: readonly MinimalDetectableEffect[];
  /** Bootstrap intervals of the difference; empty unless asked for. */
  readonly bootstrap: readonly BootstrapInterval[];
  /** Change of each matched respondent beyond measurement error, as counts; `null` without pairs or a usable reliability. */
  readonly individualChange: IndividualChangeCounts | null;
  /** Why there is no individual change although there are ids; absent where there is one, and in an independent design. */
  readonly reason?: string;
}

/** Reliable and clinically significant change (Jacobson & Truax 1991). */
export interface IndividualChangeCounts extends Withholdable {
  readonly method: 'jacobson-truax';
  /** Pairs. */
  readonly n: Count;
  readonly reliability: number | null;
  /** Alpha of the first wave, or a number that the user gave. */
  readonly reliabilitySource: 'alpha-first-wave' | 'given';
  /** Standard deviation of the scores of the first wave. */
  readonly sd: number | null;
  readonly standardErrorOfDifference: number | null;
  /** Multiple of that error which a reliable change exceeds. */
  readonly criterion: number;
  /** Changes beyond this many points are reliable. */
  readonly smallestReliableChange: number | null;
  readonly rose: Count;
  readonly unchanged: Count;
  readonly fell: Count;
  /** By the direction of the scale; `null` for a neutral one. */
  readonly improved: number | null;
  readonly worsened: number | null;
  /** Where respondents leave the dysfunctional population; `null` without norms. */
  readonly cutoff: { readonly type: 'a' | 'b' | 'c'; readonly value: number } | null;
  /** Of the improved, those who crossed the cut-off; `null` without one. */
  readonly recovered: number | null;
  /** Respondents who moved between the bands of the definition, whether reliably or not; `null` without bands. */
  readonly bands: { readonly higher: Count; readonly same: Count; readonly lower: Count } | null;
}

export interface NormalityTest extends Withholdable {
  readonly method: 'shapiro-wilk';
  /** A wave or group, or `differences` of the pairs. */
  readonly sample: string;
  readonly n: Count;
  readonly statistic: number | null;
  readonly p: number | null;
  /** Why quantities here and within are `null`, several reasons with commas between; absent where none is. */
  readonly reason?: string;
}

export interface EquivalenceResult extends Withholdable {
  readonly method: 'tost-welch' | 'tost-student' | 'tost-paired';
  readonly n: readonly Count[];
  /** In the units of the score. */
  readonly bounds: { readonly lower: number | null; readonly upper: number | null };
  readonly standardizedBounds: { readonly lower: number | null; readonly upper: number | null };
  readonly difference: number | null;
  readonly df: number | null;
  /** Of the two one-sided tests; the larger p is the test's. */
  readonly lower: { readonly statistic: number | null; readonly p: number | null };
  readonly upper: { readonly statistic: number | null; readonly p: number | null };
  readonly p: number | null;
  readonly alpha: number;
  /** At level 1 − 2 alpha. */
  readonly ci: ConfidenceInterval;
  readonly equivalent: boolean | null;
  /** Why quantities here and within are `null`, several reasons with commas between; absent where none is. */
  readonly reason?: string;
}

export interface BayesFactor extends Withholdable {
  readonly method: 'jzs';
  readonly test: 'student' | 'paired';
  readonly n: readonly Count[];
  /** Scale r of the Cauchy prior. */
  readonly priorScale: number;
  readonly bf10: number | null;
  readonly bf01: number | null;
  /** Natural logarithm, also where the factor is beyond the range of doubles. */
  readonly logBf10: number | null;
  /** Why factors are `null`; `beyond-range` where only the logarithm can be written. */
  readonly reason?: string;
}

export interface MinimalDetectableEffect extends Withholdable {
  readonly method: 'noncentral-t';
  readonly effect: 'cohens-d' | 'dz';
  readonly n: readonly Count[];
  readonly value: number | null;
  readonly power: number;
  readonly alpha: number;
  /** Why quantities here and within are `null`, several reasons with commas between; absent where none is. */
  readonly reason?: string;
}

export interface BootstrapInterval extends Withholdable {
  readonly method: 'bca';
  readonly design: 'independent' | 'paired';
  readonly n: readonly Count[];
  readonly difference: number | null;
  readonly ci: ConfidenceInterval;
  readonly replicates: number;
  readonly seed: number;
  /** Why there is no interval: `too-few`, `zero-variance`, or `degenerate-bootstrap` when all replicates lie on one side. */
  readonly reason?: string;
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

/** Median of all differences between the samples (of pairs: of the averages of two changes), second − first. */
export interface LocationShift {
  readonly estimate: number;
  /** Of the rank test, `exact` or by the `normal` approximation; without ends where the sample is too small for the level. */
  readonly ci: ConfidenceInterval;
}

export interface TestResult extends Withholdable {
  readonly method: TestMethod;
  readonly alternative: 'two-sided';
  /** Respondents per group; for a paired test the pairs; for partially overlapping samples pairs, first only, second only. */
  readonly n: readonly Count[];
  readonly difference: number | null;
  readonly standardError: number | null;
  readonly statistic: number | null;
  readonly df: number | null;
  readonly p: number | null;
  /** Holm-adjusted over the scales of the family; `null` outside it. */
  readonly pHolm: number | null;
  /** The same after Hochberg (1988) and Benjamini & Hochberg (1995). */
  readonly pHochberg: number | null;
  readonly pBenjaminiHochberg: number | null;
  /** Rank tests: whether p is exact, or a normal approximation. */
  readonly exact?: boolean;
  /** Rank tests: the shift between the samples in points of the score; absent when there is no test, `null` where withheld. */
  readonly hodgesLehmann?: LocationShift | null;
  /** Tests of variances: degrees of freedom of the numerator. */
  readonly df1?: number;
  readonly ci: ConfidenceInterval;
  /** Why there is no statistic; absent where there is one. */
  readonly reason?: MissingReason;
}

export type EffectSizeType =
  | 'cohens-d'
  | 'hedges-g'
  | 'cohens-d-average'
  | 'dz'
  | 'd-average'
  | 'rank-biserial';

export interface EffectSize extends Withholdable {
  readonly type: EffectSizeType;
  readonly n: readonly Count[];
  readonly value: number | null;
  readonly ci: ConfidenceInterval | null;
  /** Why there is no value; absent where there is one. */
  readonly reason?: MissingReason;
}
