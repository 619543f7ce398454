import { stepUpAdjustment } from './step-up-adjustment.ts';

/**
 * Benjamini and Hochberg's adjustment, which controls the false discovery rate of a family of tests, not the chance of any
 * false positive (Benjamini & Hochberg 1995).
 *
 * Sorted ascending, p₍ᵢ₎ becomes the minimum over j ≥ i of min(1, m p₍ⱼ₎/j), m the number of tests. A `null` (a test that could
 * not be computed) stays `null` and does not count in m. As `p.adjust(method = "BH")` in R.
 *
 * @throws RangeError when a p-value is outside 0..1
 * @example benjaminiHochberg([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(pValues: readonly (number | null)[]): (number | null)[] {
  return stepUpAdjustment(pValues, (rank, tests) => tests / rank, 'benjaminiHochberg');
}
