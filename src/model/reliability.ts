import type { ConfidenceInterval } from './comparison.ts';
import type { Count, Withholdable } from './withheld.ts';

/** Reliability coefficients beside alpha, of respondents complete on the score unless said otherwise, also when alpha is pairwise. */
export interface FurtherReliability {
  /** Of the sum or mean of the items, on their covariances (JASP, jamovi, lavaan). */
  readonly omegaTotal: OmegaTotal;
  /** Of standardized items, on their correlations. */
  readonly omegaTotalStandardized: OmegaTotal;
  /** On covariances, as SPSS and JASP. */
  readonly guttmanLambda2: number | null;
  readonly guttmanLambda6: number | null;
  /** On correlations: "G6(smc)" of psych. */
  readonly guttmanLambda6Standardized: number | null;
  readonly splitHalf: readonly SplitHalfReliability[];
  /** Other intervals of the alpha above: `duhachek-iacobucci`, and, of listwise alpha, bootstrap intervals when asked for. */
  readonly alphaIntervals: readonly AlphaInterval[];
  readonly pairwise: PairwiseReliability;
  /** Why quantities here and within are `null`, several reasons with commas between; absent where none is. */
  readonly reason?: string;
  /** SD of the score × √(1 − alpha), in the units of the score. */
  readonly standardErrorOfMeasurement: number | null;
  /** 1.96 √2 times that error (at the level 0.95) for one respondent; divided by √n for the mean of n. */
  readonly smallestDetectableChange: {
    readonly level: number;
    readonly n: Count;
    readonly individual: number | null;
    readonly group: number | null;
    /** Why there is none, nor an error of measurement. */
    readonly reason?: string;
  };
}

/** McDonald's omega of a one-factor model fitted by maximum likelihood on the covariances. */
export interface OmegaTotal {
  readonly method: 'one-factor-maximum-likelihood';
  readonly n: Count;
  readonly value: number | null;
  readonly ci: ConfidenceInterval;
  /** Why there is no value: `no-convergence`, `heywood-case`, `singular-matrix`, `too-few-items`, … */
  readonly reason: string | null;
  readonly fit: { readonly chiSquare: number; readonly df: number; readonly p: number | null } | null;
}

export interface SplitHalfReliability {
  readonly split: 'odd-even' | 'first-second';
  /** Items in the two halves. */
  readonly items: readonly [number, number];
  readonly correlation: number | null;
  readonly spearmanBrown: number | null;
  /** For halves of unequal length (Horst 1951). */
  readonly spearmanBrownUnequal: number | null;
  /** Flanagan-Rulon, which is Guttman's lambda 4 of this split. */
  readonly flanaganRulon: number | null;
  /** Why quantities here and within are `null`, several reasons with commas between; absent where none is. */
  readonly reason?: string;
}

export interface AlphaInterval extends ConfidenceInterval {
  readonly method: 'duhachek-iacobucci' | 'bootstrap-percentile' | 'bootstrap-bca';
  readonly n: Count;
  readonly replicates?: number;
  readonly seed?: number;
  /** Why there is no interval; of BCa `degenerate-bootstrap`, all replicates lie on one side of alpha. */
  readonly reason?: string;
}

/** Alpha from the covariances of pairs, each over everybody who answered both (the default of `psych::alpha`). */
export interface PairwiseReliability {
  readonly method: 'cronbach-alpha-pairwise';
  /** Respondents behind the smallest of the covariances. */
  readonly smallestN: Count;
  readonly alpha: number | null;
  readonly alphaStandardized: number | null;
  /** Why quantities here and within are `null`, several reasons with commas between; absent where none is. */
  readonly reason?: string;
}

export interface ReliabilityAcrossWaves {
  /** Feldt's tests that the two alphas are equal: of different people (1969), and of the matched ones (1980). */
  readonly alphaEquality: readonly AlphaEquality[];
  /** Retest intraclass correlations of the matched respondents; empty without ids. */
  readonly retest: readonly RetestCorrelation[];
}

export interface AlphaEquality extends Withholdable {
  readonly method: 'feldt-independent' | 'feldt-dependent';
  readonly n: readonly Count[];
  /** Second minus first alpha. */
  readonly difference: number | null;
  /** W, an F ratio, for different people; t for matched ones. */
  readonly statistic: number | null;
  readonly df: readonly number[];
  readonly p: number | null;
  /** Why quantities here and within are `null`, several reasons with commas between; absent where none is. */
  readonly reason?: string;
}

export interface RetestCorrelation extends Withholdable {
  /** ICC(2,1): absolute agreement. ICC(3,1): consistency. */
  readonly type: 'icc-2-1' | 'icc-3-1';
  readonly n: Count;
  readonly value: number | null;
  readonly ci: ConfidenceInterval;
  /** Why quantities here and within are `null`, several reasons with commas between; absent where none is. */
  readonly reason?: string;
}
