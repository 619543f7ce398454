import { midRanks } from '../comparison/mid-ranks.ts';
import { normalUpperQuantile } from '../distributions/normal.ts';
import { checkLevel, type Estimate, estimated, type Interval, notComputable } from '../estimate.ts';
import { productMoment } from '../pearson-correlation.ts';

/** Spearman's rank correlation with its interval. */
export interface SpearmanCorrelation {
  readonly n: number;
  readonly r: number;
  readonly ci: Interval;
}

/**
 * Spearman's (1904) rank correlation: Pearson's r of the mid-ranks, so that ties count as they should. As `cor(method = "spearman")` in R
 * and SPSS.
 *
 * Interval: tanh(atanh r ± z √((1 + r²/2) / (n − 3))), after Bonett & Wright (2000), who keep the level where Fisher's own variance is too
 * small for ranks.
 *
 * @returns `too-few` below four pairs, where there is no interval; `zero-variance` when x or y does not vary
 * @throws RangeError when the lengths differ, a value is not finite or the level not between 0 and 1
 * @example spearmanCorrelation(Float64Array.of(1, 2, 3, 40), Float64Array.of(1, 3, 2, 4), 0.95) // n 4, r 0.8
 */
export function spearmanCorrelation(
  x: Float64Array,
  y: Float64Array,
  level: number,
): Estimate<SpearmanCorrelation> {
  checkLevel(level);
  const n = x.length;
  if (n !== y.length) throw new RangeError('spearmanCorrelation: pairs of unequal length');
  if (n < 4) return notComputable('too-few');
  const r = productMoment(midRanks(x).ranks, midRanks(y).ranks);
  if (!r.ok) return r;
  const z = Math.atanh(r.value);
  const half = normalUpperQuantile((1 - level) / 2) * Math.sqrt((1 + r.value ** 2 / 2) / (n - 3));
  return estimated({ n, r: r.value, ci: { lower: Math.tanh(z - half), upper: Math.tanh(z + half) } });
}
