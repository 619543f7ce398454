import { normalUpperQuantile } from '../distributions/normal.ts';
import { checkLevel, type Interval } from '../estimate.ts';

/** A large-sample standard error and the symmetric interval around the estimate. */
export interface AsymptoticInterval extends Interval {
  readonly standardError: number;
  readonly level: number;
}

/**
 * Wald's interval: estimate ± z SE, z the normal quantile of the level (1.96 at 0.95); not cut at the bounds of the
 * estimate.
 *
 * @throws RangeError when the level is not between 0 and 1
 */
export function asymptoticInterval(
  estimate: number,
  standardError: number,
  level: number,
): AsymptoticInterval {
  checkLevel(level);
  const half = normalUpperQuantile((1 - level) / 2) * standardError;
  return { lower: estimate - half, upper: estimate + half, standardError, level };
}
