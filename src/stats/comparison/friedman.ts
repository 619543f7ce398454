import { chiSquareUpper } from '../distributions/chi-square.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';
import { midRanks } from './mid-ranks.ts';
import { largestMagnitude, TIE_TOLERANCE } from './rank-sums.ts';

/** Friedman's test of ranks within people, with Kendall's W. */
export interface Friedman {
  readonly method: 'friedman';
  /** People with a score at every wave. */
  readonly n: number;
  /** χ² */
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  /** Mean rank of every wave. */
  readonly meanRanks: readonly number[];
  /** Kendall's coefficient of concordance W, 0 … 1. */
  readonly kendallsW: number;
}

/**
 * Friedman's test of k waves of the same people (Friedman 1937), with Kendall's W (Kendall & Babington Smith 1939).
 *
 * Scores are ranked within people; with R_j the rank sums, χ² = 12 Σ (R_j − n(k + 1)/2)² / (n k (k + 1) − Σ(t³ − t)/(k − 1)), df = k − 1, and
 * W = χ² / (n (k − 1)). Corrected for ties, as `friedman.test` in R, SPSS and jamovi; W as `rstatix::friedman_effsize` and SPSS.
 *
 * @param columns one column of scores a wave, complete people only
 * @returns `too-few` without people or below two waves; `zero-variance` when nobody's scores differ
 * @throws RangeError when columns differ in length or a score is not finite
 * @example friedman([Float64Array.of(1, 2), Float64Array.of(2, 4)]) // χ²(1) = 2, W = 1
 */
export function friedman(columns: readonly Float64Array[]): Estimate<Friedman> {
  const k = columns.length;
  const n = columns[0]?.length ?? 0;
  if (columns.some(({ length }) => length !== n)) throw new RangeError('friedman: waves of unequal length');
  if (k < 2 || n < 1) return notComputable('too-few');
  const tolerance = TIE_TOLERANCE * largestMagnitude(...columns);
  const sums = new Float64Array(k);
  let correction = 0;
  const own = new Float64Array(k);
  for (let row = 0; row < n; row++) {
    for (let wave = 0; wave < k; wave++) own[wave] = columns[wave]![row]!;
    const { ranks, ties } = midRanks(own, tolerance);
    correction += ties.correction;
    for (let wave = 0; wave < k; wave++) sums[wave]! += ranks[wave]!;
  }
  const scale = n * k * (k + 1) - correction / (k - 1);
  if (!(scale > 0)) return notComputable('zero-variance');
  const statistic = (12 * sums.reduce((sum, own) => sum + (own - (n * (k + 1)) / 2) ** 2, 0)) / scale;
  return estimated({
    method: 'friedman',
    n,
    statistic,
    df: k - 1,
    p: chiSquareUpper(statistic, k - 1),
    meanRanks: Array.from(sums, (sum) => sum / n),
    kendallsW: statistic / (n * (k - 1)),
  });
}
