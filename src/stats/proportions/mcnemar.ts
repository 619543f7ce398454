import type { Alternative } from '../alternative.ts';
import { betaCdf } from '../distributions/beta.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';

/** The exact McNemar test of two paired proportions. */
export interface McNemar {
  readonly method: 'mcnemar-exact';
  /** People whose answer changed, on whom the test rests. */
  readonly changed: number;
  readonly p: number;
}

/**
 * Exact McNemar test of yes/no answers of the same people (McNemar 1947): of those who changed, as many one way as the other.
 *
 * p = min(1, 2 P(X ≤ min(b, c))), X binomial of b + c with chance ½; `greater`, for more who said yes the second time only, P(X ≤ b). As `binom.test(b, b + c)` in R, `exact2x2::mcnemar.exact` and SPSS.
 *
 * @param onlyFirst people who said yes the first time only
 * @param onlySecond people who said yes the second time only
 * @returns `zero-variance` when nobody changed
 * @throws RangeError when a count is negative or not whole
 * @example mcNemar(2, 12) // p = 0.0129
 */
export function mcNemar(
  onlyFirst: number,
  onlySecond: number,
  alternative: Alternative = 'two-sided',
): Estimate<McNemar> {
  if (![onlyFirst, onlySecond].every((count) => Number.isInteger(count) && count >= 0))
    throw new RangeError('mcNemar: every count must be a whole number of 0 or more');
  const changed = onlyFirst + onlySecond;
  if (changed === 0) return notComputable('zero-variance');
  // P(X ≤ m) = I_½(n − m, m + 1); as many one way as the other is as likely as the reverse.
  const upTo = (count: number) => (count === changed ? 1 : betaCdf(0.5, changed - count, count + 1));
  const p = {
    'two-sided': () => Math.min(1, 2 * upTo(Math.min(onlyFirst, onlySecond))),
    greater: () => upTo(onlyFirst),
    less: () => upTo(onlySecond),
  };
  return estimated({ method: 'mcnemar-exact', changed, p: p[alternative]() });
}
