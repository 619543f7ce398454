import { normalUpper } from '../distributions/normal.ts';

/** Choices of a rank test; the defaults are those of R's `wilcox.test`, but for `tieTolerance`. */
export interface RankTestOptions {
  /**
   * `auto` (default): the exact distribution below 50 values without ties or zero differences, else the normal
   * approximation; `exact`: the exact distribution at any size, where ties and zeros allow it; `normal`: never exact.
   */
  readonly p?: 'auto' | 'exact' | 'normal';
  /** Moves the statistic half a unit towards its mean before the normal approximation; default true. */
  readonly continuityCorrection?: boolean;
  /**
   * Values that differ by no more than this share of the largest magnitude in the data are tied; default 1e-12.
   * 0 compares doubles as they are, as R does unless `digits.rank` is given: rounding then decides about ties of
   * decimal fractions.
   */
  readonly tieTolerance?: number;
}

/** R's limit for exact p-values: below it they are the default. */
export const EXACT_BELOW = 50;

/** p-value of a rank statistic, and how it was found. */
export interface RankTestP {
  /** Standard score with its sign; `null` when p is exact. */
  readonly z: number | null;
  /** Two-sided. */
  readonly p: number;
  /** Whether p comes from the exact permutation distribution. */
  readonly exact: boolean;
  readonly continuityCorrected: boolean;
}

/** Twice the smaller tail of a symmetric discrete distribution, at most 1. */
export function exactRankTestP(tail: number): RankTestP {
  return { z: null, p: Math.min(1, 2 * tail), exact: true, continuityCorrected: false };
}

/**
 * Normal approximation of a rank statistic: z = (deviation − sign(deviation)/2) / σ, without the half when not corrected.
 *
 * @param deviation statistic minus its mean under the null hypothesis
 * @param sigma its standard deviation, greater than 0
 */
export function normalRankTestP(deviation: number, sigma: number, corrected: boolean): RankTestP {
  const z = (deviation - (corrected ? Math.sign(deviation) / 2 : 0)) / sigma;
  return { z, p: 2 * normalUpper(Math.abs(z)), exact: false, continuityCorrected: corrected };
}
