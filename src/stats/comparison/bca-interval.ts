import { normalCdf, normalQuantile } from '../distributions/normal.ts';
import { checkLevel, type Interval } from '../estimate.ts';

export interface BcaInterval extends Interval {
  /** z₀: how far the estimate lies from the median of its replicates, in normal deviates. */
  readonly biasCorrection: number;
  /** a: how fast the standard error changes with the estimate. */
  readonly acceleration: number;
  /** Whether an end is the smallest or largest replicate: more replicates are needed. */
  readonly extremeEnds: boolean;
}

/**
 * Bias-corrected and accelerated (BCa) interval from bootstrap replicates (Efron 1987).
 *
 * z₀ = Φ⁻¹(share of replicates below the estimate); each end is the replicates' quantile at
 * Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))), z = Φ⁻¹((1 ∓ level)/2). Quantiles between replicates are interpolated on the normal scale
 * (Davison & Hinkley 1997, 5.2.1). As `boot::boot.ci(type = "bca")`, except that replicates equal to the estimate count one
 * half as below it (the strict count leans on rounding and is biased for scores in steps).
 *
 * @param replicates the statistic in every resample, in any order; they are sorted in place
 * @param equality replicates this near to the estimate are equal to it
 * @throws RangeError without replicates, or when the level is not between 0 and 1
 * @example bcaInterval(replicates, 1.58, 0.0776, 0.95) // the sleep data: { lower: 1.05, upper: 2.63, … }
 */
export function bcaInterval(
  replicates: Float64Array,
  estimate: number,
  acceleration: number,
  level: number,
  equality = 0,
): BcaInterval {
  checkLevel(level);
  const count = replicates.length;
  if (count === 0) throw new RangeError('bcaInterval: no replicates');
  let below = 0;
  for (const replicate of replicates) {
    if (Math.abs(replicate - estimate) <= equality) below += 0.5;
    else if (replicate < estimate) below++;
  }
  // With every replicate on one side the share is known only to half a replicate.
  const share = Math.min(Math.max(below, 0.5), count - 0.5) / count;
  const biasCorrection = normalQuantile(share);
  replicates.sort();
  const ends = [(1 - level) / 2, (1 + level) / 2].map((tail) => {
    const shifted = biasCorrection + normalQuantile(tail);
    const scale = 1 - acceleration * shifted;
    const adjusted = scale > 0 ? normalCdf(biasCorrection + shifted / scale) : shifted > 0 ? 1 : 0;
    return replicateQuantile(replicates, adjusted);
  });
  return {
    lower: ends[0]!.value,
    upper: ends[1]!.value,
    biasCorrection,
    acceleration,
    extremeEnds: ends.some((end) => end.extreme),
  };
}

/** The quantile at rank (R + 1)p of R sorted replicates. */
function replicateQuantile(sorted: Float64Array, p: number): { value: number; extreme: boolean } {
  const count = sorted.length;
  const rank = (count + 1) * p;
  const extreme = !(rank > 1 && rank < count);
  const below = Math.floor(rank);
  if (below < 1) return { value: sorted[0]!, extreme };
  if (below >= count) return { value: sorted[count - 1]!, extreme };
  const from = normalQuantile(below / (count + 1));
  const to = normalQuantile((below + 1) / (count + 1));
  const weight = (normalQuantile(p) - from) / (to - from);
  return { value: sorted[below - 1]! + weight * (sorted[below]! - sorted[below - 1]!), extreme };
}
