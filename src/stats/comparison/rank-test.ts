import type { Alternative } from '../alternative.ts';
import { normalUpper } from '../distributions/normal.ts';

/** Choices of a rank test; the defaults are those of R's `wilcox.test`, but for `tieTolerance`. */
export interface RankTestOptions {
  /** `greater`: the second is higher. Default `two-sided`. */
  readonly alternative?: Alternative;
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
  /** Of the alternative: two-sided unless another was asked for. */
  readonly p: number;
  /** Whether p comes from the exact permutation distribution. */
  readonly exact: boolean;
  readonly continuityCorrected: boolean;
}

/**
 * A symmetric discrete distribution: twice the smaller tail, at most 1; one-sided the tail itself.
 *
 * @param tails P(S ≤ statistic) and P(S ≥ statistic), of which only what is needed is worked out
 */
export function exactRankTestP(
  tails: { readonly lower: () => number; readonly upper: () => number },
  isAboveMean: boolean,
  alternative: Alternative,
): RankTestP {
  const exact = { z: null, exact: true, continuityCorrected: false } as const;
  if (alternative === 'greater') return { ...exact, p: tails.upper() };
  if (alternative === 'less') return { ...exact, p: tails.lower() };
  return { ...exact, p: Math.min(1, 2 * (isAboveMean ? tails.upper() : tails.lower())) };
}

/**
 * Normal approximation of a rank statistic: z = (deviation − sign(deviation)/2) / σ, without the half when not corrected. One-sided the
 * half is taken from the tail that is asked for, whatever the sign.
 *
 * @param deviation statistic minus its mean under the null hypothesis
 * @param sigma its standard deviation, greater than 0
 */
export function normalRankTestP(
  deviation: number,
  sigma: number,
  corrected: boolean,
  alternative: Alternative,
): RankTestP {
  const side = { 'two-sided': Math.sign(deviation), greater: 1, less: -1 }[alternative];
  const z = (deviation - (corrected ? side / 2 : 0)) / sigma;
  const p = {
    'two-sided': () => 2 * normalUpper(Math.abs(z)),
    greater: () => normalUpper(z),
    less: () => normalUpper(-z),
  };
  return { z, p: p[alternative](), exact: false, continuityCorrected: corrected };
}
