import { studentTTwoSided } from '../distributions/student-t.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';
import { type AlphaComparisonFailure, checkAlphaSample } from './alpha-equality-independent.ts';

/** Feldt's test that two alphas of the same people are equal. */
export interface DependentAlphaTest {
  /** Second minus first alpha. */
  readonly difference: number;
  readonly statistic: number;
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Equality of two alphas from the same people, such as one scale before and after, or two scales (Feldt 1980).
 *
 * t = (alpha₂ − alpha₁) √(n − 2) / √(4 (1 − alpha₁)(1 − alpha₂)(1 − r²)), df n − 2, r the correlation of the two
 * sum scores. As `cocron.two.coefficients(dep = TRUE)`, which drops the sign of t. An approximation for large n ×
 * k.
 *
 * @param first alpha below 1 of the people who answered both scales completely
 * @param second the other alpha, of the same people
 * @param r Pearson correlation of their sum scores
 * @param n these people
 * @returns `too-few` below three; `perfect-alpha` when an alpha is 1; `zero-variance` when r is 1 or −1
 * @throws RangeError when an alpha exceeds 1 or r is outside −1..1
 * @example dependentAlphaTest(0.82, 0.89, 0.74, 27) // { ok: true, value: { difference: 0.07, statistic: 1.849, df:
 * 25, p: 0.076 } }
 */
export function dependentAlphaTest(
  first: number,
  second: number,
  r: number,
  n: number,
): Estimate<DependentAlphaTest, AlphaComparisonFailure> {
  if (n < 3) return notComputable('too-few');
  for (const alpha of [first, second]) checkAlphaSample({ alpha, n, k: 2 });
  if (!(r >= -1 && r <= 1)) throw new RangeError(`dependentAlphaTest: correlation ${r} is outside -1..1`);
  if (first === 1 || second === 1) return notComputable('perfect-alpha');
  if (Math.abs(r) === 1) return notComputable('zero-variance');
  const difference = second - first;
  const df = n - 2;
  const statistic = (difference * Math.sqrt(df)) / Math.sqrt(4 * (1 - first) * (1 - second) * (1 - r ** 2));
  return estimated({ difference, statistic, df, p: studentTTwoSided(statistic, df) });
}
