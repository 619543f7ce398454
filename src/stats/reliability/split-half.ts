import type { CovarianceMatrix } from '../cross-products.ts';
import { bounded, type Estimate, estimated, type NotComputable, notComputable } from '../estimate.ts';

/**
 * How the items are divided, in their order: 1st, 3rd, 5th … against 2nd, 4th …, or the first half against the
 * rest. Of an odd number the first half has one more, as in SPSS.
 */
export type HalfSplit = 'odd-even' | 'first-second';

/** Agreement of the sums of two halves of a scale. */
export interface SplitHalf {
  readonly split: HalfSplit;
  /** Items in the first and the second half. */
  readonly items: readonly [number, number];
  /** Pearson's r of the two half sums ("correlation between forms" in SPSS). */
  readonly correlation: number;
  /** Spearman-Brown for halves of equal length: 2r / (1 + r); negative with r, and none at r = −1. */
  readonly spearmanBrown: Estimate<number, 'negative-correlation'>;
  /**
   * The same for halves of unequal length (Horst 1951); none below r = 0, equal to the former when the lengths are.
   */
  readonly spearmanBrownUnequal: Estimate<number, 'negative-correlation'>;
  /** Flanagan (1937), Rulon (1939), Guttman (1945, lambda 4 of this split): 4 cov(A, B) / variance of the sum. */
  readonly guttman: Estimate<number>;
}

/**
 * Split-half reliability, the coefficients of SPSS `RELIABILITY /MODEL = SPLIT`.
 *
 * Horst's (1951) formula with p and q the shares of the items: (√(r⁴ + 4pq r²(1 − r²)) − r²) / (2pq (1 − r²)), here
 * in the form 2r / (r + √(r² + 4pq(1 − r²))), which also holds at r = 1. It squares r, so that a negative r would
 * give a positive reliability; here it gives `negative-correlation`.
 *
 * @param matrix covariances of the items after reversal, in the order of the questionnaire
 * @returns `too-few-items` below two items, `too-few` below two respondents, `zero-variance` when a half does not
 * vary
 * @example splitHalf(matrix, 'odd-even') // { ok: true, value: { correlation: 0.6, spearmanBrown: { ok: true,
 * value: 0.75 }, … } }
 */
export function splitHalf(matrix: CovarianceMatrix, split: HalfSplit): Estimate<SplitHalf, NotComputable> {
  const { n, k, covariances } = matrix;
  if (k < 2) return notComputable('too-few-items');
  if (n < 2) return notComputable('too-few');
  const firstLength = Math.ceil(k / 2);
  const inFirst = (item: number): boolean => (split === 'odd-even' ? item % 2 === 0 : item < firstLength);
  let [first, second, between, trace] = [0, 0, 0, 0];
  for (let i = 0; i < k; i++) {
    trace += covariances[i * k + i]!;
    for (let j = 0; j < k; j++) {
      const covariance = covariances[i * k + j]!;
      if (inFirst(i) !== inFirst(j)) between += covariance / 2;
      else if (inFirst(i)) first += covariance;
      else second += covariance;
    }
  }
  if (!(Math.min(first, second) > 1e-12 * trace)) return notComputable('zero-variance');
  const correlation = bounded(between / Math.sqrt(first * second), -1, 1);
  const total = first + second + 2 * between;
  const share = (firstLength * (k - firstLength)) / k ** 2;
  return estimated({
    split,
    items: [firstLength, k - firstLength],
    correlation,
    spearmanBrown:
      correlation > -1
        ? estimated((2 * correlation) / (1 + correlation))
        : notComputable('negative-correlation'),
    spearmanBrownUnequal:
      correlation >= 0 ? estimated(horst(correlation, share)) : notComputable('negative-correlation'),
    guttman:
      total > 1e-12 * trace
        ? estimated(bounded((4 * between) / total, Number.NEGATIVE_INFINITY, 1))
        : notComputable('zero-variance'),
  });
}

/** `share` is pq, the product of the halves' shares of the items. */
function horst(r: number, share: number): number {
  return r === 0 ? 0 : (2 * r) / (r + Math.sqrt(r ** 2 + 4 * share * (1 - r ** 2)));
}
