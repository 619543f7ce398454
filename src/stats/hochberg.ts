import { stepUpAdjustment } from './step-up-adjustment.ts';

/**
 * Hochberg's step-up adjustment of p-values for a family of tests (Hochberg 1988).
 *
 * Sorted ascending, p₍ᵢ₎ becomes the minimum over j ≥ i of min(1, (m − j + 1) p₍ⱼ₎), m the number of tests. Never larger than
 * Holm's, but the tests must be independent or positively dependent. A `null` (a test that could not be computed) stays
 * `null` and does not count in m. As `p.adjust(method = "hochberg")` in R.
 *
 * @throws RangeError when a p-value is outside 0..1
 * @example hochberg([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 */
export function hochberg(pValues: readonly (number | null)[]): (number | null)[] {
  return stepUpAdjustment(pValues, (rank, tests) => tests - rank + 1, 'hochberg');
}
