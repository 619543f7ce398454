import { studentTUpperQuantile } from '../distributions/student-t.ts';
import { checkLevel, type Estimate, estimated, notComputable } from '../estimate.ts';

/** A difference that rests on those who stayed, or takes those who left for like them. */
export interface EstimateOfStayers {
  readonly difference: number;
  readonly standardError: number;
  readonly df: number;
  /** People of the group that the shift is about, and those of them who left. */
  readonly n: number;
  readonly left: number;
}

/** The shifts of those who left at which a difference turns, in points of the score. */
export interface DeltaAdjustment {
  /** Shift of those who left at which the difference is no longer significant. */
  readonly turnsAt: number;
  /** Shift at which the difference is nil. */
  readonly nilAt: number;
}

/**
 * How much worse those who left must have fared before a conclusion turns: delta adjustment of a pattern-mixture model (White, Carpenter &
 * Horton 2018, the mean score method), without random numbers.
 *
 * With π = left / n, a shift δ of those who left makes the difference D + πδ, its variance SE² + δ² π(1 − π) / n. It turns at the root of
 * (D + πδ)² = t² (SE² + δ² π(1 − π) / n) that has the sign opposite to D, t the quantile with the df of D; it is nil at −D / π.
 *
 * @returns `too-few` where nobody left; `not-significant` where the difference is not beyond chance to begin with
 * @throws RangeError unless 0 ≤ left < n
 */
export function deltaAdjustment(
  { difference, standardError, df, n, left }: EstimateOfStayers,
  level: number,
): Estimate<DeltaAdjustment, 'too-few' | 'not-significant'> {
  checkLevel(level);
  if (!(left >= 0 && left < n)) throw new RangeError(`deltaAdjustment: ${left} of ${n} left`);
  if (left === 0) return notComputable('too-few');
  const t = studentTUpperQuantile((1 - level) / 2, df);
  const rest = difference ** 2 - (t * standardError) ** 2;
  if (!(rest > 0)) return notComputable('not-significant');
  const share = left / n;
  // In units of the shift at which the difference is nil, x = −πδ / D: (1 − x)² D² = t² (SE² + x² D² u), u = (1 − π) / (π n).
  const u = (t ** 2 * (1 - share)) / (share * n);
  const c = rest / difference ** 2;
  // (1 − u) x² − 2x + c = 0; its smaller root lies between 0 and 1, since c does.
  const turns = c / (1 + Math.sqrt(1 - c * (1 - u)));
  const nilAt = -difference / share;
  return estimated({ turnsAt: turns * nilAt, nilAt });
}
