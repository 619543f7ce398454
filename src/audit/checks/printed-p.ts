import type { Interval } from '../../stats/estimate.ts';
import type { ReportedNumber } from './reported-number.ts';
import { overlaps, type Rounding, trueValues } from './true-values.ts';

/** A p-value as printed, or the words "not significant" in its place. */
export type PrintedP = ReportedNumber | 'not-significant';

export interface PrintedPOptions {
  /** Level of significance, 0.05 unless given. */
  readonly alpha?: number;
  /** Whether p = alpha counts as significant; true unless given, as in statcheck. */
  readonly alphaIsSignificant?: boolean;
  readonly rounding?: Rounding;
}

/** `significant`, `not-significant`, or `unclear`: "p < .10" says neither at the level .05. */
export type Decision = 'significant' | 'not-significant' | 'unclear';

export interface PrintedPJudgement {
  readonly verdict: 'consistent' | 'inconsistent';
  /** The printed p and the recomputed one lie on different sides of alpha, whatever the rounding. */
  readonly decisionError: boolean;
  /** What the print says. */
  readonly claim: Decision;
  /** What the recomputed interval says. */
  readonly recomputed: Decision;
}

/**
 * Compares a printed p-value with every p-value that the other printed numbers allow.
 *
 * Consistent when some recomputed p would be printed so: rounded to the same decimals, or on the right side of "<" or
 * ">". A decision error is an inconsistency that also changes what is called significant (Nuijten et al. 2016, statcheck);
 * unlike statcheck, which compares the p of the rounded statistic, the whole interval must lie on the other side.
 *
 * @param recomputed interval of p-values, within 0 and 1
 * @example judgeP({ lower: 0.091, upper: 0.115 }, number(',086')) // inconsistent, no decision error
 */
export function judgeP(
  recomputed: Interval,
  printed: PrintedP,
  { alpha = 0.05, alphaIsSignificant = true, rounding = 'nearest' }: PrintedPOptions = {},
): PrintedPJudgement {
  const allowed = printed === 'not-significant' ? { lower: alpha, upper: 1 } : trueValues(printed, rounding);
  const consistent = overlaps(recomputed, allowed);
  const claim = claimedDecision(printed, alpha, alphaIsSignificant);
  const decision = decisionOf(recomputed, alpha, alphaIsSignificant);
  return {
    verdict: consistent ? 'consistent' : 'inconsistent',
    decisionError: !consistent && claim !== 'unclear' && decision !== 'unclear' && claim !== decision,
    claim,
    recomputed: decision,
  };
}

function claimedDecision(printed: PrintedP, alpha: number, alphaIsSignificant: boolean): Decision {
  if (printed === 'not-significant') return 'not-significant';
  const { relation, value } = printed;
  if (relation === '=')
    return value < alpha || (value === alpha && alphaIsSignificant) ? 'significant' : 'not-significant';
  if (relation === '<' || relation === '<=') return value <= alpha ? 'significant' : 'unclear';
  return value >= alpha ? 'not-significant' : 'unclear';
}

function decisionOf({ lower, upper }: Interval, alpha: number, alphaIsSignificant: boolean): Decision {
  const isSignificant = (p: number) => p < alpha || (p === alpha && alphaIsSignificant);
  if (isSignificant(upper)) return 'significant';
  return isSignificant(lower) ? 'unclear' : 'not-significant';
}
