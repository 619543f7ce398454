import type { Interval } from '../../stats/estimate.ts';
import type { ReportedNumber } from './reported-number.ts';
import { overlaps, type Rounding, trueValues } from './true-values.ts';

/** One quantity as printed in one place. */
export interface Claim {
  /** What is claimed, the same words for the same quantity: "alpha of self-esteem". */
  readonly quantity: string;
  /** Where it stands: "appendix 1". */
  readonly place: string;
  readonly number: ReportedNumber;
}

/** A quantity of which two places print numbers that cannot be one and the same. */
export interface Contradiction {
  readonly quantity: string;
  readonly first: Claim;
  readonly second: Claim;
}

/**
 * Quantities that are printed more than once with different values. 0,7 and 0,72 agree: both may be 0,72; so do ",049"
 * and "<,05". Each place is compared with each.
 *
 * @example contradictions([claimOf('professionals', 'chapter', '83'), claimOf('professionals', 'summary', '93')]) // one
 */
export function contradictions(claims: readonly Claim[], rounding: Rounding = 'nearest'): Contradiction[] {
  return claims.flatMap((first, index) =>
    claims
      .slice(index + 1)
      .filter(({ quantity }) => quantity === first.quantity)
      .filter(({ number }) => !overlaps(valuesOf(first.number, rounding), valuesOf(number, rounding)))
      .map((second) => ({ quantity: first.quantity, first, second })),
  );
}

/** 76% and 0.76 are the same number. */
function valuesOf(number: ReportedNumber, rounding: Rounding): Interval {
  const { lower, upper } = trueValues(number, rounding);
  const unit = number.percent ? 100 : 1;
  return { lower: lower / unit, upper: upper / unit };
}
